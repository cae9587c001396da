//! Visit by visit: parts of a list become one list, searches tell what a list answers, and what was said twice is said once.
//!
//! A shop reports a list in parts, as the shopper scrolls; the server had it whole. So what goes on where the list left off
//! belongs to it, at the place where it came up.

use std::io::{self, Write};

use reshelf::limits::LIST_ITEMS;
use reshelf::log::USER_LINES;
use reshelf::{EventKind, Millis};
use rustc_hash::{FxHashMap, FxHashSet};

use super::catalogue::Catalogue;
use super::log_out::LogOut;
use super::said::{Said, id, index};
use super::tally::{Reason, Tally};

/// A visit is over after 30 minutes without a sign, as on a page.
const PAUSE: Millis = 30 * 60 * 1_000;

/// A visit is written early once it holds so many items: nobody looks at more, and memory is bounded.
const HELD_ITEMS: usize = 100_000;

/// So many lines back a part looks for its list.
const LOOK_BACK: usize = 200;

const SAID_TWICE: Reason =
    Reason::whole("events said twice: the same of the same moment", "nothing is lost; a tag may be built in twice");
const BOUGHT_TWICE: Reason =
    Reason::whole("purchases said again, by their transaction", "nothing is lost; the page of thanks was opened again");
const ITEM_TWICE: Reason =
    Reason::part("items that stand twice in a list; the first stays", "nothing is lost where they are one product");
const CRAWLER: Reason = Reason::whole(
    "events beyond 200,000 of one user",
    "nobody does as much: leave crawlers out, or name users by another field",
);
const NO_LIST: Reason = Reason::part(
    "choices of items that stand in no list of their visit; they count as history, not as choices from a list",
    "export the lists too (view_item_list, queries with their results); other pages have items in no list, so some is usual",
);

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub users: u64,
    pub visits: u64,
    pub lists: u64,
    /// Items in lists.
    pub listed: u64,
    /// Lists of a single item: there is nothing to order.
    pub of_one: u64,
    /// Items chosen that stood in a list of their visit.
    pub choices: u64,
    /// Lines other than lists.
    pub acts: u64,
}

/// Writes a log of what is said, user by user and in the order of time.
///
/// Memory: one visit, of at most [`HELD_ITEMS`] items.
pub struct Visits<'w, W> {
    to: LogOut<'w, W>,
    catalogue: Catalogue,
    tally: Tally,
    counts: Counts,
    visit: Visit,
    user: Option<String>,
    user_lines: usize,
    last: Millis,
}

/// What is known of the visit under way.
#[derive(Default)]
struct Visit {
    rows: Vec<Said>,
    /// Items of the rows.
    held: usize,
    /// Its number among the user's, for exports that have no sessions.
    number: u64,
    /// What was searched for, by the page where it was found.
    searched: FxHashMap<String, String>,
    transactions: FxHashSet<String>,
    /// What stood in a list.
    listed: FxHashSet<String>,
    /// The lists defined by their names that were shown.
    shown: FxHashSet<String>,
}

