//! The call as a whole: which function, and how it ends.
use alloc::string::String;
use core::panic::PanicInfo;

use crate::service::service;
use crate::text::{filled, Text};

/// Empty while the contract is being created.
pub fn function_name() -> String {
    filled(|out| unsafe {
        service::<0x61>(out, 0, 0);
    })
}

pub fn is_constructor() -> bool {
    unsafe { service::<0x2e>(0, 0, 0) as u8 != 0 }
}

/// Ends the run with `contract_error`.
pub fn revert(message: &str) -> ! {
    let words = Text::of(message.as_bytes());
    unsafe { service::<0x60>(words.address(), 0, 0) };
    loop {}
}

pub fn require(condition: bool, message: &str) {
    if !condition {
        revert(message);
    }
}

/// Without its words: formatting them would take more room than the contract.
#[panic_handler]
fn panicked(_: &PanicInfo) -> ! {
    revert("The contract panicked.")
}

/// Named by the compiled `core`, never called: panics do not unwind.
#[no_mangle]
extern "C" fn rust_eh_personality() {}
#[no_mangle]
extern "C" fn _Unwind_Resume() {}
