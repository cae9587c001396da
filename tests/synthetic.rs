//! What the synthetic shops promise: repeatable, well-formed, and with tastes that a log lets one find again.
#![cfg(feature = "cli")]

use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;

use reshelf::record::UserLog;
use reshelf::synthetic::{Family, Journey, Settings, Showing, Step};
use reshelf::{EventKind, Hash, ItemId, Key, PriceScale};

fn settings(family: Family, seed: u64, shops: usize) -> Settings {
    Settings { family, seed, shops, bias: None }
}

#[test]
fn a_seed_gives_the_same_logs_and_another_seed_others() {
    for family in Family::ALL {
        let logs = |seed| settings(family, seed, 3).users().collect::<Vec<UserLog>>();
        assert_eq!(logs(1), logs(1), "{family:?}");
        assert_ne!(logs(1), logs(2), "{family:?}");
    }
}

#[test]
fn a_shop_does_not_depend_on_how_many_are_asked_for() {
    for family in Family::ALL {
        let few: Vec<UserLog> = settings(family, 3, 1).users().collect();
        let many: Vec<UserLog> = settings(family, 3, 2).users().take(few.len()).collect();
        assert_eq!(few, many, "{family:?}");
    }
}

#[test]
fn nobody_shares_a_name_with_anybody() {
    let mut names = HashSet::new();
    for family in Family::ALL {
        for seed in 0..2 {
            settings(family, seed, 2).users().for_each(|log| assert!(names.insert(log.user)));
        }
    }
    assert_eq!(names.len(), Family::ALL.len() * 2 * 2 * 20);
}

#[test]
fn every_choice_is_made_from_a_list_shown_before() {
    for family in Family::ALL {
        for log in settings(family, 4, 12).users() {
            let mut shown: HashSet<ItemId> = HashSet::new();
            let mut last = (0, i64::MIN);
            for record in &log.records {
                let event = &record.event;
                assert!((record.session, event.at()) >= last, "{}: back in time", log.user);
                last = (record.session, event.at());
                match event.kind() {
                    EventKind::ViewItemList => shown.extend(event.items().iter().map(|item| item.id())),
                    kind if kind.stage() > 0 => {
                        assert!(event.items().iter().all(|item| shown.contains(&item.id())), "{}", log.user);
                    }
                    _ => {}
                }
            }
        }
    }
}

#[test]
fn shapes_keep_to_the_ranges_that_the_families_promise() {
    // Items of a list, choices of a shopper.
    let promised: [(Family, RangeInclusive<usize>, RangeInclusive<usize>); 5] = [
        (Family::Panel, 2..=32, 1..=45),
        (Family::Sticky, 2..=32, 1..=45),
        (Family::Supermarket, 3..=60, 8..=220),
        (Family::Clicks, 2..=120, 0..=2_000),
        (Family::Baskets, 5..=50, 4..=60),
    ];
    for (family, items, choices) in promised {
        for journey in settings(family, 5, 15).journeys() {
            for showing in journey.showings() {
                let count = showing.shelf.offers().len();
                assert!(items.contains(&count), "{family:?}: {count} items");
                assert_eq!((showing.utility.len(), showing.examination.len()), (count, count));
                assert!(showing.utility.iter().all(|utility| utility.is_finite()));
                assert!(showing.examination.iter().all(|chance| (0.0..=1.0).contains(chance)));
            }
            let chosen = choices_of(&journey).len();
            assert!(choices.contains(&chosen), "{family:?}: {chosen} choices");
        }
    }
}

#[test]
fn nothing_is_bought_twice_in_one_visit_to_a_basket_shop() {
    for log in settings(Family::Baskets, 6, 10).users() {
        let mut bought = HashSet::new();
        for record in log.records.iter().filter(|record| record.event.kind() == EventKind::Purchase) {
            assert!(bought.insert((record.session, record.event.items()[0].id())), "{}", log.user);
        }
    }
}

