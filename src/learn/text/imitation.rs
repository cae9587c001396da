//! Text that belongs to a title without anybody having said so: what a shopper might type to find it, and the rest of
//! what the catalogue says of it.

use super::product::Product;
use crate::random::Dice;
use crate::text::words;

/// How often the other text is all that the catalogue says, rather than a query.
const WHOLE: f64 = 0.3;

/// How often a query is cut from the description, and how often from an attribute; else from the title.
const FROM_DESCRIPTION: f64 = 0.3;
const FROM_ATTRIBUTE: f64 = 0.15;

/// How often an attribute that says what the product is goes before the others.
const KIND_FIRST: f64 = 0.5;

/// Chances of queries of one, two and three words.
const LENGTHS: [f64; 3] = [0.4, 0.4, 0.2];

/// How often a letter of a query is left out, and from how many letters a word on.
const SLIP: f64 = 0.15;
const SLIP_LETTERS: usize = 5;

/// Tries to find words of letters: model numbers are typed, but seldom.
const TRIES: usize = 4;

/// True where a batch is to hold title and catalogue text, false for titles and queries.
pub(super) fn draws_whole(dice: &mut Dice) -> bool {
    dice.chance(WHOLE)
}

/// Description, each attribute with an even chance, and the brand with an even chance; the title where that is nothing.
pub(super) fn whole(product: &Product, dice: &mut Dice) -> String {
    let mut parts = vec![product.description.as_str()];
    parts.extend(product.attributes.iter().map(|(_, value)| value.as_str()).filter(|_| dice.chance(0.5)));
    if dice.chance(0.5) {
        parts.push(&product.brand);
    }
    let text = parts.join(" ");
    if words(&text).next().is_none() { product.title.clone() } else { text }
}

/// One to three words that stand together in title, description or an attribute, now and then with a slip.
pub(super) fn query(product: &Product, dice: &mut Dice) -> String {
    let drawn: Vec<&str> = words(source(product, dice)).collect();
    let words = if drawn.is_empty() { words(&product.title).collect() } else { drawn };
    let length = length(dice).min(words.len());
    let mut cut = &words[..length];
    for _ in 0..TRIES {
        let start = dice.whole(0, words.len() - length);
        cut = &words[start..start + length];
        if cut.iter().any(|word| word.len() > 2 && word.chars().all(char::is_alphabetic)) {
            break;
        }
    }
    let mut words: Vec<String> = cut.iter().map(|&word| word.to_owned()).collect();
    if dice.chance(SLIP) && !words.is_empty() {
        let at = dice.whole(0, words.len() - 1);
        slip(&mut words[at], dice);
    }
    words.join(" ")
}

fn source<'a>(product: &'a Product, dice: &mut Dice) -> &'a str {
    let drawn = dice.unit();
    if drawn < FROM_DESCRIPTION {
        return &product.description;
    }
    if drawn < FROM_DESCRIPTION + FROM_ATTRIBUTE && !product.attributes.is_empty() {
        let (_, any) = dice.pick(&product.attributes);
        return product.kind().filter(|_| dice.chance(KIND_FIRST)).unwrap_or(any);
    }
    &product.title
}

fn length(dice: &mut Dice) -> usize {
    let drawn = dice.unit();
    let [one, two, _] = LENGTHS;
    1 + usize::from(drawn >= one) + usize::from(drawn >= one + two)
}

fn slip(word: &mut String, dice: &mut Dice) {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() >= SLIP_LETTERS {
        let without = dice.whole(1, letters.len() - 1);
        *word = letters.iter().enumerate().filter(|(at, _)| *at != without).map(|(_, letter)| letter).collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_are_of_words_that_the_product_has_but_for_slips() {
        let attributes = vec![("type".to_owned(), "Boot".to_owned()), ("colour".to_owned(), "Red".to_owned())];
        let product = Product {
            title: "Fjell 200 hiking shoe".to_owned(),
            description: "A shoe for rain".to_owned(),
            attributes,
            ..Product::default()
        };
        let mut dice = Dice::new(1, 0);
        let known = "Fjell 200 hiking shoe A shoe for rain Boot Red";
        let mut whole = 0;
        let mut words = Vec::new();
        for _ in 0..400 {
            let query = query(&product, &mut dice);
            let count = query.split(' ').count();
            assert!((1..=3).contains(&count), "{query}");
            whole += usize::from(known.contains(&query));
            words.push(query);
        }
        assert!(whole > 340 && whole < 400, "{whole}");
        assert!(words.iter().any(|query| query == "Boot") && words.iter().any(|query| query.contains("hiking")));
        assert_eq!(query(&Product::default(), &mut dice), "");
    }
}
