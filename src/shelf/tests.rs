//! What a page may rely on.

use super::*;
use crate::arrangement::{Rules, Team};
use crate::item::Item;
use crate::model::tests::small_model;
use crate::query::Query;
use crate::salt::Salting;

const BRANDS: [&str; 3] = ["Nordhavn", "Fjell", "Asker"];

pub(super) fn item(n: usize) -> Item {
    let item = Item::new(&n.to_string()).unwrap().with_attribute("item_brand", BRANDS[n % 3]);
    item.with_price(20.0 + n as f64).unwrap()
}

fn results(query: &str, at: Millis) -> Results {
    Results::new((0..12).map(item).collect::<Vec<_>>(), Some(Query::new(query)), at).unwrap()
}

pub(super) fn event(kind: EventKind, n: usize, at: Millis) -> Event {
    Event::new(kind, vec![item(n)], at).unwrap()
}

pub(super) fn shelf() -> Shelf {
    let mut shelf = Shelf::new(small_model(3));
    (0..3).for_each(|n| drop(shelf.observe(&event(EventKind::ViewItem, 100 + 3 * n, n as Millis))));
    shelf
}

fn rerank(shelf: &mut Shelf, query: &str, at: Millis) -> Arrangement {
    shelf.rerank(results(query, at), &RerankOptions::default()).arrangement
}

#[test]
fn a_stranger_and_whoever_pauses_get_the_servers_order() {
    let mut stranger = Shelf::new(small_model(3));
    assert_eq!(rerank(&mut stranger, "shoe", 10), Arrangement::servers(12));
    assert!(rerank(&mut stranger.with_cold_start(true), "boot", 10).personalised());
    let mut shelf = shelf();
    assert!(rerank(&mut shelf, "shoe", 10).personalised());
    shelf.pause(true);
    assert_eq!(rerank(&mut shelf, "shoe", 11), Arrangement::servers(12));
}

#[test]
fn a_list_that_nothing_done_concerns_stays_as_the_server_sent_it() {
    let mut shelf = Shelf::new(small_model(3));
    let cheese = Item::new("cheese").unwrap().with_attribute("item_brand", "Almhof").with_price(9.0).unwrap();
    shelf.observe(&Event::new(EventKind::Purchase, vec![cheese], 1).unwrap());
    assert_eq!(rerank(&mut shelf, "shoe", 10), Arrangement::servers(12));
    shelf.observe(&event(EventKind::ViewItem, 100, 11));
    assert!(rerank(&mut shelf, "boot", 12).personalised());
}

#[test]
fn a_choice_from_a_list_becomes_one_example_with_the_features_of_when_it_came_up() {
    let mut shelf = shelf();
    let order = rerank(&mut shelf, "shoe", 10).order().to_vec();
    let before = Features::extract(shelf.shopper(), &results("shoe", 10));
    shelf.observe(&event(EventKind::ViewItem, 4, 11));
    assert_eq!(rerank(&mut shelf, "shoe", 12).order(), order);
    for kind in [EventKind::SelectItem, EventKind::AddToCart, EventKind::Purchase] {
        shelf.observe(&event(kind, 4, 13));
    }
    assert_eq!((shelf.examples().len(), shelf.gate().counts().1), (1, 1));
    let expected = Example::new(&before, &order, &[4]).unwrap();
    let same = |one: &Example| format!("{one:?}");
    assert_eq!(same(shelf.examples().iter().next().unwrap()), same(&expected));
}

#[test]
fn who_acts_on_an_item_has_seen_its_list_and_a_list_that_flashed_by_was_not_shown() {
    let mut shelf = shelf();
    rerank(&mut shelf, "sh", 10);
    rerank(&mut shelf, "shoe", 11);
    let times = |shelf: &Shelf| shelf.shopper().impressions().of(item(7).id()).map_or(0, |shown| shown.times);
    assert_eq!(times(&shelf), 0);
    shelf.observe(&event(EventKind::SelectItem, 4, 12));
    shelf.observe(&event(EventKind::AddToCart, 4, 13));
    assert_eq!(times(&shelf), 1);
    let (items, choice) = (results("shoe", 11).items().clone(), EventKind::SelectItem);
    rerank(&mut shelf, "shoes", 20);
    shelf.observe(&Event::new(EventKind::ViewItemList, items, 20).unwrap());
    shelf.observe(&event(choice, 5, 21));
    assert_eq!(times(&shelf), 2);
}

