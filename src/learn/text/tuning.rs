//! The encoder's training on ratings: few small steps.

use burn::optim::{AdamConfig, GradientsParams, ModuleOptimizer};

use super::draft::Draft;
use super::encoder::Encoder;
use super::head::{Head, fit_head};
use super::loss::Loss;
use super::rated::{Rated, telling};
use crate::error::Error;
use crate::learn::backend::device;
use crate::random::Dice;

/// Steps of Adam at most, and between two looks at the validation queries.
const STEPS: usize = 30;
const LOOK_EVERY: usize = 5;
const RATE: f64 = 1e-3;

/// Queries of one step.
const QUERIES: usize = 16;

/// One query in this many tells when to stop.
const HELD_OUT: usize = 5;

/// The draft with its head fitted and its encoder trained further on ratings.
///
/// The same loss for both, Adam; a part of the queries tells after how many steps the order is best (0 for none at
/// all), then it is trained anew on all of them for as many.
///
/// # Errors
/// Those of [`fit_head`]; [`Error::NotFinite`] where training broke down.
pub fn tune(draft: &Draft, rated: &[&Rated], loss: Loss, seed: u64) -> Result<Draft, Error> {
    let mut shuffled = telling(rated)?;
    Dice::new(seed, 1).shuffle(&mut shuffled);
    let (judges, train) = shuffled.split_at(shuffled.len() / HELD_OUT);
    let mut best = (0, f64::NEG_INFINITY);
    if !judges.is_empty() {
        let mut run = Run::new(fit_head(draft, train, Head::Whole, loss)?, loss, seed);
        for step in (0..=STEPS).step_by(LOOK_EVERY) {
            run.advance(train, step);
            let scores = run.draft()?.scores(judges);
            let found: f64 = judges.iter().zip(scores).filter_map(|(rated, scores)| rated.ndcg(&scores)).sum();
            if found > best.1 {
                best = (step, found);
            }
        }
    }
    let mut run = Run::new(fit_head(draft, rated, Head::Whole, loss)?, loss, seed);
    run.advance(&shuffled, best.0);
    run.draft()
}

/// An encoder on its way, with a head that stays.
struct Run {
    start: Draft,
    encoder: Encoder,
    loss: Loss,
    optimiser: ModuleOptimizer,
    dice: Dice,
    step: usize,
}

impl Run {
    fn new(start: Draft, loss: Loss, seed: u64) -> Run {
        let optimiser = AdamConfig::new().with_epsilon(1e-8).init();
        Run { encoder: start.encoder().clone(), start, loss, optimiser, dice: Dice::new(seed, 2), step: 0 }
    }

    fn advance(&mut self, rated: &[&Rated], until: usize) {
        while self.step < until {
            self.step += 1;
            let mut drawn = rated.to_vec();
            self.dice.shuffle(&mut drawn);
            drawn.truncate(QUERIES);
            let scores = self.start.scores_with(&self.encoder, &drawn);
            let loss = self.loss.targets(&drawn, &device()).loss(scores);
            let gradients = GradientsParams::from_grads(loss.backward(), &self.encoder);
            self.encoder = self.optimiser.step(RATE, self.encoder.clone(), gradients);
        }
    }

    fn draft(&self) -> Result<Draft, Error> {
        self.start.with_encoder(self.encoder.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::text::EncoderKind;

    /// The best title always shares no word with its query, the worst all: nothing but the encoder can learn that.
    fn contrary() -> Vec<Rated> {
        let rated = |word: &str| Rated {
            query: word.to_owned(),
            titles: vec![word.to_owned(), format!("best {word}s"), format!("{word} plain")],
            ratings: vec![0.0, 3.0, 1.0],
        };
        ["boot", "mug", "lamp", "chair", "table", "sock", "scarf", "glove", "plate", "spoon"].map(rated).to_vec()
    }

    #[test]
    fn ratings_teach_head_and_every_encoder_by_both_losses() {
        let all = contrary();
        let all: Vec<&Rated> = all.iter().collect();
        let mean = |draft: &Draft| {
            let scores = draft.scores(&all);
            all.iter().zip(scores).filter_map(|(rated, scores)| rated.ndcg(&scores)).sum::<f64>() / all.len() as f64
        };
        for kind in EncoderKind::ALL {
            let start = Draft::small(kind, 2);
            for loss in Loss::ALL {
                let told = format!("{}, {}", kind.name(), loss.name());
                let matched = fit_head(&start, &all, Head::Matches, loss).unwrap();
                let headed = fit_head(&start, &all, Head::Whole, loss).unwrap();
                let tuned = tune(&start, &all, loss, 1).unwrap();
                assert_eq!(matched.head()[0], 0.0, "{told}");
                assert!(mean(&matched) > 0.9, "{told}: {}", mean(&matched));
                assert!(mean(&tuned) >= mean(&headed) - 1e-3, "{told}: {} {}", mean(&headed), mean(&tuned));
            }
        }
    }

    #[test]
    fn steps_lower_both_losses_with_every_encoder() {
        let all = contrary();
        let all: Vec<&Rated> = all.iter().collect();
        for kind in EncoderKind::ALL {
            for loss in Loss::ALL {
                let start = fit_head(&Draft::small(kind, 3), &all, Head::Whole, loss).unwrap();
                let of = |draft: &Draft| {
                    let scores = draft.scores_with(draft.encoder(), &all);
                    loss.targets(&all, &device()).loss(scores).into_scalar::<f32>()
                };
                let mut run = Run::new(start.with_head([1.0; 5], 0.0), loss, 1);
                let before = of(&run.draft().unwrap());
                run.advance(&all, 20);
                let after = of(&run.draft().unwrap());
                assert!(after < before - 1e-3, "{}, {}: {before} {after}", kind.name(), loss.name());
            }
        }
    }

    #[test]
    fn ratings_that_tell_nothing_are_refused() {
        let alike = Rated { ratings: vec![2.0; 3], ..contrary().remove(0) };
        let draft = Draft::small(EncoderKind::Convolution, 1);
        for loss in Loss::ALL {
            assert_eq!(fit_head(&draft, &[&alike], Head::Whole, loss).unwrap_err().code(), "empty");
        }
        assert_eq!(alike.ndcg(&draft.scores(&[&alike])[0]), None);
    }
}
