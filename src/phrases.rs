//! Turns of phrase that reasons and profile share.

use crate::item::Key;
use crate::sentence::{decimal, sentence};

/// `once`, `twice`, `3 times`.
pub fn times(count: usize) -> String {
    match count {
        1 => "once".into(),
        2 => "twice".into(),
        _ => sentence(&[&decimal(count as u64), " times"]),
    }
}

/// `1 product`, `2 products`.
pub fn products(count: usize) -> String {
    sentence(&[&decimal(count as u64), if count == 1 { " product" } else { " products" }])
}

/// Products with a property: `3 Nordhavn products`, `1 product in Jackets`, `2 products with sole: cork`.
pub fn products_with(count: usize, key: Key, label: &str) -> String {
    match key {
        Key::Brand | Key::Variant if count == 1 => sentence(&["1 ", label, " product"]),
        Key::Brand | Key::Variant => sentence(&[&decimal(count as u64), " ", label, " products"]),
        Key::Category(_) => sentence(&[&products(count), " in ", label]),
        Key::Other(_) => sentence(&[&products(count), " with ", label]),
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
