//! What the history says of a shopper, in words that the shopper can read.

use crate::ascending::ascending;
use crate::event::{EventKind, Millis};
use crate::interner::Interner;
use crate::item::Key;
use crate::phrases::{products, products_with, third};
use crate::reasons::{Done, usual_percentile};
use crate::sentence::{decimal, fill};
use crate::shopper::{Label, Shopper};
use crate::tokens::Hash;

/// Topics told of one key: brands, variants, and so on.
const TOPICS: usize = 8;

/// An act counts this much of the next newer one, as in the features.
const DECAY: f32 = 0.95;

/// One value of one property, and how much of the past has to do with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Topic {
    /// The property, such as the brand.
    pub key: Key,
    /// What [`Shopper::forget_topic`] takes.
    pub value: Hash,
    /// The value in words, such as `Nordhavn`.
    pub label: String,
    /// Its share of what the shopper did, newer acts counting more: 0 to 1.
    pub share: f32,
    /// Acts that have to do with it.
    pub acts: usize,
    /// A sentence for the shopper.
    pub text: String,
}

/// Everything that a shopper's history says.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// Acts remembered.
    pub acts: usize,
    /// Choices remembered.
    pub choices: usize,
    /// True while nothing is taken in.
    pub paused: bool,
    /// When the last event was.
    pub last_at: Option<Millis>,
    /// Where the prices chosen (a click chooses) or, before any was, looked at stand in their lists on average: 0 cheapest,
    /// 1 dearest.
    pub price_percentile: Option<f32>,
    /// At most eight of each property, the largest share first.
    pub topics: Vec<Topic>,
    /// Sentences that are about no single topic.
    pub sentences: Vec<String>,
}

impl Profile {
    /// The profile of a shopper. `at` is now. Cost: one pass over the acts.
    pub fn of(shopper: &Shopper, at: Millis) -> Profile {
        let percentile = usual_percentile(shopper);
        Profile {
            acts: shopper.acts().len(),
            choices: shopper.choices().len(),
            paused: shopper.is_paused(),
            last_at: shopper.last_at(),
            price_percentile: (!percentile.is_nan()).then_some(percentile),
            topics: topics(shopper),
            sentences: sentences(shopper, percentile, at),
        }
    }
}

fn topics(shopper: &Shopper) -> Vec<Topic> {
    let mut topics: Vec<Topic> = shopper.labels().iter().map(Topic::unmet).collect();
    let mut interner = Interner::default();
    topics.iter().for_each(|topic| {
        interner.number(topic.value);
    });
    let (mut weight, mut total) = (1.0, 0.0);
    for act in shopper.acts().recent().filter(|act| act.kind != EventKind::RemoveFromCart) {
        let topic_of = |(_, value): &(Key, Hash)| interner.of(*value);
        for topic in act.attributes.iter().filter_map(topic_of) {
            if let Some(topic) = topics.get_mut(topic) {
                topic.share += weight;
                topic.acts += 1;
            }
        }
        total += weight;
        weight *= DECAY;
    }
    topics.retain(|topic| topic.acts > 0);
    let mut told: Vec<Topic> = Vec::new();
    for at in ascending(topics.iter().map(|topic| -topic.share)) {
        let mut topic = topics[at as usize].clone();
        if told.iter().filter(|earlier| earlier.key == topic.key).count() < TOPICS {
            topic.share = (topic.share / total).min(1.0);
            let looks = Done::with(shopper, &|act| act.has(topic.value)).looked_at;
            topic.text = fill("You looked at _", &[&products_with(looks, topic.key, &topic.label)]);
            told.push(topic);
        }
    }
    told
}

impl Topic {
    fn unmet(label: &Label) -> Topic {
        let Label { key, value, text } = label;
        Topic { key: *key, value: *value, label: text.to_string(), share: 0.0, acts: 0, text: String::new() }
    }
}

fn sentences(shopper: &Shopper, percentile: f32, at: Millis) -> Vec<String> {
    let mut sentences = Vec::new();
    if shopper.is_paused() {
        sentences.push("Nothing more is remembered".into());
    }
    if shopper.acts().is_empty() {
        sentences.push("Nothing you looked at is remembered".into());
        return sentences;
    }
    let Done { looked_at, taken } = Done::with(shopper, &|_| true);
    let chose = if taken == 0 { "none".into() } else { decimal(taken as u64) };
    sentences.push(fill("You looked at _ and chose _", &[&products(looked_at), &chose]));
    if !percentile.is_nan() {
        sentences.push(fill("Your usual price is in the _ third of a list", &[third(percentile)]));
    }
    if let Some(last) = shopper.last_at() {
        sentences.push(fill("You were last here _", &[&ago(at.saturating_sub(last))]));
    }
    sentences
}

fn ago(time: Millis) -> String {
    const HOUR: Millis = 60 * 60 * 1000;
    match time {
        time if time < HOUR => "within the hour".into(),
        time if time < 2 * HOUR => "an hour ago".into(),
        time if time < 48 * HOUR => fill("_ hours ago", &[&decimal((time / HOUR) as u64)]),
        time => fill("_ days ago", &[&decimal((time / (24 * HOUR)) as u64)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Event;
    use crate::item::Item;

    fn look(shopper: &mut Shopper, id: &str, brand: &str, at: Millis) {
        let item = Item::new(id).unwrap().with_attribute("item_brand", brand).with_attribute("item_category", "Boots");
        shopper.observe(&Event::new(EventKind::ViewItem, vec![item], at).unwrap());
    }

    #[test]
    fn topics_go_by_how_much_of_the_recent_past_they_share() {
        let mut shopper = Shopper::default();
        look(&mut shopper, "1", "Fjell", 1);
        look(&mut shopper, "2", "Nordhavn", 2);
        look(&mut shopper, "3", "Nordhavn", 3);
        let profile = Profile::of(&shopper, 3 + 3 * 24 * 60 * 60 * 1000);
        let told: Vec<_> = profile.topics.iter().map(|topic| (&*topic.label, topic.acts)).collect();
        assert_eq!(told, [("Boots", 3), ("Nordhavn", 2), ("Fjell", 1)]);
        assert_eq!(profile.topics[0].share, 1.0);
        assert_eq!(profile.topics[1].text, "You looked at 2 Nordhavn products");
        assert_eq!(profile.sentences, ["You looked at 3 products and chose none", "You were last here 3 days ago"]);
    }

    #[test]
    fn only_the_largest_of_a_property_are_told() {
        let mut shopper = Shopper::default();
        (0..20).for_each(|n| look(&mut shopper, &n.to_string(), &format!("Brand {n}"), n));
        let profile = Profile::of(&shopper, 20);
        assert_eq!(profile.topics.iter().filter(|topic| topic.key == Key::Brand).count(), TOPICS);
        assert_eq!(profile.topics[1].label, "Brand 19");
    }

    #[test]
    fn of_a_stranger_nothing_is_said() {
        let profile = Profile::of(&Shopper::default(), 0);
        assert_eq!(profile.sentences, ["Nothing you looked at is remembered"]);
        assert!(profile.topics.is_empty() && profile.price_percentile.is_none());
    }
}
