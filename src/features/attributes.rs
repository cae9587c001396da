//! Brand, variant and other properties: their share of what was chosen and looked at, against their share of the list.

use super::context::{Context, Past, centred, column};
use super::row::{Group, Prepared, Row};
use crate::by_hash::ByHash;
use crate::item::{Attribute, Item, Key};
use crate::shopper::Act;
use crate::tokens::Hash;

/// Acts looked back on; past that many an act weighs less than a thousandth in every share.
const BACK: usize = 128;

const CHOSEN: usize = 0;
const TOUCHED: usize = 1;
const ANYWHERE: usize = 2;
const LISTED: usize = 3;

const BRAND: usize = 0;
const VARIANT: usize = 1;
const OTHER: usize = 2;

/// What the past says of an item's properties of one kind: shares of the choices here, of the touches here and of all
/// touches anywhere, and the first two against the list. NaN where the item has none of that kind.
#[derive(Clone, Copy)]
struct Affinity {
    shares: [f32; 3],
    lifts: [f32; 2],
    same_as_chosen: f32,
    same_as_touched: f32,
    /// The greatest lift among the touches here.
    best: f32,
    /// How many values the item has.
    count: f32,
}

impl Affinity {
    const NONE: Affinity = Affinity {
        shares: [0.0; 3],
        lifts: [0.0; 2],
        same_as_chosen: 0.0,
        same_as_touched: 0.0,
        best: f32::NAN,
        count: 0.0,
    };
}

pub(super) struct View {
    /// Of each item's properties of each kind: [`BRAND`], [`VARIANT`], [`OTHER`].
    affinities: Vec<[Affinity; 3]>,
    /// Flags of the shop's own, such as that of a promotion, more than the list's mean.
    more: Vec<f32>,
}

impl View {
    pub(super) fn new(context: &Context<'_>) -> View {
        let mut shares = ByHash::default();
        let masses = [
            add(&mut shares, CHOSEN, 0.9, context, &context.choices),
            add(&mut shares, TOUCHED, 0.8, context, &context.touches),
        ];
        add(&mut shares, ANYWHERE, 0.95, context, &context.touches);
        for own in context.items().iter().flat_map(Item::attributes) {
            let share = 1.0 / context.len() as f32;
            shares.add(own.value, LISTED, share);
            if let Key::Other(name) = own.key {
                shares.add(name, LISTED, share);
            }
        }
        let last_chosen = context.choices.iter().find(|past| past.here).map(|past| Last::of(past, context));
        let last_touched = context.touches.first().map(|past| Last::of(past, context));

        let affinities = |item: &Item| affinities(item, &shares, masses, last_chosen, last_touched);
        View { affinities: context.items().iter().map(affinities).collect(), more: more(context, &shares) }
    }
}

/// The act done last, and what time left of it.
#[derive(Clone, Copy)]
struct Last<'a> {
    act: &'a Act,
    left: f32,
}

impl<'a> Last<'a> {
    fn of(past: &Past<'a>, context: &Context<'_>) -> Last<'a> {
        Last { act: past.act, left: context.remembered(past.act.at) }
    }

    /// What is left where it has that value, 0 where it has not.
    fn share(self, value: Hash) -> f32 {
        if self.act.has(value) { self.left } else { 0.0 }
    }
}

/// Adds the shares of one sequence of acts, newest first, an act counting `decay` of the next newer one and less with
/// its age. Returns what they add up to: 1 for acts of today, little for those of last year, 0 where there are none.
fn add(shares: &mut ByHash, which: usize, decay: f32, context: &Context<'_>, acts: &[Past<'_>]) -> f32 {
    let acts = acts.iter().filter(|past| past.here || which == ANYWHERE).take(BACK);
    let total = (1.0 - decay.powi(acts.clone().count() as i32)) / (1.0 - decay);
    let (mut weight, mut mass) = (1.0 / total, 0.0);
    for past in acts {
        let left = weight * context.remembered(past.act.at);
        past.act.attributes.iter().for_each(|&(_, value)| shares.add(value, which, left));
        mass += left;
        weight *= decay;
    }
    mass
}