#[test]
fn the_truth_ranks_choices_above_the_servers_order() {
    for family in Family::ALL {
        let (mut server, mut truth) = (0.0, 0.0);
        for choice in settings(family, 7, 15).journeys().flat_map(|journey| choices_of(&journey)) {
            server += 1.0 / (1 + choice.position) as f64;
            truth += 1.0 / (1 + choice.better) as f64;
        }
        assert!(truth > 1.1 * server, "{family:?}: {truth} against {server}");
    }
}

#[test]
fn a_position_bias_asked_for_is_there_and_none_is_none() {
    let top_third = |bias| {
        let settings = Settings { bias: Some(bias), ..settings(Family::Panel, 8, 40) };
        // Against what the utilities alone would have: the share of the choice probability in the top third.
        let (mut seen, mut expected) = (0.0, 0.0);
        for choice in settings.journeys().flat_map(|journey| choices_of(&journey)) {
            let third = choice.shares.len().div_ceil(3);
            seen += if choice.position < third { 1.0 } else { 0.0 };
            expected += choice.shares[..third].iter().sum::<f64>();
        }
        seen / expected
    };
    let (none, strong) = (top_third(0.0), top_third(1.0));
    assert!((none - 1.0).abs() < 0.03, "{none}");
    assert!(strong > 1.15, "{strong}");
}

#[test]
fn choices_follow_utility_and_examination_as_told() {
    let (mut seen, mut expected) = (0.0, 0.0);
    for choice in settings(Family::Sticky, 9, 60).journeys().flat_map(|journey| choices_of(&journey)) {
        seen += if choice.position == 0 { 1.0 } else { 0.0 };
        expected += choice.examined_shares[0];
    }
    assert!((seen / expected - 1.0_f64).abs() < 0.04, "{seen} {expected}");
}

#[test]
fn who_bought_a_brand_buys_others_of_the_brand() {
    let of_the_brand = |past: &Past, item: &Seen| past.mostly_chose(item.brand);
    let lift = lift(Family::Panel, Past::never_touched, of_the_brand);
    assert!(lift > 1.15, "{lift}");
}

#[test]
fn who_looked_at_a_brand_clicks_others_of_it_in_the_same_kind_and_in_another() {
    let of_the_brand = |past: &Past, item: &Seen| past.is_after(item.brand);
    let same = |past: &Past, item: &Seen| past.never_touched(item) && past.was_in(item.kind);
    let same = lift(Family::Clicks, same, of_the_brand);
    let other = |past: &Past, item: &Seen| past.never_touched(item) && !past.was_in(item.kind);
    let other = lift(Family::Clicks, other, of_the_brand);
    assert!(same > 1.2 && other > 1.2, "{same} {other}");
}

#[test]
fn who_looked_at_a_colour_clicks_others_of_it() {
    let of_the_colour = |past: &Past, item: &Seen| past.is_after(item.variant);
    let lift = lift(Family::Clicks, Past::never_touched, of_the_colour);
    assert!(lift > 1.15, "{lift}");
}

#[test]
fn who_clicked_cheap_clicks_cheaper_ones_and_who_clicked_dear_dearer_ones() {
    let cheap =
        |past: &Past, item: &Seen| past.never_touched(item) && past.mean_height().is_some_and(|mean| mean < 0.33);
    let cheap = lift(Family::Clicks, cheap, |_, item| item.height.is_some_and(|height| height < 0.33));
    let dear = |past: &Past, item: &Seen| past.never_touched(item) && past.mean_height() > Some(0.67);
    let dear = lift(Family::Clicks, dear, |_, item| item.height > Some(0.67));
    assert!(cheap > 1.15 && dear > 1.15, "{cheap} {dear}");
}

