//! Learning a shop's lists by heart, before what its shoppers have in common.
//!
//! Where the same lists come up again and again, which item of a list is popular is worth much, and boosted trees carve it
//! out list by list. A network that learns everything at once learns it late, when what it takes from shoppers' pasts has
//! long gone astray. So some of the units learn the lists first, with nothing else to look at: each list once, with how
//! often every item was chosen, and with as much of the server's order as the counts themselves ask for. The other units
//! learn the shoppers then, beside what is known of the lists and without changing it.

mod counted;

use super::batch::Batch;
use super::ground::{Ground, without_unknown};
use super::list_features::of_the_list;
use super::run::Run;
use super::settings::Settings;
use super::shop::Source;
use crate::error::Error;
use crate::features::{WIDTH, table};
use crate::model::Weights;
use counted::Smoothed;

/// How steep the first units are: with the features that are left, their sums have about this deviation. Flat ones take
/// several times the steps to tell lists apart.
const STEEP: f32 = 2.0;

/// By how much the server's order is worth more than the counts ask for: for lists that are not known. On tafeng it costs
/// lists that are known nothing, and others are ordered .009 better in MRR.
const CAUTION: f32 = 2.0;

/// The units of each layer that learn the lists, of those that there are: five eighths.
fn units(hidden: [usize; 2]) -> Result<[usize; 2], Error> {
    if hidden.iter().any(|&units| units < 2) {
        let field = "hidden units of a model that learns lists by heart";
        return Err(Error::OutOfRange { field, got: 1.0, allowed: "two or more in each layer" });
    }
    Ok(hidden.map(|units| units * 5 / 8))
}

