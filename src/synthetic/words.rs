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
