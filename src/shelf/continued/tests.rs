//! What is displayed stands.

use crate::arrangement::{Diversity, Rules};
use crate::event::{EventKind, Millis};
use crate::item::Key;
use crate::model::tests::small_model;
use crate::query::Query;
use crate::results::Results;
use crate::shelf::tests::{event, item, shelf};
use crate::shelf::{Experiment, RerankOptions, Shelf};

/// Items that were not displayed at their places.
fn moved(before: &[usize], after: &[usize]) -> Vec<usize> {
    after.iter().enumerate().filter(|&(place, n)| before.get(place) != Some(n)).map(|(_, &n)| n).collect()
}

/// The numbers of a list's items as they are displayed.
fn displayed(shelf: &mut Shelf, query: &str, items: &[usize], at: Millis, options: &RerankOptions) -> Vec<usize> {
    let results = items.iter().map(|&n| item(n)).collect::<Vec<_>>();
    let results = Results::new(results, Some(Query::new(query)), at).unwrap();
    let reranked = shelf.rerank(results, options);
    reranked.arrangement.order().iter().map(|&at| items[at as usize]).collect()
}

#[test]
fn what_is_displayed_stands_while_items_leave_and_arrive_whatever_is_learned_and_however_long_it_takes() {
    let mixing = RerankOptions { experiment: Experiment::Interleave { seed: 7 }, ..RerankOptions::default() };
    for options in [RerankOptions::default(), mixing] {
        let mut shelf = shelf();
        let mut list: Vec<usize> = (0..24).collect();
        let before = displayed(&mut shelf, "shoe", &list, 10, &options);
        (0..4).for_each(|n| drop(shelf.observe(&event(EventKind::Purchase, 200 + 3 * n + 1, 20 + n as Millis))));
        list.retain(|&n| n != before[7]);
        list.insert(0, 50);
        let after = displayed(&mut shelf, "shoe", &list, 40, &options);
        assert_eq!(moved(&before, &after), [50], "it came where one had left");
        let hour = 60 * 60 * 1000;
        list.extend(60..84);
        let grown = displayed(&mut shelf, "shoe", &list, 2 * hour, &options);
        assert_eq!(grown[..24], after);
        list.retain(|&n| n != grown[3]);
        let shrunk = displayed(&mut shelf, "shoe", &list, 3 * hour, &options);
        assert_eq!(moved(&grown, &shrunk), *shrunk.get(3..).unwrap(), "what is below closes up");
    }
}

#[test]
fn what_is_displayed_stands_under_another_query_in_its_place_alone() {
    let mut shelf = shelf();
    let list: Vec<usize> = (0..24).collect();
    let before = displayed(&mut shelf, "shoe", &list, 10, &RerankOptions::default());
    (0..4).for_each(|n| drop(shelf.observe(&event(EventKind::Purchase, 200 + 3 * n + 1, 20 + n as Millis))));
    assert_ne!(displayed(&mut shelf.clone(), "boot", &list, 40, &RerankOptions::default()), before);
    let in_place = RerankOptions { in_place: true, ..RerankOptions::default() };
    assert_eq!(displayed(&mut shelf, "boot", &list, 40, &in_place), before);
    let half: Vec<usize> = (12..36).collect();
    let other = displayed(&mut shelf, "boot", &half, 50, &in_place);
    assert_eq!(
        other,
        displayed(&mut shelf.clone(), "boot", &half, 60, &RerankOptions { refresh: true, ..RerankOptions::default() })
    );
}

#[test]
fn a_refresh_other_rules_and_a_list_unlike_it_are_ordered_anew() {
    let mut shelf = shelf();
    let list: Vec<usize> = (0..24).collect();
    let before = displayed(&mut shelf, "shoe", &list, 10, &RerankOptions::default());
    (0..4).for_each(|n| drop(shelf.observe(&event(EventKind::Purchase, 200 + 3 * n + 1, 20 + n as Millis))));
    let changed: Vec<usize> = (1..25).collect();
    let anew = RerankOptions { refresh: true, ..RerankOptions::default() };
    let fresh = displayed(&mut shelf.clone(), "shoe", &changed, 40, &anew);
    assert!(moved(&before, &fresh).len() > 2);
    let diverse = Rules::default().with_diversity(Some(Diversity { key: Key::Brand, run: 5 })).unwrap();
    let other = RerankOptions { rules: diverse, ..RerankOptions::default() };
    assert!(moved(&before, &displayed(&mut shelf.clone(), "shoe", &changed, 40, &other)).len() > 2);
    let off = RerankOptions { rules: Rules::servers(), ..RerankOptions::default() };
    assert_eq!(displayed(&mut shelf.clone(), "shoe", &changed, 40, &off), changed);
    let few = displayed(&mut shelf, "boot", &list[..5], 50, &RerankOptions::default());
    let page = displayed(&mut shelf, "boot", &list, 60, &RerankOptions::default());
    assert_ne!(page[..5], few[..], "a few suggestions are no page");
}

