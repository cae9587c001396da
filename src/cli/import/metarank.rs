//! `--from metarank`: Metarank's events `item`, `ranking` and `interaction`; `user` says nothing that a log has.

use std::path::PathBuf;

use reshelf::EventKind;
use serde_json::Value;

use super::intake::Intake;
use super::item::{of_id, text_of};
use super::joining::Joining;
use super::json_lines;
use super::options::Options;
use super::said::{Fields, Said};
use super::tally::{NO_TIME, Tally};
use super::time;
use crate::error::CliError;

/// Fields of a ranking that may hold what was searched for.
const QUERY: [&str; 3] = ["query", "search_term", "search"];

/// Events of one kind after another or mixed; items are described as they were at the time of each list.
///
/// # Errors
/// A file that cannot be read.
pub fn read(files: &[PathBuf], options: &Options, into: &mut Intake) -> Result<(), CliError> {
    let mut joining = Joining::new(into);
    for path in files {
        json_lines::objects(path, into, &mut |event, into| {
            let name = event.get("event").and_then(Value::as_str).unwrap_or_default();
            if !matches!(name, "item" | "ranking" | "interaction") {
                into.tally.other_kind(if name.is_empty() { "(without an event)" } else { name });
                return Ok(());
            }
            let Some(at) = event.get("timestamp").and_then(time::of_value) else {
                into.tally.leave_out(NO_TIME, &event.get("timestamp").map_or(String::new(), Value::to_string));
                return Ok(());
            };
            let said = Said {
                session: event.get("session").and_then(text_of),
                ..Said::new(event.get("user").and_then(text_of).unwrap_or_default(), at, EventKind::ViewItemList)
            };
            match name {
                "item" => {
                    describe(&event, options, said.at, into);
                    Ok(())
                }
                "ranking" => {
                    let said = Said { items: ranked(&event, &mut into.tally), search_term: searched(&event), ..said };
                    hand_on(event.get("id"), said, &mut joining, into)
                }
                _ => {
                    let Some(kind) = options.kinds.of_field(&event, "type", &mut into.tally) else { return Ok(()) };
                    let item = of_id(&event.get("item").and_then(text_of).unwrap_or_default(), &mut into.tally);
                    let said = Said { kind, items: item.into_iter().collect(), ..said };
                    hand_on(event.get("ranking"), said, &mut joining, into)
                }
            }
        })?;
    }
    into.tally.notes.push(format!("{} products described", into.catalogue.len()));
    joining.join(into)
}

fn hand_on(query: Option<&Value>, said: Said, joining: &mut Joining, into: &mut Intake) -> Result<(), CliError> {
    match query.and_then(text_of).filter(|_| !said.items.is_empty()) {
        Some(query) => joining.take(&query, Some(said.at), said),
        None => into.take(&said),
    }
}

fn describe(event: &Fields, options: &Options, at: i64, into: &mut Intake) {
    let Some(mut item) = of_id(&event.get("item").and_then(text_of).unwrap_or_default(), &mut into.tally) else {
        return;
    };
    let record: Fields = fields(event).map(|(name, value)| (name.to_owned(), value.clone())).collect();
    options.words.describe(&mut item, &record, &mut into.tally);
    into.catalogue.add(at, item);
}

/// The items in the order displayed, which is the server's as far as Metarank knows.
fn ranked(event: &Fields, tally: &mut Tally) -> Vec<Fields> {
    let items = event.get("items").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let id = |item: &Value| item.get("id").or_else(|| item.get("item")).and_then(text_of).unwrap_or_default();
    items.iter().filter_map(|item| of_id(&id(item), tally)).collect()
}

fn searched(event: &Fields) -> Option<String> {
    let found = fields(event).find(|(name, _)| QUERY.contains(name));
    found.and_then(|(_, value)| text_of(value))
}

/// The `fields` of an event by their names.
fn fields(event: &Fields) -> impl Iterator<Item = (&str, &Value)> {
    let fields = event.get("fields").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    fields.iter().filter_map(|field| Some((field.get("name")?.as_str()?, field.get("value")?)))
}
