//! The exports of the WebAssembly module, and what a module without a host needs: memory, and an end to a panic.
//!
//! No imports. Whoever calls it writes the checkpoint's JSON, and right behind it the proof's, to where [`alloc`] points,
//! calls [`verify`], and reads [`result_len`] bytes of JSON from where that points.
// Exports by name, raw memory and an allocator are `unsafe` by nature. Nothing here trusts what the host passes.
#![allow(unsafe_code)]

use crate::limits;
use alloc::{string::String, vec, vec::Vec};
use core::{
	alloc::{GlobalAlloc, Layout},
	arch::wasm32,
	cell::{Cell, UnsafeCell},
	ptr,
};

/// What is kept between two calls.
struct Call {
	input: Vec<u8>,
	checkpoint_len: usize,
	result: String,
}

struct OneThread<T>(T);

// SAFETY: the module has no shared memory, so its instance runs on one thread.
unsafe impl<T> Sync for OneThread<T> {}

static CALL: OneThread<UnsafeCell<Call>> =
	OneThread(UnsafeCell::new(Call { input: Vec::new(), checkpoint_len: 0, result: String::new() }));

fn with_call<T>(run: impl FnOnce(&mut Call) -> T) -> T {
	// SAFETY: one thread, and no export is called from within another: there is nothing to call back to.
	run(unsafe { &mut *CALL.0.get() })
}

/// Makes room for a checkpoint and a proof of these lengths in bytes, and forgets the result before. Returns where they
/// go; 0 if one is longer than [`limits`] allows.
#[no_mangle]
pub extern "C" fn alloc(checkpoint_len: usize, proof_len: usize) -> *mut u8 {
	with_call(|call| {
		call.result = String::new();
		call.input = Vec::new();
		if checkpoint_len > limits::CHECKPOINT_JSON || proof_len > limits::PROOF_JSON {
			return ptr::null_mut();
		}
		call.checkpoint_len = checkpoint_len;
		call.input = vec![0; checkpoint_len.saturating_add(proof_len)];
		call.input.as_mut_ptr()
	})
}

/// Checks what was written to where [`alloc`] pointed. Returns where the answer is, as [`crate::answer()`] gives it. The
/// input is gone after it; the answer stays until the next [`alloc`].
#[no_mangle]
pub extern "C" fn verify() -> *const u8 {
	with_call(|call| {
		let input = core::mem::take(&mut call.input);
		let (checkpoint, proof) = input.split_at_checked(call.checkpoint_len).unwrap_or_default();
		call.result = crate::answer(checkpoint, proof);
		call.result.as_ptr()
	})
}

/// Length of the answer in bytes, UTF-8.
#[no_mangle]
pub extern "C" fn result_len() -> usize {
	with_call(|call| call.result.len())
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
	wasm32::unreachable()
}

/// Memory that is handed out upwards, and all free again when nothing is in use: after each call, once its answer is
/// forgotten. What was handed out last can grow and be given back in between.
struct Arena {
	/// Where free memory begins; 0 before the first use.
	top: Cell<usize>,
	/// How many pieces are in use.
	live: Cell<usize>,
}

#[global_allocator]
static ARENA: OneThread<Arena> = OneThread(Arena { top: Cell::new(0), live: Cell::new(0) });

extern "C" {
	/// Set by the linker: its address is where the module's own data ends.
	static __heap_base: u8;
}

const PAGE: usize = 65_536;

impl Arena {
	fn base() -> usize {
		(&raw const __heap_base).addr()
	}

	/// Makes everything below `end` ours. False if the host gives no more memory.
	fn reserve(end: usize) -> bool {
		let pages = wasm32::memory_size(0);
		let needed = end.div_ceil(PAGE).saturating_sub(pages);
		needed == 0 || wasm32::memory_grow(0, needed) != usize::MAX
	}
}

// SAFETY: pieces lie one above the other between the module's data and the end of its memory, and begin at a multiple of
// their alignment; `top` goes back only over the last piece or when none is in use.
unsafe impl GlobalAlloc for OneThread<Arena> {
	unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
		let top = self.0.top.get().max(Arena::base());
		let piece = top.checked_next_multiple_of(layout.align()).and_then(|start| {
			let end = start.checked_add(layout.size())?;
			Arena::reserve(end).then_some((start, end))
		});
		let Some((start, end)) = piece else { return ptr::null_mut() };
		self.0.top.set(end);
		self.0.live.set(self.0.live.get().saturating_add(1));
		ptr::with_exposed_provenance_mut(start)
	}

	unsafe fn dealloc(&self, piece: *mut u8, layout: Layout) {
		let live = self.0.live.get().saturating_sub(1);
		self.0.live.set(live);
		if live == 0 {
			self.0.top.set(Arena::base());
		} else if piece.addr().saturating_add(layout.size()) == self.0.top.get() {
			self.0.top.set(piece.addr());
		}
	}

	unsafe fn realloc(&self, piece: *mut u8, layout: Layout, size: usize) -> *mut u8 {
		if piece.addr().saturating_add(layout.size()) == self.0.top.get() {
			let end = piece.addr().checked_add(size).filter(|end| Arena::reserve(*end));
			let Some(end) = end else { return ptr::null_mut() };
			self.0.top.set(end);
			return piece;
		}
		// SAFETY: the caller's layout is valid, and so is one of the new size, as the trait demands.
		unsafe {
			let moved = self.alloc(Layout::from_size_align_unchecked(size, layout.align()));
			if !moved.is_null() {
				ptr::copy_nonoverlapping(piece, moved, layout.size().min(size));
				self.dealloc(piece, layout);
			}
			moved
		}
	}
}
