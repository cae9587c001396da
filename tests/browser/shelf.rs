//! The class `Shelf`, through the types that JavaScript calls.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::shop::{Packed, observe, rerank, shelf, shoes};

fn field(object: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(object, &name.into()).unwrap()
}

#[wasm_bindgen_test]
fn looks_make_an_order_of_the_shoppers_own_and_forgetting_unmakes_it() {
    let mut shelf = shelf();
    let servers: Vec<u32> = (0..24).collect();
    assert_eq!(rerank(&mut shelf, "before", 1.0), servers);
    assert!(!shelf.personalised());
    (0..3).for_each(|n| observe(&mut shelf, "view_item", 100 + 4 * n, 2.0));
    let mut order = rerank(&mut shelf, "after", 3.0);
    assert!(shelf.personalised());
    assert_ne!(order, servers);
    let reasons = shelf.why("shoe-4").unwrap();
    assert_eq!(field(&field(&reasons, "0"), "text").as_string().map(|text| text.is_empty()), Some(false));
    order.sort_unstable();
    assert_eq!(order, servers);
    shelf.forget();
    assert_eq!(rerank(&mut shelf, "again", 4.0), servers);
}

#[wasm_bindgen_test]
fn a_refusal_is_an_error_with_its_data_as_fields() {
    let mut shelf = shelf();
    let Packed { mut numbers, text } = shoes(0..3);
    numbers[5] = -1.0;
    let refused = shelf.observe("view_item_list", &numbers, &text, "", 0.0).unwrap_err();
    let error: js_sys::Error = refused.clone().dyn_into().unwrap();
    assert_eq!(error.name(), "ReshelfError");
    assert_eq!(field(&refused, "code"), "out-of-range");
    let data = field(&refused, "data");
    assert_eq!(field(&data, "index"), 1.0);
    assert_eq!(field(&data, "field"), "price");
    assert_eq!(field(&data, "got"), -1.0);
    assert_eq!(field(&shelf.observe("viewed", &[], "", "", 0.0).unwrap_err(), "code"), "unknown-event");
    assert_eq!(field(&shelf.restore(&[1, 2, 3]).unwrap_err(), "code"), "corrupt");
}

#[wasm_bindgen_test]
fn the_profile_is_a_plain_object() {
    let mut shelf = shelf();
    observe(&mut shelf, "view_item", 4, 0.0);
    let profile = shelf.profile(1.0).into();
    assert_eq!(field(&profile, "acts"), 1.0);
    let topic = field(&field(&profile, "topics"), "0");
    assert_eq!(field(&topic, "value"), "Nordhavn");
    assert_eq!(shelf.forget_topic(&field(&topic, "topic").as_string().unwrap()), 1);
}
