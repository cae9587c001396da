//! Puts lists and what was done on them together by the id of their query, where only one of the two names the user or the
//! time.

use reshelf::{EventKind, Millis};
use serde::{Deserialize, Serialize};

use super::intake::Intake;
use super::said::{Said, ascending, id};
use super::sorter::Sorter;
use super::tally::{NO_TIME, NO_USER, Place, Reason};
use crate::error::CliError;

const NOT_LISTED: Reason = Reason::part(
    "choices of items that are not among the results of their query",
    "the export may hold one page of several, or other ids than the events",
);
const NO_RESULTS: Reason = Reason::part(
    "events whose query is not in the export; they count as history",
    "export queries and events of the same days",
);
const NOBODYS: Reason = Reason::whole(
    "results that name no user and that nothing was done on",
    "let queries name the user (client_id, userToken); nothing else tells whose they are",
);

/// Lists and acts by their query.
///
/// Memory: that of sorting; the lists of one query.
pub struct Joining {
    sorter: Sorter,
}

#[derive(Serialize, Deserialize)]
struct Half {
    query: String,
    said: Said,
    /// False where the export does not say when.
    timed: bool,
}

impl Joining {
    /// Nothing to join yet.
    pub fn new(into: &Intake) -> Joining {
        Joining { sorter: into.sorter() }
    }

    /// Takes in a list or an act of that query. The user may be empty, and the time of a list may be missing.
    ///
    /// # Errors
    /// Those of sorting.
    pub fn take(&mut self, query: &str, at: Option<Millis>, said: Said) -> Result<(), CliError> {
        let is_act = said.kind != EventKind::ViewItemList;
        let key = [query.as_bytes(), &[0, u8::from(is_act)], &ascending(said.at)].concat();
        let half = Half { query: query.to_owned(), said, timed: at.is_some() };
        self.sorter.take(&key, &serde_json::to_vec(&half).unwrap_or_default())
    }

    /// Hands on all of it, with the users that the one half knows of the other.
    ///
    /// # Errors
    /// Those of sorting.
    pub fn join(self, into: &mut Intake) -> Result<(), CliError> {
        into.tally.place = Place::default();
        let mut sorted = self.sorter.sorted()?;
        let mut group = Group::default();
        while let Some(bytes) = sorted.next()? {
            let Ok(Half { query, said, timed }) = serde_json::from_slice(&bytes) else { continue };
            if query != group.query {
                std::mem::take(&mut group).end(into)?;
                group.query = query;
            }
            if said.kind == EventKind::ViewItemList { group.list(said, timed, into)? } else { group.act(said, into)? }
        }
        group.end(into)
    }
}

/// The halves of one query: its lists come first.
#[derive(Default)]
struct Group {
    query: String,
    lists: Vec<(Said, bool)>,
    user: String,
    handed_on: bool,
}

/// Results of one query that are kept until the first act tells whose they are: pages of one search.
const LISTS: usize = 50;

impl Group {
    fn list(&mut self, said: Said, timed: bool, into: &mut Intake) -> Result<(), CliError> {
        if self.user.is_empty() {
            self.user = said.user.clone();
        }
        if self.lists.len() < LISTS {
            self.lists.push((said, timed));
            Ok(())
        } else {
            into.take(&said)
        }
    }

    fn act(&mut self, mut said: Said, into: &mut Intake) -> Result<(), CliError> {
        if said.user.is_empty() {
            said.user = self.user.clone();
        }
        self.hand_on(Some(&said), into)?;
        if self.lists.is_empty() {
            into.tally.leave_out(NO_RESULTS, &self.query);
        } else if said.kind.stage() > 0 {
            for item in &said.items {
                if !self.lists.iter().any(|(list, _)| list.items.iter().any(|listed| id(listed) == id(item))) {
                    into.tally.leave_out(NOT_LISTED, id(item));
                }
            }
        }
        into.take(&said)
    }

