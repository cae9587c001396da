//! What is known of products beside what events tell of them: a file of products, or an export's own lines.

use reshelf::Millis;
use rustc_hash::FxHashMap;

use super::said::{Fields, id};

/// Products by their id, each with what was said of it from when on.
///
/// Memory: the catalogue, each product once and again for each time that it changed.
#[derive(Default)]
pub struct Catalogue {
    products: FxHashMap<String, Vec<(Millis, Fields)>>,
}

impl Catalogue {
    /// Takes in what is said of a product from `at` on.
    pub fn add(&mut self, at: Millis, item: Fields) {
        let versions = self.products.entry(id(&item).to_owned()).or_default();
        let place = versions.partition_point(|(from, _)| *from <= at);
        if place == 0 || versions[place - 1].1 != item {
            versions.insert(place, (at, item));
        }
    }

    /// How many products it has.
    pub fn len(&self) -> usize {
        self.products.len()
    }

    /// Adds what was known of an item at that time and it does not say itself. Before the first that is known of a product,
    /// the first is taken: a file of products rarely reaches back as far as a log.
    pub fn describe(&self, item: &mut Fields, at: Millis) {
        let Some(versions) = self.products.get(id(item)) else { return };
        let place = versions.partition_point(|(from, _)| *from <= at);
        for (name, told) in &versions[place.saturating_sub(1)].1 {
            if !item.contains_key(name) {
                item.insert(name.clone(), told.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn fields(value: Value) -> Fields {
        value.as_object().unwrap().clone()
    }

    #[test]
    fn an_item_is_described_as_it_was_known_then() {
        let mut catalogue = Catalogue::default();
        for (at, price) in [(30, 3.0), (10, 1.0), (20, 1.0)] {
            catalogue.add(at, fields(json!({"item_id": "a", "item_brand": "Rose", "price": price})));
        }
        for (at, price) in [(5, 1.0), (10, 1.0), (29, 1.0), (30, 3.0), (99, 3.0)] {
            let mut item = fields(json!({"item_id": "a"}));
            catalogue.describe(&mut item, at);
            assert_eq!(item["price"], price, "{at}");
        }
        let mut told = fields(json!({"item_id": "a", "price": 9}));
        catalogue.describe(&mut told, 10);
        assert_eq!((&told["price"], &told["item_brand"]), (&json!(9), &json!("Rose")));
        let mut other = fields(json!({"item_id": "b"}));
        catalogue.describe(&mut other, 10);
        assert_eq!((other.len(), catalogue.len(), catalogue.products["a"].len()), (1, 1, 2));
    }
}
