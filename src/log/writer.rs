//! Writes synthetic journeys as a replay log: JSON Lines, each list that stays the same defined once.

use std::io::{self, Write};
use std::sync::Arc;

use rustc_hash::FxHashSet;
use serde_json::{Map, Value, json};

use crate::synthetic::{Entry, Journey, Offer, Shelf, Step};

/// A log being written. Memory: the names of the lists defined so far.
pub struct Writer<W> {
    to: W,
    truth: bool,
    defined: FxHashSet<Arc<str>>,
}

impl<W: Write> Writer<W> {
    /// A log without lines; `truth` adds `utility` and `examination` to each list shown.
    pub fn new(to: W, truth: bool) -> Writer<W> {
        Writer { to, truth, defined: FxHashSet::default() }
    }

    /// Writes all that one shopper did.
    ///
    /// # Errors
    /// Those of writing.
    pub fn write(&mut self, journey: &Journey) -> io::Result<()> {
        for entry in &journey.entries {
            if let Step::Show(showing) = &entry.step {
                self.define(&showing.shelf)?;
            }
            self.line(&Value::Object(self.fields(&journey.user, entry)))?;
        }
        Ok(())
    }

    /// What was written to, all lines being written.
    ///
    /// # Errors
    /// Those of writing.
    pub fn finish(mut self) -> io::Result<W> {
        self.to.flush()?;
        Ok(self.to)
    }

    fn define(&mut self, shelf: &Shelf) -> io::Result<()> {
        match shelf.id() {
            Some(id) if self.defined.insert(id.clone()) => {
                self.line(&json!({"event": "define_list", "item_list_id": &*id, "items": listed(shelf)}))
            }
            _ => Ok(()),
        }
    }

    fn fields(&self, user: &str, entry: &Entry) -> Map<String, Value> {
        let mut fields = Map::new();
        let mut put = |name: &str, value: Value| fields.insert(name.to_owned(), value);
        put("user", user.into());
        put("session", format!("{user}-{}", entry.visit).into());
        put("ts", entry.at.into());
        match &entry.step {
            Step::Search(term) => {
                put("event", "search".into());
                put("search_term", term.as_str().into());
            }
            Step::Show(showing) => {
                put("event", "view_item_list".into());
                match showing.shelf.id() {
                    Some(id) => put("item_list_id", (*id).into()),
                    None => put("items", listed(&showing.shelf)),
                };
                if let Some(term) = showing.shelf.term() {
                    put("search_term", term.into());
                }
                if self.truth {
                    put("utility", json!(showing.utility));
                    put("examination", json!(showing.examination));
                }
            }
            Step::Act { kind, offers, listed } => {
                put("event", kind.name().into());
                let told =
                    |offer| if *listed { json!({"item_id": Offer::id(offer)}) } else { Value::Object(item(offer)) };
                put("items", offers.iter().map(told).collect());
            }
        }
        fields
    }

    fn line(&mut self, value: &Value) -> io::Result<()> {
        serde_json::to_writer(&mut self.to, value)?;
        self.to.write_all(b"\n")
    }
}

/// A list's items with their positions.
fn listed(shelf: &Shelf) -> Value {
    let placed = |(index, offer): (usize, &Offer)| {
        let mut fields = item(offer);
        fields.insert("index".to_owned(), index.into());
        Value::Object(fields)
    };
    shelf.offers().iter().enumerate().map(placed).collect()
}

/// All that the shop tells of an offer.
fn item(offer: &Offer) -> Map<String, Value> {
    let mut fields = Map::new();
    fields.insert("item_id".to_owned(), offer.id().into());
    for (name, value) in offer.product.fields() {
        fields.insert((*name).to_owned(), value.as_str().into());
    }
    if let Some(price) = offer.price {
        fields.insert("price".to_owned(), price.into());
    }
    if offer.flagged {
        fields.insert("promotion".to_owned(), "yes".into());
    }
    if !offer.product.embedding().is_empty() {
        fields.insert("embedding".to_owned(), json!(offer.product.embedding()));
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::Reader;
    use crate::record::UserLog;
    use crate::synthetic::{Family, Settings};

    fn written(family: Family, truth: bool) -> Vec<u8> {
        let mut writer = Writer::new(Vec::new(), truth);
        settings(family).journeys().for_each(|journey| writer.write(&journey).unwrap());
        writer.finish().unwrap()
    }

    fn settings(family: Family) -> Settings {
        Settings { family, seed: 5, shops: 3, bias: None }
    }

    #[test]
    fn what_is_written_is_read_back_as_the_very_same_logs() {
        for family in Family::ALL {
            let users: Vec<UserLog> = settings(family).users().collect();
            for truth in [false, true] {
                let written = written(family, truth);
                let read: Vec<UserLog> =
                    Reader::new(&written[..], |warning| panic!("{warning}")).map(Result::unwrap).collect();
                assert!(read == users, "{family:?}");
            }
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_bytes() {
        assert_eq!(written(Family::Clicks, true), written(Family::Clicks, true));
    }
}
