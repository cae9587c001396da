//! Four numbers at a time, with WebAssembly's 128-bit instructions.

use core::arch::wasm32::{
    f32x4_add, f32x4_div, f32x4_eq, f32x4_mul, f32x4_pmax, f32x4_pmin, f32x4_splat, f32x4_sub, i32x4_add, i32x4_shl,
    v128, v128_and, v128_any_true,
};
use std::f32::consts::{LN_2, LOG2_E};

use super::Tile;

/// Units whose sums are kept in registers.
const BLOCK: usize = 8;

/// Inputs that are gone through together.
const AT_ONCE: usize = 128;

/// Where [`multiply`] puts together the inputs that are not 0 in all four rows, each with where its weights begin. Made once for
/// many calls, for emptying it takes as long as a twentieth of scoring.
pub struct Room([(Tile, usize); AT_ONCE]);

impl Default for Room {
    fn default() -> Room {
        Room([(Tile::default(), 0); AT_ONCE])
    }
}

/// `sums += weights · inputs`: `[units]`, `[columns, units]` and `[columns]`.
pub fn multiply(sums: &mut [Tile], weights: &[f32], inputs: &[Tile], room: &mut Room) {
    let units = sums.len();
    for (inputs, mut weights) in inputs.chunks(AT_ONCE).zip(weights.chunks(AT_ONCE * units)) {
        let known = known(inputs, units, room);
        let (blocks, rest) = sums.as_chunks_mut::<BLOCK>();
        for block in blocks {
            *block = bytemuck::cast(products(bytemuck::cast(*block), weights, known));
            weights = weights.get(BLOCK..).unwrap_or(&[]);
        }
        for sum in rest {
            for &(input, at) in known {
                let weight = weights.get(at).copied().unwrap_or(0.0);
                *sum = bytemuck::cast(f32x4_add(lanes(*sum), f32x4_mul(lanes(input), f32x4_splat(weight))));
            }
            weights = weights.get(1..).unwrap_or(&[]);
        }
    }
}

/// The inputs that are not 0 in all rows: what is 0 multiplies nothing. Put together without a branch, which nobody could foresee.
fn known<'r>(inputs: &[Tile], units: usize, room: &'r mut Room) -> &'r [(Tile, usize)] {
    let mut count = 0;
    for (column, &input) in inputs.iter().enumerate() {
        // Never cut: no more than so many are gone through at once.
        room.0[count % AT_ONCE] = (input, column * units);
        count += usize::from(v128_any_true(lanes(input)));
    }
    &room.0[..count.min(AT_ONCE)]
}

/// Of a block of units. Written out: a loop over the sums would keep them in memory.
fn products(sums: [v128; BLOCK], weights: &[f32], known: &[(Tile, usize)]) -> [v128; BLOCK] {
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = sums;
    for &(input, at) in known {
        let input = lanes(input);
        let Some(weights) = weights.get(at..).and_then(<[f32]>::first_chunk::<BLOCK>) else { continue };
        let step = |sum, weight| f32x4_add(sum, f32x4_mul(input, f32x4_splat(weight)));
        (a, b, c, d) = (step(a, weights[0]), step(b, weights[1]), step(c, weights[2]), step(d, weights[3]));
        (e, f, g, h) = (step(e, weights[4]), step(f, weights[5]), step(g, weights[6]), step(h, weights[7]));
    }
    [a, b, c, d, e, f, g, h]
}

/// `sum + weights · inputs`, of one unit.
pub fn dot(sum: Tile, weights: &[f32], inputs: &[Tile]) -> Tile {
    let mut sum = lanes(sum);
    for (&weight, input) in weights.iter().zip(inputs) {
        sum = f32x4_add(sum, f32x4_mul(lanes(*input), f32x4_splat(weight)));
    }
    bytemuck::cast(sum)
}

/// `(value - mean) / deviation`, cut to `±clip`; what is missing (NaN) becomes 0.
pub fn standardise(values: Tile, mean: f32, deviation: f32, clip: f32) -> Tile {
    let standard = f32x4_div(f32x4_sub(lanes(values), f32x4_splat(mean)), f32x4_splat(deviation));
    let known = v128_and(standard, f32x4_eq(standard, standard));
    bytemuck::cast(f32x4_pmax(f32x4_pmin(known, f32x4_splat(clip)), f32x4_splat(-clip)))
}

/// `value / (1 + e^-value)` of each.
pub fn silu(values: &mut [Tile]) {
    values.iter_mut().for_each(|values| *values = bytemuck::cast(silu_of(lanes(*values))));
}

fn lanes(four: Tile) -> v128 {
    bytemuck::cast(four)
}

fn silu_of(value: v128) -> v128 {
    f32x4_div(value, f32x4_add(f32x4_splat(1.0), exp2(f32x4_mul(value, f32x4_splat(-LOG2_E)))))
}

/// `2^x` to two bits or three: `2^n 2^r` with `n` a whole number, `r` at most a half, and a polynomial for `2^r` (a minimax
/// fit of its relative error).
fn exp2(x: v128) -> v128 {
    let constant = f32x4_splat;
    let x = f32x4_pmax(f32x4_pmin(x, constant(126.0)), constant(-126.0));
    // Of a number as large the last bit is worth 1: adding it rounds, and leaves `n` in the lowest bits.
    let n = f32x4_add(x, constant(12_582_912.0));
    let r = f32x4_sub(x, f32x4_sub(n, constant(12_582_912.0)));
    // Written out: in a loop they would be put into memory at each call.
    let step = |sum, term: f32| f32x4_add(f32x4_mul(sum, r), constant(term));
    let power = step(step(step(constant(0.001_326_472_7), 0.009_671_513), 0.055_507_336), 0.240_222_42);
    let power = step(step(power, LN_2), 1.0);
    i32x4_add(power, i32x4_shl(n, 23))
}