#[test]
fn another_visit_and_a_refresh_order_anew() {
    let mut shelf = shelf();
    let first = rerank(&mut shelf, "shoe", 10);
    (0..4).for_each(|n| drop(shelf.observe(&event(EventKind::Purchase, 200 + 3 * n + 1, 20 + n as Millis))));
    assert_eq!(rerank(&mut shelf, "shoe", 30), first);
    let anew = RerankOptions { refresh: true, ..RerankOptions::default() };
    let refreshed = shelf.rerank(results("shoe", 31), &anew).arrangement;
    assert_ne!(refreshed, first);
    assert_eq!(rerank(&mut shelf, "shoe", 32), refreshed);
}

#[test]
fn the_next_page_of_a_visit_shows_a_list_as_it_was_first_shown() {
    let mut shelf = shelf();
    let first = rerank(&mut shelf, "shoe", 10);
    (0..4).for_each(|n| drop(shelf.observe(&event(EventKind::Purchase, 200 + 3 * n + 1, 20 + n as Millis))));
    let mut next_page = Shelf::new(small_model(3));
    next_page.restore(&shelf.snapshot()).unwrap();
    assert_eq!(rerank(&mut next_page, "shoe", 30), first);
    let later = 30 + 31 * 60 * 1000;
    assert_eq!(rerank(&mut next_page.clone(), "shoe", later), first, "it stands before the shopper all the same");
    next_page.arrive(later);
    assert_ne!(rerank(&mut next_page, "shoe", later), first, "another visit");
}

#[test]
fn a_choice_is_an_example_of_the_order_displayed_where_the_shop_mixed_it() {
    let mut shelf = shelf();
    let first = rerank(&mut shelf, "shoe", 10);
    let mixed: Vec<u32> = (0..12).map(|slot| (slot + 5) % 12).collect();
    let list = shelf.ledger().handed_out_with(item(0).id()).unwrap().0;
    shelf.displayed(list, vec![0; 12]);
    shelf.displayed(list, vec![1, 0]);
    shelf.displayed(list, mixed);
    shelf.observe(&event(EventKind::SelectItem, 4, 12));
    let example = shelf.examples().iter().next().unwrap();
    let chosen = example.chosen().iter().position(|&chosen| chosen).unwrap();
    assert_eq!(example.positions()[chosen], 11);
    assert_eq!(rerank(&mut shelf, "shoe", 13), first, "the visit remembers what was handed out");
}

#[test]
fn reasons_are_those_of_the_newest_list_and_none_for_the_servers_order() {
    let mut shelf = shelf();
    assert_eq!(shelf.why(item(1).id()), []);
    rerank(&mut shelf, "shoe", 10);
    assert!(!shelf.why(item(1).id()).is_empty());
    shelf.rerank(results("shoe", 11), &RerankOptions { rules: Rules::servers(), ..RerankOptions::default() });
    assert_eq!(shelf.why(item(1).id()), []);
}

#[test]
fn what_is_known_comes_back_from_a_snapshot_and_is_gone_once_forgotten() {
    let mut shelf = shelf();
    rerank(&mut shelf, "shoe", 10);
    shelf.observe(&event(EventKind::SelectItem, 4, 12));
    let mut other = Shelf::new(small_model(3));
    other.restore(&shelf.snapshot()).unwrap();
    assert_eq!((other.shopper().acts().len(), other.examples().len()), (4, 1));
    assert_eq!(rerank(&mut other, "boot", 20), rerank(&mut shelf, "boot", 20));
    assert!(other.restore(b"damaged").is_err());
    assert_eq!(other.shopper().acts().len(), 4);
    shelf.forget();
    assert_eq!(shelf.snapshot(), Shelf::new(small_model(3)).snapshot());
    assert_eq!(rerank(&mut shelf, "boot", 30), Arrangement::servers(12));
    let lesson = Snapshot::read(&other.lesson(), other.model()).unwrap();
    assert!(lesson.shopper.is_stranger() && lesson.examples.len() == 1);
}

