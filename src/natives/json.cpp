#include <algorithm>

#include "base/numbers/float_text.h"
#include "base/text/scan.h"
#include "natives/all.h"
#include "natives/str_support.h"
#include "objects/dict.h"
#include "objects/list.h"
#include "objects/tuple.h"

// Reading JSON. A whole document is read by one kernel, without recursion; what it cannot do by itself
// (hooks, huge numbers) the Python of lib/_json.py does, over the kernels for strings.
namespace natrix {
namespace {

// Deeper than this is a RecursionError.
constexpr uint32_t deepest = 25'000;
// As many characters may be passed between two looks at the poll.
constexpr uint32_t long_run = 65'536;

struct Fault {
    const char* message = nullptr; // null: StopIteration with the position
    uint32_t at = 0;
};

bool is_space(CodePoint c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
bool is_digit(CodePoint c) { return c - '0' <= 9; }

// The four hex digits from `at` on.
template<class Unit> bool hex4(const Unit* at, CodePoint& value) {
    value = 0;
    for (int i = 0; i < 4; i++) {
        CodePoint c = at[i], digit = is_digit(c)             ? c - '0'
                                     : (c | 0x20) - 'a' <= 5 ? (c | 0x20) - 'a' + 10
                                                             : 16;
        if (digit == 16) return false;
        value = value << 4 | digit;
    }
    return true;
}

enum class Scan : uint8_t { ok, fault, exhausted, stopped };

// One string: `at` stands behind the opening quote, and is moved behind the closing one. The text is a part
// of the document, or in the arena when it has escapes.
template<class Unit> Scan scan_string(Arena& arena, Poll& poll, const Unit* text, uint32_t length,
                                      uint32_t& at, bool strict, TextView& out, CodePoint& bits,
                                      Fault& fault) {
    uint32_t begin = at - 1, next = at;
    bits = 0;
    // On to the next character that is more than itself; false: stopped.
    auto plain_end = [&] {
        for (;;) {
            uint32_t limit = length - next < long_run ? length : next + long_run;
            for (; next < limit; next++) {
                CodePoint c = text[next];
                if (c == '"' || c == '\\' || (c <= 0x1F && strict)) return true;
                bits |= c;
            }
            if (next == length) return true;
            if (poll.charge(long_run / 64)) return false;
        }
    };
    if (!plain_end()) return Scan::stopped;
    if (next < length && text[next] == '"') [[likely]] {
        out = {text + at, next - at, sizeof(Unit)};
        at = next + 1;
        return Scan::ok;
    }
    // With escapes: the characters are put together in the arena.
    CodePoint* to = nullptr;
    uint32_t size = 0, room = 0, from = at;
    auto put = [&](uint32_t count) {
        if (room - size >= count) return true;
        uint64_t wanted = std::max<uint64_t>(uint64_t{room} * 2, uint64_t{size} + count + 64);
        if (wanted > UINT32_MAX) return false;
        auto* fresh = static_cast<CodePoint*>(arena.take(wanted * 4, 4));
        if (!fresh) return false;
        if (size) std::memcpy(fresh, to, size_t{size} * 4);
        to = fresh;
        room = static_cast<uint32_t>(wanted);
        return true;
    };
    for (;;) {
        if (next == length) return fault = {"Unterminated string starting at", begin}, Scan::fault;
        CodePoint c = text[next];
        if (c <= 0x1F && c != '"' && c != '\\')
            return fault = {"Invalid control character at", next}, Scan::fault;
        if (!put(next - from + 1)) return Scan::exhausted;
        text::copy_text({text + from, next - from, sizeof(Unit)}, to + size, 4);
        size += next - from;
        next++;
        if (c == '"') break;
        if (next == length) return fault = {"Unterminated string starting at", begin}, Scan::fault;
        c = text[next];
        if (c != 'u') {
            next++;
            switch (c) {
            case '"':
            case '\\':
            case '/': break;
            case 'b': c = '\b'; break;
            case 'f': c = '\f'; break;
            case 'n': c = '\n'; break;
            case 'r': c = '\r'; break;
            case 't': c = '\t'; break;
            default: return fault = {"Invalid \\escape", next - 2}, Scan::fault;
            }
        } else {
            next++;
            if (length - next <= 4 || !hex4(text + next, c))
                return fault = {"Invalid \\uXXXX escape", next - 1}, Scan::fault;
            next += 4;
            if ((c & 0xFC00) == 0xD800 && length - next > 6 && text[next] == '\\' && text[next + 1] == 'u') {
                CodePoint low;
                if (!hex4(text + next + 2, low))
                    return fault = {"Invalid \\uXXXX escape", next + 1}, Scan::fault;
                if ((low & 0xFC00) == 0xDC00) {
                    c = 0x10000 + ((c & 0x3FF) << 10 | (low & 0x3FF));
                    next += 6;
                }
            }
        }
        to[size++] = c;
        bits |= c;
        from = next;
        if (size % 4096 == 0 && poll.charge(64)) return Scan::stopped;
        if (!plain_end()) return Scan::stopped;
    }
    out = {to, size, 4};
    at = next;
    return Scan::ok;
}

Value str_of_bits(Cage& c, TextView text, CodePoint bits) {
    if (text.length == 1 && bits <= 0xFF) return str_from_character(c, text[0]);
    Str* str = make_str(c, text.length, class_maximum(bits));
    if (!str) return Value::reserve();
    if (text.length) text::copy_text(text, str->data(), static_cast<uint8_t>(str->aux & str_aux::width_mask));
    return c.ref(str);
}

// (None, message, position), as the Python around raises it: what was read is a pair.
Value fault_pair(Cage& c, const Fault& fault) {
    Value message = fault.message ? str_from_ascii(c, fault.message) : Value::none();
    if (message.is_signal()) return message;
    return tuple_of(c, {Value::none(), message, Value::integer(fault.at)});
}

Value signal_of(Scan scan) { return scan == Scan::stopped ? Value::stopped() : Value::reserve(); }

// Keys of objects are mostly the same few: one str for all that are equal.
struct KeyMemo {
    static constexpr uint32_t slots = 256;
    static constexpr uint32_t longest = 64;
    Value keys[slots];

    Value find(Cage& c, TextView text, CodePoint bits) {
        if (text.length > longest || text.width != 1) return str_of_bits(c, text, bits);
        uint64_t hash = text.length;
        if (text.length >= 8) {
            uint64_t head, tail;
            std::memcpy(&head, text.units8(), 8);
            std::memcpy(&tail, text.units8() + text.length - 8, 8);
            hash = (head ^ hash) * 0x9E37'79B9'7F4A'7C15u ^ (tail * 0xC2B2'AE3D'27D4'EB4Fu >> 7);
        } else {
            for (uint32_t i = 0; i < text.length; i++) hash = (hash ^ text.units8()[i]) * 0x100'0000'01B3u;
        }
        Value& slot = keys[(hash * 0x9E37'79B9'7F4A'7C15u) >> 56];
        if (slot.is_bound()) {
            TextView known = text_of(c, slot);
            if (known.width == 1 && known.length == text.length &&
                std::memcmp(known.data, text.data, text.length) == 0)
                return slot;
        }
        Value made = str_of_bits(c, text, bits);
        if (!made.is_signal()) slot = made;
        return made;
    }
};

// What was begun and not ended: where its values begin on the stack of values.
struct Open {
    uint32_t first;
    bool is_object;
};

template<class T> class Stack {
  public:
    explicit Stack(Arena& arena) : arena_(arena) {}
    bool push(T item) {
        if (size_ == room_) {
            uint32_t wanted = room_ == 0 ? 64 : room_ * 2;
            auto* fresh = static_cast<T*>(arena_.take(size_t{wanted} * sizeof(T), alignof(T)));
            if (!fresh) return false;
            if (size_) std::memcpy(static_cast<void*>(fresh), items_, size_t{size_} * sizeof(T));
            items_ = fresh;
            room_ = wanted;
        }
        items_[size_++] = item;
        return true;
    }
    [[nodiscard]] T* from(uint32_t at) { return items_ + at; }
    [[nodiscard]] T& top() { return items_[size_ - 1]; }
    [[nodiscard]] uint32_t size() const { return size_; }
    void cut(uint32_t size) { size_ = size; }

  private:
    Arena& arena_;
    T* items_ = nullptr;
    uint32_t size_ = 0;
    uint32_t room_ = 0;
};

template<class Unit> class Reader {
  public:
    Reader(Cage& cage, Arena& arena, TextView view, uint32_t at, bool strict, Value constants)
        : c_(cage),
          arena_(arena),
          text_(static_cast<const Unit*>(view.data)),
          length_(view.length),
          at_(at),
          strict_(strict),
          constants_(constants),
          values_(arena),
          open_(arena) {}

    // (value, end); or (None, message or None, position); or MISSING: Python must read this.
    Value run() {
        memo_ = arena_.make<KeyMemo>();
        if (!memo_) return Value::reserve();
        for (;;) {
            // A value.
            if (at_ - charged_ >= poll_stride || values_.size() - values_charged_ > 4096) {
                int64_t units = (at_ - charged_) / 64;
                charged_ = at_;
                values_charged_ = values_.size();
                if (c_.poll.charge(units + 1)) return Value::stopped();
            }
            Value value;
            CodePoint first = at_ < length_ ? text_[at_] : 0;
            switch (first) {
            case '"': {
                at_++;
                value = string(false);
                break;
            }
            case '{':
            case '[':
                at_++;
                skip_space();
                if (at_ < length_ && text_[at_] == (first == '{' ? '}' : ']')) {
                    at_++;
                    value = empty(first == '{');
                    break;
                }
                if (open_.size() == deepest) return too_deep(first == '{');
                if (!open_.push({values_.size(), first == '{'})) return Value::reserve();
                if (first == '{') {
                    Value stop = key();
                    if (!stop.is_none()) return stop;
                }
                continue;
            case 'n': value = word("null") ? Value::none() : number(); break;
            case 't': value = word("true") ? Value::true_() : number(); break;
            case 'f': value = word("false") ? Value::false_() : number(); break;
            case 'N': value = word("NaN") ? constant("NaN") : number(); break;
            case 'I': value = word("Infinity") ? constant("Infinity") : number(); break;
            case '-': value = word("-Infinity") ? constant("-Infinity") : number(); break;
            default: value = number(); break;
            }
            for (;;) {
                if (value.is_signal() || value == Value::tombstone()) return ended(value);
                if (open_.size() == 0) {
                    if (stopped_) return Value::stopped();
                    c_.poll.spent += (at_ - charged_) / 64;
                    return tuple_of(c_, {value, Value::integer(at_)});
                }
                if (!values_.push(value)) return Value::reserve();
                skip_space();
                bool is_object = open_.top().is_object;
                CodePoint c = at_ < length_ ? text_[at_] : 0;
                if (c == ',') {
                    uint32_t comma = at_++;
                    skip_space();
                    if (at_ < length_ && text_[at_] == (is_object ? '}' : ']'))
                        return fail(is_object ? "Illegal trailing comma before end of object"
                                              : "Illegal trailing comma before end of array",
                                    comma);
                    if (is_object) {
                        Value stop = key();
                        if (!stop.is_none()) return stop;
                    }
                    break;
                }
                if (c != (is_object ? '}' : ']')) return fail("Expecting ',' delimiter", at_);
                at_++;
                value = closed();
            }
        }
    }

  private:
    Value fail(const char* message, uint32_t at) {
        if (stopped_) return Value::stopped();
        Fault fault{message, at};
        return fault_pair(c_, fault);
    }
    // What became of a value that could not be made.
    Value ended(Value value) {
        if (stopped_) return Value::stopped();
        if (value.is_signal() || !fault_set_) return value;
        return fault_pair(c_, fault_);
    }
    Value faulty(Fault fault) {
        fault_ = fault;
        fault_set_ = true;
        return Value::tombstone();
    }
    Value too_deep(bool is_object) {
        return raise(c_, KnownType::RecursionError,
                     "maximum recursion depth exceeded while decoding a JSON {} from "
                     "a unicode string",
                     is_object ? "object" : "array");
    }

    // Past the characters that pass. When the poll says stop, to the end of the text, where nothing is found.
    template<class Passes> uint32_t pass(uint32_t at, Passes passes) {
        uint32_t next = at;
        while (next < length_ && passes(text_[next])) {
            if (++next - at == long_run) [[unlikely]] {
                at = next;
                if (c_.poll.charge(long_run / 64)) return stopped_ = true, length_;
            }
        }
        return next;
    }
    void skip_space() {
        at_ = pass(at_, [](Unit c) { return is_space(c); });
    }
    uint32_t digits_end(uint32_t at) {
        return pass(at, [](Unit c) { return is_digit(c); });
    }

    bool word(const char* expected) {
        uint32_t i = 0;
        while (expected[i] != 0 && at_ + i < length_ && text_[at_ + i] == static_cast<Unit>(expected[i])) i++;
        if (expected[i] != 0) return false;
        at_ += i;
        return true;
    }

    // What parse_constant, a dict, has for it.
    Value constant(const char* name) {
        if (!c_.is_exact<Dict>(constants_)) return Value::tombstone();
        Value key = str_from_ascii(c_, name);
        if (key.is_signal()) return key;
        Value value = dict_get_str(c_, c_.as<Dict>(constants_), key);
        return value.is_bound() ? value : Value::tombstone();
    }

    Value empty(bool is_object) {
        Object* made = is_object ? static_cast<Object*>(make_dict(c_)) : static_cast<Object*>(make_list(c_));
        return made ? c_.ref(made) : Value::reserve();
    }

    Value string(bool is_key) {
        TextView text;
        CodePoint bits;
        Fault fault;
        auto mark = arena_.mark();
        Scan scan = scan_string(arena_, c_.poll, text_, length_, at_, strict_, text, bits, fault);
        if (scan == Scan::fault) return faulty(fault);
        if (scan != Scan::ok) return signal_of(scan);
        Value value = is_key ? memo_->find(c_, text, bits) : str_of_bits(c_, text, bits);
        arena_.release(mark);
        return value;
    }

    // A key and its colon onto the stack: None, or how it ends.
    Value key() {
        if (at_ == length_ || text_[at_] != '"')
            return fail("Expecting property name enclosed in double quotes", at_);
        at_++;
        Value key = string(true);
        if (key.is_signal() || key == Value::tombstone()) return ended(key);
        if (!values_.push(key)) return Value::reserve();
        skip_space();
        if (at_ == length_ || text_[at_] != ':') return fail("Expecting ':' delimiter", at_);
        at_++;
        skip_space();
        return Value::none();
    }

    // The innermost list or dict, whose values are all on the stack.
    Value closed() {
        Open it = open_.top();
        open_.cut(open_.size() - 1);
        uint32_t count = values_.size() - it.first;
        Value* items = values_.from(it.first);
        values_.cut(it.first);
        values_charged_ = std::min(values_charged_, it.first);
        if (count > 64) c_.poll.spent += count / 64;
        if (!it.is_object) return list_from(c_, items, count);
        Dict* dict = make_dict(c_, count / 2);
        if (!dict) return Value::reserve();
        for (uint32_t i = 0; i < count; i += 2)
            if (!dict_set_str(c_, dict, items[i], items[i + 1])) return Value::reserve();
        return c_.ref(dict);
    }

    Value number() {
        uint32_t begin = at_, at = at_;
        bool negative = at < length_ && text_[at] == '-';
        at += negative;
        if (at == length_ || !is_digit(text_[at])) return faulty({nullptr, begin});
        int64_t value = 0;
        uint32_t digits = at;
        if (text_[at] == '0') {
            at++;
        } else {
            for (; at < length_ && is_digit(text_[at]) && at - digits < 18; at++)
                value = value * 10 + static_cast<int64_t>(text_[at] - '0');
            at = digits_end(at);
        }
        uint32_t whole_end = at;
        bool is_float = false;
        if (length_ - at >= 2 && text_[at] == '.' && is_digit(text_[at + 1])) {
            is_float = true;
            at = digits_end(at + 2);
        }
        if (length_ - at >= 2 && (text_[at] | 0x20) == 'e') {
            uint32_t back = at++;
            if (length_ - at >= 2 && (text_[at] == '-' || text_[at] == '+')) at++;
            at = digits_end(at);
            if (is_digit(text_[at - 1]))
                is_float = true;
            else
                at = back;
        }
        at_ = at;
        if (stopped_) return Value::stopped();
        if (!is_float) {
            if (whole_end - digits <= 18) return integer_of(negative ? -value : value);
            return long_number(begin, at, false);
        }
        return long_number(begin, at, true);
    }
    Value integer_of(int64_t number) {
        return Value::fits_int(number) ? Value::integer(number) : integer_from(c_, number);
    }

    Value long_number(uint32_t begin, uint32_t end, bool is_float) {
        // More digits than any limit on them leaves free: Python reads them, or refuses.
        constexpr uint32_t free_digits = 640;
        constexpr uint32_t few = 64;
        uint32_t size = end - begin;
        if (!is_float && size > free_digits) return Value::tombstone();
        char little[few];
        auto mark = arena_.mark();
        char* digits = size <= few ? little : static_cast<char*>(arena_.take(size, 1));
        if (!digits) return Value::reserve();
        for (uint32_t i = 0; i < size; i++) digits[i] = static_cast<char>(text_[begin + i]);
        Value value;
        if (is_float) {
            double number = 0;
            NumberStatus status = parse_float(digits, size, number, c_.poll);
            value = status == NumberStatus::ok ? Value::number(number) : Value::stopped();
        } else {
            bool negative = digits[0] == '-';
            value = integer_from_digits(c_, arena_, digits + negative, size - negative, 10);
            if (negative && !value.is_signal()) value = negated(value);
        }
        arena_.release(mark);
        return value;
    }
    // Of a fresh int of more than 18 digits.
    Value negated(Value value) {
        if (value.is_int()) return Value::integer(-value.as_int());
        c_.as<Int>(value)->aux = 1;
        return value;
    }

    Cage& c_;
    Arena& arena_;
    const Unit* text_;
    uint32_t length_;
    uint32_t at_;
    bool strict_;
    Value constants_;
    Stack<Value> values_;
    Stack<Open> open_;
    KeyMemo* memo_ = nullptr;
    Fault fault_;
    bool fault_set_ = false;
    bool stopped_ = false;
    uint32_t charged_ = 0;
    uint32_t values_charged_ = 0;
};

// (str, index, strict, constants)
Value json_read(Cage& c, Value* a) {
    TextView text = text_of(c, a[0]);
    auto at = static_cast<uint32_t>(a[1].as_int());
    Scratch scratch(c);
    switch (text.width) {
    case 1: return Reader<uint8_t>(c, scratch, text, at, a[2].is_true(), a[3]).run();
    case 2: return Reader<uint16_t>(c, scratch, text, at, a[2].is_true(), a[3]).run();
    default: return Reader<uint32_t>(c, scratch, text, at, a[2].is_true(), a[3]).run();
    }
}

// (str, index behind the quote, strict): (text, end) or (None, message, position).
Value json_read_string(Cage& c, Value* a) {
    TextView text = text_of(c, a[0]), part;
    auto at = static_cast<uint32_t>(a[1].as_int());
    bool strict = a[2].is_true();
    CodePoint bits = 0;
    Fault fault;
    Scratch scratch(c);
    uint32_t begin = at;
    Scan scan =
        text.width == 1
            ? scan_string(scratch.arena(), c.poll, text.units8(), text.length, at, strict, part, bits, fault)
        : text.width == 2
            ? scan_string(scratch.arena(), c.poll, text.units16(), text.length, at, strict, part, bits, fault)
            : scan_string(scratch.arena(), c.poll, text.units32(), text.length, at, strict, part, bits,
                          fault);
    if (scan == Scan::fault) return fault_pair(c, fault);
    if (scan != Scan::ok) return signal_of(scan);
    note_work(c, at - begin);
    Value value = str_of_bits(c, part, bits);
    return value.is_signal() ? value : tuple_of(c, {value, Value::integer(at)});
}

// (str, index): the end of the number there, as -end when it is a float; 0: none stands there.
Value json_number_end(Cage& c, Value* a) {
    TextView text = text_of(c, a[0]);
    auto at = static_cast<uint32_t>(a[1].as_int());
    uint32_t begin = at, length = text.length;
    auto digits = [&] {
        while (at < length && is_digit(text[at])) at++;
    };
    if (at < length && text[at] == '-') at++;
    if (at >= length || !is_digit(text[at])) return Value::integer(0);
    if (text[at] == '0')
        at++;
    else
        digits();
    bool is_float = false;
    if (length - at >= 2 && text[at] == '.' && is_digit(text[at + 1])) {
        is_float = true;
        at++;
        digits();
    }
    if (length - at >= 2 && (text[at] | 0x20) == 'e') {
        uint32_t back = at++;
        if (length - at >= 2 && (text[at] == '-' || text[at] == '+')) at++;
        digits();
        if (is_digit(text[at - 1]))
            is_float = true;
        else
            at = back;
    }
    note_work(c, at - begin);
    return Value::integer(is_float ? -int64_t{at} : int64_t{at});
}

// (str, index): the first position from there on where no white space stands.
Value json_skip_space(Cage& c, Value* a) {
    TextView text = text_of(c, a[0]);
    auto at = static_cast<uint32_t>(a[1].as_int());
    uint32_t begin = at;
    while (at < text.length && is_space(text[at])) at++;
    note_work(c, at - begin);
    return Value::integer(at);
}

constexpr NativeEntry kernel_entries[] = {
    {"json_read", json_read},
    {"json_read_string", json_read_string},
    {"json_number_end", json_number_end},
    {"json_skip_space", json_skip_space},
};

} // namespace

const NativeTable json_kernels = kernels_of(kernel_entries);

} // namespace natrix
