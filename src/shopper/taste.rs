//! How much this shopper minds what tells the products of a list apart: its brand, its price, any field of the shop's.
//!
//! A conditional logit (McFadden 1974): the odds of an item are e to the sum of the weights of what it has, and each choice moves the
//! weights by what the item chosen has more than was expected of the list. A step is one of Newton's with the diagonal of the Hessian, which
//! adds up over the choices, so a weight that much is known of moves little (docs/research/taste.md).

use crate::ascending::ascending;
use crate::by_hash::ByHash;
use crate::item::Item;
use crate::limits;
use crate::numbers::NumberScale;
use crate::prices::Standing;
use crate::softmax::log_softmax;
use crate::tokens::{self, Hash};

/// What the price is known by.
const PRICE: Hash = tokens::hash("price");

/// Of each property: what it adds to a score, and how much is known of that (Fisher's information).
const WEIGHT: usize = 0;
const KNOWN: usize = 1;

/// How much is known before anything is: that weights are small.
const GRANTED: f32 = 2.0;

/// What differs less than that in a list does not differ.
const ALIKE: f32 = 1e-6;

/// In which what a choice taught is found again.
const ROUNDS: usize = 8;

/// The weights of one shopper, in nats: what has a weight of .7 is twice as likely to be chosen as what has none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Taste {
    learned: ByHash,
}

/// That an item of a list has a property, and how much of it: 1, or for numbers how many deviations it is off the list's mean.
struct Has {
    item: usize,
    property: Hash,
    much: f32,
}

/// What the items of a list have: the design matrix of the logit.
pub(crate) struct Design<'a> {
    items: &'a [Item],
    prices: &'a [Standing],
    numbers: NumberScale,
}

impl<'a> Design<'a> {
    /// Of a list, with where its prices stand.
    pub(crate) fn new(items: &'a [Item], prices: &'a [Standing]) -> Design<'a> {
        Design { items, prices, numbers: NumberScale::of(items) }
    }

    /// Each number of it that is not 0, item by item.
    fn each(&self, take: &mut dyn FnMut(Has)) {
        for (item, (own, price)) in self.items.iter().zip(self.prices).enumerate() {
            for attribute in own.attributes() {
                let (key, value) = (attribute.key, attribute.value);
                let number = key.number(value).map(|_| self.numbers.in_deviations(key, value));
                if let Some((property, much)) = number.unwrap_or(Some((value, 1.0))) {
                    take(Has { item, property, much });
                }
            }
            if !price.z.is_nan() {
                take(Has { item, property: PRICE, much: price.z });
            }
        }
    }
}

impl Taste {
    /// The weight of a property.
    pub(crate) fn of(&self, property: Hash) -> f32 {
        self.learned.of(property)[WEIGHT]
    }

    /// The score of each item of a list.
    pub(crate) fn scores(&self, design: &Design<'_>) -> Vec<f32> {
        let mut scores = vec![0.0; design.items.len()];
        design.each(&mut |has| scores[has.item] += self.of(has.property) * has.much);
        scores
    }

    /// True where nothing was chosen from a list.
    pub(crate) fn is_empty(&self) -> bool {
        self.learned.is_empty()
    }

    /// An item of a list was chosen. `prices` are where the prices of the list stand. Cost: two passes over what the items have.
    pub(crate) fn learn(&mut self, items: &[Item], prices: &[Standing], chosen: usize) {
        let moves = self.moves(items, prices, chosen);
        self.add(&moves, 1.0);
        self.bound();
    }

    /// That choice is taken back: the weights become those from which it would lead to what they are, as near as a few rounds come. What
    /// was learned of others since then stays.
    pub(crate) fn take_back(&mut self, items: &[Item], prices: &[Standing], chosen: usize) {
        let mut taken = ByHash::default();
        for _ in 0..ROUNDS {
            let moves = self.moves(items, prices, chosen);
            self.add(&taken, 1.0);
            self.add(&moves, -1.0);
            taken = moves;
        }
    }

    /// What that choice adds to the weight of each property, and to what is known of it.
    fn moves(&self, items: &[Item], prices: &[Standing], chosen: usize) -> ByHash {
        let design = Design::new(items, prices);
        let logs = log_softmax(&self.scores(&design));
        let mut listed = ByHash::default();
        design.each(&mut |has| {
            let share = logs[has.item].exp();
            let sums = listed.of_mut(has.property);
            sums[0] += share * has.much;
            sums[1] += share * has.much * has.much;
            if has.item == chosen {
                sums[2] += has.much;
            }
        });
        for (property, sums) in listed.iter_mut() {
            let [expected, squares, had, _] = *sums;
            let (more, spread) = (had - expected, (squares - expected * expected).max(0.0));
            let known = self.learned.of(*property)[KNOWN] + spread;
            *sums = if more.abs() + spread > ALIKE { [more / (GRANTED + known), spread, 0.0, 0.0] } else { [0.0; 4] };
        }
        listed
    }

