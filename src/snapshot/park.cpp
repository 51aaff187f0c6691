#include "snapshot/park.h"

#include <algorithm>
#include <new>

#include "memory/collector.h"
#include "memory/walk.h"
#include "snapshot/state.h"

namespace natrix {
namespace {

// What stands before the bytes of a parked VM: its numbers, its roots, and then these parts.
struct Sizes {
    uint64_t heap = 0;
    uint64_t stack = 0;
    uint64_t pages = 0; // of the image, each with its number before it
    uint32_t epoch = 0;
    uint32_t frame = 0;
};

class Writer {
  public:
    explicit Writer(std::byte* at) : at_(at) {}
    void put(const void* from, size_t size) {
        if (at_) std::memcpy(at_ + size_, from, size);
        size_ += size;
    }
    [[nodiscard]] size_t size() const { return size_; }

  private:
    std::byte* at_;
    size_t size_ = 0;
};

class Reader {
  public:
    explicit Reader(const std::byte* at) : at_(at) {}
    void get(void* to, size_t size) {
        std::memcpy(to, at_, size);
        at_ += size;
    }

  private:
    const std::byte* at_;
};

template<class Visit> void each_dirty_page(Cage& cage, Visit visit) {
    uint32_t end = cage.image_end / region::page;
    for (uint32_t page = region::image / region::page; page < end; ++page) {
        auto* found = static_cast<uint8_t*>(std::memchr(cage.image_dirty + page, 1, end - page));
        if (!found) return;
        page = static_cast<uint32_t>(found - cage.image_dirty);
        visit(page);
    }
}

void write(Vm& vm, Writer& writer) {
    Sizes sizes;
    sizes.heap = vm.top - vm.heap_begin;
    sizes.stack = vm.frame ? stack_used(vm) - region::stack : 0;
    sizes.epoch = vm.epoch;
    sizes.frame = vm.frame;
    each_dirty_page(vm, [&](uint32_t) { sizes.pages++; });
    writer.put(&sizes, sizeof sizes);
    each_number(vm, [&](auto& number) { writer.put(&number, sizeof number); });
    each_root(vm, [&](const char*, Value& root) { writer.put(&root, sizeof root); });
    writer.put(vm.base() + vm.heap_begin, sizes.heap);
    writer.put(vm.base() + region::stack, sizes.stack);
    each_dirty_page(vm, [&](uint32_t page) {
        writer.put(&page, sizeof page);
        writer.put(vm.base() + uint64_t{page} * region::page, region::page);
    });
}

} // namespace

Parked park(Vm& vm) {
    vm.note_peak();
    Writer measure(nullptr);
    write(vm, measure);
    Parked parked;
    parked.bytes.reset(new (std::nothrow) std::byte[measure.size()]);
    if (!parked.bytes) return parked;
    parked.size = measure.size();
    Writer writer(parked.bytes.get());
    write(vm, writer);
    return parked;
}

void unpark(const Parked& parked, Vm& vm) {
    Reader reader(parked.bytes.get());
    Sizes sizes;
    reader.get(&sizes, sizeof sizes);
    each_number(vm, [&](auto& number) { reader.get(&number, sizeof number); });
    each_root(vm, [&](const char*, Value& root) { reader.get(&root, sizeof root); });
    reader.get(vm.base() + vm.heap_begin, sizes.heap);
    vm.frame = sizes.frame;
    vm.top = vm.heap_begin + sizes.heap;
    vm.heap_peak = std::max(vm.heap_peak, vm.top);
    reader.get(vm.base() + region::stack, sizes.stack);
    for (uint64_t i = 0; i < sizes.pages; i++) {
        uint32_t page = 0;
        reader.get(&page, sizeof page);
        reader.get(vm.base() + uint64_t{page} * region::page, region::page);
        vm.image_dirty[page] = 1;
        vm.image_written += region::page;
    }
    // Code came with its caches; no epoch under which one was filled may come again.
    vm.epoch = std::max(vm.epoch, sizes.epoch) + 1;
    vm.refresh_limits();
}

} // namespace natrix
