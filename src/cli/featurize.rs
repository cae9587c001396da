//! `reshelf featurize`: a log, or a part of one, as lists with their features; a filter, for a cluster to run on each part.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use reshelf::WIDTH;
use reshelf::evaluation::split::Users;

use crate::error::CliError;
use crate::out_file::{self, OutFile};
use crate::threads::Threads;
use crate::training::featurized::{Line, identity};
use crate::training::scope::{Scope, Who};
use crate::training::training_set::{ChosenFrom, lists_of};
use crate::users::{self, Part, Read};

/// Turn lines of a log into lines of lists with their features, user by user.
///
/// A user's lists depend on nothing but the user's own lines and the `define_list` lines that they name. So a log may be split by user,
/// each part featurized by itself, on as many machines as there are, and all parts put together are the same bytes as of the whole log
/// in the order of its users. Each part has to begin with the log's `define_list` lines.
///
/// A line is a list that something, and not all, was chosen from: `user`, `list` (its name), `stranger` (nothing was known of the
/// shopper), `chosen` and `places` (by the server's order), `table` (which features), and `features`, a row an item, null where one is
/// missing. `pretrain --featurized` trains on them.
#[derive(clap::Args)]
pub struct Args {
    /// A replay log or a part of one, JSON Lines, plain or gzip; standard input where it is -.
    #[arg(long, value_name = "FILE", default_value = "-")]
    log: PathBuf,
    /// Where to write; gzip where the name ends in .gz, standard output where it is -.
    #[arg(long, value_name = "FILE", default_value = "-")]
    out: PathBuf,
    #[command(flatten)]
    threads: Threads,
}

/// Runs it. Memory: some users a core, and the lists that are defined.
///
/// # Errors
/// A log that cannot be read or has too many bad lines, a file that cannot be written. A reader of standard output that has
/// gone away is none.
pub fn run(args: &Args) -> Result<(), CliError> {
    let standard = Path::new("-");
    if args.out == standard {
        let mut out = BufWriter::new(io::stdout().lock());
        let written = write(args, &mut out);
        return match written.and_then(|_| out.flush().map_err(|source| CliError::unwritable(&args.out, source))) {
            Err(CliError::Unwritable { source, .. }) if source.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            done => done,
        };
    }
    out_file::expect(&args.out)?;
    let mut out = OutFile::create(&args.out)?;
    let lists = write(args, &mut out)?;
    out.finish().map_err(|source| CliError::unwritable(&args.out, source))?;
    eprintln!("{}: {lists} lists, {WIDTH} features an item", args.out.display());
    Ok(())
}

fn write<W: Write>(args: &Args, to: &mut W) -> Result<u64, CliError> {
    args.threads.start()?;
    let everybody = Part { wanted: &|_| true, most: None, text: None };
    let mut lists = 0;
    users::each(&args.log, &everybody, lines_of, |lines| {
        let lines = lines.map_err(|error| CliError::unwritable(&args.out, error.into()))?;
        lists += lines.iter().filter(|&&byte| byte == b'\n').count() as u64;
        to.write_all(&lines).map_err(|source| CliError::unwritable(&args.out, source))
    })?;
    Ok(lists)
}

/// The lists of some users as lines. Which of them are trained on is decided when all parts are read, so that no part needs to
/// know the others.
fn lines_of(users: &[Read]) -> Result<serde_json::Result<Vec<u8>>, reshelf::Error> {
    let all = Scope { who: Who::Tuning(Some(Users::All)), without: Vec::new() };
    let (mut lines, mut done) = (Vec::new(), Ok(()));
    for Read { user, .. } in users {
        lists_of(user, None, &all, 0, &mut |chosen_from| {
            if done.is_ok() {
                done = serde_json::to_writer(&mut lines, &line(&user.user, chosen_from));
                lines.push(b'\n');
            }
        })?;
    }
    Ok(done.map(|()| lines))
}

fn line(user: &str, chosen_from: ChosenFrom) -> Line {
    let value = |value: &f32| (!value.is_nan()).then_some(*value);
    Line {
        user: user.to_owned(),
        list: chosen_from.name.as_deref().map(str::to_owned),
        stranger: chosen_from.stranger,
        chosen: chosen_from.order,
        places: chosen_from.list.places,
        table: identity(),
        features: chosen_from.list.rows.chunks_exact(WIDTH).map(|row| row.iter().map(value).collect()).collect(),
    }
}
