//! What was counted and what it is worth, for a terminal.

use std::fmt::Write;
use std::path::Path;

use reshelf::crowd::{About, Crowd, Weights};
use reshelf::evaluation::{Interval, Side};
use reshelf::shop::{Fitted, Step};

/// What came out, in a few lines.
pub fn text(path: &Path, fitted: &Fitted) -> String {
    let About { shoppers, lists, choices, weights, strangers, .. } = fitted.about;
    let mut out = String::new();
    let items = Crowd::from_bytes(fitted.bytes.clone()).map_or(0, |crowd| crowd.items());
    let _ = writeln!(
        out,
        "{}: {} bytes, {items} items; counted {choices} choices of {shoppers} shoppers from {lists} lists",
        path.display(),
        fitted.bytes.len()
    );
    let _ = writeln!(
        out,
        "\n{:<50}{:>10}   {:<32}{:<32}",
        "tried on users left out", "", "nats a choice against before", "gain in MRR on the server's order"
    );
    for Step { name, nats, gain, kept } in &fitted.steps {
        let told = |interval: &Option<Interval>| interval.map_or(String::new(), Interval::text);
        let kept = if *kept { "kept" } else { "left out" };
        let _ = writeln!(out, "{name:<50}{kept:>10}   {:<32}{:<32}", told(nats), told(gain));
    }
    let [server, crowd] = fitted.ranks;
    let _ = writeln!(out, "\nMRR on users left out: server {server:.4}, crowd {crowd:.4}");
    let _ = writeln!(out, "{}", verdict(fitted));
    for (whose, Weights { place, item, query, neighbours }) in [("weights", weights), ("of strangers", strangers)] {
        let _ =
            writeln!(out, "{whose}: place {place:.3}, item {item:.3}, query {query:.3}, neighbours {neighbours:.3}");
    }
    out
}

/// What the gain says, in a sentence.
pub fn verdict(fitted: &Fitted) -> String {
    let told = |interval: Option<Interval>| interval.map_or("none".to_owned(), Interval::text);
    let gain = told(fitted.gain);
    match fitted.gain.map(Interval::side) {
        Some(Side::Above) => format!("gain {gain}; strangers alone {}", told(fitted.strangers)),
        _ => {
            format!("gain {gain}: not to be told from nothing, so the odds weigh nothing and the server's order stands")
        }
    }
}
