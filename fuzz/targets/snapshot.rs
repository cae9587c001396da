//! The record that a browser kept: refused or harmless, whatever its bytes.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    reshelf::fuzzing::snapshot(bytes);
});
