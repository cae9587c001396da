//! The core module's memory: blocks of a power of two bytes, those given back kept in a list for each power.
//!
//! The standard library's allocator would be a thirtieth of the module. Blocks of one size are never joined to larger
//! ones: what is kept is bounded, so the sizes asked for come back.

use core::alloc::{GlobalAlloc, Layout};
use core::arch::wasm32::{memory_grow, memory_size};
use core::cell::UnsafeCell;
use core::ptr::null_mut;

const PAGE: usize = 65_536;
const FEWEST_PAGES: usize = 8;
const SMALLEST: usize = 16;
const POWERS: usize = usize::BITS as usize;

struct Heap {
    free: UnsafeCell<[*mut Block; POWERS]>,
    /// The memory that was got from the host and never handed out: from, to.
    fresh: UnsafeCell<(usize, usize)>,
}

struct Block {
    next: *mut Block,
}

#[global_allocator]
static HEAP: Heap = Heap { free: UnsafeCell::new([null_mut(); POWERS]), fresh: UnsafeCell::new((0, 0)) };

// SAFETY: without the threads proposal, for which this module is not built, one thread runs it.
unsafe impl Sync for Heap {}

// SAFETY: a block is handed out once until it is given back, is as long as its power, and starts at a multiple of it up
// to a page, which no alignment exceeds that is asked for here.
unsafe impl GlobalAlloc for Heap {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let size = block_size(layout);
        let free = unsafe { &mut (&mut *self.free.get())[size.trailing_zeros() as usize] };
        if free.is_null() {
            return unsafe { self.fresh(size) };
        }
        let block = *free;
        *free = unsafe { (*block).next };
        block.cast()
    }

    unsafe fn dealloc(&self, start: *mut u8, layout: Layout) {
        let block: *mut Block = start.cast();
        unsafe {
            let free = &mut (&mut *self.free.get())[block_size(layout).trailing_zeros() as usize];
            (*block).next = *free;
            *free = block;
        }
    }

    unsafe fn realloc(&self, start: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        unsafe {
            let wanted = Layout::from_size_align_unchecked(size, layout.align());
            if block_size(wanted) == block_size(layout) {
                return start;
            }
            let moved = self.alloc(wanted);
            if !moved.is_null() {
                moved.copy_from_nonoverlapping(start, layout.size().min(size));
                self.dealloc(start, layout);
            }
            moved
        }
    }
}

impl Heap {
    /// A block that was never handed out; null where the host has no more.
    unsafe fn fresh(&self, size: usize) -> *mut u8 {
        let (from, to) = unsafe { &mut *self.fresh.get() };
        let mut start = from.next_multiple_of(size.min(PAGE));
        if start + size > *to {
            let pages = size.div_ceil(PAGE).max(FEWEST_PAGES);
            let got = memory_grow(0, pages);
            if got == usize::MAX {
                return null_mut();
            }
            if got * PAGE != *to {
                start = got * PAGE;
            }
            *to = memory_size(0) * PAGE;
        }
        *from = start + size;
        start as *mut u8
    }
}

fn block_size(layout: Layout) -> usize {
    layout.size().max(layout.align()).max(SMALLEST).next_power_of_two()
}
