//! Mean and deviation of the features, pooled over shops with equal weight.

use super::shop::Source;
use crate::features::WIDTH;
use crate::model::Standard;

/// A deviation below this is taken for none.
const FLAT: f64 = 1e-4;

#[derive(Clone, Copy, Default)]
struct Moments {
    count: f64,
    sum: f64,
    squares: f64,
}

/// The standardisation of shops together. A feature that no shop has gets mean 0 and deviation 1.
pub(super) fn standard(shops: &[Source<'_>]) -> Standard {
    let moments: Vec<_> = shops.iter().map(moments).collect();
    let mut standard = Standard { mean: vec![0.0; WIDTH], deviation: vec![1.0; WIDTH] };
    for column in 0..WIDTH {
        let known: Vec<_> = moments.iter().map(|shop| shop[column]).filter(|own| own.count > 0.0).collect();
        let over = |value: fn(&Moments) -> f64| {
            known.iter().map(|own| value(own) / own.count).sum::<f64>() / known.len() as f64
        };
        let mean = over(|own| own.sum);
        let variance = over(|own| own.squares) - mean * mean;
        if !known.is_empty() {
            standard.mean[column] = mean as f32;
            standard.deviation[column] = if variance.sqrt() > FLAT { variance.sqrt() as f32 } else { 1.0 };
        }
    }
    standard
}

/// Which features differ anywhere in these shops.
pub(super) fn varies(shops: &[Source<'_>]) -> Vec<bool> {
    let differs =
        |own: &Moments| own.count > 0.0 && own.squares / own.count - (own.sum / own.count).powi(2) > FLAT * FLAT;
    let shops: Vec<_> = shops.iter().map(moments).collect();
    (0..WIDTH).map(|column| shops.iter().any(|shop| differs(&shop[column]))).collect()
}

fn moments(shop: &Source<'_>) -> Vec<Moments> {
    let mut moments = vec![Moments::default(); WIDTH];
    for row in shop.lists.iter().flat_map(|list| list.rows.chunks_exact(WIDTH)) {
        for (own, &value) in moments.iter_mut().zip(row).filter(|(_, value)| !value.is_nan()) {
            own.count += 1.0;
            own.sum += f64::from(value);
            own.squares += f64::from(value) * f64::from(value);
        }
    }
    moments
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::pretrain::{Shop, TrainingList};

    fn shop(values: &[f32]) -> Shop {
        let row = |&value: &f32| {
            let mut row = vec![f32::NAN; WIDTH];
            row[0] = value;
            row[1] = 3.0;
            row
        };
        let rows = values.iter().flat_map(row).collect();
        let lists =
            vec![TrainingList { rows, chosen: vec![true; values.len()], places: vec![0; values.len()], spare: false }];
        Shop { name: String::new(), weight: 1.0, lists }
    }

    #[test]
    fn a_large_shop_counts_as_much_as_a_small_one() {
        let shops = [shop(&[0.0; 100]), shop(&[1.0, 1.0])];
        let shops = shops.each_ref().map(Shop::source);
        let standard = standard(&shops);
        assert_eq!((standard.mean[0], standard.deviation[0]), (0.5, 0.5));
        assert_eq!((standard.mean[2], standard.deviation[2]), (0.0, 1.0));
        assert_eq!(varies(&[shop(&[0.0, 1.0]).source()])[..3], [true, false, false]);
    }
}
