//! What a shop with a search box sells, and how much of it its lists tell.

use std::rc::Rc;

use super::specs::Specs;
use crate::random::{Dice, exp};
use crate::synthetic::prices::coins;
use crate::synthetic::product::Product;
use crate::synthetic::taste::Traits;
use crate::synthetic::words;

/// Properties of products, in the order of [`Assortment::traits`]; the third is the material, the fourth what only titles tell.
pub const BRAND: usize = 0;
/// What [`words::COLOURS`] names.
pub const COLOUR: usize = 1;

/// Brands that make products of one kind, at least.
const FEWEST_MAKERS: usize = 4;

/// Share of the shops that tell much of each product.
const MUCH: f64 = 0.35;

/// Numbers in a product's embedding.
const STYLE: usize = 8;

/// All products of a shop, kind by kind.
pub struct Assortment {
    /// The products.
    pub products: Vec<Rc<Product>>,
    /// Their brands, colours and materials.
    pub traits: Traits,
    /// What everyone thinks of each.
    pub appeal: Vec<f64>,
    /// Usual prices.
    pub price: Vec<f64>,
    /// Where each price stands in its kind, in deviations from the mean.
    pub class: Vec<f64>,
    /// What each looks like; empty where the shop sends no embeddings.
    pub style: Vec<Vec<f64>>,
    /// The numbers of each kind's products.
    pub kinds: Vec<Vec<usize>>,
    /// The kind of each product.
    pub kind: Vec<usize>,
    /// What lists tell.
    pub told: Told,
}

/// Which fields the shop's items have.
#[derive(Clone, Copy, Debug)]
pub struct Told {
    /// Anything but id and price; a shop without is like one that lists hotels.
    pub anything: bool,
    /// `item_brand`.
    pub brand: bool,
    /// `item_variant`.
    pub colour: bool,
    /// The further attribute `material`.
    pub material: bool,
    /// `item_name`, made of the words of brand, colour and kind.
    pub title: bool,
    /// `item_category`, and in some shops its department.
    pub category: bool,
    /// `embedding`.
    pub style: bool,
    /// Fields of the shop's own, kind by kind, and long titles.
    pub much: bool,
}

impl Told {
    fn draw(dice: &mut Dice) -> Told {
        let anything = dice.chance(0.7);
        let mut or_not = |chance: f64| anything && dice.chance(chance);
        let mut told = Told {
            anything,
            brand: or_not(0.75),
            colour: or_not(0.7),
            material: or_not(0.3),
            title: or_not(0.65),
            category: or_not(0.8),
            style: or_not(0.2),
            much: or_not(MUCH),
        };
        told.brand |= anything && !told.colour && !told.title;
        told
    }
}

impl Assortment {
    /// One shop's.
    pub fn draw(dice: &mut Dice, name: &str) -> Assortment {
        let told = Told::draw(dice);
        let kinds = dice.whole(2, 12);
        let brands = dice.whole(8, 40);
        let (colours, materials) = (dice.whole(5, words::COLOURS.len()), dice.whole(3, words::MATERIALS.len()));
        let pull = dice.between(0.2, 1.4);
        let brand_appeal = dice.normals(brands, 0.4 * pull);
        let brand_class = dice.normals(brands, 0.8);
        let reach = if dice.chance(0.7) { dice.between(0.3, 1.0) } else { 0.15 };
        let spread = if told.much { dice.between(0.2, 1.4) } else { dice.between(0.1, 0.7) };
        let others = if dice.chance(0.6) { dice.between(0.1, 0.6) } else { 0.0 };
        let mut made = Assortment {
            products: vec![],
            traits: Traits::default(),
            appeal: vec![],
            price: vec![],
            class: vec![],
            style: vec![],
            kinds: vec![],
            kind: vec![],
            told,
        };
        let (mut brand_of, mut colour_of, mut material_of, mut manner_of) = (vec![], vec![], vec![], vec![]);
        for kind in 0..kinds {
            let level = dice.log_normal(40.0, 1.2);
            let mut makers: Vec<usize> = (0..brands).filter(|_| dice.chance(reach)).collect();
            while makers.len() < FEWEST_MAKERS {
                makers.push(dice.whole(0, brands - 1));
            }
            let specs = told.much.then(|| Specs::draw(dice));
            let first = made.products.len();
            for _ in 0..dice.whole_by_size(15, 120) {
                let one_of = if told.much { skewed } else { evenly };
                let (brand, colour) = (makers[one_of(dice, makers.len())], one_of(dice, colours));
                let material = evenly(dice, materials);
                let class = 0.6 * brand_class[brand] + dice.normal(0.0, 0.8);
                let style: Vec<f64> = if told.style { dice.normals(STYLE, 1.0) } else { vec![] };
                let manner = dice.whole(0, words::MANNERS.len() - 1);
                let called = if dice.chance(others) { words::several(kind) } else { words::kind(kind) };
                let mut fields = fields(told, kind, &called, [brand, colour, material, manner]);
                if let Some(specs) = &specs {
                    specs.tell(dice, class, &mut fields);
                }
                let product = Product::new(format!("{name}-i{}", made.products.len()), fields)
                    .with_embedding(style.iter().map(|&number| number as f32).collect());
                made.products.push(Rc::new(product));
                made.appeal.push(brand_appeal[brand] + dice.normal(0.0, pull));
                made.price.push(coins(level * exp(spread * class)));
                made.class.push(class);
                made.style.push(style);
                made.kind.push(kind);
                brand_of.push(brand);
                colour_of.push(colour);
                material_of.push(material);
                manner_of.push(manner);
            }
            made.kinds.push((first..made.products.len()).collect());
        }
        made.traits = Traits::default()
            .with(brand_of, brands)
            .with(colour_of, colours)
            .with(material_of, materials)
            .with(manner_of, words::MANNERS.len());
        made
    }

    /// How many products there are.
    pub fn len(&self) -> usize {
        self.products.len()
    }
}

fn evenly(dice: &mut Dice, count: usize) -> usize {
    dice.whole(0, count - 1)
}

/// The first ones mostly: each half as likely again as the next.
fn skewed(dice: &mut Dice, count: usize) -> usize {
    dice.run(1.0 / 1.5, count - 1)
}

fn fields(told: Told, kind: usize, called: &str, traits: [usize; 4]) -> Vec<(&'static str, String)> {
    let [brand, colour, material, manner] = traits;
    let manner = words::MANNERS[manner];
    let brand = words::brand(brand);
    let (colour, material) = (words::COLOURS[colour], words::MATERIALS[material]);
    let all = [
        (told.brand, "item_brand", brand.clone()),
        (told.category, "item_category", format!("department {}", kind / 3)),
        (told.category, "item_category2", words::kind(kind)),
        (told.title, "item_name", format!("{brand} {manner} {called} {colour}")),
        (told.colour, "item_variant", colour.to_owned()),
        (told.material, "material", material.to_owned()),
    ];
    all.into_iter().filter(|field| field.0).map(|(_, name, value)| (name, value)).collect()
}
