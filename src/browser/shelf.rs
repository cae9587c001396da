//! The class `Shelf`: the core's shelf for JavaScript. `pkg/history.js` and `pkg/shelf.js` are its callers.

use js_sys::{Array, Object};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::error::Refusal;
use super::object::set;
use super::packed::Fields;
use super::rerank::{Answered, Asked, answered};
use super::told;
use crate::adapter::Adapter;
use crate::adoption::Adoption;
use crate::counters::Counters;
use crate::event::{Event, EventKind, Millis};
use crate::item::ItemId;
use crate::journal::Entry;
use crate::model::Model;
use crate::query::Query;
use crate::results::Results;
use crate::shelf;

/// One shopper's shelf.
#[wasm_bindgen]
pub struct Shelf {
    core: shelf::Shelf,
    /// The model's file, where it is not the one that ships.
    model: Option<Vec<u8>>,
    fields: Fields,
}

#[wasm_bindgen]
impl Shelf {
    /// With the model of those bytes, or the one that ships. A list that nothing the shopper did concerns is ordered by the model
    /// where `cold_start` is true, stands in the server's order where it is false, and where it is left out in the crowd's,
    /// where it has one, or else the server's.
    #[wasm_bindgen(constructor)]
    pub fn new(model: Option<Vec<u8>>, cold_start: Option<bool>) -> Result<Shelf, JsValue> {
        let own = Model::from_bytes(model.as_deref().unwrap_or(Model::SHIPPED)).map_err(Refusal::from)?;
        let core = shelf::Shelf::new(own).with_cold_start(cold_start).with_entries();
        Ok(Shelf { core, model, fields: Fields::default() })
    }

    /// One more field of the shop's own: packed lists number it after those there are.
    #[wasm_bindgen(js_name = addField)]
    pub fn add_field(&mut self, name: &str) {
        self.fields.add(name);
    }

    /// Takes in an event by GA4's name, with its items packed.
    pub fn observe(&mut self, kind: &str, numbers: &[f64], text: &[u8], query: &str, at: f64) -> Result<(), JsValue> {
        let event = self.event(kind, numbers, text, query, at)?;
        self.core.observe(&event);
        Ok(())
    }

    /// Orders packed results: the order has at each displayed place the index in the server's order. Where `asked` has a
    /// `start`, that is what the shopper's features are weighed against: what `Crowd.start` gave for the same packed results.
    pub fn rerank(&mut self, numbers: &[f64], text: &[u8], asked: &Asked) -> Result<Answered, JsValue> {
        let mut results = self.results(numbers, text, &asked.query(), asked.at())?;
        if let Some(start) = asked.start() {
            results = results.with_start(&start);
        }
        let options = asked.options().map_err(Refusal::from)?;
        Ok(answered(self.core.rerank(results, &options)))
    }

    /// What was chosen last, for `Crowd.start`: the hashes of at most five ids, the newest first, eight bytes each.
    pub fn recent(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for item in self.core.shopper().chosen_last() {
            bytes.extend_from_slice(&item.0.to_le_bytes());
        }
        bytes
    }

    /// The reasons for an item's place, by its id: `[{ group, feature, value, share, text }]`.
    pub fn why(&self, item_id: &str) -> Result<Array, JsValue> {
        let item = ItemId::new(item_id).map_err(Refusal::from)?;
        Ok(self.core.why(item).into_iter().map(told::reason).collect())
    }

    /// What the history says.
    pub fn profile(&self, at: f64) -> Object {
        let object = told::profile(self.core.profile(at as Millis));
        set(&object, "learning", self.learning());
        object
    }

    /// Stops taking in events and leaves everything in the server's order, or goes on.
    pub fn pause(&mut self, paused: bool) {
        self.core.pause(paused);
    }

    /// True while paused.
    #[wasm_bindgen(getter)]
    pub fn paused(&self) -> bool {
        self.core.shopper().is_paused()
    }

    /// Forgets a topic of the profile by its name; returns how many acts were forgotten, 0 where there is no such topic.
    #[wasm_bindgen(js_name = forgetTopic)]
    pub fn forget_topic(&mut self, topic: &str) -> usize {
        u64::from_str_radix(topic, 16).map_or(0, |value| self.core.forget_topic(value))
    }

    /// Forgets the shopper altogether.
    pub fn forget(&mut self) {
        self.core.forget();
    }

    /// What came of the lists handed out: of each arm (`personal`, `server`, `holdout`, `interleaved`, `crowd`) lists, chosen, choices
    /// and reciprocal ranks, then the interleaved lists won by `personal`, `server` and neither.
    pub fn counted(&self) -> Vec<f64> {
        self.core.counters().counts().to_vec()
    }

