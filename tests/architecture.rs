//! Holds the code to its structure: data goes one way, JavaScript and Burn are named in one folder each, the core has
//! no clock and no chance, and every path that the documents name is there.

use std::fs;
use std::path::{Path, PathBuf};

/// The parts of the library in the order in which data flows: each uses only what stands above it.
const LAYERS: [&str; 37] = [
    "limits",
    "letters",
    "tokens",
    "error",
    "numbering",
    "newest",
    "lanes",
    "bf16",
    "query",
    "item",
    "event",
    "results",
    "prices",
    "ledger",
    "shopper",
    "features",
    "trust",
    "bytes",
    "model",
    "adapter",
    "scorer",
    "metrics",
    "arrangement",
    "counters",
    "visit",
    "phrases",
    "reasons",
    "profile",
    "example",
    "adoption",
    "snapshot",
    "shelf",
    "record",
    "text",
    "synthetic",
    "learn",
    "browser",
];

/// A file longer than this is two files.
const LONGEST: usize = 400;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Rust files below a folder, their paths from the project's root.
fn rust_files(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root().join(folder)).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(rust_files(path.strip_prefix(root()).unwrap().to_str().unwrap()));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path.strip_prefix(root()).unwrap().to_path_buf());
        }
    }
    found.sort();
    found
}

/// The code of a file without its unit tests and comments.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(root().join(path)).unwrap();
    let shipped = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    shipped.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The first part of a path below `src`: the layer.
fn layer(path: &Path) -> String {
    let inside = path.strip_prefix("src").unwrap();
    inside.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs").to_owned()
}

fn is_test(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == "tests.rs")
}

#[test]
fn data_goes_one_way() {
    for path in rust_files("src").into_iter().filter(|path| !is_test(path)) {
        let own = layer(&path);
        if own == "lib" || own == "cli" {
            continue;
        }
        let place = |layer: &str| LAYERS.iter().position(|known| *known == layer);
        let here = place(&own).unwrap_or_else(|| panic!("{}: {own} has no place in LAYERS", path.display()));
        for used in code(&path).split("crate::").skip(1) {
            let used: String = used.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
            // Macros and types exported at the root have no lower-case name.
            if let Some(there) = place(&used) {
                assert!(there <= here, "{} uses {used}, which stands below {own}", path.display());
            }
        }
    }
}

#[test]
fn javascript_burn_clocks_and_chance_stay_where_they_belong() {
    let only = |names: &[&str], folders: &[&str]| {
        for path in rust_files("src").into_iter().filter(|path| !is_test(path)) {
            let text = code(&path);
            for name in names.iter().filter(|name| text.contains(**name)) {
                let allowed = folders.iter().any(|folder| path.starts_with(folder));
                assert!(allowed, "{} names {name}, which belongs in {folders:?}", path.display());
            }
        }
    };
    only(&["wasm_bindgen", "js_sys", "web_sys", "JsValue"], &["src/browser"]);
    only(&["burn::", "burn_ndarray"], &["src/learn"]);
    only(&["ndarray("], &["src/learn/backend.rs"]);
    only(&["SystemTime", "Instant", "std::fs", "std::env"], &["src/cli"]);
    only(&["rand_chacha"], &["src/synthetic/dice.rs"]);
}

#[test]
fn files_are_of_one_concept() {
    for path in rust_files("src") {
        let lines = fs::read_to_string(root().join(&path)).unwrap().lines().count();
        assert!(lines <= LONGEST, "{} has {lines} lines, {LONGEST} are the most", path.display());
    }
}

#[test]
fn every_path_that_the_documents_name_is_there() {
    for document in ["README.md", "ARCHITECTURE.md"] {
        let text = fs::read_to_string(root().join(document)).unwrap();
        let mut named = 0;
        for word in text.split(|c: char| !(c.is_ascii_alphanumeric() || "/._-".contains(c))) {
            let word = word.trim_end_matches(['.', '/']);
            let ours = ["src/", "pkg/", "www/", "tests/", "scripts/", "models/", "docs/"];
            // Built, not kept in git.
            if ours.iter().any(|folder| word.starts_with(folder)) && !word.starts_with("pkg/wasm") {
                named += 1;
                assert!(root().join(word).exists(), "{document} names {word}, which is not there");
            }
        }
        assert!(named > 1, "{document} names {named} paths");
    }
}
