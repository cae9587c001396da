//! `reshelf simulate`: the logs of synthetic shops, with the truth behind them where asked for.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use reshelf::log;
use reshelf::synthetic::{Family, Settings};

use crate::error::CliError;
use crate::named::named;
use crate::out_file::OutFile;
use crate::progress;

/// Write the logs of synthetic shops, whose shoppers have known tastes.
///
/// JSON Lines as `evaluate` and `pretrain` read them, 20 shoppers a shop; the same seed gives the same bytes. Fields:
/// `event`, `user`, `session`, `ts` (milliseconds since 1970), `items` (`item_id`, `index`, and what the shop tells:
/// `price`, `item_name`, `item_brand`, `item_category` to `item_category3`, `item_variant`, `label`, `material`,
/// `promotion`, `embedding`), `item_list_id` (a list that `define_list` gave once), `search_term`. An act on an item
/// of a list names it by `item_id` alone.
#[derive(clap::Args)]
pub struct Args {
    /// What kind of shops.
    #[arg(long, value_name = "FAMILY", value_parser = named(Family::ALL, Family::name))]
    family: Family,
    /// How many shops.
    #[arg(long, value_name = "N", default_value_t = 10)]
    shops: usize,
    /// Seed of every random draw.
    #[arg(long, value_name = "S", default_value_t = 0)]
    seed: u64,
    /// Position bias of every shop: position k, from 0, is looked at in proportion to (1 + k)^-B, B from 0 (none) to 3.
    ///
    /// Where it is left out each shop has its own.
    #[arg(long, value_name = "B", value_parser = bias)]
    bias: Option<f64>,
    /// Add to each list shown what no real log tells: `utility` and `examination`, one number an item.
    #[arg(long)]
    truth: bool,
    /// Where to write; gzip where the name ends in .gz, standard output where it is -.
    #[arg(long, value_name = "FILE", default_value = "-")]
    out: PathBuf,
}

/// Runs it.
///
/// # Errors
/// [`CliError::Unwritable`]. A reader of standard output that has gone away is none.
pub fn run(args: &Args) -> Result<(), CliError> {
    let written = if args.out == Path::new("-") {
        write(args, BufWriter::new(io::stdout().lock())).map(drop)
    } else {
        write(args, OutFile::create(&args.out)?).and_then(OutFile::finish)
    };
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(|source| CliError::unwritable(&args.out, source)),
    }
}

fn write<W: Write>(args: &Args, to: W) -> io::Result<W> {
    let settings = Settings { family: args.family, seed: args.seed, shops: args.shops, bias: args.bias };
    let bar = progress::of_steps(args.shops as u64, "{pos} of {len} shops {wide_bar} {eta} left");
    let mut log = log::Writer::new(to, args.truth);
    for shop in 0..args.shops {
        for journey in settings.shop(shop) {
            log.write(&journey)?;
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    log.finish()
}

pub fn bias(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(bias) if (0.0..=3.0).contains(&bias) => Ok(bias),
        _ => Err("a number from 0 to 3 is needed".to_owned()),
    }
}
