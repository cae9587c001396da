//! What a log calls its items: the core keeps ids as hashes and names as words, so both are read again.

use std::io::{self, BufRead};

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::line;
use super::lines::{Lines, Text};
use crate::item::ItemId;

/// What an item is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its `item_id`.
    pub id: String,
    /// Its `item_name`, where the log has one.
    pub title: Option<String>,
}

/// Names by identity.
pub type Names = FxHashMap<ItemId, Name>;

/// The items of a line, whatever it says of them.
#[derive(Deserialize)]
struct Row {
    #[serde(default)]
    items: Vec<Map<String, Value>>,
}

/// The names of the items wanted, read until each one is found. Lines that are no JSON are passed over: they were named
/// when the log was measured.
///
/// # Errors
/// Those of reading.
pub fn names<R: BufRead>(mut lines: Lines<R>, wanted: impl IntoIterator<Item = ItemId>) -> io::Result<Names> {
    let mut wanted: FxHashSet<ItemId> = wanted.into_iter().collect();
    let mut names = Names::default();
    while !wanted.is_empty() {
        let text = match lines.next()? {
            None => break,
            Some(Text::Whole(json)) => json,
            Some(Text::TooLong) => continue,
        };
        let Ok(row) = serde_json::from_slice::<Row>(text) else { continue };
        for fields in &row.items {
            let Some(id) = line::id(fields) else { continue };
            let Ok(key) = ItemId::new(&id) else { continue };
            if wanted.contains(&key) {
                let title = fields.get("item_name").and_then(Value::as_str).map(str::to_owned);
                // An act may name an item by its id alone, before the list that says more of it.
                if fields.keys().any(|field| field != "item_id" && field != "index") {
                    wanted.remove(&key);
                }
                names.insert(key, Name { id: id.into_owned(), title });
            }
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_is_named_by_the_line_that_says_most_of_it() {
        let text = "no json\n\
            {\"items\":[{\"item_id\":7,\"index\":2},{\"item_id\":\"b\"}]}\n\
            {\"items\":[{\"item_id\":\"7\",\"item_name\":\"Blue jar\",\"price\":2}]}\n\
            {\"items\":[{\"item_id\":\"7\"}]}\n";
        let ids = ["7", "b", "c"].map(|id| ItemId::new(id).unwrap());
        let found = names(Lines::new(text.as_bytes()), ids).unwrap();
        assert_eq!(found[&ids[0]], Name { id: "7".to_owned(), title: Some("Blue jar".to_owned()) });
        assert_eq!(found[&ids[1]], Name { id: "b".to_owned(), title: None });
        assert_eq!(found.len(), 2);
    }
}
