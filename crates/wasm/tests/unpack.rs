//! The program's bytes as the page gets them back, and what is said where it cannot.

use std::io::Write;

use assert_cmd::Command;
use assert_cmd::assert::Assert;
use lzma_rust2::{LzipOptions, LzipWriter};

fn packed(program: &[u8]) -> Vec<u8> {
    let mut writer = LzipWriter::new(Vec::new(), LzipOptions::with_preset(1));
    writer.write_all(program).expect("room");
    writer.finish().expect("room")
}

fn unpack(packed: &[u8]) -> Assert {
    Command::new(env!("CARGO_BIN_EXE_unpack")).write_stdin(packed).assert()
}

fn refused(packed: &[u8], why: &str) {
    let run = unpack(packed).failure();
    let told = String::from_utf8_lossy(&run.get_output().stderr);
    assert!(told.contains("the program cannot be unpacked: ") && told.contains(why), "{told}");
    assert!(!told.contains("panicked"), "{told}");
}

#[test]
fn a_program_comes_back_as_it_was() {
    let program: Vec<u8> = (0..300_000_u32).flat_map(|number| (number % 1000).to_le_bytes()).collect();
    let run = unpack(&packed(&program)).success();
    assert!(run.get_output().stdout == program, "other bytes");
}

#[test]
fn what_was_cut_or_changed_is_refused() {
    let whole = packed(b"a program that is worth its bytes, and a program again");
    for end in 1..whole.len() {
        refused(&whole[..end], "");
    }
    // The header's version, the checksum, and the length.
    for place in [4, whole.len() - 20, whole.len() - 16] {
        let mut changed = whole.clone();
        changed[place] ^= 1;
        refused(&changed, "");
    }
}

#[test]
fn nothing_and_too_much_are_refused() {
    refused(b"", "there is nothing in it");
    refused(&packed(b""), "there is nothing in it");
    // Members that follow each other are one text.
    refused(&packed(&[0; 1 << 20]).repeat(33), "it is too long");
}
