//! What a contract asks about blocks and about its own call.
use alloc::string::String;

use crate::service::service;
use crate::text::filled;

pub fn block_number() -> u32 {
    unsafe { service::<0x27>(0, 0, 0) as u32 }
}

/// N of 1.11.N, this contract.
pub fn contract_id() -> u32 {
    unsafe { service::<0x2c>(0, 0, 0) as u32 }
}

/// 1.11.N of this contract.
pub fn full_contract_id() -> String {
    filled(|out| unsafe {
        service::<0x2d>(out, 0, 0);
    })
}

/// The account or contract that calls.
pub fn sender() -> String {
    filled(|out| unsafe {
        service::<0x2a>(out, 0, 0);
    })
}
