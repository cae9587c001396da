//! One number at a time; the compiler vectorises it where it is asked for speed.

/// `sum += scale * row`.
pub fn axpy(sum: &mut [f32], row: &[f32], scale: f32) {
    for (sum, weight) in sum.iter_mut().zip(row) {
        *sum += scale * weight;
    }
}

/// `value / (1 + e^-value)` of each.
pub fn silu(values: &mut [f32]) {
    values.iter_mut().for_each(|value| *value /= 1.0 + (-*value).exp());
}
