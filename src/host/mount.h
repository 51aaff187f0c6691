#pragma once
#include <memory>
#include <optional>

#include "host/files.h"

namespace natrix {

// A directory of this machine. Everything in it is opened beneath its handle by openat2(RESOLVE_BENEATH), so
// that the kernel sees to it that no link and no ".." leads out of it, whatever somebody else changes at the
// same time. Where the kernel has no openat2, no link is followed at all.
class HostFiles final : public Files {
  public:
    HostFiles() = default;
    ~HostFiles() override;
    HostFiles(const HostFiles&) = delete;
    HostFiles& operator=(const HostFiles&) = delete;

    // 0 or an errno.
    int open(const std::string& host_path);
    uint64_t max_read = UINT64_MAX; // of one file

    int facts(std::string_view path, bool follow, FileFacts& facts) override;
    int read(std::string_view path, std::string& content) override;
    int write(std::string_view path, std::string_view content, Write how) override;
    int make_directory(std::string_view path, uint32_t mode) override;
    int remove_file(std::string_view path) override;
    int remove_directory(std::string_view path) override;
    int rename(std::string_view from, std::string_view to) override;
    int names(std::string_view path, std::vector<std::string>& names) override;
    int set_mode(std::string_view path, uint32_t mode) override;
    int set_times(std::string_view path, int64_t accessed_ns, int64_t modified_ns) override;

  private:
    class Handle;
    // A handle, or minus an errno.
    [[nodiscard]] Handle beneath(std::string_view path, int flags, uint32_t mode = 0) const;
    [[nodiscard]] Handle parent(std::string_view path, std::string& name) const;
    int root_ = -1;
};

// What is written to it stays in memory, over files that are only read.
class OverlayFiles final : public Files {
  public:
    OverlayFiles(std::unique_ptr<Files> lower, uint64_t max_bytes);
    FileTree& upper() { return upper_; }
    [[nodiscard]] const FileTree& upper() const { return upper_; }

    int facts(std::string_view path, bool follow, FileFacts& facts) override;
    int read(std::string_view path, std::string& content) override;
    int write(std::string_view path, std::string_view content, Write how) override;
    int make_directory(std::string_view path, uint32_t mode) override;
    int remove_file(std::string_view path) override;
    int remove_directory(std::string_view path) override;
    int rename(std::string_view from, std::string_view to) override;
    int names(std::string_view path, std::vector<std::string>& names) override;
    int set_mode(std::string_view path, uint32_t mode) override;
    int set_times(std::string_view path, int64_t accessed_ns, int64_t modified_ns) override;

  private:
    // Whether the lower files show through at this path.
    [[nodiscard]] bool shows_lower(std::string_view path) const;
    // Makes the directories above it, and itself as it is below, in memory.
    int copy_up(std::string_view path, bool content);
    int copy_up_parents(std::string_view path);
    int hide(std::string_view path);
    std::unique_ptr<Files> lower_;
    FileTree upper_;
};

} // namespace natrix
