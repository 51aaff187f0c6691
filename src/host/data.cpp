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

Data Data::exception(std::string_view class_name, std::vector<Data> arguments) {
    Data data = with_text(Kind::exception, class_name);
    data.node_->items = std::move(arguments);
    return data;
}

Data Data::object(std::string_view class_name, uint64_t handle) {
    Data data = with_text(Kind::object, class_name);
    data.number_.integer = static_cast<int64_t>(handle);
    return data;
}

Data Data::cycle(uint32_t depth) {
    Data data(Kind::cycle);
    data.number_.integer = depth;
    return data;
}

bool Data::operator==(const Data& other) const {
    if (kind_ != other.kind_) return false;
    if (kind_ == Kind::number) return number_.number == other.number_.number;
    if (number_.integer != other.number_.integer || text() != other.text()) return false;
    std::span<const Data> mine = items(), theirs = other.items();
    if (mine.size() != theirs.size()) return false;
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
    case Kind::object: return "<" + std::string(text()) + " object>";
    case Kind::cycle: return "...";
    }
    return out;
}

} // namespace natrix
