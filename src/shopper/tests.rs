//! What a person did is remembered, and taken back.

use super::*;
use crate::item::ItemId;

fn list(ids: &[&str]) -> Vec<Item> {
    let item = |(n, id): (usize, &&str)| Item::new(id).unwrap().with_price(10.0 + n as f64).unwrap();
    ids.iter().enumerate().map(item).collect()
}

fn event(kind: EventKind, items: Vec<Item>, at: Millis) -> Event {
    Event::new(kind, items, at).unwrap()
}

#[test]
fn a_choice_by_id_alone_finds_its_item_in_the_list_shown() {
    let mut shopper = Shopper::default();
    shopper.observe(&event(EventKind::ViewItemList, list(&["a", "b", "c"]), 1));
    shopper.observe(&event(EventKind::SelectItem, vec![Item::new("b").unwrap()], 2));
    let choice = shopper.choices().recent().next().unwrap();
    assert_eq!((choice.position, choice.standing.percentile), (Some(1), 0.5));
    assert_eq!(shopper.impressions().of(ItemId::new("a").unwrap()).unwrap().passed, 1);
    assert_eq!(shopper.impressions().of(ItemId::new("b").unwrap()).unwrap().passed, 0);
}

#[test]
fn click_cart_and_purchase_are_one_choice_and_taking_out_of_the_cart_takes_it_back() {
    let mut shopper = Shopper::default();
    let item = || vec![Item::new("a").unwrap()];
    shopper.observe(&event(EventKind::SelectItem, item(), 1));
    shopper.observe(&event(EventKind::AddToCart, item(), 2));
    assert_eq!((shopper.choices().len(), shopper.acts().len()), (1, 2));
    shopper.observe(&event(EventKind::RemoveFromCart, item(), 3));
    assert_eq!((shopper.choices().len(), shopper.acts().len()), (0, 3));
}

#[test]
fn what_is_left_in_the_cart_stays_chosen_however_it_was_put_in_and_taken_out() {
    use EventKind::{AddToCart, RemoveFromCart, SelectItem};
    // Of each: what was done with how many pieces (0: not told), and whether the item is still chosen and not taken out.
    let cases: &[(&[(EventKind, u16)], bool)] = &[
        (&[(AddToCart, 3), (RemoveFromCart, 1)], true),
        (&[(AddToCart, 3), (RemoveFromCart, 1), (RemoveFromCart, 2)], false),
        (&[(AddToCart, 3), (RemoveFromCart, 0)], false),
        (&[(AddToCart, 0), (AddToCart, 0), (AddToCart, 0), (RemoveFromCart, 0)], true),
        (&[(AddToCart, 1), (AddToCart, 2), (RemoveFromCart, 2)], true),
        (&[(AddToCart, 1), (AddToCart, 2), (RemoveFromCart, 3)], false),
        (&[(AddToCart, 2), (RemoveFromCart, 9)], false),
        (&[(SelectItem, 0), (AddToCart, 2), (SelectItem, 0), (RemoveFromCart, 1)], true),
    ];
    for (steps, stays) in cases {
        let mut shopper = Shopper::default();
        for (at, &(kind, quantity)) in steps.iter().enumerate() {
            shopper.observe(&event(kind, vec![Item::new("a").unwrap().with_quantity(quantity)], at as Millis));
        }
        let in_cart = shopper.choices().recent().any(|choice| choice.kind == AddToCart);
        let taken_out = shopper.acts().recent().any(|act| act.kind == RemoveFromCart);
        assert_eq!((in_cart, taken_out), (*stays, !*stays), "{steps:?}");
    }
}

#[test]
fn a_transaction_counts_once_and_its_refund_takes_it_back() {
    let of =
        |transaction: &str, kind, ids: &[&str]| event(kind, list(ids), 1).with_query(Some(Query::new(transaction)));
    let mut shopper = Shopper::default();
    shopper.observe(&event(EventKind::AddToCart, list(&["a"]), 0));
    shopper.observe(&of("T-1", EventKind::Purchase, &["a", "b"]));
    shopper.observe(&of("T-1", EventKind::Purchase, &["a", "b"]));
    assert_eq!((shopper.acts().len(), shopper.choices().len(), shopper.choices_ever()), (3, 2, 2));
    shopper.observe(&of("T-2", EventKind::Purchase, &["a"]));
    assert_eq!((shopper.acts().len(), shopper.choices().len()), (4, 3));

    shopper.observe(&of("T-9", EventKind::RemoveFromCart, &[]));
    assert_eq!(shopper.choices().len(), 3);
    shopper.observe(&of("T-1", EventKind::RemoveFromCart, &[]));
    assert_eq!(shopper.choices().len(), 1);
    shopper.observe(&event(EventKind::RemoveFromCart, list(&["a"]), 2));
    assert_eq!(shopper.choices().len(), 1, "out of the cart is not given back");
    shopper.observe(&of("T-2", EventKind::RemoveFromCart, &["a"]));
    assert!(shopper.choices().is_empty() && !shopper.is_stranger());
}

