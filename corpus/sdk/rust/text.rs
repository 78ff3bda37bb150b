//! What services call a string: bytes and a length.
use alloc::string::String;
use core::ptr;

use crate::control::revert;
use crate::service::service;

#[repr(C)]
pub struct Text {
    bytes: *const u8,
    length: u32,
    padding: u32,
}

impl Text {
    /// For a service to fill.
    pub const fn empty() -> Self {
        Text { bytes: ptr::null(), length: 0, padding: 0 }
    }

    /// For a service to read, while `from` lives.
    pub fn of(from: &[u8]) -> Self {
        Text { bytes: from.as_ptr(), length: from.len() as u32, padding: 0 }
    }

    /// For a service that reads it.
    pub fn address(&self) -> u64 {
        self as *const Text as u64
    }

    /// The bytes that a service filled in.
    pub fn view(&self) -> &[u8] {
        if self.length == 0 {
            return &[];
        }
        unsafe { core::slice::from_raw_parts(self.bytes, self.length as usize) }
    }

    /// A copy; bytes that are no UTF-8 end the run.
    pub fn to_owned(&self) -> String {
        String::from_utf8(self.view().to_vec()).unwrap_or_else(|_| revert("A text is not UTF-8."))
    }

    /// Gives the block of a filled text back to the heap.
    pub fn free(self) {
        if !self.bytes.is_null() {
            unsafe { service::<0x13>(self.bytes as u64, 0, 0) };
        }
    }
}

/// What a service fills into the text at an address, as a string of our own.
#[inline(always)]
pub fn filled(fill: impl FnOnce(u64)) -> String {
    let mut text = Text::empty();
    fill(&mut text as *mut Text as u64);
    let owned = text.to_owned();
    text.free();
    owned
}
