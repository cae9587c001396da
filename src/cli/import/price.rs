//! A price as people write it, read where it can be read in one way only: the rule of the package's `price.js`.

use serde_json::Value;

/// Longer than any price.
const LONGEST: usize = 64;

/// Currencies as shops write them, beside ISO's three letters and the signs.
const WORDS: [&str; 25] = [
    "kr", "kr.", "zł", "kč", "ft", "lei", "rs", "rs.", "tl", "dh", "лв", "р", "р.", "руб", "руб.", "грн", "din", "дин",
    "ден", "us$", "r$", "a$", "c$", "hk$", "nz$",
];

const SIGNS: &str = "€$£¥₹₽₺₴₩₪₫฿₱₦₡₸¢₵";

/// Written with three decimals: what follows a point or comma may be those, or thousands.
const THREE_DECIMALS: [&str; 7] = ["bhd", "iqd", "jod", "kwd", "lyd", "omr", "tnd"];

/// The price that a JSON value tells, a number or a text; `None` where it is not known.
pub fn of_value(value: &Value, currency: Option<&str>) -> Option<f64> {
    match value {
        Value::Number(number) => number.as_f64().filter(|price| accepted(*price)),
        Value::String(text) => of_text(text, currency),
        _ => None,
    }
}

/// The price that a text such as `1.299,00 €`, `$89.00` or `12,50` tells. `1.299` is 1299 in one country and 1.299 in
/// another: it is read only where a currency beside it (an ISO code in `currency`, or in the text) leaves one of the two.
pub fn of_text(text: &str, currency: Option<&str>) -> Option<f64> {
    if text.len() > LONGEST {
        return None;
    }
    let plain: String = text.trim().chars().filter_map(plain).collect();
    let first = plain.find(|sign: char| sign.is_ascii_digit())?;
    let last = plain.rfind(|sign: char| sign.is_ascii_digit())?;
    let (before, number, after) = (&plain[..first], &plain[first..=last], &plain[last + 1..]);
    let after = after.strip_suffix('*').unwrap_or(after);
    let after = [".--", ",--", ".-", ",-", "--", "-"].iter().find_map(|end| after.strip_prefix(end)).unwrap_or(after);
    let (before, after) = (told(before)?, told(after)?);
    let currency = match (before, after) {
        (Some(_), Some(_)) => return None,
        (one, other) => one.or(other).or(currency.map(str::to_lowercase).filter(|code| is_code(code))),
    };
    number_of(number, currency.is_some_and(|currency| !THREE_DECIMALS.contains(&&*currency)))
        .filter(|price| accepted(*price))
}

/// As the core accepts it.
fn accepted(price: f64) -> bool {
    price >= 0.0 && (price as f32).is_finite()
}

/// One kind of blank, apostrophe and dash, and nothing that is not seen.
fn plain(sign: char) -> Option<char> {
    match sign {
        '\u{200e}' | '\u{200f}' | '\u{feff}' => None,
        sign if sign.is_whitespace() => Some(' '),
        '’' | '‘' | 'ʼ' | '´' | '`' => Some('\''),
        '‐'..='―' | '−' => Some('-'),
        sign => Some(sign),
    }
}

/// What stands beside a number: nothing, or a currency; `None` where it is neither.
fn told(beside: &str) -> Option<Option<String>> {
    let beside = beside.trim().to_lowercase();
    let is_sign = beside.chars().count() == 1 && SIGNS.contains(&beside);
    match () {
        () if beside.is_empty() => Some(None),
        () if is_sign || is_code(&beside) || WORDS.contains(&&*beside) => Some(Some(beside)),
        () => None,
    }
}

