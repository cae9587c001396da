//! What the past says of one item of a list, in numbers that a sentence can be made of.

use crate::event::EventKind;
use crate::features::Group;
use crate::item::{Attribute, Item, ItemId, Key};
use crate::prices::PriceScale;
use crate::results::Results;
use crate::shopper::{Act, ActLog, Impression, Shopper};
use crate::tokens::Hash;

/// One item of a list before its shopper's past.
pub struct History<'a> {
    shopper: &'a Shopper,
    item: &'a Item,
    /// Where the server put it, from 0.
    pub position: usize,
    /// How many of the list are cheaper: 0 to 1, NaN where not known.
    pub percentile: f32,
    /// The same as a mean over the shopper's choices or, before there are any, looks.
    pub usual_percentile: f32,
}

impl<'a> History<'a> {
    pub fn new(shopper: &'a Shopper, results: &Results, item: &'a Item, position: usize) -> History<'a> {
        let standings = PriceScale::of(results.items()).standings;
        let percentile = standings.get(position).map_or(f32::NAN, |standing| standing.percentile);
        History { shopper, item, position, percentile, usual_percentile: usual_percentile(shopper) }
    }

    /// The item's property that a reason speaks of: its brand, its variant, or of its other ones that which was met
    /// with most; of all, that which the choices weigh most.
    pub fn property(&self, group: Group, key: Option<Key>, lifts: bool) -> Option<&'a Attribute> {
        let own = || self.item.attributes().iter();
        match (group, key) {
            (_, Some(key)) => own().find(|attribute| attribute.key == key),
            (Group::Attributes, None) => own()
                .filter(|attribute| !matches!(attribute.key, Key::Brand | Key::Variant))
                .rev()
                .max_by_key(|attribute| self.acts_on(attribute.value)),
            (Group::Taste, None) => {
                let weight = |own: &&Attribute| if lifts { 1.0 } else { -1.0 } * self.shopper.taste().of(own.value);
                own().filter(|own| weight(own) > 0.0).max_by(|one, other| weight(one).total_cmp(&weight(other)))
            }
            _ => None,
        }
    }

    /// What was done with products that have a property of the item's, itself among them.
    pub fn done_with(&self, value: Hash) -> Done {
        Done::with(self.shopper, &|act| act.item == self.item.id() || act.has(value))
    }

    fn acts_on(&self, value: Hash) -> usize {
        self.acts().filter(|act| act.has(value)).count()
    }

    /// Acts on the item itself.
    pub fn looks(&self) -> usize {
        self.acts().filter(|act| act.item == self.item.id()).count()
    }

    /// Choices of the item itself, and which of them says most.
    pub fn choices(&self) -> (usize, Option<EventKind>) {
        let (mut count, mut most) = (0, None::<EventKind>);
        for act in self.shopper.choices().recent().filter(|act| act.item == self.item.id()) {
            count += 1;
            most = most.filter(|kind| kind.stage() >= act.kind.stage()).or(Some(act.kind));
        }
        (count, most)
    }

    /// What was shown of the item.
    pub fn impression(&self) -> Option<&'a Impression> {
        self.shopper.impressions().of(self.item.id())
    }

    /// Its price now over its price when last shown: 0.9 is a tenth cheaper.
    pub fn price_ratio(&self) -> Option<f32> {
        let shown = self.impression().filter(|shown| shown.priced > 0)?;
        Some(self.item.price()? / shown.last_log.exp())
    }

    fn acts(&self) -> impl Iterator<Item = &'a Act> {
        self.shopper.acts().recent().filter(|act| act.kind != EventKind::RemoveFromCart)
    }
}

/// With how many different products something was done: who opens one and looks at it does two things with it.
#[derive(Clone, Copy)]
pub struct Done {
    /// Those that were looked at, or anything else was done with.
    pub looked_at: usize,
    /// Those that were put in the cart or on the wish list, or bought.
    pub taken: usize,
}

impl Done {
    /// What was done with the products that count.
    pub fn with(shopper: &Shopper, counts: &dyn Fn(&Act) -> bool) -> Done {
        let taken = products_of(shopper.choices(), &|act| act.is_taking() && counts(act));
        // What was taken may be remembered for longer than the looks.
        Done { looked_at: products_of(shopper.acts(), counts).max(taken), taken }
    }
}

/// To put back is no look.
fn products_of(acts: &ActLog, counts: &dyn Fn(&Act) -> bool) -> usize {
    let mut items: Vec<ItemId> = Vec::new();
    for act in acts.recent() {
        if act.kind != EventKind::RemoveFromCart && counts(act) && !items.contains(&act.item) {
            items.push(act.item);
        }
    }
    items.len()
}

/// Mean standing of the prices chosen, or of those looked at where nothing was chosen; NaN where none was known.
pub fn usual_percentile(shopper: &Shopper) -> f32 {
    let log = if shopper.choices().is_empty() { shopper.acts() } else { shopper.choices() };
    let known = log.recent().map(|act| act.standing.percentile).filter(|percentile| !percentile.is_nan());
    let (sum, count) = known.fold((0.0, 0.0), |(sum, count), percentile| (sum + percentile, count + 1.0));
    sum / count
}
