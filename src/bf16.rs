//! Numbers in two bytes: bfloat16, the upper half of an `f32`, three decimal digits in its whole range.

/// The nearest bfloat16, ties to the even one. NaN stays NaN, and what is finite stays finite.
pub fn narrow(value: f32) -> u16 {
    let bits = value.to_bits();
    if value.is_nan() {
        return (bits >> 16) as u16 | 0x0040;
    }
    let even = (bits >> 16) & 1;
    let near = ((bits + 0x7fff + even) >> 16) as u16;
    if value.is_finite() && near & 0x7fff == 0x7f80 { near - 1 } else { near }
}

/// The number that a bfloat16 stands for.
pub fn widen(value: u16) -> f32 {
    f32::from_bits(u32::from(value) << 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bfloat16_is_its_own_nearest() {
        for bits in 0..=u16::MAX {
            let value = widen(bits);
            assert!(value.is_nan() && widen(narrow(value)).is_nan() || narrow(value) == bits, "{bits:04x}");
        }
    }

    #[test]
    fn others_go_to_the_nearest_and_never_out_of_range() {
        assert_eq!(widen(narrow(1.003)), 1.0);
        assert_eq!(widen(narrow(1.005)), 1.0078125);
        assert_eq!(widen(narrow(1.0 + 1.0 / 256.0)), 1.0);
        assert!(widen(narrow(f32::MAX)).is_finite() && widen(narrow(f32::MIN)).is_finite());
        assert_eq!(widen(narrow(f32::INFINITY)), f32::INFINITY);
    }
}
