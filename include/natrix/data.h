#pragma once
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace natrix {

// A Python value outside of any VM: what goes in and out of a run. Cheap to copy; what a copy shares is never
// changed.
class Data {
  public:
    enum class Kind : uint8_t {
        none,
        boolean,
        integer,   // integer(), when it fits 64 bits: is_small(); else magnitude() and is_negative()
        number,    // a float
        string,    // text(): UTF-8; lone surrogates as WTF-8
        bytes,     // text()
        list,      // items()
        tuple,     // items()
        dict,      // items(): key, value, key, value … in order
        set,       // items()
        frozenset, // items()
        ellipsis,
        not_implemented,
        function,  // text(): name of a function of the host
        exception, // text(): name of its class; items(): its arguments
        object,    // text(): name of its class; handle(): something of the script's that stays in its VM
        cycle,     // the container around it that depth() says: 1 is the innermost
    };

    Data() = default; // None
    Data(bool truth) : kind_(Kind::boolean), number_{.integer = truth} {}
    Data(int value) : Data(int64_t{value}) {}
    Data(int64_t value) : kind_(Kind::integer), number_{.integer = value} {}
    Data(double value) : kind_(Kind::number), number_{.number = value} {}
    Data(const char* text) : Data(string(text)) {}

    static Data string(std::string_view utf8) { return with_text(Kind::string, utf8); }
    static Data bytes(std::string_view data) { return with_text(Kind::bytes, data); }
    // An int of any size: its magnitude in little-endian bytes.
    static Data integer(std::string_view magnitude, bool negative);
    static Data list(std::vector<Data> items) { return with_items(Kind::list, std::move(items)); }
    static Data tuple(std::vector<Data> items) { return with_items(Kind::tuple, std::move(items)); }
    static Data set(std::vector<Data> items) { return with_items(Kind::set, std::move(items)); }
    static Data frozenset(std::vector<Data> items) { return with_items(Kind::frozenset, std::move(items)); }
    static Data dict(std::vector<std::pair<Data, Data>> pairs);
    // The same of key, value, key, value …
    static Data dict_of_items(std::vector<Data> items) { return with_items(Kind::dict, std::move(items)); }
    static Data ellipsis() { return Data(Kind::ellipsis); }
    static Data not_implemented() { return Data(Kind::not_implemented); }
    static Data function(std::string_view name) { return with_text(Kind::function, name); }
    static Data exception(std::string_view class_name, std::vector<Data> arguments);
    static Data object(std::string_view class_name, uint64_t handle);
    static Data cycle(uint32_t depth);

    [[nodiscard]] Kind kind() const { return kind_; }
    [[nodiscard]] bool is(Kind kind) const { return kind_ == kind; }
    [[nodiscard]] bool is_none() const { return kind_ == Kind::none; }

    // Of boolean: whether it is True. Of other kinds: false.
    [[nodiscard]] bool truth() const { return kind_ == Kind::boolean && number_.integer != 0; }
    [[nodiscard]] bool is_small() const { return kind_ == Kind::integer && !node_; }
    [[nodiscard]] int64_t integer() const { return is_small() ? number_.integer : 0; }
    [[nodiscard]] std::string_view magnitude() const {
        return kind_ == Kind::integer ? text() : std::string_view();
    }
    [[nodiscard]] bool is_negative() const { return kind_ == Kind::integer && number_.integer < 0; }
    [[nodiscard]] double number() const { return kind_ == Kind::number ? number_.number : 0; }
    [[nodiscard]] std::string_view text() const {
        return node_ ? std::string_view(node_->text) : std::string_view();
    }
    [[nodiscard]] std::span<const Data> items() const {
        return node_ ? std::span<const Data>(node_->items) : std::span<const Data>();
    }
    [[nodiscard]] uint64_t handle() const {
        return kind_ == Kind::object ? static_cast<uint64_t>(number_.integer) : 0;
    }
    [[nodiscard]] uint32_t depth() const {
        return kind_ == Kind::cycle ? static_cast<uint32_t>(number_.integer) : 0;
    }
    // What two values have in common when they are the same container, not only equal ones; null for small
    // values.
    [[nodiscard]] const void* identity() const { return node_.get(); }
    // Equal as Python has it for values of the same kind; dicts and sets in any order.
    [[nodiscard]] bool operator==(const Data& other) const;
    // As Python's repr() shows it, roughly: for messages and tests.
    [[nodiscard]] std::string repr() const;

  private:
    struct Node {
        std::string text;
        std::vector<Data> items;
        ~Node();
    };
    explicit Data(Kind kind) : kind_(kind) {}
    static Data with_text(Kind kind, std::string_view text);
    static Data with_items(Kind kind, std::vector<Data> items);

    Kind kind_ = Kind::none;
    union {
        int64_t integer;
        double number;
    } number_{.integer = 0};
    std::shared_ptr<Node> node_;
};

} // namespace natrix
