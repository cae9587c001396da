//! Reads a replay log user by user; bad lines are named, skipped and counted.

use std::io::BufRead;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::error::LogError;
use super::line::{Entry, Line};
use super::parsed::{Given, ParsedLines};
use super::relevances::Relevances;
use crate::event::{Event, EventKind, Millis};
use crate::item::Item;
use crate::record::{Record, UserLog};
use crate::text::Tower;

/// The share of bad lines up to which a log is read: 1 in this many.
const BAD_ONE_IN: u64 = 100;

/// From this many lines on the share is checked while reading, so that a wrong file does not run to its end.
const EARLY_CHECK: u64 = 1_000;

/// Bad lines named one by one; further ones are counted only.
const NAMED: u64 = 20;

/// Lines kept of one user. Nobody does more; a log whose users are all the same has no user ids.
pub const USER_LINES: usize = 200_000;

/// A log that is being read: an iterator over its users.
///
/// Lines are parsed on all cores, some ahead. Memory: the lists of its `define_list` lines, each once, the lines of one user, those
/// parsed ahead, and the ids of the users so far.
pub struct Reader<R> {
    lines: ParsedLines<R>,
    /// The line last given, from 1.
    number: u64,
    /// Told of bad lines.
    warn: Box<dyn FnMut(&str)>,
    lists: FxHashMap<Arc<str>, Defined>,
    users: FxHashSet<String>,
    ahead: Option<Entry>,
    bad: u64,
    ended: bool,
    relevances: Option<Relevances>,
}

/// A list that the log defined: its items in the server's order, and where each was displayed, as in [`Record`].
struct Defined {
    items: Arc<[Item]>,
    displayed: Option<Arc<[u16]>>,
}

/// One user's lines while they are collected: a visit's start and events, in the order of their first lines.
#[derive(Default)]
struct Collected {
    visits: Vec<Visit>,
    by_name: FxHashMap<String, usize>,
    lines: usize,
}

struct Visit {
    start: Millis,
    events: Vec<Placed>,
}

/// An event, the name of the list that came up with it, how that was displayed, and how relevant its items are.
struct Placed {
    event: Event,
    list: Option<Arc<str>>,
    displayed: Option<Arc<[u16]>>,
    relevance: Option<Arc<[f32]>>,
}

impl<R: BufRead> Reader<R> {
    /// A log of which nothing is read yet. `warn` is told of each bad line, up to twenty of them, and how many there
    /// were in the end.
    pub fn new(bytes: R, warn: impl FnMut(&str) + 'static) -> Reader<R> {
        Reader {
            lines: ParsedLines::new(bytes),
            number: 0,
            warn: Box::new(warn),
            lists: FxHashMap::default(),
            users: FxHashSet::default(),
            ahead: None,
            bad: 0,
            ended: false,
            relevances: None,
        }
    }

    /// The same log with the relevance of each list's items to its query, by a text tower where there is one.
    pub fn with_text(mut self, tower: Option<&Arc<Tower>>) -> Reader<R> {
        self.relevances = tower.cloned().map(Relevances::new);
        self
    }

    /// How many lists the log has defined so far.
    pub fn lists_defined(&self) -> usize {
        self.lists.len()
    }

    /// The next entry that can be read, lists being taken in on the way.
    fn entry(&mut self) -> Result<Option<Entry>, LogError> {
        loop {
            let unreadable = |source| LogError::Unreadable { line: self.number, source };
            let Some(Given { number, json, said }) = self.lines.next().map_err(unreadable)? else { return Ok(None) };
            self.number = number;
            if let (Some(Ok(_)), Some(relevances)) = (&said, &mut self.relevances) {
                relevances.read(json);
            }
            match said {
                None => {}
                Some(Ok(Line::Entry(entry))) => return Ok(Some(entry)),
                Some(Ok(Line::List { name, items, displayed })) => {
                    self.lists.insert(name.into(), Defined { items: items.into(), displayed });
                }
                Some(Err(reason)) => self.refuse(&reason)?,
            }
        }
    }

    /// Names and counts the line last read as a bad one.
    fn refuse(&mut self, reason: &str) -> Result<(), LogError> {
        self.bad += 1;
        let number = self.number;
        if self.bad <= NAMED {
            (self.warn)(&format!("line {number} skipped: {reason}"));
        }
        if self.bad == NAMED {
            (self.warn)("further bad lines are counted, not named");
        }
        if number >= EARLY_CHECK { self.check() } else { Ok(()) }
    }

