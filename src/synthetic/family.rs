//! The families of synthetic shops, and how to ask for some.

use super::journey::Journey;
use super::plan::Plan;
use super::{baskets, clicks, offers, panel, supermarket};
use crate::random::Dice;
use crate::record::UserLog;

/// How the shops of a family sell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Family {
    /// One kind of goods, bought about once a week from the same few items at changing prices.
    Panel,
    /// The same, with shoppers who take what they took last, and tastes that wander.
    Sticky,
    /// A supermarket: categories with brands across them, own label, packs, weekly assortments; long histories.
    Supermarket,
    /// Searching, looking, clicking; in some shops a cart.
    Clicks,
    /// Visits through lists that stay the same for good; what is in the basket is not bought again.
    Baskets,
    /// Offers told by their properties, some of them numbers, of which hardly any comes twice.
    Offers,
}

impl Family {
    /// All families.
    pub const ALL: [Family; 6] =
        [Family::Panel, Family::Sticky, Family::Supermarket, Family::Clicks, Family::Baskets, Family::Offers];

    /// Its name, such as `panel`.
    pub fn name(self) -> &'static str {
        match self {
            Family::Panel => "panel",
            Family::Sticky => "sticky",
            Family::Supermarket => "supermarket",
            Family::Clicks => "clicks",
            Family::Baskets => "baskets",
            Family::Offers => "offers",
        }
    }
}

/// Which shops to make.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// How they sell.
    pub family: Family,
    /// Fixes every draw.
    pub seed: u64,
    /// How many shops, each with 20 shoppers.
    pub shops: usize,
    /// Position bias of every shop: position `k`, from 0, is looked at with weight `(1 + k)` to the power of minus
    /// this; 0 is none, 1 is strong. `None` draws each shop's own.
    pub bias: Option<f64>,
}

impl Settings {
    /// The shoppers, shop by shop, with the truth behind what they do. One shop is in memory at a time.
    pub fn journeys(self) -> impl Iterator<Item = Journey> {
        (0..self.shops).flat_map(move |shop| self.shop(shop))
    }

    /// The shoppers' logs, shop by shop.
    pub fn users(self) -> impl Iterator<Item = UserLog> {
        self.journeys().map(|journey| journey.log())
    }

    /// The shoppers of the `n`-th shop, whatever the number of shops asked for.
    pub fn shop(self, n: usize) -> Vec<Journey> {
        let dice = &mut Dice::new(self.seed, (self.family as u64) << 48 | n as u64);
        let plan = Plan { name: format!("{}-{}-{n}", self.family.name(), self.seed), bias: self.bias };
        match self.family {
            Family::Panel => panel::shop(dice, &plan, false),
            Family::Sticky => panel::shop(dice, &plan, true),
            Family::Supermarket => supermarket::shop(dice, &plan),
            Family::Clicks => clicks::shop(dice, &plan),
            Family::Baskets => baskets::shop(dice, &plan),
            Family::Offers => offers::shop(dice, &plan),
        }
    }
}
