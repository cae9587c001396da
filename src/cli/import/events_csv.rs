//! `--from csv`: a row an item and event, its columns named.

use std::path::PathBuf;

use csv::ByteRecord;
use reshelf::EventKind;
use serde_json::Value;

use super::columns::{Columns, said};
use super::intake::Intake;
use super::item;
use super::options::Options;
use super::rows::{Wanted, rows};
use super::said::{Fields, Said};
use super::tally::{NO_TIME, Tally};
use super::time;
use crate::error::CliError;

/// Rows of one user, moment, list and query are one list, by `position` where there is such a column.
///
/// # Errors
/// A file that cannot be read, or lacks a column that is needed.
pub fn read(files: &[PathBuf], options: &Options, into: &mut Intake) -> Result<(), CliError> {
    let needed = ["user", "time", "event", "item"];
    let wanted = Wanted { named: &options.columns, attributes: &options.words.attributes, needed: &needed };
    for path in files {
        rows(path, &wanted, into, &mut |row, columns, into| {
            let event = columns.get(row, "event").unwrap_or_default();
            let Some(kind) = options.kinds.of(&event, &mut into.tally) else { return Ok(()) };
            match of_row(row, columns, kind, options, &mut into.tally) {
                Some(said) => into.take(&said),
                None => Ok(()),
            }
        })?;
    }
    Ok(())
}

fn of_row(row: &ByteRecord, columns: &Columns, kind: EventKind, options: &Options, tally: &mut Tally) -> Option<Said> {
    let get = |meaning: &str| columns.get(row, meaning).map(std::borrow::Cow::into_owned);
    let time = get("time").unwrap_or_default();
    let Some(at) = time::of_text(&time, options.time_format.as_deref()) else {
        tally.leave_out(NO_TIME, &time);
        return None;
    };
    let items = if kind == EventKind::Search { Vec::new() } else { item(row, columns, tally).into_iter().collect() };
    Some(Said {
        session: get("session"),
        items,
        list: get("list"),
        search_term: get("query"),
        ..Said::new(get("user").unwrap_or_default(), at, kind)
    })
}

/// The item that a row tells of.
pub fn item(row: &ByteRecord, columns: &Columns, tally: &mut Tally) -> Option<Fields> {
    let get = |meaning: &str| columns.get(row, meaning);
    let mut item = item::of_id(&get("item")?, tally)?;
    let words =
        [("item_name", "name"), ("item_brand", "brand"), ("item_variant", "variant"), ("item_category", "category")];
    let own = columns.attributes.iter().map(|(name, at)| (name.as_str(), said(row, *at)));
    for (name, told) in words.into_iter().map(|(name, meaning)| (name, get(meaning))).chain(own) {
        if let Some(told) = told {
            item::put(&mut item, name, &Value::String(told.into_owned()));
        }
    }
    if let Some(told) = get("price") {
        item::set_price(&mut item, &Value::String(told.into_owned()), get("currency").as_deref(), tally);
    }
    if let Some(position) = get("position").and_then(|position| position.parse::<f64>().ok()) {
        item.insert("index".to_owned(), position.into());
    }
    Some(item)
}
