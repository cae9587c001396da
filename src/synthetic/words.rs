//! Invented names: brands that exist nowhere, and the plain words of a shop.

/// Colours, as `item_variant`s and as words of titles and queries.
pub const COLOURS: [&str; 12] =
    ["black", "white", "navy", "grey", "red", "green", "beige", "brown", "pink", "yellow", "purple", "orange"];

/// Materials, as a further attribute.
pub const MATERIALS: [&str; 8] = ["cotton", "wool", "linen", "leather", "steel", "oak", "canvas", "nylon"];

/// Kinds of product, as categories and as words of titles and queries.
pub const KINDS: [&str; 24] = [
    "shoe", "jacket", "shirt", "trousers", "bag", "lamp", "chair", "kettle", "rug", "watch", "scarf", "tent", "mug",
    "desk", "helmet", "backpack", "blanket", "mirror", "knife", "speaker", "pillow", "boots", "hat", "bottle",
];

/// What fields of a shop's own say.
pub const VALUES: [&str; 20] = [
    "manual",
    "automatic",
    "wired",
    "wireless",
    "foldable",
    "fixed",
    "round",
    "square",
    "matte",
    "glossy",
    "single",
    "double",
    "indoor",
    "outdoor",
    "washable",
    "padded",
    "ribbed",
    "sealed",
    "open",
    "plain",
];

/// What titles say besides.
pub const MANNERS: [&str; 16] = [
    "light", "classic", "trail", "city", "soft", "slim", "compact", "winter", "summer", "junior", "pro", "daily",
    "travel", "studio", "garden", "heavy",
];

const STARTS: [&str; 16] =
    ["Bra", "Vel", "Nor", "Tam", "Osk", "Lun", "Quil", "Dra", "Fen", "Mar", "Zel", "Hol", "Ister", "Pav", "Rud", "Sol"];
const ENDS: [&str; 12] = ["da", "vik", "mont", "elle", "stad", "ora", "quin", "wick", "ano", "beck", "iva", "holt"];

/// The name of the `n`-th brand: 192 names, then numbered ones.
pub fn brand(n: usize) -> String {
    let (start, end) = (STARTS[n % STARTS.len()], ENDS[(n / STARTS.len() + n % STARTS.len()) % ENDS.len()]);
    match n / (STARTS.len() * ENDS.len()) {
        0 => format!("{start}{end}"),
        round => format!("{start}{end} {round}"),
    }
}

/// The name of the `n`-th kind of product: 24 names, then numbered ones.
pub fn kind(n: usize) -> String {
    match n / KINDS.len() {
        0 => KINDS[n].to_owned(),
        round => format!("{} {round}", KINDS[n % KINDS.len()]),
    }
}

/// The same as some titles have it and no query: another word to who compares words, though the shop's search knows better.
pub fn several(n: usize) -> String {
    let kind = kind(n);
    let (name, round) = kind.split_once(' ').unwrap_or((&kind, ""));
    format!("{name}s {round}").trim_end().to_owned()
}

/// What a field of the shop's own says for the `n`-th time: 20 values, and then two of them.
pub fn value(n: usize) -> String {
    let value = VALUES[n % VALUES.len()];
    match n / VALUES.len() {
        0 => value.to_owned(),
        round => format!("{value} {}", VALUES[(n + round) % VALUES.len()]),
    }
}

/// A maker's code, such as `QX4071B`.
pub fn code(bits: u64) -> String {
    let letter = |shift: u32| char::from(b'A' + (bits >> shift) as u8 % 26);
    let digits = 100 + (bits >> 32) % 9_900;
    format!("{}{}{digits}{}", letter(0), letter(8), letter(16))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_brands_share_a_name() {
        let mut names: Vec<String> = (0..400).map(brand).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), 400);
    }
}
