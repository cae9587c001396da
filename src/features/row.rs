//! A row of the table: what a feature is, and the function that gives its value.

use crate::item::Key;
use crate::tokens::{self, Hash};
pub use texts::Words;
use texts::words;

/// The texts of the table are for who reads it.
#[cfg(not(all(feature = "browser", target_arch = "wasm32")))]
mod texts {
    /// A text of the table. In a browser's module it is nothing: there it would be loaded with every page, and read by nobody.
    pub type Words = &'static str;

    pub(super) const fn words(text: &'static str) -> Words {
        text
    }
}

#[cfg(all(feature = "browser", target_arch = "wasm32"))]
mod texts {
    /// Nothing, in place of a text.
    pub type Words = ();

    pub(super) const fn words(_: &'static str) -> Words {}
}

/// What a feature speaks of. Reasons are given in groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// The server's order.
    Server,
    /// The price among those of the list.
    Price,
    /// The price against what this shopper saw before.
    Deal,
    /// What was looked at before.
    Seen,
    /// What was chosen before.
    Choices,
    /// Brand, variant and other properties of what was looked at and chosen.
    Attributes,
    /// The shopper's own price level.
    Budget,
    /// How the shopper's choices weigh what tells the products of a list apart.
    Taste,
    /// Where the shopper is in the list.
    Position,
    /// How often it was shown and passed over.
    Impressions,
    /// Words of titles and queries.
    Words,
    /// Likeness of embedding vectors.
    Likeness,
    /// What is the same for all items of the list.
    Moment,
    /// What everybody chose: no column of its own, for it is where the list starts from. Reasons alone speak of it.
    Crowd,
}

impl Group {
    /// All groups that have columns, in their order.
    pub const ALL: [Group; 13] = [
        Group::Server,
        Group::Price,
        Group::Deal,
        Group::Seen,
        Group::Choices,
        Group::Attributes,
        Group::Budget,
        Group::Taste,
        Group::Position,
        Group::Impressions,
        Group::Words,
        Group::Likeness,
        Group::Moment,
    ];

    /// Its name, lower case.
    pub fn name(self) -> &'static str {
        match self {
            Group::Server => "server",
            Group::Price => "price",
            Group::Deal => "deal",
            Group::Seen => "seen",
            Group::Choices => "choices",
            Group::Attributes => "attributes",
            Group::Budget => "budget",
            Group::Taste => "taste",
            Group::Position => "position",
            Group::Impressions => "impressions",
            Group::Words => "words",
            Group::Likeness => "likeness",
            Group::Moment => "moment",
            Group::Crowd => "crowd",
        }
    }
}

/// What a feature is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Feature {
    /// Its name, unique in the table.
    pub name: Words,
    /// Its group.
    pub group: Group,
    /// What it says of an item.
    pub meaning: Words,
    /// The unit of its value.
    pub unit: Words,
    /// When its value is missing; empty where it never is.
    pub missing: Words,
    /// True where the adapter may weigh it for one shopper.
    pub adapts: bool,
    /// True where a value other than 0 means that something the shopper did concerns the item.
    pub concerns: bool,
    /// The property it speaks of, where it speaks of one.
    pub about: Option<Key>,
}

impl Feature {
    pub(super) const NONE: Feature = Feature {
        name: words(""),
        group: Group::Server,
        meaning: words(""),
        unit: words(""),
        missing: words(""),
        adapts: false,
        concerns: false,
        about: None,
    };
}

/// A feature and how its value is found in the view that its group prepares of a list.
pub(super) struct Row<V: 'static> {
    feature: Feature,
    /// Its name, in a browser's module too.
    name: &'static str,
    value: Value<V>,
}

/// Gives a feature's value for an item of the list that a view was made of.
pub(super) type Value<V> = fn(&V, usize) -> f32;

impl<V> Row<V> {
    pub(super) const fn new(
        group: Group,
        name: &'static str,
        meaning: &'static str,
        unit: &'static str,
        value: Value<V>,
    ) -> Row<V> {
        let (full, name, meaning, unit) = (name, words(name), words(meaning), words(unit));
        let feature =
            Feature { name, group, meaning, unit, missing: words(""), adapts: false, concerns: false, about: None };
        Row { feature, name: full, value }
    }

    /// Where the value is not known.
    pub(super) const fn missing(mut self, when: &'static str) -> Row<V> {
        self.feature.missing = words(when);
        self
    }

    /// One shopper's adapter may weigh it.
    pub(super) const fn adapts(mut self) -> Row<V> {
        self.feature.adapts = true;
        self
    }

    /// Where it is not 0, something the shopper did concerns the item.
    pub(super) const fn concerns(mut self) -> Row<V> {
        self.feature.concerns = true;
        self
    }

    /// The property it speaks of.
    pub(super) const fn about(mut self, key: Key) -> Row<V> {
        self.feature.about = Some(key);
        self
    }
}

/// Copies a group's rows to where its columns start.
pub(super) const fn put<V>(rows: &[Row<V>], table: &mut [Feature], offset: usize) {
    let mut row = 0;
    while row < rows.len() {
        table[offset + row] = rows[row].feature;
        row += 1;
    }
}

/// The hash of a group's names, continued from the groups before.
pub(super) const fn identity<V>(rows: &[Row<V>], seed: Hash) -> Hash {
    let mut identity = seed;
    let mut row = 0;
    while row < rows.len() {
        identity = tokens::hash_on(identity, rows[row].name);
        row += 1;
    }
    identity
}

/// What a group prepares of a list, to find its rows' values in.
pub(super) trait Prepared: Sized + 'static {
    /// The group's rows of the table.
    const ROWS: &'static [Row<Self>];
}

/// More rows than any group has.
const MOST: usize = 32;

/// The function of a group's row, where it has so many.
const fn value<V: Prepared>(row: usize) -> Option<Value<V>> {
    assert!(V::ROWS.len() <= MOST);
    if row < V::ROWS.len() { Some(V::ROWS[row].value) } else { None }
}

/// Writes the values of one item. Row by row: so each is compiled into its place, where a loop would call them through pointers, which
/// takes half as long again and more bytes of a page's module.
pub(super) fn write<V: Prepared>(view: &V, item: usize, out: &mut [f32]) {
    macro_rules! rows {
        ($($row:literal)*) => { $(
            if let Some(value) = const { value::<V>($row) } {
                out[$row] = value(view, item);
            }
        )* };
    }
    rows!(0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31);
}
