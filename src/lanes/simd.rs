//! Four numbers at a time, with WebAssembly's 128-bit instructions.

use core::arch::wasm32::{
    f32x4_add, f32x4_div, f32x4_max, f32x4_min, f32x4_mul, f32x4_nearest, f32x4_neg, f32x4_splat, i32x4_add, i32x4_shl,
    i32x4_splat, i32x4_trunc_sat_f32x4, v128,
};

const LANES: usize = 4;

/// `sum += scale * row`.
pub fn axpy(sum: &mut [f32], row: &[f32], scale: f32) {
    let wide = f32x4_splat(scale);
    let (sums, last_sums) = sum.as_chunks_mut::<LANES>();
    let (weights, last_weights) = row.as_chunks::<LANES>();
    for (sum, weight) in sums.iter_mut().zip(weights) {
        *sum = bytemuck::cast(f32x4_add(lanes(*sum), f32x4_mul(wide, lanes(*weight))));
    }
    for (sum, weight) in last_sums.iter_mut().zip(last_weights) {
        *sum += scale * weight;
    }
}

/// `value / (1 + e^-value)` of each.
pub fn silu(values: &mut [f32]) {
    let (fours, last) = values.as_chunks_mut::<LANES>();
    fours.iter_mut().for_each(|four| *four = bytemuck::cast(silu_of(lanes(*four))));
    if !last.is_empty() {
        let mut four = [0.0; LANES];
        four[..last.len()].copy_from_slice(last);
        let four: [f32; LANES] = bytemuck::cast(silu_of(lanes(four)));
        last.copy_from_slice(&four[..last.len()]);
    }
}

fn lanes(four: [f32; LANES]) -> v128 {
    bytemuck::cast(four)
}

fn silu_of(value: v128) -> v128 {
    f32x4_div(value, f32x4_add(f32x4_splat(1.0), exp(f32x4_neg(value))))
}

/// `e^x` to the last bit or two: `2^n e^r` with `r` at most half of ln 2 and a polynomial for `e^r` (Cephes' `expf`).
fn exp(x: v128) -> v128 {
    let constant = f32x4_splat;
    let x = f32x4_max(f32x4_min(x, constant(87.0)), constant(-87.0));
    let n = f32x4_nearest(f32x4_mul(x, constant(std::f32::consts::LOG2_E)));
    let r = f32x4_add(x, f32x4_mul(n, constant(-0.693_359_4)));
    let r = f32x4_add(r, f32x4_mul(n, constant(2.121_944_4e-4)));
    let series = [1.987_569_2e-4, 1.398_2e-3, 8.333_452e-3, 4.166_579_6e-2, 1.666_666_5e-1, 0.5, 1.0, 1.0];
    let step = |sum, &term: &f32| f32x4_add(f32x4_mul(sum, r), constant(term));
    let power = series[1..].iter().fold(constant(series[0]), step);
    let exponent = i32x4_shl(i32x4_add(i32x4_trunc_sat_f32x4(n), i32x4_splat(127)), 23);
    f32x4_mul(power, exponent)
}
