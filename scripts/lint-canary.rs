//! One violation of each strict lint of `scripts/lint`, in a function of the lint's name. `scripts/lint canary` compiles
//! this file with the flags that runtime code is checked with and fails unless every lint fires, once and in its place:
//! a lint that was renamed, dropped or allowed somewhere cannot go unnoticed. This file belongs to no crate.

/// `clippy::unwrap_used`
pub fn unwrap_used(value: Option<u8>) -> u8 {
    value.unwrap()
}

/// `clippy::panic`
pub fn panic() {
    panic!("stops the chain");
}

/// `clippy::indexing_slicing`
pub fn indexing_slicing(list: &[u8], at: usize) -> u8 {
    list[at]
}

/// `clippy::string_slice`
pub fn string_slice(text: &str) -> &str {
    &text[1..]
}

/// `clippy::arithmetic_side_effects`
pub fn arithmetic_side_effects(left: u64, right: u64) -> u64 {
    left - right
}

/// `clippy::float_arithmetic`
pub fn float_arithmetic(value: f64) -> f64 {
    value * 0.5
}
