//! `--from algolia`: events as the Insights API takes them, beside answers of the search API with their `queryID`.

use std::path::PathBuf;

use reshelf::EventKind;
use serde_json::Value;

use super::intake::Intake;
use super::item::{of_id, set_price, text_of};
use super::joining::Joining;
use super::json_lines;
use super::options::Options;
use super::said::{Fields, Said};
use super::tally::{NO_TIME, Reason, Tally};
use super::time;
use crate::error::CliError;

const NO_QUERY_ID: Reason = Reason::whole(
    "answers without a queryID",
    "ask with clickAnalytics: true, so that answers have the id that events name",
);

/// A line is an event, an answer, or a batch of either (`events`, `results`); in one file or several.
///
/// # Errors
/// A file that cannot be read.
pub fn read(files: &[PathBuf], options: &Options, into: &mut Intake) -> Result<(), CliError> {
    let mut joining = Joining::new(into);
    for path in files {
        json_lines::objects(path, into, &mut |mut line, into| {
            let batch = line.remove("events").or_else(|| line.remove("results"));
            let Some(Value::Array(batch)) = batch else { return one(&line, options, &mut joining, into) };
            for object in batch.iter().filter_map(Value::as_object) {
                one(object, options, &mut joining, into)?;
            }
            Ok(())
        })?;
    }
    joining.join(into)
}

fn one(object: &Fields, options: &Options, joining: &mut Joining, into: &mut Intake) -> Result<(), CliError> {
    match object.get("hits").and_then(Value::as_array) {
        Some(hits) => answer(object, hits, options, joining, into),
        None => event(object, options, joining, into),
    }
}

/// An answer of the search API, with the `userToken` and the `timestamp` of its request where the shop keeps them.
fn answer(
    answer: &Fields,
    hits: &[Value],
    options: &Options,
    joining: &mut Joining,
    into: &mut Intake,
) -> Result<(), CliError> {
    let Some(query) = answer.get("queryID").and_then(text_of) else {
        into.tally.leave_out(NO_QUERY_ID, "");
        return Ok(());
    };
    let hits = hits.iter().filter_map(Value::as_object);
    let items: Vec<Fields> = hits.filter_map(|hit| options.words.item(hit, &mut into.tally)).collect();
    if items.is_empty() {
        return Ok(());
    }
    let at = answer.get("timestamp").and_then(time::of_value);
    let said = Said {
        items,
        search_term: answer.get("query").and_then(text_of),
        list: answer.get("index").and_then(text_of),
        ..Said::new(
            answer.get("userToken").and_then(text_of).unwrap_or_default(),
            at.unwrap_or(0),
            EventKind::ViewItemList,
        )
    };
    joining.take(&query, at, said)
}

fn event(event: &Fields, options: &Options, joining: &mut Joining, into: &mut Intake) -> Result<(), CliError> {
    let Some(kind) = kind(event, options, &mut into.tally) else { return Ok(()) };
    let Some(at) = event.get("timestamp").and_then(time::of_value) else {
        into.tally.leave_out(NO_TIME, &event.get("timestamp").map_or(String::new(), Value::to_string));
        return Ok(());
    };
    let said = Said {
        items: objects(event, &mut into.tally),
        ..Said::new(event.get("userToken").and_then(text_of).unwrap_or_default(), at, kind)
    };
    match event.get("queryID").and_then(text_of) {
        Some(query) if !said.items.is_empty() => joining.take(&query, Some(at), said),
        _ => into.take(&said),
    }
}

/// A click is a choice from a list, a view a look; a conversion is what its subtype says, and without one a purchase.
/// What the caller says of an event by its `eventName` wins.
fn kind(event: &Fields, options: &Options, tally: &mut Tally) -> Option<EventKind> {
    let text = |name: &str| event.get(name).and_then(Value::as_str);
    let own = text("eventName").and_then(|name| options.kinds.own(name));
    own.or_else(|| options.kinds.of(text("eventSubtype").or_else(|| text("eventType")).unwrap_or_default(), tally))
}

/// The `objectIDs`, with what `objectData` says of each.
fn objects(event: &Fields, tally: &mut Tally) -> Vec<Fields> {
    let array = |name: &str| event.get(name).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let told = array("objectData");
    let currency = event.get("currency").and_then(Value::as_str);
    let item = |(n, id): (usize, &Value)| {
        let mut item = of_id(&text_of(id).unwrap_or_default(), tally)?;
        if let Some(price) = told.get(n).and_then(|told| told.get("price")).filter(|price| !price.is_null()) {
            set_price(&mut item, price, currency, tally);
        }
        Some(item)
    };
    array("objectIDs").iter().enumerate().filter_map(item).collect()
}
