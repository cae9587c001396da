//! The command line as a shop would call it, on small logs that each test makes itself.
#![cfg(feature = "cli")]

mod support;

#[path = "support/skip_model.rs"]
mod skip_model;

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use reshelf::{Event, EventKind, Examples, Gate, Item, Shopper, Snapshot, Visit, WIDTH, table};
use serde_json::Value;
use skip_model::skip_model;
use support::{folder, reshelf, stderr};

/// A model that scores by one feature alone.
fn model_of(feature: &str, folder: &Path) -> String {
    let column = table().position(|known| known.name == feature).unwrap();
    let mut skip = vec![0.0; WIDTH];
    skip[column] = 1.0;
    let model = skip_model(skip);
    let path = folder.join("model.reshelf");
    fs::write(&path, model.to_bytes()).unwrap();
    path.to_str().unwrap().to_owned()
}

/// A log under construction; each line gets the next second.
#[derive(Default)]
struct Log {
    text: String,
    seconds: u64,
    visit: u32,
}

impl Log {
    fn line(&mut self, user: &str, session: &str, event: &str, items: &[&str]) -> &mut Log {
        self.seconds += 1;
        let items: Vec<String> =
            (0..).zip(items).map(|(n, id)| format!(r#"{{"item_id":"{id}","price":{},"index":{n}}}"#, 10 + n)).collect();
        let (at, items) = (self.seconds * 1_000, items.join(","));
        writeln!(
            self.text,
            r#"{{"event":"{event}","user":"{user}","session":"{session}","ts":{at},"items":[{items}]}}"#
        )
        .unwrap();
        self
    }

    fn shows(&mut self, user: &str, items: &[&str]) -> &mut Log {
        self.line(user, &self.visit.to_string(), "view_item_list", items)
    }

    fn chooses(&mut self, user: &str, item: &str) -> &mut Log {
        self.line(user, &self.visit.to_string(), "select_item", &[item])
    }

    /// The next line is of another visit, an hour later.
    fn leaves(&mut self) -> &mut Log {
        self.visit += 1;
        self.seconds += 3_600;
        self
    }

    fn write(&self, folder: &Path) -> String {
        let path = folder.join("log.jsonl");
        fs::write(&path, &self.text).unwrap();
        path.to_str().unwrap().to_owned()
    }
}

/// `users` shoppers who each choose the last of four items seven times.
fn steady_log(users: usize) -> Log {
    let mut log = Log::default();
    for user in 0..users {
        for visit in 0..7 {
            let (user, session) = (format!("user-{user}"), format!("{user}-{visit}"));
            log.line(&user, &session, "view_item_list", &["a", "b", "c", "d"]);
            log.line(&user, &session, "select_item", &["d"]);
        }
    }
    log
}

/// `evaluate --json` on one log with a model that scores by own touches.
fn evaluate(folder: &Path, log: &str, more: &[&str]) -> Value {
    let model = model_of("seen_count", folder);
    let output = reshelf(&[&["evaluate", "--log", log, "--model", &model, "--json"], more].concat());
    assert!(output.status.success(), "{}", stderr(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn mrr(result: &Value, ranker: &str) -> f64 {
    result["rankers"][ranker]["mrr"].as_f64().unwrap()
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-5
}

#[test]
fn each_ranker_gets_the_reciprocal_rank_counted_by_hand() {
    let folder = folder("by-hand");
    let mut log = Log::default();
    log.shows("u", &["a", "b", "c", "d"]).chooses("u", "c").chooses("u", "c").chooses("u", "d").leaves();
    log.shows("u", &["a", "b", "c", "d"]).chooses("u", "c");
    let result = evaluate(&folder, &log.write(&folder), &[]);
    // Of the first list nothing was known, and c counts once; in the second d is the newest touched and c the one touched most.
    let first = 1.0 / 3.0 + 1.0 / 4.0;
    assert!(close(mrr(&result, "server"), (first + 1.0 / 3.0) / 3.0), "{result}");
    assert!(close(mrr(&result, "touched-first"), (first + 1.0 / 2.0) / 3.0), "{result}");
    assert!(close(mrr(&result, "own-count"), (first + 1.0) / 3.0), "{result}");
    assert!(close(mrr(&result, "base"), (first + 1.0) / 3.0), "{result}");
    assert_eq!((&result["examples"], &result["users"], &result["protocol"]), (&3.into(), &1.into(), &"shown".into()));
    assert_eq!(result["strata"]["1-2"]["examples"], Value::from(2));
    let lead = result["difference"]["base-server"]["mrr"].as_array().unwrap();
    assert!(lead.len() == 3 && close(lead[0].as_f64().unwrap(), (1.0 - 1.0 / 3.0) / 3.0), "{result}");
}

#[test]
fn what_is_done_after_a_list_came_up_does_not_change_its_order() {
    let folder = folder("shown");
    let mut log = Log::default();
    log.shows("u", &["a", "b", "c"]).line("u", "0", "view_item", &["c"]).chooses("u", "c");
    let result = evaluate(&folder, &log.write(&folder), &[]);
    for ranker in ["server", "touched-first", "own-count", "base"] {
        assert!(close(mrr(&result, ranker), 1.0 / 3.0), "{ranker}: {result}");
    }
}

#[test]
fn a_choice_belongs_to_the_newest_list_that_has_the_item_and_to_none_where_none_has() {
    let folder = folder("newest");
    let mut log = Log::default();
    log.chooses("u", "a").shows("u", &["a", "b"]).shows("u", &["b", "c"]).chooses("u", "b").chooses("u", "a");
    let result = evaluate(&folder, &log.write(&folder), &[]);
    assert_eq!((&result["examples"], &result["choices_without_list"]), (&2.into(), &1.into()));
    assert!(close(mrr(&result, "server"), 1.0), "{result}");
}

#[test]
fn visits_are_replayed_in_the_order_of_their_time() {
    let folder = folder("visits");
    let mut later = Log { seconds: 1_000, ..Log::default() };
    later.line("u", "later", "view_item_list", &["a", "b"]).line("u", "later", "select_item", &["b"]);
    let mut earlier = Log::default();
    earlier.line("u", "earlier", "view_item", &["b"]);
    later.text += &earlier.text;
    let result = evaluate(&folder, &later.write(&folder), &[]);
    assert!(close(mrr(&result, "touched-first"), 1.0), "{result}");
}

#[test]
fn a_list_defined_once_is_shown_by_its_name() {
    let folder = folder("defined");
    let mut log = Log::default();
    log.text += r#"{"event":"define_list","item_list_id":"jars","items":[{"item_id":"b","index":1},{"item_id":"a","index":0}]}
{"event":"view_item_list","user":"u","session":"0","ts":1,"item_list_id":"jars"}
"#;
    log.chooses("u", "b");
    let result = evaluate(&folder, &log.write(&folder), &[]);
    assert!(close(mrr(&result, "server"), 0.5), "{result}");
}

#[test]
fn gzip_gives_what_plain_gives() {
    let folder = folder("gzip");
    let log = steady_log(3);
    let packed = folder.join("log.jsonl.gz");
    let mut encoder = flate2::write::GzEncoder::new(fs::File::create(&packed).unwrap(), flate2::Compression::fast());
    encoder.write_all(log.text.as_bytes()).unwrap();
    encoder.finish().unwrap();
    let plain = evaluate(&folder, &log.write(&folder), &[]);
    let packed = evaluate(&folder, packed.to_str().unwrap(), &[]);
    assert_eq!((&plain["rankers"], &plain["difference"]), (&packed["rankers"], &packed["difference"]));
}

#[test]
fn the_parts_of_the_users_add_up() {
    let folder = folder("parts");
    let log = steady_log(40).write(&folder);
    let users = |part: &str| evaluate(&folder, &log, &["--users", part])["users"].as_u64().unwrap();
    assert_eq!((users("all"), users("train") + users("validation") + users("test")), (40, 40));
    assert!(users("test") > 0 && users("train") > users("test"));
    assert_eq!(evaluate(&folder, &log, &["--limit-users", "3"])["users"], Value::from(3));
}

#[test]
fn the_adapter_waits_for_six_choices_and_so_does_each_of_its_rivals() {
    let folder = folder("adapt");
    let log = steady_log(4).write(&folder);
    for kind in ["linear", "last-layer", "low-rank", "taste-table"] {
        let result = evaluate(&folder, &log, &["--adapt", "--adapter", kind]);
        for stratum in ["0", "1-2", "3-5"] {
            assert_eq!(result["strata"][stratum]["adapted"], result["strata"][stratum]["base"], "{kind}: {result}");
        }
        assert_eq!(result["difference_6_or_more"]["adapted-base"]["mrr"].as_array().unwrap().len(), 3);
    }
    let linear = evaluate(&folder, &log, &["--adapt", "--adapter", "linear"]);
    assert_eq!(evaluate(&folder, &log, &["--adapt"])["rankers"], linear["rankers"]);
}

#[test]
fn an_adapter_of_no_known_kind_is_refused_with_those_that_are() {
    let output = reshelf(&["evaluate", "--log", "log.jsonl", "--adapt", "--adapter", "forest"]);
    assert!(!output.status.success());
    for told in ["forest", "linear", "last-layer", "low-rank", "taste-table"] {
        assert!(stderr(&output).contains(told), "{}", stderr(&output));
    }
    assert!(!reshelf(&["evaluate", "--log", "log.jsonl", "--adapter", "linear"]).status.success());
}

#[test]
fn a_bad_line_is_named_skipped_and_counted() {
    let folder = folder("bad-line");
    let mut log = steady_log(20);
    log.text.insert_str(0, "{\"event\":\"view_item\",\"session\":\"s\",\"ts\":1,\"items\":[]}\n");
    let model = model_of("seen_count", &folder);
    let output = reshelf(&["evaluate", "--log", &log.write(&folder), "--model", &model]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(stderr(&output).contains("line 1 skipped: view_item without \"user\""), "{}", stderr(&output));
    assert!(stderr(&output).contains("1 of 281 lines skipped"), "{}", stderr(&output));
}

#[test]
fn more_than_one_bad_line_in_a_hundred_is_an_error() {
    let folder = folder("bad-log");
    let mut log = steady_log(10);
    log.text += "no json\n{\"event\":\"view_item\"}\n";
    let model = model_of("seen_count", &folder);
    let output = reshelf(&["evaluate", "--log", &log.write(&folder), "--model", &model]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("2 of 142 lines are bad") && output.stdout.is_empty(), "{}", stderr(&output));
}

#[test]
fn a_user_whose_lines_stand_apart_is_refused() {
    let folder = folder("apart");
    let mut log = steady_log(2);
    log.chooses("user-0", "a");
    let model = model_of("seen_count", &folder);
    let output = reshelf(&["evaluate", "--log", &log.write(&folder), "--model", &model]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("sort the log by user"), "{}", stderr(&output));
}

#[test]
fn an_unusable_file_is_told_with_what_to_do() {
    let folder = folder("unusable");
    let log = steady_log(1).write(&folder);
    let model = model_of("seen_count", &folder);
    let mut newer = fs::read(&model).unwrap();
    newer[4] = 99;
    let newer_model = folder.join("newer.reshelf").to_str().unwrap().to_owned();
    fs::write(&newer_model, newer).unwrap();
    for (log, model, what, cure) in [
        ("absent.jsonl", &model, "absent.jsonl: cannot be read", "check the path"),
        (folder.to_str().unwrap(), &model, "folder", "check the path"),
        (&log, &log, "no usable model", "take the file again"),
        (&log, &newer_model, "format version 99", "update reshelf"),
    ] {
        let output = reshelf(&["evaluate", "--log", log, "--model", model]);
        assert_eq!(output.status.code(), Some(1), "{what}");
        assert!(stderr(&output).contains(what) && stderr(&output).contains(cure), "{}", stderr(&output));
    }
}

#[test]
fn a_longer_log_needs_no_more_memory() {
    let folder = folder("memory");
    let peak = |users: usize| {
        let result = evaluate(&folder, &steady_log(users).write(&folder), &["--threads", "2"]);
        result["peak_memory_mb"].as_f64()
    };
    // Only Linux tells.
    if let (Some(short), Some(long)) = (peak(100), peak(1_000)) {
        assert!(long < short + 4.0, "{short} MB for 100 users, {long} MB for 1,000");
    }
}

#[test]
fn inspect_says_what_a_model_is() {
    let folder = folder("inspect");
    let output = reshelf(&["inspect", &model_of("seen_count", &folder)]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success());
    for feature in table() {
        assert!(text.contains(feature.name) && text.contains(feature.meaning), "{}", feature.name);
    }
    assert!(text.contains("parameters") && text.contains("bytes"));
}

#[test]
fn inspect_says_how_much_a_snapshot_knows() {
    let folder = folder("inspect-snapshot");
    let model = model_of("seen_count", &folder);
    let mut shopper = Shopper::default();
    for id in ["a", "b"] {
        shopper.observe(&Event::new(EventKind::ViewItem, vec![Item::new(id).unwrap()], 0).unwrap());
    }
    let path = folder.join("shopper.bin");
    fs::write(&path, Snapshot::write(&shopper, &Visit::default(), &Examples::default(), &Gate::default(), 7)).unwrap();
    let output = reshelf(&["inspect", path.to_str().unwrap(), "--model", &model]);
    let text = String::from_utf8(output.stdout).unwrap();
    let parts = [
        "snapshot of one shopper, format version 5",
        "2 acts, 0 choices",
        "visit: the orders of 0 lists",
        "0 kept of 0 ever",
        "adapter: none",
        "counting: 0.04 of the scores",
    ];
    for part in parts {
        assert!(text.contains(part), "{text}");
    }
}

#[test]
fn inspect_refuses_what_is_neither_model_nor_snapshot() {
    let folder = folder("inspect-other");
    let model = model_of("seen_count", &folder);
    let path = folder.join("file");
    let mut newer = Snapshot::write(&Shopper::default(), &Visit::default(), &Examples::default(), &Gate::default(), 7);
    newer[4] = 99;
    for (content, words) in [
        (&b"hello"[..], "neither a model"),
        (b"", "neither a model"),
        (b"{}", "neither a model"),
        (b"RSHS", "no usable snapshot"),
        (b"RSHM\x01\x00", "no usable model"),
        (&newer, "format version 99"),
    ] {
        fs::write(&path, content).unwrap();
        let output = reshelf(&["inspect", path.to_str().unwrap(), "--model", &model]);
        assert_eq!(output.status.code(), Some(1), "{words}");
        assert!(stderr(&output).contains(words) && output.stdout.is_empty(), "{}", stderr(&output));
    }
}
