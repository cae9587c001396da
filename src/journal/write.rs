//! Entries being written.

use super::read::Entry;
use super::{HANDED_OUT, MAGIC, VERSION, items, list};
use crate::bytes::Writer;
use crate::event::{EventKind, Millis};
use crate::item::Item;
use crate::query::Query;
use crate::salt::Salt;
use crate::snapshot::acts;

impl Entry {
    /// What [`Entry::from_bytes`] reads, with its hashes salted.
    #[inline(never)]
    pub fn to_bytes(&self, salt: Salt) -> Vec<u8> {
        match self {
            Entry::Happened(event) => {
                let kind = EventKind::ALL.iter().position(|&kind| kind == event.kind()).unwrap_or(0);
                start(kind as u8, event.at(), event.query(), event.items(), salt).finish()
            }
            Entry::HandedOut(handed) => {
                let results = &handed.results;
                let mut writer = start(HANDED_OUT, results.at(), results.query(), results.items(), salt);
                list::write(&mut writer, handed);
                writer.finish()
            }
        }
    }
}

#[inline(never)]
fn start(kind: u8, at: Millis, query: Option<&Query>, items: &[Item], salt: Salt) -> Writer {
    let mut writer = Writer::salted(MAGIC, VERSION, salt);
    writer.u8(kind);
    writer.i64(at);
    writer.u8(u8::from(query.is_some()));
    acts::write_hashes(&mut writer, query.map_or(&[], Query::words));
    items::write(&mut writer, items);
    writer
}
