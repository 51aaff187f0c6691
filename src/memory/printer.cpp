#include "memory/printer.h"

#include <type_traits>

#include "memory/walk.h"

namespace natrix {
namespace {

constexpr uint64_t shown_items = 16;

void print_bytes(const std::byte* bytes, uint64_t count, FILE* to) {
    std::fputc('"', to);
    for (uint64_t i = 0; i < count && i < 64; ++i) {
        auto byte = std::to_integer<unsigned>(bytes[i]);
        if (byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\')
            std::fputc(static_cast<int>(byte), to);
        else
            std::fprintf(to, "\\x%02x", byte);
    }
    std::fputs(count > 64 ? "\"…" : "\"", to);
}

template<class T> void print_raw(const char* name, T number, FILE* to) {
    if constexpr (std::is_floating_point_v<T>)
        std::fprintf(to, " %s=%.17g", name, number);
    else
        std::fprintf(to, " %s=%lld", name, static_cast<long long>(number));
}

void print_raw_fields(Object* object, FILE* to) {
    switch (object->kind) {
#define KIND(name, python_class)                                                                             \
    case Kind::name: {                                                                                       \
        [[maybe_unused]] auto* it = static_cast<name*>(object);
#define RAW(kind, type, field, role) print_raw(#field, it->field, to);
#define VARIABLE_BYTES(kind, field, count)                                                                   \
    std::fputs(" " #field "=", to);                                                                          \
    print_bytes(it->field(), it->count, to);
#define END(name)                                                                                            \
    break;                                                                                                   \
    }
#include "memory/kinds.def"
    case Kind::Unbound:
    case Kind::count: break;
    }
}

} // namespace

void print_value(Cage& cage, Value value, FILE* to) {
    static constexpr const char* singletons[] = {"False", "True", "None", "NotImplemented", "Ellipsis"};
    if (value.is_unbound())
        std::fputs("unbound", to);
    else if (value.is_int())
        std::fprintf(to, "%lld", static_cast<long long>(value.as_int()));
    else if (value.is_double())
        std::fprintf(to, "%.17g", value.as_double());
    else if (value.is_ref() && value.offset() % 8 != 0) {
        std::fprintf(to, "misaligned @%08x", value.offset());
    } else if (value.is_ref()) {
        auto* object = cage.at(value);
        std::fprintf(to, "%s@%08x", object->kind < Kind::count ? layout_of(object->kind).name : "?",
                     value.offset());
        if (object->kind == Kind::Str) {
            auto* str = static_cast<Str*>(object);
            std::fputc(' ', to);
            print_bytes(str->data(), str->bytes, to);
        }
    } else if (value.bits() <= Value::ellipsis().bits() && value.is_singleton())
        std::fputs(singletons[value.bits() & 7], to);
    else if (value == Value::tombstone())
        std::fputs("tombstone", to);
    else
        std::fprintf(to, "bits %016llx", static_cast<unsigned long long>(value.bits()));
}

void print_object(Cage& cage, Object* object, FILE* to) {
    if (object->kind >= Kind::count) {
        std::fprintf(to, "%08x no kind %u\n", cage.offset_of(object), static_cast<unsigned>(object->kind));
        return;
    }
    const Layout& layout = layout_of(object->kind);
    std::fprintf(to, "%08x %s, %llu bytes, flags %02x, aux %u, class %08x:", cage.offset_of(object),
                 layout.name, static_cast<unsigned long long>(object_bytes(object)), object->flags,
                 object->aux, object->type);
    print_raw_fields(object, to);
    std::fputc('\n', to);
    ValueRun run = values_of(object);
    for (uint64_t i = 0; i < run.count; ++i) {
        if (i >= layout.value_fields + shown_items) {
            std::fprintf(to, "    … %llu in all\n",
                         static_cast<unsigned long long>(run.count - layout.value_fields));
            break;
        }
        if (i < layout.value_fields)
            std::fprintf(to, "    %s: ", layout.field_names[i]);
        else
            std::fprintf(to, "    [%llu] ", static_cast<unsigned long long>(i - layout.value_fields));
        print_value(cage, run.begin[i], to);
        std::fputc('\n', to);
    }
    if ((object->flags & Object::attributes) == 0) return;
    std::fputs("    attributes: ", to);
    print_value(cage, attributes_of(object), to);
    std::fputc('\n', to);
}

void print_heap(Cage& cage, FILE* to) {
    each_root(cage, [&](const char* name, Value& value) {
        if (value.is_unbound()) return;
        std::fprintf(to, "root %s: ", name);
        print_value(cage, value, to);
        std::fputc('\n', to);
    });
    print_frames(cage, to);
    for (uint64_t at = cage.heap_begin; at < cage.top;) {
        Object* object = cage.at(static_cast<uint32_t>(at));
        print_object(cage, object, to);
        if (object->kind >= Kind::count) return;
        at += object_bytes(object);
    }
}

void print_frames(Cage& cage, FILE* to) {
    each_frame(cage, [&](FrameHeader* frame) {
        std::fprintf(to,
                     "frame %08x: function %08x, code %08x, pc %u, previous %08x, owner %08x, flags %02x\n",
                     cage.offset_of(frame), frame->function, frame->code, frame->pc, frame->previous,
                     frame->owner, frame->flags);
        uint32_t registers = static_cast<Code*>(cage.at(frame->code))->registers;
        for (uint32_t i = 0; i < registers; ++i) {
            std::fprintf(to, "    r%u: ", i);
            print_value(cage, frame->registers()[i], to);
            std::fputc('\n', to);
        }
    });
}

} // namespace natrix
