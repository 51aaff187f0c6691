#pragma once
#include <cstddef>
#include <cstdint>

#include "base/arena.h"
#include "base/poll.h"
#include "memory/frame.h"
#include "memory/object.h"
#include "memory/value.h"

namespace natrix {

enum class KnownType : uint16_t {
#define TYPE(id, python_name, layout, base) id,
#include "memory/known.def"
    count
};

enum class KnownName : uint16_t {
#define NAME(id, text) id,
#include "memory/known.def"
    count
};

constexpr uint32_t known_types = static_cast<uint32_t>(KnownType::count);
constexpr uint32_t known_names = static_cast<uint32_t>(KnownName::count);

// Why a run was stopped. Scripts cannot catch these.
enum class Stop : uint8_t { none, memory, time, fuel, allocations, depth, output, host_calls, cancelled };

// Where things are in a cage, as offsets from its base.
namespace region {
constexpr uint32_t image = 0x0001'0000;
constexpr uint32_t stack = 0x0800'0000;
constexpr uint32_t stack_end = 0x1000'0000;
constexpr uint32_t heap = stack_end;
constexpr uint32_t heap_end = 0xC000'0000;
constexpr uint32_t scratch = heap_end;
constexpr uint64_t end = 0x1'0000'0000;
constexpr uint32_t page = 4096;
} // namespace region

// The control block of one VM, in the pages right below its cage's base: whatever must be trusted. Nothing
// that a script can forge reaches it, because offsets are unsigned and counted from the base upwards. (vm/
// keeps its own state behind it, in the same pages; see vm/vm.h.)
struct Cage {
    // (What the pool knows of the cage stands before it in its first page.)
    static constexpr size_t control_bytes = 256 * 1024 - 64;
    // A collection is scheduled after as many bytes as the last one left alive, but at least this many.
    static constexpr uint64_t collection_step = 4 << 20;

    Poll poll;
    // Bump allocation: [top, soft_end) is free without a thought; past soft_end comes allocate_slowly().
    uint64_t top = 0;
    uint64_t soft_end = 0;
    uint64_t heap_begin = 0;
    // Counts that limits apply to.
    uint64_t max_memory = 0;    // bytes; UINT64_MAX: none
    uint64_t stack_peak = 0;    // first offset of the stack never used since the last reset
    uint64_t image_written = 0; // bytes of image pages written by this VM
    uint64_t peak = 0;
    uint64_t allocations = 0;
    uint64_t max_allocations = UINT64_MAX;
    uint64_t next_collection = 0; // value of top past which a collection is scheduled
    uint64_t reserve_bytes = 0;   // what the last Value::reserve() wants
    uint64_t room_before = 0;     // what was free after the last make_room()
    uint32_t image_end = region::image;
    uint32_t epoch = 1;          // all inline caches filled under another epoch are void
    uint32_t last_serial = 0;    // identities given
    uint32_t last_version = 0;   // dict versions given
    uint32_t interned_count = 0; // strs in `interned`
    Stop stop = Stop::none;
    uint64_t scratch_grant = 0; // what open scratch was given of soft_end; 0 once the limits were refreshed
    bool collect_wanted = false;
    bool stress_collect = false; // a moving collection at every safepoint
    bool twin = false;           // every native that may defer does
    bool baking = false;         // the heap being filled is the image itself
    Arena* open_scratch = nullptr;
    uint8_t* marks = nullptr;   // a bit for each word of the heap
    uint32_t* blocks = nullptr; // where each block of 64 words slides to
    uint32_t* mark_stack = nullptr;
    // A byte for each page of the cage below the stack: written since the reset.
    uint8_t* image_dirty = nullptr;
    // For each of these pages: the first object that starts in it or later.
    const uint32_t* first_objects = nullptr;
    // Texts of the baked modules; see objects/sources.h.
    const std::byte* sources = nullptr;
    uint64_t sources_size = 0;
    uint64_t heap_peak = 0;       // how far the heap reached before a collection, since the last reset
    uint64_t scratch_peak = 0;    // the same of the scratch region
    uint64_t mark_stack_peak = 0; // bytes
    uint64_t live = 0;            // bytes of the heap that the last scheduled collection kept
    uint32_t stress_pad = 0;      // bytes by which a stress collection shifted the heap

