//! A small shop, packed as `pkg/pack.js` packs it.

use reshelf::browser::Shelf;

const BRANDS: [&str; 4] = ["Nordhavn", "Fjell", "Asker", "Tind"];
const BRAND: usize = 2;

pub struct Packed {
    pub numbers: Vec<f64>,
    pub text: String,
}

pub fn shoes(numbers: impl IntoIterator<Item = usize>) -> Packed {
    let mut packed = Packed { numbers: Vec::new(), text: String::new() };
    for n in numbers {
        let (id, brand) = (format!("shoe-{n}"), BRANDS[n % BRANDS.len()]);
        let code = |field: usize, text: &str| (field * 65_536 + text.len()) as f64;
        let price = 60.0 + ((n * 37) % 50) as f64;
        packed.numbers.extend([price, 0.0, 2.0, code(0, &id), code(BRAND, brand)]);
        packed.text += &id;
        packed.text += brand;
    }
    packed
}

pub fn shelf() -> Shelf {
    Shelf::new(None, false).unwrap()
}

pub fn observe(shelf: &mut Shelf, kind: &str, shoe: usize, at: f64) {
    let Packed { numbers, text } = shoes([shoe]);
    shelf.observe(kind, &numbers, &text, "", at).unwrap();
}

pub fn rerank(shelf: &mut Shelf, query: &str, at: f64) -> Vec<u32> {
    let Packed { numbers, text } = shoes(0..24);
    shelf.rerank(&numbers, &text, query, 1.0, None, &[], "", 0, false, at).unwrap()
}
