//! `reshelf features`: the lists of a log as numbers, for any tool that learns to rank.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::PathBuf;

use reshelf::evaluation::split::Users;
use reshelf::in_order::in_order;
use reshelf::{WIDTH, table};

use crate::error::CliError;
use crate::named::explained;
use crate::out_file::{self, OutFile};
use crate::threads::Threads;
use crate::training::reservoir::Reservoir;
use crate::training::scope::Scope;
use crate::training::training_set::{ChosenFrom, lists_of};
use crate::users::{self, Part, Read};

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
    #[command(flatten)]
    threads: Threads,
}

/// Lists that are written out at once.
const LISTS: usize = 64;

/// Runs it. Memory: some users a core, and the lists drawn where a number is given.
///
/// # Errors
/// A log that cannot be read or has too many bad lines, a file that cannot be written.
pub fn run(args: &Args) -> Result<(), CliError> {
    out_file::expect(&args.out)?;
    args.threads.start()?;
    let unwritable = |source| CliError::unwritable(&args.out, source);
    let mut lists = Writer::new(OutFile::create(&args.out)?).map_err(unwritable)?;
    let part = Part { wanted: &|user| args.users.has(user), most: None, text: None };
    match args.lists {
        None => {
            let told = |users: &[Read]| Ok(lists_of_all(users)?.iter().map(told).collect());
            users::each(&args.log, &part, told, |told: Vec<String>| lists.write(&told).map_err(unwritable))?;
        }
        Some(most) => {
            let mut drawn = Reservoir::new(most, args.seed);
            users::each(&args.log, &part, lists_of_all, |lists| {
                lists.into_iter().for_each(|list| drawn.offer(list));
                Ok(())
            })?;
            let mut some = drawn.kept.chunks(LISTS);
            in_order(
                || Ok(some.next()),
                |lists| lists.iter().map(told).collect::<Vec<String>>(),
                |told| lists.write(&told).map_err(unwritable),
            )?;
        }
    }
    let written = lists.written;
    lists.to.finish().map_err(unwritable)?;
    eprintln!("{}: {written} lists, {WIDTH} columns", args.out.display());
    Ok(())
}

/// The lists of some users that take part.
fn lists_of_all(users: &[Read]) -> Result<Vec<ChosenFrom>, reshelf::Error> {
    let scope = Scope::default();
    let mut lists = Vec::new();
    for Read { user, lists_defined } in users {
        lists_of(user, None, &scope, *lists_defined, &mut |list| lists.push(list))?;
    }
    Ok(lists)
}

/// A list as it is written, but for its number: a line an item, of which the first character is the label.
fn told(chosen_from: &ChosenFrom) -> String {
    let ChosenFrom { list, name, unseen, stranger, .. } = chosen_from;
    let mut lines = String::new();
    for (item, (row, chosen)) in list.rows.chunks_exact(WIDTH).zip(&list.chosen).enumerate() {
        lines.push(if *chosen { '1' } else { '0' });
        for (column, value) in (1..).zip(row).filter(|(_, value)| !value.is_nan()) {
            // Writing to a string cannot fail.
            let _ = write!(lines, " {column}:{value}");
        }
        if item == 0 {
            let name = name.as_deref().map_or("-".to_owned(), |name| name.replace(char::is_whitespace, "_"));
            let told = [(*unseen, " unseen"), (*stranger, " stranger")];
            let told: String = told.into_iter().filter(|(so, _)| *so).map(|(_, word)| word).collect();
            let _ = write!(lines, " # {name}{told}");
        }
        lines.push('\n');
    }
    lines
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

    /// Numbers lists and writes them.
    fn write(&mut self, lists: &[String]) -> io::Result<()> {
        for lines in lists {
            self.written += 1;
            for (label, rest) in lines.split_inclusive('\n').map(|line| line.split_at(1)) {
                write!(self.to, "{label} qid:{}{rest}", self.written)?;
            }
        }
        Ok(())
    }
}