/// The start of a run: what the lists are, held fast, beside random units for the shoppers.
///
/// # Errors
/// [`Error::OutOfRange`] where there are too few units to share.
pub(super) fn start(shops: &[Source<'_>], ground: &Ground, settings: &Settings) -> Result<Run, Error> {
    let lists = units(settings.hidden)?;
    let shoppers = [settings.hidden[0] - lists[0], settings.hidden[1] - lists[1]];
    let by_heart = of_lists(shops, ground, &Settings { hidden: lists, ..settings.by_heart() });
    let run = Run::new(&Settings { hidden: shoppers, ..settings.clone() }, None);
    let both = beside(&by_heart, &run.network().weights());
    Ok(run.with_weights(&both).holding(lists))
}

/// A network that knows the lists alone.
fn of_lists(shops: &[Source<'_>], ground: &Ground, settings: &Settings) -> Weights {
    let known_of = |shop: &Source<'_>| -> Vec<Smoothed> {
        let counted = counted::lists(shop, &ground.standard, settings.propensity);
        let strength = CAUTION * counted::strength(&counted);
        counted.into_iter().map(|list| list.smoothed(strength)).collect()
    };
    let known: Vec<Vec<Smoothed>> = shops.iter().map(known_of).collect();
    let run = Run::new(settings, None);
    let steep = steepened(run.network().weights());
    let mut run = run.with_weights(&steep);
    for _ in 0..settings.steps {
        let dice = &mut run.dice;
        let batch = Batch::filled(shops, settings.rows, |batch, shop| {
            let list = dice.pick(&known[shop]);
            batch.push(&list.inputs, &list.counts);
        });
        run.take(&batch, settings, 0.0);
    }
    // What was never looked at must not speak through random weights.
    without_unknown(run.network().weights(), &table().map(of_the_list).collect::<Vec<_>>())
}

/// Random weights are as large as suits all features together: larger ones for the few that are looked at.
fn steepened(mut weights: Weights) -> Weights {
    let few = table().filter(|feature| of_the_list(feature)).count() as f32;
    let width = WIDTH as f32;
    let units = weights.hidden[0];
    for (row, _) in weights.first.chunks_exact_mut(units).zip(table()).filter(|(_, feature)| of_the_list(feature)) {
        row.iter_mut().for_each(|weight| *weight *= STEEP * (width / few).sqrt());
    }
    weights.first_bias.iter_mut().for_each(|bias| *bias *= STEEP * width.sqrt());
    weights
}

/// Two networks in one whose scores add up: the units of both beside each other, with nothing between them.
fn beside(one: &Weights, other: &Weights) -> Weights {
    let rows = |one: &[f32], other: &[f32], units: [usize; 2]| -> Vec<f32> {
        let pairs = one.chunks_exact(units[0]).zip(other.chunks_exact(units[1]));
        pairs.flat_map(|(one, other)| [one, other].concat()).collect()
    };
    let [first, second] = [0, 1].map(|layer| [one.hidden[layer], other.hidden[layer]]);
    let padded = |second: &[f32], own: usize, before: usize, after: usize| -> Vec<f32> {
        second.chunks_exact(own).flat_map(|row| [&vec![0.0; before], row, &vec![0.0; after]].concat()).collect()
    };
    Weights {
        hidden: [first[0] + first[1], second[0] + second[1]],
        first: rows(&one.first, &other.first, first),
        first_bias: [&one.first_bias[..], &other.first_bias].concat(),
        second: [padded(&one.second, second[0], 0, second[1]), padded(&other.second, second[1], second[0], 0)].concat(),
        second_bias: [&one.second_bias[..], &other.second_bias].concat(),
        last: [&one.last[..], &other.last].concat(),
        skip: one.skip.iter().zip(&other.skip).map(|(one, other)| one + other).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::pretrain::{Propensity, Shop, TrainingList, fit, mrr};
    use crate::model::tests::small_model;
    use crate::model::{Model, Precision, Standard};
    use crate::random::Dice;
    use crate::scorer::Scorer;

    /// A shop of lists that stay the same: told apart by the spread of their prices, and in each another place sells.
    fn shop() -> Shop {
        let column = |name: &str| table().position(|feature| feature.name == name).unwrap();
        let (position, spread, past) = (column("server_position"), column("list_spread"), column("seen_count"));
        let mut dice = Dice::new(4, 0);
        let mut sells: Vec<usize> = (0..20).map(|list| list % 6).collect();
        dice.shuffle(&mut sells);
        let mut list = |which: usize| {
            let mut rows = vec![0.0; 6 * WIDTH];
            for (item, row) in rows.chunks_exact_mut(WIDTH).enumerate() {
                row[position] = (item as f32).ln_1p();
                row[spread] = which as f32;
                row[past] = dice.between(0.0, 1.0) as f32;
            }
            TrainingList {
                rows,
                chosen: (0..6).map(|item| item == sells[which]).collect(),
                places: (0..6).collect(),
                spare: false,
            }
        };
        Shop { name: String::new(), weight: 1.0, lists: (0..200).map(|visit| list(visit % 20)).collect() }
    }

    #[test]
    fn lists_are_known_by_heart() {
        let shop = shop();
        // Rounded weights know these lists a little less well, .59 to .63 by the seed.
        let settings = Settings { precision: Precision::F32, ..Settings::memorising(400) };
        let settings = Settings { hidden: [32, 16], steps: 100, rows: 200, ..settings };
        let known = |settings: &Settings| {
            mrr(&fit(&[shop.source()], settings).unwrap(), &shop.lists, Propensity::default()).unwrap()
        };
        let (by_heart, without) = (known(&settings), known(&Settings { memorise: 0, steps: 500, ..settings.clone() }));
        assert!(by_heart > 0.6 && by_heart > without + 0.1, "{by_heart} {without}");
    }

    #[test]
    fn what_is_known_of_lists_stays_while_shoppers_are_learned() {
        let shop = shop();
        let settings = Settings { hidden: [16, 8], steps: 20, rows: 200, ..Settings::memorising(20) };
        let settings = Settings { weight_decay: 0.5, precision: Precision::F32, ..settings };
        let ground = Ground::of(&[shop.source()], &settings).unwrap();
        let mut run = start(&[shop.source()], &ground, &settings).unwrap();
        let before = run.network().weights();
        run.advance(&[shop.source()], &ground, &settings, settings.steps);
        let after = run.network().weights();
        let lists = units(settings.hidden).unwrap();
        let [past, place] =
            ["seen_count", "server_position"].map(|name| table().position(|feature| feature.name == name).unwrap());
        for (before, after) in before.first.chunks_exact(16).zip(after.first.chunks_exact(16)) {
            assert_eq!(before[..lists[0]], after[..lists[0]]);
        }
        assert!(before.first[past * 16..][..lists[0]].iter().all(|&weight| weight == 0.0));
        assert!(before.first[place * 16..][..lists[0]].iter().all(|&weight| weight != 0.0));
        assert_ne!(before.first[place * 16 + lists[0]..][..6], after.first[place * 16 + lists[0]..][..6]);
        for (unit, (before, after)) in before.second.chunks_exact(8).zip(after.second.chunks_exact(8)).enumerate() {
            let shoppers = unit >= lists[0];
            assert_eq!(before[..lists[1]], after[..lists[1]]);
            assert_eq!(before[lists[1]..] != after[lists[1]..], shoppers, "{unit}");
            assert!(after[..lists[1]].iter().all(|&weight| (weight == 0.0) == shoppers));
        }
        assert_eq!(before.last[..lists[1]], after.last[..lists[1]]);
        assert_ne!(before.last[lists[1]..], after.last[lists[1]..]);
        assert_eq!(before.first_bias[..lists[0]], after.first_bias[..lists[0]]);
        assert_eq!(before.second_bias[..lists[1]], after.second_bias[..lists[1]]);
    }

    #[test]
    fn two_networks_beside_each_other_add_up() {
        let (one, other) = (small_model(3), small_model(4));
        let model = |weights: &Weights| {
            let standard = Standard { mean: vec![0.0; WIDTH], deviation: vec![1.0; WIDTH] };
            Model::new(standard, weights.clone(), vec![0.0; WIDTH]).unwrap().with_precision(Precision::F32)
        };
        let row: Vec<f32> = (0..WIDTH).map(|n| (n % 7) as f32 / 3.0 - 1.0).collect();
        let score = |weights: &Weights| Scorer::new(&model(weights), None).unwrap().score_row(&row);
        let both = score(&beside(one.weights(), other.weights()));
        assert!((both - score(one.weights()) - score(other.weights())).abs() < 1e-4, "{both}");
    }

    #[test]
    fn one_unit_cannot_be_shared() {
        let shop = shop();
        let settings = Settings { hidden: [8, 1], ..Settings::memorising(5) };
        assert_eq!(fit(&[shop.source()], &settings).unwrap_err().code(), "out-of-range");
    }
}
