//! A measurement in words and in JSON.

use std::fmt::Write;

use reshelf::evaluation::{Interval, Measures, Part, Ranker, STRATA, Sums, Tally};
use serde_json::{Map, Value, json};

/// The differences that are given, where both rankers were measured.
const PAIRS: [(Ranker, Ranker); 15] = [
    (Ranker::Recency, Ranker::Server),
    (Ranker::Frequency, Ranker::Server),
    (Ranker::Base, Ranker::Server),
    (Ranker::Base, Ranker::Recency),
    (Ranker::Base, Ranker::Frequency),
    (Ranker::Base, Ranker::Other),
    (Ranker::Base, Ranker::Trees),
    (Ranker::Trees, Ranker::Frequency),
    (Ranker::Crowd, Ranker::Server),
    (Ranker::Base, Ranker::Crowd),
    (Ranker::Base, Ranker::Alone),
    (Ranker::Adapted, Ranker::Base),
    (Ranker::Adapted, Ranker::Server),
    (Ranker::Adapted, Ranker::Recency),
    (Ranker::Adapted, Ranker::Frequency),
];

/// By which rules it is measured: those of the page that ships.
pub const RULES: &str = "The rules are those of a shop's page: a list keeps its order within a visit, which ends after 30 \
     minutes without an act; choices are clicks, carts, wishes and purchases from one of the page's lists (the last 8 \
     shown, and 8 not shown yet); an item counts once a list.";

/// What was measured with what.
pub struct Report<'a> {
    /// The rankers measured.
    pub rankers: &'a [Ranker],
    /// What the base is.
    pub model: &'a str,
    /// The part of the users.
    pub users: &'a str,
}

/// What the measuring itself took.
#[derive(Clone, Copy, Debug, Default)]
pub struct Effort {
    /// Lists ordered in an average second, on one core; `None` where none was.
    pub lists_per_second: Option<f64>,
    /// The most memory that the process held, in MB; `None` where the system does not tell.
    pub peak_memory_mb: Option<f64>,
}

impl Effort {
    /// In one line.
    pub fn text(&self) -> String {
        let told = |value: Option<f64>| value.map_or("unknown".to_owned(), |value| format!("{value:.0}"));
        format!(
            "ordering: {} lists a second on one core; peak memory: {} MB",
            told(self.lists_per_second),
            told(self.peak_memory_mb)
        )
    }
}

