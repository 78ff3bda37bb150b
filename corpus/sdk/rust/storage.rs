//! What a contract keeps: variables, and maps from keys to them. The same form as the C++ headers give it.
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::marker::PhantomData;

use crate::chain::contract_id;
use crate::control::{require, revert};
use crate::service::service;
use crate::text::Text;

/// Integers in their own bytes, little-endian; text behind its length in four bytes.
pub trait Storable: Default {
    fn to_bytes(&self) -> Vec<u8>;
    fn from_bytes(bytes: &[u8]) -> Self;
}

macro_rules! storable {
    ($($kind:ty),*) => {$(
        impl Storable for $kind {
            fn to_bytes(&self) -> Vec<u8> {
                self.to_le_bytes().to_vec()
            }
            fn from_bytes(bytes: &[u8]) -> Self {
                require(bytes.len() == size_of::<$kind>(), "What is stored has another type.");
                bytes.try_into().map(<$kind>::from_le_bytes).unwrap_or_default()
            }
        }
    )*};
}
storable!(i8, i16, i32, i64, u8, u16, u32, u64);

impl Storable for bool {
    fn to_bytes(&self) -> Vec<u8> {
        (*self as u8).to_bytes()
    }
    fn from_bytes(bytes: &[u8]) -> Self {
        u8::from_bytes(bytes) != 0
    }
}

impl Storable for String {
    fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = (self.len() as u32).to_bytes();
        bytes.extend_from_slice(self.as_bytes());
        bytes
    }
    fn from_bytes(bytes: &[u8]) -> Self {
        let text = bytes.get(4..).unwrap_or_default();
        String::from_utf8(text.to_vec()).unwrap_or_else(|_| revert("A text is not UTF-8."))
    }
}

pub struct Variable<Kind> {
    key: String,
    kind: PhantomData<Kind>,
}

impl<Kind: Storable> Variable<Kind> {
    pub fn new(key: &str) -> Self {
        Variable { key: key.to_string(), kind: PhantomData }
    }

    /// None where nothing is stored yet.
    pub fn stored(&self) -> Option<Kind> {
        let mut text = Text::empty();
        let key = Text::of(self.key.as_bytes());
        let out = &mut text as *mut Text as u64;
        let found = unsafe { service::<0x31>(contract_id() as u64, key.address(), out) };
        (found as u8 != 0).then(|| {
            let value = Kind::from_bytes(text.view());
            text.free();
            value
        })
    }

    /// An empty value where nothing is stored yet.
    pub fn get(&self) -> Kind {
        self.stored().unwrap_or_default()
    }

    pub fn set(&mut self, value: Kind) {
        let bytes = value.to_bytes();
        let key = Text::of(self.key.as_bytes());
        unsafe { service::<0x30>(key.address(), bytes.as_ptr() as u64, bytes.len() as u64) };
    }

    /// Keys that begin with this one go, too.
    pub fn erase(&mut self) {
        unsafe { service::<0x32>(Text::of(self.key.as_bytes()).address(), 0, 0) };
    }
}

/// The value of a key lies under `name.key`.
pub struct Map<Kind> {
    name: &'static str,
    kind: PhantomData<Kind>,
}

impl<Kind: Storable> Map<Kind> {
    pub const fn new(name: &'static str) -> Self {
        Map { name, kind: PhantomData }
    }

    pub fn at(&self, key: &str) -> Variable<Kind> {
        let mut whole = String::with_capacity(self.name.len() + 1 + key.len());
        whole.push_str(self.name);
        whole.push('.');
        whole.push_str(key);
        Variable { key: whole, kind: PhantomData }
    }
}
