//! An item as the log has it, from what exports call their fields.

use reshelf::Item;
use serde_json::Value;

use super::price;
use super::said::Fields;
use super::tally::{NO_ID, NO_PRICE, Tally};

/// What exports and catalogues call the fields that the log knows, the first that is there counting.
const NAMES: [(&str, &[&str]); 4] = [
    ("item_name", &["item_name", "name", "title", "product_name"]),
    ("item_brand", &["item_brand", "brand", "brand_name", "manufacturer", "vendor"]),
    ("item_variant", &["item_variant", "variant", "color", "colour"]),
    (
        "item_category",
        &["item_category", "hierarchicalCategories", "hierarchical_categories", "categories", "category"],
    ),
];

/// What exports and catalogues call the product itself.
const IDS: [&str; 5] = ["item_id", "objectID", "id", "sku", "product_id"];

const CATEGORIES: [&str; 5] = ["item_category", "item_category2", "item_category3", "item_category4", "item_category5"];
const LEVELS: [&str; 5] = ["lvl0", "lvl1", "lvl2", "lvl3", "lvl4"];

/// Which fields of an item go into the log, beside those in GA4's words.
#[derive(Clone, Default)]
pub struct Words {
    /// A shop's own, taken as attributes.
    pub attributes: Vec<String>,
}

impl Words {
    /// An item of the fields of a record, whatever the export calls them; `None` where it has no id, which is counted.
    pub fn item(&self, record: &Fields, tally: &mut Tally) -> Option<Fields> {
        let id = IDS.iter().find_map(|name| record.get(*name)).and_then(text_of);
        let mut item = of_id(id.as_deref().unwrap_or_default(), tally)?;
        self.describe(&mut item, record, tally);
        Some(item)
    }

    /// Adds what a record says of an item.
    pub fn describe(&self, item: &mut Fields, record: &Fields, tally: &mut Tally) {
        for (name, called) in NAMES {
            let Some(told) = called.iter().find_map(|other| record.get(*other)) else { continue };
            match name {
                "item_category" => categories(item, told),
                _ => put(item, name, told),
            }
        }
        let own = self.attributes.iter().map(String::as_str);
        for name in CATEGORIES[1..].iter().copied().chain(own) {
            if let Some(told) = record.get(name) {
                put(item, name, told);
            }
        }
        let currency = record.get("currency").and_then(Value::as_str);
        if let Some(told) = record.get("price").filter(|told| !told.is_null()) {
            set_price(item, told, currency, tally);
        }
    }
}

/// An item of which nothing is known but its id; `None` where the log would refuse that, which is counted.
pub fn of_id(id: &str, tally: &mut Tally) -> Option<Fields> {
    let id = id.trim();
    if Item::new(id).is_err() {
        tally.leave_out(NO_ID, "");
        return None;
    }
    Some(Fields::from_iter([("item_id".to_owned(), id.into())]))
}

/// Sets the price where it can be read; counts it where it cannot.
pub fn set_price(item: &mut Fields, told: &Value, currency: Option<&str>, tally: &mut Tally) {
    match price::of_value(told, currency) {
        Some(price) => {
            item.insert("price".to_owned(), price.into());
        }
        None => tally.leave_out(NO_PRICE, &told.to_string()),
    }
}

/// Sets a field where something is said: a text, a number, `true`, or a list of texts.
pub fn put(item: &mut Fields, name: &str, told: &Value) {
    let said = match told {
        Value::Array(texts) => {
            let texts: Vec<Value> = texts.iter().filter(|text| is_said(text) && text.is_string()).cloned().collect();
            (!texts.is_empty()).then_some(Value::Array(texts))
        }
        told => is_said(told).then(|| told.clone()),
    };
    if let Some(said) = said {
        item.insert(name.to_owned(), said);
    }
}

/// `(not set)` is what GA4 writes for nothing.
fn is_said(told: &Value) -> bool {
    match told {
        Value::String(text) => !matches!(text.trim(), "" | "(not set)"),
        Value::Number(_) | Value::Bool(true) => true,
        _ => false,
    }
}