#[test]
fn the_cart_and_purchases_draw_and_what_was_taken_out_or_passed_over_repels() {
    let any = |_: &Past, _: &Seen| true;
    let in_cart = lift(Family::Clicks, any, |past, item| past.carted.contains(&item.id));
    let bought = lift(Family::Clicks, any, |past, item| past.bought.contains(&item.id));
    let taken_out = lift(Family::Clicks, any, |past, item| past.taken_out.contains(&item.id));
    let passed_over = |past: &Past, item: &Seen| past.passed.get(&item.id).is_some_and(|&times| times >= 5);
    let passed_over = lift(Family::Clicks, Past::never_touched, passed_over);
    assert!(in_cart > 2.0 && bought > 1.5, "{in_cart} {bought}");
    assert!(taken_out < 0.6 && passed_over < 0.8, "{taken_out} {passed_over}");
}

#[test]
fn a_shop_orders_by_what_sells_so_that_to_a_stranger_prices_say_little_more() {
    for family in [Family::Supermarket, Family::Baskets] {
        // Something remains: this week's promotions, which the sales of the weeks before do not know.
        let [cheap, dear] = lifts_of_price(family);
        assert!((0.75..1.25).contains(&cheap) && (0.75..1.25).contains(&dear), "{family:?}: {cheap} {dear}");
    }
}

/// How much more often the cheapest third of a shopper's first list would be chosen than what stands as high of any
/// price, and the dearest third; were every position looked at alike.
fn lifts_of_price(family: Family) -> [f64; 2] {
    const HEIGHTS: usize = 8;
    // Of each item: how high it stands, the share of the cheaper ones, and its share of the choices times the items.
    let mut items: Vec<(usize, f32, f64)> = Vec::new();
    for journey in settings(family, 12, 12).journeys() {
        let Some(showing) = journey.showings().next() else { continue };
        let count = showing.utility.len();
        let standings = PriceScale::of(&showing.shelf.items()).standings;
        let even = shares(showing, &vec![1.0; count]);
        for (position, (standing, share)) in standings.iter().zip(even).enumerate() {
            items.push((position * HEIGHTS / count, standing.percentile, share * count as f64));
        }
    }
    let mean = |of: &dyn Fn(&(usize, f32, f64)) -> bool| {
        let shares: Vec<f64> = items.iter().filter(|item| of(item)).map(|item| item.2).collect();
        shares.iter().sum::<f64>() / shares.len() as f64
    };
    let at_height: Vec<f64> = (0..HEIGHTS).map(|height| mean(&|item| item.0 == height)).collect();
    let lift = |of: fn(f32) -> bool| {
        let third = || items.iter().filter(|item| of(item.1));
        third().map(|item| item.2).sum::<f64>() / third().map(|item| at_height[item.0]).sum::<f64>()
    };
    [lift(|percentile| percentile < 0.33), lift(|percentile| percentile > 0.67)]
}

/// A choice and the list that it was made from.
struct Choice {
    position: usize,
    /// Items of the list that are worth more.
    better: usize,
    /// The probability of each item were every position looked at alike, and as the positions are looked at.
    shares: Vec<f64>,
    examined_shares: Vec<f64>,
}

fn choices_of(journey: &Journey) -> Vec<Choice> {
    let mut shown: Vec<&Showing> = Vec::new();
    let mut choices = Vec::new();
    for entry in &journey.entries {
        match &entry.step {
            Step::Show(showing) => shown.push(showing),
            Step::Act { kind: EventKind::SelectItem | EventKind::Purchase, offers, .. } => {
                for offer in offers {
                    let (position, showing) = newest_with(&shown, offer.product.id());
                    choices.push(Choice::new(position, showing));
                }
            }
            _ => {}
        }
    }
    choices
}

fn newest_with<'a>(shown: &[&'a Showing], id: &str) -> (usize, &'a Showing) {
    let place = |showing: &&'a Showing| {
        let position = showing.shelf.offers().iter().position(|offer| offer.product.id() == id)?;
        Some((position, *showing))
    };
    shown.iter().rev().find_map(place).expect("every choice is made from a list shown before")
}

