//! `reshelf pretrain` from logs to a model, its report and its card. The logs are those of synthetic shops.
#![cfg(feature = "cli")]

mod support;

use std::fs;
use std::path::Path;
use std::process::Output;

use reshelf::Model;
use support::{folder, reshelf, stderr};

/// A log of three small shops, in a folder that has a name of its own.
fn log(folder: &Path) -> String {
    let path = folder.join("corner <shop>.jsonl").to_str().unwrap().to_owned();
    let output = reshelf(&["simulate", "--family", "clicks", "--shops", "3", "--seed", "4", "--out", &path]);
    assert!(output.status.success(), "{}", stderr(&output));
    path
}

/// A training of a few steps; what `more` says counts.
fn pretrain(log: &str, out: &Path, more: &[&str]) -> Output {
    let few = ["--shops", "1", "--steps", "10", "--lists", "200", "--hidden", "16,8"];
    let files = ["pretrain", "--log", log, "--out", out.to_str().unwrap()];
    reshelf(&[&files[..], &few, more].concat())
}

fn trained(log: &str, out: &Path, more: &[&str]) -> Vec<u8> {
    let output = pretrain(log, out, more);
    assert!(output.status.success(), "{}", stderr(&output));
    fs::read(out).unwrap()
}

#[test]
fn a_seed_fixes_every_byte_and_another_gives_another_model() {
    let folder = folder("pretrain-seed");
    let log = log(&folder);
    let [first, second, other] = ["first", "second", "other"].map(|name| folder.join(name));
    let first = trained(&log, &first, &["--seed", "7"]);
    assert!(first == trained(&log, &second, &["--seed", "7"]));
    let other = trained(&log, &other, &["--seed", "8"]);
    assert_ne!(Model::from_bytes(&first).unwrap().identity(), Model::from_bytes(&other).unwrap().identity());
}

#[test]
fn table_report_and_card_tell_the_same_figures() {
    let folder = folder("pretrain-told");
    let log = log(&folder);
    let [out, report, card] = ["own.reshelf", "report.html", "card.md"].map(|name| folder.join(name));
    let more = ["--report", report.to_str().unwrap(), "--card", card.to_str().unwrap()];
    let output = pretrain(&log, &out, &more);
    assert!(output.status.success(), "{}", stderr(&output));
    let table = String::from_utf8(output.stdout).unwrap();
    let [report, card] = [report, card].map(|path| fs::read_to_string(path).unwrap());

    let evaluated =
        reshelf(&["evaluate", "--log", &log, "--model", out.to_str().unwrap(), "--users", "test", "--json"]);
    let evaluated: serde_json::Value = serde_json::from_slice(&evaluated.stdout).unwrap();
    let base = evaluated["rankers"]["base"]["mrr"].as_f64().unwrap();
    let lead = &evaluated["difference"]["base-own-count"]["mrr"];
    let [mean, low, high] = [0, 1, 2].map(|at| lead[at].as_f64().unwrap());
    let identity = format!("{:016x}", Model::from_bytes(&fs::read(&out).unwrap()).unwrap().identity());
    for told in [format!("{base:.4}"), format!("{mean:+.4} ({low:+.4} to {high:+.4})"), identity] {
        for text in [&table, &report, &card] {
            assert!(text.contains(&told), "{told} is not in\n{text}");
        }
    }
    assert!(report.contains("corner &lt;shop&gt;.jsonl") && card.contains("corner \\<shop>.jsonl"));
    for text in [&report, &card] {
        assert!(!text.contains(folder.to_str().unwrap()), "a path is told");
        assert!(text.contains("a log of the shop's own"));
    }
    for loaded in ["<script", "<link", "src=", "url(", "http"] {
        assert!(!report.contains(loaded), "the report has {loaded}");
    }
}

#[test]
fn what_was_trained_can_be_trained_further() {
    let folder = folder("pretrain-base");
    let log = log(&folder);
    let [base, tuned] = ["base", "tuned"].map(|name| folder.join(name));
    let before = Model::from_bytes(&trained(&log, &base, &[])).unwrap();
    let after = Model::from_bytes(&trained(&log, &tuned, &["--base", base.to_str().unwrap()])).unwrap();
    assert_eq!(before.standard(), after.standard());
    assert_ne!(before.identity(), after.identity());
}

#[test]
fn what_cannot_be_trained_on_is_named() {
    let folder = folder("pretrain-refused");
    let good = log(&folder);
    let out = folder.join("model");
    let quiet = folder.join("quiet.jsonl");
    let line = r#"{"event":"view_item","user":"u","session":"s","ts":1,"items":[{"item_id":"a"}]}"#;
    fs::write(&quiet, format!("{line}\n")).unwrap();
    for (log, more, words) in [
        ("absent.jsonl", &[][..], "absent.jsonl: cannot be read"),
        (quiet.to_str().unwrap(), &[], "quiet.jsonl: no choice to train on"),
        (&good, &["--hidden", "8"], "--hidden 8: two numbers are needed"),
        (&good, &["--lists", "1", "--shops", "0"], "nothing to choose the number of steps by"),
        (&good, &["--base", quiet.to_str().unwrap()], "no usable model"),
    ] {
        let output =
            reshelf(&[&["pretrain", "--steps", "20", "--log", log, "--out", out.to_str().unwrap()], more].concat());
        assert_eq!(output.status.code(), Some(1), "{words}");
        assert!(stderr(&output).contains(words), "{words}: {}", stderr(&output));
        assert!(!out.exists());
    }
    let output = reshelf(&["pretrain", "--shops", "0", "--out", out.to_str().unwrap()]);
    assert!(stderr(&output).contains("nothing to train on"), "{}", stderr(&output));
}

#[test]
fn a_file_that_cannot_be_written_is_found_before_training() {
    let folder = folder("pretrain-unwritable");
    let log = log(&folder);
    let out = folder.join("model");
    let absent = folder.join("absent").join("file");
    let absent = absent.to_str().unwrap();
    let refused = |output: &Output| {
        assert_eq!(output.status.code(), Some(1));
        let told = stderr(output);
        assert!(
            told.contains("cannot be written") && told.contains("folder exists") && !told.contains("step"),
            "{told}"
        );
    };
    refused(&pretrain(&log, Path::new(absent), &[]));
    refused(&pretrain(&log, &out, &["--report", absent]));
    refused(&pretrain(&log, &out, &["--card", absent]));
    refused(&pretrain(&log, &folder, &[]));
    assert!(!out.exists());
}
