//! What of the logs takes part in a training: which users, which lists, which features.

use reshelf::evaluation::split::{self, ENOUGH_LISTS, Split, Users, spare_list, split, unseen_list};
use reshelf::{Features, Group, WIDTH, table};

/// What takes part.
#[derive(Clone, Default)]
pub struct Scope {
    /// Who trains, and who chooses.
    pub who: Who,
    /// Groups of features that are missing.
    pub without: Vec<Group>,
}

/// Who trains, and who chooses.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Who {
    /// 60 % of the users train, 10 % choose the number of steps.
    #[default]
    Chosen,
    /// All of these train, on a number of steps that nobody chooses; by default the 70 % that are not kept to measure on.
    Tuning(Option<Users>),
}

/// What a user is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Train,
    Judge,
    /// Neither: kept apart from both.
    Apart,
}

/// What a list is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Everybody's.
    In,
    /// Kept from the trials of a search, and trained on when it is over.
    Spare,
    /// Kept to measure on.
    Out,
}

impl Scope {
    /// What a user is for.
    pub fn role(&self, user: &str) -> Role {
        match (self.who, split(user, split::SEED)) {
            (Who::Chosen, Split::Train) | (Who::Tuning(None), Split::Train | Split::Validation) => Role::Train,
            (Who::Chosen, Split::Validation) => Role::Judge,
            (Who::Tuning(Some(users)), _) if users.has(user) => Role::Train,
            _ => Role::Apart,
        }
    }

    /// True where users and lists are left to measure on.
    pub fn leaves_some(&self) -> bool {
        !matches!(self.who, Who::Tuning(Some(Users::All | Users::Test)))
    }

    /// What a list is for, by its name, where the log defines so many.
    pub fn list(&self, name: Option<&str>, defined: usize) -> Kept {
        match name {
            Some(name) if defined >= ENOUGH_LISTS && self.leaves_some() => {
                if unseen_list(name) {
                    Kept::Out
                } else if spare_list(name) {
                    Kept::Spare
                } else {
                    Kept::In
                }
            }
            _ => Kept::In,
        }
    }

    /// A list's features without those that are missing.
    pub fn blank(&self, features: Features) -> Features {
        if self.without.is_empty() {
            return features;
        }
        let mut rows = features.values().to_vec();
        for row in rows.chunks_exact_mut(WIDTH) {
            let missing = row.iter_mut().zip(table()).filter(|(_, feature)| self.without.contains(&feature.group));
            missing.for_each(|(value, _)| *value = f32::NAN);
        }
        Features::from_rows(rows).unwrap_or(features)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_left_out_is_missing_and_the_others_are_not() {
        let scope = Scope { without: vec![Group::Price], ..Scope::default() };
        let features = scope.blank(Features::from_rows(vec![1.0; 2 * WIDTH]).unwrap());
        for (value, feature) in features.row(1).iter().zip(table()) {
            assert_eq!(value.is_nan(), feature.group == Group::Price, "{}", feature.name);
        }
    }

    #[test]
    fn tuning_on_everybody_leaves_nobody_to_measure_on() {
        let users: Vec<String> = (0..200).map(|n| n.to_string()).collect();
        let trains = |who| {
            let scope = Scope { who, ..Scope::default() };
            users.iter().filter(|user| scope.role(user) == Role::Train).count()
        };
        assert_eq!(trains(Who::Tuning(Some(Users::All))), 200);
        assert!((125..155).contains(&trains(Who::Tuning(None))) && trains(Who::Chosen) < trains(Who::Tuning(None)));
        assert!(!Scope { who: Who::Tuning(Some(Users::All)), ..Scope::default() }.leaves_some());
    }
}
