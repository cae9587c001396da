//! Four numbers at a time, with WebAssembly's 128-bit instructions.

use core::arch::wasm32::{
    f32x4_add, f32x4_div, f32x4_eq, f32x4_max, f32x4_min, f32x4_mul, f32x4_nearest, f32x4_neg, f32x4_splat, f32x4_sub,
    i32x4_add, i32x4_shl, i32x4_splat, i32x4_trunc_sat_f32x4, v128, v128_and, v128_any_true,
};

use super::Tile;

/// Units whose sums are kept in registers.
const BLOCK: usize = 8;

/// `sums += weights · inputs`: `[units]`, `[columns, units]` and `[columns]`.
pub fn multiply(sums: &mut [Tile], weights: &[f32], inputs: &[Tile]) {
    let units = sums.len();
    let (blocks, rest) = sums.as_chunks_mut::<BLOCK>();
    let mut weights = weights;
    for block in blocks {
        *block = bytemuck::cast(products(bytemuck::cast(*block), units, weights, inputs));
        weights = weights.get(BLOCK..).unwrap_or(&[]);
    }
    for sum in rest {
        for (input, weights) in inputs.iter().zip(weights.chunks(units)) {
            *sum = bytemuck::cast(f32x4_add(lanes(*sum), f32x4_mul(lanes(*input), f32x4_splat(weights[0]))));
        }
        weights = weights.get(1..).unwrap_or(&[]);
    }
}

/// Of a block of units. Written out: a loop over the sums would keep them in memory.
fn products(sums: [v128; BLOCK], units: usize, weights: &[f32], inputs: &[Tile]) -> [v128; BLOCK] {
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = sums;
    for (input, weights) in inputs.iter().zip(weights.chunks(units)) {
        let input = lanes(*input);
        let Some(weights) = weights.first_chunk::<BLOCK>().filter(|_| v128_any_true(input)) else { continue };
        let step = |sum, weight| f32x4_add(sum, f32x4_mul(input, f32x4_splat(weight)));
        (a, b, c, d) = (step(a, weights[0]), step(b, weights[1]), step(c, weights[2]), step(d, weights[3]));
        (e, f, g, h) = (step(e, weights[4]), step(f, weights[5]), step(g, weights[6]), step(h, weights[7]));
    }
    [a, b, c, d, e, f, g, h]
}

/// `(value - mean) / deviation`, cut to `±clip`; what is missing (NaN) becomes 0.
pub fn standardise(values: Tile, mean: f32, deviation: f32, clip: f32) -> Tile {
    let standard = f32x4_div(f32x4_sub(lanes(values), f32x4_splat(mean)), f32x4_splat(deviation));
    let known = v128_and(standard, f32x4_eq(standard, standard));
    bytemuck::cast(f32x4_max(f32x4_min(known, f32x4_splat(clip)), f32x4_splat(-clip)))
}

/// `value / (1 + e^-value)` of each.
pub fn silu(values: &mut [Tile]) {
    values.iter_mut().for_each(|values| *values = bytemuck::cast(silu_of(lanes(*values))));
}

fn lanes(four: Tile) -> v128 {
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
    // Written out: in a loop they would be put into memory at each call.
    let step = |sum, term: f32| f32x4_add(f32x4_mul(sum, r), constant(term));
    let power = step(step(step(constant(1.987_569_2e-4), 1.398_2e-3), 8.333_452e-3), 4.166_579_6e-2);
    let power = step(step(step(step(power, 1.666_666_5e-1), 0.5), 1.0), 1.0);
    let exponent = i32x4_shl(i32x4_add(i32x4_trunc_sat_f32x4(n), i32x4_splat(127)), 23);
    f32x4_mul(power, exponent)
}
