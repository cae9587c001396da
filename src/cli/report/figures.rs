//! What a trained model is worth: measured on the test users of each log, by the protocol 'shown'.

use std::path::Path;

use reshelf::Model;
use reshelf::evaluation::split::{ENOUGH_LISTS, SEED, Split, split};
use reshelf::evaluation::{Interval, Part, Ranker, Subject, Sums, Tally};

use crate::error::CliError;
use crate::measuring;
use crate::report::grid::{Cell, Grid};
use crate::report::page::whisker::{Range, cell};
use crate::users;

/// What the base is held against.
pub const RIVALS: [Ranker; 3] = [Ranker::Server, Ranker::Recency, Ranker::Frequency];

/// The figures of one log, or of a part of its lists.
pub struct Figures {
    /// The log's name.
    pub log: String,
    /// Which of its lists, in words.
    pub lists: &'static str,
    /// Choices that count.
    pub choices: u64,
    /// MRR of the [`RIVALS`], then of the base.
    pub mrr: [f64; 4],
    /// How much higher the base's MRR is than each rival's.
    pub leads: [Interval; 3],
}

/// The figures of a log's test users; empty where they made no choice.
///
/// # Errors
/// Those of reading the log.
pub fn measured(path: &Path, name: &str, model: &Model) -> Result<Vec<Figures>, CliError> {
    let subject = Subject::of(model);
    let part = users::Part { wanted: &|user| split(user, SEED) == Split::Test, most: None, text: None };
    let (measured, lists_defined) = measuring::log(path, subject, &part)?;
    let tally = &measured.tally;
    let (all, seen, unseen) = (&tally.all, &tally.seen_lists, &tally.unseen_lists);
    let parts = match lists_defined {
        0 => vec![("new each time", all, Part::All)],
        1..ENOUGH_LISTS => vec![("all in training", all, Part::All)],
        _ => vec![("in training", seen, Part::SeenLists), ("unseen", unseen, Part::UnseenLists)],
    };
    Ok(parts.into_iter().filter_map(|(lists, sums, part)| Figures::of(name, lists, tally, sums, part)).collect())
}

impl Figures {
    fn of(log: &str, lists: &'static str, tally: &Tally, sums: &Sums, part: Part) -> Option<Figures> {
        let mrr = |ranker| sums.means(ranker).map(|means| means.mrr);
        let lead = |rival| tally.difference(part, Ranker::Base, rival);
        let [server, recency, frequency] = RIVALS;
        Some(Figures {
            log: log.to_owned(),
            lists,
            choices: sums.examples,
            mrr: [mrr(server)?, mrr(recency)?, mrr(frequency)?, mrr(Ranker::Base)?],
            leads: [lead(server)?, lead(recency)?, lead(frequency)?],
        })
    }

    fn place(&self) -> [String; 3] {
        [self.log.clone(), self.lists.to_owned(), self.choices.to_string()]
    }
}

/// MRR of each ranker.
pub fn mrr_grid(figures: &[Figures]) -> Grid {
    let rivals = RIVALS.map(Ranker::name);
    let head = ["log", "lists", "choices", rivals[0], rivals[1], rivals[2], Ranker::Base.name()];
    let row = |own: &Figures| own.place().into_iter().chain(own.mrr.map(|mrr| format!("{mrr:.4}"))).collect();
    Grid::new(head, 2).rows(figures.iter().map(row))
}

/// How much higher the base's MRR is than each rival's, with 95 % intervals; the lines of a row share a scale.
pub fn lead_grid(figures: &[Figures]) -> Grid {
    let pairs = RIVALS.map(|rival| format!("base - {}", rival.name()));
    let head = ["log", "lists", "choices"].map(str::to_owned).into_iter().chain(pairs);
    let row = |own: &Figures| {
        let range = Range::of(&own.leads);
        own.place().map(Cell::from).into_iter().chain(own.leads.map(|lead| cell(lead, range))).collect()
    };
    Grid::new(head, 2).rows(figures.iter().map(row))
}

/// What is measured, in a sentence.
pub const READING: &str = "MRR on the test users, the 30 % that training never met. By the protocol 'shown' each list is \
     ordered when it comes up, and every later choice is held against that order; with no history the server's order \
     stands and counts. The recency baseline puts first what the user touched last, the frequency baseline what the user \
     touched most often. In brackets the 95 % interval of the difference, a paired bootstrap over users.";
