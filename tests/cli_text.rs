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
    let output = pretrain(&catalogue, &ratings, &out, &["--log", "shop.jsonl"]);
    assert!(stderr(&output).contains("cannot be used with"), "{}", stderr(&output));
    let output = reshelf(&["pretrain", "--text", "--out", out.to_str().unwrap()]);
    assert!(stderr(&output).contains("--catalogue"), "{}", stderr(&output));
}
