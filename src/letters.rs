//! Lower case by rule. The standard library's table is 12 KB, a tenth of the core; shops write in a few scripts whose
//! capitals stand at a fixed distance from, or right before, their small letters.

/// The small letter of a capital in Latin, Greek, Cyrillic or Armenian script; any other letter as it is.
///
/// The same as [`char::to_lowercase`] in the blocks up to Cyrillic Supplement, in Armenian, Latin Extended Additional
/// and full-width Latin, but for a handful of letters of African languages and of phonetics, and for İ, which is i here.
pub fn lower(letter: char) -> char {
    let code = u32::from(letter);
    let small = match code {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3a1 | 0x3a3..=0x3ab | 0x410..=0x42f | 0xff21..=0xff3a => {
            code + 0x20
        }
        0x130 => 0x69,
        0x18f => 0x259,
        0x178 => 0xff,
        0x1e9e => 0xdf,
        // Capital and small side by side, the capital on an odd number.
        0x139..=0x148 | 0x179..=0x17e | 0x1cd..=0x1dc | 0x4c1..=0x4ce | 0x1af => code + (code & 1),
        // The same on an even number.
        0x100..=0x137
        | 0x14a..=0x177
        | 0x1a0..=0x1a5
        | 0x1de..=0x1ef
        | 0x1f8..=0x21f
        | 0x222..=0x233
        | 0x460..=0x481
        | 0x48a..=0x4bf
        | 0x4d0..=0x52f
        | 0x1e00..=0x1e95
        | 0x1ea0..=0x1eff => code | 1,
        0x386 => 0x3ac,
        0x388..=0x38a => code + 0x25,
        0x38c => 0x3cc,
        0x38e | 0x38f => code + 0x3f,
        0x400..=0x40f => code + 0x50,
        0x531..=0x556 => code + 0x30,
        _ => code,
    };
    char::from_u32(small).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_agrees_with_the_standard_library_but_for_rare_letters() {
        let blocks = [0..0x530, 0x530..0x590, 0x1e00..0x1f00, 0xff00..0xffef, 0x4e00..0x5000, 0x5d0..0x700];
        let letters = blocks.into_iter().flatten().filter_map(char::from_u32);
        let others: Vec<char> = letters.filter(|&letter| letter.to_lowercase().ne([lower(letter)])).collect();
        assert!(
            others.iter().all(
                |letter| matches!(letter, 'İ' | 'Ɓ'..='ǌ' | 'Ǳ'..='Ƿ' | 'Ƞ' | 'Ⱥ'..='ɏ' | 'Ͱ'..='Ϳ' | 'Ϗ'..='Ͽ' | 'Ӏ')
            ),
            "{others:?}"
        );
    }

    #[test]
    fn what_shops_write_is_lower() {
        let lowered: String = "Aé ÄÖÜẞ ÉÇÑ ŁŚŽ ΆΩΣ ЁЖЩ ЇҐ ƠƯ ẾỘ İ Ə 織".chars().map(lower).collect();
        assert_eq!(lowered, "aé äöüß éçñ łśž άωσ ёжщ їґ ơư ếộ i ə 織");
    }
}
