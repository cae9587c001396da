//! Takes in what an export says, in whatever order, and writes it as a log: user by user, each in the order of time.

use std::fs::File;
use std::io::{self, BufWriter, Seek, Write};

use indicatif::ProgressBar;
use reshelf::EventKind;
use reshelf::limits::{EVENT_ITEMS, LIST_ITEMS};

use super::catalogue::Catalogue;
use super::log_out::LogOut;
use super::said::{Fields, Said};
use super::sorter::{Sorter, temporary};
use super::tally::{NO_ITEM, NO_USER, Place, TOO_MANY_ITEMS, Tally};
use super::visits::{Counts, Visits};
use crate::error::CliError;

/// What was said so far.
pub struct Intake {
    sorter: Sorter,
    /// Lists that are defined once, as lines of the log.
    defined: Option<BufWriter<File>>,
    memory: usize,
    pub tally: Tally,
    /// What is known of products beside what the events tell.
    pub catalogue: Catalogue,
}

impl Intake {
    /// Nothing yet; sorting takes `memory` bytes.
    pub fn new(memory: usize, catalogue: Catalogue) -> Intake {
        Intake { sorter: Sorter::new(memory), defined: None, memory, tally: Tally::default(), catalogue }
    }

    /// Another sorter of the same size.
    pub fn sorter(&self) -> Sorter {
        Sorter::new(self.memory)
    }

    /// Takes in one thing; what the log could not have is counted.
    ///
    /// # Errors
    /// Those of [`Sorter::take`].
    pub fn take(&mut self, said: &Said) -> Result<(), CliError> {
        let is_list = said.kind == EventKind::ViewItemList;
        let says_something = match said.kind {
            EventKind::Search => said.search_term.is_some(),
            _ => said.defined || !said.items.is_empty(),
        };
        let left_out = match () {
            () if said.user.trim().is_empty() => Some(NO_USER),
            () if !says_something => Some(NO_ITEM),
            () if said.items.len() > if is_list { LIST_ITEMS.max } else { EVENT_ITEMS.max } => Some(TOO_MANY_ITEMS),
            () => None,
        };
        match left_out {
            Some(reason) => {
                self.tally.leave_out(reason, said.kind.name());
                Ok(())
            }
            None => self.sorter.take(&said.key(), &said.bytes()),
        }
    }

    /// Takes in a list that many are shown: it is written once, before all else.
    ///
    /// # Errors
    /// [`CliError::Unwritable`] of the temporary folder.
    pub fn define(&mut self, name: &str, items: &[Fields]) -> Result<(), CliError> {
        let defined = match &mut self.defined {
            Some(defined) => defined,
            none => none.insert(BufWriter::new(tempfile::tempfile().map_err(temporary)?)),
        };
        LogOut::new(defined).define(name, items).map_err(temporary)
    }

    /// How much was taken in.
    pub fn taken(&self) -> u64 {
        self.sorter.taken()
    }

    /// Writes all of it; `progress` moves with each.
    ///
    /// # Errors
    /// Those of sorting; of writing as [`CliError`] by `unwritable`.
    pub fn write<W: Write>(
        self,
        to: &mut W,
        progress: &ProgressBar,
        unwritable: impl Fn(io::Error) -> CliError,
    ) -> Result<(Tally, Counts), CliError> {
        if let Some(defined) = self.defined {
            let mut defined = defined.into_inner().map_err(|error| temporary(error.into_error()))?;
            defined.rewind().map_err(temporary)?;
            io::copy(&mut defined, to).map_err(&unwritable)?;
        }
        // What is counted from here on is of no line in particular.
        let mut tally = self.tally;
        tally.place = Place::default();
        let mut visits = Visits::new(to, self.catalogue, tally);
        let mut sorted = self.sorter.sorted()?;
        while let Some(bytes) = sorted.next()? {
            if let Some(said) = Said::of_bytes(&bytes) {
                visits.take(said).map_err(&unwritable)?;
            }
            progress.inc(1);
        }
        visits.finish().map_err(unwritable)
    }
}