/// How many flags each item has, less the list's mean. A flag says yes or nothing: no item of the list has another value of it. What
/// describes each item in its own way says nothing by being told.
fn more(context: &Context<'_>, shares: &ByHash) -> Vec<f32> {
    let listed = |hash| shares.of(hash)[LISTED];
    let is_flag = |own: &&Attribute| matches!(own.key, Key::Other(name) if listed(own.value) == listed(name));
    let own = |item: usize| context.items()[item].attributes().iter().filter(is_flag).count() as f32;
    centred(&column(context.len(), &own))
}

/// The means over an item's values of each kind.
fn affinities(
    item: &Item,
    shares: &ByHash,
    masses: [f32; 2],
    chosen: Option<Last<'_>>,
    touched: Option<Last<'_>>,
) -> [Affinity; 3] {
    let mut of = [Affinity::NONE; 3];
    for attribute in item.attributes() {
        let own = &mut of[match attribute.key {
            Key::Brand => BRAND,
            Key::Variant => VARIANT,
            _ => OTHER,
        }];
        let value = attribute.value;
        let known = shares.of(value);
        let in_list = known[LISTED];
        for which in [CHOSEN, TOUCHED, ANYWHERE] {
            let share = known[which];
            own.shares[which] += share;
            if let Some(lift) = own.lifts.get_mut(which) {
                *lift += share - masses[which] * in_list;
            }
        }
        own.best = own.best.max(known[TOUCHED] - masses[TOUCHED] * in_list);
        own.same_as_chosen += chosen.map_or(0.0, |last| last.share(value));
        own.same_as_touched += touched.map_or(0.0, |last| last.share(value));
        own.count += 1.0;
    }
    for own in &mut of {
        for sum in own.shares.iter_mut().chain(&mut own.lifts) {
            *sum /= own.count;
        }
        own.same_as_chosen /= own.count;
        own.same_as_touched /= own.count;
    }
    of
}

const fn row(
    name: &'static str,
    meaning: &'static str,
    unit: &'static str,
    value: fn(&View, usize) -> f32,
) -> Row<View> {
    Row::new(Group::Attributes, name, meaning, unit, value).missing("the item has no such property")
}

const SHARE: &str = "share, 0 to 1";
const LIFT: &str = "difference of shares";
const LEFT: &str = "1 now, less with time, 0 for others";

impl Prepared for View {
    const ROWS: &'static [Row<View>] = ROWS;
}