#[test]
fn an_act_says_which_choice_from_which_list_it_was_and_only_once() {
    let mut shelf = shelf();
    let list = shelf.rerank(results("shoe", 10), &RerankOptions::default()).list.unwrap();
    assert_eq!(shelf.observe(&event(EventKind::ViewItem, 4, 11)), []);
    let choice = Choice { list, index: 4 };
    assert_eq!(shelf.observe(&event(EventKind::SelectItem, 4, 12)), [choice]);
    assert_eq!(shelf.observe(&event(EventKind::AddToCart, 4, 13)), []);
    assert_eq!(shelf.observe(&event(EventKind::Purchase, 200, 14)), []);
    let again = shelf.rerank(results("shoe", 15), &RerankOptions::default());
    assert_eq!(again.list, Some(list));
}

#[test]
fn who_is_held_out_has_the_servers_order_and_is_counted_where_the_list_would_have_been_personal() {
    let holdout = RerankOptions { experiment: Experiment::Holdout, ..RerankOptions::default() };
    let stranger = Shelf::new(small_model(3)).rerank(results("shoe", 10), &holdout);
    assert_eq!((stranger.arm, stranger.known), (Arm::Server, false));
    let mut shelf = shelf();
    let held_out = shelf.rerank(results("shoe", 10), &holdout);
    assert_eq!((held_out.arm, held_out.known, held_out.arrangement), (Arm::Holdout, true, Arrangement::servers(12)));
    assert_eq!(shelf.why(item(1).id()), [], "it is not told why an order is as it is that nobody sees");
    shelf.observe(&event(EventKind::SelectItem, 4, 11));
    assert_eq!(shelf.counters().of(Arm::Holdout), [1.0, 1.0, 1.0, 0.2]);
    let cheese = Item::new("cheese").unwrap().with_attribute("item_brand", "Almhof");
    let unconcerned = Results::new(vec![cheese, Item::new("bread").unwrap()], None, 12).unwrap();
    assert_eq!(shelf.rerank(unconcerned, &holdout).arm, Arm::Server, "as for who is not held out");
}

#[test]
fn an_interleaved_list_comes_back_the_same_and_is_learned_from_as_displayed() {
    let mut shelf = shelf();
    let personal = rerank(&mut shelf, "shoe", 10);
    let mixing = RerankOptions { experiment: Experiment::Interleave { seed: 7 }, ..RerankOptions::default() };
    let mixed = shelf.rerank(results("shoe", 11), &mixing);
    assert_ne!(mixed.arrangement, personal);
    assert_eq!((mixed.arm, mixed.teams.len()), (Arm::Interleaved, 12));
    assert_eq!(shelf.rerank(results("shoe", 12), &mixing), mixed);
    let top = mixed.arrangement.order()[0] as usize;
    shelf.observe(&event(EventKind::SelectItem, top, 13));
    assert_eq!(shelf.counters().won().iter().sum::<f64>(), 1.0);
    let example = shelf.examples().iter().next().unwrap();
    let chosen = example.chosen().iter().position(|&chosen| chosen).unwrap();
    assert_eq!(example.positions()[chosen], 0);
}

#[test]
fn a_page_that_is_left_is_as_the_next_one_that_reads_the_snapshot() {
    let mut shelf = shelf();
    rerank(&mut shelf, "shoe", 10);
    shelf.observe(&event(EventKind::SelectItem, 4, 12));
    let mut next_page = Shelf::new(small_model(3));
    next_page.restore(&shelf.snapshot()).unwrap();
    shelf.leave_page();
    for page in [&mut shelf, &mut next_page] {
        assert_eq!(page.why(item(1).id()), []);
        assert_eq!(page.observe(&event(EventKind::AddToCart, 5, 13)), []);
        rerank(page, "boot", 14);
        page.observe(&event(EventKind::SelectItem, 7, 15));
    }
    assert_eq!(shelf.snapshot(), next_page.snapshot());
}

#[test]
fn there_is_something_to_learn_after_six_choices_and_then_after_each_further_one() {
    let mut shelf = shelf();
    for n in 0..6 {
        assert!(!shelf.is_worth_learning());
        rerank(&mut shelf, &n.to_string(), 10 + n);
        shelf.observe(&event(EventKind::SelectItem, 4, 10 + n));
    }
    assert!(shelf.is_worth_learning());
    let adapter = Adapter::new(vec![0.0; crate::features::WIDTH], shelf.model().identity()).unwrap();
    assert_eq!(shelf.adopt(adapter, shelf.examples().ever()), Ok(Adoption::Adopted));
    assert!(!shelf.is_worth_learning());
    shelf.observe(&event(EventKind::SelectItem, 5, 30));
    assert!(shelf.is_worth_learning());
}

