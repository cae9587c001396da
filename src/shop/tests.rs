//! What is fitted to shoppers whose tastes are known.

use super::odds::{Method, Odds};
use super::sums::Sums;
use super::*;
use crate::crowd::{Crowd, Listed};
use crate::event::{Event, EventKind, Millis};
use crate::item::Item;
use crate::query::Query;
use crate::random::Dice;
use crate::record::{Record, UserLog};
use crate::tokens::hash;

const DAY: Millis = 86_400_000;

const SETTINGS: Settings = Settings { min_shoppers: 5, bytes: 200_000, half_life: HalfLife::Never };

/// A shop of shoppers who see lists and choose one item from each.
struct Shop<'a> {
    items: usize,
    shoppers: usize,
    lists: usize,
    /// Items of a list, in the server's order.
    shows: &'a dyn Fn(&mut Dice, usize) -> Vec<usize>,
    query: &'a dyn Fn(&mut Dice) -> Option<&'static str>,
    /// How likely an item is chosen, up to a factor: by the item, its place, the shopper, the query and the day.
    appeal: &'a dyn Fn(Seen) -> f64,
}

/// An item as a shopper sees it.
struct Seen {
    item: usize,
    place: usize,
    shopper: usize,
    query: Option<&'static str>,
    day: usize,
}

fn item(n: usize) -> Item {
    Item::new(&format!("i{n}")).unwrap().with_attribute("item_brand", &format!("b{}", n / 4))
}

impl Shop<'_> {
    fn counted(&self) -> Part {
        let (mut dice, mut part) = (Dice::new(18, 0), Part::default());
        for shopper in 0..self.shoppers {
            let mut records = Vec::new();
            for list in 0..self.lists {
                let day = dice.whole(0, 120);
                let (shown, query) = ((self.shows)(&mut dice, day), (self.query)(&mut dice));
                let appeal = |(place, &item): (usize, &usize)| (self.appeal)(Seen { item, place, shopper, query, day });
                let appeals: Vec<f64> = shown.iter().enumerate().map(appeal).collect();
                let mut left = dice.unit() * appeals.iter().sum::<f64>();
                let chosen = appeals.iter().position(|appeal| {
                    left -= appeal;
                    left < 0.0
                });
                let mut record = |kind, items: Vec<Item>| {
                    let event = Event::new(kind, items, day as Millis * DAY + list as Millis).unwrap();
                    let event = event.with_query(query.map(Query::new));
                    records.push(Record { session: list as u32, event, list: None, displayed: None, relevance: None });
                };
                record(EventKind::ViewItemList, shown.iter().map(|&n| item(n)).collect());
                record(EventKind::SelectItem, vec![item(shown[chosen.unwrap_or(0)])]);
            }
            part.count(&UserLog { user: format!("u{shopper}"), records }).unwrap();
        }
        part
    }

    /// In any order.
    fn any_order(&self) -> Vec<usize> {
        (0..self.items).collect()
    }
}

fn shuffled(dice: &mut Dice, items: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..items).collect();
    dice.shuffle(&mut order);
    order
}

/// How much each item is liked: nothing that its number or its brand tells.
fn liking(item: usize) -> f64 {
    (item * 7 % 11) as f64 / 5.0
}

fn step<'a>(fitted: &'a Fitted, name: &str) -> &'a Step {
    fitted.steps.iter().find(|step| step.name.contains(name)).unwrap()
}

fn odds(fitted: &Fitted, items: usize) -> Vec<f64> {
    let crowd = Crowd::from_bytes(fitted.bytes.clone()).unwrap();
    let listed: Vec<Listed> = (0..items).map(|n| Listed::from(&item(n))).collect();
    crowd.told(&listed, None, &[]).into_iter().map(|told| f64::from(told.item)).collect()
}

fn correlation(one: &[f64], other: &[f64]) -> f64 {
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let product = |one: &[f64], other: &[f64]| {
        let (a, b) = (mean(one), mean(other));
        one.iter().zip(other).map(|(x, y)| (x - a) * (y - b)).sum::<f64>()
    };
    product(one, other) / (product(one, one) * product(other, other)).sqrt()
}

