//! `reshelf import` on small files in the shape that each export's documentation gives: what comes of them, that `evaluate`
//! measures on it unchanged, and that no file breaks it or takes more memory for being longer.
#![cfg(feature = "cli")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread::sleep;
use std::time::Duration;

use proptest::prelude::*;
use serde_json::Value;
use support::{folder, reshelf, stderr};

/// An export: its files, and how they are read.
struct Export {
    from: &'static str,
    files: &'static [&'static str],
    options: &'static [&'static str],
}

const GA4: Export = Export { from: "ga4", files: &["ga4.jsonl"], options: &[] };
const UBI: Export = Export { from: "ubi", files: &["ubi_events.jsonl", "ubi_queries.jsonl"], options: &[] };
const METARANK: Export = Export { from: "metarank", files: &["metarank.jsonl"], options: &["--attributes", "tags"] };
const ALGOLIA: Export =
    Export { from: "algolia", files: &["algolia_events.jsonl", "algolia_results.jsonl"], options: &[] };
const CSV: Export = Export {
    from: "csv",
    files: &["events.csv"],
    options: &[
        "--columns",
        "user=Kunde,time=Zeit,event=Ereignis,item=Artikel,query=Suche,position=Position,price=Preis,brand=Marke,variant=Farbe",
        "--time-format",
        "%d.%m.%Y %H:%M:%S",
    ],
};
const ORDERS: Export = Export {
    from: "orders",
    files: &["orders.csv"],
    options: &[
        "--columns",
        "order=InvoiceNo,item=StockCode,name=Description,quantity=Quantity,time=InvoiceDate,price=UnitPrice,user=CustomerID",
    ],
};

const ALL: [Export; 6] = [GA4, UBI, METARANK, ALGOLIA, CSV, ORDERS];

fn data(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import").join(file)
}

impl Export {
    fn arguments<'a>(&'a self, files: &'a [String], out: &'a str) -> Vec<&'a str> {
        let files = files.iter().map(String::as_str);
        ["import", "--from", self.from, "--out", out]
            .into_iter()
            .chain(self.options.iter().copied())
            .chain(files)
            .collect()
    }

    fn files(&self) -> Vec<String> {
        self.files.iter().map(|file| data(file).to_str().unwrap().to_owned()).collect()
    }

    /// The log that comes of the files of this export, and what was said.
    fn log(&self, files: &[String], folder: &Path) -> (String, String) {
        let out = folder.join("log.jsonl");
        let output = reshelf(&self.arguments(files, out.to_str().unwrap()));
        assert!(output.status.success(), "{}: {}", self.from, stderr(&output));
        (fs::read_to_string(out).unwrap(), stderr(&output))
    }
}

/// A log in short: of each line the user, the event and the items, with the words searched for.
fn short(log: &str) -> Vec<String> {
    let line = |line: &str| {
        let line: Value = serde_json::from_str(line).unwrap();
        let ids: Vec<&str> =
            line["items"].as_array().into_iter().flatten().map(|item| item["item_id"].as_str().unwrap()).collect();
        let text = |field: &str| line[field].as_str().unwrap_or_default().to_owned();
        format!("{} {} {}{}", text("user"), text("event"), ids.join(","), text("search_term")).trim_end().to_owned()
    };
    log.lines().map(line).collect()
}

fn of_user(log: &str, user: &str) -> Vec<String> {
    short(log).into_iter().filter_map(|line| line.strip_prefix(&format!("{user} ")).map(str::to_owned)).collect()
}

/// An item of the log, as the first line that has it tells it.
fn item(log: &str, id: &str) -> Value {
    let items =
        |line: &str| serde_json::from_str::<Value>(line).unwrap()["items"].as_array().cloned().unwrap_or_default();
    log.lines().flat_map(items).find(|item| item["item_id"] == id).unwrap()
}