    fn check(&self) -> Result<(), LogError> {
        let read = self.number;
        if self.bad * BAD_ONE_IN > read {
            return Err(LogError::TooManyBad { bad: self.bad, read });
        }
        Ok(())
    }

    fn end(&mut self) -> Result<(), LogError> {
        self.ended = true;
        if self.bad > 0 {
            let told = format!("{} of {} lines skipped", self.bad, self.number);
            (self.warn)(&told);
        }
        self.check()
    }

    /// The next user.
    fn user(&mut self) -> Result<Option<UserLog>, LogError> {
        let mut collected: Option<(String, Collected)> = None;
        while let Some(entry) = self.ahead.take().map_or_else(|| self.entry(), |entry| Ok(Some(entry)))? {
            match &mut collected {
                Some((user, _)) if *user != entry.user => {
                    self.ahead = Some(entry);
                    break;
                }
                Some((_, lines)) => self.take_in(lines, entry)?,
                None if self.users.contains(&entry.user) => {
                    self.refuse("the lines of this user do not stand together; sort the log by user")?;
                }
                None => {
                    self.users.insert(entry.user.clone());
                    let (_, lines) = collected.insert((entry.user.clone(), Collected::default()));
                    self.take_in(lines, entry)?;
                }
            }
        }
        Ok(collected.map(|(user, lines)| UserLog { user, records: lines.records() }))
    }

    fn take_in(&mut self, user: &mut Collected, mut entry: Entry) -> Result<(), LogError> {
        match self.event(&mut entry) {
            Ok(_) if user.lines == USER_LINES => self.refuse("more lines of one user than anybody leaves"),
            Ok(event) => {
                user.add(entry, event);
                Ok(())
            }
            Err(reason) => self.refuse(&reason),
        }
    }

    /// The entry's event and list name; a `view_item_list` without items shows the list defined by that name.
    fn event(&self, entry: &mut Entry) -> Result<Option<Placed>, String> {
        let defined = match &entry.list {
            Some(name) if entry.kind == Some(EventKind::ViewItemList) && entry.items.is_empty() => Some(
                self.lists
                    .get_key_value(name.as_str())
                    .ok_or_else(|| format!("list \"{name}\" is not defined above by a define_list"))?,
            ),
            _ => None,
        };
        let (list, items, displayed) = match defined {
            Some((name, Defined { items, displayed })) => (Some(name.clone()), items.clone(), displayed.clone()),
            None => {
                let items = std::mem::take(&mut entry.items).into();
                (entry.list.as_deref().map(Arc::from), items, entry.displayed.take())
            }
        };
        let event = entry.event(items).map_err(|error| error.to_string())?;
        let relevance = |event: &Event| match (&self.relevances, &entry.search_term) {
            (Some(relevances), Some(query)) if event.kind() == EventKind::ViewItemList => {
                Some(relevances.of(query, event.items()))
            }
            _ => None,
        };
        Ok(event.map(|event| Placed { relevance: relevance(&event), event, list, displayed }))
    }
}

impl<R: BufRead> Iterator for Reader<R> {
    type Item = Result<UserLog, LogError>;

    /// The next user. An error is the last thing given: an unreadable file, or more bad lines than 1 in 100.
    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        match self.user() {
            Ok(Some(user)) => Some(Ok(user)),
            Ok(None) => self.end().err().map(Err),
            Err(error) => {
                self.ended = true;
                Some(Err(error))
            }
        }
    }
}

impl Collected {
    fn add(&mut self, entry: Entry, event: Option<Placed>) {
        self.lines += 1;
        let next = self.visits.len();
        let visit = *self.by_name.entry(entry.session).or_insert(next);
        if visit == next {
            self.visits.push(Visit { start: entry.at, events: Vec::new() });
        }
        self.visits[visit].events.extend(event);
    }

    /// Visits by their first `ts`, the lines of each in the file's order.
    fn records(mut self) -> Vec<Record> {
        self.visits.sort_by_key(|visit| visit.start);
        let numbered = (0..).zip(self.visits);
        let records = |(session, visit): (u32, Visit)| {
            visit.events.into_iter().map(move |Placed { event, list, displayed, relevance }| Record {
                session,
                event,
                list,
                displayed,
                relevance,
            })
        };
        numbered.flat_map(records).collect()
    }
}
