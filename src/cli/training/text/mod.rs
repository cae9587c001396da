//! `reshelf pretrain --text`: trains the text tower on a catalogue and on ratings, and measures it against word overlap
//! and BM25; or compares encoders.

mod catalogue;
mod table;
mod trial;
mod way;

use std::path::{Path, PathBuf};

use reshelf::learn::text::{Draft, EncoderKind, Look, Loss, Rated, Settings, calibrated, pretrain_text, tune};

use crate::error::CliError;
use crate::named::named;
use crate::out_file;
use crate::output::print;
use crate::progress;
use catalogue::{Catalogue, ratings};
use trial::Trial;

/// What `pretrain --text` needs; nothing of it without `--text`.
#[derive(clap::Args)]
#[group(id = "text_tower")]
pub struct Args {
    /// Train the text tower instead of a base model: how well titles answer queries
    #[arg(long, requires_all = ["catalogue", "ratings"])]
    pub text: bool,
    /// Products, JSON Lines, plain or gzip: "item_id", "item_name", and where known "description", "item_brand",
    /// "attributes"
    #[arg(long, value_name = "FILE", requires = "text")]
    catalogue: Option<PathBuf>,
    /// Ratings, JSON Lines, plain or gzip: "query", "item_id" of the catalogue, "rating" from 0
    #[arg(long, value_name = "FILE", requires = "text")]
    ratings: Option<PathBuf>,
    /// Steps of training without ratings at most
    #[arg(long, value_name = "N", requires = "text", default_value_t = Settings::default().steps)]
    text_steps: usize,
    /// Encoder of the tower; several, with commas between, are compared
    ///
    /// A text tower's file holds a convolution: any other encoder is measured only, nothing is written, and --out is
    /// refused.
    #[arg(
        long,
        value_name = "ENCODER",
        requires = "text",
        value_delimiter = ',',
        default_value = EncoderKind::Convolution.name(),
        value_parser = named(EncoderKind::ALL, EncoderKind::name)
    )]
    encoder: Vec<EncoderKind>,
    /// Loss by which the tower that is written is fitted to ratings; the table shows the last layer fitted by both
    #[arg(
        long,
        value_name = "LOSS",
        requires = "text",
        default_value = Loss::Listwise.name(),
        value_parser = named(Loss::ALL, Loss::name)
    )]
    loss: Loss,
    /// Train with N seeds, from --seed on, and measure their mean; with more than one nothing is written, and --out is refused
    #[arg(
        long,
        value_name = "N",
        requires = "text",
        default_value_t = 1,
        value_parser = clap::value_parser!(u64).range(1..=20)
    )]
    seeds: u64,
}

/// The ids of its flags.
pub const FLAGS: [&str; 7] = ["text", "catalogue", "ratings", "text_steps", "encoder", "loss", "seeds"];

/// Runs it.
///
/// # Errors
/// A file that cannot be read or written, a line that is none of a catalogue or of ratings, too little to train on.
pub fn run(args: &Args, out: Option<&Path>, seed: u64) -> Result<(), CliError> {
    let (Some(catalogue), Some(rated)) = (&args.catalogue, &args.ratings) else {
        return Err(CliError::Usage("--text needs --catalogue and --ratings".to_owned()));
    };
    let out = kept(args, out)?;
    let catalogue = Catalogue::read(catalogue)?;
    let rated = ratings(rated, &catalogue)?;
    let bm25 = trial::exact(&catalogue);
    let mut trials = Vec::new();
    let mut last = None;
    for &encoder in &args.encoder {
        let mut of_seeds = Vec::new();
        for seed in (seed..).take(args.seeds as usize) {
            let draft =
                learned(&catalogue, &Settings { encoder, steps: args.text_steps, seed, ..Settings::default() })?;
            of_seeds.push(Trial::run(&draft, &bm25, &rated, out.map(|_| args.loss), seed)?);
            last = Some(draft);
        }
        trials.extend(Trial::mean_of(of_seeds).map(|trial| (encoder, trial)));
    }
    print(&table::told(&trials, &rated, args.seeds));
    match (out, last, &trials[..]) {
        (Some(out), Some(draft), [(_, trial)]) => write(out, &draft, &rated, trial, args.loss, seed),
        _ => {
            print(&format!("\nNothing is written: {WRITES}.\n"));
            Ok(())
        }
    }
}

/// What makes a file.
const WRITES: &str = "a tower's file holds a convolution, trained with one seed; to write one, give --out FILE and leave \
                      out --encoder and --seeds";

/// Where the tower goes; `None` where encoders or seeds are compared.
fn kept<'a>(args: &Args, out: Option<&'a Path>) -> Result<Option<&'a Path>, CliError> {
    let keeps = args.encoder == [EncoderKind::Convolution] && args.seeds == 1;
    match out {
        Some(out) if keeps => out_file::expect(out).map(|()| Some(out)),
        Some(_) => Err(CliError::Usage(format!("--out cannot be used with these --encoder and --seeds: {WRITES}"))),
        None if keeps => Err(CliError::Usage("--out FILE is needed: where the text tower is written".to_owned())),
        None => Ok(None),
    }
}

fn learned(catalogue: &Catalogue, settings: &Settings) -> Result<Draft, CliError> {
    let bar = progress::of_steps(settings.steps as u64, "learning titles {wide_bar} {pos}/{len}, {eta} left");
    let draft = pretrain_text(catalogue.products(), settings, &mut |Look { step, loss, best }| {
        bar.set_position(step as u64);
        let mark = if best { "*" } else { "" };
        bar.suspend(|| eprintln!("step {step:>5} loss on validation products {loss:.4}{mark}"));
    })?;
    bar.finish_and_clear();
    let encoder = settings.encoder.name();
    eprintln!("{encoder}, seed {}: {} parameters", settings.seed, draft.parameters());
    Ok(draft)
}

/// Tunes on all ratings and writes the tower.
fn write(out: &Path, draft: &Draft, rated: &[Rated], trial: &Trial, loss: Loss, seed: u64) -> Result<(), CliError> {
    let all: Vec<&Rated> = rated.iter().collect();
    let Some(tower) = tune(draft, &all, loss, seed)?.tower()? else {
        return Err(CliError::Usage(WRITES.to_owned()));
    };
    let tower = calibrated(&tower, trial.judgements())?;
    let bytes = tower.to_bytes();
    out_file::write(out, &bytes)?;
    let (file, parameters) = (out_file::file_name(out), tower.weights().parameters());
    print(&format!("\n{file}: text tower, {parameters} parameters, {} bytes\n", bytes.len()));
    Ok(())
}

#[cfg(test)]
mod tests {
    use clap::{Args as _, Command};

    use super::*;

    #[test]
    fn every_flag_is_kept_apart_from_those_of_a_bases_training() {
        let command = Args::augment_args(Command::new("text"));
        assert!(command.get_arguments().map(|flag| flag.get_id().as_str()).eq(FLAGS));
    }
}