#[test]
fn ga4s_parts_of_a_list_become_one_with_what_was_searched_for() {
    let (log, said) = GA4.log(&GA4.files(), &folder("import-ga4"));
    let shopper = [
        "search boots",
        "view_item_list A1,A2,A3,A4boots",
        "select_item A3",
        "view_item A3",
        "add_to_cart A3",
        "view_item_list B1,B2,B3",
        "select_item B2",
        "purchase A3,B2",
    ];
    for user in ["1001.1709", "1002.1709", "1003.1709"] {
        assert_eq!(of_user(&log, user), shopper);
    }
    let boot = item(&log, "A1");
    assert_eq!(
        boot,
        serde_json::json!({"item_id": "A1", "item_name": "Trail boot", "item_brand": "Corrie", "item_category": "Shoes", "price": 89.9})
    );
    for told in [
        "read: 34 lines",
        "6 lists",
        "15 choices",
        "3 users",
        "page_view (3)",
        "1 events without a user",
        "3 purchases said again",
    ] {
        assert!(said.contains(told), "{told}: {said}");
    }
}

#[test]
fn ubis_events_find_the_results_of_their_query_and_a_query_its_client() {
    let (log, said) = UBI.log(&UBI.files(), &folder("import-ubi"));
    let shopper = [
        "view_item_list T1,T2,T3,T4toner",
        "select_item T3",
        "add_to_cart T3",
        "view_item_list P1,P2,P3paper",
        "select_item P2",
        "purchase P2",
    ];
    assert_eq!(
        (of_user(&log, "c-1"), of_user(&log, "c-2")),
        (shopper.map(str::to_owned).into(), shopper.map(str::to_owned).into())
    );
    assert_eq!(of_user(&log, "c-3"), ["view_item_list T2,T1toner", "select_item T1"]);
    for told in ["5 lists", "impression (2)", "page_exit (2)", "1 queries that found nothing"] {
        assert!(said.contains(told), "{told}: {said}");
    }
}

#[test]
fn metaranks_items_are_described_as_they_were_then() {
    let (log, said) = METARANK.log(&METARANK.files(), &folder("import-metarank"));
    assert_eq!(of_user(&log, "user1"), ["view_item_list item3,item1,item2film", "select_item item1", "purchase item1"]);
    assert_eq!(of_user(&log, "user2").len(), 3, "a purchase without a user is that of the ranking's");
    let described = serde_json::json!({"item_id": "item1", "item_name": "Toy Story", "item_category": "animation", "price": 3.5, "tags": ["x", "y"]});
    assert_eq!(item(&log, "item1"), described);
    assert!(log.lines().nth(3).unwrap().contains("9.0"), "the price had changed: {log}");
    assert!(said.contains("hover (2)") && said.contains("3 products described"), "{said}");
}

#[test]
fn algolias_events_find_the_answer_with_their_query_id() {
    let (log, said) = ALGOLIA.log(&ALGOLIA.files(), &folder("import-algolia"));
    assert_eq!(of_user(&log, "anonymous-1"), ["view_item_list H1,H2,H3head", "select_item H2", "add_to_cart H2"]);
    assert_eq!(
        of_user(&log, "anonymous-2"),
        ["view_item H1", "view_item_list H3,H2,H1ear", "select_item H1", "purchase H1"]
    );
    let earbuds = serde_json::json!({"item_id": "H3", "item_name": "Earbuds", "item_brand": "Aria", "item_category": "Audio", "item_category2": "Earbuds", "price": 49.0});
    assert_eq!(item(&log, "H3"), earbuds);
    assert!(said.contains("1 answers without a queryID") && said.contains("1 events without an item"), "{said}");
}

