//! All that a training learns from: the logs and the synthetic shops, counted and found to be enough.

use std::path::{Path, PathBuf};

use reshelf::Examples;
use reshelf::crowd::Crowd;
use reshelf::learn::pretrain::Shop;
use reshelf::synthetic::Family;

use crate::error::CliError;
use crate::out_file::file_name;
use crate::training::scope::{Scope, Who};
use crate::training::search::Judged;
use crate::training::summary::{Origin, Part};
use crate::training::training_set::{self, Quota, TrainingSet, name_of};

/// The shops of a training.
#[derive(Default)]
pub struct Shops {
    pub parts: Vec<Part>,
    /// First those of `validation`, in their order.
    pub train: Vec<Shop>,
    /// Shops that choose the number of steps; one whose validation users chose nothing is left out.
    pub validation: Vec<Shop>,
    /// Shop by shop, those from whom the prior is learned.
    pub shoppers: Vec<Vec<Examples>>,
}

/// Which synthetic shops take part.
#[derive(Clone, Copy)]
pub struct Synthetic {
    /// Of each family; 0 for none.
    pub shops: usize,
    /// How much each family counts against a log.
    pub weight: f32,
}

impl Shops {
    /// Gathers them.
    ///
    /// # Errors
    /// Those of reading a log; [`CliError::Usage`] where there is nothing to learn from, or to choose by.
    pub fn gather(
        logs: &[PathBuf],
        crowds: &[(String, Crowd)],
        featurized: &[PathBuf],
        synthetic: Synthetic,
        scope: &Scope,
        quota: Quota,
    ) -> Result<Shops, CliError> {
        let mut shops = Shops::default();
        for path in logs {
            let crowd = crowds.iter().find(|(name, _)| *name == name_of(path)).map(|(_, crowd)| crowd);
            let set = training_set::of_log(path, crowd, scope, quota)?;
            if set.train.lists.is_empty() {
                return Err(nothing_in(path));
            }
            shops.add(set, Origin::Log { file: file_name(path) });
        }
        if let Some(first) = featurized.first() {
            let set = training_set::of_featurized(featurized, scope, quota)?;
            if set.train.lists.is_empty() {
                return Err(nothing_in(first));
            }
            let more = if featurized.len() > 1 { format!(" and {} more", featurized.len() - 1) } else { String::new() };
            shops.add(set, Origin::Log { file: file_name(first) + &more });
        }
        for family in Family::ALL.into_iter().filter(|_| synthetic.shops > 0) {
            let mut set = training_set::of_family(family, synthetic.shops, synthetic.weight, scope, quota)?;
            for shop in [&mut set.train, &mut set.validation] {
                shop.name = format!("synthetic {}", family.name());
            }
            shops.add(set, Origin::Synthetic { family, shops: synthetic.shops });
        }
        shops.enough(scope).map(|()| shops)
    }

    fn add(&mut self, set: TrainingSet, origin: Origin) {
        let TrainingSet { train, validation, shoppers } = set;
        self.parts.push(Part {
            name: train.name.clone(),
            origin,
            weight: train.weight,
            lists: train.lists.len(),
            judging: validation.lists.len(),
            shoppers: shoppers.len(),
        });
        if validation.lists.is_empty() {
            self.train.push(train);
        } else {
            self.train.insert(self.validation.len(), train);
            self.validation.push(validation);
        }
        self.shoppers.push(shoppers);
    }

    /// How many shoppers the prior can be learned from.
    pub fn shoppers(&self) -> usize {
        self.shoppers.iter().map(Vec::len).sum()
    }

    /// The shops as a search judges by them.
    pub fn judged(&self) -> Vec<Judged<'_>> {
        let synthetic = |name: &str| {
            self.parts.iter().any(|part| part.name == name && matches!(part.origin, Origin::Synthetic { .. }))
        };
        let judged =
            |(at, train)| Judged { train, validation: self.validation.get(at), synthetic: synthetic(&train.name) };
        self.train.iter().enumerate().map(judged).collect()
    }

    /// Lets each synthetic family count so much against a log.
    pub fn weigh_synthetic(&mut self, weight: f32) {
        self.weigh(|part| matches!(part.origin, Origin::Synthetic { .. }), weight);
    }

    /// Lets logs and synthetic families count more or less than by themselves, by their names.
    ///
    /// # Errors
    /// [`CliError::Usage`] where none has that name.
    pub fn weigh_named(&mut self, weights: &[(String, f32)]) -> Result<(), CliError> {
        for (name, weight) in weights {
            let is_named = |part: &Part| part.name == *name;
            if !self.parts.iter().any(is_named) {
                let names: Vec<&str> = self.parts.iter().map(|part| part.name.as_str()).collect();
                return Err(CliError::Usage(format!(
                    "--weight {name}: no log or family of that name, only {}",
                    names.join(", ")
                )));
            }
            self.weigh(is_named, *weight);
        }
        Ok(())
    }

    fn weigh(&mut self, wanted: impl Fn(&Part) -> bool, weight: f32) {
        for part in self.parts.iter_mut().filter(|part| wanted(part)) {
            part.weight = weight;
            let shops = self.train.iter_mut().chain(&mut self.validation);
            shops.filter(|shop| shop.name == part.name).for_each(|shop| shop.weight = weight);
        }
    }

    fn enough(&self, scope: &Scope) -> Result<(), CliError> {
        let tuning = matches!(scope.who, Who::Tuning(_));
        let lacking = if self.train.is_empty() {
            "nothing to train on: give a --log, or --shops above 0"
        } else if tuning {
            return Ok(());
        } else if self.validation.is_empty() {
            "nothing to choose the number of steps by: no list with a choice of a returning user among the validation \
             users; give logs of more users, --shops above 0 or a higher --lists"
        } else if self.shoppers.iter().all(Vec::is_empty) {
            "nothing to learn the adapter's prior from: no user in training has 8 lists with a choice; give longer \
             logs, or --shops above 0"
        } else {
            return Ok(());
        };
        Err(CliError::Usage(lacking.to_owned()))
    }
}

fn nothing_in(path: &Path) -> CliError {
    CliError::Usage(format!(
        "{}: no choice to train on; a log needs select_item or purchase lines of items that stand in an earlier \
         view_item_list of the same user",
        path.display()
    ))
}
