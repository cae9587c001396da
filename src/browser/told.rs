//! What is told to the shopper, as plain JavaScript objects.

use js_sys::{Array, Object};
use wasm_bindgen::JsValue;

use super::object::set;
use crate::item::Key;
use crate::profile::{Profile, Topic};
use crate::reasons::Reason;
use crate::sentence::hex;

/// `{ group, feature, value, share, text }`.
pub fn reason(reason: Reason) -> JsValue {
    let object = Object::new();
    set(&object, "group", reason.group.name());
    set(&object, "feature", reason.key.map_or("", Key::name));
    set(&object, "value", reason.value.unwrap_or_default());
    set(&object, "share", reason.share);
    set(&object, "text", reason.text);
    object.into()
}

/// `{ acts, choices, paused, topics, sentences }`, and `pricePercentile` where there is one.
pub fn profile(profile: Profile) -> Object {
    let object = Object::new();
    set(&object, "acts", profile.acts as f64);
    set(&object, "choices", profile.choices as f64);
    set(&object, "paused", profile.paused);
    if let Some(percentile) = profile.price_percentile {
        set(&object, "pricePercentile", percentile);
    }
    set(&object, "topics", profile.topics.into_iter().map(topic).collect::<Array>());
    set(&object, "sentences", profile.sentences.into_iter().map(JsValue::from).collect::<Array>());
    object
}

fn topic(topic: Topic) -> JsValue {
    let object = Object::new();
    set(&object, "topic", hex(topic.value));
    set(&object, "feature", topic.key.name());
    set(&object, "value", topic.label);
    set(&object, "share", topic.share);
    set(&object, "text", topic.text);
    object.into()
}