#[test]
fn rows_of_csv_become_lists_and_a_price_of_two_meanings_is_left_out() {
    let (log, said) = CSV.log(&CSV.files(), &folder("import-csv"));
    for user in ["k1", "k2"] {
        assert_eq!(of_user(&log, user), ["view_item_list M1,M2,M3tasse", "select_item M2", "purchase M2"]);
    }
    assert_eq!(
        item(&log, "M2"),
        serde_json::json!({"item_id": "M2", "item_brand": "Volt", "item_variant": "blau", "price": 1299.0})
    );
    assert_eq!(item(&log, "M3"), serde_json::json!({"item_id": "M3", "item_brand": "Rose"}));
    for told in [
        "read: 14 lines",
        "gezoomt (1)",
        "gestern",
        "1 events without a user",
        "1 rows with fewer columns",
        "2 prices that cannot be read",
    ] {
        assert!(said.contains(told), "{told}: {said}");
    }
}

#[test]
fn lists_are_made_of_what_sold_before_and_said_to_be() {
    let (log, said) = ORDERS.log(&ORDERS.files(), &folder("import-orders"));
    let lines: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let defined: Vec<&Value> = lines.iter().filter(|line| line["event"] == "define_list").collect();
    let names: Vec<&str> = defined.iter().map(|line| line["item_list_id"].as_str().unwrap()).collect();
    assert_eq!(names, ["mug|1", "bag|1", "mug|2", "bag|2", "mug|3", "bag|3"]);
    assert_eq!(defined[0]["items"].as_array().unwrap().len(), 5);
    assert_eq!(defined[0]["items"][0]["price"], 2.95);
    for list in lines.iter().filter(|line| line["event"] == "view_item_list") {
        let name = list["item_list_id"].as_str().unwrap();
        assert!(
            names.contains(&name)
                && name.starts_with(list["search_term"].as_str().unwrap())
                && list.get("items").is_none()
        );
    }
    for told in [
        "made up",
        "1 order lines of a quantity of 0 or less",
        "1 events without a user",
        "no kind",
        "stood in no list",
    ] {
        assert!(said.contains(told), "{told}: {said}");
    }
    assert!(!said.contains("stand in no list of their visit"), "{said}");
}

#[test]
fn evaluate_runs_on_each_log_unchanged() {
    for export in ALL {
        let folder = folder("import-evaluate");
        let (_, said) = export.log(&export.files(), &folder);
        let output = reshelf(&["evaluate", "--json", "--log", folder.join("log.jsonl").to_str().unwrap()]);
        assert!(output.status.success() && stderr(&output).is_empty(), "{}: {}", export.from, stderr(&output));
        let result: Value = serde_json::from_slice(&output.stdout).unwrap();
        let choices = result["examples"].as_u64().unwrap();
        assert!(choices > 0 && said.contains(" choices from them"), "{}: {result}", export.from);
    }
}

#[test]
fn shop_counts_each_log_unchanged_and_evaluate_orders_by_its_file() {
    for export in ALL {
        let folder = folder("import-shop");
        export.log(&multiplied(&export, 60, &folder), &folder);
        let [log, shop] = ["log.jsonl", "own.shop"].map(|name| folder.join(name).to_str().unwrap().to_owned());
        let output = reshelf(&["shop", "--log", &log, "--users", "rest", "--out", &shop]);
        assert!(output.status.success() && stderr(&output).is_empty(), "{}: {}", export.from, stderr(&output));
        let output = reshelf(&["evaluate", "--json", "--log", &log, "--users", "test", "--shop", &shop]);
        assert!(output.status.success() && stderr(&output).is_empty(), "{}: {}", export.from, stderr(&output));
        let result: Value = serde_json::from_slice(&output.stdout).unwrap();
        let mrr = |ranker: &str| result["rankers"][ranker]["mrr"].as_f64().unwrap();
        // Sixty times the same few shoppers: what one of them chose, the others did.
        assert!(mrr("crowd") > mrr("server") + 0.1, "{}: {result}", export.from);
    }
}

