#pragma once
#include <cstdio>
#include <cstdlib>

#include "image/image_file.h"
#include "memory/collector.h"
#include "memory/pool.h"
#include "memory/verify.h"
#include "memory/walk.h"
#include "vm/run.h"

extern "C" const std::byte natrix_embedded_image[];
extern "C" const std::byte natrix_embedded_image_end[];

// The engine without its host, for tests and fuzzing.
namespace natrix {

struct World {
    NativeRow natives{false};
    SharedImage shared;
    CagePool pool;
    World() {
        Image image;
        auto size = static_cast<size_t>(natrix_embedded_image_end - natrix_embedded_image);
        if (!read_image(natrix_embedded_image, size, image) || !shared.open(image)) std::abort();
    }
    ~World() { pool.forget(&shared); }

    Vm& acquire() {
        Cage* cage = pool.acquire(&shared);
        if (!cage) std::abort();
        return make_vm(*cage, natives);
    }
};

inline void must_be_sound(Vm& vm, const char* when, Completeness at_last = Completeness::compacted) {
    Fault fault = verify(vm, Completeness::running);
    if (!fault && collect(vm, Collection::forced)) fault = verify(vm, at_last);
    if (!fault) return;
    Object* object = vm.at(fault.offset);
    std::fprintf(stderr, "heap %s, at %#x, %s: %s (kind %u, flags %#x, type %#x)\n", when, fault.offset,
                 fault.where ? fault.where : "?", fault.text, static_cast<unsigned>(object->kind),
                 static_cast<unsigned>(object->flags), object->type);
    std::abort();
}

} // namespace natrix
