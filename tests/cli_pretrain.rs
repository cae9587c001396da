//! `reshelf pretrain` from logs to a model, its report and its card. The logs are those of synthetic shops.
#![cfg(feature = "cli")]

mod support;

use std::fs;
use std::path::Path;
use std::process::Output;

use reshelf::{Group, Model, Scorer, table};
use serde_json::Value;
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
    let evaluated: Value = serde_json::from_slice(&evaluated.stdout).unwrap();
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
    let files = ["pretrain", "--log", &log, "--base", base.to_str().unwrap(), "--out", tuned.to_str().unwrap()];
    let output = reshelf(&[&files[..], &["--steps", "10"]].concat());
    assert!(output.status.success(), "{}", stderr(&output));
    let after = Model::from_bytes(&fs::read(&tuned).unwrap()).unwrap();
    assert_eq!((before.standard(), before.prior()), (after.standard(), after.prior()));
    assert_ne!(before.identity(), after.identity());
}

#[test]
fn a_pull_holds_a_tuned_model_to_where_it_started() {
    let folder = folder("pretrain-pull");
    let log = log(&folder);
    let [base, tuned] = ["base", "tuned"].map(|name| folder.join(name));
    let before = Model::from_bytes(&trained(&log, &base, &[])).unwrap();
    let from = ["--base", base.to_str().unwrap()];
    let moved = |pull: &[&str]| -> f32 {
        let after = Model::from_bytes(&trained(&log, &tuned, &[&from[..], pull].concat())).unwrap();
        before.weights().skip.iter().zip(&after.weights().skip).map(|(one, other)| (one - other).powi(2)).sum()
    };
    let [free, usual, held] = [&["--pull", "0"][..], &[], &["--pull", "1e6"]].map(moved);
    assert!(held < 0.5 * free && usual != held, "{free} {usual} {held}");

    let refused = pretrain(&log, &tuned, &["--pull", "1"]);
    assert!(!refused.status.success() && stderr(&refused).contains("--base"), "{}", stderr(&refused));
    let refused = pretrain(&log, &tuned, &[&from[..], &["--pull=-1"]].concat());
    assert!(!refused.status.success() && stderr(&refused).contains("number from 0"), "{}", stderr(&refused));
}