#[test]
fn what_stood_high_is_not_taken_for_liked() {
    // The server puts the first half of its items high, for nothing; who looks at a list looks down it.
    let shows = |dice: &mut Dice, _| {
        let mut order = shuffled(dice, 24);
        order.sort_by_key(|&item| item >= 12);
        for _ in 0..8 {
            let (one, other) = (dice.whole(0, 23), dice.whole(0, 23));
            order.swap(one, other);
        }
        order
    };
    let appeal = |seen: Seen| liking(seen.item).exp() / (seen.place as f64 + 1.0);
    let shop = Shop { items: 24, shoppers: 900, lists: 4, shows: &shows, query: &|_| None, appeal: &appeal };
    let fitted = fit(&shop.counted(), SETTINGS);
    assert_eq!(fitted.examination.steepness(), 1.0, "{:?}", fitted.steps);
    let truth: Vec<f64> = shop.any_order().into_iter().map(liking).collect();
    let found = correlation(&odds(&fitted, 24), &truth);
    assert!(found > 0.95, "{found}");
    // Counted as if all places were alike, the order of the server would be in the odds.
    let naive = Sums::of(&shop.counted(), 5, &|_| 1.0);
    let method = Method { examination: Examination::EVEN, groups: false, min_shoppers: 5 };
    let odds = Odds::new(&naive, method, None);
    let naive: Vec<f64> =
        (0..24).map(|n| f64::from(odds.items[naive.index[&hash(&format!("i{n}"))] as usize].unwrap())).collect();
    assert!(correlation(&naive, &truth) < found - 0.1, "{}", correlation(&naive, &truth));
}

#[test]
fn what_is_liked_for_one_query_and_not_for_another_is_known_by_the_query() {
    let appeal = |seen: Seen| {
        let is_for = seen.query == Some(["boots", "sandals"][seen.item % 2]);
        (liking(seen.item) + if is_for { 1.5 } else { 0.0 }).exp()
    };
    let query = |dice: &mut Dice| Some(*dice.pick(&["boots", "sandals"]));
    let shop = Shop {
        items: 16,
        shoppers: 500,
        lists: 3,
        shows: &|dice, _| shuffled(dice, 16),
        query: &query,
        appeal: &appeal,
    };
    let fitted = fit(&shop.counted(), SETTINGS);
    let step = step(&fitted, "query");
    assert!(step.kept && step.nats.unwrap().low > 0.05, "{step:?}");
    let crowd = Crowd::from_bytes(fitted.bytes).unwrap();
    let listed: Vec<Listed> = (0..2).map(|n| Listed::from(&item(n))).collect();
    let nats = |query: &str| {
        let nats = crowd.start(&listed, Some(Query::new(query).whole()), &[], 0).told;
        nats[0].nats() - nats[1].nats()
    };
    assert!(nats("boots") > nats("sandals") + 2.0);
}

#[test]
fn neighbours_are_what_is_chosen_by_those_who_chose_this() {
    let appeal = |seen: Seen| (liking(seen.item) + if seen.item % 2 == seen.shopper % 2 { 1.5 } else { 0.0 }).exp();
    let shop = Shop {
        items: 12,
        shoppers: 500,
        lists: 5,
        shows: &|dice, _| shuffled(dice, 12),
        query: &|_| None,
        appeal: &appeal,
    };
    let fitted = fit(&shop.counted(), SETTINGS);
    let step = step(&fitted, "neighbours");
    assert!(step.kept && step.nats.unwrap().low > 0.05, "{step:?}");
    let crowd = Crowd::from_bytes(fitted.bytes).unwrap();
    let listed: Vec<Listed> = (4..6).map(|n| Listed::from(&item(n))).collect();
    let nats = |chosen: &str| {
        let nats = crowd.start(&listed, None, &[hash(chosen)], 0).told;
        nats[0].nats() - nats[1].nats()
    };
    assert!(nats("i0") > nats("i1") + 0.5);
}

