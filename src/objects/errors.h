#pragma once
#include "base/text/text_view.h"
#include "memory/cage.h"

namespace natrix {

// One piece of an error's text.
struct Piece {
    enum class What : uint8_t { ascii, text, number, character } what;
    const char* ascii = nullptr;
    TextView text;
    int64_t number = 0;

    Piece(const char* string) : what(What::ascii), ascii(string) {}
    Piece(TextView view) : what(What::text), text(view) {}
    Piece(int64_t value) : what(What::number), number(value) {}
    Piece(uint32_t value) : what(What::number), number(value) {}
    Piece(int value) : what(What::number), number(value) {}
    static Piece of_character(CodePoint c) {
        Piece piece(int64_t{c});
        piece.what = What::character;
        return piece;
    }
};

// The characters of a str Value; of its class' name for any Value.
Piece str_piece(Cage& cage, Value str);
Piece type_name(Cage& cage, Value value);
// The module and qualified name of a class, without the modules builtins and __main__; reserve.
Value full_type_name(Cage& cage, Value type);
Piece name_of_type(Cage& cage, Value type);

// Makes an exception with one str argument, leaves it in Cage::pending and answers Value::raised() (or
// Value::reserve() when there is no room: the instruction runs again after a collection). Each {} of `format`
// is replaced by the next piece.
Value raise_pieces(Cage& cage, KnownType type, const char* format, const Piece* pieces, uint32_t count);
template<class... Pieces> Value raise(Cage& cage, KnownType type, const char* format, Pieces... pieces) {
    if constexpr (sizeof...(pieces) == 0) {
        return raise_pieces(cage, type, format, nullptr, 0);
    } else {
        const Piece all[] = {Piece(pieces)...};
        return raise_pieces(cage, type, format, all, sizeof...(pieces));
    }
}
// The same with given arguments: a tuple, or unbound for none.
Value raise_with(Cage& cage, KnownType type, Value arguments);
// An exception whose argument is one value, as KeyError(key).
Value raise_value(Cage& cage, KnownType type, Value argument);
// The text alone, as a str.
Value format_pieces(Cage& cage, const char* format, const Piece* pieces, uint32_t count);
template<class... Pieces> Value format_text(Cage& cage, const char* format, Pieces... pieces) {
    const Piece all[] = {Piece(pieces)..., Piece("")};
    return format_pieces(cage, format, all, sizeof...(pieces));
}

// An exception instance of a class with BaseException's layout.
Exception* make_exception(Cage& cage, Value type, Value arguments);

// Fields of builtin exception classes: what Exception::details holds, by index (prelude/exceptions.py).
namespace exception_field {
constexpr uint32_t name = 0;   // NameError, AttributeError
constexpr uint32_t object = 1; // AttributeError
constexpr uint32_t count = 9;
// SyntaxError: msg, filename, lineno, offset, text, end_lineno, end_offset, print_file_and_line, _metadata.
} // namespace exception_field

// False: reserve.
bool set_exception_detail(Cage& cage, Exception* exception, uint32_t index, Value value);
// As raise(), of an exception that knows the name that was looked for (and in which object).
template<class... Pieces> Value raise_named(Cage& cage, KnownType type, Value name, Value object,
                                            const char* format, Pieces... pieces) {
    Value answer = raise(cage, type, format, pieces...);
    if (answer != Value::raised()) return answer;
    auto* exception = cage.as<Exception>(cage.pending);
    if (object.is_bound() && !set_exception_detail(cage, exception, exception_field::object, object))
        return Value::reserve();
    return set_exception_detail(cage, exception, exception_field::name, name) ? answer : Value::reserve();
}

} // namespace natrix
