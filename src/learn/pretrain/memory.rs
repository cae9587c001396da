//! Learning a shop's lists by heart, before what its shoppers have in common.
//!
//! Where the same lists come up again and again, which item of a list is popular is worth much, and boosted trees carve it
//! out list by list. A network learns it, too, but late: at a high rate and over many steps, in which what it takes from
//! shoppers' pasts has long gone astray. So it learns the lists first, with nothing else to look at, and shoppers then.

use super::settings::Settings;
use super::shop::Source;
use super::{Ground, Run};
use crate::error::Error;
use crate::features::{Feature, Group, WIDTH, table};
use crate::model::{Model, Weights};

/// How steep the first units are: with the features that are left, their sums have about this deviation. Flat ones take
/// several times the steps to tell lists apart.
const STEEP: f32 = 2.0;

/// True for what no shopper changes in a list.
pub(super) fn of_the_list(feature: &Feature) -> bool {
    matches!(feature.group, Group::Server | Group::Price) || ["list_ascending", "list_spread"].contains(&feature.name)
}

/// A model that knows the lists alone; `None` where none are to be learned by heart.
///
/// # Errors
/// [`Error::NotFinite`] where training broke down.
pub(super) fn of(shops: &[Source<'_>], ground: &Ground, settings: &Settings) -> Result<Option<Model>, Error> {
    if settings.memorise == 0 {
        return Ok(None);
    }
    let settings = settings.by_heart();
    let mut weights = Run::new(&settings, None).network().weights();
    steepen(&mut weights);
    let steep = Model::new(ground.standard.clone(), weights, vec![0.0; WIDTH])?;
    let mut run = Run::new(&settings, Some(&steep));
    run.advance(shops, ground, &settings, settings.steps);
    ground.model(&run).map(Some)
}

/// Random weights are as large as suits all features together: larger ones for the few that are looked at.
fn steepen(weights: &mut Weights) {
    let few = table().filter(|feature| of_the_list(feature)).count() as f32;
    let width = WIDTH as f32;
    let units = weights.hidden[0];
    for (row, _) in weights.first.chunks_exact_mut(units).zip(table()).filter(|(_, feature)| of_the_list(feature)) {
        row.iter_mut().for_each(|weight| *weight *= STEEP * (width / few).sqrt());
    }
    weights.first_bias.iter_mut().for_each(|bias| *bias *= STEEP * width.sqrt());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::pretrain::{Propensity, Shop, TrainingList, fit, mrr};
    use crate::synthetic::Dice;

    /// A shop of lists that stay the same: told apart by the spread of their prices, and in each another place sells.
    fn shop() -> Shop {
        let column = |name: &str| table().position(|feature| feature.name == name).unwrap();
        let (position, spread, past) = (column("server_position"), column("list_spread"), column("seen_count"));
        let mut dice = Dice::new(4, 0);
        let mut sells: Vec<usize> = (0..20).map(|list| list % 6).collect();
        dice.shuffle(&mut sells);
        let mut list = |which: usize| {
            let mut rows = vec![0.0; 6 * WIDTH];
            for (item, row) in rows.chunks_exact_mut(WIDTH).enumerate() {
                row[position] = (item as f32).ln_1p();
                row[spread] = which as f32;
                row[past] = dice.between(0.0, 1.0) as f32;
            }
            TrainingList {
                rows,
                chosen: (0..6).map(|item| item == sells[which]).collect(),
                places: (0..6).collect(),
                spare: false,
            }
        };
        Shop { name: String::new(), weight: 1.0, lists: (0..200).map(|visit| list(visit % 20)).collect() }
    }

    #[test]
    fn lists_are_known_by_heart() {
        let shop = shop();
        let settings = Settings { hidden: [32, 16], steps: 100, rows: 200, ..Settings::memorising(400) };
        let known = |settings: &Settings| {
            mrr(&fit(&[shop.source()], settings).unwrap(), &shop.lists, Propensity::default()).unwrap()
        };
        let (by_heart, without) = (known(&settings), known(&Settings { memorise: 0, steps: 500, ..settings.clone() }));
        assert!(by_heart > 0.6 && by_heart > without + 0.1, "{by_heart} {without}");
    }

    #[test]
    fn what_no_shopper_changes_is_in_the_table() {
        assert_eq!(table().filter(|feature| of_the_list(feature)).count(), 13);
    }
}
