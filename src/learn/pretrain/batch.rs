//! One step's lists, drawn from every shop.

use burn::tensor::{Device, Tensor, TensorData};

use super::list_features::of_the_list;
use super::settings::Settings;
use super::shop::{Source, TrainingList};
use crate::features::{Feature, Group, WIDTH, table};
use crate::learn::listwise::Lists;
use crate::model::Standard;
use crate::random::Dice;

/// Rows that are learned from at once: so many that what a step costs beside its products is little, so few that there is work
/// for all cores and that it stays in their caches.
const PART_ROWS: usize = 500;

/// Lists of all shops, one after the other, with what is dropped dropped.
pub(super) struct Batch {
    /// `[rows, WIDTH]`, standardised.
    inputs: Vec<f32>,
    /// What share of the loss each item has, list by list; 0 where it was not chosen.
    targets: Vec<Vec<f32>>,
}

impl Batch {
    /// Lists drawn until each shop gave its rows; a shop's lists share the shop's weight, in proportion to what their
    /// choices are worth where positions are discounted, so that the scale of the loss stays.
    pub(super) fn draw(shops: &[Source<'_>], standard: &Standard, settings: &Settings, dice: &mut Dice) -> Batch {
        let groups = groups(settings);
        Batch::filled(shops, settings.rows, |batch, shop| {
            let list = *dice.pick::<&TrainingList>(&shops[shop].lists);
            batch.add(list, standard, &groups, settings, dice);
        })
    }

    /// The same of the lists that `add` gives, one at a time, of the shop at that place.
    pub(super) fn filled(shops: &[Source<'_>], rows: usize, mut add: impl FnMut(&mut Batch, usize)) -> Batch {
        let total: f32 = shops.iter().map(|shop| shop.weight).sum();
        let mut batch = Batch { inputs: Vec::new(), targets: Vec::new() };
        for (at, shop) in shops.iter().enumerate() {
            let (first, end) = (batch.targets.len(), batch.rows() + rows);
            while batch.rows() < end {
                add(&mut batch, at);
            }
            let own = &mut batch.targets[first..];
            let worth: f32 = own.iter().map(|list| list.iter().sum::<f32>()).sum();
            let weight = shop.weight / total / worth;
            own.iter_mut().flatten().for_each(|target| *target *= weight);
        }
        batch
    }

    /// Adds a list of standardised rows, `[items, WIDTH]`, and what each item's choices are worth, `[items]`.
    pub(super) fn push(&mut self, inputs: &[f32], targets: &[f32]) {
        self.inputs.extend_from_slice(inputs);
        self.targets.push(targets.to_vec());
    }

    /// The lists in parts of about [`PART_ROWS`] rows, which depend on the lists alone: a part is learned from on one core.
    pub(super) fn parts(&self) -> impl Iterator<Item = Batch> {
        let (mut inputs, mut lists) = (&self.inputs[..], &self.targets[..]);
        std::iter::from_fn(move || {
            let (mut rows, mut count) = (0, 0);
            while rows < PART_ROWS && count < lists.len() {
                rows += lists[count].len();
                count += 1;
            }
            let (part, own);
            (part, inputs) = inputs.split_at(rows * WIDTH);
            (own, lists) = lists.split_at(count);
            (count > 0).then(|| Batch { inputs: part.to_vec(), targets: own.to_vec() })
        })
    }

    fn rows(&self) -> usize {
        self.inputs.len() / WIDTH
    }

    pub(super) fn inputs(&self, device: &Device) -> Tensor<2> {
        Tensor::from_data(TensorData::new(self.inputs.clone(), [self.rows(), WIDTH]), device)
    }

    pub(super) fn lists(&self, device: &Device) -> Lists {
        Lists::with_targets(&self.targets, device)
    }

    /// Adds a list, whose choices are worth 1 together, unless positions are discounted.
    fn add(
        &mut self,
        list: &TrainingList,
        standard: &Standard,
        groups: &[Vec<usize>],
        settings: &Settings,
        dice: &mut Dice,
    ) {
        let kept = kept(&list.chosen, settings, dice);
        let start = self.inputs.len();
        let mut inputs = [0.0; WIDTH];
        for &item in &kept {
            standard.apply(&list.rows[item * WIDTH..(item + 1) * WIDTH], &mut inputs);
            self.inputs.extend_from_slice(&inputs);
        }
        for group in groups {
            if dice.chance(settings.group_dropout) {
                for row in self.inputs[start..].chunks_exact_mut(WIDTH) {
                    group.iter().for_each(|&column| row[column] = 0.0);
                }
            }
        }
        let worth = |item: usize| if list.chosen[item] { settings.propensity.weight(list.places[item]) } else { 0.0 };
        let choices = list.chosen.iter().filter(|&&chosen| chosen).count() as f32;
        self.targets.push(kept.iter().map(|&item| worth(item) / choices).collect());
    }
}

/// The columns of each group that are dropped together: all, or those that are not learned by heart.
fn groups(settings: &Settings) -> Vec<Vec<usize>> {
    let dropped = |(_, feature): &(usize, &Feature)| settings.memorise == 0 || !of_the_list(feature);
    let columns = |group: Group| {
        let columns = table().enumerate().filter(|(_, feature)| feature.group == group).filter(dropped);
        columns.map(|(column, _)| column).collect()
    };
    Group::ALL.into_iter().map(columns).collect()
}

/// The items of a list that take part: all that were chosen, and rivals as the settings say.
fn kept(chosen: &[bool], settings: &Settings, dice: &mut Dice) -> Vec<usize> {
    let (own, mut rivals): (Vec<usize>, Vec<usize>) = (0..chosen.len()).partition(|&item| chosen[item]);
    let mut room = settings.list_rows.saturating_sub(own.len()).max(1).min(rivals.len());
    if dice.chance(settings.sublists) {
        room = room.min(((rivals.len() as f64 * dice.between(0.15, 1.0)).ceil() as usize).max(1));
    }
    if room < rivals.len() {
        dice.shuffle(&mut rivals);
        rivals.truncate(room);
    }
    let mut kept = [own, rivals].concat();
    kept.sort_unstable();
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_stays_and_long_lists_are_cut() {
        let mut dice = Dice::new(1, 0);
        let mut chosen = vec![false; 300];
        chosen[7] = true;
        for _ in 0..50 {
            let kept = kept(&chosen, &Settings::default(), &mut dice);
            assert!(kept.contains(&7) && kept.len() > 1 && kept.len() <= Settings::default().list_rows);
        }
    }

    #[test]
    fn parts_put_together_are_the_batch() {
        let batch = |lists: &[usize]| {
            let targets: Vec<Vec<f32>> = lists.iter().map(|&rows| vec![rows as f32; rows]).collect();
            Batch { inputs: (0..lists.iter().sum::<usize>() * WIDTH).map(|n| n as f32).collect(), targets }
        };
        for lists in [vec![], vec![3], vec![PART_ROWS; 3], vec![PART_ROWS * 4], vec![7; 200]] {
            let (whole, parts) = (batch(&lists), batch(&lists).parts().collect::<Vec<_>>());
            let inputs: Vec<f32> = parts.iter().flat_map(|part| part.inputs.clone()).collect();
            let targets: Vec<Vec<f32>> = parts.iter().flat_map(|part| part.targets.clone()).collect();
            assert_eq!((inputs, targets), (whole.inputs, whole.targets));
            assert!(parts.iter().rev().skip(1).all(|part| part.rows() >= PART_ROWS));
        }
    }

    #[test]
    fn groups_cover_the_table() {
        assert_eq!(groups(&Settings::default()).concat().len(), WIDTH);
    }
}
