#include "memory/own_file.h"

#ifdef __linux__
#include <fcntl.h>
#include <link.h>
#include <unistd.h>

#include <cstring>
#endif

namespace natrix {

#ifdef __linux__

namespace {

struct Search {
    uintptr_t address;
    size_t size;
    const char* path = nullptr; // of the object that has it; empty: the program
    uint64_t offset = 0;
};

// The loaded segment that all of it lies in. 1 ends the search.
int look_at(dl_phdr_info* object, size_t, void* data) {
    auto* search = static_cast<Search*>(data);
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const auto& segment = object->dlpi_phdr[i];
        if (segment.p_type != PT_LOAD) continue;
        uintptr_t begin = object->dlpi_addr + segment.p_vaddr;
        if (search->address < begin || search->address - begin >= segment.p_filesz) continue;
        if (search->size > segment.p_filesz - (search->address - begin)) return 1;
        search->path = object->dlpi_name;
        search->offset = segment.p_offset + (search->address - begin);
        return 1;
    }
    return 0;
}

// Whether the file has there what is in memory, by the first bytes: an image's header has the hash of it all.
bool holds(int file, const std::byte* bytes, uint64_t offset) {
    std::byte there[64];
    return pread(file, there, sizeof there, static_cast<off_t>(offset)) == sizeof there &&
           std::memcmp(there, bytes, sizeof there) == 0;
}

} // namespace

int open_own_file(const std::byte* bytes, size_t size, uint64_t& offset) {
    Search search{reinterpret_cast<uintptr_t>(bytes), size};
    dl_iterate_phdr(look_at, &search);
    if (!search.path || size < 64) return -1;
    int file = open(search.path[0] ? search.path : "/proc/self/exe", O_RDONLY | O_CLOEXEC);
    if (file < 0) return -1;
    if (!holds(file, bytes, search.offset)) {
        close(file);
        return -1;
    }
    offset = search.offset;
    return file;
}

#else

int open_own_file(const std::byte*, size_t, uint64_t&) { return -1; }

#endif

} // namespace natrix
