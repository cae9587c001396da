//! `--from ga4`: Google Analytics 4's export to BigQuery, as JSON Lines or Parquet.

use std::path::PathBuf;

use reshelf::EventKind;
use serde_json::Value;

use super::ga4_parquet;
use super::intake::Intake;
use super::item::{self, of_id, put, set_price, text_of};
use super::json_lines;
use super::options::Options;
use super::said::{Fields, Said};
use super::tally::{NO_TIME, NO_USER, Tally};
use super::time;
use crate::error::CliError;

/// Item fields taken as they are: the others tell of the sale, not of the product.
const ITEM: [&str; 8] = [
    "item_name",
    "item_brand",
    "item_variant",
    "item_category",
    "item_category2",
    "item_category3",
    "item_category4",
    "item_category5",
];

/// What gives the order of events that reach the server together, the first counting most.
const BATCH: [&str; 3] = ["batch_page_id", "batch_ordering_id", "batch_event_index"];

/// A file that ends in .parquet is read as such, any other as JSON Lines.
///
/// # Errors
/// A file that cannot be read.
pub fn read(files: &[PathBuf], options: &Options, into: &mut Intake) -> Result<(), CliError> {
    let mut each = |row: Fields, into: &mut Intake| -> Result<(), CliError> {
        for said in of_row(&row, options, &mut into.tally) {
            into.take(&said)?;
        }
        Ok(())
    };
    for path in files {
        if path.extension().is_some_and(|ending| ending == "parquet") {
            ga4_parquet::objects(path, into, &mut each)?;
        } else {
            json_lines::objects(path, into, &mut each)?;
        }
    }
    Ok(())
}

/// What a row of the export says: one thing, or a list for each that its items stand in.
fn of_row(row: &Fields, options: &Options, tally: &mut Tally) -> Vec<Said> {
    let Some(kind) = options.kinds.of_field(row, "event_name", tally) else { return Vec::new() };
    let Some(user) = row.get("user_pseudo_id").and_then(text_of) else {
        tally.leave_out(NO_USER, kind.name());
        return Vec::new();
    };
    let Some(at) = row.get("event_timestamp").and_then(time::of_value) else {
        tally.leave_out(NO_TIME, &row.get("event_timestamp").map_or(String::new(), Value::to_string));
        return Vec::new();
    };
    let param = |name: &str| param(row.get("event_params"), name);
    let currency = param("currency");
    let transaction = row.get("ecommerce").and_then(|ecommerce| ecommerce.get("transaction_id")).and_then(text_of);
    let said = Said {
        session: param("ga_session_id"),
        order: BATCH.map(|name| row.get(name).and_then(count_of).unwrap_or(0)),
        list: param("item_list_id").or_else(|| param("item_list_name")),
        search_term: param("search_term"),
        page: param("page_location"),
        transaction: param("transaction_id").or(transaction),
        ..Said::new(user, at, kind)
    };
    let rows = row.get("items").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    if kind == EventKind::Search {
        return vec![said];
    }
    let mut lists: Vec<Said> = vec![said.clone()];
    for row in rows.iter().filter_map(Value::as_object) {
        let Some(item) = of_item(row, currency.as_deref(), options, tally) else { continue };
        let own = ["item_list_id", "item_list_name"].iter().find_map(|name| row.get(*name).and_then(text_of));
        let list = own.filter(|_| kind == EventKind::ViewItemList).or_else(|| said.list.clone());
        match lists.iter_mut().find(|said| said.list == list) {
            Some(said) => said.items.push(item),
            None => lists.push(Said { list, items: vec![item], ..said.clone() }),
        }
    }
    if lists.len() > 1 && lists[0].items.is_empty() {
        lists.remove(0);
    }
    lists
}

/// One of the `items`: its place in the list is `item_list_index`, or `index` as the tag has it.
fn of_item(row: &Fields, currency: Option<&str>, options: &Options, tally: &mut Tally) -> Option<Fields> {
    let id = ["item_id", "item_name"].iter().find_map(|name| row.get(*name).and_then(text_of));
    let mut item = of_id(id.as_deref().unwrap_or_default(), tally)?;
    for name in ITEM {
        put(&mut item, name, row.get(name).unwrap_or(&Value::Null));
    }
    for name in &options.words.attributes {
        let own = param(row.get("item_params"), name).or_else(|| row.get(name).and_then(text_of));
        put(&mut item, name, &own.map_or(Value::Null, Value::from));
    }
    if let Some(price) = row.get("price").filter(|price| !price.is_null()) {
        set_price(&mut item, price, currency, tally);
    }
    if let Some(index) = ["item_list_index", "index"].iter().find_map(|name| row.get(*name).and_then(number_of)) {
        item.insert("index".to_owned(), index.into());
    }
    Some(item)
}