    /// Goes on counting from what `counted` gave; other numbers are ignored.
    #[wasm_bindgen(js_name = countOn)]
    pub fn count_on(&mut self, counted: &[f64]) {
        if let Some(counters) = Counters::from_counts(counted) {
            self.core.count_on(counters);
        }
    }

    /// The oldest thing that happened here and was not taken so far, as bytes to be stored.
    #[wasm_bindgen(js_name = takeEntry)]
    pub fn take_entry(&mut self) -> Option<Vec<u8>> {
        self.core.take_entry()
    }

    /// Does again what an entry says; nothing while paused.
    pub fn replay(&mut self, entry: &[u8]) -> Result<(), JsValue> {
        self.core.replay(Entry::from_bytes(entry).map_err(Refusal::from)?);
        Ok(())
    }

    /// The page that began then is arrived at; what is stored of it has its hashes salted. True where the visit before is over.
    pub fn arrive(&mut self, at: f64, began: f64, salt: u32) -> bool {
        self.core.salt(salt);
        self.core.began(began as Millis);
        self.core.arrive(at as Millis)
    }

    /// What is to be kept.
    pub fn snapshot(&self) -> Vec<u8> {
        self.core.snapshot()
    }

    /// Replaces what is known by what `snapshot` gave.
    pub fn restore(&mut self, bytes: &[u8]) -> Result<(), JsValue> {
        Ok(self.core.restore(bytes).map_err(Refusal::from)?)
    }

    /// The model's file, for the trainer.
    #[wasm_bindgen(getter)]
    pub fn model(&self) -> Vec<u8> {
        self.model.as_deref().unwrap_or(Model::SHIPPED).to_vec()
    }

    /// What is to be learned from, for the trainer.
    #[wasm_bindgen(getter)]
    pub fn lesson(&self) -> Vec<u8> {
        self.core.lesson()
    }

    /// How many choices are kept to learn from.
    #[wasm_bindgen(getter, js_name = examplesKept)]
    pub fn examples_kept(&self) -> usize {
        self.core.examples().len()
    }

    /// How many there ever were.
    #[wasm_bindgen(getter, js_name = examplesEver)]
    pub fn examples_ever(&self) -> u32 {
        self.core.examples().ever()
    }

    /// True where there are choices enough to learn from.
    #[wasm_bindgen(getter, js_name = enoughChoices)]
    pub fn enough_choices(&self) -> bool {
        self.core.has_enough_choices()
    }

    /// True where there is something new to learn.
    #[wasm_bindgen(getter, js_name = worthLearning)]
    pub fn worth_learning(&self) -> bool {
        self.core.is_worth_learning()
    }

    /// How much what was learned counts, 0 to 1.
    #[wasm_bindgen(getter)]
    pub fn weight(&self) -> f32 {
        self.core.gate().weight()
    }

    /// Takes the trainer's adapter, fitted on the examples up to that count. True where the gate lets it count.
    pub fn adopt(&mut self, adapter: &[u8], examples_ever: u32) -> Result<bool, JsValue> {
        let adapter = Adapter::from_bytes(adapter).map_err(Refusal::from)?;
        let adoption = self.core.adopt(adapter, examples_ever).map_err(Refusal::from)?;
        Ok(adoption == Adoption::Adopted)
    }

    fn learning(&self) -> Object {
        let learning = Object::new();
        set(&learning, "examples", self.examples_kept() as f64);
        set(&learning, "weight", self.weight());
        let gate = self.core.gate();
        let judged = f64::from(gate.counts().0);
        set(&learning, "judged", judged);
        set(&learning, "gain", f64::from(gate.evidence()) / judged.max(1.0));
        learning
    }
}

impl Shelf {
    #[cfg(feature = "stages")]
    pub(super) fn core(&self) -> &shelf::Shelf {
        &self.core
    }

    pub(super) fn results(&self, numbers: &[f64], text: &[u8], query: &str, at: f64) -> Result<Results, Refusal> {
        let items = self.fields.items(numbers, text)?;
        Ok(Results::new(items, query_of(query), at as Millis)?)
    }

    fn event(&self, kind: &str, numbers: &[f64], text: &[u8], query: &str, at: f64) -> Result<Event, Refusal> {
        let items = self.fields.items(numbers, text)?;
        let event = Event::new(EventKind::named(kind)?, items, at as Millis)?;
        Ok(event.with_query(query_of(query)))
    }
}

/// An empty text is no query.
fn query_of(text: &str) -> Option<Query> {
    (!text.is_empty()).then(|| Query::new(text))
}
