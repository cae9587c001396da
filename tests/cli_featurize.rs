//! `reshelf featurize` as a cluster would call it: part by part, and what is trained on the parts.
#![cfg(feature = "cli")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use proptest::prelude::*;
use serde_json::Value;
use support::{folder, reshelf, stderr};

/// A log of synthetic shoppers, each of whom looks through lists that are defined once, or that are not.
fn log(family: &str, folder: &Path) -> String {
    let path = folder.join(format!("{family}.jsonl"));
    let output =
        reshelf(&["simulate", "--family", family, "--shops", "3", "--seed", "4", "--out", path.to_str().unwrap()]);
    assert!(output.status.success(), "{}", stderr(&output));
    fs::read_to_string(path).unwrap()
}

/// What the filter makes of these lines.
fn featurized(lines: &str) -> String {
    let mut child = Command::new(env!("CARGO_BIN_EXE_reshelf"))
        .arg("featurize")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut to = child.stdin.take().unwrap();
    let lines = lines.to_owned();
    let writer = std::thread::spawn(move || to.write_all(lines.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{}", stderr(&output));
    String::from_utf8(output.stdout).unwrap()
}

/// A log's `define_list` lines, and each user's lines in the order of the users.
fn parts(log: &str) -> (String, Vec<(String, String)>) {
    let mut defined = String::new();
    let mut users: Vec<(String, String)> = Vec::new();
    for line in log.lines() {
        let user = serde_json::from_str::<Value>(line).unwrap()["user"].as_str().map(str::to_owned);
        match (user, users.last_mut()) {
            (None, _) => defined += &format!("{line}\n"),
            (Some(user), Some((last, lines))) if *last == user => *lines += &format!("{line}\n"),
            (Some(user), _) => users.push((user, format!("{line}\n"))),
        }
    }
    (defined, users)
}

/// Lines of features by their user.
fn by_user(lines: &str) -> BTreeMap<String, String> {
    let mut all: BTreeMap<String, String> = BTreeMap::new();
    for line in lines.lines() {
        let user = serde_json::from_str::<Value>(line).unwrap()["user"].as_str().unwrap().to_owned();
        *all.entry(user).or_default() += &format!("{line}\n");
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_split_by_user_the_lines_are_the_same_bytes(
        baskets in any::<bool>(), parts_of in proptest::collection::vec(0_usize..8, 300)
    ) {
        let log = log(if baskets { "baskets" } else { "clicks" }, &folder("featurize-split"));
        let whole = featurized(&log);
        let (defined, users) = parts(&log);
        prop_assert!(users.len() > 20 && whole.lines().count() > 100);
        let mut shards = vec![defined; 8];
        for ((_, lines), part) in users.iter().zip(parts_of.iter().cycle()) {
            shards[*part] += lines;
        }
        let split: String = shards.iter().map(|shard| featurized(shard)).collect();
        prop_assert!(by_user(&split) == by_user(&whole));
        prop_assert_eq!(split.len(), whole.len());
    }
}

#[test]
fn a_line_tells_what_was_chosen_and_the_features_of_each_item() {
    let (defined, users) = parts(&log("baskets", &folder("featurize-line")));
    let lines = featurized(&(defined + &users[0].1));
    let line: Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
    let items = line["features"].as_array().unwrap();
    assert!(items.iter().all(|row| row.as_array().unwrap().len() == reshelf::WIDTH));
    assert_eq!(line["places"].as_array().unwrap().len(), items.len());
    assert!(line["chosen"].as_array().unwrap().iter().all(|at| at.as_u64().unwrap() < items.len() as u64));
    assert_eq!(line["table"], format!("{:016x}", reshelf::table_identity()));
    assert_eq!((&line["user"], &line["stranger"]), (&Value::from(users[0].0.as_str()), &Value::from(true)));
}

#[test]
fn pretrain_makes_of_the_parts_the_model_that_it_makes_of_the_log() {
    let folder = folder("featurize-pretrain");
    let log = log("panel", &folder);
    let (defined, users) = parts(&log);
    let mut shards = Vec::new();
    for (n, users) in users.chunks(users.len().div_ceil(3)).enumerate() {
        let path = folder.join(format!("panel.{n}.jsonl"));
        let lines: String = users.iter().map(|(_, lines)| lines.as_str()).collect();
        fs::write(&path, featurized(&(defined.clone() + &lines))).unwrap();
        shards.push(path.to_str().unwrap().to_owned());
    }
    let train = |from: &[&str], out: &str| {
        let out = folder.join(out);
        let rest = ["--shops", "0", "--steps", "20", "--lists", "300", "--out", out.to_str().unwrap()];
        let output = reshelf(&[&["pretrain"], from, &rest].concat());
        assert!(output.status.success(), "{}", stderr(&output));
        fs::read(out).unwrap()
    };
    let path = folder.join("panel.jsonl");
    let of_log = train(&["--log", path.to_str().unwrap()], "log.reshelf");
    let shards: Vec<&str> = std::iter::once("--featurized").chain(shards.iter().map(String::as_str)).collect();
    assert!(train(&shards, "shards.reshelf") == of_log);
}

#[test]
fn what_is_no_featurized_line_is_an_error_with_its_place() {
    let folder = folder("featurize-refused");
    let path = folder.join("shard.jsonl");
    for (text, said) in [("{}\n", "line 1"), ("\nnonsense\n", "line 2")] {
        fs::write(&path, text).unwrap();
        let output =
            reshelf(&["pretrain", "--featurized", path.to_str().unwrap(), "--out", folder.join("m").to_str().unwrap()]);
        assert!(!output.status.success() && stderr(&output).contains(said), "{}", stderr(&output));
    }
}
