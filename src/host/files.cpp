#include "host/files.h"

#include <cerrno>

namespace natrix {

int plain_path(std::string_view path, PlainPath& plain) {
    constexpr size_t most = 4096, most_of_name = 255;
    if (path.find('\0') != std::string_view::npos) return EINVAL;
    if (path.size() >= most) return ENAMETOOLONG;
    if (path.empty()) return ENOENT;
    plain.text.clear();
    plain.wants_directory = path.back() == '/' || path == "." || path.ends_with("/.");
    for (size_t at = 0; at < path.size();) {
        size_t end = std::min(path.find('/', at), path.size());
        std::string_view name = path.substr(at, end - at);
        at = end + 1;
        if (name.empty() || name == ".") continue;
        if (name.size() > most_of_name) return ENAMETOOLONG;
        if (name == "..") {
            plain.text.resize(plain.text.empty() ? 0 : plain.text.rfind('/'));
            continue;
        }
        plain.text += '/';
        plain.text += name;
    }
    if (plain.text.empty()) {
        plain.text = "/";
        plain.wants_directory = true;
    }
    return 0;
}

std::string_view parent_of(std::string_view path) {
    size_t slash = path.rfind('/');
    return slash == 0 || slash == std::string_view::npos ? "/" : path.substr(0, slash);
}

std::string_view name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

namespace {

// The first path that stands below this one in the order of the map.
std::string first_below(std::string_view path) { return path == "/" ? "/" : std::string(path) + "/"; }

bool is_below(std::string_view path, std::string_view prefix) {
    return path.size() > prefix.size() && path.starts_with(prefix);
}

} // namespace

FileFacts facts_of(const FileTree::Node& node) {
    FileFacts facts;
    facts.is_directory = node.is_directory;
    facts.mode = node.mode;
    facts.size = node.is_directory ? 4096 : node.text().size();
    facts.inode = node.inode;
    facts.links = node.is_directory ? 2 : 1;
    facts.modified_ns = facts.accessed_ns = facts.changed_ns = node.modified_ns;
    return facts;
}

const FileTree::Node* FileTree::find(std::string_view path) const {
    auto found = nodes_.find(path);
    return found == nodes_.end() ? nullptr : &found->second;
}

FileTree::Node* FileTree::node(std::string_view path) {
    auto found = nodes_.find(path);
    return found == nodes_.end() || found->second.gone ? nullptr : &found->second;
}

bool FileTree::claim(uint64_t bytes) {
    if (bytes > max_bytes_ || bytes_ > max_bytes_ - bytes) return false;
    bytes_ += bytes;
    return true;
}

bool FileTree::put_node(std::string_view path, Node node) {
    erase(path);
    if (!claim(node.text().size() + path.size() + node_bytes)) return false;
    if (node.inode == 0) node.inode = ++last_inode_;
    nodes_.emplace(path, std::move(node));
    return true;
}

bool FileTree::put(std::string_view path, std::string_view content, uint32_t mode) {
    Node node;
    node.mode = mode;
    node.modified_ns = now_ns;
    node.content = std::make_shared<std::string>(content);
    return put_node(path, std::move(node));
}

bool FileTree::put_directory(std::string_view path, uint32_t mode, bool opaque) {
    Node node;
    node.is_directory = true;
    node.opaque = opaque;
    node.mode = mode;
    node.modified_ns = now_ns;
    return put_node(path, std::move(node));
}

bool FileTree::put_gone(std::string_view path) {
    Node node;
    node.gone = true;
    return put_node(path, std::move(node));
}

void FileTree::erase(std::string_view path) {
    auto found = nodes_.find(path);
    if (found == nodes_.end()) return;
    bytes_ -= found->second.text().size() + path.size() + node_bytes;
    nodes_.erase(found);
}

void FileTree::erase_below(std::string_view path) {
    std::string prefix = first_below(path);
    for (auto at = nodes_.upper_bound(prefix); at != nodes_.end() && is_below(at->first, prefix);) {
        bytes_ -= at->second.text().size() + at->first.size() + node_bytes;
        at = nodes_.erase(at);
    }
}

bool FileTree::has_below(std::string_view path) const {
    std::string prefix = first_below(path);
    auto at = nodes_.upper_bound(prefix);
    return at != nodes_.end() && is_below(at->first, prefix);
}

int FileTree::parent_error(std::string_view path) const {
    const Node* parent = find(parent_of(path));
    if (parent && !parent->gone) return parent->is_directory ? 0 : ENOTDIR;
    // Something on the way may be a file.
    for (std::string_view at = parent_of(path); at != "/"; at = parent_of(at)) {
        const Node* above = find(at);
        if (above && !above->gone && !above->is_directory) return ENOTDIR;
    }
    return ENOENT;
}

void FileTree::touch_parent(std::string_view path) {
    if (Node* parent = node(parent_of(path))) parent->modified_ns = now_ns;
}

int FileTree::facts(std::string_view path, bool, FileFacts& facts) {
    Node* found = node(path);
    if (!found) return parent_error(path) == ENOTDIR ? ENOTDIR : ENOENT;
    facts = facts_of(*found);
    return 0;
}

int FileTree::read(std::string_view path, std::string& content) {
    Node* found = node(path);
    if (!found) return parent_error(path) == ENOTDIR ? ENOTDIR : ENOENT;
    if (found->is_directory) return EISDIR;
    if ((found->mode & 0400) == 0) return EACCES;
    content = found->text();
    return 0;
}

int FileTree::write(std::string_view path, std::string_view content, Write how) {
    Node* found = node(path);
    if (!found) {
        if (int error = parent_error(path)) return error;
        if (!put(path, content, 0644)) return ENOSPC;
        touch_parent(path);
        return 0;
    }
    if (how == Write::create) return EEXIST;
    if (found->is_directory) return EISDIR;
    if ((found->mode & 0200) == 0) return EACCES;
    if (how == Write::touch) return 0;
    uint64_t before = how == Write::append ? 0 : found->text().size();
    if (content.size() > before && !claim(content.size() - before)) return ENOSPC;
    if (content.size() < before) bytes_ -= before - content.size();
    // (A mark keeps what it shares.)
    if (how == Write::append && found->content && found->content.use_count() == 1) {
        found->content->append(content);
    } else {
        std::string text(how == Write::append ? found->text() : std::string_view());
        text.append(content);
        found->content = std::make_shared<std::string>(std::move(text));
    }
    found->modified_ns = now_ns;
    return 0;
}

int FileTree::make_directory(std::string_view path, uint32_t mode) {
    if (node(path)) return EEXIST;
    if (int error = parent_error(path)) return error;
    if (!put_directory(path, mode & 07777)) return ENOSPC;
    touch_parent(path);
    return 0;
}

int FileTree::remove_file(std::string_view path) {
    Node* found = node(path);
    if (!found) return parent_error(path) == ENOTDIR ? ENOTDIR : ENOENT;
    if (found->is_directory) return EISDIR;
    erase(path);
    touch_parent(path);
    return 0;
}

int FileTree::remove_directory(std::string_view path) {
    Node* found = node(path);
    if (!found) return parent_error(path) == ENOTDIR ? ENOTDIR : ENOENT;
    if (!found->is_directory) return ENOTDIR;
    if (path == "/") return EBUSY;
    if (has_below(path)) return ENOTEMPTY;
    erase(path);
    touch_parent(path);
    return 0;
}

int FileTree::rename(std::string_view from, std::string_view to) {
    Node* source = node(from);
    if (!source) return parent_error(from) == ENOTDIR ? ENOTDIR : ENOENT;
    if (from == "/" || to == "/") return EBUSY;
    if (from == to) return 0;
    if (is_below(to, std::string(from) + "/")) return EINVAL;
    if (int error = parent_error(to)) return error;
    if (Node* target = node(to)) {
        if (source->is_directory && !target->is_directory) return ENOTDIR;
        if (!source->is_directory && target->is_directory) return EISDIR;
        if (target->is_directory && has_below(to)) return ENOTEMPTY;
        erase(to);
    }
    std::vector<std::pair<std::string, Node>> moved;
    moved.emplace_back(to, *source);
    std::string prefix = std::string(from) + "/";
    for (auto at = nodes_.upper_bound(prefix); at != nodes_.end() && is_below(at->first, prefix); ++at)
        moved.emplace_back(std::string(to) + at->first.substr(from.size()), at->second);
    std::string old(from);
    // Names only: what is longer than before is not held against the limit.
    uint64_t limit = max_bytes_;
    max_bytes_ = UINT64_MAX;
    erase_below(old);
    erase(old);
    for (auto& [path, moving] : moved) (void)put_node(path, std::move(moving));
    max_bytes_ = limit;
    touch_parent(old);
    touch_parent(to);
    return 0;
}

int FileTree::names(std::string_view path, std::vector<std::string>& names) {
    Node* found = node(path);
    if (!found) return parent_error(path) == ENOTDIR ? ENOTDIR : ENOENT;
    if (!found->is_directory) return ENOTDIR;
    std::string prefix = first_below(path);
    for (auto at = nodes_.upper_bound(prefix); at != nodes_.end() && is_below(at->first, prefix);) {
        std::string_view rest = std::string_view(at->first).substr(prefix.size());
        size_t slash = rest.find('/');
        if (slash == std::string_view::npos) {
            if (!at->second.gone) names.emplace_back(rest);
            ++at;
        } else {
            // Past all that lies in this directory: '0' comes right after '/'.
            at = nodes_.lower_bound(prefix + std::string(rest.substr(0, slash)) + "0");
        }
    }
    return 0;
}

int FileTree::set_mode(std::string_view path, uint32_t mode) {
    Node* found = node(path);
    if (!found) return ENOENT;
    found->mode = mode & 07777;
    return 0;
}

int FileTree::set_times(std::string_view path, int64_t, int64_t modified_ns) {
    Node* found = node(path);
    if (!found) return ENOENT;
    found->modified_ns = modified_ns;
    return 0;
}

} // namespace natrix
