#include "memory/verify.h"

#include <algorithm>

#include "memory/walk.h"

namespace natrix {
namespace {

// Its header is the last of a generator's fixed fields.
constexpr uint64_t frame_in_generator = sizeof(Generator) - sizeof(FrameHeader);

class Verifier {
  public:
    Verifier(Cage& cage, Completeness completeness)
        : cage_(cage), starts_(reinterpret_cast<uint64_t*>(cage.marks)), completeness_(completeness) {}

    Fault run() {
        if (!regions_hold() || !walk(region::image, cage_.image_end) || !walk(cage_.heap_begin, cage_.top))
            return fault_;
        if (!each(&Verifier::object_holds) || !roots_hold() || !stack_holds() || !weak_references_hold())
            return fault_;
        each(&Verifier::invariant_holds);
        return fault_;
    }

  private:
    bool fail(uint64_t offset, const char* where, const char* text) {
        fault_ = {static_cast<uint32_t>(offset), where, text};
        return false;
    }
    bool fail_in(Object* object, const char* where, const char* text) {
        return fail(cage_.offset_of(object), where, text);
    }

    [[nodiscard]] bool starts_at(uint64_t offset) const {
        bool inside = (offset >= region::image && offset < cage_.image_end) ||
                      (offset >= cage_.heap_begin && offset < cage_.top);
        return inside && offset % 8 == 0 && (starts_[offset >> 9] >> (offset >> 3 & 63) & 1) != 0;
    }
    [[nodiscard]] bool starts_kind(uint64_t offset, Kind kind) {
        return starts_at(offset) && cage_.at(static_cast<uint32_t>(offset))->kind == kind;
    }

    bool regions_hold() {
        if (cage_.heap_begin != region::heap && cage_.heap_begin != region::image)
            return fail(0, "heap_begin", "no place where a heap begins");
        if (cage_.top < cage_.heap_begin || cage_.top > cage_.heap_limit() || cage_.top % 8 != 0)
            return fail(0, "top", "outside of the heap");
        if (cage_.image_end < region::image || cage_.image_end > region::stack)
            return fail(0, "image_end", "outside of the image");
        if (cage_.stack_peak < region::stack || cage_.stack_peak > region::stack_end)
            return fail(0, "stack_peak", "outside of the stack");
        return true;
    }

    // Kinds and sizes, and a bit for each start. Counts are not believed before the object is known to end in
    // time.
    bool walk(uint64_t from, uint64_t to) {
        if (from >= to) return true;
        std::memset(starts_ + (from >> 9), 0, (((to + 511) >> 9) - (from >> 9)) * 8);
        while (from < to) {
            Object* object = cage_.at(static_cast<uint32_t>(from));
            if (object->kind >= Kind::count) return fail(from, "header", "no such kind");
            if (to - from < layout_of(object->kind).fixed_bytes) return fail(from, "header", "cut off");
            uint64_t bytes = object_bytes(object);
            if (bytes > to - from) return fail(from, "count", "larger than what is left of the heap");
            if (object->kind != Kind::Unbound)
                starts_[from >> 9] |= uint64_t{1} << (from >> 3 & 63);
            else if (object->flags != 0)
                return fail(from, "header", "a gap with flags");
            from += bytes;
        }
        return true;
    }

    bool each(bool (Verifier::*holds)(Object*)) {
        for (uint64_t from : {uint64_t{region::image}, cage_.heap_begin}) {
            uint64_t to = from == cage_.heap_begin ? cage_.top : cage_.image_end;
            while (from < to) {
                Object* object = cage_.at(static_cast<uint32_t>(from));
                from += object_bytes(object);
                if (object->kind != Kind::Unbound && !(this->*holds)(object)) return false;
            }
        }
        return true;
    }

    // Null: the pattern is one that this field may hold.
    const char* bad_value(Value value, bool marks) {
        uint64_t bits = value.bits();
        if (value.is_unbound() || value.is_int()) return nullptr;
        if (value.is_ref()) return starts_at(bits) ? nullptr : "a reference to no object";
        if (value.is_double()) {
            double number = value.as_double();
            return number == number || value == Value::number(number) ? nullptr
                                                                      : "a NaN that is not the plain one";
        }
        if (!value.is_singleton()) return "no value at all";
        if (bits <= Value::ellipsis().bits()) return nullptr;
        if (marks && value == Value::tombstone()) return nullptr;
        return "an internal mark";
    }

    bool object_holds(Object* object) {
        // Beside tables, the prelude keeps the mark for "there is none" in its code and in its variables.
        bool marks = object->kind == Kind::DictTable || object->kind == Kind::Items ||
                     object->kind == Kind::Generator || object->kind == Kind::Cell ||
                     cage_.offset_of(object) < cage_.image_end;
        bool holds = true;
        uint32_t index = 0;
        each_value(object, [&](Value& value) {
            const char* text = bad_value(value, marks);
            if (text && holds) {
                const Layout& layout = layout_of(object->kind);
                holds =
                    fail_in(object, index < layout.value_fields ? layout.field_names[index] : "item", text);
            }
            ++index;
        });
        if (!holds) return false;
        FrameHeader* frame = frame_in(object);
        if (frame && !frame_holds(frame, object)) return false;
        return class_holds(object);
    }

