#pragma once
#include <cstdint>
#include <cstring>

#include "memory/object.h"

// What dump.cpp and load.cpp agree on.
//
//   magic, version, kind, hash of the image      extra: length, bytes
//   numbers of state.h
//   roots that differ from the image's: count, then index and value
//   heap: bytes, then each object in order
//   image objects that differ: count, then distance from the one before, and the object
//   stack: words; frames from the outermost inwards, those of generators by their owner; then what lies
//   between
//
// An object: its form with two flags, flags and aux where they are not zero, the class where it is not that
// of the last object of its kind, raw facts, values, the variable part. References to the heap count words
// backwards from the object itself.
namespace natrix::dump_format {

constexpr char magic[8] = {'n', 'a', 't', 'r', 'i', 'x', 'D', '\n'};

// The first byte of an object.
constexpr uint8_t form_mask = 0x3F;
constexpr uint8_t new_class = 0x40; // a class follows
constexpr uint8_t marked = 0x80;    // flags and aux follow

// Kinds are written as their number; these stand for objects whose contents are derived or have a form of
// their own.
constexpr uint8_t form_gap = 59;      // one word that is no object
constexpr uint8_t form_code = 60;     // a Blob of instructions
constexpr uint8_t form_index = 61;    // the Blob of a DictTable's hashes and index: only its size
constexpr uint8_t form_interned = 62; // the Items of interned strs: only its size
static_assert(kind_count < form_gap);

// The lowest bits of a value.
constexpr uint64_t tag_bits = 3;
enum Tag : uint8_t {
    tag_heap = 0,      // words backwards, signed
    tag_image = 1,     // word of the image
    tag_int = 2,       // signed
    tag_singleton = 3, // low bits of its pattern; unbound_singleton: unbound
    tag_double = 4,    // eight bytes follow
};
constexpr uint64_t unbound_singleton = 0xFF;

} // namespace natrix::dump_format
