//! Lists with their features as lines of text: what `featurize` writes, part by part of a log, and `pretrain` reads.

use reshelf::learn::pretrain::TrainingList;
use reshelf::record::order_displayed;
use reshelf::{Example, Features, WIDTH, table_identity};
use serde::{Deserialize, Serialize};

use crate::training::scope::Scope;

/// A list that was chosen from, as a line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    pub user: String,
    /// The list's `item_list_id`, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<String>,
    /// True where nothing was known of the shopper.
    pub stranger: bool,
    /// The items chosen, by their places in the server's order, as they were chosen.
    pub chosen: Vec<u32>,
    /// Where each item was displayed, from 0, `[items]`.
    pub places: Vec<u16>,
    /// Which features, in which order: [`table_identity`].
    pub table: String,
    /// Of each item its features as they were when the list came up, `[items][WIDTH]`; null where one is missing.
    pub features: Vec<Vec<Option<f32>>>,
}

impl Line {
    /// A line of a file.
    ///
    /// # Errors
    /// In words: no such line, or features of another version.
    pub fn of_json(json: &[u8]) -> Result<Line, String> {
        let line: Line = serde_json::from_slice(json).map_err(|error| error.to_string())?;
        let items = line.features.len();
        let whole = line.features.iter().all(|row| row.len() == WIDTH) && line.places.len() == items;
        let chosen = (1..items).contains(&line.chosen.len()) && line.chosen.iter().all(|&at| (at as usize) < items);
        let mut places = line.places.clone();
        places.sort_unstable();
        let are_places = places.iter().enumerate().all(|(n, &place)| usize::from(place) == n);
        match () {
            () if line.table != identity() => Err(format!(
                "features of the table {}, this reshelf has {}; featurize the log anew with this one",
                line.table,
                identity()
            )),
            () if !(whole && chosen && are_places) => {
                Err("features, places and choices do not fit each other".to_owned())
            }
            () => Ok(line),
        }
    }

    /// What training takes of it.
    pub fn list(&self, scope: &Scope, spare: bool) -> Option<TrainingList> {
        let mut chosen = vec![false; self.places.len()];
        self.chosen.iter().for_each(|&at| chosen[at as usize] = true);
        let rows = scope.blank(self.values()?).values().to_vec();
        Some(TrainingList { rows, chosen, places: self.places.clone(), spare })
    }

    /// What an adapter's prior is learned from.
    pub fn example(&self, scope: &Scope) -> Option<Example> {
        Example::new(&scope.blank(self.values()?), &order_displayed(&self.places), &self.chosen).ok()
    }

    fn values(&self) -> Option<Features> {
        let values = self.features.iter().flatten().map(|value| value.unwrap_or(f32::NAN));
        Features::from_rows(values.collect()).ok()
    }
}

/// Which features there are, in this version: what [`Line::table`] has to say.
pub fn identity() -> String {
    format!("{:016x}", table_identity())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn line() -> Line {
        Line {
            user: "u".to_owned(),
            list: None,
            stranger: false,
            chosen: vec![1],
            places: vec![1, 0],
            table: identity(),
            features: vec![vec![Some(0.5); WIDTH], vec![None; WIDTH]],
        }
    }

    fn refusal(change: impl FnOnce(&mut Line)) -> String {
        let mut line = line();
        change(&mut line);
        Line::of_json(&serde_json::to_vec(&line).unwrap()).unwrap_err()
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert!(refusal(|line| line.table = "0".to_owned()).contains("anew"));
        assert!(refusal(|line| line.features.truncate(1)).contains("fit"));
        assert!(refusal(|line| line.features[0].truncate(1)).contains("fit"));
        assert!(refusal(|line| line.chosen = vec![2]).contains("fit"));
        assert!(refusal(|line| line.chosen.clear()).contains("fit"));
        assert!(refusal(|line| line.chosen = vec![0, 1]).contains("fit"), "nothing is left that was not chosen");
        assert!(refusal(|line| line.places = vec![0, 0]).contains("fit"));
        assert!(Line::of_json(b"{").is_err());
    }

    proptest! {
        #[test]
        fn every_number_is_read_back_to_the_bit(bits in any::<u32>()) {
            let value = f32::from_bits(bits);
            prop_assume!(value.is_finite());
            let mut written = line();
            written.features[0][0] = Some(value);
            let read = Line::of_json(&serde_json::to_vec(&written).unwrap()).unwrap();
            prop_assert_eq!(read.features[0][0].map(f32::to_bits), Some(bits));
        }
    }
}