/// The commands of the page, those with a backslash at the end on one line.
fn commands(page: &str) -> Vec<String> {
    let blocks = page.split("```sh\n").skip(1).map(|block| block.split("```").next().unwrap().replace("\\\n", " "));
    let lines: Vec<String> = blocks.flat_map(|block| block.lines().map(str::to_owned).collect::<Vec<_>>()).collect();
    // A training takes longer than a test may.
    lines.into_iter().filter(|line| line.starts_with("reshelf ") && !line.contains("shop.reshelf")).collect()
}

#[test]
fn the_page_leads_from_each_export_to_a_log_and_a_report() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/your-log.md")).unwrap();
    let folder = folder("import-page");
    fs::create_dir_all(folder.join("export")).unwrap();
    let packed = fs::File::create(folder.join("export/000000000000.json.gz")).unwrap();
    let mut packed = flate2::write::GzEncoder::new(packed, flate2::Compression::fast());
    // Enough shoppers to part them into those who are counted and those who are measured on.
    let export = &multiplied(&GA4, 60, &folder)[0];
    std::io::Write::write_all(&mut packed, &fs::read(export).unwrap()).unwrap();
    packed.finish().unwrap();
    for (file, of) in [
        ("ubi_queries.jsonl", "ubi_queries.jsonl"),
        ("ubi_events.jsonl", "ubi_events.jsonl"),
        ("metarank.jsonl", "metarank.jsonl"),
        ("answers.jsonl", "algolia_results.jsonl"),
        ("events.jsonl", "algolia_events.jsonl"),
        ("events.csv", "events.csv"),
        ("orders.csv", "orders.csv"),
    ] {
        fs::copy(data(of), folder.join(file)).unwrap();
    }
    fs::write(folder.join("products.jsonl"), "{\"sku\":\"T1\",\"name\":\"Toner\",\"brand\":\"Kyo\"}\n").unwrap();
    let commands = commands(&page);
    assert!(commands.len() >= 9, "{commands:?}");
    let path = format!(
        "{}:{}",
        Path::new(env!("CARGO_BIN_EXE_reshelf")).parent().unwrap().display(),
        std::env::var("PATH").unwrap()
    );
    for command in commands {
        let output =
            Command::new("sh").args(["-c", &command]).env("PATH", &path).current_dir(&folder).output().unwrap();
        assert!(output.status.success(), "{command}: {}", stderr(&output));
    }
    assert!(fs::read_to_string(folder.join("report.html")).unwrap().contains("By earlier choices"));
    assert!(fs::read_to_string(folder.join("shop.html")).unwrap().contains("without shop file"));
    let read = [
        "event_timestamp",
        "event_name",
        "user_pseudo_id",
        "event_params",
        "items",
        "ecommerce",
        "batch_page_id",
        "batch_ordering_id",
        "batch_event_index",
    ];
    let select = page.split("SELECT ").nth(1).unwrap().split("FROM").next().unwrap();
    assert!(read.iter().all(|column| select.contains(column)), "{select}");
}

#[test]
fn the_log_is_the_same_whatever_the_order_of_the_lines_the_files_and_the_memory() {
    for export in ALL {
        let folder = folder(&format!("import-order-{}", export.from));
        let (plain, _) = export.log(&export.files(), &folder);
        let mut files = Vec::new();
        for (n, file) in export.files().iter().enumerate() {
            let text = fs::read_to_string(file).unwrap();
            let (header, rows) =
                if file.ends_with(".csv") { text.split_once('\n').unwrap() } else { ("", text.as_str()) };
            let mut rows: Vec<&str> = rows.lines().collect();
            // Of one moment the order of the file counts, so rows of an order stay in it.
            if export.from != "orders" && export.from != "csv" {
                rows.reverse();
            }
            let half = rows.len() / 2;
            for (part, rows) in [&rows[..half], &rows[half..]].into_iter().enumerate() {
                let path = folder.join(format!("{n}-{part}.gz"));
                let mut packed =
                    flate2::write::GzEncoder::new(fs::File::create(&path).unwrap(), flate2::Compression::fast());
                let lines: String =
                    [header].iter().chain(rows).filter(|row| !row.is_empty()).map(|row| format!("{row}\n")).collect();
                std::io::Write::write_all(&mut packed, lines.as_bytes()).unwrap();
                packed.finish().unwrap();
                files.push(path.to_str().unwrap().to_owned());
            }
        }
        assert!(export.log(&files, &folder).0 == plain, "{}", export.from);
    }
}

