//! Whoever does again what happened elsewhere comes to know the same.

use proptest::prelude::*;

use super::*;
use crate::adapter::Adapter;
use crate::arrangement::Rules;
use crate::counters::{Arm, CHOICES, CHOSEN, LISTS};
use crate::event::{Event, EventKind};
use crate::features::WIDTH;
use crate::item::Item;
use crate::model::tests::small_model;
use crate::query::Query;
use crate::results::Results;
use crate::shelf::{Experiment, RerankOptions, Reranked};

const SALT: Salt = 7;
const MINUTE: Millis = 60_000;

/// Products of the shop; each list has some that others have.
const ITEMS: usize = 40;
const LISTS_OF_SHOP: usize = 6;

/// What may happen.
#[derive(Clone, Debug)]
enum Deed {
    /// A list comes up; the server may send it turned round.
    List { list: usize, turned: bool, options: RerankOptions },
    /// The page says that it shows a part of a list.
    Show { list: usize, from: usize, count: usize },
    /// One item or more are looked at, put in the cart or bought; by their ids alone, or with all that there is to say.
    Act { kind: EventKind, items: Vec<usize>, bare: bool },
    /// Somebody searches.
    Search { list: usize },
    /// Time goes by.
    Wait(Millis),
    /// Another page begins.
    Turn,
}

fn item(n: usize) -> Item {
    let item = Item::new(&format!("P{n}")).unwrap().with_title(["red trail shoe", "blue boot", "sandal"][n % 3]);
    let item = item.with_attribute("item_brand", ["Nordhavn", "Fjäll", "織"][n / 2 % 3]);
    let item = item.with_attribute("item_category", ["Shoes", "Boots"][n % 2]).with_attribute("sole", "cork");
    // Rounded as entries round it.
    let item = item.with_embedding(&[0.5, -0.25 * (n % 8) as f32]).unwrap();
    if n.is_multiple_of(7) { item } else { item.with_price(20.0 + (n * 13 % 50) as f64).unwrap() }
}

fn query(list: usize) -> Option<Query> {
    (list > 0).then(|| Query::new(["", "shoe", "red shoe", "boot", "", "sandal"][list]))
}

fn items_of(list: usize) -> Vec<Item> {
    let len = [12, 3, 30, 12, 1, 8][list];
    (0..len).map(|n| item((list * 9 + n) % ITEMS)).collect()
}

fn results(list: usize, turned: bool, at: Millis) -> Results {
    let mut items = items_of(list);
    if turned {
        items.reverse();
    }
    let start = Vec::from_iter((0..items.len() as u32).rev().filter(|_| list % 2 == 1));
    Results::new(items, query(list), at).unwrap().with_start(&start)
}

fn any_options() -> impl Strategy<Value = RerankOptions> {
    let experiment = prop_oneof![
        3 => Just(Experiment::None),
        1 => Just(Experiment::Holdout),
        2 => (0..3_u32).prop_map(|seed| Experiment::Interleave { seed }),
    ];
    let rules = prop_oneof![
        4 => Just(Rules::default()),
        1 => Just(Rules::default().with_pinned([0, 3])),
        1 => Just(Rules::default().with_max_shift(Some(2))),
        1 => Just(Rules::servers()),
    ];
    (rules, prop::bool::weighted(0.2), experiment).prop_map(|(rules, refresh, experiment)| RerankOptions {
        rules,
        refresh,
        experiment,
        ..RerankOptions::default()
    })
}

fn any_deed() -> impl Strategy<Value = Deed> {
    let list = 0..LISTS_OF_SHOP;
    let acts = EventKind::ALL.into_iter().filter(|kind| !matches!(kind, EventKind::ViewItemList | EventKind::Search));
    let kinds: Vec<EventKind> = acts.collect();
    prop_oneof![
        4 => (list.clone(), prop::bool::weighted(0.2), any_options())
            .prop_map(|(list, turned, options)| Deed::List { list, turned, options }),
        2 => (list.clone(), 0..6_usize, 0..8_usize).prop_map(|(list, from, count)| Deed::Show { list, from, count }),
        6 => (prop::sample::select(kinds), prop::collection::vec(0..ITEMS, 1..4), any::<bool>())
            .prop_map(|(kind, items, bare)| Deed::Act { kind, items, bare }),
        1 => list.prop_map(|list| Deed::Search { list }),
        2 => prop_oneof![0..5 * MINUTE, 25 * MINUTE..40 * MINUTE].prop_map(Deed::Wait),
        2 => Just(Deed::Turn),
    ]
}

