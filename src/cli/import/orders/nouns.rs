//! What kind of thing a product is, by its name, where a shop's orders have no categories.

use rustc_hash::FxHashMap;

/// Kinds, at most: the words that most products share.
const KINDS: usize = 160;

/// Products that have to share a word, so that it is a kind and not a model.
const PRODUCTS: usize = 4;

/// Words that tell how much, how large or of which colour, in the languages of many shops; they follow the noun.
const NO_KINDS: &str = "and the for with from set pack pcs piece box assorted mini small medium large big new old \
    red blue green white black pink yellow orange purple grey gray brown silver gold ivory cream beige \
    und mit für von aus stück rot blau grün weiß schwarz rosa gelb grau braun silber klein groß \
    avec pour des les rouge bleu vert blanc noir jaune gris petit grand lot \
    con para los las rojo azul verde blanco negro amarillo gris";

/// The kind of each product of that name; `None` where its name has no word that others share.
pub fn of_names(names: &[&str]) -> Vec<Option<String>> {
    let words: Vec<Vec<String>> = names.iter().map(|name| words(name)).collect();
    let mut shared: FxHashMap<&str, usize> = FxHashMap::default();
    for words in &words {
        for (n, word) in words.iter().enumerate() {
            if !words[..n].contains(word) {
                *shared.entry(word).or_default() += 1;
            }
        }
    }
    let mut common: Vec<(&str, usize)> = shared.into_iter().filter(|(_, products)| *products >= PRODUCTS).collect();
    common.sort_by(|(one, products), (other, more)| more.cmp(products).then(one.cmp(other)));
    common.truncate(KINDS);
    let is_kind = |word: &&String| common.iter().any(|(kind, _)| kind == word);
    words.iter().map(|words| words.iter().rev().find(is_kind).cloned()).collect()
}

/// The words of a name that could be its noun, in the singular as far as an s at the end tells.
fn words(name: &str) -> Vec<String> {
    let lower = name.to_lowercase();
    let words = lower.split(|sign: char| !sign.is_alphabetic()).filter(|word| word.chars().count() > 2);
    let singular = |word: &str| {
        let plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
        if plural { word[..word.len() - 1].to_owned() } else { word.to_owned() }
    };
    let meant = words.filter(|word| !NO_KINDS.split_whitespace().any(|other| other == *word));
    meant.map(singular).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_is_of_the_last_word_that_others_share() {
        let names = [
            "Red Enamel Mug",
            "Enamel Mugs, set of 2",
            "Mug \"Rose\" pink",
            "Travel Mug",
            "Cushion Cover blue",
            "Velvet Cushion",
            "CUSHION",
            "Floor cushion 60 cm",
            "Singing bird",
            "",
        ];
        let kinds: Vec<_> = of_names(&names).into_iter().map(Option::unwrap_or_default).collect();
        assert_eq!(kinds, ["mug", "mug", "mug", "mug", "cushion", "cushion", "cushion", "cushion", "", ""]);
    }

    #[test]
    fn any_script_is_read() {
        let kinds = of_names(&["Große Tasse", "Tasse blau", "tasse", "Tasse ÄÖÜß", "マグ"]);
        assert_eq!(kinds.iter().flatten().count(), 4);
    }
}
