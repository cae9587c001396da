//! What can be said of each candidate from its list and from this shopper's own past, without knowing the shop.
//!
//! One table: a row a feature, with its name, group, meaning, unit, when it is missing, and the function that gives
//! its value. Nothing absolute goes in (no price level, no list length), so a price in any currency and a list of any
//! length look alike. A value that cannot be known is NaN; the scorer reads NaN as the mean.

mod attributes;
mod budget;
mod choices;
mod concern;
mod context;
mod deal;
mod impressions;
mod likeness;
mod moment;
mod position;
mod price;
mod row;
mod seen;
mod server;
mod tally;
mod taste;
mod words;

pub use concern::Concern;
pub use row::{Feature, Group};

use crate::error::Error;
use crate::results::Results;
use crate::shopper::Shopper;
use crate::tokens::{self, Hash};
use context::Context;
use row::Prepared;

/// Features of one item: columns of [`Features`], rows of [`table`].
pub const WIDTH: usize = MOMENT + moment::ROWS.len();

const PRICE: usize = server::ROWS.len();
const DEAL: usize = PRICE + price::ROWS.len();
const SEEN: usize = DEAL + deal::ROWS.len();
const CHOICES: usize = SEEN + seen::ROWS.len();
const ATTRIBUTES: usize = CHOICES + choices::ROWS.len();
const BUDGET: usize = ATTRIBUTES + attributes::ROWS.len();
const TASTE: usize = BUDGET + budget::ROWS.len();
const POSITION: usize = TASTE + taste::ROWS.len();
const IMPRESSIONS: usize = POSITION + position::ROWS.len();
const WORDS: usize = IMPRESSIONS + impressions::ROWS.len();
const LIKENESS: usize = WORDS + words::ROWS.len();
/// Columns from this one on are the same for all items of a list.
pub(crate) const MOMENT: usize = LIKENESS + likeness::ROWS.len();

/// Where the server put the item.
pub(crate) const SERVER_POSITION: usize = 0;
/// How often the item was touched.
pub(crate) const TOUCHED: usize = SEEN + 1;
/// How many touches are remembered.
const TOUCHES: usize = MOMENT + 2;
/// How long the shopper was away.
pub(crate) const GAP: usize = MOMENT + 9;

/// The table of features in the order of the columns: [`WIDTH`] rows.
pub fn table() -> impl ExactSizeIterator<Item = &'static Feature> {
    TABLE.iter()
}

/// Put together once, when compiled: a chain over the groups would be compiled anew wherever it is walked.
static TABLE: [Feature; WIDTH] = {
    let mut table = [Feature::NONE; WIDTH];
    row::put(server::ROWS, &mut table, 0);
    row::put(price::ROWS, &mut table, PRICE);
    row::put(deal::ROWS, &mut table, DEAL);
    row::put(seen::ROWS, &mut table, SEEN);
    row::put(choices::ROWS, &mut table, CHOICES);
    row::put(attributes::ROWS, &mut table, ATTRIBUTES);
    row::put(budget::ROWS, &mut table, BUDGET);
    row::put(taste::ROWS, &mut table, TASTE);
    row::put(position::ROWS, &mut table, POSITION);
    row::put(impressions::ROWS, &mut table, IMPRESSIONS);
    row::put(words::ROWS, &mut table, WORDS);
    row::put(likeness::ROWS, &mut table, LIKENESS);
    row::put(moment::ROWS, &mut table, MOMENT);
    table
};

/// A hash of the table's names in their order. Models and examples of another table are refused by it.
pub fn table_identity() -> Hash {
    IDENTITY
}

/// Computed when compiled, so that the page's module need not hold the names.
const IDENTITY: Hash = {
    let mut identity = tokens::hash("features");
    identity = row::identity(server::ROWS, identity);
    identity = row::identity(price::ROWS, identity);
    identity = row::identity(deal::ROWS, identity);
    identity = row::identity(seen::ROWS, identity);
    identity = row::identity(choices::ROWS, identity);
    identity = row::identity(attributes::ROWS, identity);
    identity = row::identity(budget::ROWS, identity);
    identity = row::identity(taste::ROWS, identity);
    identity = row::identity(position::ROWS, identity);
    identity = row::identity(impressions::ROWS, identity);
    identity = row::identity(words::ROWS, identity);
    identity = row::identity(likeness::ROWS, identity);
    row::identity(moment::ROWS, identity)
};

/// The features of a list: `[items, WIDTH]`, row-major, NaN where a value is missing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Features {
    values: Vec<f32>,
}

impl Features {
    /// What is known of each candidate at the moment the list came up.
    ///
    /// Cost: one pass over the acts remembered and [`WIDTH`] values an item.
    pub fn extract(shopper: &Shopper, results: &Results) -> Features {
        let context = Context::new(shopper, results);
        let mut values = vec![0.0; results.len() * WIDTH];
        fill(&server::View, &mut values, 0);
        fill(&price::View::new(&context), &mut values, PRICE);
        fill(&deal::View::new(&context), &mut values, DEAL);
        fill(&seen::View::new(&context), &mut values, SEEN);
        fill(&choices::View::new(&context), &mut values, CHOICES);
        fill(&attributes::View::new(&context), &mut values, ATTRIBUTES);
        fill(&budget::View::new(&context), &mut values, BUDGET);
        fill(&taste::View::new(&context), &mut values, TASTE);
        fill(&position::View::new(&context), &mut values, POSITION);
        fill(&impressions::View::new(&context), &mut values, IMPRESSIONS);
        fill(&words::View::new(&context), &mut values, WORDS);
        fill(&likeness::View::new(&context), &mut values, LIKENESS);
        fill_alike(&moment::View::new(&context), &mut values, MOMENT);
        let mut features = Features { values };
        if let Some(start) = results.start() {
            features.start_from(&|item| start.get(item).copied().unwrap_or(0));
        }
        features
    }

