//! Contracts for the ECHO VM: `no_std`, panics end the run, memory comes from the VM's heap.
//!
//! ```ignore
//! #[derive(Default)]
//! struct Counter;
//! impl Contract for Counter {}
//! impl Counter {
//!     fn twice(&mut self, value: u64) -> u64 { 2 * value }
//! }
//! echo_contract!(Counter { twice(value: u64) });
//! ```
#![no_std]

extern crate alloc;

mod allocator;
mod chain;
mod contract;
mod control;
mod event;
mod parameter;
mod returned;
pub mod service;
mod storage;
mod text;

pub use chain::{block_number, contract_id, full_contract_id, sender};
pub use contract::Contract;
pub use control::{function_name, is_constructor, require, revert};
pub use event::{emit, EventValue};
pub use parameter::{next, required, Parameter};
pub use returned::Returned;
pub use storage::{Map, Storable, Variable};
pub use text::Text;

pub use alloc::{boxed::Box, format, string::String, string::ToString, vec::Vec};
