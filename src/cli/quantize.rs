//! `reshelf quantize`: the same model in a quarter of the bytes.

use std::path::PathBuf;

use reshelf::Precision;

use crate::error::CliError;
use crate::model_file;
use crate::out_file;
use crate::output::print;

/// Make a model four times smaller: its matrices as 8-bit numbers, with a scale for each row.
#[derive(clap::Args)]
pub struct Args {
    /// The model to make smaller.
    model: PathBuf,
    /// Where the smaller model is written.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// Runs it.
///
/// # Errors
/// A file that cannot be read or written, or is no model.
pub fn run(args: &Args) -> Result<(), CliError> {
    out_file::expect(&args.out)?;
    let model = model_file::read(&args.model)?;
    let before = model.to_bytes().len();
    let small = model.with_precision(Precision::Int8);
    let bytes = small.to_bytes();
    out_file::write(&args.out, &bytes)?;
    print(&format!(
        "{}: model {:016x}, {} bytes in {}, {before} before\n",
        args.out.display(),
        small.identity(),
        bytes.len(),
        small.precision().name()
    ));
    Ok(())
}
