//! `reshelf loso` on the logs of synthetic shops: every log is left out in turn, and a base is trained once.
#![cfg(feature = "cli")]

mod support;

use std::fs;
use std::path::Path;
use std::process::Output;

use support::{folder, reshelf, stderr};

/// Two small logs in a folder of the test's own.
fn logs(folder: &Path) -> [String; 2] {
    [("clicks", "first"), ("panel", "second")].map(|(family, name)| {
        let path = folder.join(format!("{name}.jsonl")).to_str().unwrap().to_owned();
        let output = reshelf(&["simulate", "--family", family, "--shops", "2", "--seed", "4", "--out", &path]);
        assert!(output.status.success(), "{}", stderr(&output));
        path
    })
}

/// A run of a few steps; what `more` says counts.
fn loso(logs: &[String; 2], keep: &Path, more: &[&str]) -> Output {
    let few = ["--shops", "1", "--lists", "60", "--hidden", "8,4"];
    let steps: &[&str] = if more.contains(&"--steps") { &[] } else { &["--steps", "5"] };
    let files = ["loso", "--log", &logs[0], "--log", &logs[1], "--keep", keep.to_str().unwrap()];
    reshelf(&[&files[..], &few, steps, more].concat())
}

fn told(output: &Output) -> String {
    assert!(output.status.success(), "{}", stderr(output));
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// How many trainings a run did.
fn trained(output: &Output) -> usize {
    stderr(output).lines().filter(|line| line.contains(", seed ")).count()
}

#[test]
fn each_log_is_left_out_in_turn_and_what_was_trained_is_kept() {
    let folder = folder("loso");
    let keep = folder.join("kept");
    let _ = fs::remove_dir_all(&keep);
    let logs = logs(&folder);
    let one = loso(&logs, &keep, &["--seeds", "1", "--only", "second"]);
    assert!(told(&one).contains("second") && !told(&one).contains("first"), "{}", told(&one));
    assert_eq!(trained(&one), 1);

    let out = folder.join("table.md");
    let all = loso(&logs, &keep, &["--seeds", "2", "--out", out.to_str().unwrap()]);
    assert_eq!(trained(&all), 3, "the one of before is not done again");
    let table = fs::read_to_string(&out).unwrap();
    let rows: Vec<&str> =
        table.lines().filter(|line| line.starts_with("| first ") || line.starts_with("| second ")).collect();
    assert!(rows.len() == 2 && rows.iter().all(|row| row.matches(" | ").count() == 12), "{table}");

    let again = loso(&logs, &keep, &["--seeds", "2"]);
    assert_eq!((trained(&again), told(&again)), (0, told(&all)));
}

#[test]
fn what_was_kept_of_another_log_or_recipe_does_not_count() {
    let folder = folder("loso-apart");
    let keep = folder.join("kept");
    let _ = fs::remove_dir_all(&keep);
    let logs = logs(&folder);
    let once = |more: &[&str]| trained(&loso(&logs, &keep, &[&["--seeds", "1", "--only", "first"], more].concat()));
    assert_eq!([once(&[]), once(&[]), once(&["--steps", "6"]), once(&["--without", "price"])], [1, 0, 1, 1]);
    let half: String =
        fs::read_to_string(&logs[0]).unwrap().lines().take(200).map(|line| format!("{line}\n")).collect();
    fs::write(&logs[0], half).unwrap();
    assert_eq!(once(&[]), 1);
}

#[test]
fn a_log_that_is_not_there_is_refused_with_those_that_are() {
    let folder = folder("loso-unknown");
    let output = loso(&logs(&folder), &folder.join("kept"), &["--only", "third"]);
    assert!(!output.status.success() && stderr(&output).contains("no log of that name, only first, second"));
}
