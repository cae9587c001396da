//! `reshelf pretrain --text` from a catalogue and ratings to a tower, its table, and its use by `evaluate`. The products
//! are made up here.
#![cfg(feature = "cli")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use reshelf::text::Tower;
use support::{folder, reshelf, stderr};

const KINDS: [(&str, &str); 4] = [("boot", "wellington"), ("mug", "beaker"), ("lamp", "light"), ("scarf", "shawl")];

/// Sixty products whose titles say one word and whose attributes another, and for each word a query with ratings.
fn shop(folder: &Path) -> [PathBuf; 2] {
    let [catalogue, ratings] = ["catalogue.jsonl", "ratings.jsonl"].map(|name| folder.join(name));
    let (mut products, mut rated) = (String::new(), String::new());
    for n in 0..60 {
        let (word, kind) = KINDS[n % KINDS.len()];
        products += &format!(
            r#"{{"item_id":"{n}","item_name":"Nordhavn {word} {n}","description":null,"attributes":{{"type":"{kind}"}}}}"#
        );
        products += "\n";
        for query in KINDS.iter().flat_map(|&(word, kind)| [word, kind]).filter(|_| n < 12) {
            let rating = if query == word || query == kind { 3 } else { 0 };
            rated += &format!(r#"{{"query":"{query}","item_id":"{n}","rating":{rating}}}"#);
            rated += "\n";
        }
    }
    fs::write(&catalogue, products).unwrap();
    fs::write(&ratings, rated).unwrap();
    [catalogue, ratings]
}

fn pretrain(catalogue: &Path, ratings: &Path, out: &Path, more: &[&str]) -> Output {
    let files = [catalogue, ratings, out].map(|path| path.to_str().unwrap());
    let [catalogue, ratings, out] = files;
    let given = ["pretrain", "--text", "--catalogue", catalogue, "--ratings", ratings, "--out", out];
    reshelf(&[&given[..], &["--text-steps", "20"], more].concat())
}

#[test]
fn a_tower_is_trained_measured_written_and_used() {
    let folder = folder("text-tower");
    let [catalogue, ratings] = shop(&folder);
    let [first, second] = ["first.tower", "second.tower"].map(|name| folder.join(name));
    let output = pretrain(&catalogue, &ratings, &first, &[]);
    assert!(output.status.success(), "{}", stderr(&output));
    let table = String::from_utf8(output.stdout).unwrap();
    for told in ["8 queries with 96 ratings; 8 of them", "word overlap", "BM25", "tower without ratings", "first.tower"]
    {
        assert!(table.contains(told), "{told} is not in\n{table}");
    }
    assert!(pretrain(&catalogue, &ratings, &second, &[]).status.success());
    let bytes = fs::read(&first).unwrap();
    assert!(bytes == fs::read(&second).unwrap(), "a seed fixes every byte");

    let tower = Tower::from_bytes(&bytes).unwrap();
    let [query, boot, mug] = ["wellington", "Nordhavn boot 7", "Nordhavn mug 7"].map(|text| tower.encode(text));
    assert!(tower.relevance(&query, &boot) > tower.relevance(&query, &mug));

    let log = folder.join("log.jsonl");
    let list = |search: &str, ts: u32| {
        format!(
            r#"{{"event":"view_item_list","user":"u","session":"{ts}","ts":{ts},"search_term":"{search}","items":[{{"item_id":"m","item_name":"Nordhavn mug 7"}},{{"item_id":"b","item_name":"Nordhavn boot 7"}}]}}"#
        )
    };
    let chosen = |ts: u32| {
        format!(r#"{{"event":"select_item","user":"u","session":"{ts}","ts":{ts},"items":[{{"item_id":"b"}}]}}"#)
    };
    fs::write(&log, [list("lamp", 1), chosen(1), list("wellington", 9), chosen(9)].join("\n")).unwrap();
    let evaluate = |more: &[&str]| reshelf(&[&["evaluate", "--json", "--log", log.to_str().unwrap()], more].concat());
    let with = evaluate(&["--text", first.to_str().unwrap()]);
    assert!(with.status.success(), "{}", stderr(&with));
    let refused = evaluate(&["--text", ratings.to_str().unwrap()]);
    assert!(stderr(&refused).contains("no usable text tower"), "{}", stderr(&refused));
}

#[test]
fn what_cannot_be_trained_on_is_named() {
    let folder = folder("text-refused");
    let [catalogue, ratings] = shop(&folder);
    let out = folder.join("tower");
    let bad = |name: &str, line: &str| {
        let path = folder.join(name);
        fs::write(&path, format!("{line}\n")).unwrap();
        path
    };
    let foreign = bad("foreign", r#"{"query":"boot","item_id":"absent","rating":3}"#);
    let endless = bad("endless", r#"{"query":"boot","item_id":"1","rating":99}"#);
    let alike = bad("alike", r#"{"query":"boot","item_id":"1","rating":3}"#);
    for (catalogue, ratings, words) in [
        (&catalogue, &foreign, "line 1: item_id \"absent\" is not in the catalogue"),
        (&catalogue, &endless, "line 1: rating is 99, allowed is 0 to 10"),
        (&catalogue, &alike, "queries whose ratings differ"),
        (&ratings, &ratings, "line 1: missing field `item_name`"),
        (&folder.join("absent"), &ratings, "cannot be read"),
    ] {
        let output = pretrain(catalogue, ratings, &out, &[]);
        assert_eq!(output.status.code(), Some(1), "{words}");
        assert!(stderr(&output).contains(words), "{words}: {}", stderr(&output));
        assert!(!out.exists());
    }
    let output = reshelf(&["pretrain", "--text", "--out", out.to_str().unwrap()]);
    assert!(stderr(&output).contains("--catalogue"), "{}", stderr(&output));
}

/// `pretrain --text` without a file to write.
fn compare(catalogue: &Path, ratings: &Path, more: &[&str]) -> Output {
    let [catalogue, ratings] = [catalogue, ratings].map(|path| path.to_str().unwrap());
    let given = ["pretrain", "--text", "--catalogue", catalogue, "--ratings", ratings, "--text-steps", "5"];
    reshelf(&[&given[..], more].concat())
}

#[test]
fn encoders_are_compared_seed_by_seed_and_nothing_is_written() {
    let folder = folder("text-compared");
    let [catalogue, ratings] = shop(&folder);
    let output = compare(&catalogue, &ratings, &["--encoder", "convolution,recurrent,attention", "--seeds", "2"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let table = String::from_utf8(output.stdout).unwrap();
    for told in [
        "Means of 2 seeds",
        "lowest and highest seed",
        "- listwise",
        "- convolution",
        "Nothing is written: a tower's file",
    ] {
        assert!(table.contains(told), "{told} is not in\n{table}");
    }
    for encoder in ["convolution", "recurrent", "attention"] {
        let rows = table.lines().filter(|line| line.starts_with(&format!("{encoder}: ")));
        assert_eq!(rows.count(), 3, "{encoder}:\n{table}");
        assert!(table.contains(&format!("{encoder}: tower and matches, binary")), "{encoder}:\n{table}");
    }
    // The lead over the convolution stands in the rows of the others alone.
    let differences = |row: &str| {
        let row = table.lines().find(|line| line.starts_with(row)).unwrap();
        row.matches(" to ").count() - 1
    };
    assert_eq!(["convolution", "recurrent"].map(|one| differences(&format!("{one}: tower without"))), [3, 4]);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2, "catalogue and ratings alone");
}

#[test]
fn a_file_is_written_of_one_convolution_alone() {
    let folder = folder("text-kept");
    let [catalogue, ratings] = shop(&folder);
    let out = folder.join("tower");
    for more in [&["--encoder", "recurrent"][..], &["--encoder", "convolution,attention"], &["--seeds", "2"]] {
        let output = pretrain(&catalogue, &ratings, &out, more);
        assert_eq!(output.status.code(), Some(1));
        let told = stderr(&output);
        assert!(told.contains("--out cannot be used") && told.contains("a tower's file holds a convolution"), "{told}");
        assert!(!out.exists());
    }
    let needed = compare(&catalogue, &ratings, &[]);
    assert!(stderr(&needed).contains("--out FILE is needed"), "{}", stderr(&needed));
    let unknown = compare(&catalogue, &ratings, &["--encoder", "pooling"]);
    assert!(stderr(&unknown).contains("[possible values: convolution, recurrent, attention]"), "{}", stderr(&unknown));
}

#[test]
fn the_tower_written_is_fitted_by_the_loss_asked_for() {
    let folder = folder("text-loss");
    let [catalogue, ratings] = shop(&folder);
    let towers = ["listwise", "binary"].map(|loss| {
        let out = folder.join(loss);
        let output = pretrain(&catalogue, &ratings, &out, &["--loss", loss]);
        assert!(output.status.success(), "{}", stderr(&output));
        (Tower::from_bytes(&fs::read(out).unwrap()).unwrap(), output.stdout)
    });
    let [(listwise, one_table), (binary, other_table)] = towers;
    assert_ne!(listwise.weights().head, binary.weights().head);
    for (table, loss) in [(one_table, "listwise"), (other_table, "binary")] {
        let table = String::from_utf8(table).unwrap();
        for told in ["tower and matches, listwise", "tower and matches, binary", &format!("encoder tuned, {loss}")] {
            assert!(table.contains(told), "{told} is not in\n{table}");
        }
        assert_eq!(table.matches("encoder tuned").count(), 1, "{table}");
    }
    for tower in [listwise, binary] {
        let [query, mug, boot] = ["mug", "Nordhavn mug 9", "Nordhavn boot 8"].map(|text| tower.encode(text));
        assert!(tower.relevance(&query, &mug) > tower.relevance(&query, &boot));
    }
}

#[test]
fn flags_that_nothing_would_read_are_refused() {
    let folder = folder("text-apart");
    let [catalogue, ratings] = shop(&folder);
    let out = folder.join("tower");
    for given in [
        &["--log", "shop.jsonl"][..],
        &["--steps", "9"],
        &["--shops", "1"],
        &["--hidden", "4,4"],
        &["--weight", "shop=2"],
        &["--without", "price"],
        &["--propensity", "1"],
        &["--full"],
    ] {
        let output = pretrain(&catalogue, &ratings, &out, given);
        let told = stderr(&output);
        assert!(told.contains("cannot be used with") && told.contains(given[0]), "{given:?}: {told}");
    }
    let base = ["pretrain", "--log", "shop.jsonl", "--shops", "1", "--out", out.to_str().unwrap()];
    for given in [["--loss", "binary"], ["--encoder", "recurrent"], ["--seeds", "2"], ["--text-steps", "9"]] {
        let told = stderr(&reshelf(&[&base[..], &given].concat()));
        assert!(told.contains("cannot be used with") && told.contains(given[0]), "{given:?}: {told}");
        let told = stderr(&reshelf(&[&["pretrain", "--out", out.to_str().unwrap()], &given[..]].concat()));
        assert!(told.contains("--text"), "{given:?}: {told}");
    }
    let told = stderr(&reshelf(&["pretrain", "--log", "shop.jsonl"]));
    assert!(told.contains("--out <FILE>"), "{told}");
}
