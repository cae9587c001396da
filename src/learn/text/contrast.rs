//! Training without labels: a title is to be nearer to text of its own product than to that of others.

use burn::optim::{AdamConfig, GradientsParams, ModuleOptimizer};
use burn::tensor::{Device, Tensor, activation::log_softmax};

use super::batch::TextBatch;
use super::draft::Draft;
use super::encoder::{Encoder, EncoderKind};
use super::imitation;
use super::product::Product;
use crate::error::Error;
use crate::learn::backend::device;
use crate::random::Dice;
use crate::text::{Bm25, Sizes, Text};

/// Steps between two looks at the validation products.
const LOOK_EVERY: usize = 100;

/// Looks without a better one after which training stops.
const PATIENCE: usize = 3;

/// One product in this many is for validation, to tell when to stop.
const VALIDATION: usize = 20;

/// How training goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// How its words are seen among their neighbours.
    pub encoder: EncoderKind,
    /// How large the tower is.
    pub sizes: Sizes,
    /// Steps at most.
    pub steps: usize,
    /// Products of one step: each title's rivals are the other titles.
    pub batch: usize,
    /// Learning rate at first; it falls to 0 as a cosine.
    pub learning_rate: f64,
    /// What cosines are divided by: lower makes the nearest rivals count more.
    pub temperature: f64,
    /// Fixes every draw.
    pub seed: u64,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            encoder: EncoderKind::Convolution,
            sizes: Sizes { buckets: 8_192, embedding: 24, channels: 64, output: 32 },
            steps: 1_000,
            batch: 256,
            learning_rate: 3e-3,
            temperature: 0.1,
            seed: 1,
        }
    }
}

/// One look at the validation products.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Steps done.
    pub step: usize,
    /// Mean loss on the validation products, nats a title.
    pub loss: f32,
    /// True where no earlier look was better.
    pub best: bool,
}

/// Trains an encoder on a catalogue; the draft's score is the cosine.
///
/// InfoNCE both ways within a batch (van den Oord and others 2018; Radford and others 2021): titles against imitated
/// queries, or against descriptions and attributes. Adam, a rate that falls as a cosine, the weights of the best look
/// at the validation products. `watch` sees every look.
///
/// # Errors
/// [`Error::Empty`] with fewer than two products; [`Error::NotFinite`] where training broke down.
pub fn pretrain_text(products: &[Product], settings: &Settings, watch: &mut dyn FnMut(Look)) -> Result<Draft, Error> {
    let titles: Vec<Text> = products.iter().map(|product| Text::new(&product.title)).collect();
    let bm25 = Bm25::of(&titles, settings.sizes.buckets);
    let mut dice = Dice::new(settings.seed, 0);
    let mut order: Vec<usize> = (0..products.len()).filter(|&product| !titles[product].is_empty()).collect();
    dice.shuffle(&mut order);
    let (validation, train) = order.split_at((order.len() / VALIDATION).clamp(1.min(order.len()), settings.batch));
    if train.len() < 2 {
        return Err(Error::Empty { field: "catalogue" });
    }
    let device = device();
    device.seed(settings.seed);
    let pairs = Pairs { products, titles: &titles, settings, device: &device };
    let judges = [true, false].map(|whole| pairs.of(validation, whole, &mut dice));
    let mut encoder = Encoder::new(settings.encoder, settings.sizes, &device);
    let mut optimiser: ModuleOptimizer = AdamConfig::new().with_epsilon(1e-8).init();
    let mut best: Option<(f32, Encoder)> = None;
    let mut behind = 0;
    for step in 1..=settings.steps {
        let drawn: Vec<usize> = (0..settings.batch.min(train.len())).map(|_| *dice.pick(train)).collect();
        let batch = pairs.of(&drawn, imitation::draws_whole(&mut dice), &mut dice);
        let gradients = GradientsParams::from_grads(pairs.loss(&encoder, &batch).backward(), &encoder);
        encoder = optimiser.step(rate(settings, step), encoder, gradients);
        if step % LOOK_EVERY == 0 || step == settings.steps {
            let loss = judges.iter().map(|judge| pairs.loss(&encoder, judge).into_scalar::<f32>()).sum::<f32>() / 2.0;
            let better = best.as_ref().is_none_or(|(least, _)| loss < *least);
            watch(Look { step, loss, best: better });
            behind = if better { 0 } else { behind + 1 };
            if better {
                best = Some((loss, encoder.clone()));
            }
            if behind == PATIENCE {
                break;
            }
        }
    }
    let (_, encoder) = best.ok_or(Error::Empty { field: "steps" })?;
    Draft::new(encoder, bm25)
}

