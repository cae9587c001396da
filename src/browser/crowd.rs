//! The class `Crowd`: a shop file for JavaScript. A module of its own, loaded only where a shop has one.
//!
//! How a page uses it, once per list:
//!
//! ```js
//! const crowd = new Crowd(bytes);                    // a Uint8Array; throws a ReshelfError: 'corrupt', 'version', 'too-many'
//! const start = crowd.start(numbers, bytes, query, shelf.recent(), at);   // what the core's own `rerank` gets, packed once
//! shelf.rerank(numbers, text, { ...asked, start });  // left out, everything is as without a shop file
//! crowd.words('SKU-1', true);                           // why the crowd lifts an item, in the newest list that has it
//! ```

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::error::Refusal;
use super::packed;
use crate::crowd::{self, About, Told};
use crate::event::Millis;
use crate::query::Query;
use crate::tokens::{self, Hash};

/// A shop file that was read.
#[wasm_bindgen]
pub struct Crowd {
    file: crowd::Crowd,
    /// Of the items of the lists last asked for, the newest first.
    told: Vec<(Hash, Told)>,
}

/// Items of which that is kept: those of the newest ten lists of 100.
const KEPT: usize = 1_024;

#[wasm_bindgen]
impl Crowd {
    /// Reads the file's bytes once. Refused with code `corrupt` where they are no shop file or a damaged one, `version` where they
    /// are of another version, `too-many` where they are more than any shop file has.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: Vec<u8>) -> Result<Crowd, JsValue> {
        let file = crowd::Crowd::from_bytes(bytes).map_err(Refusal::from)?;
        Ok(Crowd { file, told: Vec::new() })
    }

    /// Where a list starts from: at each place the index in the server's order. `numbers` and `text` are the list as `pkg/pack.js`
    /// packs it for the core, in the server's order; of it the ids count, the brands and the categories. `query` is the text searched
    /// for, empty where there is none; `recent` is what `Shelf.recent` of the core gave, empty where the shopper's own choices
    /// are not to count; `at` is now, as the core's `rerank` gets it: an old file says less.
    pub fn start(
        &mut self,
        numbers: &[f64],
        text: &[u8],
        query: &str,
        recent: &[u8],
        at: f64,
    ) -> Result<Vec<u32>, JsValue> {
        let listed = packed::listed(numbers, text, self.file.finder()).map_err(Refusal::from)?;
        let query = (!query.is_empty()).then(|| Query::new(query).whole());
        let recent: Vec<Hash> = recent.as_chunks().0.iter().map(|&eight| Hash::from_le_bytes(eight)).collect();
        let start = self.file.start(&listed, query, &recent, at as Millis);
        let mut told: Vec<(Hash, Told)> = listed.iter().map(|item| item.id).zip(start.told).collect();
        told.append(&mut self.told);
        told.truncate(KEPT);
        self.told = told;
        Ok(start.order)
    }

    /// Why the crowd lifts an item, or lowers it, in the newest list that has it, as a sentence for the shopper: where that is for the
    /// query, or for what the shopper chose last. Nothing where it is for what is chosen anywhere, and of items long gone.
    pub fn words(&self, item_id: &str, lifts: bool) -> Option<String> {
        let id = tokens::hash(item_id);
        let (_, told) = self.told.iter().find(|(item, _)| *item == id)?;
        told.words(lifts).map(str::to_owned)
    }

    /// What stands in the file's head: the first and the last moment counted (milliseconds since 1970), shoppers, lists with a
    /// choice, choices, the fewest shoppers that anything is told of, items, after how many days half of what it says is left; the gain over the server's order in mean
    /// reciprocal rank on shoppers left out, and the ends of its 95 % interval; the weights of the server's place, of an item's
    /// odds, of those for the query, and of the shopper's last choices; the same four for a shopper who chose nothing so far. All
    /// weights but those of the place are 0 where nothing is gained.
    pub fn about(&self) -> Vec<f64> {
        let About { counted: [from, to], shoppers, lists, choices, min_shoppers, half_after, .. } = *self.file.about();
        let counts =
            [from, to, shoppers as i64, lists as i64, choices as i64, min_shoppers.into(), self.file.items() as i64];
        let mut told: Vec<f64> = counts.iter().map(|&count| count as f64).collect();
        told.push(half_after.into());
        told.extend(self.file.about().fitted().map(f64::from));
        told
    }
}
