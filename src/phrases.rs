//! Turns of phrase that reasons and profile share.

use crate::item::Key;
use crate::sentence::{decimal, fill};

/// `once`, `twice`, `3 times`.
pub fn times(count: usize) -> String {
    match count {
        1 => "once".into(),
        2 => "twice".into(),
        _ => fill("_ times", &[&decimal(count as u64)]),
    }
}

/// `1 product`, `2 products`.
pub fn products(count: usize) -> String {
    fill("__", &[&decimal(count as u64), if count == 1 { " product" } else { " products" }])
}

/// Products with a property: `3 Nordhavn products`, `1 product in Jackets`, `2 products with sole: cork`.
pub fn products_with(count: usize, key: Key, label: &str) -> String {
    match key {
        Key::Brand | Key::Variant if count == 1 => fill("1 _ product", &[label]),
        Key::Brand | Key::Variant => fill("_ _ products", &[&decimal(count as u64), label]),
        Key::Category(_) => fill("_ in _", &[&products(count), label]),
        Key::Other(_) => fill("_ with _", &[&products(count), label]),
    }
}

/// The third of the prices in which a percentile lies: `lower`, `middle`, `upper`.
pub fn third(percentile: f32) -> &'static str {
    match percentile {
        p if p < 1.0 / 3.0 => "lower",
        p if p > 2.0 / 3.0 => "upper",
        _ => "middle",
    }
}