#[test]
fn what_an_act_notes_of_itself_takes_no_more_room_than_an_item_may() {
    let mut full = Item::new("a").unwrap().with_quantity(7);
    (0..20).for_each(|n| full = full.clone().with_attribute("item_category", &n.to_string()));
    let mut shopper = Shopper::default();
    shopper.observe(&event(EventKind::Purchase, vec![full], 1).with_query(Some(Query::new("T-1"))));
    let choice = shopper.choices().recent().next().unwrap();
    assert_eq!(choice.attributes.len(), limits::ITEM_ATTRIBUTES.max);
    assert!(choice.has(Query::new("T-1").whole()));
}

#[test]
fn nothing_is_taken_in_while_paused() {
    let mut shopper = Shopper::default();
    shopper.pause(true);
    shopper.observe(&event(EventKind::ViewItem, list(&["a"]), 1));
    assert!(shopper.is_stranger());
}

#[test]
fn a_topic_is_forgotten_with_its_acts_and_its_name() {
    let mut shopper = Shopper::default();
    let item = Item::new("a").unwrap().with_attribute("item_brand", "Nordhavn");
    let brand = item.attributes()[0].value;
    shopper.observe(&event(EventKind::SelectItem, vec![item], 1));
    assert_eq!(&*shopper.labels().of(brand).unwrap().text, "Nordhavn");
    assert_eq!(shopper.forget_topic(brand), 1);
    assert!(shopper.labels().of(brand).is_none() && shopper.is_stranger());
}

#[test]
fn what_is_taken_out_of_the_cart_says_nothing_of_the_taste_any_more_unless_it_never_did() {
    use EventKind::{AddToCart, RemoveFromCart, ViewItemList};
    let boot = |id: &str, brand: &str| Item::new(id).unwrap().with_attribute("item_brand", brand);
    let list = vec![boot("a", "Nordhavn"), boot("b", "Fjell"), boot("c", "Aurea")];
    let weight = |shopper: &Shopper, item: usize| shopper.taste().of(list[item].attributes()[0].value);
    let taken_out = |kept: &[usize]| {
        let mut shopper = Shopper::default();
        shopper.observe(&event(ViewItemList, list.clone(), 1));
        for &item in kept.iter().chain(&[1]) {
            shopper.observe(&event(AddToCart, vec![list[item].clone()], 2));
        }
        let before = weight(&shopper, 1);
        shopper.observe(&event(RemoveFromCart, vec![list[1].clone()], 3));
        (before, weight(&shopper, 1), weight(&shopper, 0))
    };
    let (before, after, _) = taken_out(&[]);
    assert!(before > 0.2 && after.abs() < 0.1 * before, "{before} {after}");
    let (_, after, kept) = taken_out(&[0]);
    assert!(after < 0.0 && kept > 0.2, "what lies in it still says what it said: {after} {kept}");

    // It was chosen before there was a list, so no list told anything of it.
    let mut shopper = Shopper::default();
    shopper.observe(&event(AddToCart, vec![list[1].clone()], 1));
    shopper.observe(&event(ViewItemList, list.clone(), 2));
    shopper.observe(&event(RemoveFromCart, vec![list[1].clone()], 3));
    assert!(shopper.taste().is_empty());
}

#[test]
fn a_choice_from_a_list_teaches_the_taste_once_and_a_topic_takes_along_what_its_items_weigh() {
    let boot = |id: &str, brand: &str, kind: &str| {
        let bare = Item::new(id).unwrap().with_attribute("item_brand", brand);
        bare.with_attribute("item_category", kind)
    };
    let list = [boot("a", "Nordhavn", "Boots"), boot("b", "Fjell", "Shoes"), boot("c", "Aurea", "Socks")];
    let weight = |shopper: &Shopper, item: usize, at: usize| shopper.taste().of(list[item].attributes()[at].value);
    let mut shopper = Shopper::default();
    shopper.observe(&event(EventKind::SelectItem, vec![list[0].clone()], 1));
    assert!(shopper.taste().is_empty(), "nothing to choose among");
    shopper.observe(&event(EventKind::ViewItemList, list.to_vec(), 2));
    shopper.observe(&event(EventKind::SelectItem, vec![list[1].clone()], 3));
    let once = shopper.taste().clone();
    shopper.observe(&event(EventKind::AddToCart, vec![list[1].clone()], 4));
    assert_eq!(shopper.taste(), &once, "the same choice, carried further");
    assert!(weight(&shopper, 1, 0) > 0.0 && weight(&shopper, 1, 1) > 0.0 && weight(&shopper, 2, 0) < 0.0);

    shopper.forget_topic(list[1].attributes()[1].value);
    assert_eq!((weight(&shopper, 1, 0), weight(&shopper, 1, 1)), (0.0, 0.0));
    assert!(weight(&shopper, 2, 0) < 0.0, "what no item of the topic had stays");
}
