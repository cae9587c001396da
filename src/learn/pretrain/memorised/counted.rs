//! A shop's lists, each once, with how often every item was chosen from it.

use std::collections::BTreeMap;

use crate::features::{WIDTH, table};
use crate::learn::pretrain::list_features::of_the_list;
use crate::learn::pretrain::{Propensity, Source};
use crate::model::Standard;

/// A list as it is to everybody.
pub(super) struct Counted {
    inputs: Vec<f32>,
    /// How often each item was chosen, in the server's order.
    counts: Vec<f32>,
    /// What share of the choices each would have by its place in the server's order alone.
    expected: Vec<f32>,
}

/// The same, with some of the server's order in its counts.
pub(super) struct Smoothed {
    /// `[items, WIDTH]`, standardised; what a shopper's past says is left at the mean.
    pub(super) inputs: Vec<f32>,
    /// `[items]`.
    pub(super) counts: Vec<f32>,
}

/// The lists of a shop that differ in what no shopper changes, in the order of their features.
pub(super) fn lists(shop: &Source<'_>, standard: &Standard, propensity: Propensity) -> Vec<Counted> {
    let columns: Vec<usize> =
        table().enumerate().filter(|(_, feature)| of_the_list(feature)).map(|(column, _)| column).collect();
    let mut counted: BTreeMap<Vec<u32>, Counted> = BTreeMap::new();
    for list in &shop.lists {
        let rows = || list.rows.chunks_exact(WIDTH);
        let known = rows().flat_map(|row| columns.iter().map(|&column| row[column].to_bits())).collect();
        let own = counted.entry(known).or_insert_with(|| {
            let mut inputs = vec![0.0; list.rows.len()];
            let mut all = [0.0; WIDTH];
            for (row, own) in rows().zip(inputs.chunks_exact_mut(WIDTH)) {
                standard.apply(row, &mut all);
                columns.iter().for_each(|&column| own[column] = all[column]);
            }
            Counted { inputs, counts: vec![0.0; list.chosen.len()], expected: expected(list.chosen.len()) }
        });
        for (item, count) in own.counts.iter_mut().enumerate().filter(|(item, _)| list.chosen[*item]) {
            *count += propensity.weight(list.places[item]);
        }
    }
    counted.into_values().collect()
}

impl Counted {
    /// As were as many more choices as `strength` made by place.
    pub(super) fn smoothed(self, strength: f32) -> Smoothed {
        let counts = self.counts.iter().zip(&self.expected).map(|(count, share)| count + strength * share).collect();
        Smoothed { inputs: self.inputs, counts }
    }

    /// The log-likelihood of the counts where each item's share varies about what is expected as a Dirichlet
    /// distribution of that strength does.
    fn likelihood(&self, strength: f32) -> f32 {
        let rising = |from: f32, times: f32| (0..times.round() as usize).map(|k| (from + k as f32).ln()).sum::<f32>();
        let items = self.counts.iter().zip(&self.expected).map(|(&count, share)| rising(strength * share, count));
        items.sum::<f32>() - rising(strength, self.counts.iter().map(|count| count.round()).sum())
    }
}

fn expected(items: usize) -> Vec<f32> {
    let by_place = |place: usize| 1.0 / (place + 1) as f32;
    let total: f32 = (0..items).map(by_place).sum();
    (0..items).map(|place| by_place(place) / total).collect()
}

/// How many choices the server's order is worth against those counted: of steps of √2 from 1 to 1,024 the likeliest
/// (Minka, "Estimating a Dirichlet distribution", 2000: the compound multinomial).
pub(super) fn strength(lists: &[Counted]) -> f32 {
    let steps = (0..=20).map(|half| 2.0_f32.powf(half as f32 / 2.0));
    let likelihood = |strength: f32| lists.iter().map(|list| f64::from(list.likelihood(strength))).sum::<f64>();
    let best = steps.map(|strength| (likelihood(strength), strength)).max_by(|one, other| one.0.total_cmp(&other.0));
    best.map_or(1.0, |(_, strength)| strength)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::pretrain::TrainingList;
    use crate::random::Dice;

    fn list(spread: f32, past: f32, chosen: usize) -> TrainingList {
        let column = |name: &str| table().position(|feature| feature.name == name).unwrap();
        let mut rows = vec![0.0; 4 * WIDTH];
        for (item, row) in rows.chunks_exact_mut(WIDTH).enumerate() {
            row[column("server_position")] = (item as f32).ln_1p();
            row[column("list_spread")] = spread;
            row[column("seen_count")] = past;
        }
        TrainingList {
            rows,
            chosen: (0..4).map(|item| item == chosen).collect(),
            places: (0..4).collect(),
            spare: false,
        }
    }

    fn counted(lists: &[TrainingList]) -> Vec<Counted> {
        let standard = Standard { mean: vec![0.0; WIDTH], deviation: vec![1.0; WIDTH] };
        super::lists(&Source { weight: 1.0, lists: lists.iter().collect() }, &standard, Propensity::default())
    }

    #[test]
    fn a_list_counts_once_whoever_looks_at_it() {
        let counted = counted(&[list(1.0, 0.0, 2), list(2.0, 0.0, 0), list(1.0, 3.0, 2), list(1.0, 1.0, 3)]);
        assert_eq!(counted.len(), 2);
        assert_eq!(
            (&counted[0].counts[..], &counted[1].counts[..]),
            (&[0.0, 0.0, 2.0, 1.0][..], &[1.0, 0.0, 0.0, 0.0][..])
        );
        let past = table().position(|feature| feature.name == "seen_count").unwrap();
        assert!(counted.iter().all(|list| list.inputs.chunks_exact(WIDTH).all(|row| row[past] == 0.0)));
        let smoothed = counted.into_iter().nth(1).unwrap().smoothed(25.0).counts;
        assert!((smoothed[0] - 13.0).abs() < 1e-4 && (smoothed[1] - 6.0).abs() < 1e-4, "{smoothed:?}");
    }

    #[test]
    fn the_servers_order_is_worth_more_the_better_it_tells_what_sells() {
        let mut dice = Dice::new(3, 0);
        let mut shop = |faithful: f64| {
            let mut choose = |which: usize| {
                let usual = if dice.chance(0.48) { 0 } else { 1 + dice.whole(0, 2) };
                list(which as f32, 0.0, if dice.chance(faithful) { usual } else { which % 4 })
            };
            strength(&counted(&(0..400).map(|visit| choose(visit % 20)).collect::<Vec<_>>()))
        };
        let (faithful, other) = (shop(1.0), shop(0.2));
        assert!(faithful > 20.0 && other < 10.0, "{faithful} {other}");
    }
}
