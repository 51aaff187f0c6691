#include "objects/str.h"

#include "base/text/hash.h"
#include "base/text/scan.h"
#include "objects/hash.h"

namespace natrix {
namespace {

constexpr uint64_t max_length = 0x7FFF'FFFF;

uint16_t aux_for(CodePoint maximum) {
    uint16_t aux = width_for(maximum);
    return maximum <= 0x7F ? aux | str_aux::ascii : aux;
}

// Decodes one character of WTF-8; malformed input gives U+FFFD and advances one byte.
CodePoint next_character(const uint8_t*& at, const uint8_t* end) {
    CodePoint first = *at++;
    if (first < 0x80) return first;
    int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
    if (first < 0xC2 || first > 0xF4 || end - at < more) return 0xFFFD;
    CodePoint character = first & (0x3Fu >> more);
    for (int i = 0; i < more; i++) {
        if ((at[i] & 0xC0) != 0x80) return 0xFFFD;
        character = character << 6 | (at[i] & 0x3Fu);
    }
    constexpr CodePoint least[] = {0, 0x80, 0x800, 0x10000};
    if (character < least[more] || character > max_code_point) return 0xFFFD;
    at += more;
    return character;
}

} // namespace

Str* make_str(Cage& cage, uint64_t length, CodePoint maximum) {
    uint64_t bytes = length * width_for(maximum);
    if (length > max_length || bytes > UINT32_MAX / 8 * 4) return cage.too_large<Str>();
    auto* str = cage.make_unfilled<Str>(KnownType::str, bytes);
    if (!str) [[unlikely]]
        return nullptr;
    str->aux = aux_for(maximum);
    str->length = static_cast<uint32_t>(length);
    return str;
}

Value str_from_text(Cage& cage, TextView text) {
    CodePoint maximum = text::scan_maximum(text);
    if (text.length == 1 && maximum <= 0xFF) return str_from_character(cage, text[0]);
    Str* str = make_str(cage, text.length, maximum);
    if (!str) return Value::reserve();
    text::copy_text(text, str->data(), width_for(maximum));
    return cage.ref(str);
}

Value str_from_utf8(Cage& cage, const char* data, size_t size) {
    auto* begin = reinterpret_cast<const uint8_t*>(data);
    const uint8_t* end = begin + size;
    uint64_t length = 0;
    CodePoint maximum = 0x7F;
    for (const uint8_t* at = begin; at < end; length++) {
        CodePoint character = next_character(at, end);
        if (character > maximum) maximum = class_maximum(character);
    }
    if (length == 1 && maximum <= 0xFF) {
        const uint8_t* at = begin;
        return str_from_character(cage, next_character(at, end));
    }
    Str* str = make_str(cage, length, maximum);
    if (!str) return Value::reserve();
    TextSpan to{str->data(), str->length, width_for(maximum)};
    uint32_t i = 0;
    for (const uint8_t* at = begin; at < end; i++) text::store(to, i, next_character(at, end));
    return cage.ref(str);
}

Value str_from_ascii(Cage& cage, const char* text) { return str_from_utf8(cage, text, std::strlen(text)); }

Value str_from_character(Cage& cage, CodePoint character) {
    if (character <= 0xFF && cage.characters.is_bound())
        return cage.as<Items>(cage.characters)->items()[character];
    CodePoint maximum = class_maximum(character);
    Str* str = make_str(cage, 1, maximum);
    if (!str) return Value::reserve();
    text::store({str->data(), 1, width_for(maximum)}, 0, character);
    return cage.ref(str);
}

Value str_slice(Cage& cage, Value str, uint32_t start, uint32_t end) {
    TextView text = text_of(cage, str);
    if (start == 0 && end == text.length && is_exact_str(cage, str)) return str;
    if (start == end) return cage.name(KnownName::empty);
    TextView part = text.slice(start, end);
    if (text.width != 1 || !is_ascii_str(cage, str)) return str_from_text(cage, part);
    // What is known to be ASCII need not be looked at.
    if (part.length == 1) return str_from_character(cage, *part.units8());
    Str* copy = make_str(cage, part.length, 0x7F);
    if (!copy) return Value::reserve();
    std::memcpy(copy->data(), part.data, part.length);
    return cage.ref(copy);
}

namespace {

// Two short strs of one byte a character, neither empty; unbound: they are others.
Value concat_short(Cage& cage, Value a, Value b) {
    constexpr uint32_t is_short = 128;
    auto *left = cage.as<Str>(a), *right = cage.as<Str>(b);
    if (left->kind != Kind::Str || right->kind != Kind::Str) return {};
    if (left->length - 1 >= is_short || right->length - 1 >= is_short) return {};
    uint16_t both = left->aux & right->aux;
    if ((both & str_aux::width_mask & 1) == 0) return {};
    Str* str = make_str(cage, left->length + right->length, (both & str_aux::ascii) != 0 ? 0x7F : 0xFF);
    if (!str) return Value::reserve();
    std::memcpy(str->data(), left->data(), left->length);
    std::memcpy(str->data() + left->length, right->data(), right->length);
    return cage.ref(str);
}

} // namespace

Value str_concat(Cage& cage, Value a, Value b) {
    Value made = concat_short(cage, a, b);
    if (made.is_bound()) return made;
    TextView left = text_of(cage, a), right = text_of(cage, b);
    if (right.length == 0 && is_exact_str(cage, a)) return a;
    if (left.length == 0 && is_exact_str(cage, b)) return b;
    uint64_t length = uint64_t{left.length} + right.length;
    uint8_t width = left.width > right.width ? left.width : right.width;
    bool ascii = is_ascii_str(cage, a) && is_ascii_str(cage, b);
    auto aux = static_cast<uint16_t>(width | (ascii ? str_aux::ascii : 0));
    if (length > max_length) {
        cage.reserve_bytes = region::end;
        return Value::reserve();
    }

    // `a` is the last text of its buffer and the buffer has room: append behind it. Other views of the buffer
    // end earlier, so nobody sees it.
    Object* left_object = cage.at(a);
    if (left_object->kind == Kind::StrView && left.width == width) {
        auto* view = static_cast<StrView*>(left_object);
        auto* buffer = cage.as<StrBuffer>(view->buffer);
        uint64_t ends = uint64_t{view->start + view->length} * width;
        uint64_t more = uint64_t{right.length} * width;
        if (ends == buffer->used && more <= buffer->bytes - buffer->used) {
            uint32_t start = view->start;
            Value buffer_ref = view->buffer;
            auto* longer = cage.make<StrView>(KnownType::str);
            if (!longer) return Value::reserve();
            text::copy_text(right, buffer->data() + ends, width);
            buffer->used += static_cast<uint32_t>(more);
            longer->aux = aux;
            longer->length = static_cast<uint32_t>(length);
            longer->start = start;
            longer->buffer = buffer_ref;
            return cage.ref(longer);
        }
    }

    constexpr uint64_t worth_a_buffer = 256;
    uint64_t bytes = length * width;
    if (bytes < worth_a_buffer || left.length < right.length) {
        CodePoint maximum = ascii ? 0x7F : width == 1 ? 0xFF : width == 2 ? 0xFFFF : max_code_point;
        Str* str = make_str(cage, length, maximum);
        if (!str) return Value::reserve();
        text::copy_text(left, str->data(), width);
        text::copy_text(right, str->data() + size_t{left.length} * width, width);
        return cage.ref(str);
    }
    uint64_t capacity = bytes * 2;
    auto* buffer = cage.make<StrBuffer>(KnownType::object, capacity);
    if (!buffer) {
        capacity = bytes;
        buffer = cage.make<StrBuffer>(KnownType::object, capacity);
        if (!buffer) return Value::reserve();
    }
    auto* view = cage.make<StrView>(KnownType::str);
    if (!view) return Value::reserve();
    text::copy_text(left, buffer->data(), width);
    text::copy_text(right, buffer->data() + size_t{left.length} * width, width);
    buffer->used = static_cast<uint32_t>(bytes);
    view->aux = aux;
    view->length = static_cast<uint32_t>(length);
    view->buffer = cage.ref(buffer);
    return cage.ref(view);
}

bool str_equal(Cage& cage, Value a, Value b) {
    if (a == b) return true;
    auto *left = cage.as<Str>(a), *right = cage.as<Str>(b);
    if (left->length != right->length) return false;
    if ((left->aux & right->aux & str_aux::interned) != 0) return false;
    if (left->hash != 0 && right->hash != 0 && left->hash != right->hash) return false;
    return text::equal(text_of(cage, a), text_of(cage, b));
}

bool str_equals(Cage& cage, Value str, const char* ascii) {
    return text::equal(text_of(cage, str), {ascii, static_cast<uint32_t>(std::strlen(ascii)), 1});
}

int str_compare(Cage& cage, Value a, Value b) {
    return a == b ? 0 : text::compare(text_of(cage, a), text_of(cage, b));
}

uint32_t str_hash(Cage& cage, Value str) {
    auto* object = cage.as<Str>(str); // `hash` lies at the same place in both layouts
    if (object->hash != 0) [[likely]]
        return object->hash;
    uint32_t hash = table_hash(str_python_hash(text_of(cage, str)));
    // A derived field: not worth a private copy of an image page.
    if (cage.offset_of(object) >= cage.image_end) object->hash = hash;
    return hash;
}

namespace {

// Looks `text` up in an interning table; the slot where it is or belongs.
Value* intern_slot(Cage& cage, Value table, TextView text, uint32_t hash) {
    auto* items = cage.as<Items>(table);
    uint32_t mask = items->capacity - 1;
    for (uint32_t i = hash & mask;; i = (i + 1) & mask) {
        Value* slot = items->items() + i;
        if (slot->is_unbound()) return slot;
        if (str_hash(cage, *slot) == hash && text::equal(text_of(cage, *slot), text)) return slot;
    }
}

// The VM's table is kept at most half full; its first slot's neighbourhood needs no count of its own, because
// the number of interned strs stands in Cage::interned_count.
bool grow_interned(Cage& cage) {
    uint32_t old = cage.interned.is_bound() ? cage.as<Items>(cage.interned)->capacity : 0;
    if (uint64_t{cage.interned_count} * 2 < old) return true;
    auto* bigger = cage.make<Items>(KnownType::object, old ? uint64_t{old} * 2 : 256);
    if (!bigger) return false;
    Value table = cage.ref(bigger);
    for (uint32_t i = 0; i < old; i++) {
        Value str = cage.as<Items>(cage.interned)->items()[i];
        if (str.is_bound()) *intern_slot(cage, table, text_of(cage, str), str_hash(cage, str)) = str;
    }
    cage.interned = table;
    return true;
}

// The interned str equal to `text`, or unbound.
Value find_interned(Cage& cage, TextView text, uint32_t hash) {
    if (cage.image_interned.is_bound()) {
        Value found = *intern_slot(cage, cage.image_interned, text, hash);
        if (found.is_bound()) return found;
    }
    return cage.interned.is_bound() ? *intern_slot(cage, cage.interned, text, hash) : Value();
}

} // namespace

Value intern(Cage& cage, Value str) {
    if (is_interned(cage, str)) return str;
    uint32_t hash = str_hash(cage, str);
    Value found = find_interned(cage, text_of(cage, str), hash);
    if (found.is_bound()) return found;
    // Only a plain Str of its own is interned; a view or an instance of a subclass is copied.
    if (cage.at(str)->kind != Kind::Str || (cage.at(str)->flags & Object::subclass) != 0) {
        TextView text = text_of(cage, str);
        Str* copy = make_str(cage, text.length, text::scan_maximum(text));
        if (!copy) return Value::reserve();
        text::copy_text(text_of(cage, str), copy->data(),
                        static_cast<uint8_t>(copy->aux & str_aux::width_mask));
        str = cage.ref(copy);
    }
    if (!grow_interned(cage)) return Value::reserve();
    *intern_slot(cage, cage.interned, text_of(cage, str), hash) = str;
    cage.interned_count++;
    auto* object = cage.as<Str>(str);
    object->aux |= str_aux::interned;
    object->hash = hash;
    return str;
}

Value intern_utf8(Cage& cage, const char* data, size_t size) {
    bool ascii = true;
    for (size_t i = 0; i < size && ascii; i++) ascii = static_cast<uint8_t>(data[i]) < 0x80;
    if (ascii && size < UINT32_MAX) {
        TextView text{data, static_cast<uint32_t>(size), 1};
        Value found = find_interned(cage, text, table_hash(str_python_hash(text)));
        if (found.is_bound()) return found;
    }
    Value str = str_from_utf8(cage, data, size);
    return str.is_signal() ? str : intern(cage, str);
}

bool note_interned(Cage& cage, Value str) {
    TextView text = text_of(cage, str);
    uint32_t hash = str_hash(cage, str);
    if (find_interned(cage, text, hash).is_bound()) return false;
    *intern_slot(cage, cage.interned, text, hash) = str;
    return true;
}

} // namespace natrix
