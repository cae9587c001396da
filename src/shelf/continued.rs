//! Which list of the page a list continues that comes up, what of it is displayed already, and how it is displayed then.

use super::ordered::Ordered;
use super::rerank::{Experiment, RerankOptions};
use crate::arrangement::{Arrangement, Rules, Team, coins, kept_to, team_draft};
use crate::counters::Arm;
use crate::kept_places::KeptPlaces;
use crate::ledger::Ledger;
use crate::query::Query;
use crate::results::Results;
use crate::visit;

/// What of a list is displayed already.
pub(super) struct Displayed {
    kept: KeptPlaces,
    personalised: bool,
    /// Whose pick each place is, where the list is interleaved.
    teams: Vec<Team>,
}

impl Displayed {
    /// The order with what is displayed at its place, as far as the rules let it. Where neither is the shopper's own, the
    /// server's stands.
    pub(super) fn hold(&self, results: &Results, order: &Arrangement, rules: &Rules) -> Arrangement {
        let held = || Arrangement::of(kept_to(results.items(), &self.kept.hold(order.order()), rules), true);
        let is_personal = self.personalised || order.personalised();
        is_personal.then(held).flatten().unwrap_or_else(|| order.clone())
    }

    /// The same for a list that is interleaved: what is displayed stays the pick of whose it was.
    pub(super) fn hold_mix(
        &self,
        results: &Results,
        mix: &Arrangement,
        teams: &mut [Team],
        rules: &Rules,
    ) -> Arrangement {
        let mut team_of = teams.to_vec();
        for (&item, &team) in mix.order().iter().zip(teams.iter()) {
            let before = self.kept.place(item).and_then(|place| self.teams.get(place));
            team_of[item as usize] = before.copied().unwrap_or(team);
        }
        let held = self.hold(results, mix, rules);
        for (team, &item) in teams.iter_mut().zip(held.order()) {
            *team = team_of[item as usize];
        }
        held
    }
}

/// What of a list is displayed already, in the list that it continues. At strength 0 nothing but the server's order counts.
pub(super) fn continued(
    ledger: &Ledger,
    orders: &[Ordered],
    results: &Results,
    options: &RerankOptions,
) -> Option<Displayed> {
    if options.refresh || options.displayed || options.rules.strength() == 0.0 {
        return None;
    }
    let (own, earlier, kept) = before(ledger, orders, results, options.in_place)?;
    let (arm, teams) = own.counted.parts();
    let is_alike = is_tried(options.experiment, arm) && own.identity == visit::identity_of(earlier, &options.rules);
    is_alike.then(|| Displayed { kept, personalised: own.arrangement.personalised(), teams: teams.to_vec() })
}

/// The newest list handed out that a list is, changed or grown, or whose place it takes, however that was ordered.
#[inline(never)]
pub(super) fn before<'a>(
    ledger: &'a Ledger,
    orders: &'a [Ordered],
    results: &Results,
    in_place: bool,
) -> Option<(&'a Ordered, &'a Results, KeptPlaces)> {
    for (list, earlier) in ledger.handed_out() {
        let is_of_query = earlier.query() == results.query();
        if let Some(own) = orders.iter().find(|own| own.list == list && (is_of_query || in_place)) {
            let kept = KeptPlaces::of(results, earlier, own.arrangement.order());
            if (is_of_query && kept.is_same_list(in_place)) || (in_place && kept.are_same_items()) {
                return Some((own, earlier, kept));
            }
        }
    }
    None
}

/// How a list is displayed whose personal order is that one, or the crowd's as its arm says, under which arm it counts, and
/// whose pick each place is.
pub(super) fn tried(
    results: &Results,
    (personal, own): (&Arrangement, Arm),
    continued: Option<Displayed>,
    options: &RerankOptions,
) -> (Arrangement, Arm, Vec<Team>) {
    match options.experiment {
        _ if !personal.personalised() => (personal.clone(), Arm::Server, Vec::new()),
        Experiment::None => (personal.clone(), own, Vec::new()),
        // Decided last, so that the arms compare lists that would have been personal alike.
        Experiment::Holdout => (Arrangement::servers(results.len()), Arm::Holdout, Vec::new()),
        Experiment::Interleave { seed } => {
            let query = results.query().map_or(0, Query::whole);
            let coins = coins(query, personal.order(), seed);
            let (mut mix, mut teams) = team_draft(personal, options.rules.pinned(), coins);
            if let Some(displayed) = continued {
                mix = displayed.hold_mix(results, &mix, &mut teams, &options.rules);
            }
            (mix, Arm::Interleaved, teams)
        }
    }
}

/// True where a list of that arm is what the experiment makes of lists.
fn is_tried(experiment: Experiment, arm: Arm) -> bool {
    match experiment {
        _ if arm == Arm::Server => true,
        Experiment::None => matches!(arm, Arm::Personal | Arm::Crowd),
        Experiment::Interleave { .. } => arm == Arm::Interleaved,
        Experiment::Holdout => false,
    }
}

#[cfg(test)]
mod tests;