    /// Rows computed before.
    ///
    /// # Errors
    /// [`Error::Mismatch`] where the length is no multiple of [`WIDTH`].
    pub fn from_rows(values: Vec<f32>) -> Result<Features, Error> {
        match values.len() % WIDTH {
            0 => Ok(Features { values }),
            over => Err(Error::Mismatch { what: "numbers in a row of features", expected: WIDTH, got: over }),
        }
    }

    /// The same with each item where the server put it, whatever the list starts from.
    pub(crate) fn with_servers_places(&self) -> Features {
        let mut features = self.clone();
        features.start_from(&|item| item as u32);
        features
    }

    #[inline(never)]
    fn start_from(&mut self, place: &dyn Fn(usize) -> u32) {
        for (item, row) in self.values.chunks_exact_mut(WIDTH).enumerate() {
            row[SERVER_POSITION] = server::position(place(item));
        }
    }

    /// What the list starts from: a higher number the higher up.
    pub(crate) fn starts(&self) -> Vec<f32> {
        self.values.chunks_exact(WIDTH).map(|row| -row[SERVER_POSITION]).collect()
    }

    /// How many items.
    pub fn len(&self) -> usize {
        self.values.len() / WIDTH
    }

    /// True where there are none.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// How long the shopper was away before the list came up; 0 for a stranger.
    pub(crate) fn hours_away(&self) -> f32 {
        self.row(0).get(GAP).filter(|gap| !gap.is_nan()).map_or(0.0, |&gap| context::hours(gap))
    }

    /// The features of one item. An index past the end gives an empty row.
    pub fn row(&self, item: usize) -> &[f32] {
        self.values.get(item * WIDTH..(item + 1) * WIDTH).unwrap_or(&[])
    }

    /// All rows, one after the other.
    pub fn values(&self) -> &[f32] {
        &self.values
    }
}

/// Writes a group's columns, which start at `offset`, into all rows.
fn fill<V: Prepared>(view: &V, values: &mut [f32], offset: usize) {
    for (item, own) in values.chunks_exact_mut(WIDTH).enumerate() {
        row::write(view, item, &mut own[offset..]);
    }
}

/// The same for a group whose values are the same for all items.
fn fill_alike<V: Prepared>(view: &V, values: &mut [f32], offset: usize) {
    let mut items = values.chunks_exact_mut(WIDTH);
    let Some(first) = items.next() else { return };
    row::write(view, 0, &mut first[offset..]);
    let alike = offset..offset + V::ROWS.len();
    items.for_each(|own| own[alike.clone()].copy_from_slice(&first[alike.clone()]));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{Event, EventKind};
    use crate::item::Item;

    fn column(name: &str) -> usize {
        table().position(|feature| feature.name == name).unwrap_or_else(|| panic!("no feature {name}"))
    }

    #[test]
    fn columns_known_by_number_are_those() {
        assert_eq!((column("server_position"), column("gap")), (SERVER_POSITION, GAP));
        assert_eq!(column("touches_ever"), TOUCHES);
        assert_eq!(column("seen_count"), TOUCHED);
    }

    fn shoes() -> Vec<Item> {
        let shoe = |n: usize| {
            Item::new(&format!("shoe-{n}"))
                .unwrap()
                .with_price(40.0 + 10.0 * n as f64)
                .unwrap()
                .with_attribute("item_brand", if n.is_multiple_of(2) { "Nordhavn" } else { "Fjell" })
                .with_title(if n.is_multiple_of(2) { "black trail shoe" } else { "red road shoe" })
        };
        (0..6).map(shoe).collect()
    }

    fn after(kinds: &[(EventKind, usize)]) -> Features {
        let mut shopper = Shopper::default();
        shopper.observe(&Event::new(EventKind::ViewItemList, shoes(), 0).unwrap());
        for (at, &(kind, n)) in kinds.iter().enumerate() {
            shopper.observe(&Event::new(kind, vec![shoes()[n].clone()], 1_000 * at as i64).unwrap());
        }
        Features::extract(&shopper, &Results::new(shoes(), None, 3_600_000).unwrap())
    }

    #[test]
    fn names_are_told_once_and_every_row_says_what_it_means() {
        let mut names: Vec<_> = table().map(|feature| feature.name).collect();
        assert_eq!(names.len(), WIDTH);
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), WIDTH);
        assert!(table().all(|feature| !feature.meaning.is_empty() && !feature.unit.is_empty()));
    }

    #[test]
    fn nothing_is_infinite_and_a_stranger_has_no_past() {
        for features in [after(&[]), after(&[(EventKind::SelectItem, 2), (EventKind::Purchase, 3)])] {
            assert!(features.values().iter().all(|value| !value.is_infinite()));
        }
        let stranger = after(&[]);
        assert_eq!(stranger.row(2)[column("seen_count")], 0.0);
        assert!(stranger.row(2)[column("price_off_last_chosen")].is_nan());
    }

    #[test]
    fn a_brand_looked_at_lifts_its_other_items() {
        let features = after(&[(EventKind::ViewItem, 0), (EventKind::ViewItem, 2)]);
        let lift = column("brand_touch_lift");
        assert!(features.row(4)[lift] > features.row(5)[lift]);
        assert_eq!(features.row(4)[column("seen_any")], 0.0);
        let title = column("title_affinity");
        assert!(features.row(4)[title] > features.row(5)[title]);
    }

    #[test]
    fn rows_of_another_width_are_refused() {
        assert_eq!(Features::from_rows(vec![0.0; WIDTH + 1]).unwrap_err().code(), "mismatch");
    }
}