    fn add(&mut self, moves: &ByHash, times: f32) {
        for &(property, [weight, known, ..]) in moves.iter() {
            if weight != 0.0 {
                let own = self.learned.of_mut(property);
                own[WEIGHT] += times * weight;
                own[KNOWN] = f32::max(own[KNOWN] + times * known, 0.0);
            }
        }
    }

    /// Forgets what was learned of such properties.
    pub(crate) fn forget(&mut self, is_gone: &dyn Fn(Hash) -> bool) {
        let known = std::mem::take(self);
        known.iter().filter(|own| !is_gone(own.0)).for_each(|(property, numbers)| self.restore(property, numbers));
    }

    /// Each property, its weight, and how much is known of that.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (Hash, [f32; 2])> {
        self.learned.iter().map(|&(property, [weight, known, ..])| (property, [weight, known]))
    }

    /// Puts back what [`Taste::iter`] gave.
    pub(crate) fn restore(&mut self, property: Hash, [weight, known]: [f32; 2]) {
        *self.learned.of_mut(property) = [weight, known, 0.0, 0.0];
    }

    /// Drops what least is known of until the bound is kept, a quarter more so that it is seldom due.
    fn bound(&mut self) {
        let max = limits::TASTE.max;
        if self.iter().len() > max {
            let all = std::mem::take(self);
            let by_known = ascending(all.iter().map(|own| own.1[KNOWN]));
            let kept = by_known.iter().rev().take(max * 3 / 4).filter_map(|&at| all.iter().nth(at as usize));
            kept.for_each(|(property, numbers)| self.restore(property, numbers));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::prices::PriceScale;

    /// An item of a brand with a price and a size.
    fn lamp(brand: usize, price: f64, size: &str) -> Item {
        let bare = Item::new(&format!("{brand} {price} {size}")).unwrap().with_price(price).unwrap();
        bare.with_attribute("item_brand", &format!("Brand {brand}")).with_attribute("size", size)
    }

    fn learn(taste: &mut Taste, items: &[Item], chosen: usize) {
        taste.learn(items, &PriceScale::of(items).standings, chosen);
    }

    fn scores(taste: &Taste, items: &[Item]) -> Vec<f32> {
        taste.scores(&Design::new(items, &PriceScale::of(items).standings))
    }

    /// After so many choices of the cheap one of brand 1 among three.
    fn cheap(choices: usize) -> Taste {
        let mut taste = Taste::default();
        let list = [lamp(0, 30.0, "1 m"), lamp(1, 10.0, "1 m"), lamp(2, 20.0, "1 m")];
        (0..choices).for_each(|_| learn(&mut taste, &list, 1));
        taste
    }

    #[test]
    fn what_is_chosen_time_and_again_counts_more_and_more_whatever_else_it_stands_among() {
        let others = [lamp(7, 5.0, "1 m"), lamp(1, 5.0, "1 m"), lamp(7, 50.0, "2 m")];
        assert_eq!(scores(&Taste::default(), &others), [0.0; 3]);
        let lead = |choices| {
            let scores = scores(&cheap(choices), &others);
            assert!(scores[1] > scores[0] && scores[0] > scores[2], "a brand, then a price: {scores:?}");
            scores[1] - scores[2]
        };
        assert!([1, 2, 5, 20, 100].map(lead).is_sorted());
    }

    #[test]
    fn what_is_alike_in_a_list_says_nothing_and_is_not_kept() {
        let mut taste = Taste::default();
        let list = [lamp(3, 9.0, "40 cm"), lamp(3, 9.0, "40 cm")];
        learn(&mut taste, &list, 0);
        assert!(taste.is_empty());
        assert!(cheap(3).iter().len() == 4, "three brands and the price, but no size");
    }

    #[test]
    fn a_number_is_weighed_as_one_in_any_unit_from_any_zero() {
        let list = |sizes: [&str; 3]| sizes.map(|size| lamp(1, 9.0, size)).to_vec();
        let lead = |sizes, others| {
            let mut taste = Taste::default();
            (0..5).for_each(|_| learn(&mut taste, &list(sizes), 2));
            let scores = scores(&taste, &list(others));
            assert!(scores.is_sorted() && scores[0] < scores[2], "larger ones were chosen: {scores:?}");
            scores[2] - scores[0]
        };
        let one = lead(["1", "2", "3"], ["1.5", "4", "7"]);
        assert!((one - lead(["110 mm", "120 mm", "130 mm"], ["115 mm", "140 mm", "170 mm"])).abs() < 1e-3);
    }

    #[test]
    fn a_choice_that_is_taken_back_leaves_little_behind() {
        let list = [lamp(0, 30.0, "1 m"), lamp(1, 10.0, "2 m"), lamp(2, 20.0, "3 m")];
        let prices = PriceScale::of(&list).standings;
        for choices in [0, 1, 5, 20] {
            let before = cheap(choices);
            let mut taste = before.clone();
            taste.learn(&list, &prices, 0);
            let learned = scores(&taste, &list);
            taste.take_back(&list, &prices, 0);
            for (at, was) in scores(&before, &list).iter().enumerate() {
                let (moved, left) = ((learned[at] - was).abs(), (scores(&taste, &list)[at] - was).abs());
                assert!(left <= 0.15 * moved, "{choices}: {left} of {moved}");
            }
        }
    }

    #[test]
    fn what_is_forgotten_is_gone_and_the_rest_stays() {
        let mut taste = cheap(5);
        let brand = lamp(1, 1.0, "1").attributes()[0].value;
        let before = taste.iter().len();
        taste.forget(&|property| property == brand);
        assert_eq!(taste.iter().len(), before - 1);
        assert!(taste.iter().all(|own| own.0 != brand));
    }

    #[test]
    fn the_bound_keeps_what_most_is_known_of_however_long_a_list() {
        let mut taste = cheap(50);
        let long: Vec<Item> = (10..limits::TASTE.max + 20).map(|brand| lamp(brand, 9.0, "1 m")).collect();
        learn(&mut taste, &long, 5);
        assert!(taste.iter().len() <= limits::TASTE.max);
        let brand = lamp(1, 1.0, "1").attributes()[0].value;
        assert!(taste.iter().any(|own| own.0 == brand));
    }

    /// Lists of brands, prices and sizes, and which item was chosen from each.
    fn lists() -> impl Strategy<Value = Vec<(Vec<Item>, usize)>> {
        let kinds = prop::collection::vec((0..9_usize, 1..99_u32, 0..9_u32), 2..24);
        let list = (kinds, any::<prop::sample::Index>()).prop_map(|(kinds, chosen)| {
            let lamps = kinds.iter().map(|&(brand, price, size)| lamp(brand, f64::from(price), &format!("{size} m")));
            let items: Vec<Item> = lamps.collect();
            let chosen = chosen.index(items.len());
            (items, chosen)
        });
        prop::collection::vec(list, 1..12)
    }

    proptest! {
        /// Whatever was learned before, a choice speaks for what was chosen.
        #[test]
        fn a_choice_lifts_what_was_chosen_over_what_was_expected(lists in lists()) {
            let mut taste = Taste::default();
            for (items, at) in lists {
                let before = scores(&taste, &items);
                let shares: Vec<f32> = log_softmax(&before).iter().map(|log| log.exp()).collect();
                let above = |scores: &[f32]| {
                    scores[at] - scores.iter().zip(&shares).map(|(score, share)| score * share).sum::<f32>()
                };
                learn(&mut taste, &items, at);
                let after = scores(&taste, &items);
                prop_assert!(above(&after) >= above(&before) - 1e-4, "{before:?} {after:?}");
                prop_assert!(taste.iter().all(|(_, [weight, known])| weight.is_finite() && known >= 0.0));
            }
        }

        /// Whatever was learned before, what is taken back leaves less than it had moved.
        #[test]
        fn what_is_taken_back_leaves_less_than_it_had_moved(lists in lists()) {
            let mut taste = Taste::default();
            for (items, at) in lists {
                let before = taste.clone();
                let off = |taste: &Taste| {
                    let of = |(property, [weight, known]): (Hash, [f32; 2])| {
                        let [was, known_before, ..] = before.learned.of(property);
                        (weight - was).abs() + (known - known_before).abs()
                    };
                    taste.iter().map(of).sum::<f32>()
                };
                learn(&mut taste, &items, at);
                let mut taken = taste.clone();
                taken.take_back(&items, &PriceScale::of(&items).standings, at);
                prop_assert!(off(&taken) <= off(&taste) + 1e-3, "{} of {}", off(&taken), off(&taste));
                prop_assert!(taken.iter().all(|(_, [weight, known])| weight.is_finite() && known >= 0.0));
            }
        }
    }
}
