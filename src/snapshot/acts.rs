//! Acts as bytes.

use super::fields::Fields;
use crate::bf16;
use crate::bytes::Writer;
use crate::event::EventKind;
use crate::item::{ItemId, Key};
use crate::limits::{self, Limit};
use crate::prices::Standing;
use crate::shopper::{Act, ActLog};
use crate::tokens::Hash;

/// Writes a log, newest act first.
pub fn write(writer: &mut Writer, log: &ActLog) {
    writer.u16(log.len() as u16);
    log.recent().for_each(|act| write_act(writer, act));
}

/// Reads a log of at most `limit` acts.
pub fn read(fields: &mut Fields<'_>, limit: Limit) -> ActLog {
    ActLog::restore((0..fields.count(limit)).map(|_| read_act(fields)).collect())
}

fn write_act(writer: &mut Writer, act: &Act) {
    writer.hash(act.item.0);
    writer.u8(EventKind::ALL.iter().position(|&kind| kind == act.kind).unwrap_or(0) as u8);
    writer.i64(act.at);
    writer.f32s(&[act.price_log, act.standing.percentile, act.standing.z]);
    writer.u8(u8::from(act.position.is_some()));
    writer.u16(act.position.unwrap_or(0));
    writer.u16(act.attributes.len() as u16);
    for &(key, value) in &act.attributes {
        write_key(writer, key);
        writer.hash(value);
    }
    writer.u8(u8::from(act.category.is_some()));
    writer.hash(act.category.unwrap_or(0));
    write_hashes(writer, &act.title);
    write_embedding(writer, &act.embedding);
}

fn read_act(fields: &mut Fields<'_>) -> Act {
    let item = ItemId(fields.hash());
    let kind = read_kind(fields);
    let at = fields.u64() as i64;
    let price_log = fields.known();
    let standing = Standing { percentile: read_share(fields), z: fields.known() };
    let has_position = fields.flag();
    let position = Some(fields.u16()).filter(|_| has_position);
    let mut attributes = Vec::new();
    for _ in 0..fields.count(limits::ITEM_ATTRIBUTES) {
        attributes.push((read_key(fields), fields.hash()));
    }
    let has_category = fields.flag();
    let category = Some(fields.hash()).filter(|_| has_category);
    let title = read_hashes(fields, limits::TEXT_TOKENS);
    let embedding = read_embedding(fields);
    Act { item, kind, at, price_log, standing, position, attributes, category, title, embedding }
}

/// From 0 to 1, or NaN where it is not known.
fn read_share(fields: &mut Fields<'_>) -> f32 {
    let share = fields.known();
    if !share.is_nan() && !(0.0..=1.0).contains(&share) {
        fields.refuse("a share is not from 0 to 1");
    }
    share
}

fn read_kind(fields: &mut Fields<'_>) -> EventKind {
    match EventKind::ALL.get(usize::from(fields.u8())) {
        None | Some(EventKind::Search | EventKind::ViewItemList) => {
            fields.refuse("an act is of no kind");
            EventKind::ViewItem
        }
        Some(&kind) => kind,
    }
}

pub fn write_embedding(writer: &mut Writer, embedding: &[f32]) {
    writer.u16(embedding.len() as u16);
    embedding.iter().for_each(|&value| writer.u16(bf16::narrow(value)));
}

pub fn read_embedding(fields: &mut Fields<'_>) -> Vec<f32> {
    let mut embedding = Vec::new();
    for _ in 0..fields.count(limits::EMBEDDING_NUMBERS) {
        let value = bf16::widen(fields.u16());
        if !value.is_finite() {
            fields.refuse("a number is not finite");
        }
        embedding.push(value);
    }
    embedding
}

/// 0 the brand, 1 to 5 the categories, 6 the variant, 7 any other with the hash of its name.
fn write_key(writer: &mut Writer, key: Key) {
    match key {
        Key::Brand => writer.u8(0),
        Key::Category(depth) => writer.u8(depth),
        Key::Variant => writer.u8(6),
        Key::Other(name) => {
            writer.u8(7);
            writer.hash(name);
        }
    }
}

fn read_key(fields: &mut Fields<'_>) -> Key {
    match fields.u8() {
        0 => Key::Brand,
        depth @ 1..=5 => Key::Category(depth),
        6 => Key::Variant,
        7 => Key::Other(fields.hash()),
        _ => {
            fields.refuse("a property is of no kind");
            Key::Brand
        }
    }
}

/// A property with its readable name.
pub fn write_label(writer: &mut Writer, key: Key, value: Hash, text: &str) {
    write_key(writer, key);
    writer.hash(value);
    writer.u16(text.len() as u16);
    writer.raw(text.as_bytes());
}

#[inline(never)]
pub fn read_label(fields: &mut Fields<'_>) -> (Key, Hash, Box<str>) {
    let (key, value) = (read_key(fields), fields.hash());
    let length = fields.count(limits::LABEL_BYTES);
    let text = str::from_utf8(fields.bytes(length)).unwrap_or_else(|_| {
        fields.refuse("a name is no text");
        ""
    });
    (key, value, text.into())
}

pub fn write_hashes(writer: &mut Writer, hashes: &[Hash]) {
    writer.u16(hashes.len() as u16);
    hashes.iter().for_each(|&hash| writer.hash(hash));
}

pub fn read_hashes(fields: &mut Fields<'_>, limit: Limit) -> Vec<Hash> {
    let mut hashes = Vec::new();
    for _ in 0..fields.count(limit) {
        hashes.push(fields.hash());
    }
    hashes
}