    /// Hands on the lists, the first act telling what they do not.
    fn hand_on(&mut self, act: Option<&Said>, into: &mut Intake) -> Result<(), CliError> {
        if std::mem::replace(&mut self.handed_on, true) {
            return Ok(());
        }
        for (list, timed) in &self.lists {
            let mut list = list.clone();
            if list.user.is_empty() {
                list.user = self.user.clone();
            }
            if let Some(act) = act {
                if list.user.is_empty() {
                    list.user = act.user.clone();
                }
                if list.user == act.user {
                    list.session = list.session.or_else(|| act.session.clone());
                }
                // A list came up before anything was done on it, whichever clock told.
                if !timed || list.user == act.user && list.at > act.at {
                    list.at = act.at - 1;
                }
            }
            let reason = match () {
                () if list.user.is_empty() => Some(if act.is_none() { NOBODYS } else { NO_USER }),
                () if act.is_none() && !timed => Some(NO_TIME),
                () => None,
            };
            match reason {
                Some(reason) => into.tally.leave_out(reason, &self.query),
                None => into.take(&list)?,
            }
        }
        Ok(())
    }

    fn end(mut self, into: &mut Intake) -> Result<(), CliError> {
        self.hand_on(None, into)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::catalogue::Catalogue;
    use super::super::said::Fields;
    use super::*;

    fn items(ids: &[&str]) -> Vec<Fields> {
        ids.iter().map(|id| json!({"item_id": id}).as_object().unwrap().clone()).collect()
    }

    fn list(user: &str, at: Millis, ids: &[&str]) -> Said {
        Said { items: items(ids), ..Said::new(user, at, EventKind::ViewItemList) }
    }

    fn click(user: &str, at: Millis, id: &str) -> Said {
        Said { session: Some("s".to_owned()), items: items(&[id]), ..Said::new(user, at, EventKind::SelectItem) }
    }

    /// The log and what was left out; a list without a time has it below 0.
    fn joined(halves: Vec<(&str, Said)>) -> (Vec<String>, super::super::tally::Tally) {
        let mut into = Intake::new(1 << 20, Catalogue::default());
        let mut joining = Joining::new(&into);
        for (query, said) in halves {
            joining.take(query, (said.at >= 0).then_some(said.at), said).unwrap();
        }
        joining.join(&mut into).unwrap();
        let mut log = Vec::new();
        let (tally, _) = into
            .write(&mut log, &indicatif::ProgressBar::hidden(), |source| {
                CliError::unwritable(std::path::Path::new("log"), source)
            })
            .unwrap();
        let line = |line: &str| {
            let line: serde_json::Value = serde_json::from_str(line).unwrap();
            format!(
                "{} {} {} {}",
                line["user"].as_str().unwrap(),
                line["session"].as_str().unwrap(),
                line["ts"],
                line["event"].as_str().unwrap()
            )
        };
        (String::from_utf8(log).unwrap().lines().map(line).collect(), tally)
    }

    #[test]
    fn a_list_takes_user_session_and_time_from_the_first_act_and_an_act_its_user_from_the_list() {
        let (lines, _) = joined(vec![
            ("q2", click("", 9_000, "b")),
            ("q1", click("u", 5_000, "a")),
            ("q1", list("", -1, &["a", "b"])),
            ("q2", list("v", 8_000, &["b"])),
        ]);
        assert_eq!(
            lines,
            ["u s 4999 view_item_list", "u s 5000 select_item", "v s 8000 view_item_list", "v s 9000 select_item"]
        );
    }

    #[test]
    fn a_list_never_comes_after_what_was_done_on_it() {
        let (lines, _) = joined(vec![("q", list("u", 6_000, &["a"])), ("q", click("u", 5_000, "a"))]);
        assert_eq!(lines, ["u s 4999 view_item_list", "u s 5000 select_item"]);
    }

    #[test]
    fn what_cannot_be_joined_is_counted() {
        let (lines, tally) = joined(vec![
            ("q1", list("", 1_000, &["a"])),
            ("q2", list("u", -1, &["a"])),
            ("q3", click("u", 1_000, "a")),
            ("q4", list("u", 2_000, &["a"])),
            ("q4", click("u", 3_000, "z")),
        ]);
        assert_eq!(lines.len(), 3);
        assert_eq!([NOBODYS, NO_TIME, NO_RESULTS, NOT_LISTED].map(|reason| tally.count(reason)), [1; 4]);
    }
}
