//! `--from ubi`: OpenSearch's User Behavior Insights, the indices `ubi_queries` and `ubi_events`, specification 1.0 to 1.3.

use std::path::PathBuf;

use reshelf::EventKind;
use serde_json::Value;

use super::intake::Intake;
use super::item::{of_id, text_of};
use super::joining::Joining;
use super::json_lines;
use super::options::Options;
use super::said::{Fields, Said};
use super::tally::{NO_TIME, Reason, Tally};
use super::time;
use crate::error::CliError;

const NEITHER: Reason = Reason::whole(
    "lines that are neither a query nor an event",
    "queries have query_response_object_ids, events an action_name; a line may be the document or have it in _source",
);
const NO_HITS: Reason = Reason::whole("queries that found nothing", "nothing is lost: there was nothing to order");

/// Actions that UBI has and a log does not: an impression tells which of a list's items were seen, the list is the query's.
const NOT: [&str; 2] = ["impression", "impressions"];

/// Queries and events, in one file or several.
///
/// # Errors
/// A file that cannot be read.
pub fn read(files: &[PathBuf], options: &Options, into: &mut Intake) -> Result<(), CliError> {
    let mut joining = Joining::new(into);
    for path in files {
        json_lines::objects(path, into, &mut |mut line, into| {
            let document = match line.remove("_source") {
                Some(Value::Object(document)) => document,
                _ => line,
            };
            let hits =
                ["query_response_object_ids", "query_response_objects_ids"].iter().find_map(|name| document.get(*name));
            match hits {
                Some(hits) => list(&document, hits, &mut joining, into),
                None if document.contains_key("action_name") => act(&document, options, &mut joining, into),
                None if document.contains_key("user_query") => {
                    into.tally.leave_out(NO_HITS, "");
                    Ok(())
                }
                None => {
                    into.tally.leave_out(NEITHER, "");
                    Ok(())
                }
            }
        })?;
    }
    joining.join(into)
}

fn list(query: &Fields, hits: &Value, joining: &mut Joining, into: &mut Intake) -> Result<(), CliError> {
    let ids = hits.as_array().map_or(&[][..], Vec::as_slice);
    let items: Vec<Fields> =
        ids.iter().filter_map(|id| of_id(&text_of(id).unwrap_or_default(), &mut into.tally)).collect();
    if items.is_empty() {
        into.tally.leave_out(NO_HITS, "");
        return Ok(());
    }
    let at = query.get("timestamp").and_then(time::of_value);
    let said = Said {
        items,
        search_term: query.get("user_query").and_then(text_of),
        ..Said::new(user(query), at.unwrap_or(0), EventKind::ViewItemList)
    };
    let said = Said { session: query.get("session_id").and_then(text_of), ..said };
    match query.get("query_id").and_then(text_of) {
        Some(id) => joining.take(&id, at, said),
        None if at.is_some() => into.take(&said),
        None => {
            into.tally.leave_out(NO_TIME, "");
            Ok(())
        }
    }
}

fn act(event: &Fields, options: &Options, joining: &mut Joining, into: &mut Intake) -> Result<(), CliError> {
    let kinds = options.kinds.clone().without(&NOT);
    let Some(kind) = kinds.of_field(event, "action_name", &mut into.tally) else { return Ok(()) };
    let Some(at) = event.get("timestamp").and_then(time::of_value) else {
        into.tally.leave_out(NO_TIME, &event.get("timestamp").map_or(String::new(), Value::to_string));
        return Ok(());
    };
    let said = Said {
        session: event.get("session_id").and_then(text_of),
        items: object(event, &mut into.tally).into_iter().collect(),
        search_term: event
            .get("user_query")
            .or_else(|| event.get("message"))
            .and_then(text_of)
            .filter(|_| kind == EventKind::Search),
        ..Said::new(user(event), at, kind)
    };
    match event.get("query_id").and_then(text_of) {
        Some(query) if !said.items.is_empty() => joining.take(&query, Some(at), said),
        _ => into.take(&said),
    }
}

/// The object that an event is of, by `object_id`, the id that the queries have.
fn object(event: &Fields, tally: &mut Tally) -> Option<Fields> {
    let object = event.get("event_attributes")?.get("object")?;
    let id = ["object_id", "internal_id"].iter().find_map(|name| object.get(*name).and_then(text_of))?;
    of_id(&id, tally)
}

/// The browser, as reshelf knows it; where none is named the person.
fn user(document: &Fields) -> String {
    ["client_id", "user_id"].iter().find_map(|name| document.get(*name).and_then(text_of)).unwrap_or_default()
}