impl Choice {
    fn new(position: usize, showing: &Showing) -> Choice {
        let own = showing.utility[position];
        Choice {
            position,
            better: showing.utility.iter().filter(|&&utility| utility > own).count(),
            shares: shares(showing, &vec![1.0; showing.utility.len()]),
            examined_shares: shares(showing, &showing.examination),
        }
    }
}

/// The probability that each item of a list is chosen, its position looked at with that weight.
fn shares(showing: &Showing, weights: &[f32]) -> Vec<f64> {
    let terms = showing.utility.iter().zip(weights);
    let terms: Vec<f64> = terms.map(|(&utility, &weight)| f64::from(utility).exp() * f64::from(weight)).collect();
    let sum: f64 = terms.iter().sum();
    terms.iter().map(|term| term / sum).collect()
}

/// An item as the shopper sees it in a list.
struct Seen {
    id: ItemId,
    brand: Option<Hash>,
    variant: Option<Hash>,
    kind: Option<Hash>,
    /// Share of the list that is cheaper.
    height: Option<f32>,
}

/// What the shopper did before a list came up.
#[derive(Default)]
struct Past {
    touched: HashMap<ItemId, usize>,
    touched_values: HashMap<Hash, usize>,
    chosen_values: HashMap<Hash, usize>,
    acts: usize,
    choices: usize,
    carted: HashSet<ItemId>,
    bought: HashSet<ItemId>,
    taken_out: HashSet<ItemId>,
    passed: HashMap<ItemId, usize>,
    kinds: HashSet<Hash>,
    heights: Vec<f32>,
}

impl Past {
    /// Three or more acts, and half of them all, were on items with that value.
    fn is_after(&self, value: Option<Hash>) -> bool {
        let times = value.and_then(|value| self.touched_values.get(&value)).copied().unwrap_or(0);
        times >= 3 && 2 * times >= self.acts
    }

    /// The same of choices.
    fn mostly_chose(&self, value: Option<Hash>) -> bool {
        let times = value.and_then(|value| self.chosen_values.get(&value)).copied().unwrap_or(0);
        times >= 3 && 2 * times >= self.choices
    }

    /// The mean price of what was chosen, as the share of the list that was cheaper; known after three choices.
    fn mean_height(&self) -> Option<f32> {
        (self.heights.len() >= 3).then(|| self.heights.iter().sum::<f32>() / self.heights.len() as f32)
    }

    fn never_touched(&self, item: &Seen) -> bool {
        !self.touched.contains_key(&item.id)
    }

    fn was_in(&self, kind: Option<Hash>) -> bool {
        kind.is_some_and(|kind| self.kinds.contains(&kind))
    }

    /// What stood above the lowest choice of a list, and was not chosen, was passed over.
    fn closes(&mut self, list: Vec<(ItemId, bool)>) {
        let lowest = list.iter().rposition(|place| place.1).unwrap_or(0);
        let passed = list[..lowest.min(list.len())].iter().filter(|place| !place.1);
        passed.for_each(|&(id, _)| *self.passed.entry(id).or_default() += 1);
    }

    fn act(&mut self, kind: EventKind, item: &Seen) {
        match kind {
            EventKind::RemoveFromCart => {
                self.carted.remove(&item.id);
                self.taken_out.insert(item.id);
                return;
            }
            EventKind::AddToCart => {
                self.carted.insert(item.id);
                self.taken_out.remove(&item.id);
            }
            EventKind::Purchase => {
                self.carted.remove(&item.id);
                self.bought.insert(item.id);
            }
            _ => {}
        }
        *self.touched.entry(item.id).or_default() += 1;
        self.passed.remove(&item.id);
        self.kinds.extend(item.kind);
        self.acts += 1;
        self.choices += usize::from(kind.stage() > 0);
        self.heights.extend(item.height.filter(|_| kind.stage() > 0));
        for value in [item.brand, item.variant].into_iter().flatten() {
            *self.touched_values.entry(value).or_default() += 1;
            if kind.stage() > 0 {
                *self.chosen_values.entry(value).or_default() += 1;
            }
        }
    }
}

