//! Numbers as a reader expects them.

/// A count with its thousands set apart: `29,008`.
pub fn count(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A share from 0 to 1 in per cent: `12.3 %`, which no line breaks apart.
pub fn percent(share: f64) -> String {
    format!("{:.1}\u{a0}%", 100.0 * share)
}

/// A change of a share in percentage points, with its sign: `+1.2`.
pub fn points(change: f64) -> String {
    let points = (1_000.0 * change).round() / 10.0;
    if points == 0.0 { "0.0".to_owned() } else { format!("{points:+.1}") }
}

/// A count and what is counted: `1 choice`, `2 choices`.
pub fn counted(number: u64, one: &str) -> String {
    let many = if number == 1 { "" } else { "s" };
    format!("{} {one}{many}", count(number))
}

/// A price without a needless fraction: `129`, `2.62`.
pub fn price(price: f32) -> String {
    let text = format!("{price:.2}");
    text.strip_suffix(".00").map_or(text.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_as_they_are_read() {
        assert_eq!([7, 999, 1_000, 1_234_567].map(count), ["7", "999", "1,000", "1,234,567"]);
        assert_eq!(
            (percent(0.1234), points(0.0123), points(-0.0002)),
            ("12.3\u{a0}%".into(), "+1.2".into(), "0.0".into())
        );
        assert_eq!((counted(1, "choice"), counted(2_000, "choice")), ("1 choice".into(), "2,000 choices".into()));
        assert_eq!([129.0, 2.62, 2.5].map(price), ["129", "2.62", "2.50"]);
    }
}
