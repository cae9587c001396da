//! The trainings: chosen by validation shops, for a fixed number of steps, and further on from a model.

use super::check::{Check, check};
use super::ground::Ground;
use super::memorised;
use super::run::Run;
use super::settings::Settings;
use super::shop::{Shop, Source};
use crate::error::Error;
use crate::model::Model;

/// Steps between two looks at the validation shops.
const CHECK_EVERY: usize = 250;

/// Looks without a better one after which training stops.
const PATIENCE: usize = 5;

/// Trains a model, chosen by the validation shops.
///
/// Listwise softmax, AdamW with a one-cycle rate, dropout of units and of whole feature groups, random parts of lists;
/// every step takes about as many rows from each shop. Training runs twice: on `shops` alone, to find after how many
/// steps the validation shops are ordered best, stopping early where they no longer get better; then anew on both
/// together for that many steps. The second half is done with weights rounded as they will be kept. The same seed on the
/// same machine gives the same model, bit for bit, on however many cores: parts of a step are learned from on all of them. `watch` sees every look of the first run.
///
/// # Errors
/// [`Error::Empty`] where a shop has no lists; [`Error::NotFinite`] where training broke down.
pub fn pretrain(
    shops: &[Shop],
    validation: &[Shop],
    settings: &Settings,
    watch: &mut dyn FnMut(&Check),
) -> Result<Model, Error> {
    if validation.iter().any(|shop| shop.lists.is_empty()) {
        return Err(Error::Empty { field: "lists of a shop" });
    }
    let mut sources: Vec<Source<'_>> = shops.iter().map(Shop::source).collect();
    let ground = Ground::of(&sources, settings)?;
    let mut run = start(&sources, &ground, settings)?;
    let mut best: Option<Check> = None;
    let mut behind = 0;
    while run.step < settings.steps && behind < PATIENCE {
        let loss = run.advance(&sources, &ground, settings, settings.steps.min(run.step + CHECK_EVERY));
        let mut check =
            check(&ground.model(run.network().weights())?, validation, settings.propensity, run.step, loss)?;
        check.best = best.as_ref().is_none_or(|before| check.score > before.score);
        watch(&check);
        behind = if check.best { 0 } else { behind + 1 };
        if check.best {
            best = Some(check);
        }
    }
    let steps = best.ok_or(Error::Empty { field: "steps" })?.step;

    for (source, own) in sources.iter_mut().zip(validation) {
        source.lists.extend(&own.lists);
    }
    let settings = &Settings { steps, ..settings.clone() };
    let mut run = start(&sources, &ground, settings)?;
    run.advance(&sources, &ground, settings, steps);
    ground.model(run.network().weights())
}

/// Trains a model for all the steps of its settings, chosen by nothing.
///
/// # Errors
/// Those of [`pretrain`].
pub fn fit(shops: &[Source<'_>], settings: &Settings) -> Result<Model, Error> {
    let ground = Ground::of(shops, settings)?;
    let mut run = start(shops, &ground, settings)?;
    run.advance(shops, &ground, settings, settings.steps);
    ground.model(run.network().weights())
}

/// Trains a model further on a shop of which there are few logs, by [`Settings::tuning`] or others with a pull.
///
/// A fixed number of steps, chosen by nothing, since who chooses cannot be trained on; standardisation and prior stay
/// the model's, and its weights hold the new ones back. `watch` is told of every step.
///
/// # Errors
/// Those of [`pretrain`].
pub fn tune(base: &Model, shops: &[Shop], settings: &Settings, watch: &mut dyn FnMut()) -> Result<Model, Error> {
    let sources: Vec<Source<'_>> = shops.iter().map(Shop::source).collect();
    let ground = Ground { standard: base.standard().clone(), ..Ground::of(&sources, settings)? };
    let mut run = Run::new(settings, Some(base));
    while run.step < settings.steps {
        run.advance(&sources, &ground, settings, run.step + 1);
        watch();
    }
    // What these shops do not have stays as the model knew it.
    Model::new(ground.standard, run.network().weights(), base.prior().to_vec())
}

/// From random weights, and from lists known by heart where the settings ask for that.
fn start(shops: &[Source<'_>], ground: &Ground, settings: &Settings) -> Result<Run, Error> {
    if settings.memorise > 0 { memorised::start(shops, ground, settings) } else { Ok(Run::new(settings, None)) }
}
