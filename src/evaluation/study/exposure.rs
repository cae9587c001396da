//! Who is displayed where: how the attention that places get is shared out among brands and price ranges.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::evaluation::rankers::{Displayed, Ranker};
use crate::item::{Attribute, Item, Key};
use crate::metrics::ndcg_at;
use crate::prices::PriceScale;
use crate::results::Results;
use crate::tokens::Hash;

/// The orders whose exposure is compared.
pub const WAYS: [Ranker; 3] = [Ranker::Server, Ranker::Base, Ranker::Adapted];

/// Brands told apart; those met later count together.
const MOST_BRANDS: usize = 10_000;

/// Places at the top that are compared.
pub const TOP: usize = 3;

/// The share of one brand or price range.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its name.
    pub label: Box<str>,
    /// Exposure in each of the [`WAYS`]; all rows of one lot together have as many as lists came up.
    pub exposure: [f64; WAYS.len()],
    /// How often an item of it was chosen.
    pub chosen: u64,
}

/// A lot of rows that each item belongs to one of.
#[derive(Default)]
pub struct Exposures {
    /// In the order in which they were met.
    pub rows: Vec<Row>,
}

/// How the first places change. Only lists that have more items than that count, and a history to order them by.
#[derive(Clone, Copy, Default, Debug, PartialEq)]
pub struct TopChanges {
    /// Lists that count.
    pub lists: u64,
    /// Lists whose first places are other items than the server's, in whatever order.
    pub items: u64,
    /// Lists whose first places differ in items or order.
    pub order: u64,
}

/// Exposure by brand and by price. Memory: a row a brand, 10,000 brands at most.
///
/// Exposure of an item is the discount of the place at which it is displayed, 1 / log2(1 + place) (Järvelin and Kekäläinen
/// 2002; as exposure Singh and Joachims 2018), divided by the sum over its list, so that every list counts the same.
pub struct Exposure {
    /// Lists that came up.
    pub lists: u64,
    /// How many of them the base ordered.
    pub personal: u64,
    /// By `item_brand`; the first row is of items without one.
    pub brands: Exposures,
    /// By price within the list: lower, middle and upper third, and not known.
    pub prices: Exposures,
    /// By the [`WAYS`] after the server's.
    pub top: [TopChanges; WAYS.len() - 1],
    by_brand: FxHashMap<Hash, u32>,
}

/// The rows that each item of a list belongs to.
pub struct Places(Arc<[(u32, u32)]>);

impl Exposures {
    fn add(&mut self, label: &str) -> u32 {
        self.rows.push(Row { label: label.into(), exposure: [0.0; WAYS.len()], chosen: 0 });
        (self.rows.len() - 1) as u32
    }

    /// All exposure in one of the ways.
    pub fn total(&self, way: usize) -> f64 {
        self.rows.iter().map(|row| row.exposure[way]).sum()
    }

    /// All choices.
    pub fn chosen(&self) -> u64 {
        self.rows.iter().map(|row| row.chosen).sum()
    }
}

impl Default for Exposure {
    fn default() -> Exposure {
        let [mut brands, mut prices] = [Exposures::default(), Exposures::default()];
        brands.add("no brand named");
        for price in ["lower third", "middle third", "upper third", "price not known"] {
            prices.add(price);
        }
        Exposure { lists: 0, personal: 0, brands, prices, top: Default::default(), by_brand: FxHashMap::default() }
    }
}

impl Exposure {
    /// A list came up; `personal` where the base ordered it.
    pub(super) fn show(&mut self, results: &Results, personal: bool, ranks: &Displayed) -> Places {
        self.lists += 1;
        self.personal += u64::from(personal);
        let prices = PriceScale::of(results.items()).standings;
        let items = results.items().iter().zip(&prices);
        let places: Arc<[(u32, u32)]> =
            items.map(|(item, standing)| (self.brand(item), third(standing.percentile))).collect();

        let attention = |rank| ndcg_at(results.len(), rank);
        let total: f64 = (0..results.len()).map(attention).sum();
        for (way, ranker) in WAYS.iter().enumerate() {
            let Some(ranks) = &ranks[*ranker as usize] else { continue };
            for (&rank, &(brand, price)) in ranks.iter().zip(places.iter()) {
                let share = attention(rank as usize) / total;
                self.brands.rows[brand as usize].exposure[way] += share;
                self.prices.rows[price as usize].exposure[way] += share;
            }
        }
        if personal && results.len() > TOP {
            for (change, ranker) in self.top.iter_mut().zip(&WAYS[1..]) {
                change.add(ranks[*ranker as usize].as_deref());
            }
        }
        Places(places)
    }

