//! Arrangements of any scores under any rules, against a slow twin that tries every item.

use proptest::prelude::*;

use super::*;
use crate::item::Key;

fn items(brands: &[u8]) -> Vec<Item> {
    let item = |(n, brand): (usize, &u8)| {
        let item = Item::new(&n.to_string()).unwrap();
        if *brand == 0 { item } else { item.with_attribute("item_brand", &brand.to_string()) }
    };
    brands.iter().enumerate().map(item).collect()
}

fn arranged(scores: &[f32], rules: &Rules) -> Vec<u32> {
    arrange_by(&items(&vec![0; scores.len()]), scores, rules).order().to_vec()
}

fn longest_run(brands: &[u8], order: &[u32]) -> usize {
    let (mut longest, mut run) = (0, 0);
    for (slot, &item) in order.iter().enumerate() {
        let brand = brands[item as usize];
        let again = slot > 0 && brand != 0 && brand == brands[order[slot - 1] as usize];
        run = if again { run + 1 } else { 1 };
        longest = longest.max(run);
    }
    longest
}

/// True where the items left over can all still be put within reach: augmenting paths over the slots left.
fn completes(left: &[usize], slots: &[usize], may: &dyn Fn(usize, usize) -> bool) -> bool {
    fn seat(
        item: usize,
        slots: &[usize],
        may: &dyn Fn(usize, usize) -> bool,
        tried: &mut Vec<usize>,
        taken: &mut Vec<Option<usize>>,
    ) -> bool {
        for (at, &slot) in slots.iter().enumerate() {
            if may(item, slot) && !tried.contains(&at) {
                tried.push(at);
                if taken[at].is_none_or(|other| seat(other, slots, may, tried, taken)) {
                    taken[at] = Some(item);
                    return true;
                }
            }
        }
        false
    }
    let mut taken = vec![None; slots.len()];
    left.iter().all(|&item| seat(item, slots, may, &mut Vec::new(), &mut taken))
}

/// At each slot the item wished for most that leaves a slot for every other: what `arrange` does, by trying all.
fn by_trying(wish: &[u32], rules: &Rules) -> Vec<u32> {
    let reach = rules.max_shift().unwrap_or(usize::MAX);
    let may = |item: usize, slot: usize| {
        item.abs_diff(slot) <= reach
            && (item == slot || !(rules.pinned().contains(&item) || rules.pinned().contains(&slot)))
    };
    let mut order: Vec<u32> = Vec::new();
    for slot in 0..wish.len() {
        let slots: Vec<usize> = (slot + 1..wish.len()).collect();
        let next = wish.iter().find(|&&item| {
            let left: Vec<usize> =
                (0..wish.len()).filter(|&n| n != item as usize && !order.contains(&(n as u32))).collect();
            !order.contains(&item) && may(item as usize, slot) && completes(&left, &slots, &may)
        });
        order.push(*next.unwrap());
    }
    order
}

prop_compose! {
    fn any_case()(n in 0usize..40)(
        scores in prop::collection::vec(-3.0f32..3.0, n),
        brands in prop::collection::vec(0u8..4, n),
        strength in 0.0f32..=1.0,
        max_shift in prop::option::of(0usize..12),
        pinned in prop::collection::vec(0usize..45, 0..12),
        run in prop::option::of(1usize..4),
    ) -> (Vec<f32>, Vec<u8>, Rules) {
        let diversity = run.map(|run| Diversity { key: Key::Brand, run });
        let rules = Rules::default().with_strength(strength).unwrap().with_max_shift(max_shift).with_pinned(pinned);
        (scores, brands, rules.with_diversity(diversity).unwrap())
    }
}