/// As BigQuery writes it: repeated records as lists, in Snappy.
const PARQUET: Export = Export { from: "ga4", files: &["ga4.parquet"], options: &[] };

#[test]
fn parquet_gives_what_json_lines_give() {
    let folder = folder("import-parquet");
    let (json, _) = GA4.log(&GA4.files(), &folder);
    let (parquet, said) = PARQUET.log(&PARQUET.files(), &folder);
    assert!(json == parquet);
    assert!(said.contains("read: 34 lines or rows of 1 files"), "{said}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_parquet_file_is_an_error_or_another_log(
        cut in any::<Option<u16>>(), flips in proptest::collection::vec((any::<usize>(), any::<u8>()), 0..8)
    ) {
        let folder = folder("import-damaged");
        let mut bytes = fs::read(data("ga4.parquet")).unwrap();
        for (place, byte) in flips {
            let length = bytes.len();
            bytes[place % length] = byte;
        }
        bytes.truncate(cut.map_or(usize::MAX, usize::from));
        let path = folder.join("damaged.parquet");
        fs::write(&path, bytes).unwrap();
        let output = reshelf(&["import", "--from", "ga4", "--out", "/dev/null", path.to_str().unwrap()]);
        let told = stderr(&output);
        prop_assert!(matches!(output.status.code(), Some(0 | 1)), "{}", told);
    }
}

#[test]
fn a_file_of_products_describes_items_of_which_the_export_has_the_id_alone() {
    let folder = folder("import-items");
    let items = folder.join("products.jsonl");
    fs::write(&items, "{\"sku\":\"T1\",\"title\":\"Black toner\",\"brand\":\"Kyo\",\"price\":\"79,90 €\",\"yield\":\"1500\"}\n{\"no\":1}\n").unwrap();
    let files = UBI.files();
    let out = folder.join("log.jsonl.gz");
    let more = ["--items", items.to_str().unwrap(), "--attributes", "yield"];
    let output = reshelf(&[UBI.arguments(&files, out.to_str().unwrap()), more.to_vec()].concat());
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(
        stderr(&output).contains("1 products described") && stderr(&output).contains("1 items without an id"),
        "{}",
        stderr(&output)
    );
    let mut log = String::new();
    std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(fs::File::open(out).unwrap()), &mut log).unwrap();
    let toner = serde_json::json!({"item_id": "T1", "item_name": "Black toner", "item_brand": "Kyo", "price": 79.9, "yield": "1500"});
    assert_eq!(item(&log, "T1"), toner);
}

#[test]
fn what_cannot_be_used_is_an_error_that_says_what_to_do() {
    let folder = folder("import-errors");
    let fails = |arguments: &[&str], said: &[&str]| {
        let output = reshelf(&[&["import"], arguments].concat());
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        let told = stderr(&output);
        assert!(said.iter().all(|part| told.contains(part)), "{arguments:?}: {told}");
    };
    let [csv, ga4] = ["events.csv", "ga4.jsonl"].map(|file| data(file).to_str().unwrap().to_owned());
    fails(&["--from", "ga4", &csv], &["no line is a JSON object", "jq -c"]);
    fails(&["--from", "ubi", &ga4], &["no list", "neither a query nor an event", "docs/your-log.md"]);
    fails(&["--from", "csv", &csv], &["--columns user=COLUMN", "Kunde, Zeit, Ereignis"]);
    fails(&["--from", "csv", "--columns", "user=Wer", &csv], &["no column is called Wer"]);
    fails(&["--from", "ga4", "no-such-file"], &["no-such-file", "cannot be read"]);
    fails(&["--from", "ga4", "--out", "no/such/folder/log.jsonl", &ga4], &["cannot be written"]);
    let quoted = folder.join("quoted.csv");
    fs::write(&quoted, format!("user,time,event,item\n\"{}", "x".repeat(20_000_000))).unwrap();
    fails(&["--from", "csv", quoted.to_str().unwrap()], &["the end of a quote is missing"]);
    let events = data("algolia_events.jsonl").to_str().unwrap().to_owned();
    fails(&["--from", "algolia", &events], &["no list", "whose query is not in the export"]);
}

