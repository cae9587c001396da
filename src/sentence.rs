//! Sentences put together from their parts.
//!
//! The standard library's way, `format!`, would be a kilobyte (gzip) of the module that every page loads.

/// A sentence with its blanks, `_`, filled in: one part each.
pub(crate) fn fill(sentence: &str, parts: &[&str]) -> String {
    let mut filled = String::new();
    let mut parts = parts.iter();
    for letter in sentence.chars() {
        match letter {
            '_' => filled.extend(parts.next().copied()),
            letter => filled.push(letter),
        }
    }
    filled
}

/// A number in decimal digits.
pub(crate) fn decimal(number: u64) -> String {
    let mut digits = match number / 10 {
        0 => String::new(),
        before => decimal(before),
    };
    digits.push(digit(number % 10));
    digits
}

/// An identity in sixteen hexadecimal digits: JavaScript has no number of 64 bits.
pub(crate) fn hex(number: u64) -> String {
    (0..16).rev().map(|place| digit(number >> (4 * place) & 15)).collect()
}

fn digit(value: u64) -> char {
    char::from(b"0123456789abcdef"[value as usize & 15])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_what_format_writes(number: u64, shorter in 0..64, text: String) {
            let number = number >> shorter;
            assert_eq!(decimal(number), format!("{number}"));
            assert_eq!(hex(number), format!("{number:016x}"));
            assert_eq!(fill("_ and _", &[&text, &text]), format!("{text} and {text}"));
        }
    }

    #[test]
    fn nothing_is_a_digit_too() {
        assert_eq!((decimal(0), hex(0)), ("0".into(), "0000000000000000".into()));
    }
}