    // The first objects of a bake are made before there is any class.
    bool class_holds(Object* object) {
        if (object->type == 0 && cage_.baking && completeness_ == Completeness::running) return true;
        Kind kind = (object->flags & Object::shaped) != 0 ? Kind::Shape : Kind::Type;
        if (!starts_kind(object->type, kind))
            return fail_in(object, "header", "its class is no class, or no shape");
        return true;
    }

    bool frame_holds(FrameHeader* frame, Object* generator) {
        uint32_t at = generator ? cage_.offset_of(generator) : cage_.offset_of(frame);
        if (frame->function != 0 && !starts_at(frame->function)) return fail(at, "frame", "no such function");
        if (frame->code != 0 && !starts_kind(frame->code, Kind::Code))
            return fail(at, "frame", "no such code");
        if (frame->locals != 0 && !starts_at(frame->locals)) return fail(at, "frame", "no such namespace");
        if (frame->stack_top != 0 &&
            (frame->stack_top < region::stack || frame->stack_top > region::stack_end))
            return fail(at, "frame", "its top is outside of the stack");
        if (!generator) return true;
        if (frame->owner != cage_.offset_of(generator)) return fail(at, "frame", "owned by another object");
        if (static_cast<Code*>(cage_.at(frame->code))->registers > static_cast<Generator*>(generator)->window)
            return fail(at, "frame", "more registers than the window has");
        return true;
    }

    bool roots_hold() {
        bool holds = true;
        each_root(cage_, [&](const char* name, Value& value) {
            const char* text = bad_value(value, false);
            if (text && holds) holds = fail(0, name, text);
        });
        return holds;
    }

    // From the innermost frame outwards, frames of the stack lie one below the other.
    bool stack_holds() {
        uint64_t below = region::stack_end;
        uint64_t used = region::stack;
        uint64_t generators_left = (cage_.top - cage_.heap_begin + cage_.image_end) / sizeof(Generator) + 1;
        for (uint64_t at = cage_.frame; at > FrameHeader::outermost;) {
            auto* frame = reinterpret_cast<FrameHeader*>(cage_.at(static_cast<uint32_t>(at)));
            if (at % 8 != 0) return fail(at, "frame", "between two words");
            if (at >= region::stack && at < region::stack_end) {
                if (at >= below || below - at < sizeof(FrameHeader))
                    return fail(at, "frame", "not below its callee");
                below = at;
                if ((frame->flags & FrameHeader::present) == 0) return fail(at, "frame", "not there");
                if (frame->owner != 0) return fail(at, "frame", "on the stack, but owned by an object");
                if (!frame_holds(frame, nullptr)) return false;
                auto* code = static_cast<Code*>(cage_.at(frame->code));
                used = std::max(used, at + sizeof(FrameHeader) + uint64_t{code->registers} * 8);
            } else {
                uint64_t owner = at - frame_in_generator;
                if (at < frame_in_generator || !starts_kind(owner, Kind::Generator))
                    return fail(at, "frame", "neither on the stack nor a generator's");
                if (!frame_in(cage_.at(static_cast<uint32_t>(owner)))) return fail(at, "frame", "not there");
                if (generators_left-- == 0) return fail(at, "frame", "calls itself in a circle");
            }
            at = frame->previous;
        }
        if (used > cage_.stack_peak) return fail(0, "frame", "a window beyond the end of the stack");
        // Everything on the stack is a register, a header, or what calls that returned have left of them.
        for (uint64_t at = region::stack; at < used; at += 8) {
            Value value = *reinterpret_cast<Value*>(cage_.at(static_cast<uint32_t>(at)));
            if (value.is_ref() && value.is_bound() && !starts_at(value.offset()))
                return fail(at, "stack", "a reference to no object");
        }
        return true;
    }

    bool weak_references_hold() {
        uint64_t left = (cage_.top - cage_.heap_begin + cage_.image_end) / sizeof(WeakRef) + 1;
        Value at = cage_.weak_references;
        for (; at.is_bound(); at = cage_.as<WeakRef>(at)->next) {
            if (!cage_.is<WeakRef>(at)) return fail(0, "weak_references", "not a weak reference");
            if (left-- == 0) return fail(at.offset(), "next", "a chain that ends in itself");
        }
        Value finalizable = cage_.finalizable;
        if (finalizable.is_bound() && !cage_.is<List>(finalizable))
            return fail(0, "finalizable", "not a list");
        return true;
    }

    bool invariant_holds(Object* object) {
        const char* text = broken_invariant(cage_, object, completeness_);
        return text ? fail_in(object, layout_of(object->kind).name, text) : true;
    }

    Cage& cage_;
    uint64_t* starts_;
    Completeness completeness_;
    Fault fault_;
};

} // namespace

Fault verify(Cage& cage, Completeness completeness) { return Verifier(cage, completeness).run(); }

} // namespace natrix
