#include "memory/pool.h"

#include <algorithm>

#include "memory/own_file.h"

#include <sys/mman.h>
#include <unistd.h>

namespace natrix {
namespace {

constexpr uint64_t image_pages = region::stack / region::page;

// One reservation, from its lowest address: the collector's tables and caches; what the pool knows of the
// cage, and the control block; then the cage itself, then a guard for a field's offset and an element's index
// that come after the truncation of a reference. Only what is touched is ever backed by memory. A small VM
// costs more page tables than pages, so what it touches lies together: control block and image begin with the
// reach of one table.
constexpr uint64_t slot_bytes = 64;
constexpr uint64_t slot_align = 32 * 1024;
constexpr uint64_t table_reach = 2 << 20;
// Each object is on the mark stack at most once, and none is smaller than two words.
constexpr uint64_t mark_stack_bytes = region::heap_end / 16 * sizeof(uint32_t);
constexpr uint64_t blocks_bytes = region::heap_end / (64 * 8) * sizeof(uint32_t);
constexpr uint64_t marks_bytes = region::heap_end / 64;
constexpr uint64_t dirty_bytes = image_pages;
constexpr uint64_t method_cache_bytes = 64 * 1024;
static_assert(sizeof(Cage::MethodCacheEntry) * Cage::method_cache_entries <= method_cache_bytes);
constexpr uint64_t warm_copies_bytes = Cage::most_numbered_codes * sizeof(uint64_t*);
constexpr uint64_t warm_heat_bytes = Cage::most_numbered_codes;
constexpr uint64_t warm_touched_bytes = Cage::most_numbered_codes * sizeof(uint32_t);

constexpr uint64_t mark_stack_at = 0;
constexpr uint64_t blocks_at = mark_stack_at + mark_stack_bytes;
constexpr uint64_t marks_at = blocks_at + blocks_bytes;
constexpr uint64_t dirty_at = marks_at + marks_bytes;
constexpr uint64_t method_cache_at = dirty_at + dirty_bytes;
constexpr uint64_t warm_copies_at = method_cache_at + method_cache_bytes;
constexpr uint64_t warm_heat_at = warm_copies_at + warm_copies_bytes;
constexpr uint64_t warm_touched_at = warm_heat_at + warm_heat_bytes;
constexpr uint64_t warm_at = warm_touched_at + warm_touched_bytes;
constexpr uint64_t slot_at = (warm_at + Cage::warm_bytes + slot_align - 1) / slot_align * slot_align;
constexpr uint64_t control_at = slot_at + slot_bytes;
constexpr uint64_t base_at = control_at + Cage::control_bytes;
constexpr uint64_t guard_bytes = region::end + 64 * 1024;
constexpr uint64_t reservation = base_at + region::end + guard_bytes;
static_assert(base_at % slot_align == 0);

uint64_t host_page() {
    long size = sysconf(_SC_PAGESIZE);
    return size > 0 ? static_cast<uint64_t>(size) : region::page;
}

bool map_anonymous(std::byte* at, uint64_t bytes, int protection) {
    int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_NORESERVE;
    return mmap(at, bytes, protection, flags, -1, 0) != MAP_FAILED;
}

// Brings [begin, begin + used) back to zeroes; what lies past `keep` is given back to the host.
void clear(std::byte* begin, uint64_t used, uint64_t keep) {
    uint64_t page = host_page();
    keep = (keep + page - 1) / page * page;
    std::memset(begin, 0, std::min(used, keep));
    if (used > keep) madvise(begin + keep, (used - keep + page - 1) / page * page, MADV_DONTNEED);
}

// Gives [from, to) back to the host, as far as whole pages lie in it.
void give_back(std::byte* begin, uint64_t from, uint64_t to) {
    uint64_t page = host_page();
    from = (from + page - 1) / page * page;
    to = (to + page - 1) / page * page;
    if (from < to) madvise(begin + from, to - from, MADV_DONTNEED);
}

// For tables that nobody expects to be zero, such as the mark stack.
void trim(std::byte* begin, uint64_t used, uint64_t keep) {
    uint64_t page = host_page();
    keep = (keep + page - 1) / page * page;
    if (used > keep) madvise(begin + keep, (used - keep + page - 1) / page * page, MADV_DONTNEED);
}

} // namespace

bool SharedImage::open(const Image& image, bool copied) {
    uint64_t page = host_page();
    if (image.size > region::stack - region::image || image.immutable_size > image.size) return false;
    if (image.size % page != 0 || image.immutable_size % page != 0 || !image.control) return false;
    image_ = image;
    first_objects_ = image.first_objects;
    if (!first_objects_ && !find_first_objects()) return false;
#ifdef __linux__
    if (copied) return true;
    if (image.file) file_ = open_own_file(image.file, image.file_size, file_offset_);
    file_offset_ += static_cast<uint64_t>(image.bytes - image.file);
    if (file_ >= 0 && file_offset_ % page == 0) return true;
    if (file_ >= 0) close(file_);
    file_offset_ = 0;
    file_ = memfd_create("natrix-image", MFD_CLOEXEC);
    if (file_ < 0) return true;
    for (size_t done = 0; done < image.size;) {
        ssize_t wrote = write(file_, image.bytes + done, image.size - done);
        if (wrote <= 0) {
            close(file_);
            file_ = -1;
            return true;
        }
        done += static_cast<size_t>(wrote);
    }
#else
    (void)copied;
#endif
    return true;
}

SharedImage::~SharedImage() {
    if (file_ >= 0) close(file_);
    if (found_) munmap(found_, image_pages * sizeof(uint32_t));
}

// The writable part is walked once, from object to object (the zeroes behind the last are objects of one word
// each). Pages where none starts get the next one's.
bool SharedImage::find_first_objects() {
    void* memory = mmap(nullptr, image_pages * sizeof(uint32_t), PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED) return false;
    found_ = static_cast<uint32_t*>(memory);
    first_objects_ = found_;
    size_t at = image_.immutable_size;
    uint64_t page = (region::image + at) / region::page;
    while (at < image_.size) {
        auto* object = reinterpret_cast<const Object*>(image_.bytes + at);
        for (; page * region::page <= region::image + at; ++page)
            found_[page] = static_cast<uint32_t>(region::image + at);
        if (object->kind >= Kind::count || image_.size - at < layout_of(object->kind).fixed_bytes)
            return false;
        uint64_t bytes = object_bytes(object);
        if (bytes > image_.size - at) return false;
        at += bytes;
    }
    for (; page < (region::image + image_.size) / region::page; ++page)
        found_[page] = static_cast<uint32_t>(region::image + image_.size);
    return true;
}

bool SharedImage::map_at(std::byte* base) const {
    std::byte* at = base + region::image;
    size_t writable = image_.size - image_.immutable_size;
    if (file_ < 0) {
        if (image_.size == 0) return true;
        if (!map_anonymous(at, image_.size, PROT_READ | PROT_WRITE)) return false;
        std::memcpy(at, image_.bytes, image_.size);
        return image_.immutable_size == 0 || mprotect(at, image_.immutable_size, PROT_READ) == 0;
    }
    int flags = MAP_PRIVATE | MAP_FIXED | MAP_NORESERVE;
    auto from = static_cast<off_t>(file_offset_);
    if (image_.immutable_size != 0 &&
        mmap(at, image_.immutable_size, PROT_READ, flags, file_, from) == MAP_FAILED)
        return false;
    return writable == 0 || mmap(at + image_.immutable_size, writable, PROT_READ | PROT_WRITE, flags, file_,
                                 from + static_cast<off_t>(image_.immutable_size)) != MAP_FAILED;
}

struct CagePool::Slot {
    Slot* next;
    const SharedImage* image;
    void* reserved;

