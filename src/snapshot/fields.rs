//! Reading field after field, with the first thing that is wrong kept for the end.
//!
//! After a refusal every field reads as 0, so every count that follows is 0 and reading soon ends; what was read by then
//! is thrown away. That keeps the way of an error out of a hundred places: a third of the code that readers need.

use crate::bytes::Reader;
use crate::error::Error;
use crate::limits::Limit;
use crate::salt::Salting;
use crate::tokens::Hash;

/// Fields being read from bytes.
pub struct Fields<'a> {
    reader: Reader<'a>,
    refusal: Option<Error>,
    salting: Salting,
}

impl<'a> Fields<'a> {
    /// The fields that a reader holds.
    pub fn new(reader: Reader<'a>) -> Fields<'a> {
        Fields { reader, refusal: None, salting: Salting::by(0) }
    }

    /// Reads the salt of the hashes that follow.
    pub fn salt(&mut self) {
        self.salting = Salting::by(self.u32());
    }

    /// The first refusal, or where there was none, that of bytes left over.
    pub fn finish(self) -> Result<(), Error> {
        self.refusal.map_or_else(|| self.reader.finish(), Err)
    }

    /// Notes what is wrong, where nothing was before.
    #[inline(never)]
    pub fn refuse(&mut self, why: &'static str) {
        self.note(self.reader.corrupt(why));
    }

    /// The same with an error at hand.
    pub fn note(&mut self, error: Error) {
        self.refusal.get_or_insert(error);
    }

    #[inline(never)]
    pub fn bytes(&mut self, count: usize) -> &'a [u8] {
        if self.refusal.is_some() {
            return &[];
        }
        self.reader.take(count).unwrap_or_else(|error| {
            self.note(error);
            &[]
        })
    }

    #[inline(never)]
    pub fn u64(&mut self) -> u64 {
        self.number(8)
    }

    /// A hash of something of the shop's or the shopper's.
    pub fn hash(&mut self) -> Hash {
        let salted = self.u64();
        self.salting.plain(salted)
    }

    #[inline(never)]
    pub fn u32(&mut self) -> u32 {
        self.number(4) as u32
    }

    #[inline(never)]
    pub fn u16(&mut self) -> u16 {
        self.number(2) as u16
    }

    #[inline(never)]
    pub fn u8(&mut self) -> u8 {
        self.number(1) as u8
    }

    /// 0 or 1.
    pub fn flag(&mut self) -> bool {
        let value = self.u8();
        if value > 1 {
            self.refuse("a yes or no is neither");
        }
        value == 1
    }

    /// Two of them in one byte.
    pub fn flags(&mut self) -> [bool; 2] {
        let value = self.u8();
        if value > 3 {
            self.refuse("a yes or no is neither");
        }
        [value & 1 == 1, value & 2 == 2]
    }

    /// A finite number, or NaN where it is not known.
    #[inline(never)]
    pub fn known(&mut self) -> f32 {
        let value = f32::from_bits(self.u32());
        if value.is_infinite() {
            self.refuse("a number is not finite");
        }
        value
    }

    /// A finite number.
    #[inline(never)]
    pub fn finite(&mut self) -> f32 {
        let value = self.known();
        if value.is_nan() {
            self.refuse("a number is not finite");
        }
        value
    }

    /// How many follow: at most the bound.
    #[inline(never)]
    pub fn count(&mut self, limit: Limit) -> usize {
        let count = usize::from(self.u16());
        if count > limit.max {
            self.refuse("it says that more follows than is ever kept");
            return 0;
        }
        count
    }

    fn number(&mut self, bytes: usize) -> u64 {
        self.bytes(bytes).iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte))
    }
}
