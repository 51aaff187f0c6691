#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace natrix {

// A path of a script, made plain: absolute, without "." and "..", which stop at the root.
struct PlainPath {
    std::string text;             // "/" or "/a/b"
    bool wants_directory = false; // it ended in a slash
};
// 0, or the errno of a path that cannot be; EINVAL: it has a null character.
int plain_path(std::string_view path, PlainPath& plain);
// The part before the last slash, "/" at least; and the part behind it.
std::string_view parent_of(std::string_view path);
std::string_view name_of(std::string_view path);

struct FileFacts {
    bool is_directory = false;
    bool is_link = false;
    uint32_t mode = 0; // permissions
    uint64_t size = 0;
    uint64_t inode = 0;
    uint64_t links = 1;
    int64_t modified_ns = 0; // since 1970
    int64_t accessed_ns = 0;
    int64_t changed_ns = 0;
};

enum class Write : uint8_t {
    whole, // what was there is gone
    append,
    create, // only where nothing is
    touch,  // what is there stays, else it becomes an empty file
};

// Files and directories by plain paths from its own root, "/". All answers are 0 or an errno.
class Files {
  public:
    virtual ~Files() = default;
    virtual int facts(std::string_view path, bool follow, FileFacts& facts) = 0;
    virtual int read(std::string_view path, std::string& content) = 0;
    virtual int write(std::string_view path, std::string_view content, Write how) = 0;
    virtual int make_directory(std::string_view path, uint32_t mode) = 0;
    virtual int remove_file(std::string_view path) = 0;
    virtual int remove_directory(std::string_view path) = 0;
    virtual int rename(std::string_view from, std::string_view to) = 0;
    virtual int names(std::string_view path, std::vector<std::string>& names) = 0;
    virtual int set_mode(std::string_view path, uint32_t mode) = 0;
    virtual int set_times(std::string_view path, int64_t accessed_ns, int64_t modified_ns) = 0;
};

// In memory.
class FileTree final : public Files {
  public:
    struct Node {
        bool is_directory = false;
        bool gone = false;   // of an overlay: what lies beneath is not to be seen
        bool opaque = false; // of an overlay: a directory that was made where one was removed
        uint32_t mode = 0644;
        uint64_t inode = 0;
        int64_t modified_ns = 0;
        std::shared_ptr<std::string> content; // shared with marks
        [[nodiscard]] std::string_view text() const {
            return content ? std::string_view(*content) : std::string_view();
        }
    };
    using Nodes = std::map<std::string, Node, std::less<>>;

    explicit FileTree(uint64_t max_bytes) : max_bytes_(max_bytes) { put_directory("/"); }

    int64_t now_ns = 0; // the time of what is written
    void set_max_bytes(uint64_t bytes) { max_bytes_ = bytes; }
    [[nodiscard]] const Nodes& nodes() const { return nodes_; }
    [[nodiscard]] const Node* find(std::string_view path) const;
    // Without a look at what is around it. False: no room.
    bool put(std::string_view path, std::string_view content, uint32_t mode);
    bool put_directory(std::string_view path, uint32_t mode = 0755, bool opaque = false);
    bool put_node(std::string_view path, Node node);
    bool put_gone(std::string_view path);
    void erase(std::string_view path);
    void erase_below(std::string_view path);
    [[nodiscard]] bool has_below(std::string_view path) const;

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
    static constexpr uint64_t node_bytes = 64;
    Node* node(std::string_view path);
    // 0: the parent is a directory.
    [[nodiscard]] int parent_error(std::string_view path) const;
    [[nodiscard]] bool claim(uint64_t bytes);
    void touch_parent(std::string_view path);

    Nodes nodes_;
    uint64_t max_bytes_;
    uint64_t bytes_ = 0;
    uint64_t last_inode_ = 0;
};

FileFacts facts_of(const FileTree::Node& node);

} // namespace natrix
