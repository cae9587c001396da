//! The model card, in Markdown.

use std::fmt::Write;

use crate::report::figures::{READING, lead_grid, mrr_grid};
use crate::report::grid::markdown_text;
use crate::training::recipe::{LIMITS, SEARCH};
use crate::training::summary::Training;

/// What a model is, what it was trained on and how, its figures and its limits.
pub fn card(training: &Training) -> String {
    let model = &training.model;
    let [first, second] = model.weights().hidden;
    let adapting = model.prior().iter().filter(|&&width| width > 0.0).count();
    let mut out = String::new();
    let _ = writeln!(out, "# Model card: {}\n", markdown_text(&training.file));
    let _ = writeln!(
        out,
        "A base model of reshelf. It scores the items of a search result for one shopper from {} features of the list \
         and of what this shopper did before; on the device it stays as it is, and an adapter learns beside it.\n",
        model.prior().len()
    );
    let _ = writeln!(out, "- identity: `{:016x}`", model.identity());
    let _ = writeln!(
        out,
        "- size: {} bytes, {} parameters (hidden layers of {first} and {second} units), matrices in {}",
        model.to_bytes().len(),
        model.weights().parameters(),
        model.precision().name()
    );
    let _ = writeln!(out, "- the adapter may move {adapting} of the features");
    let _ = writeln!(out, "\nWritten by `reshelf pretrain`; `reshelf inspect` lists the features.");

    let _ = writeln!(out, "\n## Figures\n\n{}\n\n{READING}\n", training.outcome());
    let _ = writeln!(out, "{}", mrr_grid(&training.figures).markdown());
    let _ = writeln!(out, "{}", lead_grid(&training.figures).markdown());
    let _ = writeln!(
        out,
        "Lists: *new each time* belong to one shopper; *unseen* were kept out of training; *in training* came up for \
         other users in training. `reshelf evaluate --users test` measures again."
    );

    let _ = writeln!(out, "\n## Trained on\n\n{}", training.shop_grid().markdown());
    let _ = writeln!(out, "{}", training.kept_apart());

    let _ = writeln!(out, "\n## How\n");
    training.recipe().iter().for_each(|step| _ = writeln!(out, "1. {step}"));
    let _ = writeln!(out, "\n{}", training.setting_grid().markdown());
    if let Some(grid) = training.trial_grid() {
        let _ = writeln!(out, "{SEARCH}\n\n{}", grid.markdown());
    }
    let _ = writeln!(out, "The same seed, logs and build give the same bytes on one machine.");

    let _ = writeln!(out, "\n## Limits\n");
    LIMITS.iter().for_each(|limit| _ = writeln!(out, "- {limit}"));
    out
}
