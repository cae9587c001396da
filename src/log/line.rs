//! One line of a log: from JSON to checked core types, or the reason why not.

use std::borrow::Cow;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::error::Error;
use crate::event::{Event, EventKind, Millis};
use crate::item::Item;
use crate::query::Query;

/// GA4's item fields that say something of the event rather than of the product.
const NO_ATTRIBUTE: [&str; 13] = [
    "affiliation",
    "coupon",
    "creative_name",
    "creative_slot",
    "currency",
    "discount",
    "index",
    "item_list_id",
    "item_list_name",
    "location_id",
    "promotion_id",
    "promotion_name",
    "quantity",
];

/// Where each item of a list was displayed, from 0; `None` where that is the server's order.
pub type Displayed = Option<Arc<[u16]>>;

/// What a line says.
#[derive(Debug)]
pub enum Line {
    /// `define_list`: a list by name, its items in the server's order.
    List { name: String, items: Vec<Item>, displayed: Displayed },
    /// Something a shopper did.
    Entry(Entry),
}

/// Something a shopper did, as the line has it.
#[derive(Debug)]
pub struct Entry {
    pub user: String,
    pub session: String,
    pub at: Millis,
    /// `None` for what reshelf does not learn from, such as `filter` and `sort`.
    pub kind: Option<EventKind>,
    /// Sorted by `index` where that is given.
    pub items: Vec<Item>,
    /// Where each of the items stands in the line, from 0; `None` where that is their order.
    pub displayed: Displayed,
    pub list: Option<String>,
    pub query: Option<Query>,
    /// The query's text, for a text tower.
    pub search_term: Option<String>,
}

impl Entry {
    /// The event with these items; `None` where reshelf does not learn from it.
    ///
    /// # Errors
    /// Those of [`Event::new`].
    pub fn event(&self, items: impl Into<Arc<[Item]>>) -> Result<Option<Event>, Error> {
        let Some(kind) = self.kind else { return Ok(None) };
        Event::new(kind, items, self.at).map(|event| Some(event.with_query(self.query.clone())))
    }
}

/// A line's fields by name, before anything is believed.
#[derive(Deserialize)]
struct Fields {
    event: String,
    #[serde(default)]
    user: Option<Id>,
    #[serde(default)]
    session: Option<Id>,
    #[serde(default)]
    ts: Option<Millis>,
    #[serde(default)]
    items: Vec<Map<String, Value>>,
    #[serde(default)]
    item_list_id: Option<Id>,
    #[serde(default)]
    search_term: Option<String>,
}

/// An opaque id: text, or a whole number taken as its digits.
#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Text(String),
    Number(i64),
}

impl Id {
    fn text(self) -> String {
        match self {
            Id::Text(text) => text,
            Id::Number(number) => number.to_string(),
        }
    }
}

/// Reads one line.
///
/// # Errors
/// The reason in words: no JSON, a field missing, or a value that the core refuses.
pub fn parse(json: &[u8]) -> Result<Line, String> {
    let fields: Fields = serde_json::from_slice(json).map_err(|error| error.to_string())?;
    let (items, displayed) = items(&fields.items)?;
    let name = fields.item_list_id.map(Id::text);
    if fields.event == "define_list" {
        let name = name.ok_or("define_list without \"item_list_id\"")?;
        return Ok(Line::List { name, items, displayed });
    }
    let missing = |field: &str| format!("{} without \"{field}\"", fields.event);
    Ok(Line::Entry(Entry {
        user: fields.user.ok_or_else(|| missing("user"))?.text(),
        session: fields.session.ok_or_else(|| missing("session"))?.text(),
        at: fields.ts.ok_or_else(|| missing("ts"))?,
        kind: kind(&fields.event)?,
        items,
        displayed,
        list: name,
        query: fields.search_term.as_deref().map(Query::new).filter(|query| !query.words().is_empty()),
        search_term: fields.search_term,
    }))
}

fn kind(name: &str) -> Result<Option<EventKind>, String> {
    match name {
        "filter" | "sort" => Ok(None),
        _ => EventKind::named(name).map(Some).map_err(|error| error.to_string()),
    }
}

/// The items in the order of their `index`, and where each stands in the line where that is another order.
fn items(rows: &[Map<String, Value>]) -> Result<(Vec<Item>, Displayed), String> {
    let mut placed = Vec::with_capacity(rows.len());
    for (n, row) in rows.iter().enumerate() {
        let index = row.get("index").and_then(Value::as_f64).unwrap_or(f64::MAX);
        placed.push((index, n, item(row).map_err(|reason| format!("items[{n}]: {reason}"))?));
    }
    placed.sort_by(|(one, ..), (other, ..)| one.total_cmp(other));
    let moved = !placed.is_sorted_by_key(|&(_, n, _)| n);
    let displayed = moved.then(|| placed.iter().map(|&(_, n, _)| u16::try_from(n).unwrap_or(u16::MAX)).collect());
    Ok((placed.into_iter().map(|(.., item)| item).collect(), displayed))
}