#[test]
fn two_models_are_measured_side_by_side() {
    let folder = folder("pretrain-against");
    let log = log(&folder);
    let [one, other] = ["one", "other"].map(|name| folder.join(name));
    trained(&log, &one, &[]);
    trained(&log, &other, &["--without", "seen"]);
    let measured = |model: &Path, more: &[&str]| -> Value {
        let output =
            reshelf(&[&["evaluate", "--log", &log, "--json", "--model", model.to_str().unwrap()], more].concat());
        assert!(output.status.success(), "{}", stderr(&output));
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let both = measured(&one, &["--against", other.to_str().unwrap()]);
    let alone = [&one, &other].map(|model| measured(model, &[])["rankers"]["base"].clone());
    assert_eq!([&both["rankers"]["base"], &both["rankers"]["other"]], [&alone[0], &alone[1]]);
    let mean = both["difference"]["base-other"]["mrr"][0].as_f64().unwrap();
    let difference = alone[0]["mrr"].as_f64().unwrap() - alone[1]["mrr"].as_f64().unwrap();
    assert!(difference != 0.0 && (mean - difference).abs() < 2e-6, "{both}");
}

#[test]
fn lists_are_learned_by_heart_where_asked() {
    let folder = folder("pretrain-memorise");
    let log = log(&folder);
    let [plain, out, card] = ["plain", "own", "card.md"].map(|name| folder.join(name));
    let by_heart = trained(&log, &out, &["--memorise", "5", "--card", card.to_str().unwrap()]);
    assert!(by_heart != trained(&log, &plain, &["--learning-rate", "0.002", "--weight-decay", "0"]));
    assert!(fs::read_to_string(&card).unwrap().contains("| steps of learning lists by heart, first | 5 |"));
    assert_eq!(Model::from_bytes(&by_heart).unwrap().weights().hidden, [16, 8]);

    let refused = pretrain(&log, &out, &["--memorise", "5", "--base", plain.to_str().unwrap()]);
    assert!(!refused.status.success() && stderr(&refused).contains("cannot be used with"), "{}", stderr(&refused));
}

#[test]
fn a_model_tuned_on_everybody_is_measured_on_nobody() {
    let folder = folder("pretrain-all");
    let log = log(&folder);
    let [base, tuned, card, page] = ["base", "tuned", "card.md", "page.html"].map(|name| folder.join(name));
    trained(&log, &base, &[]);
    let [from, card_to, page_to] = [&base, &card, &page].map(|path| path.to_str().unwrap());
    let files = ["--base", from, "--card", card_to, "--report", page_to];
    let output = pretrain(&log, &tuned, &[&files[..], &["--users", "all"]].concat());
    let told = String::from_utf8(output.stdout.clone()).unwrap();
    assert!(told.contains("all users were trained on"), "{told}{}", stderr(&output));
    for text in [card, page.clone()].map(|path| fs::read_to_string(path).unwrap()) {
        assert!(text.contains("All users and lists were trained on") && text.contains("L2-SP"), "{text}");
    }
    assert!(!fs::read_to_string(page).unwrap().contains("How it learned"), "nobody looked while it was tuned");
    let output = pretrain(&log, &tuned, &["--users", "all"]);
    assert!(stderr(&output).contains("--base"), "{}", stderr(&output));
}

#[test]
fn a_group_left_out_does_not_speak() {
    let folder = folder("pretrain-without");
    let log = log(&folder);
    let out = folder.join("model");
    let groups = ["--without", "price", "--without", "seen"];
    let model = Model::from_bytes(&trained(&log, &out, &groups)).unwrap();
    let tuned = [&groups[..], &["--base", out.to_str().unwrap()]].concat();
    let tuned = Model::from_bytes(&trained(&log, &folder.join("tuned"), &tuned)).unwrap();
    for model in [model, tuned] {
        let scorer = Scorer::new(&model, None).unwrap();
        let speaks = |value: f32, named: &[Group]| {
            let row = table().map(|feature| if named.contains(&feature.group) { value } else { 0.3 });
            scorer.score_row(&row.collect::<Vec<_>>())
        };
        let left_out = [Group::Price, Group::Seen];
        assert_eq!(speaks(2.0, &left_out), speaks(f32::NAN, &left_out));
        assert_ne!(speaks(2.0, &[Group::Choices]), speaks(f32::NAN, &[Group::Choices]));
        let adapts = table().zip(model.prior()).filter(|(_, width)| **width > 0.0);
        assert!(adapts.into_iter().all(|(feature, _)| !left_out.contains(&feature.group)));
    }
    let output = pretrain(&log, &out, &["--without", "weather"]);
    assert!(
        stderr(&output).contains("weather") && stderr(&output).contains("price, deal, seen"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn a_search_tells_its_trials_and_trains_by_the_best() {
    let folder = folder("pretrain-search");
    let log = log(&folder);
    let other = folder.join("other.jsonl");
    let other = other.to_str().unwrap();
    assert!(reshelf(&["simulate", "--family", "panel", "--shops", "3", "--out", other]).status.success());
    let [out, again, by_hand] = ["out", "again", "by-hand"].map(|name| folder.join(name));
    let [card, page] = ["card.md", "page.html"].map(|name| folder.join(name));
    let told_in = ["--card", card.to_str().unwrap(), "--report", page.to_str().unwrap()];
    let search = [&["--log", other, "--search", "2"][..], &told_in].concat();
    let output = pretrain(&log, &out, &search);
    let told = stderr(&output);
    assert!(output.status.success(), "{told}");
    let flags = told.lines().find_map(|line| line.strip_prefix("training by the best: ")).unwrap();
    let [card, page] = [&card, &page].map(|path| fs::read_to_string(path).unwrap());
    for text in [&told, &card, &page] {
        assert!(text.contains("lists kept apart") && text.contains("shop left out"), "{text}");
    }
    assert!(card.contains("Jamieson") && card.contains("corner"), "{card}");
    let out = fs::read(&out).unwrap();
    assert!(out == trained(&log, &again, &search), "the same seed found another model");
    let flags: Vec<&str> = flags.split(' ').collect();
    let same = ["pretrain", "--shops", "1", "--steps", "10", "--lists", "200", "--log", &log, "--log", other, "--out"];
    let output = reshelf(&[&same[..], &[by_hand.to_str().unwrap()], &flags].concat());
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(out == fs::read(by_hand).unwrap(), "the flags told train another model");
    let refused = pretrain(&log, &again, &["--search", "1"]);
    assert!(stderr(&refused).contains("2..=256"), "{}", stderr(&refused));
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
        (&good, &["--weight", "nowhere=2"], "--weight nowhere: no log or family of that name, only"),
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