/// A category, its levels in a list or by Algolia's names, or a path such as `Camp > Tents`.
fn categories(item: &mut Fields, told: &Value) {
    let levels: Vec<&Value> = match told {
        Value::Array(levels) => levels.iter().collect(),
        Value::Object(levels) => LEVELS.iter().filter_map(|level| levels.get(*level)).collect(),
        one => vec![one],
    };
    for (name, level) in CATEGORIES.iter().zip(levels) {
        let level = match level {
            Value::Array(of) => of.first().unwrap_or(&Value::Null),
            one => one,
        };
        let last = level.as_str().map(|path| path.rsplit(" > ").next().unwrap_or(path).into());
        put(item, name, last.as_ref().unwrap_or(level));
    }
}

/// A text, or a number as it is written; `None` where it is neither, or nothing is said.
pub fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if is_said(value) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn item(record: Value, attributes: &[&str]) -> (Option<Fields>, Tally) {
        let mut tally = Tally::default();
        let words = Words { attributes: attributes.iter().map(|&name| name.to_owned()).collect() };
        let item = words.item(record.as_object().unwrap(), &mut tally);
        (item, tally)
    }

    #[test]
    fn the_usual_names_of_fields_become_ga4s() {
        for record in [
            json!({"item_id": "7", "item_name": "Tent", "item_brand": "Ibexa", "item_category": "Camp", "item_category2": "Tents", "price": 12.5}),
            json!({"objectID": "7", "name": "Tent", "brand": "Ibexa", "hierarchicalCategories": {"lvl0": "Camp", "lvl1": "Camp > Tents"}, "price": "12,50 €"}),
            json!({"id": 7, "title": "Tent", "manufacturer": "Ibexa", "categories": ["Camp", "Tents"], "price": "12.50", "_highlightResult": {}}),
        ] {
            let (got, _) = item(record.clone(), &[]);
            let all = json!({"item_id": "7", "item_name": "Tent", "item_brand": "Ibexa", "item_category": "Camp", "item_category2": "Tents", "price": 12.5});
            assert_eq!(Value::Object(got.unwrap()), all, "{record}");
        }
    }

    #[test]
    fn a_shops_own_fields_come_where_they_are_named_and_what_says_nothing_does_not() {
        let record = json!({"item_id": "a", "item_brand": "(not set)", "item_variant": "", "fit": ["slim", 2, ""], "season": "winter", "sales": 12});
        assert_eq!(Value::Object(item(record.clone(), &[]).0.unwrap()), json!({"item_id": "a"}));
        let (got, _) = item(record, &["fit", "season", "none"]);
        assert_eq!(Value::Object(got.unwrap()), json!({"item_id": "a", "fit": ["slim"], "season": "winter"}));
    }

    #[test]
    fn an_item_without_an_id_and_a_price_of_two_meanings_are_counted() {
        for record in [json!({}), json!({"item_id": ""}), json!({"item_id": {}}), json!({"item_id": "x".repeat(513)})] {
            let (got, tally) = item(record, &[]);
            assert_eq!((got, tally.count(NO_ID)), (None, 1));
        }
        let (got, tally) = item(json!({"item_id": "a", "price": "1.299"}), &[]);
        assert_eq!((got.unwrap().get("price"), tally.count(NO_PRICE)), (None, 1));
        let (got, _) = item(json!({"item_id": "a", "price": "1.299", "currency": "EUR"}), &[]);
        assert_eq!(got.unwrap()["price"], 1299.0);
    }

    proptest! {
        #[test]
        fn an_item_that_is_made_is_one_that_the_core_accepts(id in any::<String>(), price in any::<f64>()) {
            if let (Some(item), _) = item(json!({"item_id": id, "price": price}), &[]) {
                let made = Item::new(item["item_id"].as_str().unwrap());
                prop_assert!(made.and_then(|made| made.with_price(item.get("price").map_or(0.0, |price| price.as_f64().unwrap()))).is_ok());
            }
        }
    }
}
