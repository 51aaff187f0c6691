#pragma once
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace natrix {

// Of a dataclass of the host's.
struct RecordFacts {
    uint64_t identity = 0; // the host's own number of its object, which methods are called on; 0: none
    bool frozen = false;
    bool any_method = false;          // every attribute without a value, and without a leading _, is a method
    std::vector<std::string> methods; // of the host, which are called on it
};

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
        bytes,     // text(); of a bytearray too
        list,      // items()
        tuple,     // items()
        dict,      // items(): key, value, key, value … in order
        set,       // items()
        frozenset, // items()
        ellipsis,
        not_implemented,
        function,    // text(): name of a function of the host; label(): its docstring, if any
        exception,   // text(): its class; items(): its arguments; names(): the classes above, nearest first
        object,      // text(): its class; label(): its own __name__, if any; handle(): it stays in its VM
        cycle,       // the container around it that depth() says: 1 is the innermost
        complex,     // items(): real part, imaginary part
        range,       // items(): start, stop, step
        date,        // items(): year, month, day
        time,        // items(): hour, minute, second, microsecond, fold, time zone or None
        datetime,    // items(): year, month, day, hour, minute, second, microsecond, fold, time zone or None
        timedelta,   // items(): days, seconds, microseconds, as Python normalises them
        timezone,    // items(): timedelta from UTC, name or None
        zone,        // text(): key of a zoneinfo.ZoneInfo
        path,        // text(): a pathlib path, with slashes
        decimal,     // text(): as str() of a decimal.Decimal
        uuid,        // text(): 36 characters
        named_tuple, // text(): its class; names() and items(): its fields
        record,      // a dataclass: text(): its class; names() and items(): its fields; record_facts()
        enumerator,  // text(): its class; items(): name, value; handle(): the member, in its VM
        type,        // text(): a class of Python's own: "int", "datetime.date"
        builtin,     // text(): a function of module builtins: "len"
        module,      // text(): its name
        repr,        // text(): of something for which the host asked for no more; never goes in
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
    static Data function(std::string_view name, std::string_view docstring = {});
    static Data exception(std::string_view class_name, std::vector<Data> arguments,
                          std::vector<std::string> bases = {});
    static Data object(std::string_view class_name, uint64_t handle, std::string_view label = {});
    static Data cycle(uint32_t depth);
    static Data complex(double real, double imaginary);
    static Data range(Data start, Data stop, Data step);
    static Data date(int year, int month, int day);
    static Data time(int hour, int minute, int second, int microsecond, Data zone, int fold = 0);
    static Data datetime(int year, int month, int day, int hour, int minute, int second, int microsecond,
                         Data zone, int fold = 0); // no zone: None
    static Data timedelta(int64_t days, int64_t seconds, int64_t microseconds);
    static Data timezone(Data offset, Data name); // no name: None
    static Data zone(std::string_view key) { return with_text(Kind::zone, key); }
    static Data path(std::string_view text) { return with_text(Kind::path, text); }
    static Data decimal(std::string_view text) { return with_text(Kind::decimal, text); }
    static Data uuid(std::string_view text) { return with_text(Kind::uuid, text); }
    // As many names as items.
    static Data named_tuple(std::string_view class_name, std::vector<std::string> names,
                            std::vector<Data> items);
    static Data record(std::string_view class_name, std::vector<std::string> names, std::vector<Data> items,
                       RecordFacts facts = {});
    // With a handle it goes back in as the object itself.
    static Data record_of_vm(std::string_view class_name, std::vector<std::string> names,
                             std::vector<Data> items, bool frozen, uint64_t handle);
    static Data enumerator(std::string_view class_name, std::string_view name, Data value,
                           uint64_t handle = 0);
    static Data type(std::string_view name) { return with_text(Kind::type, name); }
    static Data builtin(std::string_view name) { return with_text(Kind::builtin, name); }
    static Data module(std::string_view name) { return with_text(Kind::module, name); }
    static Data repr_of(std::string_view text) { return with_text(Kind::repr, text); }
    // Any kind by its parts; nothing where they do not fit it.
    static std::optional<Data> from_parts(Kind kind, std::string_view text, std::vector<Data> items);

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
    // Of a function: its docstring; of an object: its own name.
    [[nodiscard]] std::string_view label() const;
    [[nodiscard]] std::span<const std::string> names() const;
    [[nodiscard]] const RecordFacts& record_facts() const;
    // Of an object, or of a record or enumerator that stays in its VM too; else 0.
    [[nodiscard]] uint64_t handle() const {
        return kind_ == Kind::object || kind_ == Kind::record || kind_ == Kind::enumerator
                   ? static_cast<uint64_t>(number_.integer)
                   : 0;
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
    // What few kinds have.
    struct Details {
        std::string label;
        std::vector<std::string> names;
        RecordFacts facts;
    };
    struct Node {
        std::string text;
        std::vector<Data> items;
        std::unique_ptr<Details> details;
        ~Node();
    };
    Details& details();
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
