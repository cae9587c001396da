//! Entries being read.

use super::list::{self, HandedOut};
use super::{HANDED_OUT, MAGIC, VERSION, items};
use crate::bytes::Reader;
use crate::error::Error;
use crate::event::{Event, EventKind, Millis};
use crate::limits;
use crate::query::Query;
use crate::results::Results;
use crate::snapshot::acts;
use crate::snapshot::fields::Fields;

/// Something that happened. The same entries done in the same order say the same of a shopper on every page.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// The shopper did something.
    Happened(Event),
    /// A list was ordered.
    HandedOut(HandedOut),
}

impl Entry {
    /// Reads an entry that was stored.
    ///
    /// # Errors
    /// [`Error::Corrupt`] for other bytes, damaged ones or values that cannot be, [`Error::Version`] for another version;
    /// those of [`Event::new`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Entry, Error> {
        let mut fields = Fields::new(Reader::open("entry", bytes, MAGIC, VERSION)?);
        fields.salt();
        let kind = fields.u8();
        let (at, has_query) = (fields.u64() as Millis, fields.flag());
        let words = acts::read_hashes(&mut fields, limits::TEXT_TOKENS);
        let query = has_query.then(|| Query::of_words(words));
        let items = items::read(&mut fields);
        if kind == HANDED_OUT {
            let list = list::read(&mut fields, Results::new(items, query, at)?);
            fields.finish()?;
            return Ok(Entry::HandedOut(list));
        }
        let kind = EventKind::ALL.get(usize::from(kind)).copied().unwrap_or_else(|| {
            fields.refuse("an entry is of no kind");
            EventKind::Search
        });
        // What was refused has no items that an event could be made of.
        fields.finish()?;
        Ok(Entry::Happened(Event::new(kind, items, at)?.with_query(query)))
    }
}
