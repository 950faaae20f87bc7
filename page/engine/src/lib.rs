//! The engine within a page: a text in, a text out, and nothing that it needs from outside.
//!
//! A page asks `alloc` for room for each of two texts in UTF-8, the name of a call and its request in JSON, writes them there,
//! and gives both to `call`, which takes the room back. The answer begins with its length in 4 bytes, the least first; the
//! page reads it and gives it back to `free`, with those 4 bytes.

use std::ptr::slice_from_raw_parts_mut;

/// Room for a text of so many bytes.
#[unsafe(no_mangle)]
pub extern "C" fn alloc(length: usize) -> *mut u8 {
    let room: *mut [u8] = Box::into_raw(vec![0; length].into_boxed_slice());
    room.cast()
}

/// Takes room back.
///
/// # Safety
/// It was given by `alloc` or `call`, with this length, and not taken back before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn free(room: *mut u8, length: usize) {
    // SAFETY: promised by the caller.
    drop(unsafe { taken(room, length) });
}

/// Answers a call.
///
/// # Safety
/// Both texts lie in room that `alloc` gave with these lengths, and that was not taken back before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn call(name: *mut u8, name_length: usize, request: *mut u8, request_length: usize) -> *mut u8 {
    // SAFETY: promised by the caller.
    let (name, request) = unsafe { (taken(name, name_length), taken(request, request_length)) };
    let answer = jixiao::calls::call(&String::from_utf8_lossy(&name), &String::from_utf8_lossy(&request));
    let mut room = Vec::with_capacity(answer.len() + 4);
    room.extend((answer.len() as u32).to_le_bytes());
    room.extend(answer.into_bytes());
    let room: *mut [u8] = Box::into_raw(room.into_boxed_slice());
    room.cast()
}

/// Room as it was given.
///
/// # Safety
/// As that of `free`.
unsafe fn taken(room: *mut u8, length: usize) -> Box<[u8]> {
    // SAFETY: promised by the caller.
    unsafe { Box::from_raw(slice_from_raw_parts_mut(room, length)) }
}
