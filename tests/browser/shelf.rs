//! The class `Shelf`, through the types that JavaScript calls.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::shop::{Packed, observe, order, rerank, shelf, shoes};

fn field(object: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(object, &name.into()).unwrap()
}

#[wasm_bindgen_test]
fn looks_make_an_order_of_the_shoppers_own_and_forgetting_unmakes_it() {
    let mut shelf = shelf();
    let servers: Vec<u32> = (0..24).collect();
    let before = rerank(&mut shelf, "before", 1.0);
    assert_eq!((order(&before), field(&before, "known")), (servers.clone(), false.into()));
    assert_eq!(field(&before, "personalised"), false);
    (0..3).for_each(|n| observe(&mut shelf, "view_item", 100 + 4 * n, 2.0));
    let after = rerank(&mut shelf, "after", 3.0);
    assert_eq!((field(&after, "personalised"), field(&after, "known")), (true.into(), true.into()));
    assert_eq!(field(&after, "arm"), "personal");
    let mut personal = order(&after);
    assert_ne!(personal, servers);
    let reasons = shelf.why("shoe-4").unwrap();
    assert_eq!(field(&field(&reasons, "0"), "text").as_string().map(|text| text.is_empty()), Some(false));
    personal.sort_unstable();
    assert_eq!(personal, servers);
    shelf.forget();
    assert_eq!(order(&rerank(&mut shelf, "again", 4.0)), servers);
}

#[wasm_bindgen_test]
fn a_refusal_is_an_error_with_its_data_as_fields() {
    let mut shelf = shelf();
    let Packed { mut numbers, text } = shoes(0..3);
    numbers[6] = -1.0;
    let refused = shelf.observe("view_item_list", &numbers, &text, "", 0.0).unwrap_err();
    let error: js_sys::Error = refused.clone().dyn_into().unwrap();
    assert_eq!(error.name(), "ReshelfError");
    assert_eq!(field(&refused, "code"), "out-of-range");
    let data = field(&refused, "data");
    assert_eq!(field(&data, "field"), "price");
    assert_eq!(field(&data, "got"), -1.0);
    assert_eq!(field(&shelf.observe("viewed", &[], b"", "", 0.0).unwrap_err(), "code"), "unknown-event");
    assert_eq!(field(&shelf.restore(&[1, 2, 3]).unwrap_err(), "code"), "corrupt");
}

#[wasm_bindgen_test]
fn counting_goes_on_from_what_was_counted_and_from_nothing_else() {
    let mut shelf = shelf();
    rerank(&mut shelf, "shoes", 1.0);
    observe(&mut shelf, "select_item", 3, 2.0);
    let counted = shelf.counted();
    assert_eq!((counted.len(), &counted[4..8]), (23, &[1.0, 1.0, 1.0, 0.25][..]));
    let mut other = crate::shop::shelf();
    other.count_on(&counted);
    for wrong in [&[][..], &[1.0; 22], &[1.0; 24], &[-1.0; 23], &[f64::NAN; 23], &[1e300; 23]] {
        other.count_on(wrong);
    }
    assert_eq!(other.counted(), counted);
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
