//! A shop file: refused or harmless, whatever its bytes.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    reshelf::fuzzing::shop(bytes);
});
