//! Fields of the shop's own that are numbers: where each stands among those of the list and among those of what was chosen. A field
//! that has one value, or is known of one item alone, says nothing.

use super::context::{Context, Past};
use super::row::{Group, Row};
use crate::prices::PriceScale;

/// Fields of a list that are looked at, a unit making another: more than a shop has, so that a code of letters and digits, which has
/// a unit of its own in each item, costs no more.
const FIELDS: usize = 16;

/// Acts looked back on.
const BACK: usize = 64;

/// What a choice counts against the next newer one.
const DECAY: f32 = 0.9;

/// Further than so many deviations is far.
const FAR: f32 = 3.0;

/// So many choices like the list's mean are taken for granted.
const GRANTED: f32 = 2.0;

/// How an item's numbers stand to those of the choices: means over its fields, NaN where there is none to compare.
#[derive(Clone, Copy, Default)]
struct Stand {
    toward: Mean,
    fit: Mean,
}

pub(super) struct View(Vec<Stand>);

impl View {
    pub(super) fn new(context: &Context<'_>) -> View {
        let mut stands = vec![Stand::default(); context.len()];
        let mut fields: Vec<(u32, Vec<f32>)> = Vec::new();
        for (place, item) in context.items().iter().enumerate() {
            for (field, number) in item.attributes().iter().filter_map(|own| own.key.number(own.value)) {
                if fields.len() < FIELDS && fields.iter().all(|(known, _)| *known != field) {
                    fields.push((field, vec![f32::NAN; context.len()]));
                }
                fields.iter_mut().filter(|(known, _)| *known == field).for_each(|(_, numbers)| numbers[place] = number);
            }
        }
        for (field, numbers) in &fields {
            add(&mut stands, *field, numbers, context);
        }
        View(stands)
    }
}

/// Adds what one field says.
fn add(stands: &mut [Stand], field: u32, numbers: &[f32], context: &Context<'_>) {
    let scale = PriceScale::of_logs(numbers);
    if scale.spread.is_nan() || scale.spread <= 1e-6 {
        return;
    }
    let mean = super::context::mean(numbers);
    let in_deviations = |number: f32| ((number - mean) / scale.spread).clamp(-FAR, FAR);
    let numbers_of = |past: &Past<'_>| {
        let mut numbers = past.act.attributes.iter().filter_map(|&(key, value)| key.number(value));
        numbers.find(|(own, _)| *own == field).map(|(_, number)| in_deviations(number))
    };
    let chosen: Vec<f32> = context.choices.iter().filter_map(numbers_of).take(BACK).collect();
    if chosen.is_empty() {
        return;
    }
    let level = level(&chosen);
    let known = chosen.len() as f32;
    let expected = level * known / (known + GRANTED);
    let spread = (chosen.iter().map(|own| (own - level).powi(2)).sum::<f32>() + GRANTED) / (known + GRANTED);
    for (stand, own) in stands.iter_mut().zip(numbers.iter().copied().map(in_deviations)) {
        stand.toward.add(own * level);
        stand.fit.add(own * own - (own - expected).powi(2) / spread);
    }
}

/// The mean, newest first, each counting [`DECAY`] of the one before it.
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

pub(super) const ROWS: &[Row<View>] = &[
    row(
        "number_toward_chosen",
        "its numbers are on the side of those chosen",
        "product of deviations",
        |view, item| view.0[item].toward.value(),
    ),
    row(
        "number_fit_chosen",
        "its numbers are likelier among the choices than in the list",
        "nats, doubled",
        |view, item| view.0[item].fit.value(),
    )
    .adapts(),
];

#[cfg(test)]
mod tests {
    use crate::event::{Event, EventKind};
    use crate::features::{Features, table};
    use crate::{Item, Results, Shopper};

    fn screen(id: &str, size: &str) -> Item {
        Item::new(id).unwrap().with_attribute("size", size)
    }

    /// The two features of each item of a list, after those were chosen.
    fn after(chosen: &[Item], list: Vec<Item>) -> Vec<[f32; 2]> {
        let mut shopper = Shopper::default();
        for item in chosen {
            shopper.observe(&Event::new(EventKind::Purchase, vec![item.clone()], 0).unwrap());
        }
        let items = list.len();
        let features = Features::extract(&shopper, &Results::new(list, None, 1_000).unwrap());
        let column = |name: &str| table().position(|feature| feature.name == name).unwrap();
        let columns = ["number_toward_chosen", "number_fit_chosen"].map(column);
        (0..items).map(|item| columns.map(|column| features.row(item)[column])).collect()
    }

    #[test]
    fn what_is_near_the_numbers_chosen_fits_though_none_is_the_same() {
        let list = || ["20", "30", "41", "52"].map(|size| screen(size, size)).to_vec();
        let chosen = ["19 ", "21.5", "22"].map(|size| screen(&format!("bought {size}"), size));
        let near_small = after(&chosen, list());
        assert!(near_small.windows(2).all(|pair| pair[0][0] > pair[1][0] && pair[0][1] > pair[1][1]), "{near_small:?}");
        // In any unit, from any zero.
        let scaled = |size: &str| format!("{}", 100.0 + 10.0 * size.trim().parse::<f32>().unwrap());
        let in_mm = after(
            &["19", "21.5", "22"].map(|size| screen(size, &scaled(size))),
            ["20", "30", "41", "52"].map(|size| screen(&format!("other {size}"), &scaled(size))).to_vec(),
        );
        for (one, other) in near_small.iter().flatten().zip(in_mm.iter().flatten()) {
            assert!((one - other).abs() < 1e-3, "{near_small:?} {in_mm:?}");
        }
    }

    #[test]
    fn a_text_a_constant_a_lonely_number_and_another_unit_say_nothing() {
        let chosen = [screen("bought", "20")];
        for sizes in [["red", "blue", "red"], ["20", "20", "20"], ["20", "large", "small"], ["2 kg", "3 kg", "9 kg"]] {
            let told = after(&chosen, sizes.iter().zip(["a", "b", "c"]).map(|(size, id)| screen(id, size)).collect());
            assert!(told.iter().flatten().all(|value| value.is_nan()), "{sizes:?}: {told:?}");
        }
        assert!(after(&[], vec![screen("a", "1"), screen("b", "2")]).iter().flatten().all(|value| value.is_nan()));
    }
}
