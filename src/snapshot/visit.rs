//! The lists of a visit as bytes, so that the next page of it finds each in the order first shown.

use super::fields::Fields;
use crate::bytes::Writer;
use crate::limits;
use crate::visit::{FirstShown, LISTS, Visit};

/// The time of a visit that never was.
const NEVER: i64 = i64::MIN;

pub fn write(writer: &mut Writer, visit: &Visit) {
    let (lists, last_at) = visit.parts();
    let kept = || lists.iter().filter(|shown| shown.ranks.len() <= limits::KEPT_LIST_ITEMS.max);
    writer.i64(last_at.unwrap_or(NEVER));
    writer.u16(kept().count() as u16);
    kept().for_each(|shown| write_list(writer, shown));
}

pub fn read(fields: &mut Fields<'_>) -> Visit {
    let last_at = Some(fields.u64() as i64).filter(|&at| at != NEVER);
    let mut lists = Vec::new();
    for _ in 0..fields.count(LISTS) {
        lists.push(read_list(fields));
    }
    Visit::from_parts(lists, last_at)
}

/// The order of one list.
pub fn write_list(writer: &mut Writer, shown: &FirstShown) {
    writer.hash(shown.list);
    writer.u8(u8::from(shown.personalised));
    writer.u16(shown.ranks.len() as u16);
    shown.ranks.iter().for_each(|&rank| writer.u16(rank as u16));
}

#[inline(never)]
pub fn read_list(fields: &mut Fields<'_>) -> FirstShown {
    let (list, personalised) = (fields.hash(), fields.flag());
    let mut ranks = Vec::new();
    for _ in 0..fields.count(limits::KEPT_LIST_ITEMS) {
        ranks.push(u32::from(fields.u16()));
    }
    FirstShown { list, ranks, personalised }
}
