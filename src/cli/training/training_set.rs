//! The training set of a log or a family of synthetic shops: by replaying it, the features of each list as they were when
//! it came up, and what was chosen from it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use reshelf::crowd::Crowd;
use reshelf::evaluation::{CameUp, Watcher, replay, started};
use reshelf::in_order::in_order;
use reshelf::learn::pretrain::{Shop, TrainingList};
use reshelf::log::Text;
use reshelf::record::{UserLog, order_displayed};
use reshelf::synthetic::Family;
use reshelf::{
    Example, Examples, Features, Model, RerankOptions, Reranked, Results, Rules, Shelf, Standard, WIDTH, Weights,
};

use rustc_hash::FxHashSet;

use crate::error::CliError;
use crate::log_file;
use crate::out_file::file_name;
use crate::progress;
use crate::training::featurized::Line;
use crate::training::reservoir::Reservoir;
use crate::training::scope::{Kept, Role, Scope};
use crate::users::{self, Read};

/// How many lists of a shop are kept.
#[derive(Clone, Copy, Debug)]
pub struct Quota {
    /// Of the users in training.
    pub train: usize,
    /// Of the users by whom the best model is chosen.
    pub validation: usize,
    /// Fixes which.
    pub seed: u64,
}

/// Shoppers of one shop from whom the adapter's prior is learned, at most.
const SHOPPERS: usize = 100;

/// Lists with a choice that such a shopper must have.
const SHOPPER_CHOICES: usize = 8;

/// What training takes from one shop.
pub struct TrainingSet {
    /// Lists to train on.
    pub train: Shop,
    /// Lists by which the best model is chosen.
    pub validation: Shop,
    /// Shoppers in training with enough choices to learn how shoppers differ.
    pub shoppers: Vec<Examples>,
}

/// What a log gives to training, its lists starting from the crowd's order where there is one.
///
/// # Errors
/// Those of reading the log.
pub fn of_log(path: &Path, crowd: Option<&Crowd>, scope: &Scope, quota: Quota) -> Result<TrainingSet, CliError> {
    let part = users::Part { wanted: &|user| scope.role(user) != Role::Apart, most: None, text: None };
    let gathered = |users: &[Read]| users.iter().map(|user| Gathered::of(user, crowd, scope)).collect();
    let mut parts = Parts::new(scope, quota);
    users::each(path, &part, gathered, |users: Vec<Gathered>| {
        users.into_iter().for_each(|user| parts.take(user));
        Ok(())
    })?;
    Ok(parts.set(&name_of(path), 1.0))
}

/// What a log is called: its file's name up to the first dot.
pub fn name_of(path: &Path) -> String {
    let name = file_name(path);
    name.split('.').next().unwrap_or(&name).to_owned()
}

/// The same of what `featurize` wrote of a log, part by part; the parts of a user stand together in one of them.
///
/// # Errors
/// A file that cannot be read, or a line that is no such line.
pub fn of_featurized(paths: &[PathBuf], scope: &Scope, quota: Quota) -> Result<TrainingSet, CliError> {
    let mut names: FxHashSet<String> = FxHashSet::default();
    each_line(paths, &mut |line| names.extend(line.list))?;
    let mut parts = Parts::new(scope, quota);
    let mut user: Vec<Line> = Vec::new();
    each_line(paths, &mut |line| {
        if user.first().is_some_and(|first| first.user != line.user) {
            parts.take_lines(&user, names.len());
            user.clear();
        }
        user.push(line);
    })?;
    parts.take_lines(&user, names.len());
    let name = paths.first().map_or(String::new(), |path| name_of(path));
    Ok(parts.set(&name, 1.0))
}

