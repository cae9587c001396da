//! Prices made comparable: where an item's price stands among those of its list, whatever the currency.

use crate::item::Item;

/// Where one price stands in its list. Both are NaN where the price is not known, or fewer than two are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// Share of the other priced items that are cheaper, ties counted half: 0 cheapest, 1 dearest.
    pub percentile: f32,
    /// Distance of the price's logarithm from the list's mean, in its standard deviations; 0 where all are equal.
    pub z: f32,
}

impl Standing {
    /// The standing of an item without a price.
    pub const UNKNOWN: Standing = Standing { percentile: f32::NAN, z: f32::NAN };
}

/// The standing of each price in its list, and what the list as a whole is like. Cost: one sort.
#[derive(Clone, Debug, PartialEq)]
pub struct PriceScale {
    /// One for each price, in the order given.
    pub standings: Vec<Standing>,
    /// Standard deviation of the prices' logarithms; NaN where fewer than two are known.
    pub spread: f32,
    /// Logarithm of the middle price; NaN likewise.
    pub median_log: f32,
    /// Logarithm of the lowest price; NaN likewise.
    pub lowest_log: f32,
}

impl PriceScale {
    /// The scale of a list's items.
    pub fn of(items: &[Item]) -> PriceScale {
        PriceScale::of_logs(&items.iter().map(Item::price_log).collect::<Vec<f32>>())
    }

    /// The same from the logarithms of the prices, NaN where one is not known.
    pub fn of_logs(logs: &[f32]) -> PriceScale {
        let mut sorted = known(logs);
        if sorted.len() < 2 {
            let standings = vec![Standing::UNKNOWN; logs.len()];
            return PriceScale { standings, spread: f32::NAN, median_log: f32::NAN, lowest_log: f32::NAN };
        }
        sorted.sort_unstable_by(f32::total_cmp);
        let count = sorted.len() as f32;
        let mean = sorted.iter().sum::<f32>() / count;
        let spread = (sorted.iter().map(|log| (log - mean) * (log - mean)).sum::<f32>() / count).sqrt();
        let standing = |&log: &f32| {
            if !log.is_finite() {
                return Standing::UNKNOWN;
            }
            Standing {
                percentile: percentile(&sorted, log),
                z: if spread > 1e-6 { (log - mean) / spread } else { 0.0 },
            }
        };
        let standings = logs.iter().map(standing).collect();
        PriceScale { standings, spread, median_log: sorted[sorted.len() / 2], lowest_log: sorted[0] }
    }
}

/// Those of the values that are known.
pub(crate) fn known(values: &[f32]) -> Vec<f32> {
    values.iter().copied().filter(|value| value.is_finite()).collect()
}

/// Share of the other values that are lower than one of them, ties counted half. `sorted` has at least two.
pub(crate) fn percentile(sorted: &[f32], value: f32) -> f32 {
    let below = sorted.partition_point(|&other| other < value);
    let not_above = sorted.partition_point(|&other| other <= value);
    (below + not_above - 1) as f32 / 2.0 / (sorted.len() - 1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(prices: &[Option<f32>]) -> PriceScale {
        PriceScale::of_logs(&prices.iter().map(|price| price.map_or(f32::NAN, f32::ln)).collect::<Vec<f32>>())
    }

    #[test]
    fn a_currency_changes_nothing() {
        let euros = scale(&[Some(10.0), None, Some(20.0), Some(40.0)]);
        let yen = scale(&[Some(1_600.0), None, Some(3_200.0), Some(6_400.0)]);
        for (one, other) in euros.standings.iter().zip(&yen.standings) {
            assert!(one.z.is_nan() && other.z.is_nan() || (one.z - other.z).abs() < 1e-4);
            assert_eq!(one.percentile.to_bits(), other.percentile.to_bits());
        }
        assert_eq!(euros.standings[0].percentile, 0.0);
        assert_eq!(euros.standings[3].percentile, 1.0);
    }

    #[test]
    fn one_price_says_nothing() {
        assert!(scale(&[Some(10.0), None]).standings[0].percentile.is_nan());
    }
}
