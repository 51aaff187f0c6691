#pragma once
#include "base/text/text_view.h"
#include "objects/bytearray.h"
#include "objects/bytes.h"
#include "objects/errors.h"
#include "objects/hash.h"
#include "objects/integer.h"
#include "objects/memoryview.h"
#include "objects/native.h"
#include "objects/slice.h"
#include "objects/str.h"

// str, bytes and bytearray share most of their methods: one function serves the three of them. It is the
// native of each class ("str.find", "bytes.find", "bytearray.find") and also the kernel that their Python
// bodies end in ("text_find"), once they have made plain ints and buffers of the arguments. So whatever is
// not plain is deferred.
namespace natrix {

inline bool is_text(Cage& cage, Value value) {
    return is_str(cage, value) || cage.is<Bytes>(value) || cage.is<ByteArray>(value);
}

// The characters of a str, or the bytes of a bytes or bytearray as characters below 256.
inline TextView view_of(Cage& cage, Value self) {
    return is_str(cage, self) ? text_of(cage, self) : bytes_of(cage, self).text();
}

// An argument of the same sort as `self`: a str for a str, a buffer for the others. False: defer.
inline bool text_argument(Cage& cage, Value self, Value value, TextView& out) {
    if (is_str(cage, self)) {
        if (!is_str(cage, value)) return false;
        out = text_of(cage, value);
        return true;
    }
    ByteView bytes;
    if (!byte_view(cage, value, bytes)) return false;
    out = bytes.text();
    return true;
}

// An int that fits 64 bits. False: defer.
inline bool size_argument(Cage& cage, Value value, int64_t& out) {
    return is_integer(cage, value) && integer_fits(cage, value, out);
}

// The optional arguments start and end, as positions within `length`: start may lie behind end, or behind
// length.
inline bool bounds_arguments(Cage& cage, Value start, Value end, uint32_t length, int64_t& from,
                             int64_t& to) {
    from = 0;
    to = length;
    if (!start.is_none() && !leaf_index(cage, start, from)) return false;
    if (!end.is_none() && !leaf_index(cage, end, to)) return false;
    if (to > length) to = length;
    if (to < 0) to = to < -int64_t{length} ? 0 : to + length;
    if (from < 0) from = from < -int64_t{length} ? 0 : from + length;
    return true;
}

// Declares the cost of work on `units` characters that no kernel has charged.
inline void note_work(Cage& cage, uint64_t units) { cage.poll.spent += static_cast<int64_t>(units / 64); }
inline void note_short_work(Cage& cage, uint64_t units) {
    if (units < poll_stride) note_work(cage, units);
}

// MemoryError() for what no cage can hold.
inline Value raise_memory_error(Cage& cage) { return raise_with(cage, KnownType::MemoryError, Value()); }

// A fresh str, bytes or bytearray (as `self` is) of this size, to be filled: `value` may be a signal instead.
struct Fresh {
    Value value;
    TextSpan to;
};
Fresh make_fresh_str(Cage& cage, uint64_t length, CodePoint maximum);
Fresh make_fresh(Cage& cage, Value self, uint64_t length, CodePoint maximum);

// The least ceiling of the characters in the text, as the object's flags and width tell without looking at
// them.
CodePoint ceiling_of(Cage& cage, Value self);

// self[start:end] in the class' plain type; all of an exact str or bytes is that object itself.
Value slice_like(Cage& cage, Value self, uint32_t start, uint32_t end);
inline Value copy_like(Cage& cage, Value self) {
    return slice_like(cage, self, 0, view_of(cage, self).length);
}
// The text as a str, bytes or bytearray.
Value text_like(Cage& cage, Value self, TextView text);

inline Value signal_of(TextStatus status) {
    return status == TextStatus::stopped ? Value::stopped() : Value::reserve();
}

} // namespace natrix