fn each_line(paths: &[PathBuf], take: &mut dyn FnMut(Line)) -> Result<(), CliError> {
    for path in paths {
        let bar = progress::of_file(path);
        let mut lines = log_file::lines(path, &bar)?;
        loop {
            let number = lines.number() + 1;
            let said = |what: &str| CliError::Usage(format!("{}, line {number}: {what}", path.display()));
            let text = lines.next().map_err(|source| CliError::unreadable(path, source))?;
            match text {
                None => break,
                Some(Text::Whole([])) => {}
                Some(Text::Whole(json)) => take(Line::of_json(json).map_err(|reason| said(&reason))?),
                Some(Text::TooLong) => return Err(said("longer than 16 MB")),
            }
        }
        bar.finish_and_clear();
    }
    Ok(())
}

/// The same of a family of synthetic shops, which counts `weight` of a log.
///
/// # Errors
/// None that a synthetic log gives.
pub fn of_family(
    family: Family,
    shops: usize,
    weight: f32,
    scope: &Scope,
    quota: Quota,
) -> Result<TrainingSet, CliError> {
    let settings = reshelf::synthetic::Settings { family, seed: quota.seed, shops, bias: None };
    let mut parts = Parts::new(scope, quota);
    let mut users = settings.users();
    let mut next = || {
        let some: Vec<Read> = users.by_ref().take(USERS).map(|user| Read { user, lists_defined: 0 }).collect();
        Ok((!some.is_empty()).then_some(some))
    };
    let gathered = |users: Vec<Read>| users.iter().map(|user| Gathered::of(user, None, scope)).collect();
    in_order(&mut next, gathered, |users: Result<Vec<Gathered>, reshelf::Error>| {
        users?.into_iter().for_each(|user| parts.take(user));
        Ok::<(), CliError>(())
    })?;
    Ok(parts.set(family.name(), weight))
}

/// Synthetic users that are handed to a core at once: those of a shop.
const USERS: usize = 20;

/// What a user gives.
struct Gathered {
    role: Role,
    lists: Vec<TrainingList>,
    examples: Examples,
}

impl Gathered {
    fn of(read: &Read, crowd: Option<&Crowd>, scope: &Scope) -> Result<Gathered, reshelf::Error> {
        let role = scope.role(&read.user.user);
        let (mut lists, mut examples) = (Vec::new(), Examples::default());
        if role != Role::Apart {
            let mut into = |chosen_from: ChosenFrom| lists.push(chosen_from.list);
            examples = lists_of(&read.user, crowd, scope, read.lists_defined, &mut into)?;
        }
        Ok(Gathered { role, lists, examples })
    }
}

struct Parts<'s> {
    scope: &'s Scope,
    train: Reservoir<TrainingList>,
    validation: Reservoir<TrainingList>,
    shoppers: Vec<Examples>,
}

impl Parts<'_> {
    fn new(scope: &Scope, quota: Quota) -> Parts<'_> {
        Parts {
            scope,
            train: Reservoir::new(quota.train, quota.seed),
            validation: Reservoir::new(quota.validation, quota.seed),
            shoppers: Vec::new(),
        }
    }

    fn take(&mut self, Gathered { role, lists, examples }: Gathered) {
        let into = match role {
            Role::Train => &mut self.train,
            Role::Judge => &mut self.validation,
            Role::Apart => return,
        };
        lists.into_iter().for_each(|list| into.offer(list));
        self.compare(role, examples);
    }

    /// Takes in the lists of a user whose features are known, as [`Parts::take`] does of a log.
    fn take_lines(&mut self, lines: &[Line], lists_defined: usize) {
        let Some(role) = lines.first().map(|line| self.scope.role(&line.user)) else { return };
        let into = match role {
            Role::Train => &mut self.train,
            Role::Judge => &mut self.validation,
            Role::Apart => return,
        };
        let mut examples = Examples::default();
        for line in lines {
            let kept = self.scope.list(line.list.as_deref(), lists_defined);
            if kept == Kept::Out || role == Role::Judge && line.stranger {
                continue;
            }
            line.example(self.scope).into_iter().for_each(|example| examples.push(example));
            line.list(self.scope, kept == Kept::Spare).into_iter().for_each(|list| into.offer(list));
        }
        self.compare(role, examples);
    }

    fn compare(&mut self, role: Role, examples: Examples) {
        if role == Role::Train && examples.len() >= SHOPPER_CHOICES && self.shoppers.len() < SHOPPERS {
            self.shoppers.push(examples);
        }
    }

    fn set(self, name: &str, weight: f32) -> TrainingSet {
        let shop = |lists| Shop { name: name.to_owned(), weight, lists };
        TrainingSet { train: shop(self.train.kept), validation: shop(self.validation.kept), shoppers: self.shoppers }
    }
}

