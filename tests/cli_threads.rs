//! Whatever the number of threads, a command writes the same bytes.
#![cfg(feature = "cli")]

mod support;

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use serde_json::Value;
use support::{folder, reshelf, stderr};

/// A log of synthetic shoppers, packed or not.
fn log(folder: &Path, family: &str, shops: u32, seed: u64, ending: &str) -> String {
    let path = folder.join(format!("log.{ending}")).to_str().unwrap().to_owned();
    let (shops, seed) = (shops.to_string(), seed.to_string());
    let output = reshelf(&["simulate", "--family", family, "--shops", &shops, "--seed", &seed, "--out", &path]);
    assert!(output.status.success(), "{}", stderr(&output));
    path
}

/// What a command prints and writes on so many threads; `OUT` stands for the file.
fn on(threads: usize, folder: &Path, command: &[&str], ending: &str) -> (Vec<u8>, Vec<u8>) {
    let (folder, threads) = (folder.join(format!("on-{threads}")), threads.to_string());
    fs::create_dir_all(&folder).unwrap();
    let out = folder.join(format!("out.{ending}"));
    let out_path = out.to_str().unwrap();
    let command: Vec<&str> = command.iter().map(|&word| if word == "OUT" { out_path } else { word }).collect();
    let output = reshelf(&[&command[..], &["--threads", &threads]].concat());
    assert!(output.status.success(), "{command:?}: {}", stderr(&output));
    let printed = String::from_utf8(output.stdout).unwrap().replace(out_path, "OUT");
    (printed.into_bytes(), fs::read(&out).unwrap_or_default())
}

/// The object of `evaluate --json` without what it took.
fn measured(printed: &[u8]) -> Value {
    let mut told: Value = serde_json::from_slice(printed).unwrap();
    for effort in ["lists_per_second", "peak_memory_mb"] {
        assert!(told.as_object_mut().unwrap().remove(effort).is_some(), "{effort}");
    }
    told
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3, max_shrink_iters: 0, ..ProptestConfig::default() })]

    #[test]
    fn the_bytes_do_not_depend_on_the_number_of_threads(
        family in prop::sample::select(vec!["clicks", "panel", "baskets"]),
        shops in 3u32..8,
        seed in 0u64..1_000,
        threads in 2usize..9,
    ) {
        let folder = folder("threads");
        let log = log(&folder, family, shops, seed, "jsonl");
        let commands: [(&[&str], &str); 7] = [
            (&["features", "--log", &log, "--out", "OUT"], "txt"),
            (&["features", "--log", &log, "--lists", "100", "--out", "OUT"], "gz"),
            (&["featurize", "--log", &log, "--out", "OUT"], "jsonl"),
            (&["shop", "--log", &log, "--map", "--out", "OUT"], "counts"),
            (&["shop", "--log", &log, "--out", "OUT"], "shop"),
            (&["pretrain", "--log", &log, "--shops", "2", "--steps", "20", "--lists", "200", "--out", "OUT"], "reshelf"),
            (&["evaluate", "--log", &log, "--report", "OUT", "--limit-users", "40"], "html"),
        ];
        for (command, ending) in commands {
            let (one, many) = (on(1, &folder, command, ending), on(threads, &folder, command, ending));
            prop_assert!(!one.1.is_empty(), "{:?} wrote nothing", command);
            prop_assert!(one.1 == many.1, "{:?}: the file differs on {} threads", command, threads);
            if command[0] != "evaluate" {
                prop_assert!(one.0 == many.0, "{:?}: it prints otherwise on {} threads", command, threads);
            }
        }
        let figures = |threads| measured(&on(threads, &folder, &["evaluate", "--log", &log, "--json"], "none").0);
        prop_assert_eq!(figures(1), figures(threads));
    }
}

#[test]
fn what_learns_on_the_way_learns_the_same() {
    let folder = folder("threads-adapt");
    let log = log(&folder, "baskets", 2, 5, "jsonl.gz");
    for kind in ["linear", "last-layer"] {
        let command = ["evaluate", "--log", &log, "--json", "--adapt", "--adapter", kind];
        let [one, many] = [1, 5].map(|threads| measured(&on(threads, &folder, &command, "none").0));
        assert_eq!(one, many, "{kind}");
    }
}

#[test]
fn bad_lines_are_named_in_their_order_and_the_rest_is_measured() {
    let folder = folder("threads-bad");
    let path = log(&folder, "clicks", 4, 2, "jsonl");
    let mut lines: Vec<String> = fs::read_to_string(&path).unwrap().lines().map(str::to_owned).collect();
    for at in (0..lines.len()).step_by(151) {
        lines.insert(at, "{".repeat(at % 7 + 1));
    }
    fs::write(&path, lines.join("\n")).unwrap();
    let told = |threads: &str| {
        let output = reshelf(&["evaluate", "--log", &path, "--json", "--threads", threads]);
        assert!(output.status.success(), "{}", stderr(&output));
        (stderr(&output), measured(&output.stdout))
    };
    let one = told("1");
    assert!(one.0.contains("line 1 skipped") && one.0.contains("lines skipped"), "{}", one.0);
    assert_eq!(told("4"), one);
}

#[test]
fn no_threads_at_all_are_refused() {
    let output = reshelf(&["evaluate", "--log", "none.jsonl", "--threads", "0"]);
    assert!(!output.status.success() && stderr(&output).contains("--threads"), "{}", stderr(&output));
}