impl<'w, W: Write> Visits<'w, W> {
    /// Nothing written yet.
    pub fn new(to: &'w mut W, catalogue: Catalogue, tally: Tally) -> Visits<'w, W> {
        Visits {
            to: LogOut::new(to),
            catalogue,
            tally,
            counts: Counts::default(),
            visit: Visit::default(),
            user: None,
            user_lines: 0,
            last: 0,
        }
    }

    /// Takes in the next thing said.
    ///
    /// # Errors
    /// Those of writing.
    pub fn take(&mut self, said: Said) -> io::Result<()> {
        if self.user.as_ref() != Some(&said.user) {
            self.write()?;
            self.visit = Visit::default();
            self.user = Some(said.user.clone());
            self.user_lines = 0;
            self.counts.users += 1;
            self.counts.visits += 1;
        } else if said.at.saturating_sub(self.last) > PAUSE {
            self.write()?;
            self.visit = Visit { number: self.visit.number + 1, ..Visit::default() };
            self.counts.visits += 1;
        } else if self.visit.held > HELD_ITEMS {
            self.write()?;
        }
        self.last = said.at;
        match self.visit.repeats(&said) {
            Some(reason) => self.tally.leave_out(reason, said.kind.name()),
            None if said.kind == EventKind::ViewItemList => self.list(said),
            None => self.act(said),
        }
        Ok(())
    }

    /// Writes what is left.
    ///
    /// # Errors
    /// Those of writing.
    pub fn finish(mut self) -> io::Result<(Tally, Counts)> {
        self.write()?;
        Ok((self.tally, self.counts))
    }

    fn list(&mut self, mut said: Said) {
        let mut ids = FxHashSet::default();
        let whole = said.items.len();
        said.items.retain(|item| ids.insert(id(item).to_owned()));
        (said.items.len()..whole).for_each(|_| self.tally.leave_out(ITEM_TWICE, ""));
        if said.search_term.is_none() {
            let on_page = said.page.as_ref().and_then(|page| self.visit.searched.get(page));
            said.search_term = on_page.cloned();
        }
        self.visit.listed.extend(ids);
        if said.defined {
            self.visit.shown.extend(said.list.clone());
        }
        self.visit.held += said.items.len();
        match self.visit.continued_by(&said) {
            Some(list) => list.items.append(&mut said.items),
            None => self.visit.rows.push(said),
        }
    }

    fn act(&mut self, said: Said) {
        if let (EventKind::Search, Some(page), Some(term)) = (said.kind, &said.page, &said.search_term) {
            self.visit.searched.insert(page.clone(), term.clone());
        }
        if let (EventKind::Purchase, Some(transaction)) = (said.kind, &said.transaction) {
            self.visit.transactions.insert(transaction.clone());
        }
        if said.kind.stage() > 0 {
            let in_defined = said.list.as_ref().is_some_and(|list| self.visit.shown.contains(list));
            for item in &said.items {
                if in_defined || self.visit.listed.contains(id(item)) {
                    self.counts.choices += 1;
                } else {
                    self.tally.leave_out(NO_LIST, id(item));
                }
            }
        }
        self.visit.held += said.items.len() + 1;
        self.visit.rows.push(said);
    }

    fn write(&mut self) -> io::Result<()> {
        let number = self.visit.number;
        self.visit.held = 0;
        for mut said in std::mem::take(&mut self.visit.rows) {
            if self.user_lines == USER_LINES {
                self.tally.leave_out(CRAWLER, &said.user);
                continue;
            }
            self.user_lines += 1;
            if said.kind == EventKind::ViewItemList {
                self.counts.lists += 1;
                self.counts.listed += said.items.len() as u64;
                self.counts.of_one += u64::from(said.items.len() == 1);
                said.items.sort_by(|one, other| {
                    let place = |item| index(item).unwrap_or(f64::MAX);
                    place(one).total_cmp(&place(other))
                });
            } else {
                self.counts.acts += 1;
            }
            for item in &mut said.items {
                item.remove("index");
                self.catalogue.describe(item, said.at);
            }
            self.to.write(&said, number)?;
        }
        Ok(())
    }
}

impl Visit {
    /// Why that was said before; `None` where it is new.
    fn repeats(&self, said: &Said) -> Option<Reason> {
        let same = |row: &Said| {
            let ids = |said: &Said| said.items.iter().map(|item| id(item).to_owned()).collect::<Vec<_>>();
            row.kind == said.kind
                && row.list == said.list
                && row.search_term == said.search_term
                && ids(row) == ids(said)
        };
        let bought = said.kind == EventKind::Purchase
            && said.transaction.as_ref().is_some_and(|transaction| self.transactions.contains(transaction));
        // Whole seconds without an order of their own are too coarse to tell: who taps twice does so within one.
        let is_told = said.kind == EventKind::ViewItemList || said.order != [0; 3] || said.at % 1_000 != 0;
        let is_same_moment = |row: &&Said| row.at == said.at;
        let of_this_moment = || {
            let rows = self.rows.iter().rev().take(LOOK_BACK).take_while(is_same_moment);
            rows.filter(|row| is_told && (row.order == said.order || said.kind == EventKind::ViewItemList))
        };
        match () {
            () if bought => Some(BOUGHT_TWICE),
            () if of_this_moment().any(same) => Some(SAID_TWICE),
            () => None,
        }
    }

