//! What a shop that tells much says of the products of one kind: fields of its own, some left out, and long titles.

use crate::random::{Dice, exp};
use crate::synthetic::words;

/// Names of fields; each kind draws its own from them, so that kinds share some.
const NAMES: [&str; 20] = [
    "capacity",
    "power",
    "width",
    "height",
    "weight",
    "speed",
    "voltage",
    "pieces",
    "type",
    "control",
    "mounting",
    "connection",
    "closure",
    "certification",
    "housing",
    "lining",
    "shape",
    "purpose",
    "compatibility",
    "standards",
];

const UNITS: [&str; 8] = ["", "", " mm", " W", " kg", " l", " V", " h"];

/// A field and what it says.
type Told = (&'static str, String);

/// The fields of one kind's products.
pub struct Specs {
    fields: Vec<Field>,
    /// Share of the products whose colour is told in its field.
    coloured: f64,
    /// Probability that a title repeats what a field says.
    repeated: f64,
    /// Probability that a title names the maker's code for the product.
    coded: f64,
}

struct Field {
    name: &'static str,
    /// Share of the products of which it is told.
    told: f64,
    says: Says,
}

/// What a field says.
enum Says {
    /// One of so many values.
    OneOf { first: usize, values: usize },
    /// A number: about so much, so widely spread, more for what is dear.
    Number { level: f64, spread: f64, dear: f64, unit: &'static str },
    /// Something else for nearly every product.
    Code,
}

impl Specs {
    /// Those of one kind.
    pub fn draw(dice: &mut Dice) -> Specs {
        let mut names = NAMES;
        dice.shuffle(&mut names);
        let count = dice.whole(3, 9);
        Specs {
            fields: names[..count].iter().map(|name| Field::draw(dice, name)).collect(),
            coloured: dice.between(0.4, 1.0),
            repeated: dice.between(0.0, 0.7),
            coded: if dice.chance(0.7) { 0.9 } else { 0.0 },
        }
    }

    /// Adds what they say of a product that stands so high among its kind's prices, and takes away its colour where that is not told.
    pub fn tell(&self, dice: &mut Dice, class: f64, fields: &mut Vec<Told>) {
        fields.retain(|(name, _)| *name != "item_variant" || dice.chance(self.coloured));
        let own = self.of(dice, class);
        let besides = self.title(dice, &own);
        fields.iter_mut().filter(|(name, _)| *name == "item_name").for_each(|(_, title)| *title += &besides);
        fields.extend(own);
        // As a log's line has them.
        fields.sort();
    }

    fn of(&self, dice: &mut Dice, class: f64) -> Vec<Told> {
        let mut told = Vec::new();
        for field in &self.fields {
            if dice.chance(field.told) {
                told.push((field.name, field.says.of(dice, class)));
            }
        }
        told
    }

    /// What a title says besides.
    fn title(&self, dice: &mut Dice, own: &[Told]) -> String {
        let mut title = if dice.chance(self.coded) { format!(" {}", words::code(dice.bits())) } else { String::new() };
        for (_, value) in own {
            if dice.chance(self.repeated) {
                title.push(' ');
                title.push_str(value);
            }
        }
        title
    }
}

impl Field {
    fn draw(dice: &mut Dice, name: &'static str) -> Field {
        Field { name, told: if dice.chance(0.3) { 1.0 } else { dice.between(0.25, 0.95) }, says: Says::draw(dice) }
    }
}

impl Says {
    fn draw(dice: &mut Dice) -> Says {
        let says = dice.unit();
        if says < 0.5 {
            Says::OneOf { first: dice.whole(0, words::VALUES.len() - 1), values: dice.whole_by_size(2, 12) }
        } else if says < 0.85 {
            Says::Number {
                level: dice.log_normal(40.0, 1.5),
                spread: dice.between(0.2, 1.0),
                dear: dice.between(0.0, 0.6),
                unit: UNITS[dice.whole(0, UNITS.len() - 1)],
            }
        } else {
            Says::Code
        }
    }

    fn of(&self, dice: &mut Dice, class: f64) -> String {
        match self {
            Says::OneOf { first, values } => words::value(first + dice.run(0.65, values - 1)),
            Says::Number { level, spread, dear, unit } => {
                let number = level * exp(spread * (dear * class + dice.normal(0.0, 1.0)));
                format!("{}{unit}", rounded(number))
            }
            Says::Code => words::code(dice.bits()),
        }
    }
}

/// As makers tell numbers: two digits that count.
fn rounded(number: f64) -> f64 {
    format!("{:.1e}", number.max(0.1)).parse().expect("a number as it was written")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_have_fields_of_their_own_and_products_lack_some_of_them() {
        let dice = &mut Dice::new(3, 0);
        let (one, other) = (Specs::draw(dice), Specs::draw(dice));
        let names = |specs: &Specs| specs.fields.iter().map(|field| field.name).collect::<Vec<_>>();
        assert_ne!(names(&one), names(&other));
        let told: Vec<usize> = (0..50).map(|_| one.of(dice, 0.0).len()).collect();
        assert!(told.iter().any(|&count| count < one.fields.len()), "{told:?}");
    }

    #[test]
    fn titles_repeat_what_fields_say_and_some_products_have_no_colour() {
        let dice = &mut Dice::new(4, 0);
        let specs = Specs { coloured: 0.5, repeated: 1.0, ..Specs::draw(dice) };
        let mut colours = 0;
        for _ in 0..100 {
            let mut fields = vec![("item_name", "Velora lamp".to_owned()), ("item_variant", "black".to_owned())];
            specs.tell(dice, 0.0, &mut fields);
            colours += fields.iter().filter(|(name, _)| *name == "item_variant").count();
            let title = fields.iter().find(|(name, _)| *name == "item_name").map(|(_, title)| title).unwrap();
            let own = fields.iter().filter(|(name, _)| !name.starts_with("item_"));
            own.for_each(|(_, value)| assert!(title.contains(value), "{title} lacks {value}"));
        }
        assert!((30..70).contains(&colours), "{colours}");
    }

    #[test]
    fn what_is_dear_has_more_of_what_makes_it_dear() {
        let dice = &mut Dice::new(5, 0);
        let says = Says::Number { level: 40.0, spread: 0.5, dear: 1.0, unit: " W" };
        let mut mean = |class: f64| {
            let watts = |text: String| text.strip_suffix(" W").unwrap().parse::<f64>().unwrap();
            (0..200).map(|_| watts(says.of(dice, class))).sum::<f64>() / 200.0
        };
        assert!(mean(1.0) > 2.0 * mean(-1.0));
    }

    #[test]
    fn numbers_are_told_with_two_digits() {
        let texts = [0.03, 0.444, 7.33, 83.2, 456.0, 7_649.0].map(|number| rounded(number).to_string());
        assert_eq!(texts, ["0.1", "0.44", "7.3", "83", "460", "7600"]);
    }
}
