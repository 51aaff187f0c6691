#pragma once
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>

#include "memory/cage.h"

namespace natrix {

// What a bake made: the bytes that lie at region::image in every cage of this image. The first
// `immutable_size` are never written; the rest is each VM's own, copied by the page when written. Both sizes
// are multiples of the host's page, and an object begins exactly at immutable_size. `control` is what a fresh
// VM's control block starts as: its roots and counters; everything that depends on the cage is filled in.
struct Image {
    const std::byte* file =
        nullptr; // what the image was read from, from its header on; null: it was made here
    size_t file_size = 0;
    const std::byte* bytes = nullptr;
    size_t size = 0;
    size_t immutable_size = 0;
    const Cage* control = nullptr;
    const uint32_t* first_objects = nullptr; // for each page of the image; null: to be found
    const std::byte* sources = nullptr;      // of the baked modules: see objects/sources.h
    size_t sources_size = 0;
};

// An image made ready to be mapped into cages: from the file of the program or library that it is linked
// into, else from one memory file for the whole process where the host has such; and for each page the first
// object in it. Outlives every cage it is mapped into.
class SharedImage {
  public:
    SharedImage() = default;
    ~SharedImage();
    SharedImage(const SharedImage&) = delete;
    SharedImage& operator=(const SharedImage&) = delete;

    // False: the image does not hold together, or the host has no memory. `copied`: do without a file.
    [[nodiscard]] bool open(const Image& image, bool copied = false);

    [[nodiscard]] const Image& image() const { return image_; }
    [[nodiscard]] const uint32_t* first_objects() const { return first_objects_; }
    [[nodiscard]] bool has_file() const { return file_ >= 0; }
    [[nodiscard]] bool map_at(std::byte* base) const;

  private:
    [[nodiscard]] bool find_first_objects();
    Image image_;
    const uint32_t* first_objects_ = nullptr;
    uint32_t* found_ = nullptr; // where first_objects_ lie when they were searched for
    int file_ = -1;
    uint64_t file_offset_ = 0;
};

// Cages ready to be used, kept mapped and resident because mapping and faulting cost more than all else about
// a small VM. Thread-safe; everything in it goes with it. A cage that is released is wiped first: only what
// was used, and without a system call unless it was more than the bounds let a kept cage hold.
class CagePool {
  public:
    struct Bounds {
        uint32_t kept = 32; // cages
        uint64_t resident =
            8ull << 20; // bytes each of them may hold: heap 1/2, scratch 1/4, stack and image 1/8
    };

    CagePool() = default;
    explicit CagePool(Bounds bounds) : bounds_(bounds) {}
    ~CagePool(); // no cage may be in use any more
    CagePool(const CagePool&) = delete;
    CagePool& operator=(const CagePool&) = delete;

    // A cage with nothing in it but the image, without limits. No image: an empty one whose heap begins where
    // the image will lie, for the bake. Null: the host has no address space left.
    [[nodiscard]] Cage* acquire(const SharedImage* image);
    void release(Cage* cage);
    // The VM will not run for a while: where there are many, it gives back what it need not hold. `paused`:
    // it may go on at any moment, so only what is much.
    enum class Rest : uint8_t { paused, idle };
    void rest(Cage* cage, Rest rest);
    // Before an image is closed: gives up the kept cages that have it mapped.
    void forget(const SharedImage* image);
    [[nodiscard]] uint32_t kept();

  private:
    struct Slot;
    static Slot* slot_of(Cage* cage);
    static Slot* create();
    static void destroy(Slot* slot);
    static bool set_image(Slot* slot, const SharedImage* image);
    static void start(Slot* slot);
    Cage* take(const SharedImage* image);
    void wipe(Slot* slot) const;

    Bounds bounds_;
    std::mutex mutex_;
    Slot* first_ = nullptr;
    uint32_t kept_ = 0;
    std::atomic<uint32_t> in_use_{0};
};

} // namespace natrix