impl Report<'_> {
    /// The differences between rankers that were measured.
    pub fn pairs(&self) -> impl Iterator<Item = (Ranker, Ranker)> + '_ {
        PAIRS.into_iter().filter(|(better, than)| self.rankers.contains(better) && self.rankers.contains(than))
    }

    /// The object that `evaluate --json` prints. What has no example is `null`.
    pub fn json(&self, tally: &Tally, effort: &Effort) -> Value {
        let part = |sums: &Sums, part| {
            let mut object = self.means(sums);
            object.insert("examples".to_owned(), json!(sums.examples));
            object.insert("difference".to_owned(), self.differences(tally, part));
            Value::Object(object)
        };
        let strata = STRATA.iter().zip(&tally.strata).enumerate();
        let strata: Map<String, Value> =
            strata.map(|(at, (&(name, _), sums))| (name.to_owned(), part(sums, Part::Stratum(at)))).collect();
        json!({
            "examples": tally.all.examples,
            "users": tally.users(),
            "part": self.users,
            "protocol": "shown",
            "model": self.model,
            "rankers": self.means(&tally.all),
            "difference": self.differences(tally, Part::All),
            "strata": strata,
            "difference_6_or_more": self.differences(tally, Part::Practised),
            "seen_lists": part(&tally.seen_lists, Part::SeenLists),
            "unseen_lists": part(&tally.unseen_lists, Part::UnseenLists),
            "strangers": part(&tally.strangers, Part::Strangers),
            "lists": tally.met.lists,
            "choices_without_list": tally.met.unlisted,
            "lists_per_second": effort.lists_per_second.map(f64::round),
            "peak_memory_mb": effort.peak_memory_mb.map(f64::round),
        })
    }

    fn means(&self, sums: &Sums) -> Map<String, Value> {
        let object = |Measures { mrr, ndcg10, hit1 }: Measures| json!({ "mrr": rounded(mrr), "ndcg10": rounded(ndcg10), "hit1": rounded(hit1) });
        self.rankers.iter().map(|&ranker| (ranker.key().to_owned(), json!(sums.means(ranker).map(object)))).collect()
    }

    fn differences(&self, tally: &Tally, part: Part) -> Value {
        let entry = |(better, than): (Ranker, Ranker)| {
            let interval = tally.difference(part, better, than);
            let ends = interval.map(|Interval { mean, low, high }| [mean, low, high].map(rounded));
            (format!("{}-{}", better.key(), than.key()), json!({ "mrr": ends }))
        };
        Value::Object(self.pairs().map(entry).collect())
    }

    /// Tables for people.
    pub fn text(&self, title: &str, tally: &Tally) -> String {
        let mut out = String::new();
        let _ = writeln!(
            out,
            "{title}: {} choices of {} users ({}) from {} lists; {} choices of items in none of these lists are left out",
            tally.all.examples,
            tally.users(),
            self.users,
            tally.met.lists,
            tally.met.unlisted
        );
        let _ = writeln!(out, "\n{:<36}{:>9}{:>9}{:>9}", "", "MRR", "NDCG@10", "hit@1");
        for &ranker in self.rankers {
            if let Some(Measures { mrr, ndcg10, hit1 }) = tally.all.means(ranker) {
                let _ = writeln!(out, "{:<36}{mrr:>9.4}{ndcg10:>9.4}{hit1:>9.4}", ranker.name());
            }
        }
        self.difference_table(&mut out, tally, Part::All, "difference in MRR");
        self.difference_table(&mut out, tally, Part::Practised, "after 6 or more choices");
        if tally.unseen_lists.examples > 0 {
            self.difference_table(&mut out, tally, Part::SeenLists, "lists that training may use");
            self.difference_table(&mut out, tally, Part::UnseenLists, "unseen lists: kept out of training");
        }
        self.strata_table(&mut out, tally);
        out
    }

    fn difference_table(&self, out: &mut String, tally: &Tally, part: Part, title: &str) {
        let found: Vec<_> =
            self.pairs().filter_map(|pair| Some((pair, tally.difference(part, pair.0, pair.1)?))).collect();
        if found.is_empty() {
            return;
        }
        let _ = writeln!(out, "\n{title:<36}{:>9}   95 % interval", "mean");
        for ((better, than), Interval { mean, low, high }) in found {
            let pair = format!("{} - {}", better.name(), than.name());
            let _ = writeln!(out, "{pair:<36}{mean:>+9.4}   {low:+.4} to {high:+.4}");
        }
    }

    /// MRR by the user's earlier choices, and on unseen lists.
    fn strata_table(&self, out: &mut String, tally: &Tally) {
        let columns: Vec<(&str, &Sums)> = STRATA
            .iter()
            .map(|&(name, _)| name)
            .zip(&tally.strata)
            .chain([("unseen lists", &tally.unseen_lists), ("strangers", &tally.strangers)])
            .filter(|(_, sums)| sums.examples > 0)
            .collect();
        out.push('\n');
        let mut row = |name: &str, cell: &dyn Fn(&str, &Sums) -> String| {
            let cells: String =
                columns.iter().map(|(title, sums)| format!("{:>1$}", cell(title, sums), width(title))).collect();
            let _ = writeln!(out, "{name:<36}{cells}");
        };
        row("MRR by earlier choices", &|title, _| title.to_owned());
        row("choices", &|_, sums| sums.examples.to_string());
        for &ranker in self.rankers {
            row(ranker.name(), &|_, sums| {
                sums.means(ranker).map_or(String::new(), |means| format!("{:.4}", means.mrr))
            });
        }
    }
}

fn width(title: &str) -> usize {
    title.len().max(7) + 2
}

/// To six digits, so that two runs can be compared by eye; more would be noise.
fn rounded(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

#[cfg(test)]
mod tests {
    use reshelf::evaluation::{Replayed, UserSums};

    use super::*;

    fn tally() -> Tally {
        let mut tally = Tally::default();
        let mut user = UserSums::default();
        tally.add(&mut user, 0, false, &[2, 1, 0, 0, 0, 0, 0, 0, 0]);
        tally.close(user, Replayed { lists: 3, choices: 1, unlisted: 2 });
        tally
    }

    const REPORT: Report<'_> = Report { rankers: &[Ranker::Server, Ranker::Frequency], model: "none", users: "all" };

    #[test]
    fn the_json_has_the_rankers_measured_and_no_other() {
        let json = REPORT.json(&tally(), &Effort::default());
        assert_eq!(json["rankers"]["server"]["mrr"], json!(0.333333));
        assert_eq!(json["difference"]["own-count-server"]["mrr"], json!([0.666667, 0.666667, 0.666667]));
        assert_eq!(json["strata"]["0"]["examples"], json!(1));
        assert_eq!(json["strata"]["0"]["difference"]["own-count-server"]["mrr"][0], json!(0.666667));
        assert_eq!(json["strata"]["21+"]["server"], Value::Null);
        assert_eq!(json["strata"]["21+"]["difference"]["own-count-server"]["mrr"], Value::Null);
        assert!(json["rankers"].get("base").is_none() && json["difference"].get("base-server").is_none());
    }

    #[test]
    fn the_rules_name_as_many_lists_as_a_page_keeps() {
        let most = reshelf::limits::LISTS.max;
        assert!(RULES.contains(&format!("(the last {most} shown, and {most} not shown yet)")));
    }

    #[test]
    fn the_tables_leave_out_what_has_no_example() {
        let text = REPORT.text("small.jsonl", &tally());
        assert!(text.contains("frequency baseline - server") && !text.contains("21+"), "{text}");
    }
}
