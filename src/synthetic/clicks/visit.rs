//! One visit: looking around, searching, reading lists, clicking, the cart.

use super::person::Person;
use super::search::{Answer, MATCH, Wish, offer};
use super::store::Store;
use crate::event::EventKind;
use crate::random::Dice;
use crate::synthetic::choice::{NEVER, Prospect, choose};
use crate::synthetic::diary::Diary;

/// Lists that come up in one visit at most.
const LISTS: usize = 12;

/// Clicks on one list at most.
const CLICKS: usize = 10;

/// Products that a shopper comes across outside the lists, of which the best liked are looked at.
const COME_ACROSS: usize = 40;

/// What the shopper does from coming to leaving.
pub fn run(dice: &mut Dice, store: &Store, person: &mut Person, diary: &mut Diary) {
    if !person.was_long_away || dice.chance(0.4) {
        look_around(dice, store, person, diary);
    }
    take_out(dice, store, person, diary);
    let mut last: Option<Reading> = None;
    let (mut list, mut lists) = (0, 1 + dice.run(store.people.more_lists, LISTS - 1));
    while list < lists {
        let replaces = std::mem::take(&mut person.replaces);
        let reading = match last.take() {
            Some(reading) if reading.wish.is_for(person.kind) && dice.chance(store.people.again) => reading,
            _ => {
                if list > 0 && !replaces && dice.chance(0.4) {
                    person.turns_to_another_kind(dice, store);
                }
                Reading::of_a_new_list(dice, store, person, diary)
            }
        };
        last = Some(read(dice, store, person, diary, reading));
        person.drifts(dice, &store.people);
        list += 1;
        if person.replaces {
            lists = lists.max((list + 1).min(LISTS));
        }
    }
    check_out(dice, store, person, diary);
}

/// A list being read: how it came up, and where the eye last was.
struct Reading {
    wish: Wish,
    answer: Answer,
    eye: Option<usize>,
}

impl Reading {
    fn of_a_new_list(dice: &mut Dice, store: &Store, person: &Person, diary: &mut Diary) -> Reading {
        let wish = Wish::draw(dice, person.kind, &person.focus);
        let answer = store.server.answer(dice, &store.assortment, &wish);
        if let Some(term) = answer.shelf.term() {
            diary.search(dice, term);
        }
        Reading { wish, answer, eye: None }
    }

    /// What the list holds for the shopper. Whoever reads on starts where the eye last was.
    fn prospect(&self, dice: &mut Dice, store: &Store, person: &Person) -> Prospect {
        let typed =
            |product| if store.server.is_fixed() { 0.0 } else { MATCH * self.wish.matches(&store.assortment, product) };
        let worth = |&product: &usize| person.worth(store, product) + typed(product);
        let mut prospect = Prospect::new(self.answer.products.iter().map(worth).collect(), store.reading);
        if let Some(eye) = self.eye.filter(|_| dice.chance(store.people.reads_on)) {
            prospect.examination = store.reading.examination(self.answer.products.len() + eye);
            let from_eye = |position: usize| prospect.examination[position.abs_diff(eye)];
            prospect.examination = (0..self.answer.products.len()).map(from_eye).collect();
        }
        prospect
    }
}

/// Products come across outside the lists, such as on the first page: the best liked are looked at, one after the
/// other, so that looks tell what the shopper is after before any list comes up.
fn look_around(dice: &mut Dice, store: &Store, person: &mut Person, diary: &mut Diary) {
    let looks = dice.exponential(store.people.looks).round().min(8.0) as usize;
    if looks == 0 {
        return;
    }
    let one_kind = dice.chance(0.5).then(|| dice.whole(0, store.assortment.kinds.len() - 1));
    let come_across: Vec<usize> = (0..COME_ACROSS)
        .map(|_| match one_kind {
            Some(kind) => *dice.pick(&store.assortment.kinds[kind]),
            None => dice.whole(0, store.assortment.len() - 1),
        })
        .collect();
    let mut worth: Vec<f64> = come_across.iter().map(|&product| person.worth(store, product)).collect();
    for _ in 0..looks {
        let at = choose(dice, &worth, &[1.0; COME_ACROSS]);
        let product = come_across[at];
        worth
            .iter_mut()
            .zip(&come_across)
            .filter(|(_, other)| **other == product)
            .for_each(|(worth, _)| *worth = NEVER);
        let seen = offer(&store.assortment, product, store.assortment.price[product]);
        diary.act_elsewhere(dice, EventKind::ViewItem, vec![seen]);
        person.traces.touch(product);
    }
}

