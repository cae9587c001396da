//! A shopper's history as bytes: all of it but the lists, which are over when the page is left.

use super::acts;
use super::fields::Fields;
use crate::bytes::Writer;
use crate::item::ItemId;
use crate::limits::{self, Limit};
use crate::query::Query;
use crate::shopper::{Impression, Impressions, Label, Labels, Parts, QUERIES, Shopper, Taste};

const QUERIES_KEPT: Limit = Limit { what: "queries remembered", max: QUERIES };

pub fn write(writer: &mut Writer, shopper: &Shopper) {
    writer.u8(u8::from(shopper.is_paused()));
    writer.u32(shopper.choices_ever());
    writer.u8(u8::from(shopper.last_at().is_some()));
    writer.i64(shopper.last_at().unwrap_or(0));
    acts::write(writer, shopper.acts());
    acts::write(writer, shopper.choices());
    write_impressions(writer, shopper.impressions());
    write_taste(writer, shopper.taste());
    write_labels(writer, shopper.labels());
    writer.u16(shopper.queries().count() as u16);
    shopper.queries().for_each(|query| acts::write_hashes(writer, query.words()));
}

/// `tells_taste` from the version on that has it.
pub fn read(fields: &mut Fields<'_>, tells_taste: bool) -> Shopper {
    let paused = fields.flag();
    let choices_ever = fields.u32();
    let has_last = fields.flag();
    let last_at = Some(fields.u64() as i64).filter(|_| has_last);
    let acts = acts::read(fields, limits::ACTS);
    let choices = acts::read(fields, limits::CHOICES);
    let impressions = read_impressions(fields);
    let taste = if tells_taste { read_taste(fields) } else { Taste::default() };
    let labels = read_labels(fields);
    let mut queries = Vec::new();
    for _ in 0..fields.count(QUERIES_KEPT) {
        queries.push(Query::of_words(acts::read_hashes(fields, limits::TEXT_TOKENS)));
    }
    Shopper::from(Parts { acts, choices, impressions, taste, labels, queries, choices_ever, last_at, paused })
}

fn write_impressions(writer: &mut Writer, impressions: &Impressions) {
    let sorted = impressions.sorted();
    writer.u16(sorted.len() as u16);
    for (item, shown) in sorted {
        writer.hash(item.0);
        [shown.times, shown.passed, shown.passed_since, shown.priced].into_iter().for_each(|count| writer.u16(count));
        writer.f32s(&[shown.mean_log, shown.last_log, shown.lowest_log]);
        writer.u16(shown.position);
        writer.i64(shown.at);
    }
}

fn read_impressions(fields: &mut Fields<'_>) -> Impressions {
    let mut impressions = Impressions::default();
    let count = fields.count(limits::SHOWN_ITEMS);
    for _ in 0..count {
        let item = ItemId(fields.hash());
        let impression = Impression {
            times: fields.u16(),
            passed: fields.u16(),
            passed_since: fields.u16(),
            priced: fields.u16(),
            mean_log: fields.finite(),
            last_log: fields.finite(),
            lowest_log: fields.finite(),
            position: fields.u16(),
            at: fields.u64() as i64,
        };
        impressions.restore(item, impression);
    }
    if impressions.len() != count {
        fields.refuse("an item stands there twice");
    }
    impressions
}

fn write_taste(writer: &mut Writer, taste: &Taste) {
    writer.u16(taste.iter().len() as u16);
    for (property, numbers) in taste.iter() {
        writer.hash(property);
        writer.f32s(&numbers);
    }
}

fn read_taste(fields: &mut Fields<'_>) -> Taste {
    let mut taste = Taste::default();
    let count = fields.count(limits::TASTE);
    for _ in 0..count {
        let property = fields.hash();
        let (weight, known) = (fields.finite(), fields.finite());
        if known < 0.0 {
            fields.refuse("less than nothing is known of a property");
        }
        taste.restore(property, [weight, known]);
    }
    if taste.iter().len() != count {
        fields.refuse("a property stands there twice");
    }
    taste
}

fn write_labels(writer: &mut Writer, labels: &Labels) {
    writer.u16(labels.iter().len() as u16);
    labels.iter().for_each(|label| acts::write_label(writer, label.key, label.value, &label.text));
}

fn read_labels(fields: &mut Fields<'_>) -> Labels {
    let mut labels = Labels::default();
    for _ in 0..fields.count(limits::LABELS) {
        let (key, value, text) = acts::read_label(fields);
        labels.restore(Label { key, value, text });
    }
    labels
}
