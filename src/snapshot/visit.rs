//! The lists of a visit as bytes, so that the next page of it finds each in the order first shown.

use super::fields::Fields;
use crate::bytes::Writer;
use crate::limits::Limit;
use crate::visit::{FirstShown, LISTS, Visit};

/// A longer list is not kept beyond its page: nobody remembers it slot by slot.
const SLOTS: Limit = Limit { what: "slots of a list of a visit", max: 512 };

/// The time of a visit that never was.
const NEVER: i64 = i64::MIN;

pub fn write(writer: &mut Writer, visit: &Visit) {
    let (lists, last_at) = visit.parts();
    let kept = || lists.iter().filter(|shown| shown.ranks.len() <= SLOTS.max);
    writer.i64(last_at.unwrap_or(NEVER));
    writer.u16(kept().count() as u16);
    for shown in kept() {
        writer.u64(shown.list);
        writer.u8(u8::from(shown.personalised));
        writer.u16(shown.ranks.len() as u16);
        shown.ranks.iter().for_each(|&rank| writer.u16(rank as u16));
    }
}

pub fn read(fields: &mut Fields<'_>) -> Visit {
    let last_at = Some(fields.u64() as i64).filter(|&at| at != NEVER);
    let mut lists = Vec::new();
    for _ in 0..fields.count(LISTS) {
        let (list, personalised) = (fields.u64(), fields.flag());
        let mut ranks = Vec::new();
        for _ in 0..fields.count(SLOTS) {
            ranks.push(u32::from(fields.u16()));
        }
        lists.push(FirstShown { list, ranks, personalised });
    }
    Visit::from_parts(lists, last_at)
}
