//! The shop's search: from a query to a list in the server's order.

use std::rc::Rc;

use super::assortment::{Assortment, BRAND, COLOUR};
use super::focus::Focus;
use super::people::People;
use crate::random::{Dice, exp};
use crate::synthetic::prices::coins;
use crate::synthetic::product::Offer;
use crate::synthetic::shelf::Shelf;
use crate::synthetic::words;

/// What a match with a word of the query is worth, to the server and to whoever typed it.
pub const MATCH: f64 = 2.0;

/// A list that answers a query, and the numbers of its products.
#[derive(Clone)]
pub struct Answer {
    /// The products, in the server's order.
    pub products: Rc<[usize]>,
    /// The same as a list.
    pub shelf: Rc<Shelf>,
}

/// A query, before it is words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wish {
    kind: usize,
    brand: Option<usize>,
    colour: Option<usize>,
    cheapest_first: bool,
}

impl Wish {
    /// What someone types who wants that kind of product; some name what they are after.
    pub fn draw(dice: &mut Dice, kind: usize, focus: &Focus) -> Wish {
        Wish {
            kind,
            brand: focus.brand().filter(|_| dice.chance(0.25)),
            colour: focus.colour().filter(|_| dice.chance(0.25)),
            cheapest_first: dice.chance(0.08),
        }
    }

    /// True where that kind of product is wanted.
    pub fn is_for(&self, kind: usize) -> bool {
        self.kind == kind
    }

    /// How many of its words speak for a product.
    pub fn matches(&self, assortment: &Assortment, product: usize) -> f64 {
        let has = |value: Option<usize>, property| value == Some(assortment.traits.of(property, product));
        f64::from(u8::from(has(self.brand, BRAND)) + u8::from(has(self.colour, COLOUR)))
    }

    fn words(&self) -> String {
        let colour = self.colour.map(|colour| words::COLOURS[colour].to_owned());
        let named = [self.brand.map(words::brand), colour, Some(words::kind(self.kind))];
        named.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

/// How the shop answers.
pub struct SearchServer {
    /// The server's own idea of each product.
    rank: Vec<f64>,
    /// Products of one list at most.
    page: usize,
    /// Deviation of the order from one query to the next.
    unsteady: f64,
    /// Share of a kind's products that a query finds.
    found: f64,
    /// Deviation of a product's price from its usual one, query by query, as for hotel rooms; 0 in other shops.
    by_date: f64,
    /// Each kind's list, where lists stay the same for good and nobody types.
    fixed: Vec<Answer>,
}

impl SearchServer {
    /// One shop's.
    pub fn draw(dice: &mut Dice, name: &str, assortment: &Assortment, people: &People) -> SearchServer {
        let rooms = !assortment.told.anything && dice.chance(0.7);
        let noise = if rooms { dice.between(0.1, 1.5) } else { dice.between(0.0, 0.5) };
        // A shop orders by what sells, and what is too dear for most sells less. Rooms have another price each night.
        let price = if rooms { 0.0 } else { people.price };
        let appeal = assortment.appeal.iter().zip(&assortment.class);
        let rank = appeal.map(|(appeal, class)| appeal - price * class + dice.normal(0.0, noise)).collect();
        let mut server = SearchServer {
            rank,
            page: dice.whole_by_size(12, 100),
            unsteady: if dice.chance(0.5) { dice.between(0.0, 0.6) } else { 0.0 },
            found: if dice.chance(0.75) { dice.between(0.2, 0.9) } else { 1.0 },
            by_date: if rooms { dice.between(0.05, 0.3) } else { 0.0 },
            fixed: vec![],
        };
        if !rooms && dice.chance(0.3) {
            server.fixed = (0..assortment.kinds.len()).map(|kind| server.page_of(assortment, kind, name)).collect();
        }
        server
    }

    /// True where the shop has pages of categories and no search box.
    pub fn is_fixed(&self) -> bool {
        !self.fixed.is_empty()
    }

    /// The list that answers a wish.
    pub fn answer(&self, dice: &mut Dice, assortment: &Assortment, wish: &Wish) -> Answer {
        if let Some(fixed) = self.fixed.get(wish.kind) {
            return fixed.clone();
        }
        let all = &assortment.kinds[wish.kind];
        let mut scored: Vec<(usize, f64)> = Vec::with_capacity(all.len());
        for &product in all {
            if dice.chance(self.found) {
                let matches = wish.matches(assortment, product);
                scored.push((product, self.rank[product] + MATCH * matches + dice.normal(0.0, self.unsteady)));
            }
        }
        if scored.len() < 2 {
            scored = all.iter().map(|&product| (product, self.rank[product])).collect();
        }
        scored.sort_by(|one, other| other.1.total_cmp(&one.1));
        scored.truncate(self.page);
        let mut offers: Vec<(usize, f64)> =
            scored.iter().map(|&(product, _)| (product, self.price_now(dice, assortment, product))).collect();
        if wish.cheapest_first {
            offers.sort_by(|one, other| one.1.total_cmp(&other.1));
        }
        let products = offers.iter().map(|&(product, _)| product).collect();
        let offers = offers.iter().map(|&(product, price)| offer(assortment, product, price)).collect();
        Answer { products, shelf: Rc::new(Shelf::new(offers).with_term(wish.words())) }
    }

    fn price_now(&self, dice: &mut Dice, assortment: &Assortment, product: usize) -> f64 {
        let usual = assortment.price[product];
        if self.by_date > 0.0 { coins(usual * exp(dice.normal(0.0, self.by_date))) } else { usual }
    }

    /// A category's whole list in the server's order.
    fn page_of(&self, assortment: &Assortment, kind: usize, name: &str) -> Answer {
        let mut products = assortment.kinds[kind].clone();
        products.sort_by(|&one, &other| self.rank[other].total_cmp(&self.rank[one]));
        products.truncate(2 * self.page);
        let offers = products.iter().map(|&product| offer(assortment, product, assortment.price[product])).collect();
        Answer { products: products.into(), shelf: Rc::new(Shelf::new(offers).with_id(format!("{name}|{kind}"))) }
    }
}

/// A product at its usual price or at another.
pub fn offer(assortment: &Assortment, product: usize, price: f64) -> Offer {
    Offer { product: assortment.products[product].clone(), price: Some(price), flagged: false }
}
