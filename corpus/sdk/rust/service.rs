//! `int N`, the way out of a contract.
use core::arch::asm;

/// Calls service N with up to three arguments; its result. Only rax and memory may change.
///
/// # Safety
/// The arguments must be what the service expects: it reads and writes what they point to.
#[inline(always)]
pub unsafe fn service<const N: u8>(first: u64, second: u64, third: u64) -> u64 {
    let result: u64;
    asm!(
        "int {number}",
        number = const N,
        in("rdi") first,
        in("rsi") second,
        in("rdx") third,
        lateout("rax") result,
        options(nostack, preserves_flags)
    );
    result
}
