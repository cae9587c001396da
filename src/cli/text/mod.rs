//! `reshelf pretrain --text`: trains the text tower on a catalogue and on ratings, and measures it against word overlap
//! and BM25.

mod catalogue;
mod relevances;
mod table;
mod trial;

pub use relevances::Relevances;

use std::fs;
use std::path::{Path, PathBuf};

use reshelf::learn::text::{Look, Settings, calibrated, pretrain_text, tune};
use reshelf::text::Tower;

use crate::error::CliError;
use crate::out_file;
use crate::output::print;
use crate::progress;
use catalogue::{Catalogue, ratings};
use trial::Trial;

/// What `pretrain --text` needs; nothing of it without `--text`.
#[derive(clap::Args)]
pub struct Args {
    /// Train the text tower instead of a base model: how well titles answer queries
    #[arg(long, requires_all = ["catalogue", "ratings"], conflicts_with_all = ["logs", "base", "report", "card"])]
    pub text: bool,
    /// Products, JSON Lines, plain or gzip: "item_id", "item_name", and where known "description", "item_brand",
    /// "attributes"
    #[arg(long, value_name = "FILE", requires = "text")]
    catalogue: Option<PathBuf>,
    /// Ratings, JSON Lines, plain or gzip: "query", "item_id" of the catalogue, "rating" from 0
    #[arg(long, value_name = "FILE", requires = "text")]
    ratings: Option<PathBuf>,
    /// Steps without labels at most
    #[arg(long, value_name = "N", requires = "text", default_value_t = Settings::default().steps)]
    text_steps: usize,
}

/// Runs it.
///
/// # Errors
/// A file that cannot be read or written, a line that is none of a catalogue or of ratings, too little to train on.
pub fn run(args: &Args, out: &Path, seed: u64) -> Result<(), CliError> {
    let (Some(catalogue), Some(rated)) = (&args.catalogue, &args.ratings) else {
        return Err(CliError::Usage("--text needs --catalogue and --ratings".to_owned()));
    };
    out_file::expect(out)?;
    let catalogue = Catalogue::read(catalogue)?;
    let rated = ratings(rated, &catalogue)?;
    let settings = Settings { steps: args.text_steps, seed, ..Settings::default() };
    let bar = progress::of_steps(settings.steps as u64, "learning titles {wide_bar} {pos}/{len}, {eta} left");
    let tower = pretrain_text(catalogue.products(), &settings, &mut |Look { step, loss, best }| {
        bar.set_position(step as u64);
        let mark = if best { "*" } else { "" };
        bar.suspend(|| eprintln!("step {step:>5} loss on products held out {loss:.4}{mark}"));
    })?;
    bar.finish_and_clear();
    let trial = Trial::run(&tower, &catalogue, &rated, seed)?;
    let all: Vec<_> = rated.iter().collect();
    let tower = calibrated(&tune(&tower, &all, seed)?, trial.judgements())?;
    let bytes = tower.to_bytes();
    out_file::write(out, &bytes)?;
    let file = out_file::file_name(out);
    let parameters = tower.weights().parameters();
    print(&format!("{}\n{file}: text tower, {parameters} parameters, {} bytes\n", table::told(&trial), bytes.len()));
    Ok(())
}

/// Reads a tower's file.
///
/// # Errors
/// [`CliError::Unreadable`]; [`CliError::Refused`] with the reason.
pub fn read(path: &Path) -> Result<Tower, CliError> {
    let bytes = fs::read(path).map_err(|source| CliError::unreadable(path, source))?;
    Tower::from_bytes(&bytes).map_err(|error| CliError::refused(path, error))
}
