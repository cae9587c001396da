//! Training with Burn inside the browser, from the choices on a shelf to an adapter that the gate takes.

use js_sys::{Reflect, Uint8Array};
use reshelf::browser::{Shelf, fit};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::shop::{observe, order, rerank, shelf};

#[wasm_bindgen_test]
fn choices_become_an_adapter_that_the_gate_takes() {
    let mut shelf = shelf();
    for n in 0..8 {
        let at = f64::from(n) * 60_000.0;
        let order = order(&rerank(&mut shelf, &n.to_string(), at));
        // Always the cheapest of the first ten.
        let cheapest = order[..10].iter().min_by_key(|&&shoe| (shoe * 37) % 50).copied().unwrap();
        observe(&mut shelf, "select_item", cheapest as usize, at + 1.0);
    }
    assert!(shelf.worth_learning());
    let (adapter, choices, milliseconds) = fitted(&shelf);
    // A browser's clock may count whole milliseconds, and so few choices may take less than one.
    assert!(choices == 8.0 && milliseconds >= 0.0);
    assert!(shelf.adopt(&adapter, shelf.examples_ever()).unwrap());
    assert!(!shelf.worth_learning());
    assert!(shelf.weight() > 0.0);
    assert_eq!(fitted(&shelf).0.len(), adapter.len());
}

fn fitted(shelf: &Shelf) -> (Vec<u8>, f64, f64) {
    let fitted = fit(&shelf.model(), &shelf.lesson()).unwrap();
    let field = |name: &str| Reflect::get(&fitted, &JsValue::from(name)).unwrap();
    let number = |name: &str| field(name).as_f64().unwrap();
    (Uint8Array::new(&field("adapter")).to_vec(), number("choices"), number("milliseconds"))
}

#[wasm_bindgen_test]
fn nothing_to_learn_from_and_damage_are_refused() {
    let shelf = shelf();
    assert!(fit(&shelf.model(), &shelf.lesson()).is_err());
    assert!(fit(&[1, 2, 3], &shelf.lesson()).is_err());
    assert!(fit(&shelf.model(), &[1, 2, 3]).is_err());
}
