//! What `rerank` is asked and answers, as plain JavaScript objects.

use js_sys::{Array, Object, Uint32Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::object::set;
use crate::arrangement::{Diversity, Rules, Team};
use crate::error::Error;
use crate::item::Key;
use crate::shelf::{Experiment, RerankOptions, Reranked};

#[wasm_bindgen]
extern "C" {
    /// What `pkg/order.js` makes of the options of `rerank`.
    #[wasm_bindgen(typescript_type = "import('../order.js').Asked")]
    pub type Asked;

    #[wasm_bindgen(method, getter)]
    pub fn query(this: &Asked) -> String;
    #[wasm_bindgen(method, getter)]
    pub fn at(this: &Asked) -> f64;
    #[wasm_bindgen(method, getter)]
    fn strength(this: &Asked) -> f32;
    #[wasm_bindgen(method, getter, js_name = maxShift)]
    fn max_shift(this: &Asked) -> Option<u32>;
    #[wasm_bindgen(method, getter)]
    fn pinned(this: &Asked) -> Vec<u32>;
    #[wasm_bindgen(method, getter, js_name = diversityBy)]
    fn diversity_by(this: &Asked) -> String;
    #[wasm_bindgen(method, getter, js_name = diversityRun)]
    fn diversity_run(this: &Asked) -> u32;
    #[wasm_bindgen(method, getter)]
    fn refresh(this: &Asked) -> bool;
    #[wasm_bindgen(method, getter)]
    fn displayed(this: &Asked) -> bool;
    #[wasm_bindgen(method, getter, js_name = inPlace)]
    fn in_place(this: &Asked) -> bool;
    #[wasm_bindgen(method, getter, js_name = heldOut)]
    fn held_out(this: &Asked) -> bool;
    #[wasm_bindgen(method, getter, js_name = interleaveBy)]
    fn interleave_by(this: &Asked) -> Option<u32>;
    /// What the crowd's module gave: at each place the index in the server's order.
    #[wasm_bindgen(method, getter)]
    pub fn start(this: &Asked) -> Option<Vec<u32>>;

    /// What the core answers.
    #[wasm_bindgen(typescript_type = "import('../order.js').Answered")]
    pub type Answered;
}

impl Asked {
    /// # Errors
    /// Those of the [`Rules`].
    pub fn options(&self) -> Result<RerankOptions, Error> {
        let (by, run) = (self.diversity_by(), self.diversity_run() as usize);
        let rules = Rules::default()
            .with_max_shift(self.max_shift().map(|places| places as usize))
            .with_pinned(self.pinned().into_iter().map(|position| position as usize))
            .with_strength(self.strength())?
            .with_diversity((!by.is_empty()).then(|| Diversity { key: Key::named(&by), run }))?;
        let experiment = match self.interleave_by() {
            _ if self.held_out() => Experiment::Holdout,
            Some(seed) => Experiment::Interleave { seed },
            None => Experiment::None,
        };
        Ok(RerankOptions {
            rules,
            refresh: self.refresh(),
            displayed: self.displayed(),
            in_place: self.in_place(),
            experiment,
        })
    }
}

/// `{ order, personalised, known, arm }`, and `teams` where the list is interleaved.
pub fn answered(reranked: Reranked) -> Answered {
    let object = Object::new();
    set(&object, "order", Uint32Array::from(reranked.arrangement.order()));
    set(&object, "personalised", reranked.arrangement.personalised());
    set(&object, "known", reranked.known);
    set(&object, "arm", reranked.arm.name());
    if !reranked.teams.is_empty() {
        let teams = reranked.teams.into_iter().map(|team: Team| JsValue::from_str(team.name()));
        set(&object, "teams", teams.collect::<Array>());
    }
    JsValue::from(object).into()
}