/// Where a line is broken, and how.
#[derive(Clone, Debug)]
enum Break {
    Cut(usize),
    Byte(usize, u8),
    Value(usize, usize),
    Drop,
}

const VALUES: [&str; 10] =
    ["null", "true", "-1", "1e400", "\"\"", "[]", "{}", "[[null]]", "{\"key\":{}}", "\"99999999999999999999\""];

fn broken(text: &str, at: usize, how: &Break) -> Vec<u8> {
    let mut lines: Vec<Vec<u8>> = text.lines().map(|line| line.as_bytes().to_vec()).collect();
    let lines_there = lines.len().max(1);
    let Some(line) = lines.get_mut(at % lines_there) else { return Vec::new() };
    match *how {
        Break::Cut(length) => line.truncate(length % (line.len() + 1)),
        Break::Byte(place, byte) => {
            let place = place % line.len().max(1);
            if let Some(old) = line.get_mut(place) {
                *old = byte;
            }
        }
        Break::Value(nth, value) => {
            if let Ok(mut json) = serde_json::from_slice::<Value>(line) {
                let value = serde_json::from_str(VALUES[value % VALUES.len()]).unwrap_or(Value::Null);
                let mut left = nth % count(&json);
                replace(&mut json, &mut left, &value);
                *line = json.to_string().into_bytes();
            }
        }
        Break::Drop => line.clear(),
    }
    lines.join(&b'\n')
}

fn count(json: &Value) -> usize {
    1 + match json {
        Value::Array(all) => all.iter().map(count).sum(),
        Value::Object(all) => all.values().map(count).sum(),
        _ => 0,
    }
}

fn replace(json: &mut Value, left: &mut usize, with: &Value) {
    if *left == 0 {
        *json = with.clone();
        *left = usize::MAX;
        return;
    }
    *left = left.saturating_sub(usize::from(*left != usize::MAX));
    match json {
        Value::Array(all) => all.iter_mut().for_each(|one| replace(one, left, with)),
        Value::Object(all) => all.values_mut().for_each(|one| replace(one, left, with)),
        _ => {}
    }
}

