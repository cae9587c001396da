//! Entries that a browser kept: each refused or harmless, whatever their bytes.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    reshelf::fuzzing::entries(bytes);
});
