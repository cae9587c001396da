//! Fields of the shop's own that are numbers: where each stands among those of the list and among those of what was chosen. A field
//! that has one value, or is known of one item alone, says nothing.

use super::context::{Context, column};
use super::shares::Shares;
use crate::item::Key;
use crate::tokens::Hash;

/// What a choice counts against the next newer one.
const DECAY: f32 = 0.9;

/// Further than so many deviations is far.
const FAR: f32 = 3.0;

/// So many choices like the list's mean are taken for granted.
const GRANTED: f32 = 2.0;

/// Of the numbers of a field, kept beside how many there are, their sum and that of their squares: the first, against which they are
/// counted, so that large numbers that differ little are told apart.
const FIRST: usize = 3;

/// How much likelier each item's numbers are among the choices than in the list: means over its fields, NaN where there is none
/// to compare.
pub(super) fn fits(context: &Context<'_>) -> Vec<f32> {
    let items = context.items();
    let mut listed = Shares::default();
    for item in items {
        for own in item.attributes() {
            let Some((field, number)) = own.key.number(own.value) else { continue };
            if listed.of(field)[0] == 0.0 {
                listed.add(field, FIRST, number);
            }
            let off = number - listed.of(field)[FIRST];
            add(&mut listed, field, off, 1.0);
        }
    }
    let (mut chosen, mut weight) = (Shares::default(), 1.0);
    for past in &context.choices {
        for &(key, value) in &past.act.attributes {
            if let Some((field, deviations)) = in_deviations(&listed, key, value) {
                add(&mut chosen, field, deviations, weight);
            }
        }
        weight *= DECAY;
    }
    column(items.len(), &|item| {
        let (mut sum, mut count) = (0.0, 0.0);
        for own in items[item].attributes() {
            let Some((field, deviations)) = in_deviations(&listed, own.key, own.value) else { continue };
            let [known, total, squares, _] = chosen.of(field);
            if known > 0.0 {
                let known = known + GRANTED;
                let off = deviations - total / known;
                let spread = (squares + GRANTED) / known - (total / known).powi(2);
                sum += deviations * deviations - off * off / spread;
                count += 1.0;
            }
        }
        sum / count
    })
}

fn add(numbers: &mut Shares, field: Hash, number: f32, weight: f32) {
    numbers.add(field, 0, weight);
    numbers.add(field, 1, weight * number);
    numbers.add(field, 2, weight * number * number);
}

/// A number's field, and where it stands among those of the list.
fn in_deviations(listed: &Shares, key: Key, value: Hash) -> Option<(Hash, f32)> {
    let (field, number) = key.number(value)?;
    let [count, sum, squares, first] = listed.of(field);
    let mean = sum / count;
    let spread = (squares / count - mean * mean).sqrt();
    (spread > 0.0).then(|| (field, ((number - first - mean) / spread).clamp(-FAR, FAR)))
}

#[cfg(test)]
mod tests {
    use crate::event::{Event, EventKind};
    use crate::features::{Features, table};
    use crate::{Item, Results, Shopper};

    fn screen(id: &str, size: &str) -> Item {
        Item::new(id).unwrap().with_attribute("size", size)
    }

    /// The feature of each item of a list, after those were chosen.
    fn after(chosen: &[Item], list: Vec<Item>) -> Vec<f32> {
        let mut shopper = Shopper::default();
        for item in chosen {
            shopper.observe(&Event::new(EventKind::Purchase, vec![item.clone()], 0).unwrap());
        }
        let items = list.len();
        let features = Features::extract(&shopper, &Results::new(list, None, 1_000).unwrap());
        let column = table().position(|feature| feature.name == "number_fit_chosen").unwrap();
        (0..items).map(|item| features.row(item)[column]).collect()
    }

    #[test]
    fn what_is_near_the_numbers_chosen_fits_though_none_is_the_same() {
        let list = || ["20", "30", "41", "52"].map(|size| screen(size, size)).to_vec();
        let chosen = ["19 ", "21.5", "22"].map(|size| screen(&format!("bought {size}"), size));
        let near_small = after(&chosen, list());
        assert!(near_small.windows(2).all(|pair| pair[0] > pair[1]), "{near_small:?}");
        // In any unit, from any zero.
        let scaled = |size: &str| format!("{}", 100.0 + 10.0 * size.trim().parse::<f32>().unwrap());
        let in_mm = after(
            &["19", "21.5", "22"].map(|size| screen(size, &scaled(size))),
            ["20", "30", "41", "52"].map(|size| screen(&format!("other {size}"), &scaled(size))).to_vec(),
        );
        for (one, other) in near_small.iter().zip(&in_mm) {
            assert!((one - other).abs() < 1e-2, "{near_small:?} {in_mm:?}");
        }
    }

    #[test]
    fn a_text_a_constant_a_lonely_number_and_another_unit_say_nothing() {
        let chosen = [screen("bought", "20")];
        for sizes in [["red", "blue", "red"], ["20", "20", "20"], ["20", "large", "small"], ["2 kg", "3 kg", "9 kg"]] {
            let told = after(&chosen, sizes.iter().zip(["a", "b", "c"]).map(|(size, id)| screen(id, size)).collect());
            assert!(told.iter().all(|value| value.is_nan()), "{sizes:?}: {told:?}");
        }
        assert!(after(&[], vec![screen("a", "1"), screen("b", "2")]).iter().all(|value| value.is_nan()));
    }
}
