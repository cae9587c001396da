//! What came of the users measured, added up in the order of the log.

use super::replay::Replayed;
use super::study::{Enough, Study, UserStudy};
use super::tally::{Ranks, Tally, UserSums};
use super::timer::Timer;

/// A log that was measured, or as much of it as was added.
#[derive(Default)]
pub struct Measured {
    /// How well each ranker ordered its lists.
    pub tally: Tally,
    /// What ordering the lists took.
    pub timer: Timer,
    /// How many fits of an adapter failed; the base went on alone then.
    pub failed_fits: u64,
    /// Where it was asked for.
    pub study: Option<Study>,
}

/// What came of one user. Memory: some numbers a choice.
#[derive(Default)]
pub struct MeasuredUser {
    /// As they were made.
    pub(super) choices: Vec<Choice>,
    pub(super) met: Replayed,
    pub(super) timer: Timer,
    pub(super) failed_fits: u64,
    pub(super) study: Option<UserStudy>,
}

/// One choice.
pub(super) struct Choice {
    pub(super) ranks: Ranks,
    /// From a list that is kept out of training.
    pub(super) unseen: bool,
    /// From a list that came up when nothing was known of the shopper.
    pub(super) of_stranger: bool,
}

impl Measured {
    /// Nobody measured yet; `studied` where a study is asked for.
    pub fn new(studied: bool) -> Measured {
        Measured { study: studied.then(Study::default), ..Measured::default() }
    }

    /// Adds the next user of the log.
    pub fn add(&mut self, user: MeasuredUser, enough: &Enough) {
        let mut sums = UserSums::default();
        for (earlier, Choice { ranks, unseen, of_stranger }) in (0..).zip(&user.choices) {
            self.tally.add(&mut sums, earlier, *unseen, ranks);
            if *of_stranger {
                self.tally.add_of_stranger(&mut sums, ranks);
            }
            self.study.iter_mut().for_each(|study| study.choice(earlier, ranks));
        }
        self.tally.close(sums, user.met);
        self.timer.merge(user.timer);
        self.failed_fits += user.failed_fits;
        if let (Some(study), Some(of_user)) = (&mut self.study, user.study) {
            study.add(of_user, enough);
        }
    }
}