#[test]
fn items_that_few_saw_are_drawn_to_their_brand() {
    // Each list has 8 of 400 items, and a brand is liked as a whole.
    let shows = |dice: &mut Dice, _| (0..8).map(|n| 50 * n + dice.whole(0, 49)).collect();
    let appeal = |seen: Seen| (liking(seen.item / 4) * 1.5).exp();
    let shop = Shop { items: 400, shoppers: 600, lists: 4, shows: &shows, query: &|_| None, appeal: &appeal };
    let fitted = fit(&shop.counted(), SETTINGS);
    let step = step(&fitted, "brand");
    assert!(step.kept && step.nats.unwrap().low > 0.01, "{step:?}");
    let crowd = Crowd::from_bytes(fitted.bytes.clone()).unwrap();
    let new =
        |brand: usize| Listed::from(&Item::new("new").unwrap().with_attribute("item_brand", &format!("b{brand}")));
    // The most liked brand against the least liked one, of items that nobody saw so far.
    let told = crowd.told(&[new(3), new(0)], None, &[]);
    assert!(liking(3) > liking(0) && told[0].item > told[1].item + 0.5, "{told:?}");
}

#[test]
fn a_half_life_is_found_where_what_is_liked_changes_and_none_where_it_stays() {
    let fitted = |changes: bool| {
        let appeal = |seen: Seen| liking(seen.item + if changes { seen.day / 15 * 5 } else { 0 }).exp();
        let shop = Shop {
            items: 12,
            shoppers: 1_500,
            lists: 3,
            shows: &|dice, _| shuffled(dice, 12),
            query: &|_| None,
            appeal: &appeal,
        };
        fit(&shop.counted(), Settings { half_life: HalfLife::Fitted, ..SETTINGS })
    };
    let found = fitted(true).half_life;
    assert!(found.is_some_and(|days| days < 30.0), "{found:?}");
    assert_eq!(fitted(false).half_life, None);
}

#[test]
fn an_order_that_already_knows_what_is_liked_gains_nothing_and_the_file_says_so() {
    let shows = |_: &mut Dice, _| {
        let mut order: Vec<usize> = (0..12).collect();
        order.sort_by(|&one, &other| liking(other).total_cmp(&liking(one)));
        order
    };
    let shop = Shop {
        items: 12,
        shoppers: 300,
        lists: 3,
        shows: &shows,
        query: &|_| None,
        appeal: &|seen| liking(seen.item).exp(),
    };
    let fitted = fit(&shop.counted(), SETTINGS);
    assert_eq!(fitted.about.weights, crate::crowd::Weights::default(), "{:?}", fitted.gain);
    let crowd = Crowd::from_bytes(fitted.bytes).unwrap();
    let listed: Vec<Listed> = (0..12).map(|n| Listed::from(&item(n))).collect();
    assert!(crowd.start(&listed, None, &[], 0).order.into_iter().eq(0..12));
}

#[test]
fn twenty_thousand_products_are_two_hundred_kilobytes_read_in_milliseconds() {
    use crate::crowd::{About, Draft, Given, Weights};
    let about = About { weights: Weights { item: 1.0, ..Weights::default() }, ..About::default() };
    let mut draft = Draft::new(about);
    let id = |n: usize| hash(&format!("SKU-{n}"));
    for n in 0..20_000 {
        draft.item(id(n), (n % 64) as f32 / 16.0 - 2.0);
    }
    for n in 0..22_500 {
        draft.given(Given::Chosen(id(n % 900)), id(n % 19_999), 1.0);
    }
    let bytes = draft.to_bytes();
    assert!((190_000..=200_000).contains(&bytes.len()), "{}", bytes.len());
    let started = std::time::Instant::now();
    let crowd = Crowd::from_bytes(bytes).unwrap();
    let read = started.elapsed();
    let items: Vec<Listed> = (0..100).map(|n| Listed::new(&format!("SKU-{}", n * 197))).collect();
    let started = std::time::Instant::now();
    let start = crowd.start(&items, Some(7), &[hash("SKU-1"), hash("SKU-2")], 0);
    println!("read in {read:?}, a list of 100 in {:?}", started.elapsed());
    assert!(start.order.len() == 100 && crowd.items() >= 19_995);
    // Fifty times what it takes: the machine may be busy.
    assert!(read.as_millis() < 50, "{read:?}");
}
