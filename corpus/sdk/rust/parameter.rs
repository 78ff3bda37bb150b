//! Parameters of the call, in order.
use alloc::string::String;

use crate::control::revert;
use crate::service::service;
use crate::text::Text;

pub trait Parameter: Sized {
    /// The next one; None when none is left or it is of another type.
    fn next() -> Option<Self>;
}

macro_rules! parameters {
    ($($kind:ty = $number:literal),*) => {$(
        impl Parameter for $kind {
            fn next() -> Option<Self> {
                let mut value: $kind = Default::default();
                let given = unsafe { service::<$number>(&mut value as *mut $kind as u64, 0, 0) };
                (given as u8 != 0).then_some(value)
            }
        }
    )*};
}
parameters!(bool = 0x41, i8 = 0x42, i16 = 0x43, i32 = 0x44, i64 = 0x45, u8 = 0x46, u16 = 0x47, u32 = 0x48, u64 = 0x49);

impl Parameter for String {
    fn next() -> Option<Self> {
        let mut text = Text::empty();
        let given = unsafe { service::<0x40>(&mut text as *mut Text as u64, 0, 0) };
        (given as u8 != 0).then(|| {
            let owned = text.to_owned();
            text.free();
            owned
        })
    }
}

pub fn next<Kind: Parameter>() -> Option<Kind> {
    Kind::next()
}

/// One that is missing ends the run.
pub fn required<Kind: Parameter>() -> Kind {
    next().unwrap_or_else(|| revert("A parameter is missing or of another type."))
}