#[test]
fn a_list_displayed_in_the_servers_order_keeps_it_and_what_comes_on_is_the_shoppers() {
    let mut shelf = shelf();
    let list: Vec<usize> = (0..48).collect();
    let as_is = RerankOptions { displayed: true, ..RerankOptions::default() };
    assert_eq!(displayed(&mut shelf, "shoe", &list[..24], 10, &as_is), list[..24]);
    let grown = displayed(&mut shelf, "shoe", &list, 20, &RerankOptions::default());
    assert_eq!(grown[..24], list[..24]);
    assert_ne!(grown[24..], list[24..]);
}

#[test]
fn pins_and_max_shift_hold_where_what_is_displayed_would_not() {
    let mut shelf = shelf();
    let rules = Rules::default().with_max_shift(Some(4)).with_pinned([0, 5]);
    let options = RerankOptions { rules, ..RerankOptions::default() };
    let list: Vec<usize> = (0..24).collect();
    displayed(&mut shelf, "shoe", &list, 10, &options);
    let turned: Vec<usize> = (1..24).rev().collect();
    let after = displayed(&mut shelf, "shoe", &turned, 20, &options);
    assert_eq!((after[0], after[5]), (turned[0], turned[5]));
    assert!(
        after.iter().enumerate().all(|(place, n)| turned.iter().position(|m| m == n).unwrap().abs_diff(place) <= 4)
    );
}

#[test]
fn what_was_chosen_counts_once_though_the_list_grows() {
    let mut shelf = shelf();
    let list: Vec<usize> = (0..24).collect();
    displayed(&mut shelf, "shoe", &list[..12], 10, &RerankOptions::default());
    assert_eq!(shelf.observe(&event(EventKind::SelectItem, 4, 11)).len(), 1);
    displayed(&mut shelf, "shoe", &list, 20, &RerankOptions::default());
    assert_eq!(shelf.observe(&event(EventKind::AddToCart, 4, 21)).len(), 0);
    assert_eq!(shelf.observe(&event(EventKind::SelectItem, 20, 22)).len(), 1);
}

#[test]
fn a_list_that_is_displayed_as_it_was_handed_out_is_the_same_list_whose_choices_count_once() {
    let mut stranger = Shelf::new(small_model(3));
    let list: Vec<usize> = (0..24).collect();
    displayed(&mut stranger, "shoe", &list, 10, &RerankOptions::default());
    assert_eq!(stranger.observe(&event(EventKind::SelectItem, 4, 11)).len(), 1);
    let as_is = RerankOptions { displayed: true, ..RerankOptions::default() };
    assert_eq!(displayed(&mut stranger, "shoe", &list, 20, &as_is), list);
    assert_eq!(stranger.observe(&event(EventKind::SelectItem, 4, 21)).len(), 0);
    assert_eq!(stranger.examples().len(), 1);
}

#[test]
fn a_few_items_stand_where_the_page_says_that_the_list_takes_their_place_however_long_it_is() {
    let mut shelf = shelf();
    let list: Vec<usize> = (0..24).collect();
    let few = displayed(&mut shelf, "shoe", &list[..5], 10, &RerankOptions::default());
    (0..4).for_each(|n| drop(shelf.observe(&event(EventKind::Purchase, 200 + 3 * n + 1, 20 + n as Millis))));
    let in_place = RerankOptions { in_place: true, ..RerankOptions::default() };
    assert_eq!(displayed(&mut shelf, "shoe", &list, 40, &in_place)[..5], few);
}
