#include <algorithm>
#include <cerrno>

#include "base/text/codec.h"
#include "host/system_state.h"

// Calls of scripts that have to do with files.
namespace natrix {
namespace {

struct ErrorRow {
    int number;
    const char* type;
    const char* text;
};

// As Linux and Python have them, whatever the host is.
constexpr ErrorRow error_rows[] = {
    {EPERM, "PermissionError", "Operation not permitted"},
    {ENOENT, "FileNotFoundError", "No such file or directory"},
    {EIO, "OSError", "Input/output error"},
    {EACCES, "PermissionError", "Permission denied"},
    {EBUSY, "OSError", "Device or resource busy"},
    {EEXIST, "FileExistsError", "File exists"},
    {EXDEV, "OSError", "Invalid cross-device link"},
    {ENOTDIR, "NotADirectoryError", "Not a directory"},
    {EISDIR, "IsADirectoryError", "Is a directory"},
    {EINVAL, "OSError", "Invalid argument"},
    {EFBIG, "OSError", "File too large"},
    {ENOSPC, "OSError", "No space left on device"},
    {EROFS, "OSError", "Read-only file system"},
    {ENAMETOOLONG, "OSError", "File name too long"},
    {ENOTEMPTY, "OSError", "Directory not empty"},
};

Reply failure(int error, const Data& path, const Data* other = nullptr) {
    const ErrorRow* row = std::find_if(std::begin(error_rows), std::end(error_rows),
                                       [&](const ErrorRow& candidate) { return candidate.number == error; });
    if (row == std::end(error_rows)) row = &error_rows[2];
    std::vector<Data> arguments = {Data(row->number), Data(row->text), Data::string(path.text())};
    if (other) {
        arguments.emplace_back();
        arguments.push_back(Data::string(other->text()));
    }
    return Reply::exception(row->type, std::move(arguments));
}

enum class FileCall : uint8_t {
    exists,
    is_file,
    is_dir,
    is_symlink,
    read_text,
    read_bytes,
    write_text,
    write_bytes,
    append_text,
    append_bytes,
    open,
    mkdir,
    unlink,
    rmdir,
    iterdir,
    stat,
    lstat,
    rename,
    resolve,
    absolute,
    chmod,
    utime,
    symlink,
    readlink,
    none,
};

constexpr const char* file_calls[] = {
    "exists",     "is_file",     "is_dir",      "is_symlink",   "read_text", "read_bytes",
    "write_text", "write_bytes", "append_text", "append_bytes", "open",      "mkdir",
    "unlink",     "rmdir",       "iterdir",     "stat",         "lstat",     "rename",
    "resolve",    "absolute",    "chmod",       "utime",        "symlink",   "readlink",
};
static_assert(std::size(file_calls) == static_cast<size_t>(FileCall::none));

FileCall file_call_of(std::string_view name) {
    size_t at = 0;
    while (at < std::size(file_calls) && name != file_calls[at]) at++;
    return static_cast<FileCall>(at);
}

bool writes(FileCall call, std::string_view mode) {
    switch (call) {
    case FileCall::write_text:
    case FileCall::write_bytes:
    case FileCall::append_text:
    case FileCall::append_bytes:
    case FileCall::mkdir:
    case FileCall::unlink:
    case FileCall::rmdir:
    case FileCall::rename:
    case FileCall::chmod:
    case FileCall::utime:
    case FileCall::symlink: return true;
    case FileCall::open: return mode.find_first_of("wxa+") != std::string_view::npos;
    default: return false;
    }
}

bool flag(const Keywords& keywords, std::string_view name) {
    for (const auto& [key, value] : keywords)
        if (key == name) return value.truth();
    return false;
}

// os.stat_result's ten numbers.
Data stat_of(const FileFacts& facts) {
    constexpr uint32_t directory = 0040000, regular = 0100000, link = 0120000;
    uint32_t mode = facts.mode | (facts.is_directory ? directory : facts.is_link ? link : regular);
    auto seconds = [](int64_t ns) { return Data(static_cast<double>(ns) / 1e9); };
    return Data::tuple({Data(int64_t{mode}), Data(static_cast<int64_t>(facts.inode)), Data(0),
                        Data(static_cast<int64_t>(facts.links)), Data(0), Data(0),
                        Data(static_cast<int64_t>(facts.size)), seconds(facts.accessed_ns),
                        seconds(facts.modified_ns), seconds(facts.changed_ns)});
}

int64_t ns_of(const Data& seconds) {
    double value = seconds.is(Data::Kind::number) ? seconds.number() : static_cast<double>(seconds.integer());
    return value > -9e9 && value < 9e9 ? static_cast<int64_t>(value * 1e9) : 0;
}

// A reply with the text of a file, or the UnicodeDecodeError that CPython would raise.
Reply text_reply(const std::string& content) {
    if (content.size() > UINT32_MAX / 2) return Reply::exception("MemoryError", std::vector<Data>{});
    Poll poll;
    ByteView bytes{reinterpret_cast<const uint8_t*>(content.data()), static_cast<uint32_t>(content.size())};
    text::CodecError error = text::decode_size({}, bytes, poll).error;
    if (!error.reason) return Reply::value(Data::string(content));
    return Reply::exception("UnicodeDecodeError",
                            {Data("utf-8"), Data::bytes(content), Data(int64_t{error.start}),
                             Data(int64_t{error.end}), Data(error.reason)});
}

int64_t characters_of(std::string_view utf8) {
    return std::count_if(utf8.begin(), utf8.end(),
                         [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
}

} // namespace

bool is_file_call(std::string_view name) { return file_call_of(name) != FileCall::none; }

Mount* System::State::mount_of(std::string_view path, std::string& inner) {
    Mount* best = nullptr;
    for (Mount& mount : mounts) {
        bool inside = mount.path == "/" || path == mount.path ||
                      (path.starts_with(mount.path) && path[mount.path.size()] == '/');
        if (inside && (!best || mount.path.size() > best->path.size())) best = &mount;
    }
    if (!best) return nullptr;
    inner = best->path == "/" ? path : path.substr(best->path.size());
    if (inner.empty()) inner = "/";
    return best;
}

std::optional<Reply> System::State::file_call(std::string_view name, const Arguments& arguments,
                                              const Keywords& keywords) {
    if (!memory && mounts.empty()) return std::nullopt;
    FileCall call = file_call_of(name);
    auto is_text = [&](size_t i) {
        return i < arguments.size() &&
               (arguments[i].is(Data::Kind::path) || arguments[i].is(Data::Kind::string) ||
                arguments[i].is(Data::Kind::bytes));
    };
    if (!is_text(0)) return Reply::exception("TypeError", "a path is wanted");
    const Data& shown = arguments[0];
    PlainPath path;
    int error = plain_path(shown.text(), path);
    bool asks = call == FileCall::exists || call == FileCall::is_file || call == FileCall::is_dir ||
                call == FileCall::is_symlink;
    if (error != 0) {
        if (asks) return Reply::value(Data(false));
        if (error == EINVAL) return Reply::exception("ValueError", "embedded null byte");
        return failure(error, shown);
    }
    if (call == FileCall::resolve || call == FileCall::absolute) return Reply::value(Data::string(path.text));
    std::string inner;
    Mount* mount = mount_of(path.text, inner);
    if (!mount && !memory) return std::nullopt;
    Files& at = mount ? *mount->files : static_cast<Files&>(*memory);
    if (!mount) inner = path.text;
    if (memory) memory->now_ns = unix_ns();
    if (mount && mount->overlay) mount->overlay->upper().now_ns = unix_ns();
    std::string_view mode =
        call == FileCall::open && is_text(1) ? arguments[1].text() : std::string_view("r");
    if (writes(call, mode) && mount && mount->access == Access::read_only) return failure(EACCES, shown);
    // Nothing takes the place of what others are mounted on.
    for (const Mount& other : mounts)
        if ((call == FileCall::unlink || call == FileCall::rmdir || call == FileCall::rename) &&
            (other.path == path.text || other.path.starts_with(path.text + "/")))
            return failure(EBUSY, shown);
    FileFacts facts;
    auto done = [&](int result) -> std::optional<Reply> {
        return result == 0 ? Reply::value({}) : failure(result, shown);
    };
    auto write = [&](std::string_view content, Write how, bool counted) -> int {
        if (path.wants_directory) return EISDIR;
        if (mount && mount->write_left && counted) {
            if (*mount->write_left < content.size()) return ENOSPC;
            *mount->write_left -= content.size();
        }
        return at.write(inner, content, how);
    };
    switch (call) {
    case FileCall::exists:
        return Reply::value(
            Data(at.facts(inner, true, facts) == 0 && (!path.wants_directory || facts.is_directory)));
    case FileCall::is_file:
        return Reply::value(
            Data(at.facts(inner, true, facts) == 0 && !facts.is_directory && !path.wants_directory));
    case FileCall::is_dir: return Reply::value(Data(at.facts(inner, true, facts) == 0 && facts.is_directory));
    case FileCall::is_symlink: return Reply::value(Data(at.facts(inner, false, facts) == 0 && facts.is_link));
    case FileCall::stat:
    case FileCall::lstat:
        error = at.facts(inner, call == FileCall::stat, facts);
        if (error == 0 && path.wants_directory && !facts.is_directory) error = ENOTDIR;
        return error != 0 ? failure(error, shown) : Reply::value(stat_of(facts));
    case FileCall::read_text:
    case FileCall::read_bytes: {
        std::string content;
        error = path.wants_directory ? EISDIR : at.read(inner, content);
        if (error != 0) return failure(error, shown);
        return call == FileCall::read_text ? text_reply(content) : Reply::value(Data::bytes(content));
    }
    case FileCall::write_text:
    case FileCall::write_bytes:
    case FileCall::append_text:
    case FileCall::append_bytes: {
        bool text = call == FileCall::write_text || call == FileCall::append_text;
        if (arguments.size() < 2 || !arguments[1].is(text ? Data::Kind::string : Data::Kind::bytes))
            return Reply::exception("TypeError", text ? "a str is wanted" : "bytes are wanted");
        bool whole = call == FileCall::write_text || call == FileCall::write_bytes;
        std::string_view content = arguments[1].text();
        error = write(content, whole ? Write::whole : Write::append, true);
        if (error != 0) return failure(error, shown);
        return Reply::value(Data(text ? characters_of(content) : static_cast<int64_t>(content.size())));
    }
    case FileCall::open: {
        if (mode.find('w') != std::string_view::npos) return done(write("", Write::whole, false));
        if (mode.find('x') != std::string_view::npos) return done(write("", Write::create, false));
        if (mode.find('a') != std::string_view::npos) return done(write("", Write::touch, false));
        error = at.facts(inner, true, facts);
        if (error == 0 && (facts.is_directory || path.wants_directory))
            error = facts.is_directory ? EISDIR : ENOTDIR;
        return done(error);
    }
    case FileCall::mkdir: {
        if (flag(keywords, "parents")) {
            for (size_t slash = inner.find('/', 1); slash != std::string::npos;
                 slash = inner.find('/', slash + 1)) {
                std::string above = inner.substr(0, slash);
                error = at.make_directory(above, 0755);
                if (error != 0 && error != EEXIST) return failure(error, shown);
            }
        }
        uint32_t bits = arguments.size() > 1 && arguments[1].is_small()
                            ? static_cast<uint32_t>(arguments[1].integer())
                            : 0755;
        error = at.make_directory(inner, bits & 0777);
        if (error == EEXIST && flag(keywords, "exist_ok") && at.facts(inner, true, facts) == 0 &&
            facts.is_directory)
            error = 0;
        return done(error);
    }
    case FileCall::unlink: return done(path.wants_directory ? ENOTDIR : at.remove_file(inner));
    case FileCall::rmdir: return done(at.remove_directory(inner));
    case FileCall::iterdir: {
        std::vector<std::string> names;
        error = at.names(inner, names);
        if (error != 0) return failure(error, shown);
        std::string prefix(shown.text());
        if (prefix.empty() || prefix.back() != '/') prefix += '/';
        // Mount points are seen even where nothing in memory has their name.
        for (const Mount& other : mounts)
            if (other.path != "/" && parent_of(other.path) == path.text && other.path != path.text)
                names.emplace_back(name_of(other.path));
        std::sort(names.begin(), names.end());
        names.erase(std::unique(names.begin(), names.end()), names.end());
        std::vector<Data> paths;
        paths.reserve(names.size());
        for (const std::string& entry : names) paths.push_back(Data::string(prefix + entry));
        return Reply::value(Data::list(std::move(paths)));
    }
    case FileCall::rename: {
        if (!is_text(1)) return Reply::exception("TypeError", "a path is wanted");
        PlainPath target;
        error = plain_path(arguments[1].text(), target);
        if (error == EINVAL) return Reply::exception("ValueError", "embedded null byte");
        std::string inner_target;
        Mount* other = error == 0 ? mount_of(target.text, inner_target) : nullptr;
        if (error == 0 && other != mount) error = EXDEV;
        if (error == 0) error = at.rename(inner, mount ? inner_target : target.text);
        if (error != 0) return failure(error, shown, &arguments[1]);
        return Reply::value(Data::string(arguments[1].text()));
    }
    case FileCall::chmod:
        return done(
            at.set_mode(inner, static_cast<uint32_t>(arguments.size() > 1 ? arguments[1].integer() : 0)));
    case FileCall::utime:
        if (arguments.size() < 3) return Reply::exception("TypeError", "two times are wanted");
        return done(at.set_times(inner, ns_of(arguments[1]), ns_of(arguments[2])));
    case FileCall::symlink: return failure(EPERM, shown);
    case FileCall::readlink:
        error = at.facts(inner, false, facts);
        return failure(error != 0 ? error : facts.is_link ? EACCES : EINVAL, shown);
    default: return std::nullopt;
    }
}

namespace {

void write_tree(DumpWriter& writer, const FileTree& tree) {
    writer.number(tree.nodes().size() - 1);
    for (const auto& [path, node] : tree.nodes()) {
        if (path == "/") continue;
        writer.number(path.size());
        writer.raw(path.data(), path.size());
        writer.byte(static_cast<uint8_t>(node.is_directory | node.gone << 1 | node.opaque << 2));
        writer.number(node.mode);
        writer.signed_number(node.modified_ns);
        writer.number(node.text().size());
        writer.raw(node.text().data(), node.text().size());
    }
}

// Trusts nothing: paths must be plain, and lie in directories.
bool read_tree(DumpReader& reader, FileTree& tree) {
    uint64_t count = reader.number();
    for (uint64_t i = 0; i < count && reader.ok(); i++) {
        std::string path(reader.number_up_to(reader.left()), '\0');
        reader.raw(path.data(), path.size());
        uint8_t flags = reader.byte();
        FileTree::Node node;
        node.is_directory = (flags & 1) != 0;
        node.gone = (flags & 2) != 0;
        node.opaque = (flags & 4) != 0;
        node.mode = static_cast<uint32_t>(reader.number_up_to(07777));
        node.modified_ns = reader.signed_number();
        auto content = std::make_shared<std::string>(reader.number_up_to(reader.left()), '\0');
        reader.raw(content->data(), content->size());
        node.content = std::move(content);
        PlainPath plain;
        bool sound = reader.ok() && flags < 8 && plain_path(path, plain) == 0 && plain.text == path &&
                     path != "/" && (!node.is_directory || node.text().empty());
        const FileTree::Node* above = sound ? tree.find(parent_of(path)) : nullptr;
        if (!above || !above->is_directory || above->gone || !tree.put_node(path, std::move(node)))
            return false;
    }
    return reader.ok();
}

} // namespace

void System::State::write_files(DumpWriter& writer) const {
    std::lock_guard lock(mutex);
    writer.byte(memory != nullptr);
    if (memory) write_tree(writer, *memory);
    uint64_t overlays = 0;
    for (const Mount& mount : mounts) overlays += mount.overlay != nullptr;
    writer.number(overlays);
    for (const Mount& mount : mounts) {
        if (!mount.overlay) continue;
        writer.number(mount.path.size());
        writer.raw(mount.path.data(), mount.path.size());
        write_tree(writer, mount.overlay->upper());
    }
}

// Into the memory, and over the mounts that are there under the same paths.
bool System::State::read_files(DumpReader& reader) {
    std::lock_guard lock(mutex);
    if (reader.byte() != 0 && !read_tree(reader, files())) return false;
    uint64_t overlays = reader.number();
    for (uint64_t i = 0; i < overlays && reader.ok(); i++) {
        std::string path(reader.number_up_to(reader.left()), '\0');
        reader.raw(path.data(), path.size());
        auto found = std::find_if(mounts.begin(), mounts.end(),
                                  [&](const Mount& mount) { return mount.overlay && mount.path == path; });
        FileTree aside(100'000'000);
        if (!read_tree(reader, found == mounts.end() ? aside : found->overlay->upper())) return false;
    }
    return reader.ok();
}

} // namespace natrix
