//! Holds the code to its structure: data goes one way and no two files use each other, JavaScript and Burn are named in
//! one folder each, the library has no clock and opens no file, and every path that the documents name is there.

#[path = "support/uses.rs"]
mod uses;

use std::fs;
use std::path::{Path, PathBuf};

use uses::{Uses, circles};

/// The parts of the library in the order in which data flows: each uses only what stands above it.
const LAYERS: [&str; 54] = [
    "limits",
    "shared",
    "case_folding",
    "tokens",
    "sentence",
    "error",
    "interner",
    "by_hash",
    "ascending",
    "newest",
    "lanes",
    "bf16",
    "query",
    "item",
    "numbers",
    "softmax",
    "event",
    "results",
    "prices",
    "kept_places",
    "ledger",
    "shopper",
    "features",
    "trust",
    "salt",
    "bytes",
    "crowd",
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
    "counting",
    "adoption",
    "snapshot",
    "journal",
    "shelf",
    "record",
    "random",
    "in_order",
    "text",
    "synthetic",
    "log",
    "learn",
    "evaluation",
    "shop",
    "browser",
    "fuzzing",
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

/// The library's files, and those of the command line.
fn crates() -> [Uses; 2] {
    let (cli, library): (Vec<PathBuf>, Vec<PathBuf>) =
        rust_files("src").into_iter().filter(|path| !is_test(path)).partition(|path| path.starts_with("src/cli"));
    [Uses::of(Path::new("src/lib.rs"), &library), Uses::of(Path::new("src/cli/main.rs"), &cli)]
}

#[test]
fn data_goes_one_way() {
    let [library, _] = crates();
    let place = |path: &Path| {
        let layer = layer(path);
        let place = LAYERS.iter().position(|known| *known == layer);
        place.unwrap_or_else(|| panic!("{}: {layer} has no place in LAYERS", path.display()))
    };
    for (path, used) in library.edges() {
        for used in used {
            let (one, other) = (path.display(), used.display());
            assert!(place(used) <= place(path), "{one} uses {other}, which stands below it in LAYERS");
        }
    }
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let mut found = String::new();
    for uses in crates() {
        let edges = uses.edges();
        assert!(edges.len() > 20 && edges.values().any(|used| used.len() > 5), "the files were not read");
        for circle in circles(&edges) {
            let way: Vec<String> = circle.iter().chain(&circle[..1]).map(|path| path.display().to_string()).collect();
            found += &format!("\n{}", way.join(" uses "));
        }
    }
    assert!(found.is_empty(), "circles of files:{found}");
}

#[test]
fn the_command_line_uses_the_library_from_outside() {
    for path in rust_files("src/cli") {
        let text = code(&path);
        assert!(!text.contains("#[path") && !text.contains("include!("), "{} takes in another file", path.display());
    }
}

#[test]
fn javascript_burn_clocks_files_and_chance_stay_where_they_belong() {
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
    only(&["SystemTime", "Instant", "std::fs", "std::env", "std::process", "println!", "eprint!"], &["src/cli"]);
    only(&["clap::", "indicatif", "flate2"], &["src/cli"]);
    only(&["rand_chacha"], &["src/random.rs"]);
    only(
        &["rayon"],
        &[
            "src/in_order.rs",
            "src/evaluation/bootstrap.rs",
            "src/learn/pretrain",
            "src/learn/prior.rs",
            "src/shop",
            "src/cli/threads.rs",
        ],
    );
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
    for document in ["README.md", "ARCHITECTURE.md", "SECURITY.md"] {
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
