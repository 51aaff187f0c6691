#include "json.h"

#include <charconv>
#include <cmath>
#include <cstdio>

#include "base/text/utf8.h"

namespace natrix {
namespace {

constexpr int deepest = 200;

void quote(std::string_view text, std::string& out) {
    out += '"';
    for (char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            char escape[8];
            std::snprintf(escape, sizeof escape, "\\u%04x", c);
            out += escape;
        } else {
            out += c;
        }
    }
    out += '"';
}

bool write(const Data& data, std::string& out, int depth) {
    if (depth > deepest) return false;
    switch (data.kind()) {
    case Data::Kind::none: out += "null"; return true;
    case Data::Kind::boolean: out += data.truth() ? "true" : "false"; return true;
    case Data::Kind::integer:
        if (!data.is_small()) return false;
        out += std::to_string(data.integer());
        return true;
    case Data::Kind::number:
        if (!std::isfinite(data.number())) return false;
        out += data.repr();
        return true;
    case Data::Kind::string:
    case Data::Kind::path:
    case Data::Kind::decimal:
    case Data::Kind::uuid: quote(data.text(), out); return true;
    case Data::Kind::list:
    case Data::Kind::tuple:
    case Data::Kind::set:
    case Data::Kind::frozenset:
        out += '[';
        for (size_t i = 0; i < data.items().size(); i++) {
            if (i != 0) out += ", ";
            if (!write(data.items()[i], out, depth + 1)) return false;
        }
        out += ']';
        return true;
    case Data::Kind::dict:
        out += '{';
        for (size_t i = 0; i + 1 < data.items().size(); i += 2) {
            if (!data.items()[i].is(Data::Kind::string)) return false;
            if (i != 0) out += ", ";
            quote(data.items()[i].text(), out);
            out += ": ";
            if (!write(data.items()[i + 1], out, depth + 1)) return false;
        }
        out += '}';
        return true;
    case Data::Kind::named_tuple:
    case Data::Kind::record:
        out += '{';
        for (size_t i = 0; i < data.items().size(); i++) {
            if (i != 0) out += ", ";
            quote(data.names()[i], out);
            out += ": ";
            if (!write(data.items()[i], out, depth + 1)) return false;
        }
        out += '}';
        return true;
    default: return false;
    }
}

class Reader {
  public:
    explicit Reader(std::string_view text) : text_(text) {}

    std::optional<Data> all() {
        std::optional<Data> data = value(0);
        skip();
        return at_ == text_.size() ? data : std::nullopt;
    }

  private:
    void skip() {
        while (at_ < text_.size() &&
               (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t' || text_[at_] == '\r'))
            at_++;
    }
    bool take(std::string_view wanted) {
        if (!text_.substr(at_).starts_with(wanted)) return false;
        at_ += wanted.size();
        return true;
    }

    std::optional<Data> value(int depth) {
        skip();
        if (depth > deepest || at_ == text_.size()) return std::nullopt;
        if (take("null")) return Data();
        if (take("true")) return Data(true);
        if (take("false")) return Data(false);
        if (text_[at_] == '"') return string();
        if (take("[")) return array(depth);
        if (take("{")) return object(depth);
        return number();
    }

    std::optional<Data> array(int depth) {
        std::vector<Data> items;
        skip();
        if (take("]")) return Data::list({});
        do {
            std::optional<Data> item = value(depth + 1);
            if (!item) return std::nullopt;
            items.push_back(std::move(*item));
            skip();
        } while (take(","));
        return take("]") ? std::optional(Data::list(std::move(items))) : std::nullopt;
    }

    std::optional<Data> object(int depth) {
        std::vector<Data> items;
        skip();
        if (take("}")) return Data::dict({});
        do {
            skip();
            std::optional<Data> key = string();
            skip();
            if (!key || !take(":")) return std::nullopt;
            std::optional<Data> item = value(depth + 1);
            if (!item) return std::nullopt;
            items.push_back(std::move(*key));
            items.push_back(std::move(*item));
            skip();
        } while (take(","));
        return take("}") ? std::optional(Data::dict_of_items(std::move(items))) : std::nullopt;
    }

    std::optional<Data> number() {
        size_t end = at_;
        bool is_float = false;
        while (end < text_.size() && (std::string_view("+-.eE").find(text_[end]) != std::string_view::npos ||
                                      (text_[end] >= '0' && text_[end] <= '9'))) {
            is_float = is_float || text_[end] == '.' || text_[end] == 'e' || text_[end] == 'E';
            end++;
        }
        const char *from = text_.data() + at_, *to = text_.data() + end;
        at_ = end;
        int64_t integer = 0;
        if (!is_float) {
            auto [stop, error] = std::from_chars(from, to, integer);
            return error == std::errc() && stop == to ? std::optional(Data(integer)) : std::nullopt;
        }
        double real = 0;
        auto [stop, error] = std::from_chars(from, to, real);
        return error == std::errc() && stop == to ? std::optional(Data(real)) : std::nullopt;
    }

    bool hex(uint32_t& unit) {
        if (text_.size() - at_ < 4) return false;
        auto [stop, error] = std::from_chars(text_.data() + at_, text_.data() + at_ + 4, unit, 16);
        bool fits = error == std::errc() && stop == text_.data() + at_ + 4;
        at_ += 4;
        return fits;
    }

    std::optional<Data> string() {
        if (!take("\"")) return std::nullopt;
        std::string out;
        while (at_ < text_.size() && text_[at_] != '"') {
            if (text_[at_] != '\\') {
                out += text_[at_++];
                continue;
            }
            if (++at_ == text_.size()) return std::nullopt;
            constexpr std::string_view escapes = "\"\\/bfnrt", meant = "\"\\/\b\f\n\r\t";
            char c = text_[at_++];
            if (size_t known = escapes.find(c); known != std::string_view::npos) {
                out += meant[known];
                continue;
            }
            uint32_t character = 0, low = 0;
            if (c != 'u' || !hex(character)) return std::nullopt;
            if (character >= 0xD800 && character < 0xDC00 && take("\\u")) {
                if (!hex(low) || low < 0xDC00 || low >= 0xE000) return std::nullopt;
                character = 0x10000 + ((character - 0xD800) << 10) + (low - 0xDC00);
            }
            each_utf8_byte(character, [&](uint32_t byte) { out += static_cast<char>(byte); });
        }
        return take("\"") ? std::optional(Data::string(out)) : std::nullopt;
    }

    std::string_view text_;
    size_t at_ = 0;
};

} // namespace

bool to_json(const Data& data, std::string& out) { return write(data, out, 0); }
std::optional<Data> from_json(std::string_view text) { return Reader(text).all(); }

} // namespace natrix
