//! Results: `()`, `bool`, integers, text, and tuples of up to five of them.
use alloc::string::String;

use crate::service::service;
use crate::text::Text;

pub trait Returned {
    /// Appends to the output of the call.
    fn give_back(self);
}

macro_rules! returned {
    ($($kind:ty = $number:literal),*) => {$(
        impl Returned for $kind {
            fn give_back(self) {
                unsafe { service::<$number>(self as u64, 0, 0) };
            }
        }
    )*};
}
returned!(bool = 0x51, i8 = 0x52, i16 = 0x53, i32 = 0x54, i64 = 0x55, u8 = 0x56, u16 = 0x57, u32 = 0x58, u64 = 0x59);

impl Returned for &str {
    fn give_back(self) {
        unsafe { service::<0x50>(Text::of(self.as_bytes()).address(), 0, 0) };
    }
}

impl Returned for String {
    fn give_back(self) {
        self.as_str().give_back();
    }
}

impl Returned for () {
    fn give_back(self) {}
}

macro_rules! tuples {
    ($(($($part:ident),+))*) => {$(
        impl<$($part: Returned),+> Returned for ($($part,)+) {
            #[allow(non_snake_case)]
            fn give_back(self) {
                let ($($part,)+) = self;
                $($part.give_back();)+
            }
        }
    )*};
}
tuples!((A) (A, B) (A, B, C) (A, B, C, D) (A, B, C, D, E));
