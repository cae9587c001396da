//! `reshelf inspect`: what a model file is.

use std::fmt::Write;
use std::path::PathBuf;

use reshelf::{Group, Model, table, table_identity};

use crate::error::CliError;
use crate::model_file;
use crate::output::print;

/// Say what a model file holds: its identity, size and features.
#[derive(clap::Args)]
pub struct Args {
    /// The model file.
    file: PathBuf,
}

/// Runs it.
///
/// # Errors
/// A file that cannot be read, or is no model of this build.
pub fn run(args: &Args) -> Result<(), CliError> {
    let model = model_file::read(&args.file)?;
    print(&text(&args.file.display().to_string(), model.to_bytes().len(), &model));
    Ok(())
}

fn text(name: &str, bytes: usize, model: &Model) -> String {
    let weights = model.weights();
    let [first, second] = weights.hidden;
    let features = table().count();
    let mut out = String::new();
    let _ = writeln!(out, "{name}: model {:016x}, {bytes} bytes", model.identity());
    let _ = writeln!(
        out,
        "network: {features} -> {first} -> {second} -> 1, SiLU, linear skip; {} parameters",
        weights.parameters()
    );
    let adapting = model.prior().iter().filter(|&&width| width > 0.0).count();
    let _ = writeln!(out, "features: table {:016x}; the adapter may move {adapting} of them", table_identity());
    for group in Group::ALL {
        let _ = writeln!(out, "\n{}", group.name());
        let columns = model.standard().mean.iter().zip(&model.standard().deviation).zip(model.prior());
        for (feature, ((mean, deviation), prior)) in table().zip(columns) {
            if feature.group == group {
                let prior = if *prior > 0.0 { format!(", prior {prior:.3}") } else { String::new() };
                let _ = writeln!(
                    out,
                    "  {:<28} {} [{}]; mean {mean:.3}, deviation {deviation:.3}{prior}",
                    feature.name, feature.meaning, feature.unit
                );
            }
        }
    }
    out
}