    /// An item of that list was chosen.
    pub(super) fn choose(&mut self, places: &Places, index: usize) {
        if let Some(&(brand, price)) = places.0.get(index) {
            self.brands.rows[brand as usize].chosen += 1;
            self.prices.rows[price as usize].chosen += 1;
        }
    }

    /// Adds what another has, whose lists came up later.
    pub(super) fn add(&mut self, other: &Exposure) {
        self.lists += other.lists;
        self.personal += other.personal;
        self.top.iter_mut().zip(&other.top).for_each(|(own, other)| own.merge(other));
        self.prices.rows.iter_mut().zip(&other.prices.rows).for_each(|(own, other)| own.merge(other));
        let mut brands = vec![None; other.brands.rows.len()];
        other.by_brand.iter().for_each(|(&brand, &row)| brands[row as usize] = Some(brand));
        for (at, (brand, row)) in brands.into_iter().zip(&other.brands.rows).enumerate() {
            let own = match brand {
                None if at == 0 => 0,
                // The other's brands met later are so here: it has all that there is room for.
                None => self.row(None, &row.label),
                brand => self.row(brand, &row.label),
            };
            self.brands.rows[own as usize].merge(row);
        }
    }

    fn brand(&mut self, item: &Item) -> u32 {
        let brand = item.attributes().iter().find(|own| own.key == Key::Brand);
        brand.map_or(0, |Attribute { value, label, .. }| self.row(Some(*value), label))
    }

    /// The row of a brand, of some that were met later where it is `None`.
    fn row(&mut self, brand: Option<Hash>, label: &str) -> u32 {
        if let Some(&row) = brand.and_then(|brand| self.by_brand.get(&brand)) {
            return row;
        }
        let row = match self.brands.rows.len() {
            full if full > MOST_BRANDS + 1 => MOST_BRANDS as u32 + 1,
            full if full == MOST_BRANDS + 1 => self.brands.add("brands met later"),
            _ => self.brands.add(label),
        };
        if let Some(brand) = brand.filter(|_| row <= MOST_BRANDS as u32) {
            self.by_brand.insert(brand, row);
        }
        row
    }
}

impl Row {
    fn merge(&mut self, other: &Row) {
        self.exposure.iter_mut().zip(other.exposure).for_each(|(own, other)| *own += other);
        self.chosen += other.chosen;
    }
}

impl TopChanges {
    fn merge(&mut self, other: &TopChanges) {
        self.lists += other.lists;
        self.items += other.items;
        self.order += other.order;
    }

    fn add(&mut self, ranks: Option<&[u32]>) {
        let Some(ranks) = ranks else { return };
        let first = ranks.iter().take(TOP);
        self.lists += 1;
        self.items += u64::from(first.clone().any(|&rank| rank as usize >= TOP));
        self.order += u64::from((0..).zip(first).any(|(place, &rank)| rank != place));
    }
}

