//! Fields of the shop's own that are numbers: where each stands among those of the list, and how far from those of what was
//! chosen and touched. A field that has one value, or is known of one item alone, says nothing.

use super::context::{Context, Past};
use super::row::{Group, Row};
use crate::prices::PriceScale;

/// Acts looked back on.
const BACK: usize = 64;

/// What a choice counts against the next newer one.
const DECAY: f32 = 0.9;

/// Further than so many deviations is far.
const FAR: f32 = 3.0;

/// So many choices like the list's mean are taken for granted.
const GRANTED: f32 = 2.0;

/// How an item's numbers stand to those of the past: means over its fields, NaN where there is none to compare.
#[derive(Clone, Copy, Default)]
struct Distance {
    off_chosen: Mean,
    toward_chosen: Mean,
    fit_chosen: Mean,
    off_last_chosen: Mean,
    off_touched: Mean,
}

pub(super) struct View(Vec<Distance>);

impl View {
    pub(super) fn new(context: &Context<'_>) -> View {
        let mut distances = vec![Distance::default(); context.len()];
        let mut fields: Vec<(u32, Vec<f32>)> = Vec::new();
        for (place, item) in context.items().iter().enumerate() {
            for (field, number) in item.attributes().iter().filter_map(|own| own.key.number(own.value)) {
                let at = fields.iter().position(|(known, _)| *known == field).unwrap_or_else(|| {
                    fields.push((field, vec![f32::NAN; context.len()]));
                    fields.len() - 1
                });
                fields[at].1[place] = number;
            }
        }
        for (field, numbers) in &fields {
            add(&mut distances, *field, numbers, context);
        }
        View(distances)
    }
}

/// Adds what one field says.
fn add(distances: &mut [Distance], field: u32, numbers: &[f32], context: &Context<'_>) {
    let scale = PriceScale::of_logs(numbers);
    if scale.spread.is_nan() || scale.spread <= 1e-6 {
        return;
    }
    let mean = super::context::mean(numbers);
    let in_deviations = |number: f32| ((number - mean) / scale.spread).clamp(-FAR, FAR);
    let of = |acts: &[Past<'_>]| -> Vec<f32> {
        let numbers = acts.iter().filter_map(|past| {
            past.act.attributes.iter().filter_map(|&(key, value)| key.number(value)).find(|(own, _)| *own == field)
        });
        numbers.take(BACK).map(|(_, number)| in_deviations(number)).collect()
    };
    let (chosen, touched) = (of(&context.choices), of(&context.touches));
    let (level, touched_level) = (level(&chosen), level(&touched));
    let known = chosen.len() as f32;
    let expected = level * known / (known + GRANTED);
    let spread = (chosen.iter().map(|own| (own - level).powi(2)).sum::<f32>() + GRANTED) / (known + GRANTED);
    for (distance, &number) in distances.iter_mut().zip(numbers) {
        let own = in_deviations(number);
        distance.off_chosen.add((own - level).abs());
        distance.toward_chosen.add(own * level);
        distance.fit_chosen.add(own * own - (own - expected).powi(2) / spread);
        distance.off_last_chosen.add((own - chosen.first().copied().unwrap_or(f32::NAN)).abs());
        distance.off_touched.add((own - touched_level).abs());
    }
}

/// The mean, newest first, each counting [`DECAY`] of the one before it; NaN of none.
fn level(numbers: &[f32]) -> f32 {
    let (mut sum, mut total, mut weight) = (0.0, 0.0, 1.0);
    for number in numbers {
        sum += weight * number;
        total += weight;
        weight *= DECAY;
    }
    sum / total
}

/// A mean in the making, of what is known; NaN of nothing.
#[derive(Clone, Copy, Default)]
struct Mean {
    sum: f32,
    count: f32,
}

impl Mean {
    fn add(&mut self, value: f32) {
        if !value.is_nan() {
            self.sum += value;
            self.count += 1.0;
        }
    }

    fn value(self) -> f32 {
        self.sum / self.count
    }
}

const fn row(
    name: &'static str,
    meaning: &'static str,
    unit: &'static str,
    value: fn(&View, usize) -> f32,
) -> Row<View> {
    Row::new(Group::Attributes, name, meaning, unit, value)
        .missing("it has no number that differs in the list, or nothing with such a number was chosen")
}

const DEVIATIONS: &str = "standard deviations of the list";

pub(super) const ROWS: &[Row<View>] = &[
    row("number_off_chosen", "distance of its numbers from those of the choices", DEVIATIONS, |view, item| {
        view.0[item].off_chosen.value()
    })
    .adapts(),
    row(
        "number_toward_chosen",
        "its numbers stand on the side where those of the choices do",
        "product of deviations",
        |view, item| view.0[item].toward_chosen.value(),
    ),
    row(
        "number_fit_chosen",
        "how much likelier its numbers are among the choices than in the list",
        "nats, doubled",
        |view, item| view.0[item].fit_chosen.value(),
    ),
    row("number_off_last_chosen", "distance of its numbers from those chosen last", DEVIATIONS, |view, item| {
        view.0[item].off_last_chosen.value()
    }),
    row("number_off_touched", "distance of its numbers from those of the touches", DEVIATIONS, |view, item| {
        view.0[item].off_touched.value()
    }),
];