proptest! {
    #[test]
    fn every_item_once_and_no_pin_or_reach_violated((scores, brands, rules) in any_case()) {
        let arrangement = arrange_by(&items(&brands), &scores, &rules);
        prop_assert_eq!(arrangement.order().len(), scores.len());
        prop_assert!(Arrangement::of(arrangement.order().to_vec(), true).is_some());
        prop_assert!(rules.allow(&arrangement));
    }

    #[test]
    fn the_order_is_the_one_found_by_trying_every_item(
        scores in prop::collection::vec(-3.0f32..3.0, 0..9),
        max_shift in prop::option::of(0usize..6),
        pinned in prop::collection::vec(0usize..9, 0..4),
    ) {
        let rules = Rules::default().with_max_shift(max_shift).with_pinned(pinned);
        let wish = blended(&scores, 1.0);
        prop_assert_eq!(arranged(&scores, &rules), by_trying(&wish, &rules));
    }

    #[test]
    fn runs_are_kept_short_wherever_they_can_be(
        brands in prop::collection::vec(0u8..4, 0..30),
        run in 1usize..4,
        seed in any::<u32>(),
    ) {
        let score = |n: usize| (seed.wrapping_mul(n as u32 * 2 + 1) >> 8) as f32;
        let scores: Vec<f32> = (0..brands.len()).map(score).collect();
        let rules = Rules::default().with_diversity(Some(Diversity { key: Key::Brand, run })).unwrap();
        let order = arrange_by(&items(&brands), &scores, &rules).order().to_vec();
        let most = (1..4).map(|brand| brands.iter().filter(|&&other| other == brand).count()).max().unwrap_or(0);
        let possible = most <= run * (brands.len() - most + 1);
        prop_assert!(!possible || longest_run(&brands, &order) <= run, "{:?}", order);
    }

    #[test]
    fn without_strength_the_servers_order_stands((scores, brands, rules) in any_case()) {
        let rules = rules.with_strength(0.0).unwrap();
        prop_assert_eq!(arrange_by(&items(&brands), &scores, &rules), Arrangement::servers(scores.len()));
    }
}

#[test]
fn scores_that_do_not_fit_leave_the_servers_order() {
    for wrong in [vec![1.0], vec![1.0, f32::NAN], vec![f32::INFINITY, 1.0], vec![1.0, 2.0, 3.0]] {
        assert_eq!(arrange_by(&items(&[0, 0]), &wrong, &Rules::default()), Arrangement::servers(2), "{wrong:?}");
    }
}

#[test]
fn ties_stay_in_the_servers_order_and_zero_has_no_sign() {
    assert_eq!(arranged(&[1.0, 2.0, 1.0, 2.0], &Rules::default()), [1, 3, 0, 2]);
    assert_eq!(arranged(&[-0.0, 0.0, -0.0], &Rules::default()), [0, 1, 2]);
}

#[test]
fn strength_moves_from_the_servers_order_to_the_personal_one() {
    let scores = [0.0, 1.0, 2.0, 3.0, 9.0];
    let at = |strength| arranged(&scores, &Rules::default().with_strength(strength).unwrap());
    assert_eq!(at(1.0), [4, 3, 2, 1, 0]);
    assert_eq!(at(0.1), [0, 1, 2, 3, 4]);
    assert_eq!(arranged(&[0.0, 0.0, 9.0], &Rules::default().with_strength(0.7).unwrap()), [2, 0, 1]);
}

#[test]
fn a_wall_of_pins_does_not_freeze_what_stands_before_it() {
    let scores: Vec<f32> = (0..20).map(|n| n as f32).collect();
    let rules = Rules::default().with_max_shift(Some(5)).with_pinned(10..18);
    let order = arranged(&scores, &rules);
    assert_eq!(order[..2], [5, 6]);
    assert_eq!(order[18..], [19, 18]);
}

#[test]
fn an_order_that_is_none_is_refused() {
    assert!(Arrangement::of(vec![0, 0], true).is_none());
    assert!(Arrangement::of(vec![0, 2], true).is_none());
    assert!(Arrangement::of(vec![1, 0], true).is_some());
}

#[test]
fn ten_thousand_items_under_all_rules_take_no_time_worth_naming() {
    let brands: Vec<u8> = (0..10_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 30) as u8).collect();
    let items = items(&brands);
    let scores: Vec<f32> = (0..10_000u32).map(|n| (n.wrapping_mul(40_503) % 9_973) as f32).collect();
    let rules = Rules::default().with_max_shift(Some(3_000)).with_pinned((0..10_000).step_by(7));
    let rules = rules.with_diversity(Some(Diversity { key: Key::Brand, run: 2 })).unwrap();
    let started = std::time::Instant::now();
    let arrangement = arrange_by(&items, &scores, &rules);
    println!("10,000 items under all rules: {:?}", started.elapsed());
    assert!(rules.allow(&arrangement) && started.elapsed().as_secs() < 2);
}
