//! What a long absence takes from the past: who was away for a year comes with other wishes, so the server's order gains.

use crate::features::{Features, SERVER_POSITION};

/// Days away after which half of what the model says is left.
const HALF_AFTER: f32 = 300.0;

/// How much of a list's scores stands, from 1 for who was here lately to 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Absence {
    kept: f32,
}

impl Absence {
    /// Before the list with those features came up.
    pub(crate) fn before(features: &Features) -> Absence {
        let ratio = features.hours_away() / 24.0 / HALF_AFTER;
        Absence { kept: 1.0 / (1.0 + ratio * ratio) }
    }

    /// What is left of the score of an item with that row; for the rest it stands where the server put it.
    pub(crate) fn fade(self, score: f32, row: &[f32]) -> f32 {
        let position = row.get(SERVER_POSITION).copied().filter(|position| position.is_finite()).unwrap_or(0.0);
        self.kept * score - (1.0 - self.kept) * position
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{Event, EventKind, Millis};
    use crate::features::WIDTH;
    use crate::item::Item;
    use crate::model::tests::small_model;
    use crate::results::Results;
    use crate::scorer::Scorer;
    use crate::shopper::Shopper;

    const DAY: Millis = 86_400_000;

    fn after(days: Millis) -> Features {
        let items: Vec<Item> = ["a", "b", "c"].map(|id| Item::new(id).unwrap()).to_vec();
        let mut shopper = Shopper::default();
        shopper.observe(&Event::new(EventKind::Purchase, items[2..].to_vec(), 0).unwrap());
        Features::extract(&shopper, &Results::new(items, None, days * DAY).unwrap())
    }

    #[test]
    fn a_month_takes_next_to_nothing_a_year_more_than_half() {
        let kept = |days| Absence::before(&after(days)).kept;
        assert!(kept(0) == 1.0 && kept(30) > 0.98 && (kept(300) - 0.5).abs() < 1e-3);
        assert!((0.35..0.45).contains(&kept(365)) && kept(3_650) < 0.01);
        let stranger = Features::from_rows(vec![f32::NAN; WIDTH]).unwrap();
        assert_eq!(Absence::before(&stranger).kept, 1.0);
        assert_eq!(Absence::before(&Features::default()).kept, 1.0);
    }

    #[test]
    fn what_is_lost_of_a_score_the_servers_order_gains() {
        let model = small_model(3);
        let features = after(300);
        let scores = Scorer::new(&model, None).unwrap().score(&features).unwrap();
        for (item, score) in scores.iter().enumerate() {
            let full = Scorer::new(&model, None).unwrap().score_row(features.row(item));
            assert!((score - (full - (item as f32).ln_1p()) / 2.0).abs() < 1e-2, "{item}: {score} of {full}");
        }
    }

    #[test]
    fn after_a_lifetime_the_servers_order_stands() {
        let scores = Scorer::new(&small_model(3), None).unwrap().score(&after(36_500)).unwrap();
        assert!(scores.windows(2).all(|pair| pair[0] > pair[1]));
    }
}
