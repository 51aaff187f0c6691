#include "natrix/data.h"

#include <algorithm>
#include <charconv>

namespace natrix {

// Values may be nested deeper than the stack of whoever lets go of them, so containers are taken apart one by
// one.
Data::Node::~Node() {
    std::vector<Data> work;
    auto take = [&](std::vector<Data>& from) {
        for (Data& item : from)
            if (item.node_ && !item.node_->items.empty()) work.push_back(std::move(item));
        from.clear();
    };
    take(items);
    while (!work.empty()) {
        Data item = std::move(work.back());
        work.pop_back();
        if (item.node_.use_count() == 1) take(item.node_->items);
    }
}

Data Data::with_text(Kind kind, std::string_view text) {
    Data data(kind);
    data.node_ = std::make_shared<Node>();
    data.node_->text = text;
    return data;
}

Data Data::with_items(Kind kind, std::vector<Data> items) {
    Data data(kind);
    data.node_ = std::make_shared<Node>();
    data.node_->items = std::move(items);
    return data;
}

Data Data::integer(std::string_view magnitude, bool negative) {
    while (!magnitude.empty() && magnitude.back() == '\0') magnitude.remove_suffix(1);
    uint64_t small = 0;
    if (magnitude.size() <= 8) {
        for (size_t i = magnitude.size(); i > 0; i--)
            small = small << 8 | static_cast<unsigned char>(magnitude[i - 1]);
        if (small <= uint64_t{INT64_MAX} + negative)
            return Data(static_cast<int64_t>(negative ? 0 - small : small));
    }
    Data data = with_text(Kind::integer, magnitude);
    data.number_.integer = negative ? -1 : 1;
    return data;
}

Data Data::dict(std::vector<std::pair<Data, Data>> pairs) {
    std::vector<Data> items;
    items.reserve(pairs.size() * 2);
    for (auto& [key, value] : pairs) {
        items.push_back(std::move(key));
        items.push_back(std::move(value));
    }
    return with_items(Kind::dict, std::move(items));
}

Data::Details& Data::details() {
    if (!node_->details) node_->details = std::make_unique<Details>();
    return *node_->details;
}

Data Data::function(std::string_view name, std::string_view docstring) {
    Data data = with_text(Kind::function, name);
    if (!docstring.empty()) data.details().label = docstring;
    return data;
}

Data Data::exception(std::string_view class_name, std::vector<Data> arguments,
                     std::vector<std::string> bases) {
    Data data = with_text(Kind::exception, class_name);
    data.node_->items = std::move(arguments);
    if (!bases.empty()) data.details().names = std::move(bases);
    return data;
}

Data Data::object(std::string_view class_name, uint64_t handle, std::string_view label) {
    Data data = with_text(Kind::object, class_name);
    data.number_.integer = static_cast<int64_t>(handle);
    if (!label.empty()) data.details().label = label;
    return data;
}

Data Data::complex(double real, double imaginary) {
    return with_items(Kind::complex, {Data(real), Data(imaginary)});
}

Data Data::range(Data start, Data stop, Data step) {
    return with_items(Kind::range, {std::move(start), std::move(stop), std::move(step)});
}

Data Data::date(int year, int month, int day) {
    return with_items(Kind::date, {Data(year), Data(month), Data(day)});
}

Data Data::time(int hour, int minute, int second, int microsecond, Data zone, int fold) {
    return with_items(
        Kind::time, {Data(hour), Data(minute), Data(second), Data(microsecond), Data(fold), std::move(zone)});
}

Data Data::datetime(int year, int month, int day, int hour, int minute, int second, int microsecond,
                    Data zone, int fold) {
    return with_items(Kind::datetime, {Data(year), Data(month), Data(day), Data(hour), Data(minute),
                                       Data(second), Data(microsecond), Data(fold), std::move(zone)});
}

Data Data::timedelta(int64_t days, int64_t seconds, int64_t microseconds) {
    return with_items(Kind::timedelta, {Data(days), Data(seconds), Data(microseconds)});
}

Data Data::timezone(Data offset, Data name) {
    return with_items(Kind::timezone, {std::move(offset), std::move(name)});
}

Data Data::named_tuple(std::string_view class_name, std::vector<std::string> names, std::vector<Data> items) {
    Data data = with_text(Kind::named_tuple, class_name);
    names.resize(items.size());
    data.details().names = std::move(names);
    data.node_->items = std::move(items);
    return data;
}

Data Data::record(std::string_view class_name, std::vector<std::string> names, std::vector<Data> items,
                  RecordFacts facts) {
    Data data = named_tuple(class_name, std::move(names), std::move(items));
    data.kind_ = Kind::record;
    data.details().facts = std::move(facts);
    return data;
}

Data Data::record_of_vm(std::string_view class_name, std::vector<std::string> names, std::vector<Data> items,
                        bool frozen, uint64_t handle) {
    RecordFacts facts;
    facts.frozen = frozen;
    Data data = record(class_name, std::move(names), std::move(items), std::move(facts));
    data.number_.integer = static_cast<int64_t>(handle);
    return data;
}

Data Data::enumerator(std::string_view class_name, std::string_view name, Data value, uint64_t handle) {
    Data data = with_text(Kind::enumerator, class_name);
    data.node_->items = {string(name), std::move(value)};
    data.number_.integer = static_cast<int64_t>(handle);
    return data;
}

std::optional<Data> Data::from_parts(Kind kind, std::string_view text, std::vector<Data> items) {
    auto numbers = [&](size_t from, size_t to) {
        for (size_t i = from; i < to; i++)
            if (!items[i].is(Kind::integer) && !items[i].is(Kind::boolean)) return false;
        return true;
    };
    size_t count = items.size();
    bool fits = false;
    switch (kind) {
    case Kind::string:
    case Kind::bytes:
    case Kind::function:
    case Kind::zone:
    case Kind::path:
    case Kind::decimal:
    case Kind::uuid:
    case Kind::type:
    case Kind::builtin:
    case Kind::module:
        if (count != 0) return std::nullopt;
        return with_text(kind, text);
    case Kind::none:
    case Kind::ellipsis:
    case Kind::not_implemented:
        if (count != 0 || !text.empty()) return std::nullopt;
        return Data(kind);
    case Kind::list:
    case Kind::tuple:
    case Kind::set:
    case Kind::frozenset: fits = true; break;
    case Kind::dict: fits = count % 2 == 0; break;
    case Kind::complex: fits = count == 2 && items[0].is(Kind::number) && items[1].is(Kind::number); break;
    case Kind::range:
    case Kind::date:
    case Kind::timedelta: fits = count == 3 && numbers(0, 3); break;
    case Kind::time: fits = count == 6 && numbers(0, 5); break;
    case Kind::datetime: fits = count == 9 && numbers(0, 8); break;
    case Kind::timezone:
        fits =
            count == 2 && items[0].is(Kind::timedelta) && (items[1].is_none() || items[1].is(Kind::string));
        break;
    default: break;
    }
    if (!fits || !text.empty()) return std::nullopt;
    return with_items(kind, std::move(items));
}

std::string_view Data::label() const {
    return node_ && node_->details ? std::string_view(node_->details->label) : std::string_view();
}

std::span<const std::string> Data::names() const {
    return node_ && node_->details ? std::span<const std::string>(node_->details->names)
                                   : std::span<const std::string>();
}

const RecordFacts& Data::record_facts() const {
    static const RecordFacts none;
    return node_ && node_->details ? node_->details->facts : none;
}

Data Data::cycle(uint32_t depth) {
    Data data(Kind::cycle);
    data.number_.integer = depth;
    return data;
}

bool Data::operator==(const Data& other) const {
    if (kind_ != other.kind_) return false;
    if (kind_ == Kind::number) return number_.number == other.number_.number;
    bool by_handle = kind_ == Kind::record || kind_ == Kind::enumerator;
    if ((!by_handle && number_.integer != other.number_.integer) || text() != other.text()) return false;
    std::span<const Data> mine = items(), theirs = other.items();
    if (mine.size() != theirs.size()) return false;
    if ((kind_ == Kind::record || kind_ == Kind::named_tuple) &&
        !std::equal(names().begin(), names().end(), other.names().begin(), other.names().end()))
        return false;
    if (mine.data() == theirs.data()) return true;
    size_t width = kind_ == Kind::dict ? 2 : 1;
    bool ordered = kind_ != Kind::dict && kind_ != Kind::set && kind_ != Kind::frozenset;
    if (ordered) return std::equal(mine.begin(), mine.end(), theirs.begin());
    auto group_equal = [&](size_t i, size_t j) {
        return mine[i] == theirs[j] && (width == 1 || mine[i + 1] == theirs[j + 1]);
    };
    for (size_t i = 0; i < mine.size(); i += width) {
        // Most often they stand in the same order.
        bool found = group_equal(i, i);
        for (size_t j = 0; j < theirs.size() && !found; j += width) found = group_equal(i, j);
        if (!found) return false;
    }
    return true;
}

namespace {

void quote(std::string& out, std::string_view text, bool bytes) {
    bool has_single = text.find('\'') != std::string_view::npos,
         has_double = text.find('"') != std::string_view::npos;
    char mark = has_single && !has_double ? '"' : '\'';
    if (bytes) out += 'b';
    out += mark;
    for (char c : text) {
        auto byte = static_cast<unsigned char>(c);
        if (c == '\\' || c == mark) {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (byte < 0x20 || byte == 0x7F || (bytes && byte >= 0x80)) {
            constexpr char digits[] = "0123456789abcdef";
            out += "\\x";
            out += digits[byte >> 4];
            out += digits[byte & 15];
        } else {
            out += c;
        }
    }
    out += mark;
}

} // namespace

std::string Data::repr() const {
    std::string out;
    auto row = [&](const char* open, const char* close) {
        out += open;
        bool first = true;
        for (const Data& item : items()) {
            if (!first) out += ", ";
            first = false;
            out += item.repr();
        }
        out += close;
    };
    char digits[32];
    switch (kind_) {
    case Kind::none: return "None";
    case Kind::boolean: return truth() ? "True" : "False";
    case Kind::integer:
        if (is_small()) return std::to_string(number_.integer);
        out = is_negative() ? "-0x" : "0x";
        for (size_t i = text().size(); i > 0; i--) {
            constexpr char hex[] = "0123456789abcdef";
            auto byte = static_cast<unsigned char>(text()[i - 1]);
            out += hex[byte >> 4];
            out += hex[byte & 15];
        }
        return out;
    case Kind::number: {
        auto [end, error] = std::to_chars(digits, digits + sizeof digits, number_.number);
        out.assign(digits, end);
        if (out.find_first_of(".en") == std::string::npos) out += ".0";
        return out;
    }
    case Kind::string: quote(out, text(), false); return out;
    case Kind::bytes: quote(out, text(), true); return out;
    case Kind::list: row("[", "]"); return out;
    case Kind::tuple: row("(", items().size() == 1 ? ",)" : ")"); return out;
    case Kind::set: row("{", "}"); return items().empty() ? "set()" : out;
    case Kind::frozenset: row("frozenset({", "})"); return items().empty() ? "frozenset()" : out;
    case Kind::dict: {
        out = "{";
        for (size_t i = 0; i < items().size(); i += 2) {
            if (i != 0) out += ", ";
            out += items()[i].repr() + ": " + items()[i + 1].repr();
        }
        return out + "}";
    }
    case Kind::ellipsis: return "Ellipsis";
    case Kind::not_implemented: return "NotImplemented";
    case Kind::function: return "<function " + std::string(text()) + " external>";
    case Kind::exception:
        out = text();
        row("(", ")");
        return out;
    case Kind::object:
        return "<" + std::string(text()) + (label().empty() ? " object>" : " " + std::string(label()) + ">");
    case Kind::cycle: return "...";
    case Kind::complex:
        out = "complex";
        row("(", ")");
        return out;
    case Kind::range:
        out = "range";
        row("(", ")");
        return out;
    case Kind::date:
    case Kind::time:
    case Kind::datetime:
    case Kind::timedelta:
    case Kind::timezone: {
        constexpr const char* names_of[] = {"date", "time", "datetime", "timedelta", "timezone"};
        out = std::string("datetime.") + names_of[static_cast<int>(kind_) - static_cast<int>(Kind::date)];
        row("(", ")");
        return out;
    }
    case Kind::zone: out = "ZoneInfo("; break;
    case Kind::path: out = "Path("; break;
    case Kind::decimal: out = "Decimal("; break;
    case Kind::uuid: out = "UUID("; break;
    case Kind::named_tuple:
    case Kind::record:
        out = std::string(text()) + "(";
        for (size_t i = 0; i < items().size(); i++)
            out += (i != 0 ? ", " : "") + names()[i] + "=" + items()[i].repr();
        return out + ")";
    case Kind::enumerator:
        return "<" + std::string(text()) + "." + std::string(items()[0].text()) + ": " + items()[1].repr() +
               ">";
    case Kind::type: return "<class '" + std::string(text()) + "'>";
    case Kind::builtin: return "<built-in function " + std::string(text()) + ">";
    case Kind::module: return "<module '" + std::string(text()) + "'>";
    case Kind::repr: return std::string(text());
    }
    quote(out, text(), false);
    out += ")";
    return out;
}

} // namespace natrix