#[test]
fn a_list_mixed_later_counts_by_its_own_teams_and_keeps_its_mix() {
    let mixing = |seed| RerankOptions { experiment: Experiment::Interleave { seed }, ..RerankOptions::default() };
    let mut shelf = shelf();
    rerank(&mut shelf, "shoe", 10);
    let mixed = shelf.rerank(results("shoe", 10), &mixing(1));
    shelf.observe(&event(EventKind::SelectItem, mixed.arrangement.order()[0] as usize, 12));
    let winner = usize::from(mixed.teams[0] == Team::Server);
    assert_eq!(shelf.counters().won()[winner], 1.0);
    let again = shelf.rerank(results("shoe", 13), &mixing(2));
    assert_eq!((again.arrangement, again.teams), (mixed.arrangement, mixed.teams));
}

#[test]
fn what_was_done_before_a_history_was_read_is_learned_from_and_counted_when_it_is_told_again() {
    let mut earlier = shelf();
    rerank(&mut earlier, "boot", 5);
    earlier.observe(&event(EventKind::SelectItem, 7, 6));
    let (kept, counted) = (earlier.snapshot(), *earlier.counters());

    let mut page = Shelf::new(small_model(3));
    rerank(&mut page, "shoe", 10);
    let click = event(EventKind::SelectItem, 4, 11);
    page.observe(&click);
    page.restore(&kept).unwrap();
    page.count_on(counted);
    page.observe(&click);
    assert_eq!((page.examples().len(), page.shopper().choices().len()), (2, 2));
    let all = page.counters().counts();
    assert_eq!((all.chunks(4).take(4).map(|arm| arm[0]).sum::<f64>(), all[1] + all[5]), (2.0, 2.0));
}

#[test]
fn nothing_to_order_is_no_list() {
    let mut shelf = shelf();
    let nothing = Results::new(Vec::new(), None, 10).unwrap();
    assert_eq!(shelf.rerank(nothing, &RerankOptions::default()).list, None);
}

#[test]
fn a_fresh_order_after_a_pause_begins_another_visit() {
    let anew = RerankOptions { refresh: true, ..RerankOptions::default() };
    let mut shelf = shelf();
    rerank(&mut shelf, "shoe", 10);
    let later = 10 + 31 * 60 * 1000;
    let refreshed = shelf.rerank(results("shoe", later), &anew).arrangement;
    (0..4).for_each(|n| drop(shelf.observe(&event(EventKind::Purchase, 200 + 3 * n + 1, later + 1))));
    assert_eq!(rerank(&mut shelf, "shoe", later + 2), refreshed);
}

#[test]
fn a_page_that_begins_ends_the_lists_of_a_visit_that_is_over_and_is_no_sign_of_the_shopper() {
    const MINUTE: Millis = 60_000;
    let mut shelf = shelf();
    let order = rerank(&mut shelf, "shoe", 10);
    let has_list = |shelf: &Shelf| !shelf.why(item(1).id()).is_empty();
    shelf.arrive(10 + 20 * MINUTE);
    assert!(has_list(&shelf));
    shelf.arrive(10 + 30 * MINUTE);
    assert!(has_list(&shelf), "half an hour is not over");
    assert_eq!(rerank(&mut shelf.clone(), "shoe", 10 + 30 * MINUTE), order);
    shelf.arrive(11 + 30 * MINUTE);
    assert!(!has_list(&shelf), "pages that began were no signs");
    assert_eq!(shelf.observe(&event(EventKind::AddToCart, 4, 12 + 30 * MINUTE)), []);
    assert_eq!(shelf.shopper().acts().len(), 4, "what is known stays");
}

#[test]
fn what_is_stored_from_a_pages_beginning_on_has_the_devices_salt() {
    let mut shelf = shelf().with_entries();
    shelf.arrive(5);
    shelf.salt(7);
    shelf.observe(&event(EventKind::ViewItem, 4, 6));
    rerank(&mut shelf, "shoe", 7);
    let own = Salting::by(7).salted(item(4).id().0).to_le_bytes();
    for stored in [shelf.snapshot(), shelf.take_entry().unwrap(), shelf.take_entry().unwrap()] {
        assert_eq!(stored[6..10], [7, 0, 0, 0]);
        assert!(stored.windows(8).any(|eight| eight == own));
    }
    // Nobody stores it: it goes to the trainer, and there are no hashes in it that an item has.
    assert_eq!(shelf.lesson()[6..10], [0; 4]);
}
