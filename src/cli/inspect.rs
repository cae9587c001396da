//! `reshelf inspect`: what a model or a snapshot is.

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use reshelf::{Gate, Group, Model, Shopper, Snapshot, table, table_identity};

use crate::error::CliError;
use crate::exported;
use crate::model_file;
use crate::output::print;

/// Tell what a file holds: a model's identity, size and features, or how much a snapshot knows of its shopper.
#[derive(clap::Args)]
pub struct Args {
    /// A model file, a snapshot, or what the browser's `export()` gave, as JSON.
    file: PathBuf,
    /// The model that a snapshot's adapter belongs to; the shipped one where it is left out.
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
}

/// Runs it.
///
/// # Errors
/// A file that cannot be read, or is neither a model nor a snapshot of this build.
pub fn run(args: &Args) -> Result<(), CliError> {
    let name = args.file.display().to_string();
    let refused = |error| CliError::refused(&args.file, error);
    let bytes = fs::read(&args.file).map_err(|source| CliError::unreadable(&args.file, source))?;
    let text = if bytes.starts_with(&Model::MAGIC) {
        model_text(&name, bytes.len(), &Model::from_bytes(&bytes).map_err(refused)?)
    } else if let Some(bytes) = exported::snapshot(bytes) {
        let model = args.model.as_deref().map_or_else(|| Ok(Model::shipped()?), model_file::read)?;
        let snapshot = Snapshot::read(&bytes, &model).map_err(refused)?;
        snapshot_text(&name, bytes.len(), &snapshot)
    } else {
        return Err(CliError::Usage(format!(
            "{name}: neither a model, as pretrain writes it, nor a snapshot, as the browser's export() gives it; check \
             the path"
        )));
    };
    print(&text);
    Ok(())
}

fn model_text(name: &str, bytes: usize, model: &Model) -> String {
    let weights = model.weights();
    let [first, second] = weights.hidden;
    let features = table().count();
    let mut out = String::new();
    let _ = writeln!(
        out,
        "{name}: model {:016x}, {bytes} bytes, matrices in {}",
        model.identity(),
        model.precision().name()
    );
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

fn snapshot_text(name: &str, bytes: usize, snapshot: &Snapshot) -> String {
    let Snapshot { shopper, visit, examples, gate } = snapshot;
    format!(
        "{name}: snapshot of one shopper, format version {}, {bytes} bytes\n{}visit: the orders of {} lists\nexamples: {} kept of {} ever\n{}",
        Snapshot::VERSION,
        history_text(shopper),
        visit.len(),
        examples.len(),
        examples.ever(),
        gate_text(gate)
    )
}

fn history_text(shopper: &Shopper) -> String {
    let paused = if shopper.is_paused() { "; paused: nothing new is remembered" } else { "" };
    format!(
        "history: {} acts, {} choices kept of {} ever, {} items shown, {} queries, {} names{paused}\n",
        shopper.acts().len(),
        shopper.choices().len(),
        shopper.choices_ever(),
        shopper.impressions().len(),
        shopper.queries().count(),
        shopper.labels().iter().len()
    )
}

fn gate_text(gate: &Gate) -> String {
    let (judged, choices) = gate.counts();
    let (share, evidence) = (gate.counting().share(), gate.counting().evidence());
    let counting = format!("counting: {share:.2} of the scores, by {evidence:+.1} nats\n");
    let adapter = match gate.adapter() {
        None => format!("adapter: none that belongs to the model; {choices} choices counted\n"),
        Some(_) => format!(
            "adapter: {}, weight {:.2}, judged by {judged} of {choices} choices\n",
            gate.adoption().name(),
            gate.weight()
        ),
    };
    adapter + &counting
}