/// A parameter of `event_params` or `item_params`: records of a key and a value, which stands in the field of its type.
fn param(params: Option<&Value>, name: &str) -> Option<String> {
    let record = params?.as_array()?.iter().find(|record| record.get("key").and_then(Value::as_str) == Some(name))?;
    let value = record.get("value")?;
    ["string_value", "int_value", "float_value", "double_value"].iter().find_map(|of| value.get(*of).and_then(text_of))
}

/// BigQuery writes whole numbers as texts.
fn number_of(value: &Value) -> Option<f64> {
    text_of(value)?.parse::<f64>().ok().filter(|number| number.is_finite())
}

fn count_of(value: &Value) -> Option<u32> {
    item::text_of(value)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::item::Words;
    use super::super::kinds::Kinds;
    use super::*;

    fn said(row: Value) -> (Vec<Said>, Tally) {
        let options = Options {
            columns: Vec::new(),
            time_format: None,
            kinds: Kinds::default(),
            words: Words { attributes: vec!["fit".to_owned()] },
        };
        let mut tally = Tally::default();
        (of_row(row.as_object().unwrap(), &options, &mut tally), tally)
    }

    fn row(name: &str, items: Value) -> Value {
        json!({
            "event_date": "20240301", "event_timestamp": "1709294400123456", "event_name": name, "user_pseudo_id": "11.22",
            "event_params": [
                {"key": "ga_session_id", "value": {"int_value": "1709294300"}},
                {"key": "search_term", "value": {"string_value": "boots"}},
                {"key": "item_list_name", "value": {"string_value": "Search results"}},
                {"key": "page_location", "value": {"string_value": "https://shop.example/?q=boots"}},
            ],
            "batch_page_id": "5", "batch_ordering_id": "2", "batch_event_index": "3",
            "items": items,
        })
    }

    #[test]
    fn a_list_is_read_with_its_place_words_and_positions() {
        let item = json!({
            "item_id": "A", "item_name": "Boot", "item_brand": "(not set)", "price": 79.9, "price_in_usd": 85.1, "quantity": "1",
            "item_revenue": 79.9, "coupon": "SPRING", "item_list_index": "4",
            "item_params": [{"key": "fit", "value": {"string_value": "wide"}}, {"key": "other", "value": {"int_value": "1"}}],
        });
        let (said, _) = said(row("view_item_list", json!([item])));
        let [list] = &said[..] else { panic!("{said:?}") };
        assert_eq!(
            Value::Object(list.items[0].clone()),
            json!({"item_id": "A", "item_name": "Boot", "price": 79.9, "fit": "wide", "index": 4.0})
        );
        assert_eq!((list.at, list.order, list.user.as_str()), (1_709_294_400_123, [5, 2, 3], "11.22"));
        assert_eq!(
            (list.session.as_deref(), list.search_term.as_deref(), list.list.as_deref()),
            (Some("1709294300"), Some("boots"), Some("Search results"))
        );
    }

    #[test]
    fn items_of_several_lists_in_one_event_are_several_lists() {
        let of = |id: &str, list: &str| json!({"item_id": id, "item_list_id": list});
        let items = json!([of("a", "one"), of("b", "two"), of("c", "one"), {"item_id": "d"}]);
        let (lists, _) = said(row("view_item_list", items.clone()));
        let told: Vec<(Option<&str>, usize)> =
            lists.iter().map(|said| (said.list.as_deref(), said.items.len())).collect();
        assert_eq!(told, [(Some("Search results"), 1), (Some("one"), 2), (Some("two"), 1)]);
        assert_eq!(said(row("add_to_cart", items)).0.len(), 1);
    }

    #[test]
    fn what_has_no_user_time_or_kind_is_counted() {
        for (field, value, reason) in
            [("user_pseudo_id", json!(null), NO_USER), ("event_timestamp", json!("soon"), NO_TIME)]
        {
            let mut row = row("view_item", json!([{"item_id": "a"}]));
            row[field] = value;
            let (found, tally) = said(row);
            assert_eq!((found.len(), tally.count(reason)), (0, 1), "{field}");
        }
        assert!(said(row("scroll", json!([]))).0.is_empty());
        for odd in
            [json!({}), json!({"event_name": 5}), json!({"event_name": "view_item", "event_params": {}, "items": "a"})]
        {
            said(odd);
        }
    }
}