/// A shop's page, and the time there.
#[derive(Clone)]
struct Page {
    shelf: Shelf,
    at: Millis,
    /// What happened so far on all pages.
    entries: Vec<Told>,
}

/// What the pages after it are told.
#[derive(Clone, Debug, PartialEq)]
enum Told {
    Entry(Vec<u8>),
    /// A page began when the visit before was over.
    Arrived(Millis),
}

impl Page {
    fn new() -> Page {
        Page { shelf: empty(), at: 1_780_000_000_000, entries: Vec::new() }
    }

    fn perform(&mut self, deed: &Deed) {
        self.at += 1_000;
        match deed {
            Deed::List { list, turned, options } => drop(self.list(*list, *turned, options)),
            Deed::Show { list, from, count } => {
                let shown = items_of(*list).into_iter().skip(*from).take(*count).collect();
                self.observe(EventKind::ViewItemList, shown, query(*list));
            }
            Deed::Act { kind, items, bare } => {
                let id = |n: &usize| Item::new(&format!("P{n}")).unwrap();
                let told = |n: &usize| if *bare { id(n) } else { item(*n).with_quantity((n % 3) as u16) };
                let purchase = matches!(kind, EventKind::Purchase | EventKind::RemoveFromCart) && items[0] % 2 == 0;
                self.observe(*kind, items.iter().map(told).collect(), purchase.then(|| Query::new("T1")));
            }
            Deed::Search { list } => self.observe(EventKind::Search, Vec::new(), query(*list)),
            Deed::Wait(time) => self.at += time,
            Deed::Turn => self.turn(),
        }
    }

    fn list(&mut self, list: usize, turned: bool, options: &RerankOptions) -> Reranked {
        let answer = self.shelf.rerank(results(list, turned, self.at), options);
        self.collect();
        answer
    }

    fn observe(&mut self, kind: EventKind, items: Vec<Item>, query: Option<Query>) {
        self.shelf.observe(&Event::new(kind, items, self.at).unwrap().with_query(query));
        self.collect();
    }

    fn collect(&mut self) {
        self.entries.extend(std::iter::from_fn(|| self.shelf.take_entry()).map(Told::Entry));
    }

    /// The next page, which reads all that happened.
    fn turn(&mut self) {
        self.shelf = empty();
        replay(&mut self.shelf, &self.entries);
        self.shelf.began(self.at);
        self.arrive();
    }

    fn arrive(&mut self) {
        if self.shelf.arrive(self.at) {
            self.entries.push(Told::Arrived(self.at));
        }
    }
}

/// One that has learned something, so that each choice is judged.
fn empty() -> Shelf {
    let mut shelf = Shelf::new(small_model(3)).with_entries();
    let adapter = Adapter::new((0..WIDTH).map(|n| n as f32 / 256.0).collect(), shelf.model().identity()).unwrap();
    shelf.adopt(adapter, 0).unwrap();
    shelf.salt(SALT);
    shelf
}

fn replay(shelf: &mut Shelf, entries: &[Told]) {
    for told in entries {
        match told {
            Told::Entry(entry) => shelf.replay(Entry::from_bytes(entry).unwrap()),
            Told::Arrived(at) => drop(shelf.arrive(*at)),
        }
    }
}

/// All that a shelf says: what it knows, why each item stands where it does, and how it orders what comes up next. In words,
/// as numbers that are not known are no others' equals.
fn says(page: &Page) -> Vec<String> {
    let (mut shelf, at) = (page.shelf.clone(), page.at);
    let mut said = vec![format!("{:?}", shelf.counters()), format!("{:?}", shelf.profile(at))];
    said.extend(shelf.examples().iter().map(|example| format!("{example:?}")));
    said.extend((0..ITEMS).map(|n| format!("{n}: {:?}", shelf.why(item(n).id()))));
    said.push(format!("{:?}", shelf.snapshot()));
    said.extend((0..LISTS_OF_SHOP).map(|list| {
        let answer = shelf.rerank(results(list, false, at), &RerankOptions::default());
        format!("{:?}", Reranked { list: None, ..answer })
    }));
    said
}

