//! What a list starts from, and who orders it: the model, what it starts from, or the server.

use super::Shelf;
use crate::arrangement::{Arrangement, Rules, arrange};
use crate::features::{Concern, Features};
use crate::results::Results;
use crate::scorer::Scores;

impl Shelf {
    /// Whether the model orders for a shopper of whom nothing is known, too, and lists that nothing the shopper did
    /// concerns, or the server's order stands. Where nothing is said such a list stands as it starts: in the crowd's order
    /// where it has one, else in the server's.
    pub fn with_cold_start(mut self, cold_start: impl Into<Option<bool>>) -> Shelf {
        self.cold_start = cold_start.into();
        self
    }

    pub(super) fn arrange(&self, results: &Results, features: Option<&Features>, rules: &Rules) -> Arrangement {
        let features = features.filter(|_| rules.strength() > 0.0);
        let scores = features.and_then(|features| {
            let starts = || Scores::new(features.starts()).filter(|_| results.start().is_some());
            match self.cold_start {
                _ if self.is_of_person(features) => self.score(features),
                None => starts(),
                Some(_) => None,
            }
        });
        arrange(results, scores.as_ref(), rules)
    }

    /// True where a list with those features is the model's to order.
    pub(super) fn is_of_person(&self, features: &Features) -> bool {
        self.cold_start == Some(true) || features.concern() != Concern::Nothing
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{event, item, shelf};
    use super::*;
    use crate::counters::{Arm, LISTS};
    use crate::event::EventKind;
    use crate::features::Group;
    use crate::item::Item;
    use crate::model::tests::small_model;
    use crate::query::Query;
    use crate::shelf::{Experiment, RerankOptions};

    const BACKWARDS: [u32; 6] = [5, 4, 3, 2, 1, 0];

    /// A list of the same items for each query, that starts from the crowd's order.
    fn started(query: &str) -> Results {
        list(query).with_start(&BACKWARDS)
    }

    fn list(query: &str) -> Results {
        Results::new((0..6).map(item).collect::<Vec<Item>>(), Some(Query::new(query)), 10).unwrap()
    }

    fn stranger() -> Shelf {
        Shelf::new(small_model(3))
    }

    #[test]
    fn strangers_get_the_order_that_the_list_starts_from_unless_the_shop_says_otherwise() {
        let order = |mut shelf: Shelf| {
            let reranked = shelf.rerank(started("shoe"), &RerankOptions::default());
            (reranked.arrangement.order().to_vec(), reranked.arm)
        };
        assert_eq!(order(stranger()), (BACKWARDS.to_vec(), Arm::Crowd));
        assert_eq!(order(stranger().with_cold_start(false)), (vec![0, 1, 2, 3, 4, 5], Arm::Server));
        assert_eq!(order(stranger().with_cold_start(true)).1, Arm::Personal);
        assert_eq!(order(shelf()).1, Arm::Personal);
    }

    #[test]
    fn pins_strength_and_max_shift_keep_meaning_the_servers_order() {
        let order = |rules: Rules| {
            let options = RerankOptions { rules, ..RerankOptions::default() };
            stranger().rerank(started("shoe"), &options).arrangement.order().to_vec()
        };
        assert_eq!(order(Rules::default().with_pinned([0, 5])), [0, 4, 3, 2, 1, 5]);
        assert_eq!(order(Rules::default().with_strength(0.0).unwrap()), [0, 1, 2, 3, 4, 5]);
        let near = order(Rules::default().with_max_shift(Some(1)));
        assert!(
            near.iter().zip(0..).all(|(&item, place): (_, u32)| item.abs_diff(place) <= 1) && near[0] == 1,
            "{near:?}"
        );
    }

    #[test]
    fn who_is_held_out_has_the_servers_order_and_a_mix_is_of_the_servers_and_the_crowds() {
        let with = |experiment| {
            let options = RerankOptions { experiment, ..RerankOptions::default() };
            stranger().rerank(started("shoe"), &options)
        };
        let held = with(Experiment::Holdout);
        assert_eq!((held.arrangement.order(), held.arm), (&[0, 1, 2, 3, 4, 5][..], Arm::Holdout));
        let mixed = with(Experiment::Interleave { seed: 1 });
        assert_eq!((mixed.teams.len(), mixed.arm), (6, Arm::Interleaved));
        assert_ne!(mixed.arrangement.order(), BACKWARDS);
    }

    #[test]
    fn the_visits_order_stays_when_the_crowd_arrives_in_its_midst_and_so_does_its_arm() {
        let mut shelf = stranger();
        let mut rerank = |results| {
            let reranked = shelf.rerank(results, &RerankOptions::default());
            (reranked.arrangement.order()[0], reranked.arm)
        };
        assert_eq!(rerank(list("shoe")), (0, Arm::Server));
        assert_eq!(rerank(started("shoe")), (0, Arm::Server));
        assert_eq!(rerank(started("boot")), (5, Arm::Crowd));
        assert_eq!(rerank(list("boot")), (5, Arm::Crowd), "the file is no more");
        shelf.observe(&event(EventKind::ViewItem, 1, 11));
        let again = shelf.rerank(started("boot"), &RerankOptions::default());
        assert_eq!((again.arrangement.order()[0], again.arm), (5, Arm::Crowd), "what is known now did not order it");
        shelf.observe(&event(EventKind::ViewItem, 2, 12));
        assert_eq!(shelf.counters().of(Arm::Crowd)[LISTS], 1.0);
    }

    #[test]
    fn a_strangers_reasons_are_the_crowd_and_the_server() {
        let mut shelf = stranger();
        shelf.rerank(started("shoe"), &RerankOptions::default());
        let groups: Vec<Group> = shelf.why(item(5).id()).into_iter().map(|reason| reason.group).collect();
        assert_eq!(groups, [Group::Crowd, Group::Server]);
        let mut known = self::shelf();
        known.rerank(started("shoe"), &RerankOptions::default());
        assert!(known.why(item(5).id()).len() > 2);
    }

    #[test]
    fn the_model_scores_the_place_that_a_list_starts_from() {
        let shelf = shelf();
        let features = Features::extract(shelf.shopper(), &started("shoe"));
        assert_eq!(features.starts(), (0..6).map(|place| -(5.0 - place as f32).ln_1p()).collect::<Vec<f32>>());
        let bits = |features: Features| features.values().iter().map(|value| value.to_bits()).collect::<Vec<u32>>();
        assert_eq!(bits(features.with_servers_places()), bits(Features::extract(shelf.shopper(), &list("shoe"))));
    }
}