fn breaks() -> impl Strategy<Value = Vec<(usize, Break)>> {
    let how = prop_oneof![
        any::<usize>().prop_map(Break::Cut),
        (any::<usize>(), any::<u8>()).prop_map(|(place, byte)| Break::Byte(place, byte)),
        (any::<usize>(), any::<usize>()).prop_map(|(nth, value)| Break::Value(nth, value)),
        Just(Break::Drop),
    ];
    proptest::collection::vec((any::<usize>(), how), 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn broken_lines_never_break_it_and_the_log_stays_one(which in 0_usize..6, breaks in breaks()) {
        let export = &ALL[which];
        let folder = folder("import-hostile");
        let files: Vec<String> = export.files.iter().map(|file| {
            let mut text = fs::read_to_string(data(file)).unwrap();
            for (at, how) in &breaks {
                text = String::from_utf8_lossy(&broken(&text, *at, how)).into_owned();
            }
            let path = folder.join(file);
            fs::write(&path, text).unwrap();
            path.to_str().unwrap().to_owned()
        }).collect();
        let out = folder.join("log.jsonl");
        fs::write(&out, "").unwrap();
        let output = reshelf(&export.arguments(&files, out.to_str().unwrap()));
        let told = stderr(&output);
        prop_assert!(matches!(output.status.code(), Some(0 | 1)) && !told.contains("panicked"), "{}: {}", export.from, told);
        if output.status.success() {
            let read = reshelf(&["evaluate", "--json", "--log", out.to_str().unwrap()]);
            prop_assert!(read.status.success() && stderr(&read).is_empty(), "{}: {}", export.from, stderr(&read));
        }
    }
}

/// What names users and queries in each file, so that they can be multiplied.
const NAMES: [(&str, &[&str]); 6] = [
    ("ga4", &["1001.1709", "1002.1709", "1003.1709"]),
    ("ubi", &["c-1", "c-2", "c-3", "c-4", "q-0-1", "q-0-2", "q-1-1", "q-1-2", "q-3", "q-4"]),
    ("metarank", &["user1", "user2", "\"r0", "\"r1"]),
    (
        "algolia",
        &["anonymous-1", "anonymous-2", "43b15df305339e827f0ac0bdc5ebcaa7", "53b15df305339e827f0ac0bdc5ebcaa7"],
    ),
    ("csv", &["k1", "k2", "k3"]),
    ("orders", &["17850", "17851", "17852", "17853"]),
];

/// The files of an export that many times over, each time with other users.
fn multiplied(export: &Export, times: usize, folder: &Path) -> Vec<String> {
    let (_, names) = NAMES.iter().find(|(from, _)| *from == export.from).unwrap();
    let file = |file: &&str| {
        let text = fs::read_to_string(data(file)).unwrap();
        let (header, rows) = if file.ends_with(".csv") { text.split_once('\n').unwrap() } else { ("", text.as_str()) };
        let path = folder.join(format!("{times}-{file}"));
        let mut to = std::io::BufWriter::new(fs::File::create(&path).unwrap());
        let write = |to: &mut dyn std::io::Write, text: &str| to.write_all(text.as_bytes()).unwrap();
        if !header.is_empty() {
            write(&mut to, &format!("{header}\n"));
        }
        for n in 0..times {
            let rows = names.iter().fold(rows.to_owned(), |rows, name| rows.replace(name, &format!("{name}-{n}")));
            write(&mut to, &rows);
        }
        path.to_str().unwrap().to_owned()
    };
    export.files.iter().map(file).collect()
}

/// The most memory that a run took, in KB, as Linux tells it while it runs.
fn peak(arguments: &[&str]) -> (u64, Output) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_reshelf"))
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        peak = line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse().ok()).unwrap_or(peak).max(peak);
        sleep(Duration::from_millis(2));
    }
    (peak, child.wait_with_output().unwrap())
}

#[test]
#[cfg(target_os = "linux")]
fn a_file_ten_times_as_large_takes_no_more_memory() {
    for export in ALL {
        let folder = folder(&format!("import-memory-{}", export.from));
        let length: u64 = export.files().iter().map(|file| fs::metadata(file).unwrap().len()).sum();
        let times = (3_000_000 / length) as usize;
        let [small, large] = [times, 10 * times].map(|times| {
            let files = multiplied(&export, times, &folder);
            let out = folder.join("log.jsonl");
            let arguments = [export.arguments(&files, out.to_str().unwrap()), vec!["--memory", "1"]].concat();
            let (peak, output) = peak(&arguments);
            assert!(output.status.success(), "{}: {}", export.from, stderr(&output));
            peak
        });
        println!("{}: {small} KB for 3 MB, {large} KB for 30 MB", export.from);
        assert!(small > 1_000 && large < small + small / 5 + 1_500, "{}: {small} KB, then {large} KB", export.from);
        fs::remove_dir_all(folder).unwrap();
    }
}