fn assert_alike(one: &Page, other: &Page) {
    let [one, other] = [one, other].map(says);
    if let Some((one, other)) = one.iter().zip(&other).find(|(one, other)| one != other) {
        let at = one.bytes().zip(other.bytes()).position(|(one, other)| one != other).unwrap_or(0);
        let near = |said: &str| said.chars().skip(at.saturating_sub(80)).take(160).collect::<String>();
        panic!("one says {}…, the other {}…", near(one), near(other));
    }
    assert_eq!(one.len(), other.len());
}

fn deeds(most: usize) -> impl Strategy<Value = Vec<Deed>> {
    prop::collection::vec(any_deed(), 1..most)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn who_does_it_all_again_knows_the_same_and_goes_on_alike(happened in deeds(40), then in deeds(12)) {
        let mut page = Page::new();
        happened.iter().for_each(|deed| page.perform(deed));
        let mut other = page.clone();
        other.turn();
        page.shelf.began(page.at);
        page.arrive();
        assert_alike(&page, &other);
        for deed in &then {
            [&mut page, &mut other].into_iter().for_each(|page| page.perform(deed));
        }
        assert_alike(&page, &other);
        prop_assert_eq!(page.entries, other.entries);
    }

    #[test]
    fn who_begins_with_a_snapshot_knows_the_same_but_for_lists_of_before(happened in deeds(30), then in deeds(20)) {
        let mut page = Page::new();
        happened.iter().for_each(|deed| page.perform(deed));
        let (known, counted, reaches) = (page.shelf.snapshot(), *page.shelf.counters(), page.entries.len());
        let mut without_lists = page.clone();
        without_lists.shelf.leave_page();
        then.iter().for_each(|deed| page.perform(deed));

        let mut other = Page { shelf: empty(), ..page.clone() };
        other.shelf.restore(&known).unwrap();
        other.shelf.count_on(counted);
        for shelf in [&mut other.shelf, &mut without_lists.shelf] {
            replay(shelf, &page.entries[reaches..]);
            shelf.arrive(page.at);
        }
        without_lists.at = page.at;
        assert_alike(&other, &without_lists);
    }

    #[test]
    fn a_snapshot_between_two_visits_is_as_good_as_all_that_happened(happened in deeds(30), then in deeds(30)) {
        let mut page = Page::new();
        happened.iter().for_each(|deed| page.perform(deed));
        let (known, counted, reaches) = (page.shelf.snapshot(), *page.shelf.counters(), page.entries.len());
        page.perform(&Deed::Wait(31 * MINUTE));
        page.turn();
        then.iter().for_each(|deed| page.perform(deed));

        let mut other = Page { shelf: empty(), ..page.clone() };
        other.shelf.restore(&known).unwrap();
        other.shelf.count_on(counted);
        replay(&mut other.shelf, &page.entries[reaches..]);
        [&mut page, &mut other].into_iter().for_each(Page::arrive);
        assert_alike(&page, &other);
    }

    #[test]
    fn many_pages_are_as_one(mut happened in deeds(24)) {
        happened.retain(|deed| !matches!(deed, Deed::Turn) && !matches!(deed, Deed::Wait(time) if *time > 10 * MINUTE));
        let (mut one, mut many) = (Page::new(), Page::new());
        for deed in &happened {
            one.shelf.began(one.at);
            one.perform(deed);
            many.turn();
            many.perform(deed);
        }
        [&mut one, &mut many].into_iter().for_each(Page::arrive);
        assert_alike(&one, &many);
        prop_assert_eq!(one.entries, many.entries);
    }
}

/// Somebody who looked at shoes, so that lists are personal.
fn known() -> Page {
    let mut page = Page::new();
    (0..3).for_each(|n| page.perform(&Deed::Act { kind: EventKind::ViewItem, items: vec![30 + 2 * n], bare: false }));
    page
}

