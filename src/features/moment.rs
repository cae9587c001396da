//! What is the same for all items of a list. It works through the net: it says how much the rest is to be believed.

use super::budget::level;
use super::context::{Context, Past, column, mean};
use super::position::usual;
use super::row::{Group, Prepared, Row};
use super::tally::Tally;
use crate::prices::known;

pub(super) struct View {
    choices: f32,
    choices_here: f32,
    touches: f32,
    touches_here: f32,
    repeat_rate: f32,
    last_repeats: f32,
    entropy: f32,
    list_touched: f32,
    list_known: f32,
    gap: f32,
    own_percentile: f32,
    own_position: f32,
    ascending: f32,
    spread: f32,
    volatility: f32,
    searched: f32,
}

impl View {
    pub(super) fn new(context: &Context<'_>) -> View {
        let n = context.len() as f32;
        let tally = Tally::new(context, &context.choices, [0.0; 4]);
        let here = |acts: &[Past<'_>]| acts.iter().filter(|past| past.here).count() as f32;
        let touched = Tally::new(context, &context.touches, [0.0; 4]);
        let known = context.impressions.iter().filter(|shown| shown.is_some()).count() as f32;
        View {
            choices: (context.shopper.choices_ever() as f32).ln_1p(),
            choices_here: here(&context.choices).ln_1p(),
            touches: (context.touches.len() as f32).ln_1p(),
            touches_here: here(&context.touches).ln_1p(),
            repeat_rate: repeat_rate(&context.choices, 64),
            last_repeats: repeat_rate(&context.choices, 5),
            entropy: entropy(&tally),
            list_touched: touched.order.len() as f32 / n,
            list_known: known / n,
            gap: context.shopper.last_at().map_or(f32::NAN, |at| context.age(at)),
            own_percentile: level(&context.choices).percentile,
            own_position: usual(context),
            ascending: ascending(&context.price_logs),
            spread: context.scale.spread,
            volatility: volatility(context),
            searched: context.results.query().map_or(0.0, |query| (query.words().len() as f32).min(5.0)),
        }
    }
}

/// Share of the newest `back` choices here whose item was the one chosen here before; NaN below two choices.
fn repeat_rate(choices: &[Past<'_>], back: usize) -> f32 {
    let items: Vec<_> = choices.iter().filter(|past| past.here).map(|past| past.act.item).take(back + 1).collect();
    let repeats = items.windows(2).filter(|pair| pair[0] == pair[1]).count() as f32;
    if items.len() < 2 { f32::NAN } else { repeats / (items.len() - 1) as f32 }
}

/// Entropy of the choices over the candidates, over its greatest possible value; NaN where nothing was chosen.
fn entropy(tally: &Tally) -> f32 {
    let shares = tally.order.iter().map(|&place| tally.counts[place] / tally.total);
    let entropy: f32 = shares.map(|share| -share * share.ln()).sum();
    match tally.order.len() {
        0 => f32::NAN,
        1 => 0.0,
        _ => entropy / tally.total.ln(),
    }
}

/// Share of neighbours of which the lower one is not cheaper: 1 in a list ascending in price.
fn ascending(logs: &[f32]) -> f32 {
    let known = known(logs);
    let rising = known.windows(2).filter(|pair| pair[1] >= pair[0]).count() as f32;
    if known.len() < 2 { f32::NAN } else { rising / (known.len() - 1) as f32 }
}

/// How much the prices of this list changed since last shown: mean distance of the logarithms.
fn volatility(context: &Context<'_>) -> f32 {
    mean(&column(context.len(), &|item| match context.impressions[item] {
        Some(shown) if shown.priced > 0 => (context.price_logs[item] - shown.last_log).abs(),
        _ => f32::NAN,
    }))
}

const fn row(
    name: &'static str,
    meaning: &'static str,
    unit: &'static str,
    value: fn(&View, usize) -> f32,
) -> Row<View> {
    Row::new(Group::Moment, name, meaning, unit, value).missing("nothing in the past, or no prices")
}

const COUNT: &str = "logarithm of the count plus 1";
const SHARE: &str = "share, 0 to 1";

impl Prepared for View {
    const ROWS: &'static [Row<View>] = ROWS;
}

pub(super) const ROWS: &[Row<View>] = &[
    row("choices_ever", "choices ever made", COUNT, |view, _| view.choices),
    row("choices_here", "choices among these items and categories", COUNT, |view, _| view.choices_here).concerns(),
    row("touches_ever", "touches remembered", COUNT, |view, _| view.touches),
    row("touches_here", "touches among these items and categories", COUNT, |view, _| view.touches_here).concerns(),
    row("repeat_rate", "choices that repeated the one before", SHARE, |view, _| view.repeat_rate),
    row("repeat_rate_recent", "the same of the last five", SHARE, |view, _| view.last_repeats),
    row("choice_entropy", "how spread out the choices are", SHARE, |view, _| view.entropy),
    row("list_touched", "items of the list that were touched", SHARE, |view, _| view.list_touched),
    row("list_known", "items of the list that were shown before", SHARE, |view, _| view.list_known),
    row("gap", "time since the last event", "logarithm of hours, tenths", |view, _| view.gap),
    row("own_percentile", "mean price percentile of the choices", SHARE, |view, _| view.own_percentile),
    row("own_position", "where the shopper usually chooses", "logarithm of the position from 1", |view, _| {
        view.own_position
    }),
    row("list_ascending", "how far the list is sorted by price", SHARE, |view, _| view.ascending),
    row("list_spread", "spread of the prices", "standard deviation of the logarithm", |view, _| view.spread),
    row("list_volatility", "how much the prices changed", "mean distance of the logarithm", |view, _| view.volatility),
    row("query_words", "words of the query", "count, at most 5", |view, _| view.searched),
];