    // Results of type_lookup(), direct-mapped; an entry counts only under the epoch it was made in.
    struct MethodCacheEntry {
        uint64_t key = 0; // class << 32 | name
        uint32_t epoch = 0;
        uint32_t place = 0; // where the value stands in a class' dict; 0, which reads as unbound: nowhere
    };
    static constexpr uint32_t method_cache_entries = 1024;
    MethodCacheEntry* method_cache = nullptr;

    // Code of the image is shared and read-only. What of it a VM runs often it runs in a copy of its own,
    // which may take quick forms: a cache that counts for no limit, is in no dump and may be dropped at any
    // instruction boundary. `warm_copies` and `warm_heat` go by Code.number.
    static constexpr uint32_t most_numbered_codes = 64 * 1024;
    static constexpr uint64_t warm_bytes = 1 << 20;
    const uint64_t** warm_copies = nullptr; // null: not yet; the image's own words: there was no room
    uint8_t* warm_heat = nullptr;
    uint32_t* warm_touched = nullptr; // the codes with heat
    uint64_t* warm_begin = nullptr;
    uint64_t* warm_free = nullptr;
    uint32_t warm_touched_count = 0;

    // Roots, in this order and without a gap.
    uint32_t frame = 0; // the innermost frame's header; 0: nothing runs
    uint32_t reserved = 0;
#define ROOT(field) Value field;
#define ROOT_ROW(field, length) Value field[length];
#include "memory/roots.def"

    [[nodiscard]] std::byte* base() { return reinterpret_cast<std::byte*>(this) + control_bytes; }
    // The one way from an offset to an address. Truncation keeps a corrupted value inside the cage.
    [[nodiscard]] Object* at(uint32_t offset) { return reinterpret_cast<Object*>(base() + offset); }
    [[nodiscard]] Object* at(Value value) { return at(static_cast<uint32_t>(value.bits())); }
    template<class T> [[nodiscard]] T* as(Value value) { return static_cast<T*>(at(value)); }
    [[nodiscard]] uint32_t offset_of(const void* object) {
        return static_cast<uint32_t>(reinterpret_cast<const std::byte*>(object) - base());
    }
    [[nodiscard]] Value ref(const Object* object) { return Value::ref(offset_of(object)); }

    [[nodiscard]] Kind kind(Value value) { return value.is_ref() ? at(value)->kind : Kind::Unbound; }
    // Exactly of the kind, subclass or not.
    template<class T> [[nodiscard]] bool is(Value value) {
        return value.is_ref() && at(value)->kind == T::kind_of;
    }
    // Of the kind and of its plain class: fast paths may be taken.
    template<class T> [[nodiscard]] bool is_exact(Value value) {
        return value.is_ref() && at(value)->kind == T::kind_of && (at(value)->flags & Object::subclass) == 0;
    }

    [[nodiscard]] Value type(KnownType known) const { return types[static_cast<uint32_t>(known)]; }
    [[nodiscard]] Value name(KnownName known) const { return names[static_cast<uint32_t>(known)]; }

    // Raw allocation of a rounded number of bytes: zeroed memory, or nullptr with reserve_bytes set. Never
    // collects.
    [[nodiscard]] void* allocate(uint64_t bytes) {
        uint64_t at = top;
        if (bytes > soft_end - at) [[unlikely]]
            return allocate_slowly(bytes);
        top = at + bytes;
        ++allocations;
        void* fresh = base() + at;
        clear(fresh, bytes);
        return fresh;
    }
    // Most objects are a few words: for those a call of memset would cost more than the work.
    static void clear(void* memory, uint64_t bytes) {
        constexpr uint64_t few = 128;
        if (bytes > few) [[unlikely]] {
            std::memset(memory, 0, bytes);
            return;
        }
        for (auto *word = static_cast<std::byte*>(memory), *end = word + bytes; word != end; word += 8) {
            std::memset(word, 0, 8);
            asm volatile("" : : : "memory");
        }
    }
    [[nodiscard]] void* allocate_slowly(uint64_t bytes);

