#pragma once
#include <mutex>

#include "host/mount.h"
#include "natrix/natrix.hpp"
#include "snapshot/bytes.h"

namespace natrix {

struct Mount {
    std::string path;
    System::Access access = System::Access::overlay;
    std::unique_ptr<Files> files;
    OverlayFiles* overlay = nullptr; // the files, when they are that
    std::optional<uint64_t> write_left;
};

struct System::State {
    mutable std::mutex mutex;
    Clock clock = Clock::ask;
    int64_t clock_start = 0; // fixed, stepped: nanoseconds since 1970
    int64_t stepped = 0;     // nanoseconds slept
    int32_t utc_offset = 0;
    std::string zone_name = "UTC";
    Sleep sleep = Sleep::ask;
    double most_sleep = 10;
    Random random = Random::ask;
    uint64_t random_state = 0;
    std::optional<std::vector<std::pair<std::string, std::string>>> environment;
    std::unique_ptr<FileTree> memory;
    FileTree::Nodes marked; // as the files were at the last mark()
    std::vector<Mount> mounts;

    // The clock that timers go by. (Locks.)
    [[nodiscard]] int64_t monotonic_ns() const;
    [[nodiscard]] bool sleeps() const;         // without asking the host
    [[nodiscard]] bool sleeps_at_once() const; // a sleep takes no time of the host's
    void step_to(int64_t monotonic_ns);
    [[nodiscard]] int64_t due_after(double seconds) const;

    [[nodiscard]] std::optional<Reply> answer(std::string_view name, const Arguments& arguments,
                                              const Keywords& keywords);
    // The files of the memory and of overlays. (Lock.)
    void write_files(DumpWriter& writer) const;
    [[nodiscard]] bool read_files(DumpReader& reader);

    // For those who hold the lock.
    [[nodiscard]] int64_t unix_ns() const;
    [[nodiscard]] std::optional<Reply> file_call(std::string_view name, const Arguments& arguments,
                                                 const Keywords& keywords);
    Mount* mount_of(std::string_view path, std::string& inner);
    FileTree& files();
};

// Whether a call of this name has a path first.
bool is_file_call(std::string_view name);

} // namespace natrix
