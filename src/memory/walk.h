#pragma once
#include "memory/cage.h"

namespace natrix {

// The ways along a cage's references that the collector, the verifier and dumps share.

// Every root by its name; rows are visited value by value.
template<class Visit> void each_root(Cage& cage, Visit visit) {
#define ROOT(field) visit(#field, cage.field);
#define ROOT_ROW(field, length)                                                                              \
    for (Value & value : cage.field) visit(#field, value);
#include "memory/roots.def"
}

// The frame that runs in an object's tail, or null. The four words of its header are no values.
inline FrameHeader* frame_in(Object* object) {
    if (object->kind != Kind::Generator) return nullptr;
    auto* frame = reinterpret_cast<FrameHeader*>(&static_cast<Generator*>(object)->frame0);
    return (frame->flags & FrameHeader::present) != 0 ? frame : nullptr;
}

// Every value of an object: fields, variable part, attributes. Not the class, which the header names, nor a
// frame's header.
template<class Visit> void each_value(Object* object, Visit visit) {
    ValueRun run = values_of(object);
    Value* value = run.begin;
    Value* end = run.begin + run.count;
    if (object->kind == Kind::Generator) {
        Value* frame = &static_cast<Generator*>(object)->frame0;
        for (; value != frame; ++value) visit(*value);
        value += FrameHeader::words;
    }
    for (; value != end; ++value) visit(*value);
    if ((object->flags & Object::attributes) != 0) visit(attributes_of(object));
}

// Frames from the innermost outwards.
template<class Visit> void each_frame(Cage& cage, Visit visit) {
    for (uint32_t at = cage.frame; at > FrameHeader::outermost;) {
        auto* frame = reinterpret_cast<FrameHeader*>(cage.at(at));
        at = frame->previous;
        visit(frame);
    }
}

// Every object from `from` to `to`, in order. Single words that were left over are objects of Kind::Unbound.
template<class Visit> void each_object(Cage& cage, uint64_t from, uint64_t to, Visit visit) {
    while (from < to) {
        Object* object = cage.at(static_cast<uint32_t>(from));
        from += object_bytes(object);
        visit(object);
    }
}

// Objects that start on an image page written by this VM. An object that was written starts on such a page,
// because all its pages are marked.
template<class Visit> void each_dirty_image_object(Cage& cage, Visit visit) {
    if (!cage.first_objects) return;
    uint32_t end_page = cage.image_end / region::page;
    for (uint32_t page = region::image / region::page; page < end_page; ++page) {
        auto* found = static_cast<uint8_t*>(std::memchr(cage.image_dirty + page, 1, end_page - page));
        if (!found) return;
        page = static_cast<uint32_t>(found - cage.image_dirty);
        uint64_t page_end = uint64_t{page + 1} * region::page;
        uint64_t at = cage.first_objects[page];
        if (at == 0) continue;
        while (at < page_end) {
            Object* object = cage.at(static_cast<uint32_t>(at));
            at += object_bytes(object);
            visit(object);
        }
    }
}

} // namespace natrix
