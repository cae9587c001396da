//! What came of the lists handed out, counted on this device for the shop to read.

use crate::arrangement::Team;

/// What a list was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arm {
    /// In the shopper's own order.
    Personal,
    /// In the server's, because nothing is known that the list could be ordered by.
    Server,
    /// In the server's because the shopper is held out: else it would have been in the shopper's own.
    Holdout,
    /// The personal order mixed with the server's.
    Interleaved,
    /// In the crowd's, because nothing is known of the shopper that the list could be ordered by.
    Crowd,
}

impl Arm {
    /// Its name: `personal`, `server`, `holdout`, `interleaved`, `crowd`.
    pub fn name(self) -> &'static str {
        match self {
            Arm::Personal => "personal",
            Arm::Server => "server",
            Arm::Holdout => "holdout",
            Arm::Interleaved => "interleaved",
            Arm::Crowd => "crowd",
        }
    }
}

/// Lists shown, of an arm.
pub const LISTS: usize = 0;
/// Lists from which something was chosen.
pub const CHOSEN: usize = 1;
/// Items chosen, each once a list.
pub const CHOICES: usize = 2;
/// The sum of 1 / position of each list's first choice, the top being 1.
pub const RECIPROCAL_RANKS: usize = 3;

const ARMS: usize = 5;
const OF_ARM: usize = 4;
const COUNTS: usize = ARMS * OF_ARM + 3;

/// More than that is no count of one device's.
const MOST: f64 = 1e12;

/// The sums over all lists, by arm, and of the interleaved ones by which order won. A list is won by the team from which
/// more was chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Counters {
    counts: [f64; COUNTS],
}

impl Default for Counters {
    fn default() -> Counters {
        Counters { counts: [0.0; COUNTS] }
    }
}

/// One list, as far as it was counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    arm: Arm,
    teams: Vec<Team>,
    shown: bool,
    chosen: bool,
    /// By how many choices the personal order leads; `None` where no team had one.
    lead: Option<i32>,
}

impl Counted {
    /// A list that was not counted so far; `teams` at each place displayed where it is interleaved.
    pub fn new(arm: Arm, teams: Vec<Team>) -> Counted {
        Counted { arm, teams, shown: false, chosen: false, lead: None }
    }

    /// The arm, and the teams.
    pub(crate) fn parts(&self) -> (Arm, &[Team]) {
        (self.arm, &self.teams)
    }

    /// True where both are in the same arm, mixed alike.
    pub(crate) fn is_of(&self, other: &Counted) -> bool {
        (self.arm, &self.teams) == (other.arm, &other.teams)
    }

    /// As if it was not counted so far.
    pub(crate) fn reset(&mut self) {
        (self.shown, self.chosen, self.lead) = (false, false, None);
    }
}

impl Counters {
    /// Goes on from what [`Counters::counts`] gave; `None` for anything else.
    pub fn from_counts(counts: &[f64]) -> Option<Counters> {
        let counts = <[f64; COUNTS]>::try_from(counts).ok()?;
        counts.iter().all(|count| (0.0..=MOST).contains(count)).then_some(Counters { counts })
    }

    /// All in a row: by the arm's place among [`Arm`]'s variants [`LISTS`], [`CHOSEN`], [`CHOICES`], [`RECIPROCAL_RANKS`];
    /// then [`Counters::won`].
    pub fn counts(&self) -> &[f64] {
        &self.counts
    }

    /// What came of the lists of an arm: [`LISTS`], [`CHOSEN`], [`CHOICES`], [`RECIPROCAL_RANKS`].
    pub fn of(&self, arm: Arm) -> &[f64] {
        &self.counts[arm as usize * OF_ARM..][..OF_ARM]
    }

    /// Interleaved lists with a choice that the personal order won, that the server's won, and that neither did.
    pub fn won(&self) -> &[f64] {
        &self.counts[ARMS * OF_ARM..]
    }

    /// The list stood before the shopper.
    pub fn show(&mut self, list: &mut Counted) {
        if !std::mem::replace(&mut list.shown, true) {
            self.counts[list.arm as usize * OF_ARM + LISTS] += 1.0;
        }
    }

    /// What is displayed at a place, from 0, was chosen from the list, for the first time.
    pub fn choose(&mut self, list: &mut Counted, place: usize) {
        let arm = &mut self.counts[list.arm as usize * OF_ARM..];
        arm[CHOICES] += 1.0;
        if !std::mem::replace(&mut list.chosen, true) {
            arm[CHOSEN] += 1.0;
            arm[RECIPROCAL_RANKS] += 1.0 / (place as f64 + 1.0);
        }
        let credit = match list.teams.get(place) {
            Some(Team::Personal) => 1,
            Some(Team::Server) => -1,
            _ => return,
        };
        if let Some(before) = list.lead {
            self.counts[winner(before)] -= 1.0;
        }
        let lead = list.lead.unwrap_or(0) + credit;
        self.counts[winner(lead)] += 1.0;
        list.lead = Some(lead);
    }
}

/// The place of the count of lists won so.
fn winner(lead: i32) -> usize {
    ARMS * OF_ARM
        + match lead {
            1.. => 0,
            0 => 2,
            _ => 1,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_counts_once_and_its_first_choice_by_its_place() {
        let (mut counters, mut list) = (Counters::default(), Counted::new(Arm::Personal, Vec::new()));
        (0..3).for_each(|_| counters.show(&mut list));
        counters.choose(&mut list, 3);
        counters.choose(&mut list, 0);
        let personal = counters.of(Arm::Personal);
        assert_eq!([LISTS, CHOSEN, CHOICES, RECIPROCAL_RANKS].map(|kind| personal[kind]), [1.0, 1.0, 2.0, 0.25]);
        assert_eq!(counters.counts()[4..], [0.0; 19]);
    }

    #[test]
    fn an_interleaved_list_is_won_by_the_team_from_which_more_was_chosen() {
        use Team::{Personal, Pinned, Server};
        let mut counters = Counters::default();
        let mut list = Counted::new(Arm::Interleaved, vec![Personal, Server, Server, Personal, Pinned]);
        let mut after = |place| {
            counters.choose(&mut list, place);
            counters.won().to_vec()
        };
        assert_eq!(after(4), [0.0, 0.0, 0.0]);
        assert_eq!(after(0), [1.0, 0.0, 0.0]);
        assert_eq!(after(1), [0.0, 0.0, 1.0]);
        assert_eq!(after(2), [0.0, 1.0, 0.0]);
        assert_eq!(after(3), [0.0, 0.0, 1.0]);
        assert_eq!(counters.of(Arm::Interleaved), [0.0, 1.0, 5.0, 0.2]);
    }

    #[test]
    fn counting_goes_on_from_what_was_counted_and_from_nothing_else() {
        let (mut counters, mut list) = (Counters::default(), Counted::new(Arm::Server, Vec::new()));
        counters.show(&mut list);
        counters.choose(&mut list, 3);
        assert_eq!(Counters::from_counts(counters.counts()), Some(counters));
        for wrong in [&[][..], &[1.0; 22], &[1.0; 24], &[-1.0; 23], &[f64::NAN; 23], &[1e300; 23]] {
            assert_eq!(Counters::from_counts(wrong), None);
        }
    }
}
