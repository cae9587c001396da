//! Every bound of the text tower.

use crate::limits::Limit;

/// Words of a title or query that the text tower reads; of 19,406 electronics titles 99 % have no more than 29.
pub const TOWER_WORDS: Limit = Limit { what: "words read by the text tower", max: 24 };

/// Hashed tokens of one word: the word itself and its first trigrams of letters.
pub const TOWER_TOKENS: Limit = Limit { what: "tokens of one word", max: 8 };

/// Parameters of a text tower: the table of tokens is nearly all of it.
pub const TOWER_PARAMETERS: Limit = Limit { what: "parameters of a text tower", max: 1_000_000 };

/// Bytes of a text tower's file that will be read; 8,192 tokens of 24 numbers in 8 bits take 260 KB.
pub const TOWER_BYTES: Limit = Limit { what: "bytes of a text tower", max: 2 * 1024 * 1024 };