/// A list that was chosen from.
pub struct ChosenFrom {
    /// Its features as it came up, and what was chosen.
    pub list: TrainingList,
    /// Its `item_list_id`, where it has one.
    pub name: Option<Arc<str>>,
    /// The items chosen, by their places in the server's order, as they were chosen.
    pub order: Vec<u32>,
    /// True where it is kept out of training.
    pub unseen: bool,
    /// True where nothing was known of the shopper: the server's order stands.
    pub stranger: bool,
}

/// Hands over the lists of a user that take part, and returns them as examples.
///
/// Lists kept out (of a log that has defined so many) take part for users kept apart alone. Lists shown to a stranger do
/// not for those who judge: their order is the server's, so no model is chosen by them, but they teach what prices and
/// positions are worth.
///
/// # Errors
/// Those of [`replay`].
pub fn lists_of(
    user: &UserLog,
    crowd: Option<&Crowd>,
    scope: &Scope,
    lists_defined: usize,
    into: &mut dyn FnMut(ChosenFrom),
) -> Result<Examples, reshelf::Error> {
    let role = scope.role(&user.user);
    let first = Vec::new();
    let mut collector = Collector { role, crowd, scope, lists_defined, into, examples: Examples::default(), first };
    replay(user, &mut Shelf::new(blank()?), &mut collector)?;
    Ok(collector.examples)
}

/// A model that says nothing: what is trained on does not depend on how a model orders, and a table of features that has
/// changed has no other yet.
pub fn blank() -> Result<Model, reshelf::Error> {
    let zeros = || vec![0.0; WIDTH];
    let weights = Weights {
        hidden: [1, 1],
        first: zeros(),
        first_bias: vec![0.0],
        second: vec![0.0],
        second_bias: vec![0.0],
        last: vec![0.0],
        skip: zeros(),
    };
    Model::new(Standard { mean: zeros(), deviation: vec![1.0; WIDTH] }, weights, zeros())
}

/// A list of which no choice is known yet.
struct Shown {
    /// `None` where the list does not take part.
    features: Option<Features>,
    chosen: Vec<usize>,
    /// Where each item was displayed, `[items]`.
    places: Vec<u16>,
    name: Option<Arc<str>>,
    kept: Kept,
    stranger: bool,
}

struct Collector<'a> {
    role: Role,
    crowd: Option<&'a Crowd>,
    scope: &'a Scope,
    lists_defined: usize,
    into: &'a mut dyn FnMut(ChosenFrom),
    examples: Examples,
    /// The user's lists, with the features that they were ordered by.
    first: Vec<(Results, Features)>,
}

impl Collector<'_> {
    /// What a list was ordered by: what keeps the order that it had first is never ordered by anything else.
    fn ordered_by(&mut self, shelf: &Shelf, list: &CameUp<'_>) -> Option<Features> {
        let is_it = |(first, _): &&(Results, Features)| first.is_same_list(list.results);
        let first = self.first.iter().rev().find(is_it).filter(|_| list.reranked.recalled);
        let now = || list.reranked.list.and_then(|list| shelf.features(list)).cloned();
        let features = first.map(|(_, features)| features.clone()).or_else(now)?;
        self.first.push((list.results.clone(), features.clone()));
        Some(features)
    }
}