#[test]
fn what_is_done_on_the_next_page_is_a_choice_from_the_list_of_the_page_before_as_on_the_same_page() {
    use EventKind::{AddToCart, AddToWishlist, Purchase, SelectItem, ViewItem};
    let arms = [
        (Experiment::None, Arm::Personal),
        (Experiment::Holdout, Arm::Holdout),
        (Experiment::Interleave { seed: 1 }, Arm::Interleaved),
    ];
    // On a page of its own a look says what is said before it where there is one page for all.
    let acts = [(AddToCart, None), (AddToWishlist, None), (Purchase, None), (ViewItem, Some(SelectItem))];
    for ((experiment, arm), (kind, said_before)) in arms.into_iter().flat_map(|arm| acts.map(|act| (arm, act))) {
        let mut page = known();
        let answer = page.list(0, false, &RerankOptions { experiment, ..RerankOptions::default() });
        assert_eq!(answer.arm, arm);
        page.at += 1;
        let mut one_page = page.clone();
        let chosen = answer.arrangement.order()[3] as usize;
        let act = |page: &mut Page, kind| page.observe(kind, vec![Item::new(&format!("P{chosen}")).unwrap()], None);
        said_before.into_iter().chain([kind]).for_each(|kind| act(&mut one_page, kind));
        page.turn();
        act(&mut page, kind);
        assert_alike(&page, &one_page);
        page.turn();
        act(&mut page, kind);

        let example = page.shelf.examples().iter().next().unwrap();
        assert_eq!((page.shelf.examples().len(), example.chosen().iter().position(|&chosen| chosen)), (1, Some(3)));
        let counted = page.shelf.counters().of(arm);
        assert_eq!([LISTS, CHOSEN, CHOICES].map(|kind| counted[kind]), [1.0, 1.0, 1.0]);
        assert_eq!(page.shelf.counters().won().iter().sum::<f64>(), f64::from(u8::from(arm == Arm::Interleaved)));
        for n in 0..12 {
            let shown = page.shelf.shopper().impressions().of(item(n).id()).unwrap();
            assert_eq!((shown.times, shown.passed), (1, u16::from(n != chosen)), "item {n}");
        }
    }
}

#[test]
fn a_look_at_an_item_of_a_list_of_the_same_page_is_no_choice() {
    let mut page = known();
    page.turn();
    page.list(0, false, &RerankOptions::default());
    page.perform(&Deed::Act { kind: EventKind::ViewItem, items: vec![4], bare: true });
    assert!(page.shelf.examples().is_empty());
    let counted = page.shelf.counters().of(Arm::Personal);
    assert_eq!([LISTS, CHOSEN, CHOICES].map(|kind| counted[kind]), [1.0, 0.0, 0.0]);
}

#[test]
fn lists_end_with_their_visit_on_the_next_page() {
    let mut page = known();
    page.list(0, false, &RerankOptions::default());
    page.perform(&Deed::Wait(31 * MINUTE));
    let mut next = page.clone();
    next.turn();
    for page in [&mut page, &mut next] {
        page.perform(&Deed::Act { kind: EventKind::AddToCart, items: vec![4], bare: false });
    }
    // On the page that stayed open it stands before the shopper.
    assert_eq!([&page, &next].map(|page| page.shelf.examples().len()), [1, 0]);
    assert!(next.shelf.counters().counts().iter().all(|&count| count == 0.0));
    // Pages that read both visits.
    for page in [&mut page, &mut next] {
        let before = page.clone();
        page.turn();
        before.shelf.clone().arrive(page.at);
        assert_alike(&before, page);
    }
}

#[test]
fn nothing_is_noted_where_nobody_takes_it_or_while_paused_and_nothing_is_done_again_then() {
    let mut page = known();
    let entry = page.entries[0].clone();
    page.shelf.pause(true);
    let known = page.shelf.snapshot();
    page.list(0, false, &RerankOptions::default());
    page.perform(&Deed::Act { kind: EventKind::ViewItem, items: vec![4], bare: false });
    replay(&mut page.shelf, &[entry]);
    assert_eq!((page.entries.len(), page.shelf.snapshot()), (3, known));

    let mut bare = Shelf::new(small_model(3));
    bare.observe(&Event::new(EventKind::ViewItem, vec![item(1)], 0).unwrap());
    assert_eq!(bare.take_entry(), None);
}

#[test]
fn what_nobody_takes_is_bounded_and_gone_once_forgotten() {
    let mut shelf = Shelf::new(small_model(3)).with_entries();
    let mut look = |n: usize| shelf.observe(&Event::new(EventKind::ViewItem, vec![item(n)], n as Millis).unwrap());
    (0..limits::ENTRIES.max + 2).for_each(|n| drop(look(n)));
    let Some(Entry::Happened(oldest)) = shelf.take_entry().map(|entry| Entry::from_bytes(&entry).unwrap()) else {
        panic!("an event is noted")
    };
    assert_eq!(oldest.at(), 2);
    let mut other = shelf.clone();
    assert_eq!(std::iter::from_fn(|| other.take_entry()).count(), limits::ENTRIES.max - 1);
    shelf.forget();
    assert_eq!(shelf.take_entry(), None);
}
