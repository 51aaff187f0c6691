#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace natrix {

class Data;
class Reply;

// The operating system that a script sees: clock, randomness, environment and files. A new one knows nothing,
// so that every call of it becomes a pause; each part can be given an answer of its own. A copy is the same
// system, and so are the files that several runs share through it. Used by any number of threads.
class System {
  public:
    enum class Clock : uint8_t {
        ask, // a pause for each look
        real,
        fixed,   // stands still
        stepped, // goes on only while the script sleeps, which takes no time
    };
    enum class Sleep : uint8_t { ask, real, none };
    enum class Random : uint8_t { ask, real, seeded };
    enum class Access : uint8_t { read_only, read_write, overlay };

    System() = default; // none: the same as a new one that nothing was set in
    [[nodiscard]] static System create();
    // Real clock, sleep and randomness, an empty environment and no files.
    [[nodiscard]] static System real();
    [[nodiscard]] explicit operator bool() const { return state_ != nullptr; }

    // For fixed and stepped: nanoseconds since 1970 in UTC at the start. The local time zone is `utc_offset`
    // seconds east of UTC, of that name.
    void set_clock(Clock clock, int64_t unix_ns = 0);
    void set_zone(int32_t utc_offset, std::string_view name = "UTC");
    // Real sleeps last at most so long each; a script cannot hold its host longer.
    void set_sleep(Sleep sleep, double most_seconds = 10);
    void set_random(Random random, uint64_t seed = 0);
    // What os.environ starts as; without any call of these, the host is asked.
    void set_environment(std::vector<std::pair<std::string, std::string>> variables);

    // Files in memory, all over "/" but where something is mounted. `max_bytes` counts contents and names.
    void set_files(uint64_t max_bytes = 100'000'000);
    bool put_file(std::string_view path, std::string_view content, uint32_t mode = 0644);
    bool make_directory(std::string_view path);
    bool remove(std::string_view path);
    [[nodiscard]] std::optional<std::string> file(std::string_view path) const;
    struct Entry {
        std::string path;
        bool is_directory = false;
        uint32_t mode = 0;
        uint64_t size = 0;
        double modified = 0; // seconds since 1970
    };
    // Everything in memory, in order of the paths.
    [[nodiscard]] std::vector<Entry> entries() const;
    struct Change {
        enum class Kind : uint8_t { added, changed, removed };
        Kind kind;
        Entry entry;
    };
    // What is different from when mark() was called, or from the start.
    [[nodiscard]] std::vector<Change> changes() const;
    void mark();

    // The directory `host_path` of this machine as `path`. Beneath it everything is opened through its
    // handle, in the kernel's keeping: no link and no ".." leads out, whatever changes meanwhile. In an
    // overlay what is written stays in memory. Not empty: why not.
    struct MountOptions {
        Access access = Access::overlay;
        std::optional<uint64_t> write_bytes; // that may be written in all
        uint64_t memory = 100'000'000;       // of an overlay, and of one file that is read
    };
    [[nodiscard]] std::string mount(std::string_view path, std::string_view host_path,
                                    const MountOptions& options);
    [[nodiscard]] std::string mount(std::string_view path, std::string_view host_path);

    // As a call of the script would be answered. Nothing: it would be a pause.
    [[nodiscard]] std::optional<Reply>
    answer(std::string_view name, const std::vector<Data>& arguments,
           const std::vector<std::pair<std::string, Data>>& keywords) const;

    struct State;
    [[nodiscard]] const std::shared_ptr<State>& state() const { return state_; }

  private:
    State& make();
    std::shared_ptr<State> state_;
};

} // namespace natrix
