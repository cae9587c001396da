//! `reshelf shop` from a log to a file that `evaluate` orders by. The logs are made by hand, each shopper with a taste that is
//! known.
#![cfg(feature = "cli")]

mod support;

use std::fmt::Write as _;
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;
use std::process::Command;

use reshelf::crowd::Crowd;
use serde_json::Value;
use support::{folder, reshelf, stderr};

const ITEMS: usize = 12;

/// Shoppers from `first` on, who each see three lists in an order of their own and choose from each: mostly their own of those
/// that are `liked`, or where there is none, anything.
fn log(folder: &Path, name: &str, shoppers: std::ops::Range<usize>, liked: &[usize]) -> String {
    let mut text = String::new();
    for shopper in shoppers {
        for visit in 0..3 {
            let at = (shopper * 3 + visit) * 3_600_000;
            let order: Vec<usize> = (0..ITEMS).map(|n| (n * 5 + shopper * 7 + visit * 3) % ITEMS).collect();
            let item = |(index, n): (usize, &usize)| {
                format!(r#"{{"item_id":"i{n}","item_brand":"b{}","index":{index}}}"#, n % 3)
            };
            let items: Vec<String> = order.iter().enumerate().map(item).collect();
            let mut line = |event: &str, items: &str| {
                let query = if event == "view_item_list" { r#""search_term":"shoes","# } else { "" };
                writeln!(text, r#"{{"event":"{event}","user":"u{shopper}","session":"{visit}","ts":{at},{query}"items":[{items}]}}"#).unwrap();
            };
            line("view_item_list", &items.join(","));
            let favourite = liked.get(shopper % liked.len().max(1)).filter(|_| (shopper + visit) % 4 > 0);
            let chosen = favourite.copied().unwrap_or_else(|| by_chance(shopper, visit));
            line("select_item", &format!(r#"{{"item_id":"i{chosen}"}}"#));
        }
    }
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

/// An item of which the shopper's others tell nothing.
fn by_chance(shopper: usize, visit: usize) -> usize {
    let mut hasher = DefaultHasher::new();
    (shopper, visit).hash(&mut hasher);
    hasher.finish() as usize % ITEMS
}

fn run(arguments: &[&str]) -> String {
    let output = reshelf(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", stderr(&output));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn path(folder: &Path, name: &str) -> String {
    folder.join(name).to_str().unwrap().to_owned()
}

fn crowd(path: &str) -> Crowd {
    Crowd::from_bytes(fs::read(path).unwrap()).unwrap()
}

#[test]
fn what_everybody_likes_comes_first_for_a_stranger() {
    let folder = folder("shop-liked");
    let (log, out) = (log(&folder, "log.jsonl", 0..120, &[5]), path(&folder, "liked.shop"));
    let [page, card] = ["page.html", "card.md"].map(|name| path(&folder, name));
    let told = run(&["shop", "--log", &log, "--users", "rest", "--out", &out, "--report", &page, "--card", &card]);
    assert!(told.contains("gain +0."), "{told}");
    let [page, card] = [page, card].map(|path| fs::read_to_string(path).unwrap());
    for text in [&page, &card] {
        assert!(
            text.contains("gain +0.") && text.contains("1970-01-01 to 1970-01-1") && text.contains("liked.shop"),
            "{text}"
        );
    }
    assert!(!page.contains("<script") && !page.contains("http"));
    assert!(crowd(&out).about().gain.low > 0.1);
    let json = run(&["evaluate", "--log", &log, "--users", "test", "--shop", &out, "--json"]);
    let json: Value = serde_json::from_str(&json).unwrap();
    let mrr = |part: &Value, ranker: &str| part[ranker]["mrr"].as_f64().unwrap();
    assert!(mrr(&json["rankers"], "crowd") > mrr(&json["rankers"], "server") + 0.2, "{json}");
    assert!(json["strangers"]["examples"].as_u64().unwrap() > 10);
    assert!(mrr(&json["strangers"], "base") > mrr(&json["strangers"], "base-without-shop") + 0.2, "{json}");
    assert_eq!(mrr(&json["strangers"], "base"), mrr(&json["strangers"], "crowd"));
    assert!(json["difference"]["base-base-without-shop"]["mrr"][1].as_f64().unwrap() > 0.0, "{json}");
}

#[test]
fn where_nothing_is_liked_more_than_by_chance_the_file_says_so_and_changes_nothing() {
    let folder = folder("shop-even");
    let (log, out) = (log(&folder, "log.jsonl", 0..120, &[]), path(&folder, "even.shop"));
    let told = run(&["shop", "--log", &log, "--users", "rest", "--out", &out]);
    assert!(told.contains("the server's order stands"), "{told}");
    let json = run(&["evaluate", "--log", &log, "--users", "test", "--shop", &out, "--json"]);
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["difference"]["base-base-without-shop"]["mrr"], serde_json::json!([0.0, 0.0, 0.0]));
    assert_eq!(json["rankers"]["crowd"], json["rankers"]["server"]);
}

#[test]
fn counted_in_parts_and_merged_in_any_order_the_file_is_the_same_to_the_bit() {
    let folder = folder("shop-parts");
    let whole = log(&folder, "log.jsonl", 0..90, &[2]);
    let out = path(&folder, "whole.shop");
    run(&["shop", "--log", &whole, "--out", &out]);
    let parts: Vec<String> = [0..40, 40..41, 41..90]
        .into_iter()
        .enumerate()
        .map(|(n, shoppers)| {
            let part = log(&folder, &format!("part-{n}.jsonl"), shoppers, &[2]);
            let counts = path(&folder, &format!("part-{n}.counts"));
            run(&["shop", "--map", "--log", &part, "--out", &counts]);
            counts
        })
        .collect();
    let merged = path(&folder, "merged.counts");
    run(&["shop", "--merge", &parts[2], &parts[0], "--out", &merged]);
    let again = path(&folder, "merged.shop");
    run(&["shop", "--fit", &merged, &parts[1], "--out", &again]);
    assert!(fs::read(&out).unwrap() == fs::read(&again).unwrap());
    let first = fs::File::open(path(&folder, "part-0.jsonl")).unwrap();
    let mut counting = std::process::Command::new(env!("CARGO_BIN_EXE_reshelf"));
    let counting = counting.args(["shop", "--map", "--log", "-", "--out", "-"]).stdin(first).output().unwrap();
    assert!(counting.stdout == fs::read(&parts[0]).unwrap(), "{}", stderr(&counting));
    let piped = reshelf(&["shop", "--merge", &parts[1], &parts[0], &parts[2], "--out", "-"]);
    fs::write(&merged, piped.stdout).unwrap();
    run(&["shop", "--fit", &merged, "--out", &again]);
    assert!(fs::read(&out).unwrap() == fs::read(&again).unwrap());
}

#[test]
fn nothing_that_fewer_shoppers_did_is_in_the_file_and_it_is_as_small_as_asked_for() {
    let folder = folder("shop-few");
    let log = log(&folder, "log.jsonl", 0..60, &[2, 7]);
    let size = |more: &[&str]| {
        let out = path(&folder, "few.shop");
        run(&[&["shop", "--log", &log, "--out", &out], more].concat());
        (fs::read(&out).unwrap().len(), crowd(&out).items())
    };
    let (all, items) = size(&[]);
    assert_eq!(items, ITEMS);
    assert_eq!(size(&["--min-shoppers", "61"]).1, 0, "sixty shoppers are fewer");
    assert!(size(&["--min-shoppers", "1"]).0 > all, "pairs that one shopper chose");
    assert!(size(&["--kilobytes", "1"]).0 <= 1_000);
}

#[test]
fn a_base_learns_beside_a_shop_file() {
    let folder = folder("shop-beside");
    let (log, out) = (log(&folder, "liked.jsonl", 0..120, &[5]), path(&folder, "others.shop"));
    run(&["shop", "--log", &log, "--users", "test", "--out", &out]);
    let file = format!("liked={out}");
    let trained = |name: &str, more: &[&str]| {
        let model = path(&folder, name);
        run(&[&["pretrain", "--log", &log, "--shops", "1", "--steps", "200", "--out", &model][..], more].concat());
        let json = run(&["evaluate", "--log", &log, "--users", "all", "--shop", &out, "--model", &model, "--json"]);
        let json: Value = serde_json::from_str(&json).unwrap();
        json["rankers"]["base"]["mrr"].as_f64().unwrap()
    };
    let (beside, alone) = (trained("beside.reshelf", &["--shop-file", &file]), trained("alone.reshelf", &[]));
    assert!(beside > alone, "{beside} and {alone}");
    let refused = reshelf(&["pretrain", "--log", &log, "--shop-file", "other=x", "--out", &out]);
    assert!(stderr(&refused).contains("no log of that name, only liked"), "{}", stderr(&refused));
}

#[test]
fn a_refusal_says_what_to_do() {
    let folder = folder("shop-refused");
    let log = log(&folder, "log.jsonl", 0..3, &[]);
    let out = path(&folder, "x.shop");
    for (arguments, reason) in [
        (&["shop", "--out", &out][..], "--log"),
        (&["shop", "--fit", &log, "--out", &out], "file of counts"),
        (&["evaluate", "--log", &log, "--shop", &log], "shop file"),
        (&["shop", "--log", &log, "--half-life", "soon", "--out", &out], "never or fitted"),
    ] {
        let output = reshelf(arguments);
        assert!(!output.status.success() && stderr(&output).contains(reason), "{arguments:?}: {}", stderr(&output));
    }
    let empty = path(&folder, "empty.jsonl");
    fs::write(&empty, "").unwrap();
    assert!(stderr(&reshelf(&["shop", "--log", &empty, "--out", &out])).contains("nothing to count"));
}

/// Needs Node and the storefront's packages, as `scripts/setup npm` installs them.
#[test]
fn the_storefronts_file_is_what_its_simulated_shoppers_make() {
    let folder = folder("shop-storefront");
    let (log, out) = (path(&folder, "log.jsonl"), path(&folder, "vardeholm.shop"));
    let simulated = Command::new("node")
        .arg("www/simulation/main.js")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdout(fs::File::create(&log).unwrap())
        .output()
        .expect("node runs: scripts/setup npm says what is missing");
    assert!(simulated.status.success(), "{}", stderr(&simulated));
    run(&["shop", "--log", &log, "--out", &out]);
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/simulation/vardeholm.shop");
    assert!(fs::read(&out).unwrap() == fs::read(kept).unwrap(), "make shop-file makes it anew");
    let crowd = crowd(&out);
    assert!(crowd.about().gain.low > 0.0 && crowd.items() > 1_000);
    assert!(fs::metadata(&out).unwrap().len() < 60_000);
}
