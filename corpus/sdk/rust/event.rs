//! Events: `emit("transfer", &[&from, &to, &amount])`.
use alloc::string::String;

use crate::service::service;
use crate::text::Text;

pub trait EventValue {
    /// Appends to the event that is open.
    fn push(&self);
}

macro_rules! values {
    ($($kind:ty = $number:literal),*) => {$(
        impl EventValue for $kind {
            fn push(&self) {
                unsafe { service::<$number>(*self as u64, 0, 0) };
            }
        }
    )*};
}
values!(bool = 0x71, i8 = 0x72, i16 = 0x73, i32 = 0x74, i64 = 0x75, u8 = 0x76, u16 = 0x77, u32 = 0x78, u64 = 0x79);

impl EventValue for &str {
    fn push(&self) {
        unsafe { service::<0x70>(Text::of(self.as_bytes()).address(), 0, 0) };
    }
}

impl EventValue for String {
    fn push(&self) {
        self.as_str().push();
    }
}

/// An event with the values, whose types are part of its signature.
pub fn emit(name: &str, values: &[&dyn EventValue]) {
    unsafe { service::<0x7a>(Text::of(name.as_bytes()).address(), 0, 0) };
    for value in values {
        value.push();
    }
    unsafe { service::<0x7b>(0, 0, 0) };
}