fn rate(settings: &Settings, step: usize) -> f64 {
    let done = (step - 1) as f64 / settings.steps as f64;
    settings.learning_rate * 0.5 * (1.0 + (std::f64::consts::PI * done).cos())
}

/// Lays out titles and their other texts.
struct Pairs<'a> {
    products: &'a [Product],
    titles: &'a [Text],
    settings: &'a Settings,
    device: &'a Device,
}

/// Titles and as many other texts; apart, as queries are much shorter.
struct Batch {
    titles: TextBatch,
    others: TextBatch,
    pairs: usize,
}

impl Pairs<'_> {
    fn of(&self, drawn: &[usize], whole: bool, dice: &mut Dice) -> Batch {
        let imitate = if whole { imitation::whole } else { imitation::query };
        let others: Vec<Text> =
            drawn.iter().map(|&product| Text::new(&imitate(&self.products[product], dice))).collect();
        let buckets = self.settings.sizes.buckets;
        let titles = TextBatch::new(drawn.iter().map(|&product| &self.titles[product]), buckets, self.device);
        Batch { titles, others: TextBatch::new(&others, buckets, self.device), pairs: drawn.len() }
    }

    /// Mean of both directions, nats.
    fn loss(&self, encoder: &Encoder, batch: &Batch) -> Tensor<1> {
        let [titles, others] = [&batch.titles, &batch.others].map(|texts| encoder.forward(texts));
        let cosines = titles.matmul(others.transpose()) / self.settings.temperature;
        let own = Tensor::<2>::eye(batch.pairs, self.device);
        let logs = log_softmax(cosines.clone(), 0) + log_softmax(cosines, 1);
        (logs * own).sum().neg() / (2 * batch.pairs) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::text::Rated;

    /// Products of two kinds; titles say *boot* or *mug*, attributes *wellington* or *beaker*, which no title does.
    fn planted() -> Vec<Product> {
        let mut dice = Dice::new(5, 0);
        let mut product = |n: usize| {
            let (title, kind) = if n.is_multiple_of(2) { ("boot", "wellington") } else { ("mug", "beaker") };
            let maker = *dice.pick(&["arno", "belt", "cora", "dune"]);
            let colour = *dice.pick(&["red", "green", "blue"]);
            Product {
                title: format!("{maker} {title} {colour}"),
                attributes: vec![("type".to_owned(), kind.to_owned())],
                description: kind.to_owned(),
                brand: maker.to_owned(),
            }
        };
        (0..120).map(&mut product).collect()
    }

    #[test]
    fn every_encoder_learns_from_attributes_a_synonym_that_no_title_has() {
        let sizes = Sizes { buckets: 512, embedding: 8, channels: 16, output: 8 };
        for encoder in EncoderKind::ALL {
            let settings =
                Settings { encoder, sizes, steps: 120, batch: 24, learning_rate: 1e-2, ..Settings::default() };
            let mut looks = Vec::new();
            let draft = pretrain_text(&planted(), &settings, &mut |look| looks.push(look)).unwrap();
            let titles = ["arno boot red", "arno mug red"].map(str::to_owned).to_vec();
            for (query, own, other) in [("wellington", 0, 1), ("beaker", 1, 0)] {
                let rated = Rated { query: query.to_owned(), titles: titles.clone(), ratings: vec![0.0; 2] };
                let scores = &draft.scores(&[&rated])[0];
                assert!(scores[own] - scores[other] > 0.2, "{}, {query}: {scores:?}", encoder.name());
            }
            assert_eq!(looks.last().map(|look| look.step), Some(120));
        }
    }

    #[test]
    fn a_catalogue_of_nothing_is_refused() {
        let refused = pretrain_text(&[Product::default()], &Settings::default(), &mut |_| ()).unwrap_err();
        assert_eq!(refused, Error::Empty { field: "catalogue" });
    }
}
