//! A small shop, packed as `pkg/pack.js` packs it.

use js_sys::{Object, Reflect, Uint32Array};
use reshelf::browser::Shelf;
use wasm_bindgen::{JsCast, JsValue};

const BRANDS: [&str; 4] = ["Nordhavn", "Fjell", "Asker", "Tind"];
const BRAND: usize = 2;

pub struct Packed {
    pub numbers: Vec<f64>,
    pub text: Vec<u8>,
}

pub fn shoes(numbers: impl IntoIterator<Item = usize>) -> Packed {
    let mut packed = Packed { numbers: Vec::new(), text: Vec::new() };
    for n in numbers {
        let (id, brand) = (format!("shoe-{n}"), BRANDS[n % BRANDS.len()]);
        let code = |field: usize, text: &str| (field * 65_536 + text.len()) as f64;
        let price = 60.0 + ((n * 37) % 50) as f64;
        packed.numbers.extend([price, 0.0, 0.0, 2.0, code(0, &id), code(BRAND, brand)]);
        packed.text.extend(id.bytes());
        packed.text.extend(brand.bytes());
    }
    packed
}

pub fn shelf() -> Shelf {
    Shelf::new(None, None).unwrap()
}

pub fn observe(shelf: &mut Shelf, kind: &str, shoe: usize, at: f64) {
    let Packed { numbers, text } = shoes([shoe]);
    shelf.observe(kind, &numbers, &text, "", at).unwrap();
}

pub fn rerank(shelf: &mut Shelf, query: &str, at: f64) -> JsValue {
    let Packed { numbers, text } = shoes(0..24);
    let asked = Object::new();
    let set = |name: &str, value: JsValue| Reflect::set(&asked, &name.into(), &value).unwrap();
    set("query", query.into());
    set("at", at.into());
    set("strength", 1.0.into());
    set("pinned", Uint32Array::new_with_length(0).into());
    set("diversityBy", "".into());
    set("diversityRun", 0.into());
    set("refresh", false.into());
    set("displayed", false.into());
    set("inPlace", false.into());
    set("heldOut", false.into());
    shelf.rerank(&numbers, &text, asked.unchecked_ref()).unwrap().into()
}

pub fn order(answered: &JsValue) -> Vec<u32> {
    Uint32Array::new(&Reflect::get(answered, &"order".into()).unwrap()).to_vec()
}
