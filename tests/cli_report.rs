//! `reshelf evaluate --report` from logs to a page. The logs are those of synthetic shops, or made by hand.
#![cfg(feature = "cli")]

mod support;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use reshelf::Model;
use serde_json::Value;
use support::{folder, reshelf, stderr};

/// What a browser would load or run.
const LOADED: [&str; 6] = ["<script", "<link", "<img", "src=", "url(", "http"];

const SECTIONS: [&str; 11] = [
    "What was measured, and how",
    "The orders compared",
    "By earlier choices",
    "Learning curves",
    "Lists in training, and unseen lists",
    "Ablation: what each group of features is worth",
    "Which shoppers gain",
    "Exposure by brand and price",
    "Lists before and after",
    "What the figures do not say",
    "By price within the list",
];

/// A log of a few synthetic shops, in a file that has a name of its own.
fn simulated(folder: &Path, family: &str, name: &str) -> String {
    let path = folder.join(name).to_str().unwrap().to_owned();
    let output = reshelf(&["simulate", "--family", family, "--shops", "3", "--seed", "4", "--out", &path]);
    assert!(output.status.success(), "{}", stderr(&output));
    path
}

/// The page of a measurement.
fn page(folder: &Path, logs: &[&str], more: &[&str]) -> String {
    let path = folder.join("page.html");
    let mut arguments = vec!["evaluate", "--report", path.to_str().unwrap()];
    logs.iter().for_each(|log| arguments.extend(["--log", log]));
    let output = reshelf(&[&arguments, more].concat());
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(!output.stdout.is_empty(), "the tables are not printed");
    fs::read_to_string(path).unwrap()
}

