//! Rust's heap on the VM's: blocks are aligned to 16 bytes there, more is not to be had.
use core::alloc::{GlobalAlloc, Layout};

use crate::service::service;

struct VmHeap;

unsafe impl GlobalAlloc for VmHeap {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        service::<0x11>(layout.size() as u64, 0, 0) as *mut u8
    }

    unsafe fn dealloc(&self, block: *mut u8, _: Layout) {
        service::<0x13>(block as u64, 0, 0);
    }

    unsafe fn realloc(&self, block: *mut u8, _: Layout, size: usize) -> *mut u8 {
        service::<0x12>(block as u64, size as u64, 0) as *mut u8
    }
}

#[global_allocator]
static HEAP: VmHeap = VmHeap;
