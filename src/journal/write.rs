//! Entries being written.

use super::list::{self, HandedOut};
use super::{HANDED_OUT, MAGIC, VERSION, items};
use crate::bytes::Writer;
use crate::event::{Event, EventKind, Millis};
use crate::item::Item;
use crate::query::Query;
use crate::salt::Salt;
use crate::snapshot::acts;

/// The entry of what the shopper did.
pub fn event(event: &Event, salt: Salt) -> Vec<u8> {
    let kind = EventKind::ALL.iter().position(|&kind| kind == event.kind()).unwrap_or(0);
    start(kind as u8, event.at(), event.query(), event.items(), salt).finish()
}

/// The entry of a list that was ordered.
pub fn list(list: &HandedOut, salt: Salt) -> Vec<u8> {
    let results = &list.results;
    let mut writer = start(HANDED_OUT, results.at(), results.query(), results.items(), salt);
    list::write(&mut writer, list);
    writer.finish()
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