    // A fresh object of the kind's plain class, its fields zero (unbound), its variable part of `count`
    // values or bytes; nullptr: answer Value::reserve(). The caller sets `type` when the class is not the
    // kind's own.
    template<class T> [[nodiscard]] T* make(KnownType type, uint64_t count = 0) {
        if (count > UINT32_MAX / 8) return too_large<T>();
        return head<T>(allocate(sizeof(T) + variable_bytes_of<T>(count)), type, count);
    }
    // The same with its variable part as the memory was: the caller fills all of it before it answers.
    template<class T> [[nodiscard]] T* make_unfilled(KnownType type, uint64_t count) {
        if (count > (T::has_bytes ? UINT32_MAX / 2 : UINT32_MAX / 8)) return too_large<T>();
        uint64_t bytes = sizeof(T) + variable_bytes_of<T>(count), at = top;
        if (bytes > soft_end - at) [[unlikely]]
            return head<T>(allocate_slowly(bytes), type, count);
        top = at + bytes;
        ++allocations;
        std::byte* fresh = base() + at;
        std::memset(fresh, 0, sizeof(T));
        // Of bytes, the last word may be wider than what is filled.
        if (T::has_bytes && count != 0) std::memset(fresh + bytes - 8, 0, 8);
        return head<T>(fresh, type, count);
    }
    template<class T> static constexpr uint64_t variable_bytes_of(uint64_t count) {
        return T::has_values ? count * 8 : T::has_bytes ? (count + 7) & ~uint64_t{7} : 0;
    }
    template<class T> T* head(void* fresh, KnownType type, uint64_t count) {
        auto* object = static_cast<T*>(fresh);
        if (!object) [[unlikely]]
            return nullptr;
        object->kind = T::kind_of;
        object->type = this->type(type).offset();
        object->set_count(static_cast<uint32_t>(count));
        return object;
    }
    template<class T> T* too_large() {
        reserve_bytes = region::end;
        return nullptr;
    }

    // To be told before any field of `object` is written that may be of the image. The only barrier there is.
    void writing(const Object* object) {
        uint32_t offset = offset_of(object);
        if (offset < image_end) [[unlikely]]
            mark_image_page(object, offset);
    }
    void mark_image_page(const Object* object, uint32_t offset);

    // All that counts as memory now.
    [[nodiscard]] uint64_t used() const;
    [[nodiscard]] uint64_t hard_end() const;    // where the heap must end for the limit to hold
    void refresh_limits();                      // after any of the terms changed
    [[nodiscard]] uint64_t heap_limit() const { // where the heap's region ends; the bake's heap is the image
        return heap_begin < region::stack ? region::stack : region::heap_end;
    }
    // Before the stack is used up to `end`; false: reserve_bytes are wanted, as for allocate().
    [[nodiscard]] bool claim_stack(uint64_t end) { return end <= stack_peak || claim_stack_slowly(end); }
    [[nodiscard]] bool claim_stack_slowly(uint64_t end);
    // Has the loop come by for a collection at its next poll.
    void want_collection();
    // Brings `peak` up to date; whoever reports it calls this first.
    void note_peak();

    [[nodiscard]] uint32_t new_serial() { return ++last_serial; }
};

static_assert(sizeof(Cage) < Cage::control_bytes / 4);

// Scratch for one operation: the cage's scratch region, as far as the memory limit allows (heap and scratch
// share what is left to the byte). When it is used up, Cage::reserve_bytes are set: answer Value::reserve().
// Given back at the end of the scope. One at a time: a second one is empty.
class Scratch {
  public:
    explicit Scratch(Cage& cage);
    ~Scratch();
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    operator Arena&() { return arena_; }
    Arena* operator->() { return &arena_; }
    Arena& arena() { return arena_; }

  private:
    static bool refill(Arena& arena, void* owner, size_t bytes);
    Cage& cage_;
    Arena arena_;
};

} // namespace natrix
