#include "host/mount.h"

#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#if defined(__linux__)
#include <linux/openat2.h>
#include <sys/syscall.h>
#endif

namespace natrix {

// A descriptor that is closed at the end; below zero: minus an errno.
class HostFiles::Handle {
  public:
    explicit Handle(int number) : number_(number) {}
    Handle(Handle&& other) noexcept : number_(other.number_) { other.number_ = -EBADF; }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() {
        if (number_ >= 0) ::close(number_);
    }
    [[nodiscard]] bool ok() const { return number_ >= 0; }
    [[nodiscard]] int number() const { return number_; }
    [[nodiscard]] int error() const { return number_ >= 0 ? 0 : -number_; }
    int release() {
        int number = number_;
        number_ = -EBADF;
        return number;
    }

  private:
    int number_;
};

namespace {

// Whatever leads out of the directory is forbidden; the script learns no more about it.
int outside(int error) { return error == EXDEV || error == ELOOP ? EACCES : error; }

int last_error() { return outside(errno); }

#if !defined(O_PATH)
constexpr int path_only = O_RDONLY;
#else
constexpr int path_only = O_PATH;
#endif

// Component by component, following no link.
int open_step_by_step(int root, std::string_view path, int flags, uint32_t mode) {
    int at = dup(root);
    while (at >= 0) {
        size_t slash = path.find('/');
        bool last = slash == std::string_view::npos;
        std::string name(path.substr(0, slash));
        int next = last ? openat(at, name.c_str(), flags | O_NOFOLLOW | O_CLOEXEC, mode)
                        : openat(at, name.c_str(), path_only | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        int error = errno;
        ::close(at);
        errno = error;
        if (last || next < 0) return next;
        path.remove_prefix(slash + 1);
        at = next;
    }
    return at;
}

int open_beneath(int root, std::string_view path, int flags, uint32_t mode) {
#if defined(__linux__) && defined(SYS_openat2)
    std::string text(path);
    open_how how = {};
    how.flags = static_cast<decltype(how.flags)>(flags | O_CLOEXEC);
    how.mode = mode;
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
    for (int attempt = 0; attempt < 100; attempt++) {
        long opened = syscall(SYS_openat2, root, text.c_str(), &how, sizeof how);
        // Somebody renamed something on the way.
        if (opened < 0 && errno == EAGAIN) continue;
        if (opened < 0 && errno == ENOSYS) return open_step_by_step(root, path, flags, mode);
        return static_cast<int>(opened);
    }
    return -1;
#else
    return open_step_by_step(root, path, flags, mode);
#endif
}

int64_t ns_of(const timespec& time) { return int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec; }

timespec time_of(int64_t ns) {
    timespec time = {};
    time.tv_sec = ns / 1'000'000'000;
    time.tv_nsec = ns % 1'000'000'000;
    if (time.tv_nsec < 0) {
        time.tv_nsec += 1'000'000'000;
        time.tv_sec--;
    }
    return time;
}

FileFacts facts_of(const struct stat& about) {
    FileFacts facts;
    facts.is_directory = S_ISDIR(about.st_mode);
    facts.is_link = S_ISLNK(about.st_mode);
    facts.mode = about.st_mode & 07777;
    facts.size = static_cast<uint64_t>(about.st_size);
    facts.inode = about.st_ino;
    facts.links = about.st_nlink;
    facts.modified_ns = ns_of(about.st_mtim);
    facts.accessed_ns = ns_of(about.st_atim);
    facts.changed_ns = ns_of(about.st_ctim);
    return facts;
}

} // namespace

HostFiles::~HostFiles() {
    if (root_ >= 0) ::close(root_);
}

int HostFiles::open(const std::string& host_path) {
    root_ = ::open(host_path.c_str(), path_only | O_DIRECTORY | O_CLOEXEC);
    return root_ < 0 ? errno : 0;
}

HostFiles::Handle HostFiles::beneath(std::string_view path, int flags, uint32_t mode) const {
    std::string_view inner = path.substr(1);
    int opened = open_beneath(root_, inner.empty() ? "." : inner, flags, mode);
    return Handle(opened < 0 ? -last_error() : opened);
}

HostFiles::Handle HostFiles::parent(std::string_view path, std::string& name) const {
    if (path == "/") return Handle(-EBUSY);
    name = name_of(path);
    return beneath(parent_of(path), path_only | O_DIRECTORY);
}

int HostFiles::facts(std::string_view path, bool follow, FileFacts& facts) {
    Handle handle = beneath(path, path_only | (follow ? 0 : O_NOFOLLOW));
    if (!handle.ok()) return handle.error();
    struct stat about = {};
    if (fstat(handle.number(), &about) != 0) return last_error();
    facts = facts_of(about);
    return 0;
}

int HostFiles::read(std::string_view path, std::string& content) {
    // A pipe must not hold up the host, nor a terminal become its own.
    Handle handle = beneath(path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
    if (!handle.ok()) return handle.error();
    struct stat about = {};
    if (fstat(handle.number(), &about) != 0) return last_error();
    if (S_ISDIR(about.st_mode)) return EISDIR;
    if (!S_ISREG(about.st_mode)) return EACCES;
    content.clear();
    if (static_cast<uint64_t>(about.st_size) > max_read) return EFBIG;
    char buffer[64 * 1024];
    for (;;) {
        ssize_t got = ::read(handle.number(), buffer, sizeof buffer);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return last_error();
        if (got == 0) return 0;
        // It may grow while it is read.
        if (content.size() + static_cast<size_t>(got) > max_read) return EFBIG;
        content.append(buffer, static_cast<size_t>(got));
    }
}

int HostFiles::write(std::string_view path, std::string_view content, Write how) {
    int flags = O_WRONLY | O_CREAT | O_NONBLOCK | O_NOCTTY;
    if (how == Write::append) flags |= O_APPEND;
    if (how == Write::create) flags |= O_EXCL;
    Handle handle = beneath(path, flags, 0644);
    if (!handle.ok()) return handle.error();
    struct stat about = {};
    if (fstat(handle.number(), &about) != 0) return last_error();
    if (!S_ISREG(about.st_mode)) return EACCES;
    if (how == Write::touch) return 0;
    // Only now that it is known to be a file of the directory's.
    if (how == Write::whole && ftruncate(handle.number(), 0) != 0) return last_error();
    while (!content.empty()) {
        ssize_t put = ::write(handle.number(), content.data(), content.size());
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) return last_error();
        content.remove_prefix(static_cast<size_t>(put));
    }
    return 0;
}

int HostFiles::make_directory(std::string_view path, uint32_t mode) {
    if (path == "/") return EEXIST;
    std::string name;
    Handle above = parent(path, name);
    if (!above.ok()) return above.error();
    return mkdirat(above.number(), name.c_str(), mode & 0777) == 0 ? 0 : last_error();
}

int HostFiles::remove_file(std::string_view path) {
    std::string name;
    Handle above = parent(path, name);
    if (!above.ok()) return above.error();
    return unlinkat(above.number(), name.c_str(), 0) == 0 ? 0 : last_error();
}

int HostFiles::remove_directory(std::string_view path) {
    std::string name;
    Handle above = parent(path, name);
    if (!above.ok()) return above.error();
    return unlinkat(above.number(), name.c_str(), AT_REMOVEDIR) == 0 ? 0 : last_error();
}

int HostFiles::rename(std::string_view from, std::string_view to) {
    std::string old_name, new_name;
    Handle old_parent = parent(from, old_name), new_parent = parent(to, new_name);
    if (!old_parent.ok()) return old_parent.error();
    if (!new_parent.ok()) return new_parent.error();
    bool done = renameat(old_parent.number(), old_name.c_str(), new_parent.number(), new_name.c_str()) == 0;
    return done ? 0 : last_error();
}

int HostFiles::names(std::string_view path, std::vector<std::string>& names) {
    Handle handle = beneath(path, O_RDONLY | O_DIRECTORY);
    if (!handle.ok()) return handle.error();
    DIR* directory = fdopendir(handle.number());
    if (!directory) return last_error();
    (void)handle.release();
    while (dirent* entry = readdir(directory)) {
        std::string_view name = entry->d_name;
        if (name != "." && name != "..") names.emplace_back(name);
    }
    closedir(directory);
    std::sort(names.begin(), names.end());
    return 0;
}

int HostFiles::set_mode(std::string_view path, uint32_t mode) {
    Handle handle = beneath(path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
    if (!handle.ok()) return handle.error();
    // No bits that lend the owner's rights to others.
    return fchmod(handle.number(), mode & 0777) == 0 ? 0 : last_error();
}

int HostFiles::set_times(std::string_view path, int64_t accessed_ns, int64_t modified_ns) {
    Handle handle = beneath(path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
    if (!handle.ok()) return handle.error();
    timespec times[] = {time_of(accessed_ns), time_of(modified_ns)};
    return futimens(handle.number(), times) == 0 ? 0 : last_error();
}

OverlayFiles::OverlayFiles(std::unique_ptr<Files> lower, uint64_t max_bytes)
    : lower_(std::move(lower)), upper_(max_bytes) {}

bool OverlayFiles::shows_lower(std::string_view path) const {
    for (std::string_view at = path; at != "/"; at = parent_of(at)) {
        const FileTree::Node* node = upper_.find(at);
        if (node && (node->gone || node->opaque || !node->is_directory)) return false;
    }
    return true;
}

int OverlayFiles::facts(std::string_view path, bool follow, FileFacts& facts) {
    if (const FileTree::Node* node = upper_.find(path); node && path != "/") {
        if (node->gone) return ENOENT;
        facts = natrix::facts_of(*node);
        return 0;
    }
    return shows_lower(path) ? lower_->facts(path, follow, facts) : upper_.facts(path, follow, facts);
}

int OverlayFiles::read(std::string_view path, std::string& content) {
    const FileTree::Node* node = upper_.find(path);
    if (node && path != "/") return upper_.read(path, content);
    return shows_lower(path) ? lower_->read(path, content) : upper_.read(path, content);
}

int OverlayFiles::copy_up_parents(std::string_view path) {
    std::string above(parent_of(path));
    if (const FileTree::Node* node = upper_.find(above); node && !node->gone)
        return node->is_directory ? 0 : ENOTDIR;
    FileFacts known;
    if (int error = facts(above, true, known)) return error;
    if (!known.is_directory) return ENOTDIR;
    if (int error = copy_up_parents(above)) return error;
    return upper_.put_directory(above, known.mode) ? 0 : ENOSPC;
}

int OverlayFiles::copy_up(std::string_view path, bool content) {
    if (path == "/" || upper_.find(path)) return 0;
    FileFacts known;
    if (int error = facts(path, true, known)) return error;
    if (int error = copy_up_parents(path)) return error;
    if (known.is_directory) return upper_.put_directory(path, known.mode) ? 0 : ENOSPC;
    std::string text;
    if (content)
        if (int error = lower_->read(path, text)) return error;
    if (!upper_.put(path, text, known.mode)) return ENOSPC;
    return upper_.set_times(path, known.accessed_ns, known.modified_ns);
}

int OverlayFiles::write(std::string_view path, std::string_view content, Write how) {
    FileFacts known;
    int error = facts(path, true, known);
    if (error != 0 && error != ENOENT) return error;
    if (error == 0) {
        if (how == Write::create) return EEXIST;
        if (known.is_directory) return EISDIR;
        if (how == Write::touch) return 0;
        if (int failed = copy_up(path, how == Write::append)) return failed;
    } else {
        if (int failed = copy_up_parents(path)) return failed;
        if (const FileTree::Node* node = upper_.find(path); node && node->gone) upper_.erase(path);
    }
    return upper_.write(path, content, how);
}

int OverlayFiles::make_directory(std::string_view path, uint32_t mode) {
    FileFacts known;
    int error = facts(path, true, known);
    if (error == 0) return EEXIST;
    if (error != ENOENT) return error;
    if (int failed = copy_up_parents(path)) return failed;
    bool replaced = upper_.find(path) != nullptr;
    return upper_.put_directory(path, mode & 07777, replaced) ? 0 : ENOSPC;
}

int OverlayFiles::hide(std::string_view path) {
    bool lower_has = false;
    upper_.erase_below(path);
    upper_.erase(path);
    FileFacts known;
    if (shows_lower(path)) lower_has = lower_->facts(path, false, known) == 0;
    if (!lower_has) return 0;
    if (int failed = copy_up_parents(path)) return failed;
    return upper_.put_gone(path) ? 0 : ENOSPC;
}

int OverlayFiles::remove_file(std::string_view path) {
    FileFacts known;
    if (int error = facts(path, false, known)) return error;
    if (known.is_directory) return EISDIR;
    return hide(path);
}

int OverlayFiles::remove_directory(std::string_view path) {
    FileFacts known;
    if (int error = facts(path, false, known)) return error;
    if (!known.is_directory) return ENOTDIR;
    if (path == "/") return EBUSY;
    std::vector<std::string> inside;
    if (int error = names(path, inside)) return error;
    if (!inside.empty()) return ENOTEMPTY;
    return hide(path);
}

int OverlayFiles::rename(std::string_view from, std::string_view to) {
    FileFacts source, target;
    if (int error = facts(from, false, source)) return error;
    if (from == "/" || to == "/") return EBUSY;
    if (from == to) return 0;
    int error = facts(to, false, target);
    if (error != 0 && error != ENOENT) return error;
    // As overlays of the kernel have it, a directory that lies below is not moved: whoever wants that copies
    // it.
    if (source.is_directory) return EXDEV;
    if (error == 0 && target.is_directory) return EISDIR;
    if (int failed = copy_up(from, true)) return failed;
    if (int failed = copy_up_parents(to)) return failed;
    std::string text;
    if (int failed = upper_.read(from, text)) return failed;
    if (!upper_.put(to, text, source.mode)) return ENOSPC;
    return hide(std::string(from));
}

int OverlayFiles::names(std::string_view path, std::vector<std::string>& names) {
    FileFacts known;
    if (int error = facts(path, true, known)) return error;
    if (!known.is_directory) return ENOTDIR;
    std::vector<std::string> below;
    if (shows_lower(path)) (void)lower_->names(path, below);
    std::string prefix = path == "/" ? "/" : std::string(path) + "/";
    for (const std::string& name : below)
        if (!upper_.find(prefix + name)) names.push_back(name);
    if (upper_.find(path)) (void)upper_.names(path, names);
    std::sort(names.begin(), names.end());
    return 0;
}

int OverlayFiles::set_mode(std::string_view path, uint32_t mode) {
    if (int error = copy_up(path, true)) return error;
    return upper_.set_mode(path, mode);
}

int OverlayFiles::set_times(std::string_view path, int64_t accessed_ns, int64_t modified_ns) {
    if (int error = copy_up(path, true)) return error;
    return upper_.set_times(path, accessed_ns, modified_ns);
}

} // namespace natrix
