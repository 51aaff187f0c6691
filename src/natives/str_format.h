#pragma once
#include "base/numbers/format_spec.h"
#include "natives/str_builder.h"

namespace natrix {

// f'{value!c:spec}' where no Python need run: value an exact int, bool, float, complex or str (or None
// without a spec), conversion 0, 's', 'r' or 'a', spec a str or unbound. A str, raised, defer, reserve or
// stopped.
Value leaf_format(Cage& cage, Value value, int conversion, Value spec);
// str(value) and repr(value) for the same values.
Value leaf_str(Cage& cage, Value value);
Value leaf_repr(Cage& cage, Value value, bool ascii_only = false);

// The same for whoever gathers a longer text. Unbound: done; else the signal.
Value append_formatted(Cage& cage, Arena& arena, TextBuilder& out, Value value, int conversion,
                       TextView spec);
// str(value), repr(value) or ascii(value), by `conversion`.
Value append_converted(Cage& cage, Arena& arena, TextBuilder& out, Value value, int conversion);
// The characters of a layout; `text` when it is one of text.
Value append_layout(Cage& cage, TextBuilder& out, const FormatLayout& layout, TextView text);
Value raise_format_error(Cage& cage, const FormatError& error, TextView spec, Value value);

// left % right for a str; defers what needs Python.
Value str_modulo(Cage& cage, Value format, Value arguments);

// Ints of so many limbs have no more than the 640 digits to which sys.set_int_max_str_digits() can limit
// str(int); of larger ones Python decides.
constexpr uint64_t leaf_digit_limbs = 33;

} // namespace natrix
