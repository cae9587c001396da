//! Writes lines of a replay log.

use std::borrow::Cow;
use std::io::{self, Write};

use reshelf::{EventKind, Millis};
use serde::Serialize;

use super::said::{Fields, Said};

/// A log being written.
pub struct LogOut<'w, W> {
    to: &'w mut W,
}

/// A line, its fields in the order of the format's description.
#[derive(Serialize)]
struct Line<'a> {
    event: &'a str,
    user: &'a str,
    session: Cow<'a, str>,
    ts: Millis,
    #[serde(skip_serializing_if = "Option::is_none")]
    item_list_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    search_term: Option<&'a str>,
    #[serde(skip_serializing_if = "<[Fields]>::is_empty")]
    items: &'a [Fields],
}

/// A `define_list`.
#[derive(Serialize)]
struct Defined<'a> {
    event: &'static str,
    item_list_id: &'a str,
    items: &'a [Fields],
}

impl<'w, W: Write> LogOut<'w, W> {
    /// Without lines.
    pub fn new(to: &'w mut W) -> LogOut<'w, W> {
        LogOut { to }
    }

    /// Writes what was said; where the export has no sessions, `visit` of its user is one.
    ///
    /// # Errors
    /// Those of writing.
    pub fn write(&mut self, said: &Said, visit: u64) -> io::Result<()> {
        let session =
            said.session.as_deref().map_or_else(|| Cow::Owned(format!("{}-{visit}", said.user)), Cow::Borrowed);
        let is_list = said.kind == EventKind::ViewItemList;
        let has_words = is_list || said.kind == EventKind::Search;
        self.line(&Line {
            event: said.kind.name(),
            user: &said.user,
            session,
            ts: said.at,
            item_list_id: said.list.as_deref().filter(|_| is_list),
            search_term: said.search_term.as_deref().filter(|_| has_words),
            items: &said.items,
        })
    }

    /// Defines a list, which a `view_item_list` without items then shows by its name.
    ///
    /// # Errors
    /// Those of writing.
    pub fn define(&mut self, name: &str, items: &[Fields]) -> io::Result<()> {
        self.line(&Defined { event: "define_list", item_list_id: name, items })
    }

    fn line(&mut self, line: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer(&mut *self.to, line)?;
        self.to.write_all(b"\n")
    }
}
