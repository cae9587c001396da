//! `reshelf import`: an export of a shop's analytics or search as a replay log.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use reshelf::EventKind;

use super::catalogue::Catalogue;
use super::intake::Intake;
use super::item::Words;
use super::json_lines;
use super::kinds::Kinds;
use super::options::Options;
use super::source::Source;
use super::tally::Tally;
use super::visits::Counts;
use super::{columns, kinds};
use crate::error::CliError;
use crate::named::explained;
use crate::out_file::{self, OutFile};
use crate::progress;

/// Turn an export that a shop has into a log that `evaluate` and `pretrain` read.
///
/// The export may be in any order; it is sorted by user and time in temporary files (TMPDIR), and memory stays bounded. What could not
/// be used is told on standard error, with counts and what to do.
///
/// Times are ISO 8601 (without an offset it is UTC), or a number that, as seconds, milli-, micro- or nanoseconds since 1970, falls into the
/// years 1990 to 2099. Prices are numbers or texts that can be read in one way only.
#[derive(clap::Args)]
pub struct Args {
    /// What the files are.
    #[arg(long, value_name = "SOURCE", value_parser = explained(Source::ALL, Source::name, Source::meaning))]
    from: Source,
    /// The files of the export, plain or gzip, in any order.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Where to write the log; gzip where the name ends in .gz, standard output where it is -.
    #[arg(long, value_name = "FILE", default_value = "-")]
    out: PathBuf,
    /// Which column of a CSV file holds what, such as `user=customer_id,time=created_at`; a column that is called like its
    /// meaning is found without.
    #[arg(long, value_name = "MEANING=COLUMN", value_delimiter = ',', value_parser = columns::named)]
    columns: Vec<(String, String)>,
    /// How a CSV file writes its times where they are not ISO 8601, such as `%d/%m/%Y %H:%M`; taken as UTC.
    #[arg(long, value_name = "FORMAT")]
    time_format: Option<String>,
    /// What an event of another name is, such as `product_click=select_item`.
    #[arg(long, value_name = "NAME=EVENT", value_delimiter = ',', value_parser = kinds::named)]
    events: Vec<(String, EventKind)>,
    /// Fields or columns of items to take as attributes, beside name, brand, variant, categories and price.
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    attributes: Vec<String>,
    /// Products as JSON Lines, an item a line in GA4's words or as a search engine has them; they describe items of which the
    /// export has the id alone.
    #[arg(long, value_name = "FILE")]
    items: Option<PathBuf>,
    /// Megabytes of memory to sort in.
    #[arg(long, value_name = "MB", default_value_t = 64, value_parser = clap::value_parser!(u16).range(1..=16_384))]
    memory: u16,
}

/// Runs it. Memory: that of sorting, one visit, and the products that are known.
///
/// # Errors
/// A file that cannot be read or written; an export of which nothing can be used.
pub fn run(args: &Args) -> Result<(), CliError> {
    let to_file = args.out != Path::new("-");
    if to_file {
        out_file::expect(&args.out)?;
    }
    let options = Options {
        columns: args.columns.clone(),
        time_format: args.time_format.clone(),
        kinds: Kinds::new(args.events.clone()),
        words: Words { attributes: args.attributes.clone() },
    };
    let mut intake = Intake::new(usize::from(args.memory) * 1024 * 1024, Catalogue::default());
    if let Some(path) = &args.items {
        catalogue(path, &options, &mut intake)?;
    }
    args.from.read(&args.files, &options, &mut intake)?;
    let written = if to_file {
        let mut file = OutFile::create(&args.out)?;
        let written = write(args, intake, &mut file)?;
        file.finish().map_err(|source| CliError::unwritable(&args.out, source))?;
        written
    } else {
        let mut out = BufWriter::new(io::stdout().lock());
        let written = write(args, intake, &mut out)?;
        out.flush().map_err(|source| CliError::unwritable(&args.out, source))?;
        written
    };
    report(args, &written.0, &written.1)
}

fn write<W: Write>(args: &Args, intake: Intake, to: &mut W) -> Result<(Tally, Counts), CliError> {
    let bar = progress::of_steps(intake.taken(), "writing {wide_bar} {percent} %, {eta} left");
    let written = intake.write(to, &bar, |source| CliError::unwritable(&args.out, source));
    bar.finish_and_clear();
    written
}

/// Takes in a file of products.
fn catalogue(path: &Path, options: &Options, into: &mut Intake) -> Result<(), CliError> {
    json_lines::objects(path, into, &mut |record, into| {
        if let Some(item) = options.words.item(&record, &mut into.tally) {
            into.catalogue.add(0, item);
        }
        Ok(())
    })?;
    into.tally.notes.push(format!("{} products described by {}", into.catalogue.len(), path.display()));
    into.tally.read = 0;
    Ok(())
}

/// Tells on standard error what was read, written and left out.
fn report(args: &Args, tally: &Tally, counts: &Counts) -> Result<(), CliError> {
    let Counts { users, visits, lists, listed, of_one, choices, acts } = counts;
    eprintln!("read: {} lines or rows of {} files, from {}", tally.read, args.files.len(), args.from.name());
    tally.notes.iter().for_each(|note| eprintln!("{note}"));
    let items = if *lists > 0 { *listed as f64 / *lists as f64 } else { 0.0 };
    eprintln!(
        "written: {lists} lists of {items:.1} items, {choices} choices from them, {acts} other lines, {users} users, {visits} visits"
    );
    eprint!("{}", tally.text());
    if *of_one * 2 > *lists {
        eprintln!(
            "{of_one} lists are of one item, which there is no other order for; items of one list need the same time, list and \
             query, or positions that go on"
        );
    }
    let lacking = if *lists == 0 {
        "no list: a log is of lists that were shown and of what was chosen from them"
    } else if *choices == 0 {
        "no choice of an item that stood in a list: clicks, carts and purchases need the ids that the lists have"
    } else {
        return Ok(());
    };
    Err(CliError::Usage(format!(
        "{lacking}; what was left out is told above, docs/your-log.md tells what each export needs"
    )))
}