/// The third of its list's prices, as reasons tell it; ties stand in the middle of the places that they share.
fn third(percentile: f32) -> u32 {
    match percentile {
        p if p.is_nan() => 3,
        p if p < 1.0 / 3.0 => 0,
        p if p > 2.0 / 3.0 => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(n: usize, brand: &str) -> Item {
        let item = Item::new(&n.to_string()).unwrap().with_price(10.0 * (n + 1) as f64).unwrap();
        item.with_attribute("item_brand", brand)
    }

    fn displayed(ranks: [&[u32]; 2]) -> Displayed {
        let mut all: Displayed = Default::default();
        all[Ranker::Server as usize] = Some(ranks[0].into());
        all[Ranker::Base as usize] = Some(ranks[1].into());
        all
    }

    #[test]
    fn exposure_is_the_discount_of_the_place_shared_out_within_the_list() {
        let mut exposure = Exposure::default();
        let results = Results::new(vec![item(0, "Fjell"), item(1, "Nordhavn"), item(2, "")], None, 0).unwrap();
        // The base turns the list round.
        let places = exposure.show(&results, true, &displayed([&[0, 1, 2], &[2, 1, 0]]));
        exposure.choose(&places, 2);
        let all = 1.0 + 1.0 / 3f64.log2() + 0.5;
        let [unnamed, fjell, nordhavn] = &exposure.brands.rows[..] else { panic!("{:?}", exposure.brands.rows) };
        assert_eq!((&*fjell.label, fjell.exposure), ("Fjell", [1.0 / all, 0.5 / all, 0.0]));
        assert_eq!(nordhavn.exposure[0], nordhavn.exposure[1]);
        assert_eq!((unnamed.exposure[1], unnamed.chosen), (1.0 / all, 1));
        let prices: Vec<f64> = exposure.prices.rows.iter().map(|row| row.exposure[1] * all).collect();
        assert!((prices[0] - 0.5).abs() < 1e-12 && (prices[2] - 1.0).abs() < 1e-12 && prices[3] == 0.0, "{prices:?}");
        for lot in [&exposure.brands, &exposure.prices] {
            assert!((lot.total(0) - 1.0).abs() < 1e-12 && (lot.total(1) - 1.0).abs() < 1e-12);
            assert_eq!(lot.chosen(), 1);
        }
    }

    #[test]
    fn users_added_up_are_as_one_who_saw_all_their_lists() {
        let order = displayed([&[0, 1], &[1, 0]]);
        let (mut one, mut sum) = (Exposure::default(), Exposure::default());
        for user in 0..4 {
            let mut own = Exposure::default();
            for list in 0..MOST_BRANDS / 4 {
                let n = user * MOST_BRANDS / 3 + list;
                let items = [item(n, &format!("Brand {n}")), item(n + 1, &format!("Brand {}", n + 1))].to_vec();
                let results = Results::new(items, None, 0).unwrap();
                for exposure in [&mut one, &mut own] {
                    let places = exposure.show(&results, true, &order);
                    exposure.choose(&places, list % 2);
                }
            }
            sum.add(&own);
        }
        let told = |exposure: &Exposure| -> Vec<(String, u64, String)> {
            let row = |row: &Row| (row.label.to_string(), row.chosen, format!("{:.6?}", row.exposure));
            exposure.brands.rows.iter().chain(&exposure.prices.rows).map(row).collect()
        };
        assert_eq!(told(&sum), told(&one));
        assert_eq!((sum.lists, sum.personal, sum.top), (one.lists, one.personal, one.top));
    }

    #[test]
    fn the_top_changes_in_items_or_in_order_alone() {
        let mut exposure = Exposure::default();
        let results = Results::new((0..4).map(|n| item(n, "A")).collect::<Vec<_>>(), None, 0).unwrap();
        for base in [[0, 1, 2, 3], [1, 0, 2, 3], [3, 1, 2, 0]] {
            exposure.show(&results, true, &displayed([&[0, 1, 2, 3], &base]));
        }
        exposure.show(&results, false, &displayed([&[0, 1, 2, 3], &[0, 1, 2, 3]]));
        assert_eq!(exposure.top[0], TopChanges { lists: 3, items: 1, order: 2 });
        assert_eq!((exposure.lists, exposure.personal), (4, 3));
    }

    #[test]
    fn brands_are_told_apart_up_to_a_bound() {
        let mut exposure = Exposure::default();
        let items: Vec<Item> = (0..MOST_BRANDS + 5).map(|n| item(n, &format!("Brand {n}"))).collect();
        let rows: Vec<u32> = items.iter().map(|item| exposure.brand(item)).collect();
        assert_eq!(rows[MOST_BRANDS - 1..MOST_BRANDS + 2], [10_000, 10_001, 10_001]);
        assert_eq!((exposure.brand(&items[7]), exposure.brands.rows.len()), (8, MOST_BRANDS + 2));
    }
}
