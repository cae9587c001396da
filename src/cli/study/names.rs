//! What a log calls its items: the core keeps ids as hashes and names as words, so both are read again.

use std::path::Path;

use reshelf::ItemId;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::error::CliError;
use crate::line;
use crate::lines::{Lines, Text};
use crate::progress;

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
/// [`CliError::Unreadable`].
pub fn names(path: &Path, mut wanted: FxHashSet<ItemId>) -> Result<Names, CliError> {
    let mut names = Names::default();
    let mut lines = Lines::open(path, &progress::hidden())?;
    while !wanted.is_empty() {
        let text = match lines.next() {
            Ok(None) => break,
            Ok(Some(Text::Whole(json))) => json,
            Ok(Some(Text::TooLong)) => continue,
            Err(source) => return Err(CliError::unreadable(path, source)),
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
        let path = std::env::temp_dir().join(format!("reshelf-names-{}.jsonl", std::process::id()));
        let text = "no json\n\
            {\"items\":[{\"item_id\":7,\"index\":2},{\"item_id\":\"b\"}]}\n\
            {\"items\":[{\"item_id\":\"7\",\"item_name\":\"Blue jar\",\"price\":2}]}\n\
            {\"items\":[{\"item_id\":\"7\"}]}\n";
        std::fs::write(&path, text).unwrap();
        let ids = ["7", "b", "c"].map(|id| ItemId::new(id).unwrap());
        let found = names(&path, ids.into_iter().collect()).unwrap();
        std::fs::remove_file(&path).unwrap();
        assert_eq!(found[&ids[0]], Name { id: "7".to_owned(), title: Some("Blue jar".to_owned()) });
        assert_eq!(found[&ids[1]], Name { id: "b".to_owned(), title: None });
        assert_eq!(found.len(), 2);
    }
}