impl Watcher for Collector<'_> {
    type Shown = Shown;

    /// What is trained on does not depend on how a model orders.
    fn rerank(&mut self, shelf: &mut Shelf, results: Results) -> Reranked {
        let results = started(self.crowd, shelf, results);
        shelf.rerank(results, &RerankOptions { rules: Rules::servers(), ..RerankOptions::default() })
    }

    fn list(&mut self, shelf: &Shelf, list: &CameUp<'_>) -> Shown {
        let features = self.ordered_by(shelf, list);
        let CameUp { results, record, reranked, .. } = list;
        let kept = self.scope.list(record.list.as_deref(), self.lists_defined);
        let stranger = !reranked.known;
        let takes_part = match self.role {
            Role::Train => kept != Kept::Out,
            Role::Judge => kept != Kept::Out && !stranger,
            Role::Apart => true,
        };
        let takes_part = takes_part && results.len() > 1;
        let features = features.filter(|_| takes_part).map(|features| self.scope.blank(features));
        let places = record.places(results.len());
        Shown { features, chosen: Vec::new(), places, name: record.list.clone(), kept, stranger }
    }

    fn choice(&mut self, shown: &mut Shown, index: usize) {
        shown.chosen.push(index);
    }

    fn close(&mut self, shown: Shown) {
        let Some(features) = shown.features.filter(|_| !shown.chosen.is_empty()) else { return };
        let mut chosen = vec![false; features.len()];
        shown.chosen.iter().for_each(|&index| chosen[index] = true);
        if chosen.contains(&false) {
            let indices: Vec<u32> = shown.chosen.iter().map(|&index| index as u32).collect();
            if let Ok(example) = Example::new(&features, &order_displayed(&shown.places), &indices) {
                self.examples.push(example);
            }
            let Shown { places, name, kept, stranger, .. } = shown;
            let list = TrainingList { rows: features.values().to_vec(), chosen, places, spare: kept == Kept::Spare };
            (self.into)(ChosenFrom { list, name, order: indices, unseen: kept == Kept::Out, stranger });
        }
    }
}

#[cfg(test)]
mod tests {
    use reshelf::record::Record;
    use reshelf::{Event, EventKind, Item, table};

    use super::*;

    #[test]
    fn a_family_gives_lists_to_both_parts() {
        let quota = Quota { train: 50, validation: 10, seed: 3 };
        let TrainingSet { train, validation, shoppers } =
            of_family(Family::Panel, 4, 1.0, &Scope::default(), quota).unwrap();
        assert_eq!((train.lists.len(), validation.lists.len()), (50, 10));
        assert!(!shoppers.is_empty() && shoppers.iter().all(|examples| examples.len() >= SHOPPER_CHOICES));
        assert!(train.lists.iter().all(|list| list.chosen.contains(&true) && list.chosen.contains(&false)));
    }

    #[test]
    fn a_list_that_keeps_its_order_teaches_what_it_was_ordered_by() {
        let record = |session, kind, ids: &str, minute: i64| {
            let items: Vec<Item> = ids.split_whitespace().map(|id| Item::new(id).unwrap()).collect();
            let event = Event::new(kind, items, minute * 60_000).unwrap();
            Record { session, event, list: None, displayed: None, relevance: None }
        };
        let lists_after = |minutes: i64| {
            let records = vec![
                record(0, EventKind::ViewItemList, "a b c", 0),
                record(0, EventKind::SelectItem, "c", 1),
                record(1, EventKind::ViewItemList, "a b c", minutes),
                record(1, EventKind::SelectItem, "c", minutes + 1),
            ];
            let user = (0..).map(|n| n.to_string()).find(|user| Scope::default().role(user) == Role::Train).unwrap();
            let mut lists = Vec::new();
            lists_of(&UserLog { user, records }, None, &Scope::default(), 0, &mut |own| lists.push(own.list)).unwrap();
            lists
        };
        let touched = table().position(|feature| feature.name == "seen_any").unwrap();
        let of_c = |list: &TrainingList| list.rows[2 * WIDTH + touched];
        assert_eq!(lists_after(5).iter().map(of_c).collect::<Vec<_>>(), [0.0, 0.0], "the same visit, on another page");
        assert_eq!(lists_after(60).iter().map(of_c).collect::<Vec<_>>(), [0.0, 1.0], "another visit");
    }
}
