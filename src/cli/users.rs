//! The users of a log, handed out to all cores and taken back in the order of the log.

use std::path::Path;
use std::sync::Arc;

use reshelf::in_order::in_order;
use reshelf::record::UserLog;
use reshelf::text::Tower;

use crate::error::CliError;
use crate::log_file;
use crate::progress;

/// Which users of a log take part, and what reads its titles.
pub struct Part<'a> {
    /// Which users, by their id.
    pub wanted: &'a dyn Fn(&str) -> bool,
    /// At most so many of them; all where it is `None`.
    pub most: Option<usize>,
    /// What tells how relevant titles are to queries; shared words where there is none.
    pub text: Option<&'a Arc<Tower>>,
}

/// A user, and how many lists the log had defined by then.
pub struct Read {
    pub user: UserLog,
    pub lists_defined: usize,
}

/// Users handed out at once: many, so that what is made once for all of them costs little, and few, so that no core waits long
/// for the last ones.
const USERS: usize = 8;

/// Users with so many items in their events are handed out at once, however few they are: a megabyte or so.
const ITEMS: usize = 2_000;

/// Hands the users of a log to `work` on all cores, some at a time, and what it makes of them to `take`, in the order of the
/// log; tells how many lists the log defines, as far as it was read.
///
/// Memory: the log's lists, and some users a core.
///
/// # Errors
/// Those of reading the log, of `work` and of `take`.
pub fn each<R: Send>(
    path: &Path,
    part: &Part<'_>,
    work: impl Fn(&[Read]) -> Result<R, reshelf::Error> + Sync,
    mut take: impl FnMut(R) -> Result<(), CliError>,
) -> Result<usize, CliError> {
    let bar = progress::of_file(path);
    let mut log = log_file::open(path, &bar)?.with_text(part.text);
    let mut left = part.most.unwrap_or(usize::MAX);
    let mut next = || {
        let (mut users, mut items) = (Vec::new(), 0);
        while left > 0 && users.len() < USERS && items < ITEMS {
            let Some(user) = log.next().transpose().map_err(|error| CliError::log(path, error))? else { break };
            if (part.wanted)(&user.user) {
                items += user.records.iter().map(|record| record.event.items().len()).sum::<usize>();
                users.push(Read { user, lists_defined: log.lists_defined() });
                left -= 1;
            }
        }
        Ok((!users.is_empty()).then_some(users))
    };
    in_order(&mut next, |users| work(&users), |made| take(made?))?;
    bar.finish_and_clear();
    Ok(log.lists_defined())
}