/// How much more often items of a group are chosen than others of `all` in the same list, their positions allowed for.
fn lift(family: Family, all: impl Fn(&Past, &Seen) -> bool, group: impl Fn(&Past, &Seen) -> bool) -> f64 {
    let lists: Vec<Vec<Placed>> =
        settings(family, 11, 400).users().flat_map(|log| placed(&log, &all, &group)).collect();
    let mut at_position: HashMap<usize, (f64, f64)> = HashMap::new();
    for placed in lists.iter().flatten() {
        let (chosen, times) = at_position.entry(placed.position).or_default();
        *chosen += f64::from(u8::from(placed.chosen));
        *times += 1.0;
    }
    let usual = |placed: &Placed| at_position[&placed.position].0 / at_position[&placed.position].1;
    let (mut seen, mut expected) = (0.0, 0.0);
    for list in &lists {
        let in_group = || list.iter().filter(|placed| placed.in_group);
        let chosen = list.iter().filter(|placed| placed.chosen).count() as f64;
        seen += in_group().filter(|placed| placed.chosen).count() as f64;
        expected += chosen * in_group().map(usual).sum::<f64>() / list.iter().map(usual).sum::<f64>().max(1e-9);
    }
    seen / expected
}

/// The items of `all` in each list that came up.
fn placed(
    log: &UserLog,
    all: &impl Fn(&Past, &Seen) -> bool,
    group: &impl Fn(&Past, &Seen) -> bool,
) -> Vec<Vec<Placed>> {
    let mut past = Past::default();
    let mut known: HashMap<ItemId, Seen> = HashMap::new();
    let mut lists: Vec<Vec<Placed>> = Vec::new();
    let mut shown: Vec<(ItemId, bool)> = Vec::new();
    for record in &log.records {
        let event = &record.event;
        let standings = PriceScale::of(event.items()).standings;
        for (item, standing) in event.items().iter().zip(&standings).filter(|(item, _)| !item.is_bare()) {
            let height = match event.kind() {
                EventKind::ViewItemList => Some(standing.percentile).filter(|height| height.is_finite()),
                _ => known.get(&item.id()).and_then(|known| known.height),
            };
            let value = |key| item.attributes().iter().find(|found| found.key == key).map(|found| found.value);
            let (brand, variant) = (value(Key::Brand), value(Key::Variant));
            known.insert(item.id(), Seen { id: item.id(), brand, variant, kind: item.category(), height });
        }
        let ids = event.items().iter().map(|item| item.id());
        match event.kind() {
            EventKind::Search => {}
            EventKind::ViewItemList => {
                past.closes(std::mem::take(&mut shown));
                shown = event.items().iter().map(|item| (item.id(), false)).collect();
                let seen = ids.enumerate().map(|(position, id)| (position, &known[&id]));
                let place = |(position, seen): (usize, &Seen)| {
                    let in_group = group(&past, seen);
                    Placed { id: seen.id, position, in_group, chosen: false }
                };
                lists.push(seen.filter(|(_, seen)| all(&past, seen)).map(place).collect());
            }
            kind => {
                for id in ids {
                    let newest = lists.last_mut().and_then(|list| list.iter_mut().find(|placed| placed.id == id));
                    if let (1.., Some(placed)) = (kind.stage(), newest) {
                        placed.chosen = true;
                    }
                    shown.iter_mut().filter(|place| place.0 == id).for_each(|place| place.1 |= kind.stage() > 0);
                    past.act(kind, &known[&id]);
                }
            }
        }
    }
    lists
}

/// An item in a list that came up.
struct Placed {
    id: ItemId,
    position: usize,
    in_group: bool,
    chosen: bool,
}
