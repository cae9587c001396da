//! Real products in place of made-up ones, where `RESHELF_CATALOGUE` names a file of them: JSON lines with `item_id`, `item_name`,
//! `item_brand`, `price` and `attributes`, gzipped or not.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::io::Read;
use std::sync::{Arc, OnceLock};

use flate2::read::MultiGzDecoder;
use reshelf::Item;
use serde_json::Value;

use crate::draws::Draws;
use crate::shop::{KINDS, PRODUCTS, Told};

/// A product as its shop tells it.
pub struct Real {
    title: String,
    brand: String,
    /// Empty where none is told.
    colour: String,
    pub price: f64,
    fields: Vec<(String, String)>,
}

/// Products of one kind, each with the numbers of its brand and its colour: of those that there are most of in the first kind the
/// brands have the lowest numbers, and black is the first colour.
pub struct Kind {
    pub word: Arc<str>,
    pub products: Vec<(Arc<Real>, usize, usize)>,
}

/// As many of each kind.
const OF_A_KIND: usize = PRODUCTS / KINDS;

/// A word of more titles names no kind of product.
const TOO_MANY: usize = 1_200;

struct Catalogue {
    products: Vec<Arc<Real>>,
    /// Words that may name a kind, and the products that have them in their titles.
    words: BTreeMap<String, Vec<usize>>,
}

/// Kinds of products of the catalogue, each told by a word of its titles; `None` where no catalogue is named.
pub fn kinds(draws: &mut Draws) -> Option<Vec<Kind>> {
    static CATALOGUE: OnceLock<Option<Catalogue>> = OnceLock::new();
    let read = || std::env::var_os("RESHELF_CATALOGUE").map(|path| Catalogue::read(&fs::read(path).unwrap()));
    CATALOGUE.get_or_init(read).as_ref().map(|catalogue| catalogue.some_kinds(draws))
}

impl Catalogue {
    fn read(bytes: &[u8]) -> Catalogue {
        let mut text = String::new();
        if bytes.starts_with(&[0x1f, 0x8b]) {
            MultiGzDecoder::new(bytes).read_to_string(&mut text).unwrap();
        } else {
            text = String::from_utf8(bytes.to_vec()).unwrap();
        }
        let products: Vec<_> =
            text.lines().filter_map(|line| Real::read(&serde_json::from_str(line).unwrap())).map(Arc::new).collect();
        let mut words: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, product) in products.iter().enumerate() {
            let own: HashSet<String> = product.words().filter(|word| names_a_kind(word)).collect();
            own.into_iter().for_each(|word| words.entry(word).or_default().push(at));
        }
        words.retain(|_, products| (2 * OF_A_KIND..TOO_MANY).contains(&products.len()));
        Catalogue { products, words }
    }

    fn some_kinds(&self, draws: &mut Draws) -> Vec<Kind> {
        let mut words: Vec<(&String, &Vec<usize>)> = self.words.iter().collect();
        draws.shuffle(&mut words);
        let (mut kinds, mut taken): (Vec<Kind>, HashSet<usize>) = (Vec::new(), HashSet::new());
        let (mut brands, mut colours) = (Numbers::default(), Numbers::default());
        colours.of("black");
        for (word, of_word) in words {
            let mut own: Vec<usize> = of_word.iter().copied().filter(|at| !taken.contains(at)).collect();
            draws.shuffle(&mut own);
            own.truncate(OF_A_KIND);
            let products: Vec<_> = own.iter().map(|&at| self.products[at].clone()).collect();
            if products.len() < OF_A_KIND || (kinds.is_empty() && !are_varied(&products)) {
                continue;
            }
            taken.extend(of_word.iter());
            brands.by_size(products.iter().map(|own| &*own.brand));
            let told = products.into_iter().map(|own| {
                let (brand, colour) = (brands.of(&own.brand), colours.of(&own.colour));
                (own, brand, colour)
            });
            kinds.push(Kind { word: word.as_str().into(), products: told.collect() });
            if kinds.len() == KINDS {
                return kinds;
            }
        }
        panic!("the catalogue has too few kinds of products");
    }
}

fn names_a_kind(word: &str) -> bool {
    word.len() > 3 && word.bytes().all(|sign| sign.is_ascii_lowercase())
}

/// Whether expectations can be asked of them: there are several of each of four brands, and some black ones.
fn are_varied(products: &[Arc<Real>]) -> bool {
    let mut brands: HashMap<&str, usize> = HashMap::new();
    products.iter().for_each(|own| *brands.entry(&own.brand).or_default() += 1);
    let black = products.iter().filter(|own| own.colour == "black").count();
    brands.values().filter(|&&count| count > 5).count() >= 4 && (OF_A_KIND / 10..OF_A_KIND / 3).contains(&black)
}

/// Numbers of names, in the order in which they came.
#[derive(Default)]
struct Numbers(HashMap<String, usize>);

impl Numbers {
    fn of(&mut self, name: &str) -> usize {
        let next = self.0.len();
        *self.0.entry(name.to_owned()).or_insert(next)
    }

    /// What there is most of first.
    fn by_size<'a>(&mut self, names: impl Iterator<Item = &'a str>) {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        names.for_each(|name| *counts.entry(name).or_default() += 1);
        let mut names: Vec<(usize, &str)> = counts.into_iter().map(|(name, count)| (count, name)).collect();
        names.sort_unstable_by(|one, other| other.cmp(one));
        names.iter().for_each(|(_, name)| _ = self.of(name));
    }
}

impl Real {
    /// `None` for a product without brand, price or attributes.
    fn read(product: &Value) -> Option<Real> {
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let fields = product["attributes"].as_object()?.iter();
        let mut fields: Vec<_> = fields.filter_map(|(name, value)| Some((name.clone(), text(value)?))).collect();
        let colour = fields.iter().find(|(name, _)| name == "product_colour").map(|(_, value)| value.to_lowercase());
        fields.retain(|(name, _)| name != "product_colour");
        let (title, brand) = (text(&product["item_name"])?, text(&product["item_brand"])?);
        let mut real = Real { title, brand, colour: String::new(), price: product["price"].as_f64()?, fields };
        real.colour = colour.or_else(|| real.words().find(|word| word == "black")).unwrap_or_default();
        Some(real)
    }

    fn words(&self) -> impl Iterator<Item = String> + '_ {
        self.title.split_whitespace().map(str::to_lowercase)
    }

    /// As a list or an event has it, of a shop that tells so much.
    pub fn item(&self, id: usize, told: Told, word: &str) -> Item {
        let fields = [
            (told.brand, "item_brand", &*self.brand),
            (told.colour && !self.colour.is_empty(), "item_variant", &self.colour),
            (told.category, "item_category2", word),
        ];
        let own = self.fields.iter().map(|(name, value)| (told.department, &**name, &**value));
        let mut item = Item::new(&id.to_string()).unwrap();
        for (_, name, value) in fields.into_iter().chain(own).filter(|field| field.0) {
            item = item.with_attribute(name, value);
        }
        if told.title {
            item = item.with_title(&self.title);
        }
        if told.price { item.with_price(self.price).unwrap() } else { item }
    }
}
