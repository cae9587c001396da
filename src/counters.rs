//! What came of the lists handed out, counted on this device for the shop to read.

use crate::arrangement::Team;

/// What a list was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arm {
    /// In the shopper's own order.
    Personal,
    /// In the server's, because nothing is known.
    Server,
    /// In the server's because the shopper is held out, though something is known.
    Holdout,
    /// The personal order mixed with the server's.
    Interleaved,
}

impl Arm {
    /// Its name: `personal`, `server`, `holdout`, `interleaved`.
    pub fn name(self) -> &'static str {
        match self {
            Arm::Personal => "personal",
            Arm::Server => "server",
            Arm::Holdout => "holdout",
            Arm::Interleaved => "interleaved",
        }
    }
}

/// What came of the lists of one arm.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ArmCounters {
    /// Lists shown.
    pub lists: u32,
    /// Lists from which something was chosen.
    pub chosen: u32,
    /// Items chosen, each once a list.
    pub choices: u32,
    /// The sum of 1 / position of each list's first choice, the top being 1.
    pub reciprocal_ranks: f64,
}

/// The sums over all lists, by arm, and of the interleaved ones by which order won. A list is won by the team from which
/// more was chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counters {
    /// By the arm's place among [`Arm`]'s variants.
    pub arms: [ArmCounters; 4],
    /// Interleaved lists with a choice that the personal order won, that the server's won, and that neither did.
    pub won: [u32; 3],
}

/// One list, as far as it was counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    pub(crate) arm: Arm,
    pub(crate) teams: Vec<Team>,
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
}

impl Counters {
    /// The list stood before the shopper.
    pub fn show(&mut self, list: &mut Counted) {
        let first = !std::mem::replace(&mut list.shown, true);
        self.arms[list.arm as usize].lists += u32::from(first);
    }

    /// What is displayed at a place, from 0, was chosen from the list, for the first time.
    pub fn choose(&mut self, list: &mut Counted, place: usize) {
        let arm = &mut self.arms[list.arm as usize];
        arm.choices += 1;
        if !std::mem::replace(&mut list.chosen, true) {
            arm.chosen += 1;
            arm.reciprocal_ranks += 1.0 / (place as f64 + 1.0);
        }
        let credit = match list.teams.get(place) {
            Some(Team::Personal) => 1,
            Some(Team::Server) => -1,
            _ => return,
        };
        if let Some(before) = list.lead {
            self.won[winner(before)] -= 1;
        }
        let lead = list.lead.unwrap_or(0) + credit;
        self.won[winner(lead)] += 1;
        list.lead = Some(lead);
    }
}

/// The place among [`Counters::won`].
fn winner(lead: i32) -> usize {
    match lead {
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
        let expected = ArmCounters { lists: 1, chosen: 1, choices: 2, reciprocal_ranks: 0.25 };
        assert_eq!(counters.arms, [expected, Default::default(), Default::default(), Default::default()]);
    }

    #[test]
    fn an_interleaved_list_is_won_by_the_team_from_which_more_was_chosen() {
        use Team::{Personal, Pinned, Server};
        let mut counters = Counters::default();
        let mut list = Counted::new(Arm::Interleaved, vec![Personal, Server, Server, Personal, Pinned]);
        let mut after = |place| {
            counters.choose(&mut list, place);
            counters.won
        };
        assert_eq!(after(4), [0, 0, 0]);
        assert_eq!(after(0), [1, 0, 0]);
        assert_eq!(after(1), [0, 0, 1]);
        assert_eq!(after(2), [0, 1, 0]);
        assert_eq!(after(3), [0, 0, 1]);
        let interleaved = counters.arms[Arm::Interleaved as usize];
        assert_eq!((interleaved.chosen, interleaved.choices, interleaved.reciprocal_ranks), (1, 5, 0.2));
    }
}
