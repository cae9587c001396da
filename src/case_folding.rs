//! Case folding by rule: letters and their lower case. The standard library's table is 12 KB, a tenth of the core; shops
//! write in a few scripts whose capitals stand at a fixed distance from, or right before, their small letters.

/// True for what words are made of: letters, digits and marks, of any script. Punctuation, symbols and spaces in the
/// blocks that shops write with part words; so do emoji.
pub fn is_of_word(letter: char) -> bool {
    match u32::from(letter) {
        0..=0x7f => letter.is_ascii_alphanumeric(),
        0x80..=0xbf => matches!(letter, 'ª' | 'µ' | 'º' | '²' | '³' | '¹' | '¼'..='¾'),
        0xd7 | 0xf7 | 0x2000..=0x206f | 0x20a0..=0x20cf | 0x2100..=0x214f | 0x2190..=0x245f | 0x2500..=0x2bff => false,
        0x2e00..=0x2e7f | 0x3000..=0x3004 | 0x3008..=0x3020 | 0x3030 | 0xfe30..=0xfe4f => false,
        0xff00..=0xff0f | 0xff1a..=0xff20 | 0xff3b..=0xff40 | 0xff5b..=0xff65 | 0x1f000..=0x1faff => false,
        _ => true,
    }
}

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
    fn words_are_parted_where_the_standard_library_parts_them() {
        let text = "Nordhavn™ Regenjacke – 3-in-1 («Sturm»), 40 % leichter; €89,95 · Größe M/L 防水ジャケット、青。★★★";
        let parted = |is_of_word: fn(char) -> bool| -> Vec<&str> {
            text.split(|letter| !is_of_word(letter)).filter(|word| !word.is_empty()).collect()
        };
        assert_eq!(parted(is_of_word), parted(char::is_alphanumeric));
        let blocks = [0..0x250, 0x370..0x374, 0x386..0x387, 0x388..0x400, 0x400..0x482, 0x2000..0x2070, 0x3040..0x3097];
        let letters = blocks.into_iter().flatten().filter_map(char::from_u32);
        let others: Vec<char> = letters.filter(|&letter| letter.is_alphanumeric() && !is_of_word(letter)).collect();
        assert_eq!(others, []);
    }

    #[test]
    fn what_shops_write_is_lower() {
        let lowered: String = "Aé ÄÖÜẞ ÉÇÑ ŁŚŽ ΆΩΣ ЁЖЩ ЇҐ ƠƯ ẾỘ İ Ə 織".chars().map(lower).collect();
        assert_eq!(lowered, "aé äöüß éçñ łśž άωσ ёжщ їґ ơư ếộ i ə 織");
    }
}