/// Shows the list and clicks, in most cases.
fn read(dice: &mut Dice, store: &Store, person: &mut Person, diary: &mut Diary, mut reading: Reading) -> Reading {
    const LEAVES: f64 = 0.12;
    let products = reading.answer.products.clone();
    let mut prospect = reading.prospect(dice, store, person);
    diary.show(dice, &reading.answer.shelf, &prospect);
    let looked_at = looked_at(dice, store, &reading, &prospect);
    let wanted = |at: &usize| looked_at[*at] > 0.0 && !person.traces.is_taken_out(products[*at]);
    let most = (0..products.len()).filter(wanted).count().min(CLICKS);
    if most == 0 || dice.chance(LEAVES) {
        pass_over(person, &products, &looked_at);
        return reading;
    }
    let mut clicks: Vec<usize> = Vec::new();
    for _ in 0..(1 + dice.run(store.people.more_clicks, CLICKS)).min(most) {
        let click = choose(dice, &prospect.utility, &looked_at);
        prospect.exclude(click);
        clicks.push(click);
    }
    if dice.chance(0.6) {
        clicks.sort_unstable();
    }
    pass_over(person, &products, &looked_at);
    for &click in &clicks {
        follow(dice, store, person, diary, &reading.answer, click);
    }
    reading.eye = clicks.last().copied();
    reading
}

/// What is looked at of a list this time, as weights.
fn looked_at(dice: &mut Dice, store: &Store, reading: &Reading, prospect: &Prospect) -> Vec<f64> {
    match reading.eye {
        None => store.reading.once(dice, prospect.utility.len()),
        Some(_) => prospect.examination.clone(),
    }
}

/// All that was surely seen counts as passed over; a click takes that back.
fn pass_over(person: &mut Person, products: &[usize], looked_at: &[f64]) {
    const SURELY: f64 = 0.5;
    let seen = products.iter().zip(looked_at).filter(|&(_, &weight)| weight >= SURELY);
    seen.for_each(|(&product, _)| person.traces.pass(product));
}

/// One click and what comes of it: a look before, the cart after.
fn follow(dice: &mut Dice, store: &Store, person: &mut Person, diary: &mut Diary, answer: &Answer, click: usize) {
    let (product, offer) = (answer.products[click], &answer.shelf.offers()[click]);
    if dice.chance(store.people.looks_first) {
        for _ in 0..=dice.run(0.4, 3) {
            diary.act(dice, EventKind::ViewItem, offer);
        }
        person.traces.touch(product);
    }
    diary.act(dice, EventKind::SelectItem, offer);
    person.traces.touch(product);
    if dice.chance(store.people.cart) {
        diary.act(dice, EventKind::AddToCart, offer);
        person.traces.put_in(product);
        take_out(dice, store, person, diary);
    }
}

/// Now and then something is taken out of the cart again, and another of the kind is looked for.
fn take_out(dice: &mut Dice, store: &Store, person: &mut Person, diary: &mut Diary) {
    if !person.traces.cart().is_empty() && dice.chance(store.people.regrets) {
        let product = *dice.pick(person.traces.cart());
        let offer = offer(&store.assortment, product, store.assortment.price[product]);
        diary.act_elsewhere(dice, EventKind::RemoveFromCart, vec![offer]);
        person.traces.take_out(product);
        person.kind = store.assortment.kind[product];
        person.replaces = true;
    }
}

/// What is in the cart is bought, or waits for the next visit.
fn check_out(dice: &mut Dice, store: &Store, person: &mut Person, diary: &mut Diary) {
    const BUYS: f64 = 0.45;
    if person.traces.cart().is_empty() || !dice.chance(BUYS) {
        return;
    }
    let bought = person.traces.buy();
    let offers =
        bought.iter().map(|&product| offer(&store.assortment, product, store.assortment.price[product])).collect();
    diary.act_elsewhere(dice, EventKind::Purchase, offers);
}