pub(super) const ROWS: &[Row<View>] = &[
    row("brand_choice_share", "its brand among the choices here", SHARE, |view, item| {
        view.affinities[item][BRAND].shares[CHOSEN]
    })
    .about(Key::Brand),
    row("brand_choice_lift", "the same against the list", LIFT, |view, item| {
        view.affinities[item][BRAND].lifts[CHOSEN]
    })
    .about(Key::Brand)
    .adapts(),
    row("brand_touch_share", "its brand among the touches here", SHARE, |view, item| {
        view.affinities[item][BRAND].shares[TOUCHED]
    })
    .about(Key::Brand),
    row("brand_touch_lift", "the same against the list", LIFT, |view, item| {
        view.affinities[item][BRAND].lifts[TOUCHED]
    })
    .about(Key::Brand)
    .adapts(),
    row("brand_anywhere", "its brand among all touches", SHARE, |view, item| {
        view.affinities[item][BRAND].shares[ANYWHERE]
    })
    .about(Key::Brand)
    .concerns(),
    row("brand_as_chosen", "of the brand chosen last here", LEFT, |view, item| {
        view.affinities[item][BRAND].same_as_chosen
    })
    .about(Key::Brand),
    row("brand_as_touched", "of the brand touched last", LEFT, |view, item| {
        view.affinities[item][BRAND].same_as_touched
    })
    .about(Key::Brand),
    row("variant_choice_share", "its variant among the choices here", SHARE, |view, item| {
        view.affinities[item][VARIANT].shares[CHOSEN]
    })
    .about(Key::Variant),
    row("variant_choice_lift", "the same against the list", LIFT, |view, item| {
        view.affinities[item][VARIANT].lifts[CHOSEN]
    })
    .about(Key::Variant)
    .adapts(),
    row("variant_touch_share", "its variant among the touches here", SHARE, |view, item| {
        view.affinities[item][VARIANT].shares[TOUCHED]
    })
    .about(Key::Variant),
    row("variant_touch_lift", "the same against the list", LIFT, |view, item| {
        view.affinities[item][VARIANT].lifts[TOUCHED]
    })
    .about(Key::Variant),
    row("variant_anywhere", "its variant among all touches", SHARE, |view, item| {
        view.affinities[item][VARIANT].shares[ANYWHERE]
    })
    .about(Key::Variant)
    .concerns(),
    row("variant_as_chosen", "of the variant chosen last here", LEFT, |view, item| {
        view.affinities[item][VARIANT].same_as_chosen
    })
    .about(Key::Variant),
    row("variant_as_touched", "of the variant touched last", LEFT, |view, item| {
        view.affinities[item][VARIANT].same_as_touched
    })
    .about(Key::Variant),
    row("other_choice_share", "its other properties among the choices here", SHARE, |view, item| {
        view.affinities[item][OTHER].shares[CHOSEN]
    }),
    row("other_choice_lift", "the same against the list", LIFT, |view, item| {
        view.affinities[item][OTHER].lifts[CHOSEN]
    })
    .adapts(),
    row("other_touch_share", "its other properties among the touches here", SHARE, |view, item| {
        view.affinities[item][OTHER].shares[TOUCHED]
    }),
    row("other_touch_lift", "the same against the list", LIFT, |view, item| {
        view.affinities[item][OTHER].lifts[TOUCHED]
    }),
    row("other_touch_best", "the property with the greatest lift", LIFT, |view, item| {
        view.affinities[item][OTHER].best
    }),
    row("other_anywhere", "its other properties among all touches", SHARE, |view, item| {
        view.affinities[item][OTHER].shares[ANYWHERE]
    })
    .concerns(),
    row(
        "more_properties",
        "flags of the shop's own, such as a promotion, more than the others have",
        "count",
        |view, item| view.more[item],
    ),
    row("other_as_chosen", "other properties as those chosen last here", SHARE, |view, item| {
        view.affinities[item][OTHER].same_as_chosen
    }),
    row("other_as_touched", "other properties as those touched last", SHARE, |view, item| {
        view.affinities[item][OTHER].same_as_touched
    }),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::{Features, table};
    use crate::results::Results;
    use crate::shopper::Shopper;

    /// `more_properties` of items with those own fields.
    fn more(items: &[&[(&str, &str)]]) -> Vec<f32> {
        let item = |(n, fields): (usize, &&[(&str, &str)])| {
            let bare = Item::new(&n.to_string()).unwrap();
            fields.iter().fold(bare, |item, (name, value)| item.with_attribute(name, value))
        };
        let items: Vec<Item> = items.iter().enumerate().map(item).collect();
        let features = Features::extract(&Shopper::default(), &Results::new(items, None, 0).unwrap());
        let column = table().position(|feature| feature.name == "more_properties").unwrap();
        (0..features.len()).map(|item| features.row(item)[column]).collect()
    }

    #[test]
    fn a_flag_counts_and_what_describes_an_item_does_not() {
        assert_eq!(more(&[&[("sale", "yes")], &[], &[("sale", "yes")], &[]]), [0.5, -0.5, 0.5, -0.5]);
        assert_eq!(more(&[&[("motif", "stars")], &[], &[("motif", "skulls")], &[]]), [0.0; 4]);
        let told_for_all: [&[(&str, &str)]; 2] =
            [&[("sale", "yes"), ("material", "oak")], &[("sale", "no"), ("material", "oak")]];
        assert_eq!(more(&told_for_all), [0.0; 2]);
        assert_eq!(more(&[&[("item_brand", "Fjell")], &[]]), [0.0; 2], "a brand is no flag");
    }
}
