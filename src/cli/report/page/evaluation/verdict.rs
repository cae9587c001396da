//! What came out, in two sentences, and who is worse off.

use maud::{Markup, html};
use reshelf::evaluation::{Interval, Part, Ranker, Side, Tally};

use super::{strata, words};
use crate::report::page::frame::paragraph;
use crate::report::page::told::percent;
use crate::report::tables::Report;

/// The verdict, and the groups of shoppers that are worse off.
pub fn told(report: &Report<'_>, tally: &Tally) -> Markup {
    html! {
        @if let Some(told) = verdict(report, tally) {
            p.lead { (told) }
            (paragraph(&worse_off(report, tally)))
        } @else {
            p.lead { "No choice was made from a list: nothing could be measured." }
        }
    }
}

fn verdict(report: &Report<'_>, tally: &Tally) -> Option<String> {
    let hit = |ranker| tally.all.means(ranker).map(|means| percent(means.hit1));
    let lead = |rival| tally.difference(Part::All, Ranker::Base, rival);
    let mrr = |ranker: &Ranker| tally.all.means(*ranker).map_or(0.0, |means| means.mrr);
    let baselines = [Ranker::Recency, Ranker::Frequency];
    let rival = baselines.into_iter().max_by(|one, other| mrr(one).total_cmp(&mrr(other)))?;
    let mut out = format!(
        "The model alone (base) put the chosen item first for {} of the choices, the server's order for {}. The base's MRR is \
         {} and {}, the better of the two baselines.",
        hit(Ranker::Base)?,
        hit(Ranker::Server)?,
        against(lead(Ranker::Server)?, "the server's"),
        against(lead(rival)?, &format!("that of the {}", rival.name())),
    );
    if report.rankers.contains(&Ranker::Adapted)
        && let Some(lead) = tally.difference(Part::All, Ranker::Adapted, Ranker::Base)
    {
        out += &format!(" With what it learns from each shopper (adapted) the MRR is {}.", against(lead, "the base's"));
    }
    Some(out)
}

/// How a difference lies, with its interval.
fn against(lead: Interval, rival: &str) -> String {
    let Interval { mean, low, high } = lead;
    match lead.side() {
        Side::Above => format!("{mean:.4} above {rival} ({low:+.4} to {high:+.4})"),
        Side::Below => format!("{:.4} below {rival} ({low:+.4} to {high:+.4})", -mean),
        Side::Open => format!("not clearly different from {rival} ({mean:+.4}; {low:+.4} to {high:+.4})"),
    }
}

fn worse_off(report: &Report<'_>, tally: &Tally) -> String {
    let worse: Vec<String> = strata::worse(report.rankers, tally)
        .into_iter()
        .map(|(stratum, pair, lead)| format!("with {stratum} earlier choices ({}: {})", words::pair(pair), lead.text()))
        .collect();
    match &worse[..] {
        [] if report.rankers.contains(&Ranker::Adapted) => {
            "Grouped by earlier choices, no shoppers are worse off beyond noise, neither with the base than with the server's \
             order nor with adapted than with the base."
                .to_owned()
        }
        [] => "Grouped by earlier choices, no shoppers are worse off beyond noise with the base than with the server's order."
            .to_owned(),
        some => format!("Worse off beyond noise are shoppers {}.", some.join(" and ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_said_as_it_lies() {
        let own = |mean, low, high| against(Interval { mean, low, high }, "the server's");
        assert_eq!(own(0.2, 0.1, 0.3), "0.2000 above the server's (+0.1000 to +0.3000)");
        assert_eq!(own(-0.2, -0.3, -0.1), "0.2000 below the server's (-0.3000 to -0.1000)");
        assert_eq!(own(0.0, -0.1, 0.1), "not clearly different from the server's (+0.0000; -0.1000 to +0.1000)");
    }
}
