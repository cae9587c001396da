//! An adapter from the trainer's module: refused or harmless, whatever its bytes.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    reshelf::fuzzing::adapter(bytes);
});
