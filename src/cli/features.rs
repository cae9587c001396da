//! `reshelf features`: the lists of a log as numbers, for any tool that learns to rank.

use std::io::{self, Write};
use std::path::PathBuf;

use reshelf::evaluation::split::Users;
use reshelf::{WIDTH, table};

use crate::error::CliError;
use crate::log_file;
use crate::named::explained;
use crate::out_file::{self, OutFile};
use crate::progress;
use crate::training::reservoir::Reservoir;
use crate::training::scope::Scope;
use crate::training::training_set::{ChosenFrom, lists_of};

/// Write the features of each list that was chosen from, for other tools that learn to rank.
///
/// Features are as they were when the list came up. The format is that of SVMlight and LETOR: a line an item, `label qid:N column:value …`, columns from 1, label 1
/// for what was chosen, 0 for the rest, a missing value left out. The comment behind a list's first item names the
/// list, and says `unseen` where the list is kept out of training, `stranger` where nothing was known of the shopper.
///
/// Lists are those that `pretrain` takes: of training and validation users without the unseen ones, of validation
/// users without lists shown to strangers. Of test users all are written.
#[derive(clap::Args)]
pub struct Args {
    /// A replay log: JSON Lines, plain or gzip.
    #[arg(long, value_name = "FILE")]
    log: PathBuf,
    /// The users whose lists are written; `pretrain` splits a log's users the same way.
    #[arg(long, default_value = Users::All.name(), value_parser = explained(Users::ALL, Users::name, Users::meaning))]
    users: Users,
    /// Write that many lists at most, drawn evenly over the users; all of them where it is left out.
    #[arg(long, value_name = "N")]
    lists: Option<usize>,
    /// Seed that fixes which lists are drawn: with `pretrain`'s seed and number of lists, those that it trains on.
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Where to write; gzip where the name ends in .gz.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// Runs it. Memory: one user, and the lists drawn where a number is given.
///
/// # Errors
/// A log that cannot be read or has too many bad lines, a file that cannot be written.
pub fn run(args: &Args) -> Result<(), CliError> {
    out_file::expect(&args.out)?;
    let unwritable = |source| CliError::unwritable(&args.out, source);
    let mut lists = Writer::new(OutFile::create(&args.out)?).map_err(unwritable)?;
    let scope = Scope::default();
    let mut drawn = args.lists.map(|lists| Reservoir::new(lists, args.seed));
    let bar = progress::of_file(&args.log);
    let mut log = log_file::open(&args.log, &bar)?;
    while let Some(user) = log.next().transpose().map_err(|error| CliError::log(&args.log, error))? {
        if !args.users.has(&user.user) {
            continue;
        }
        let mut written = Ok(());
        lists_of(&user, &scope, log.lists_defined(), &mut |list| match &mut drawn {
            Some(drawn) => drawn.offer(list),
            None if written.is_ok() => written = lists.write(&list),
            None => {}
        })?;
        written.map_err(unwritable)?;
    }
    bar.finish_and_clear();
    for list in drawn.iter().flat_map(|drawn| &drawn.kept) {
        lists.write(list).map_err(unwritable)?;
    }
    let written = lists.written;
    lists.to.finish().map_err(unwritable)?;
    eprintln!("{}: {written} lists, {WIDTH} columns", args.out.display());
    Ok(())
}

/// Writes list after list.
struct Writer<W> {
    to: W,
    written: u64,
}

impl<W: Write> Writer<W> {
    /// The columns' names come first, in a comment.
    fn new(mut to: W) -> io::Result<Writer<W>> {
        write!(to, "# columns from 1:")?;
        table().try_for_each(|feature| write!(to, " {}", feature.name))?;
        writeln!(to)?;
        Ok(Writer { to, written: 0 })
    }

    fn write(&mut self, chosen_from: &ChosenFrom) -> io::Result<()> {
        self.written += 1;
        let ChosenFrom { list, name, unseen, stranger, .. } = chosen_from;
        for (item, (row, chosen)) in list.rows.chunks_exact(WIDTH).zip(&list.chosen).enumerate() {
            write!(self.to, "{} qid:{}", u8::from(*chosen), self.written)?;
            for (column, value) in (1..).zip(row).filter(|(_, value)| !value.is_nan()) {
                write!(self.to, " {column}:{value}")?;
            }
            if item == 0 {
                let name = name.as_deref().map_or("-".to_owned(), |name| name.replace(char::is_whitespace, "_"));
                let told = [(*unseen, " unseen"), (*stranger, " stranger")];
                let told: String = told.into_iter().filter(|(so, _)| *so).map(|(_, word)| word).collect();
                write!(self.to, " # {name}{told}")?;
            }
            writeln!(self.to)?;
        }
        Ok(())
    }
}