fn is_code(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// Digits with blanks, apostrophes, points and commas between them. `two_decimals` where it is known to have no more.
fn number_of(number: &str, two_decimals: bool) -> Option<f64> {
    let is_mark = |sign: char| matches!(sign, '.' | ',' | '\'' | ' ');
    let groups: Vec<&str> = number.split(is_mark).collect();
    if groups.iter().any(|group| group.is_empty() || !group.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    let marks: Vec<char> = number.chars().filter(|&sign| is_mark(sign)).collect();
    let Some((&last, before)) = marks.split_last() else { return number.parse().ok() };
    let (&decimals, whole) = groups.split_last()?;
    let is_decimal = matches!(last, '.' | ',')
        && (whole.len() == 1 || are_thousands(whole, before) && before.first() != Some(&last));
    if are_thousands(&groups, &marks) {
        return if is_decimal && !two_decimals { None } else { groups.concat().parse().ok() };
    }
    if is_decimal { format!("{}.{decimals}", whole.concat()).parse().ok() } else { None }
}

/// As in `1 299 000`, and with commas in `12,99,000` as in India.
fn are_thousands(groups: &[&str], marks: &[char]) -> bool {
    let [first, between @ .., last] = groups else { return false };
    let Some((&mark, further)) = marks.split_first() else { return false };
    let indian = mark == ',' && first.len() < 3 && between.first().is_some_and(|group| group.len() == 2);
    let length = if indian { 2 } else { 3 };
    let even = between.iter().all(|group| group.len() == length);
    let starts = (1..=3).contains(&first.len()) && !first.starts_with('0');
    starts && even && last.len() == 3 && further.iter().all(|&other| other == mark)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn what_can_be_read_in_one_way_is_read() {
        for (text, price) in [
            ("89", 89.0),
            ("89.00", 89.0),
            ("12.5", 12.5),
            ("49.0000", 49.0),
            ("1234.567", 1234.567),
            ("0.299", 0.299),
            ("12,50", 12.5),
            ("1.299,00 €", 1299.0),
            ("1.299,00", 1299.0),
            ("1,299.00", 1299.0),
            ("$1,299", 1299.0),
            ("1.299 €", 1299.0),
            ("1.299 kr.", 1299.0),
            ("1\u{a0}299,00\u{a0}€", 1299.0),
            ("1\u{202f}299,00 €", 1299.0),
            ("10 000 Ft", 10_000.0),
            ("1'299.00", 1299.0),
            ("CHF 1’299.–", 1299.0),
            ("25,-", 25.0),
            ("25.--", 25.0),
            ("US$ 12.50", 12.5),
            ("EUR 12,50", 12.5),
            ("₹1,29,900", 129_900.0),
            ("1.299.000", 1_299_000.0),
            ("1.299.000,5", 1_299_000.5),
            ("€12.50*", 12.5),
            ("599,00 zł", 599.0),
        ] {
            assert_eq!(of_text(text, None), Some(price), "{text}");
        }
        assert_eq!(of_text("1.299", Some("EUR")), Some(1299.0));
        assert_eq!(of_text("4,245", Some("USD")), Some(4245.0));
        assert_eq!(of_value(&json!(12.5), None), Some(12.5));
    }

    #[test]
    fn what_can_be_read_in_two_ways_or_in_none_is_not() {
        for text in [
            "1.299",
            "1,299",
            "12.345",
            "100,000",
            "10 - 20",
            "$10–$20",
            "12,50 €/kg",
            "20%",
            "-8.90",
            "(8.90)",
            "from $89",
            "",
            " ",
            ".",
            "free",
            "€",
            "1.2.3",
            "12 50",
            "1,299.00.00",
            "12,3456,00",
            "1e3",
            "0x10",
            "NaN",
            "inf",
            "€ 12 €",
        ] {
            assert_eq!(of_text(text, None), None, "{text}");
        }
        assert_eq!(of_text("1.299", Some("KWD")), None);
        for value in [json!(-1), json!(null), json!([1]), json!(1e300), json!(true)] {
            assert_eq!(of_value(&value, None), None, "{value}");
        }
    }

    proptest! {
        #[test]
        fn a_price_in_cents_is_read_back_from_both_ways_to_write_it(cents in 0_u32..100_000_000) {
            let price = f64::from(cents) / 100.0;
            let german = format!("{},{:02} €", grouped(cents / 100, '.'), cents % 100);
            let english = format!("${}.{:02}", grouped(cents / 100, ','), cents % 100);
            prop_assert_eq!(of_text(&german, None), Some(price));
            prop_assert_eq!(of_text(&english, None), Some(price));
        }

        #[test]
        fn no_text_breaks_it(text in any::<String>()) {
            of_text(&text, None);
            of_text(&text, Some(&text));
        }
    }

    fn grouped(number: u32, mark: char) -> String {
        let digits = number.to_string();
        let mut text = String::new();
        for (n, digit) in digits.chars().enumerate() {
            if n > 0 && (digits.len() - n).is_multiple_of(3) {
                text.push(mark);
            }
            text.push(digit);
        }
        text
    }
}
