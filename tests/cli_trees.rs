//! What `reshelf features` writes, and trees beside the base. The logs are small ones that each test makes itself.
#![cfg(feature = "cli")]

mod support;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io::Read as _;
use std::path::Path;

use reshelf::{WIDTH, table};
use serde_json::Value;
use support::{folder, reshelf, stderr};

/// A log of 40 lists that stay the same, and users who each choose the last item but one of five of them, twice.
fn log(folder: &Path, users: usize) -> String {
    let mut text = String::new();
    let items = |list: usize| -> String {
        let item = |n: usize| format!(r#"{{"item_id":"{list}-{n}","price":{},"index":{n}}}"#, 10 + n);
        (0..4).map(item).collect::<Vec<_>>().join(",")
    };
    for list in 0..40 {
        let items = items(list);
        writeln!(text, r#"{{"event":"define_list","item_list_id":"shelf {list}","items":[{items}]}}"#).unwrap();
    }
    for user in 0..users {
        for act in 0..10 {
            // An hour apart: within one visit a list keeps its order.
            let (list, at) = ((user * 7 + act % 5) % 40, 3_600_000 * act);
            let line = |event: &str, rest: &str| {
                format!(r#"{{"event":"{event}","user":"user-{user}","session":"{user}-{act}","ts":{at},{rest}}}"#)
            };
            writeln!(text, "{}", line("view_item_list", &format!(r#""item_list_id":"shelf {list}""#))).unwrap();
            writeln!(text, "{}", line("select_item", &format!(r#""items":[{{"item_id":"{list}-2","price":12}}]"#)))
                .unwrap();
        }
    }
    let path = folder.join("log.jsonl");
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

fn features(log: &str, out: &Path, more: &[&str]) -> String {
    let output = reshelf(&[&["features", "--log", log, "--out", out.to_str().unwrap()], more].concat());
    assert!(output.status.success(), "{}", stderr(&output));
    fs::read_to_string(out).unwrap()
}

/// The comments that tell the lists, without `#`.
fn told(text: &str) -> Vec<&str> {
    text.lines().skip(1).filter_map(|line| line.split_once(" # ")).map(|(_, told)| told).collect()
}

/// A tree that puts what was touched before above the rest.
fn touched_tree(folder: &Path) -> String {
    let names: Vec<&str> = table().map(|feature| feature.name).collect();
    let column = names.iter().position(|&name| name == "seen_count").unwrap();
    let text = format!(
        "tree\nversion=v4\nnum_class=1\nmax_feature_idx={}\nfeature_names={}\n\nTree=0\nnum_leaves=2\n\
         split_feature={column}\nthreshold=0.01\ndecision_type=10\nleft_child=-1\nright_child=-2\nleaf_value=0 1\n\
         end of trees\n",
        WIDTH - 1,
        names.join(" ")
    );
    let path = folder.join("touched.txt");
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn each_list_with_a_choice_is_written_as_it_came_up() {
    let folder = folder("features-written");
    let text = features(&log(&folder, 1), &folder.join("all.txt"), &["--users", "all"]);
    let mut lines = text.lines();
    let (_, names) = lines.next().unwrap().split_once(": ").unwrap();
    let names: Vec<&str> = names.split(' ').collect();
    assert!(names.iter().eq(table().map(|feature| &feature.name)));
    let column = |name: &str| format!(" {}:", names.iter().position(|&known| known == name).unwrap() + 1);
    let (seen, spent) = (column("seen_count"), column("percentile_off_chosen"));
    for (at, line) in lines.enumerate() {
        let (list, item) = (at / 4, at % 4);
        assert!(line.starts_with(&format!("{} qid:{} ", u8::from(item == 2), list + 1)), "{line}");
        assert_eq!(line.contains('#'), item == 0, "{line}");
        assert!(!line.contains("NaN") && line.contains(" 1:"), "{line}");
        // The second time round the list's choice is known; of a stranger there is no choice to hold a price against.
        let count = line.split_once(&seen).unwrap().1.split(' ').next().unwrap();
        assert_eq!(count != "0", item == 2 && list >= 5, "{line}");
        assert_eq!(line.contains(&spent), list > 0, "{line}");
    }
    let told = told(&text);
    assert_eq!(told.len(), text.lines().count() / 4);
    assert!(told[0].starts_with("shelf_") && told[0].ends_with(" stranger"), "{}", told[0]);
    assert!(told[1..].iter().all(|told| !told.contains("stranger")));
}

#[test]
fn parts_share_no_list_and_training_has_none_that_is_unseen() {
    let folder = folder("features-parts");
    let log = log(&folder, 60);
    let part = |users: &str| features(&log, &folder.join(users), &["--users", users]);
    let [train, validation, test, all] = ["train", "validation", "test", "all"].map(part);
    let lists = |text: &str| told(text).len();
    assert_eq!(lists(&train) + lists(&validation) + lists(&test), lists(&all));
    assert!(lists(&train) > lists(&test) && lists(&test) > lists(&validation) && lists(&validation) > 0);

    let unseen: BTreeSet<&str> =
        told(&test).into_iter().filter_map(|told| told.split_once(" unseen")).map(|(list, _)| list).collect();
    assert!(!unseen.is_empty());
    for kept in told(&train).into_iter().chain(told(&validation)) {
        assert!(!kept.contains("unseen") && !unseen.contains(kept.split(' ').next().unwrap()), "{kept}");
    }
    let strangers = |text: &str| told(text).iter().filter(|told| told.contains("stranger")).count();
    assert!(strangers(&train) > 0 && strangers(&test) > 0);
    assert_eq!(strangers(&validation), 0);
}

#[test]
fn a_number_of_lists_is_drawn_and_gzip_holds_the_same() {
    let folder = folder("features-drawn");
    let log = log(&folder, 30);
    let plain = features(&log, &folder.join("drawn.txt"), &["--lists", "20"]);
    assert_eq!(told(&plain).len(), 20);
    assert_ne!(plain, features(&log, &folder.join("other.txt"), &["--lists", "20", "--seed", "2"]));
    let packed = folder.join("drawn.txt.gz");
    let output = reshelf(&["features", "--log", &log, "--lists", "20", "--out", packed.to_str().unwrap()]);
    assert!(output.status.success() && stderr(&output).contains("20 lists"), "{}", stderr(&output));
    let mut unpacked = String::new();
    flate2::read::GzDecoder::new(fs::File::open(packed).unwrap()).read_to_string(&mut unpacked).unwrap();
    assert_eq!(unpacked, plain);
}

#[test]
fn trees_are_measured_by_the_same_protocol_on_both_kinds_of_lists() {
    let folder = folder("trees-measured");
    let (log, trees) = (log(&folder, 40), touched_tree(&folder));
    let output = reshelf(&["evaluate", "--log", &log, "--trees", &trees, "--json"]);
    let result: Value = serde_json::from_slice(&output.stdout).unwrap();
    // A stranger gets the server's order, and so does a list of which nothing was touched: the third place. From the
    // second time on the choice stands first.
    for place in [&result["rankers"], &result["seen_lists"], &result["unseen_lists"]] {
        let mrr = place["trees"]["mrr"].as_f64().unwrap();
        assert!((mrr - (1.0 / 3.0 + 1.0) / 2.0).abs() < 1e-5, "{place}");
    }
    let means = |place: &Value| place["base"]["mrr"].as_f64().unwrap() - place["trees"]["mrr"].as_f64().unwrap();
    let unseen = &result["unseen_lists"];
    for (rankers, difference) in [(&result["rankers"], &result["difference"]), (unseen, &unseen["difference"])] {
        let ends = difference["base-trees"]["mrr"].as_array().unwrap();
        assert!((ends[0].as_f64().unwrap() - means(rankers)).abs() < 1e-5 && ends[1].as_f64() <= ends[2].as_f64());
    }
    let examples = |place: &str| result[place]["examples"].as_u64().unwrap();
    assert_eq!(examples("seen_lists") + examples("unseen_lists"), result["examples"].as_u64().unwrap());
    assert!(examples("unseen_lists") > 0);

    let page = folder.join("report.html");
    let text = reshelf(&["evaluate", "--log", &log, "--trees", &trees, "--report", page.to_str().unwrap()]);
    let page = fs::read_to_string(page).unwrap();
    let table = page.split_once("base − trees</th>").unwrap_or_else(|| panic!("{page}")).1;
    let table = table.split("</table>").next().unwrap();
    for (lists, place) in [("in training", "seen_lists"), ("unseen", "unseen_lists")] {
        let row = table.split_once(lists).unwrap_or_else(|| panic!("{table}")).1.split("</tr>").next().unwrap();
        assert!(row.contains(&format!("{:.4}", result[place]["trees"]["mrr"].as_f64().unwrap())), "{row}");
    }

    let text = String::from_utf8(text.stdout).unwrap();
    for heading in ["difference in MRR", "lists that training may use", "unseen lists: kept out of training"] {
        let table = text.split_once(heading).unwrap_or_else(|| panic!("{heading}: {text}")).1;
        assert!(table.split("\n\n").next().unwrap().contains("base - trees"), "{heading}: {text}");
    }
}

#[test]
fn what_is_no_model_of_these_features_is_refused_before_the_log_is_read() {
    let folder = folder("trees-refused");
    let trees = touched_tree(&folder);
    let other = folder.join("other.txt");
    fs::write(&other, fs::read_to_string(&trees).unwrap().replace("seen_count", "seen_twice")).unwrap();
    for (trees, reason) in [
        (other.to_str().unwrap(), "is \"seen_twice\"; in this build it is \"seen_count\": train again"),
        ("absent.txt", "absent.txt: cannot be read"),
    ] {
        let output = reshelf(&["evaluate", "--log", "no.jsonl", "--trees", trees]);
        assert_eq!(output.status.code(), Some(1));
        assert!(stderr(&output).contains(reason), "{}", stderr(&output));
    }
}
