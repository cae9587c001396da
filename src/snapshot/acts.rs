//! Acts as bytes.

use super::bf16;
use crate::bytes::{Reader, Writer};
use crate::error::Error;
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
pub fn read(reader: &mut Reader<'_>, limit: Limit) -> Result<ActLog, Error> {
    let count = super::count(reader, limit)?;
    let acts = (0..count).map(|_| read_act(reader)).collect::<Result<Vec<Act>, Error>>()?;
    let mut log = ActLog::default();
    acts.into_iter().rev().for_each(|act| log.push(act, limit.max));
    Ok(log)
}

fn write_act(writer: &mut Writer, act: &Act) {
    writer.u64(act.item.0);
    writer.u8(EventKind::ALL.iter().position(|&kind| kind == act.kind).unwrap_or(0) as u8);
    writer.i64(act.at);
    writer.f32s(&[act.price_log, act.standing.percentile, act.standing.z]);
    writer.u8(u8::from(act.position.is_some()));
    writer.u16(act.position.unwrap_or(0));
    writer.u16(act.attributes.len() as u16);
    for &(key, value) in &act.attributes {
        write_key(writer, key);
        writer.u64(value);
    }
    writer.u8(u8::from(act.category.is_some()));
    writer.u64(act.category.unwrap_or(0));
    write_hashes(writer, &act.title);
    writer.u16(act.embedding.len() as u16);
    act.embedding.iter().for_each(|&value| writer.u16(bf16::narrow(value)));
}

fn read_act(reader: &mut Reader<'_>) -> Result<Act, Error> {
    let item = ItemId(reader.u64()?);
    let kind = match EventKind::ALL.get(usize::from(reader.u8()?)) {
        None | Some(EventKind::Search | EventKind::ViewItemList) => return Err(reader.corrupt("an act is of no kind")),
        Some(&kind) => kind,
    };
    let at = reader.i64()?;
    let price_log = known(reader)?;
    let standing = Standing { percentile: known(reader)?, z: known(reader)? };
    let has_position = super::flag(reader)?;
    let position = Some(reader.u16()?).filter(|_| has_position);
    let count = super::count(reader, limits::ITEM_ATTRIBUTES)?;
    let attribute = |_| Ok((read_key(reader)?, reader.u64()?));
    let attributes = (0..count).map(attribute).collect::<Result<Vec<(Key, Hash)>, Error>>()?;
    let has_category = super::flag(reader)?;
    let category = Some(reader.u64()?).filter(|_| has_category);
    let title = read_hashes(reader, limits::TEXT_TOKENS)?;
    let embedding = read_embedding(reader)?;
    Ok(Act { item, kind, at, price_log, standing, position, attributes, category, title, embedding })
}

/// A number that is finite, or NaN where it is not known.
fn known(reader: &mut Reader<'_>) -> Result<f32, Error> {
    let value = reader.f32()?;
    if value.is_infinite() { Err(reader.corrupt("a number is not finite")) } else { Ok(value) }
}

fn read_embedding(reader: &mut Reader<'_>) -> Result<Vec<f32>, Error> {
    let count = super::count(reader, limits::EMBEDDING_NUMBERS)?;
    let embedding = (0..count).map(|_| reader.u16().map(bf16::widen)).collect::<Result<Vec<f32>, Error>>()?;
    if embedding.iter().all(|value| value.is_finite()) {
        Ok(embedding)
    } else {
        Err(reader.corrupt("a number is not finite"))
    }
}

/// 0 the brand, 1 to 5 the categories, 6 the variant, 7 any other with the hash of its name.
pub fn write_key(writer: &mut Writer, key: Key) {
    match key {
        Key::Brand => writer.u8(0),
        Key::Category(depth) => writer.u8(depth),
        Key::Variant => writer.u8(6),
        Key::Other(name) => {
            writer.u8(7);
            writer.u64(name);
        }
    }
}

pub fn read_key(reader: &mut Reader<'_>) -> Result<Key, Error> {
    match reader.u8()? {
        0 => Ok(Key::Brand),
        depth @ 1..=5 => Ok(Key::Category(depth)),
        6 => Ok(Key::Variant),
        7 => Ok(Key::Other(reader.u64()?)),
        _ => Err(reader.corrupt("a property is of no kind")),
    }
}

pub fn write_hashes(writer: &mut Writer, hashes: &[Hash]) {
    writer.u16(hashes.len() as u16);
    hashes.iter().for_each(|&hash| writer.u64(hash));
}

pub fn read_hashes(reader: &mut Reader<'_>, limit: Limit) -> Result<Vec<Hash>, Error> {
    let count = super::count(reader, limit)?;
    (0..count).map(|_| reader.u64()).collect()
}