/// Three shoppers who each choose the last of five items in seven visits, an hour apart; every text of the log is hostile.
fn hostile(folder: &Path) -> String {
    let mut text = String::new();
    for visit in 0..21 {
        let (user, at) = (visit / 7, visit * 3_600_000);
        let item = |n: usize| {
            format!(
                r#"{{"item_id":"<script>{n}</script>","item_name":"\"'><script>alert({n})</script><img src=x onerror=alert({n})>","item_brand":"<i>Brand {n}","price":{},"index":{n}}}"#,
                10 + n
            )
        };
        let items: Vec<String> = (0..5).map(item).collect();
        let head = format!(r#""user":"<u>{user}","session":"{visit}""#);
        let list = items.join(",");
        writeln!(text, r#"{{"event":"view_item_list",{head},"ts":{at},"items":[{list}]}}"#).unwrap();
        let (at, chosen) = (at + 1_000, &items[4]);
        writeln!(text, r#"{{"event":"purchase",{head},"ts":{at},"items":[{chosen}]}}"#).unwrap();
    }
    let path = folder.join("<script>.jsonl");
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn the_page_has_every_section_and_loads_nothing() {
    let folder = folder("report-sections");
    let log = simulated(&folder, "supermarket", "corner.jsonl");
    let page = page(&folder, &[&log], &["--adapt", "--adapter", "last-layer", "--limit-users", "5"]);
    for title in SECTIONS {
        assert!(page.contains(&format!(">{title}</h")), "no section {title}");
    }
    for loaded in LOADED {
        assert!(!page.contains(loaded), "the page has {loaded}");
    }
    for part in
        ["adapted − base", "By brand</h3>", "<svg", "class=\"chosen\"", "After: the base", "The chosen item rose"]
    {
        assert!(page.contains(part), "{part} is not in the page");
    }
    assert!(!page.contains(folder.to_str().unwrap()), "a path is told");
    assert!(
        page.contains("reshelf evaluate --log corner.jsonl --adapt --adapter last-layer --limit-users 5 --users all --report FILE.html")
    );
}

#[test]
fn the_page_tells_the_figures_of_the_json() {
    let folder = folder("report-figures");
    let log = simulated(&folder, "baskets", "corner.jsonl");
    let model = folder.join("own.reshelf").to_str().unwrap().to_owned();
    fs::write(&model, Model::shipped().unwrap().to_bytes()).unwrap();
    let page = page(&folder, &[&log], &["--model", &model]);
    assert!(page.contains(" --model own.reshelf ") && !page.contains(&model), "a path is told");
    let json = reshelf(&["evaluate", "--log", &log, "--json"]);
    let json: Value = serde_json::from_slice(&json.stdout).unwrap();
    // JSON has six digits: what ends in a 5 there was rounded to it from either side.
    let is_told = |lead: &Value| {
        let figure = |at: usize| [-4e-7, 4e-7].map(|aside| format!("{:+.4}", lead[at].as_f64().unwrap() + aside));
        let [means, lows, highs] = [0, 1, 2].map(figure);
        let ends = |high| lows.iter().map(move |low| format!("({low} to {high})"));
        let intervals: Vec<String> = highs.iter().flat_map(ends).collect();
        means.iter().any(|mean| intervals.iter().any(|interval| page.contains(&format!("{mean} {interval}"))))
    };
    let mrr = json["rankers"]["base"]["mrr"].as_f64().unwrap();
    assert!(page.contains(&format!("<span>{mrr:.4}</span>")));
    let lead = &json["difference"]["base-server"]["mrr"];
    assert!(is_told(lead), "{lead} is not in the page");
    for stratum in ["1-2", "3-5"] {
        let stratum = &json["strata"][stratum];
        let lead = &stratum["difference"]["base-server"]["mrr"];
        let gap = stratum["base"]["mrr"].as_f64().unwrap() - stratum["server"]["mrr"].as_f64().unwrap();
        assert!((lead[0].as_f64().unwrap() - gap).abs() < 1e-5, "{stratum}");
        assert!(is_told(lead), "{lead} is not in the page");
    }
}

#[test]
fn what_a_log_says_is_never_taken_for_markup() {
    let folder = folder("report-hostile");
    let log = hostile(&folder);
    let page = page(&folder, &[&log], &[]);
    for markup in ["<script", "<img", "<i>Brand", "<u>"] {
        assert!(!page.contains(markup), "the page has {markup}");
    }
    for told in [
        "&quot;'&gt;&lt;script&gt;alert(4)&lt;/script&gt;&lt;img src=x onerror=alert(4)&gt;</span> <b class=\"mark\">chosen",
        "&lt;i&gt;Brand 4",
        "&lt;script&gt;.jsonl",
    ] {
        assert!(page.contains(told), "{told} is not in the page");
    }
}

#[test]
fn several_logs_have_a_part_each_under_a_table_of_all() {
    let folder = folder("report-several");
    let logs =
        [("clicks", "clicks.jsonl"), ("panel", "panel.jsonl")].map(|(family, name)| simulated(&folder, family, name));
    let page = page(&folder, &[&logs[0], &logs[1]], &["--limit-users", "6"]);
    for part in [
        "How well reshelf orders 2 logs",
        "<a href=\"#log-1\">panel.jsonl</a>",
        "<h2 id=\"log-1\">panel.jsonl</h2>",
        "all together",
    ] {
        assert!(page.contains(part), "{part} is not in the page");
    }
    for (title, times) in
        [("Which shoppers gain", 2), ("What was measured, and how", 1), ("By price within the list", 2)]
    {
        assert_eq!(page.matches(&format!(">{title}</h")).count(), times, "{title}");
    }
}

#[test]
fn a_log_without_a_choice_has_a_page_too() {
    let folder = folder("report-empty");
    let path = folder.join("empty.jsonl");
    fs::write(
        &path,
        "{\"event\":\"view_item\",\"user\":\"u\",\"session\":\"s\",\"ts\":1,\"items\":[{\"item_id\":\"a\"}]}\n",
    )
    .unwrap();
    let page = page(&folder, &[path.to_str().unwrap()], &[]);
    assert!(page.contains("No choice was made from a list") && !page.contains("NaN"), "{page}");
}

#[test]
fn a_page_that_cannot_be_written_is_refused_before_measuring() {
    let folder = folder("report-refused");
    for path in [folder.join("absent/page.html"), folder.clone()] {
        // Were the log opened first, it would be what is complained of.
        let output = reshelf(&["evaluate", "--log", "absent.jsonl", "--report", path.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(1));
        let told = stderr(&output);
        assert!(told.contains("cannot be written") && told.contains(path.to_str().unwrap()), "{told}");
    }
}
