//! When something happened, as exports write it: ISO 8601, without an offset in UTC, or a number since 1970 in a unit that
//! puts it into the years 1990 to 2099.

use chrono::{DateTime, NaiveDate, NaiveDateTime};
use reshelf::Millis;
use serde_json::Value;

/// The first and the first no longer accepted second: 1990 and 2100.
const SECONDS: std::ops::Range<f64> = 631_152_000.0..4_102_444_800.0;

/// Seconds, milli-, micro- and nanoseconds: how many make a second. The years accepted keep them a factor of six apart at
/// least, so that no number can be taken in two ways.
const UNITS: [f64; 4] = [1.0, 1e3, 1e6, 1e9];

/// The time that a JSON value tells; `None` where it is none.
pub fn of_value(value: &Value) -> Option<Millis> {
    match value {
        Value::Number(number) => of_number(number.as_f64()?),
        Value::String(text) => of_text(text, None),
        _ => None,
    }
}

/// The time that a text tells, in chrono's `format` where one is given, else by the rule above.
pub fn of_text(text: &str, format: Option<&str>) -> Option<Millis> {
    let text = text.trim();
    if let Some(format) = format {
        let at = NaiveDateTime::parse_from_str(text, format)
            .or_else(|_| NaiveDate::parse_from_str(text, format).map(|day| day.and_time(chrono::NaiveTime::MIN)));
        return at.ok().and_then(|at| in_range(at.and_utc().timestamp_millis()));
    }
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if is_number { text.parse().ok().and_then(of_number) } else { of_iso(text) }
}

fn of_number(number: f64) -> Option<Millis> {
    let unit = UNITS.into_iter().find(|unit| SECONDS.contains(&(number / unit)))?;
    Some((number / unit * 1e3).round() as Millis)
}

fn of_iso(text: &str) -> Option<Millis> {
    let text = text.strip_suffix(" UTC").unwrap_or(text);
    let with_offset = ["%Y-%m-%dT%H:%M:%S%.f%#z", "%Y-%m-%d %H:%M:%S%.f%#z", "%Y-%m-%d %H:%M:%S%.f %#z"]
        .into_iter()
        .find_map(|format| DateTime::parse_from_str(text, format).ok().map(|at| at.timestamp_millis()));
    let without = || {
        let minutes_or_seconds = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"];
        minutes_or_seconds.into_iter().find_map(|format| NaiveDateTime::parse_from_str(text, format).ok())
    };
    let day = || NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(|day| day.and_time(chrono::NaiveTime::MIN));
    let at = with_offset.or_else(|| without().or_else(day).map(|at| at.and_utc().timestamp_millis()));
    at.and_then(in_range)
}

fn in_range(at: Millis) -> Option<Millis> {
    SECONDS.contains(&(at as f64 / 1e3)).then_some(at)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    const NOON: Millis = 1_709_294_400_000;

    #[test]
    fn one_moment_is_the_same_however_it_is_written() {
        for text in [
            "2024-03-01T12:00:00Z",
            "2024-03-01T12:00:00.000Z",
            "2024-03-01T13:00:00+01:00",
            "2024-03-01T13:00:00+0100",
            "2024-03-01 12:00:00 UTC",
            "2024-03-01 12:00:00.000000 UTC",
            "2024-03-01 12:00:00+00",
            "2024-03-01T12:00:00",
            "2024-03-01 12:00",
            " 1709294400 ",
            "1709294400000",
            "1709294400000000",
            "1709294400000000000",
            "1709294400.0",
        ] {
            assert_eq!(of_text(text, None), Some(NOON), "{text}");
            assert_eq!(of_value(&json!(text)), Some(NOON), "{text}");
        }
        assert_eq!(of_value(&json!(1_709_294_400)), Some(NOON));
        assert_eq!(of_value(&json!(1_709_294_400_000_u64)), Some(NOON));
        assert_eq!(of_text("2024-03-01", None), Some(NOON - 43_200_000));
        assert_eq!(of_text("01/03/2024 12:00", Some("%d/%m/%Y %H:%M")), Some(NOON));
        assert_eq!(of_text("01.03.2024", Some("%d.%m.%Y")), Some(NOON - 43_200_000));
    }

    #[test]
    fn what_could_be_two_moments_or_none_is_not_guessed() {
        for text in
            ["01/03/2024", "3/1/2024 12:00", "", ".", "1e10", "-5", "20240301", "2024", "1066-10-14", "NaN", "12:00"]
        {
            assert_eq!(of_text(text, None), None, "{text}");
        }
        for value in [json!(null), json!(true), json!([NOON]), json!(0), json!(-1), json!(1e300)] {
            assert_eq!(of_value(&value), None, "{value}");
        }
    }

    proptest! {
        #[test]
        fn any_moment_is_read_from_each_unit(at in 631_152_000_000_i64..4_102_444_800_000) {
            prop_assert_eq!(of_text(&at.to_string(), None), Some(at));
            prop_assert_eq!(of_text(&format!("{at}000"), None), Some(at));
            prop_assert_eq!(of_text(&(at / 1_000).to_string(), None), Some(at / 1_000 * 1_000));
        }

        #[test]
        fn no_text_breaks_it(text in any::<String>(), format in any::<String>()) {
            of_text(&text, None);
            of_text(&text, Some(&format));
        }
    }
}