    std::byte* at(uint64_t offset) { return reinterpret_cast<std::byte*>(this) - slot_at + offset; }
    Cage* cage() { return reinterpret_cast<Cage*>(at(control_at)); }
    std::byte* base() { return at(base_at); }
};

CagePool::Slot* CagePool::slot_of(Cage* cage) {
    static_assert(sizeof(Slot) <= slot_bytes);
    return reinterpret_cast<Slot*>(reinterpret_cast<std::byte*>(cage) - slot_bytes);
}

CagePool::Slot* CagePool::create() {
    constexpr uint64_t bytes = reservation + table_reach;
    void* memory = mmap(nullptr, bytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED) return nullptr;
    uint64_t past = (reinterpret_cast<uintptr_t>(memory) + slot_at) % table_reach;
    std::byte* begin = static_cast<std::byte*>(memory) + (past == 0 ? 0 : table_reach - past);
    std::byte* base = begin + base_at;
    int write = PROT_READ | PROT_WRITE;
    if (mprotect(begin, base_at, write) != 0 ||
        mprotect(base + region::stack, region::end - region::stack, write) != 0) {
        munmap(memory, bytes);
        return nullptr;
    }
    // A huge page would make a VM of a few KiB cost 2 MiB, and a reset clear as much.
    madvise(begin, base_at + region::end, MADV_NOHUGEPAGE);
    auto* slot = new (begin + slot_at) Slot{nullptr, nullptr, memory};
    new (slot->cage()) Cage();
    return slot;
}

void CagePool::destroy(Slot* slot) { munmap(slot->reserved, reservation + table_reach); }

// Below the stack everything can be read, so that a corrupted reference reads something and not a fault;
// offset 0 must read as zeroes.
bool CagePool::set_image(Slot* slot, const SharedImage* image) {
    std::byte* base = slot->base();
    if (!map_anonymous(base, region::stack, PROT_READ)) return false;
    if (image) {
        if (!image->map_at(base)) return false;
    } else if (mprotect(base + region::image, region::stack - region::image, PROT_READ | PROT_WRITE) != 0) {
        return false;
    }
    madvise(base, region::stack, MADV_NOHUGEPAGE);
    slot->image = image;
    return true;
}

// The control block of a VM that has not run. Caches of earlier VMs stay behind it under other epochs.
void CagePool::start(Slot* slot) {
    Cage& cage = *slot->cage();
    uint32_t epoch = cage.epoch + 1;
    if (epoch == 0) {
        std::memset(slot->at(method_cache_at), 0, method_cache_bytes);
        epoch = 1;
    }
    if (slot->image)
        std::memcpy(static_cast<void*>(&cage), static_cast<const void*>(slot->image->image().control),
                    sizeof(Cage));
    else
        new (&cage) Cage();
    new (&cage.poll) Poll();
    cage.epoch = epoch;
    cage.stop = Stop::none;
    cage.collect_wanted = cage.stress_collect = cage.twin = false;
    cage.baking = slot->image == nullptr;
    cage.open_scratch = nullptr;
    cage.marks = reinterpret_cast<uint8_t*>(slot->at(marks_at));
    cage.blocks = reinterpret_cast<uint32_t*>(slot->at(blocks_at));
    cage.mark_stack = reinterpret_cast<uint32_t*>(slot->at(mark_stack_at));
    cage.image_dirty = reinterpret_cast<uint8_t*>(slot->at(dirty_at));
    cage.method_cache = reinterpret_cast<Cage::MethodCacheEntry*>(slot->at(method_cache_at));
    cage.warm_copies = reinterpret_cast<const uint64_t**>(slot->at(warm_copies_at));
    cage.warm_heat = reinterpret_cast<uint8_t*>(slot->at(warm_heat_at));
    cage.warm_touched = reinterpret_cast<uint32_t*>(slot->at(warm_touched_at));
    cage.warm_begin = cage.warm_free = reinterpret_cast<uint64_t*>(slot->at(warm_at));
    cage.warm_touched_count = 0;
    cage.first_objects = slot->image ? slot->image->first_objects() : nullptr;
    cage.sources = slot->image ? slot->image->image().sources : nullptr;
    cage.sources_size = slot->image ? slot->image->image().sources_size : 0;
    cage.image_end = region::image + static_cast<uint32_t>(slot->image ? slot->image->image().size : 0);
    cage.heap_begin = cage.top = slot->image ? region::heap : region::image;
    cage.heap_peak = cage.scratch_peak = cage.mark_stack_peak = cage.live = cage.stress_pad = 0;
    cage.stack_peak = region::stack;
    cage.max_memory = cage.max_allocations = UINT64_MAX;
    cage.image_written = cage.peak = cage.allocations = cage.reserve_bytes = 0;
    cage.frame = 0;
    cage.next_collection = cage.heap_begin + Cage::collection_step;
    cage.refresh_limits();
}

// Brings everything that the VM used back to what start() expects: zeroes and the image.
void CagePool::wipe(Slot* slot) const {
    Cage& cage = *slot->cage();
    std::byte* base = slot->base();
    uint64_t heap = std::max(cage.heap_peak, cage.top) - cage.heap_begin;
    uint64_t resident = bounds_.resident;
    clear(base + cage.heap_begin, heap, resident / 2);
    clear(base + region::scratch, cage.scratch_peak, resident / 4);
    clear(base + region::stack, cage.stack_peak - region::stack, resident / 8);
    trim(slot->at(mark_stack_at), cage.mark_stack_peak, resident / 16);
    if (heap > resident / 2) {
        uint64_t kept_end = cage.heap_begin + resident / 2;
        uint64_t first_bits = (kept_end / 64 + host_page()) / host_page() * host_page();
        uint64_t first_block = (kept_end / 128 + host_page()) / host_page() * host_page();
        madvise(slot->at(marks_at + first_bits), marks_bytes - first_bits, MADV_DONTNEED);
        madvise(slot->at(blocks_at + first_block), blocks_bytes - first_block, MADV_DONTNEED);
    }
    for (uint32_t i = 0; i < cage.warm_touched_count; ++i) {
        uint32_t number = cage.warm_touched[i];
        cage.warm_copies[number] = nullptr;
        cage.warm_heat[number] = 0;
    }
    trim(slot->at(warm_at), static_cast<uint64_t>(cage.warm_free - cage.warm_begin) * 8, resident / 16);
    if (cage.image_written == 0) return;

    const Image& image = slot->image->image();
    uint64_t first = (region::image + image.immutable_size) / region::page;
    uint64_t last = (region::image + image.size) / region::page;
    if (cage.image_written > resident / 8 && slot->image->has_file()) {
        // Without its private copy a page reads as the image again.
        madvise(base + first * region::page, (last - first) * region::page, MADV_DONTNEED);
        std::memset(cage.image_dirty + first, 0, last - first);
        return;
    }
    uint64_t left = cage.image_written / region::page;
    for (uint64_t page = first; page < last && left != 0; ++page) {
        auto* found = static_cast<uint8_t*>(std::memchr(cage.image_dirty + page, 1, last - page));
        if (!found) break;
        page = static_cast<uint64_t>(found - cage.image_dirty);
        *found = 0;
        --left;
        uint64_t offset = page * region::page;
        std::memcpy(base + offset, image.bytes + (offset - region::image), region::page);
    }
}

// Nothing that is counted changes: what a VM may use and has used depends on no other.
void CagePool::rest(Cage* cage, Rest rest) {
    constexpr uint64_t much = 64 * 1024;
    if (in_use_.load(std::memory_order_relaxed) <= bounds_.kept) return;
    Slot* slot = slot_of(cage);
    std::byte* base = slot->base();
    bool idle = rest == Rest::idle;
    if (cage->scratch_peak >= (idle ? 1 : much)) {
        give_back(base + region::scratch, 0, cage->scratch_peak);
        cage->scratch_peak = 0;
    }
    uint64_t heap_end = std::max(cage->heap_peak, cage->top);
    if (cage->heap_peak != 0 && (idle || heap_end - cage->heap_begin >= much)) {
        give_back(base, cage->top, heap_end);
        give_back(slot->at(marks_at), cage->heap_begin / 64 / host_page() * host_page(), heap_end / 64 + 1);
        give_back(slot->at(blocks_at), cage->heap_begin / 128 / host_page() * host_page(),
                  heap_end / 128 + 1);
        give_back(slot->at(mark_stack_at), 0, cage->mark_stack_peak);
        cage->heap_peak = cage->mark_stack_peak = 0;
    }
    if (!idle || cage->frame != 0) return;
    give_back(base, region::stack, cage->stack_peak);
    static_assert(method_cache_at < warm_copies_at && warm_copies_at < warm_at);
    auto caches =
        static_cast<uint64_t>(reinterpret_cast<std::byte*>(cage->warm_free) - slot->at(method_cache_at));
    give_back(slot->at(method_cache_at), 0, caches);
    cage->warm_free = cage->warm_begin;
    cage->warm_touched_count = 0;
}

Cage* CagePool::acquire(const SharedImage* image) {
    in_use_.fetch_add(1, std::memory_order_relaxed);
    Cage* cage = take(image);
    if (!cage) in_use_.fetch_sub(1, std::memory_order_relaxed);
    return cage;
}

Cage* CagePool::take(const SharedImage* image) {
    Slot* slot = nullptr;
    {
        std::lock_guard<std::mutex> lock(mutex_);
        Slot** link = &first_;
        while (*link && (*link)->image != image) link = &(*link)->next;
        if (!*link) link = &first_; // any other is still cheaper than a new one
        slot = *link;
        if (slot) {
            *link = slot->next;
            --kept_;
        }
    }
    if (slot && slot->image == image) return slot->cage();
    if (!slot) slot = create();
    if (!slot) return nullptr;
    if (!set_image(slot, image)) {
        destroy(slot);
        return nullptr;
    }
    start(slot);
    return slot->cage();
}

void CagePool::release(Cage* cage) {
    if (!cage) return;
    in_use_.fetch_sub(1, std::memory_order_relaxed);
    Slot* slot = slot_of(cage);
    bool keep = false;
    {
        std::lock_guard<std::mutex> lock(mutex_);
        keep = kept_ < bounds_.kept;
        if (keep) ++kept_;
    }
    if (!keep) {
        destroy(slot);
        return;
    }
    wipe(slot);
    start(slot);
    std::lock_guard<std::mutex> lock(mutex_);
    slot->next = first_;
    first_ = slot;
}

void CagePool::forget(const SharedImage* image) {
    std::lock_guard<std::mutex> lock(mutex_);
    for (Slot** link = &first_; *link;) {
        Slot* slot = *link;
        if (slot->image != image) {
            link = &slot->next;
            continue;
        }
        *link = slot->next;
        --kept_;
        destroy(slot);
    }
}

uint32_t CagePool::kept() {
    std::lock_guard<std::mutex> lock(mutex_);
    return kept_;
}

CagePool::~CagePool() {
    while (first_) {
        Slot* next = first_->next;
        destroy(first_);
        first_ = next;
    }
}

} // namespace natrix