    /// The list of which that is a further part: of the same name, query and page, none of its items the same, of the same
    /// moment or going on behind the last position.
    fn continued_by(&mut self, said: &Said) -> Option<&mut Said> {
        let list = self.rows.iter_mut().rev().take(LOOK_BACK).find(|row| {
            let named =
                |said: &Said| (said.session.clone(), said.list.clone(), said.search_term.clone(), said.page.clone());
            row.kind == EventKind::ViewItemList && named(row) == named(said)
        })?;
        let ids: FxHashSet<&str> = list.items.iter().map(id).collect();
        let last = list.items.iter().filter_map(index).reduce(f64::max);
        let first = said.items.iter().filter_map(index).reduce(f64::min);
        let goes_on = matches!((first, last), (Some(first), Some(last)) if first > last);
        let is_part = (list.at == said.at || goes_on)
            && said.items.iter().all(|item| !ids.contains(id(item)))
            && list.items.len() + said.items.len() <= LIST_ITEMS.max;
        is_part.then_some(list)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    /// A line of the log as `list: a b`, `choice: a`.
    fn told(said: Vec<Said>) -> (Vec<String>, Tally, Counts) {
        let mut log = Vec::new();
        let mut visits = Visits::new(&mut log, Catalogue::default(), Tally::default());
        said.into_iter().for_each(|said| visits.take(said).unwrap());
        let (tally, counts) = visits.finish().unwrap();
        let lines = String::from_utf8(log).unwrap();
        let line = |line: &str| {
            let line: Value = serde_json::from_str(line).unwrap();
            let ids: Vec<&str> =
                line["items"].as_array().into_iter().flatten().map(|item| item["item_id"].as_str().unwrap()).collect();
            let term = line["search_term"].as_str().map_or(String::new(), |term| format!(" for {term}"));
            format!("{} {}{term}", line["session"].as_str().unwrap(), ids.join(" "))
        };
        (lines.lines().map(line).collect(), tally, counts)
    }

    fn list(at: Millis, items: &[(&str, Option<u32>)]) -> Said {
        let item = |(id, index): &(&str, Option<u32>)| match index {
            Some(index) => json!({"item_id": id, "index": index}),
            None => json!({"item_id": id}),
        };
        let items = items.iter().map(|one| item(one).as_object().unwrap().clone()).collect();
        Said {
            items,
            list: Some("results".to_owned()),
            page: Some("/search".to_owned()),
            ..Said::new("u", at, EventKind::ViewItemList)
        }
    }

    fn chooses(at: Millis, item: &str) -> Said {
        Said { kind: EventKind::SelectItem, list: None, ..list(at, &[(item, None)]) }
    }

    #[test]
    fn parts_that_go_on_are_one_list_where_it_came_up() {
        let (lines, _, counts) = told(vec![
            list(0, &[("b", Some(1)), ("a", Some(0))]),
            chooses(1, "a"),
            list(2, &[("c", Some(2))]),
            list(3, &[("d", Some(7))]),
            chooses(4, "d"),
        ]);
        assert_eq!(lines, ["u-0 a b c d", "u-0 a", "u-0 d"]);
        assert_eq!((counts.lists, counts.listed, counts.choices, counts.acts), (1, 4, 2, 2));
    }

    #[test]
    fn what_does_not_go_on_is_a_list_of_its_own() {
        let first = || list(0, &[("a", Some(0)), ("b", Some(1))]);
        for other in [
            list(1, &[("c", Some(1))]),
            list(1, &[("b", Some(2))]),
            list(1, &[("c", None)]),
            Said { list: None, ..list(1, &[("c", Some(2))]) },
            Said { page: None, ..list(1, &[("c", Some(2))]) },
            Said { search_term: Some("mug".to_owned()), ..list(1, &[("c", Some(2))]) },
            Said { session: Some("s".to_owned()), ..list(1, &[("c", Some(2))]) },
            list(PAUSE + 1, &[("c", Some(2))]),
        ] {
            assert_eq!(told(vec![first(), other.clone()]).2.lists, 2, "{other:?}");
        }
    }

    #[test]
    fn rows_of_one_moment_are_one_list_positions_or_not() {
        let (lines, ..) = told(vec![list(0, &[("b", None)]), list(0, &[("a", None)]), list(0, &[("c", Some(0))])]);
        assert_eq!(lines, ["u-0 c b a"]);
    }

    #[test]
    fn a_list_answers_what_was_searched_for_on_its_page_in_this_visit() {
        let search = Said {
            search_term: Some("mug".to_owned()),
            items: Vec::new(),
            ..Said { kind: EventKind::Search, ..list(0, &[]) }
        };
        let other_page = Said { page: Some("/home".to_owned()), ..list(2, &[("b", None)]) };
        let (lines, ..) = told(vec![search, list(1, &[("a", None)]), other_page, list(2 * PAUSE, &[("a", None)])]);
        assert_eq!(lines, ["u-0  for mug", "u-0 a for mug", "u-0 b", "u-1 a"]);
    }

    #[test]
    fn what_is_said_twice_counts_once() {
        let buys =
            |at| Said { transaction: Some("t".to_owned()), ..Said { kind: EventKind::Purchase, ..chooses(at, "a") } };
        let (lines, tally, _) = told(vec![
            list(0, &[("a", None), ("b", None), ("a", None)]),
            chooses(1, "a"),
            chooses(1, "a"),
            chooses(2, "a"),
            buys(3),
            buys(60_000),
        ]);
        assert_eq!(lines.len(), 4);
        assert_eq!((tally.count(SAID_TWICE), tally.count(BOUGHT_TWICE), tally.count(ITEM_TWICE)), (1, 1, 1));
    }

    #[test]
    fn the_same_act_within_a_second_or_at_another_place_of_the_order_is_another() {
        let placed = |n| Said { order: [1, 1, n], ..chooses(1_001, "a") };
        let (lines, tally, _) = told(vec![chooses(1_000, "a"), chooses(1_000, "a"), placed(1), placed(2), placed(2)]);
        assert_eq!((lines.len(), tally.count(SAID_TWICE)), (4, 1));
    }

    #[test]
    fn a_choice_of_what_stood_in_no_list_of_its_visit_is_kept_and_told() {
        let (lines, tally, counts) = told(vec![list(0, &[("a", None)]), chooses(1, "b"), chooses(PAUSE + 2, "a")]);
        assert_eq!((lines.len(), tally.count(NO_LIST), counts.choices, counts.visits), (3, 2, 0, 2));
    }

    #[test]
    fn users_are_apart_and_one_without_end_is_cut() {
        let of = |user: &str| Said { user: user.to_owned(), ..list(0, &[("a", None)]) };
        assert_eq!(told(vec![of("u"), of("v")]).2.users, 2);
        let (lines, tally, _) = told((0..USER_LINES as i64 + 3).map(|n| chooses(n, "a")).collect());
        assert_eq!((lines.len(), tally.count(CRAWLER)), (USER_LINES, 3));
    }
}
