#include "objects/errors.h"

#include "base/text/scan.h"
#include "objects/dict.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

namespace natrix {
namespace {

constexpr uint32_t number_room = 24;

// The piece as a text; numbers and characters are written into `room`.
TextView text_of_piece(const Piece& piece, char (&room)[number_room], CodePoint& character) {
    switch (piece.what) {
    case Piece::What::ascii: return {piece.ascii, static_cast<uint32_t>(std::strlen(piece.ascii)), 1};
    case Piece::What::text: return piece.text;
    case Piece::What::character: character = static_cast<CodePoint>(piece.number); return {&character, 1, 4};
    case Piece::What::number: break;
    }
    auto magnitude = static_cast<uint64_t>(piece.number);
    if (piece.number < 0) magnitude = 0 - magnitude;
    uint32_t at = number_room;
    do room[--at] = static_cast<char>('0' + magnitude % 10);
    while ((magnitude /= 10) != 0);
    if (piece.number < 0) room[--at] = '-';
    return {room + at, number_room - at, 1};
}

} // namespace

Piece str_piece(Cage& cage, Value str) { return Piece(text_of(cage, str)); }

Piece name_of_type(Cage& cage, Value type) { return str_piece(cage, cage.as<Type>(type)->name); }

Piece type_name(Cage& cage, Value value) { return name_of_type(cage, class_of(cage, value)); }

Value full_type_name(Cage& cage, Value type) {
    auto* object = cage.as<Type>(type);
    Value module = dict_get_str(cage, cage.as<Dict>(object->dict), cage.name(KnownName::module));
    if (!is_str(cage, module) || str_equals(cage, module, "builtins") || str_equals(cage, module, "__main__"))
        return object->qualname;
    return format_text(cage, "{}.{}", str_piece(cage, module), str_piece(cage, object->qualname));
}

Value format_pieces(Cage& cage, const char* format, const Piece* pieces, uint32_t count) {
    // Two passes over the same parts: the size and widest character, then the characters.
    Str* str = nullptr;
    for (bool fill : {false, true}) {
        uint64_t length = 0;
        CodePoint maximum = 0x7F;
        uint32_t next = 0;
        TextSpan to;
        if (fill) to = {str->data(), str->length, static_cast<uint8_t>(str->aux & str_aux::width_mask)};
        auto add = [&](TextView text) {
            if (fill)
                text::copy_text(text, to, static_cast<uint32_t>(length));
            else if (CodePoint widest = text::scan_maximum(text); widest > maximum)
                maximum = widest;
            length += text.length;
        };
        for (const char* at = format; *at;) {
            const char* brace = std::strchr(at, '{');
            if (!brace) {
                add({at, static_cast<uint32_t>(std::strlen(at)), 1});
                break;
            }
            add({at, static_cast<uint32_t>(brace - at), 1});
            at = brace + 2;
            if (brace[1] != '}') { // "{{" stands for one brace
                add({"{", 1, 1});
                continue;
            }
            if (next < count) {
                char room[number_room];
                CodePoint character;
                add(text_of_piece(pieces[next++], room, character));
            }
        }
        if (fill) break;
        str = make_str(cage, length, maximum);
        if (!str) return Value::reserve();
    }
    return cage.ref(str);
}

Exception* make_exception(Cage& cage, Value type, Value arguments) {
    auto* exception = static_cast<Exception*>(cage.allocate(sizeof(Exception) + 8));
    if (!exception) return nullptr;
    exception->kind = Kind::Exception;
    exception->flags = Object::attributes;
    exception->type = type.offset();
    auto* object = cage.as<Type>(type);
    if (object->shape.is_bound()) {
        exception->type = object->shape.offset();
        exception->flags |= Object::shaped;
    }
    exception->args = arguments.is_bound() ? arguments : cage.empty_tuple;
    exception->traceback = exception->context = exception->cause = Value::none();
    if ((object->flags & type_flag::custom_del) != 0 && !enlist_finalizable(cage, exception)) return nullptr;
    return exception;
}

Value raise_with(Cage& cage, KnownType type, Value arguments) {
    Exception* exception = make_exception(cage, cage.type(type), arguments);
    if (!exception) return Value::reserve();
    cage.pending = cage.ref(exception);
    return Value::raised();
}

Value raise_value(Cage& cage, KnownType type, Value argument) {
    Value arguments = tuple_of(cage, {argument});
    return arguments.is_signal() ? arguments : raise_with(cage, type, arguments);
}

Value raise_pieces(Cage& cage, KnownType type, const char* format, const Piece* pieces, uint32_t count) {
    Value text = format_pieces(cage, format, pieces, count);
    return text.is_signal() ? text : raise_value(cage, type, text);
}

bool set_exception_detail(Cage& cage, Exception* exception, uint32_t index, Value value) {
    if (index >= exception_field::count) return true;
    auto* items = cage.is<Items>(exception->details) ? cage.as<Items>(exception->details) : nullptr;
    if (!items || items->capacity <= index) {
        auto* bigger = cage.make<Items>(KnownType::object, index < 2 ? 2 : exception_field::count);
        if (!bigger) return false;
        for (uint32_t i = 0; items && i < items->capacity; i++) bigger->items()[i] = items->items()[i];
        cage.writing(exception);
        exception->details = cage.ref(bigger);
        items = bigger;
    }
    cage.writing(items);
    items->items()[index] = value;
    return true;
}

} // namespace natrix
