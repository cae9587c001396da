//! A shopper's history as bytes: all of it but the lists, which are over when the page is left.

use super::acts;
use crate::bytes::{Reader, Writer};
use crate::error::Error;
use crate::item::ItemId;
use crate::limits::{self, Limit};
use crate::query::Query;
use crate::shopper::{Impression, Impressions, Label, Labels, Parts, QUERIES, Shopper};

const QUERIES_KEPT: Limit = Limit { what: "queries remembered", max: QUERIES };

pub fn write(writer: &mut Writer, shopper: &Shopper) {
    writer.u8(u8::from(shopper.is_paused()));
    writer.u32(shopper.choices_ever());
    writer.u8(u8::from(shopper.last_at().is_some()));
    writer.i64(shopper.last_at().unwrap_or(0));
    acts::write(writer, shopper.acts());
    acts::write(writer, shopper.choices());
    write_impressions(writer, shopper.impressions());
    write_labels(writer, shopper.labels());
    writer.u16(shopper.queries().count() as u16);
    shopper.queries().for_each(|query| acts::write_hashes(writer, query.words()));
}

pub fn read(reader: &mut Reader<'_>) -> Result<Shopper, Error> {
    let paused = super::flag(reader)?;
    let choices_ever = reader.u32()?;
    let has_last = super::flag(reader)?;
    let last_at = Some(reader.i64()?).filter(|_| has_last);
    let acts = acts::read(reader, limits::ACTS)?;
    let choices = acts::read(reader, limits::CHOICES)?;
    let impressions = read_impressions(reader)?;
    let labels = read_labels(reader)?;
    let count = super::count(reader, QUERIES_KEPT)?;
    let query = |_| acts::read_hashes(reader, limits::TEXT_TOKENS).map(Query::of_words);
    let queries = (0..count).map(query).collect::<Result<_, Error>>()?;
    Ok(Shopper::from(Parts { acts, choices, impressions, labels, queries, choices_ever, last_at, paused }))
}

fn write_impressions(writer: &mut Writer, impressions: &Impressions) {
    let sorted = impressions.sorted();
    writer.u16(sorted.len() as u16);
    for (item, shown) in sorted {
        writer.u64(item.0);
        [shown.times, shown.passed, shown.passed_since, shown.priced].into_iter().for_each(|count| writer.u16(count));
        writer.f32s(&[shown.mean_log, shown.last_log, shown.lowest_log]);
        writer.u16(shown.position);
        writer.i64(shown.at);
    }
}

fn read_impressions(reader: &mut Reader<'_>) -> Result<Impressions, Error> {
    let mut impressions = Impressions::default();
    let count = super::count(reader, limits::SHOWN_ITEMS)?;
    for _ in 0..count {
        let item = ItemId(reader.u64()?);
        let impression = Impression {
            times: reader.u16()?,
            passed: reader.u16()?,
            passed_since: reader.u16()?,
            priced: reader.u16()?,
            mean_log: super::finite(reader)?,
            last_log: super::finite(reader)?,
            lowest_log: super::finite(reader)?,
            position: reader.u16()?,
            at: reader.i64()?,
        };
        impressions.restore(item, impression);
    }
    if impressions.len() == count { Ok(impressions) } else { Err(reader.corrupt("an item stands there twice")) }
}

fn write_labels(writer: &mut Writer, labels: &Labels) {
    writer.u16(labels.iter().len() as u16);
    for label in labels.iter() {
        acts::write_key(writer, label.key);
        writer.u64(label.value);
        writer.u16(label.text.len() as u16);
        writer.raw(label.text.as_bytes());
    }
}

fn read_labels(reader: &mut Reader<'_>) -> Result<Labels, Error> {
    let mut labels = Labels::default();
    for _ in 0..super::count(reader, limits::LABELS)? {
        let key = acts::read_key(reader)?;
        let value = reader.u64()?;
        let length = super::count(reader, limits::LABEL_BYTES)?;
        let text = str::from_utf8(reader.take(length)?).map_err(|_| reader.corrupt("a name is no text"))?;
        labels.restore(Label { key, value, text: text.into() });
    }
    Ok(labels)
}
