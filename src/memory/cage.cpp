#include "memory/cage.h"

#include <algorithm>

namespace natrix {
namespace {

constexpr uint64_t minimum_object = 8;
constexpr uint64_t scratch_step = 64 * 1024;

uint64_t room(uint64_t from, uint64_t to) { return to > from ? to - from : 0; }

// All that counts except the heap.
uint64_t beside_heap(const Cage& cage) {
    return (cage.stack_peak - region::stack) + cage.image_written +
           (cage.open_scratch ? cage.open_scratch->used() : 0);
}

} // namespace

uint64_t Cage::used() const { return (top - heap_begin) + beside_heap(*this); }

uint64_t Cage::hard_end() const {
    uint64_t budget = room(beside_heap(*this), max_memory);
    return std::min(heap_limit(), heap_begin + std::min(budget, region::end));
}

// The heap may grow to soft_end without asking, so soft_end stays before everything that has to be noticed:
// the next scheduled collection, the limit, what open scratch was granted, and the last allocation allowed,
// which is at least as many words away as allocations are left. It is never below top.
// What could not be refused and took the sum past the limit ends the run at the next poll, by way of a
// collection that may still make it good.
void Cage::refresh_limits() {
    scratch_grant = 0;
    if (used() > max_memory) want_collection();
    uint64_t end = hard_end();
    if (open_scratch) {
        uint64_t granted = std::min(open_scratch->left(), room(top, end));
        open_scratch->set_left(granted);
        end -= granted;
    }
    if (!collect_wanted) end = std::min(end, next_collection);
    uint64_t left = room(allocations, max_allocations);
    if (left < region::end) end = std::min(end, top + left * minimum_object);
    soft_end = std::max(end, top);
}

void* Cage::allocate_slowly(uint64_t bytes) {
    if (open_scratch) open_scratch->set_left(0);
    if (!collect_wanted && bytes > room(top, next_collection)) want_collection();
    refresh_limits();
    if (bytes > room(top, hard_end()) || allocations >= max_allocations) {
        note_peak();
        reserve_bytes = bytes;
        return nullptr;
    }
    void* fresh = base() + top;
    top += bytes;
    ++allocations;
    refresh_limits();
    std::memset(fresh, 0, bytes);
    return fresh;
}

bool Cage::claim_stack_slowly(uint64_t end) {
    uint64_t more = end - stack_peak;
    if (end > region::stack_end || more > room(top, hard_end())) {
        note_peak();
        reserve_bytes = more;
        return false;
    }
    stack_peak = end;
    refresh_limits();
    return true;
}

// The write cannot be refused here, so a page may take the sum past the limit; then nothing more is
// allocated, and the collection that is wanted now finds the limit exceeded and ends the run.
void Cage::mark_image_page(const Object* object, uint32_t offset) {
    if (offset < region::image) return;
    uint32_t first = offset / region::page;
    uint32_t last = static_cast<uint32_t>((std::min<uint64_t>(offset + object_bytes(object), image_end) - 1) /
                                          region::page);
    uint64_t fresh = 0;
    for (uint32_t page = first; page <= last; ++page) {
        if (image_dirty[page]) continue;
        image_dirty[page] = 1;
        fresh += region::page;
    }
    if (fresh == 0) return;
    image_written += fresh;
    refresh_limits();
}

void Cage::want_collection() {
    collect_wanted = true;
    poll.until.store(0, std::memory_order_relaxed);
}

void Cage::note_peak() { peak = std::max(peak, used()); }

// Scratch takes what it needs from the room that the heap has not used: a little at once, which costs nothing
// to give back, the rest when it is asked for.
Scratch::Scratch(Cage& cage)
    : cage_(cage), arena_(cage.base() + region::scratch, 0, cage.open_scratch ? nullptr : refill, &cage) {
    if (cage.open_scratch) return;
    cage.open_scratch = &arena_;
    constexpr uint64_t little = 4096;
    if (cage.soft_end - cage.top < 2 * little) return;
    cage.soft_end -= little;
    cage.scratch_grant = little;
    arena_.set_left(little);
}

Scratch::~Scratch() {
    if (cage_.open_scratch != &arena_) return;
    uint64_t peak = arena_.peak();
    cage_.scratch_peak = std::max(cage_.scratch_peak, peak);
    cage_.open_scratch = nullptr;
    cage_.peak = std::max(cage_.peak, std::min(cage_.used() + peak, cage_.max_memory));
    if (cage_.scratch_grant != 0) {
        cage_.soft_end += cage_.scratch_grant;
        cage_.scratch_grant = 0;
    } else {
        cage_.refresh_limits();
    }
}

bool Scratch::refill(Arena& arena, void* owner, size_t bytes) {
    Cage& cage = *static_cast<Cage*>(owner);
    uint64_t left = std::min(room(cage.top, cage.hard_end()), region::end - region::scratch - arena.used());
    if (bytes > left) {
        cage.reserve_bytes = bytes;
        return false;
    }
    arena.set_left(std::max<uint64_t>(bytes, std::min(left, scratch_step)));
    cage.refresh_limits();
    return true;
}

} // namespace natrix