/// One GA4 item: `item_id`, `price`, `item_name`, `embedding`, and every other text, number, `true` or list of texts
/// as an attribute.
///
/// # Errors
/// The field and what the core refuses of it.
pub fn item(row: &Map<String, Value>) -> Result<Item, String> {
    let said = |error: Error| error.to_string();
    let mut item = Item::new(&id(row).ok_or("no \"item_id\"")?).map_err(said)?;
    for (name, value) in row {
        item = match (name.as_str(), value) {
            ("item_id", _) => item,
            ("price", Value::Number(price)) => item.with_price(price.as_f64().unwrap_or(f64::NAN)).map_err(said)?,
            ("price", Value::Null) => item,
            ("price", other) => return Err(format!("price is {other}, a number is needed")),
            ("item_name", Value::String(title)) => item.with_title(title),
            ("embedding", Value::Array(numbers)) => item.with_embedding(&vector(numbers)).map_err(said)?,
            (name, _) if NO_ATTRIBUTE.contains(&name) => item,
            (name, Value::String(text)) => item.with_attribute(name, text),
            (name, Value::Number(number)) => item.with_attribute(name, &number.to_string()),
            (name, Value::Bool(true)) => item.with_attribute(name, "true"),
            (name, Value::Array(texts)) => {
                texts.iter().filter_map(Value::as_str).fold(item, |item, text| item.with_attribute(name, text))
            }
            _ => item,
        };
    }
    Ok(item)
}

/// The `item_id` of a GA4 item: text, or a number taken as it is written.
pub fn id(row: &Map<String, Value>) -> Option<Cow<'_, str>> {
    match row.get("item_id")? {
        Value::String(id) => Some(Cow::Borrowed(id)),
        Value::Number(id) => Some(Cow::Owned(id.to_string())),
        _ => None,
    }
}

/// What is no number becomes one that the core refuses.
fn vector(numbers: &[Value]) -> Vec<f32> {
    numbers.iter().map(|number| number.as_f64().map_or(f32::NAN, |number| number as f32)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(json: &str) -> Entry {
        match parse(json.as_bytes()) {
            Ok(Line::Entry(entry)) => entry,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn items_stand_in_the_order_of_their_index() {
        let entry = entry(
            r#"{"event":"view_item_list","user":"u","session":"s","ts":1,"search_term":"Shoes",
                "items":[{"item_id":"b","index":1},{"item_id":"a","index":0}]}"#,
        );
        let ids: Vec<_> = entry.items.iter().map(Item::id).collect();
        assert_eq!(ids, ["a", "b"].map(|id| crate::item::ItemId::new(id).unwrap()));
        assert_eq!(entry.displayed.as_deref(), Some(&[1, 0][..]), "the first of the line was displayed first");
        assert_eq!(entry.query, Some(Query::new("shoes")));
    }

    #[test]
    fn every_other_field_of_an_item_is_an_attribute() {
        let entry = entry(
            r#"{"event":"view_item","user":1,"session":2,"ts":1,"items":[{"item_id":7,"price":2.5,"item_brand":"Rose",
                "display":true,"feature":false,"size":4,"quantity":1,"tags":["new","warm"],"item_name":"Blue jar"}]}"#,
        );
        let labels: Vec<&str> = entry.items[0].attributes().iter().map(|attribute| &*attribute.label).collect();
        assert_eq!(labels, ["display: true", "Rose", "size: 4", "tags: new", "tags: warm"]);
        assert_eq!((entry.items[0].price(), entry.items[0].title().len()), (Some(2.5), 2));
        assert_eq!((entry.user.as_str(), entry.session.as_str()), ("1", "2"));
    }

    #[test]
    fn a_refusal_says_which_field() {
        for (json, reason) in [
            ("{", "EOF"),
            (r#"{"event":"view_item","session":"s","ts":1}"#, "\"user\""),
            (r#"{"event":"vanish","user":"u","session":"s","ts":1}"#, "vanish"),
            (r#"{"event":"view_item","user":"u","session":"s","ts":1,"items":[{}]}"#, "items[0]: no \"item_id\""),
            (r#"{"event":"view_item","user":"u","session":"s","ts":1,"items":[{"item_id":"a","price":-1}]}"#, "price"),
            (r#"{"event":"define_list","items":[]}"#, "item_list_id"),
        ] {
            let refused = parse(json.as_bytes()).unwrap_err();
            assert!(refused.contains(reason), "{json}: {refused}");
        }
        assert!(entry(r#"{"event":"sort","user":"u","session":"s","ts":1}"#).kind.is_none());
    }
}
