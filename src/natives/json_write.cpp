#include <algorithm>

#include "base/numbers/float_text.h"
#include "base/text/scan.h"
#include "natives/all.h"
#include "natives/number_text.h"
#include "natives/str_support.h"
#include "objects/dict.h"
#include "objects/list.h"
#include "objects/tuple.h"

// Writing JSON. One kernel writes as far as it can without Python. It stops at a value that only Python can
// deal with (what default() is for, a dict that must be sorted), with the containers that are open on a list
// of the caller's, and goes on from there with what Python makes of it. So nothing is written twice.
namespace natrix {
namespace {

constexpr uint32_t deepest = 25'000;

// Why the kernel stopped, as lib/_json.py knows it.
enum class Why : uint8_t { foreign, mapping, circular, not_finite, bad_key, too_deep };

// On the list: container, cursor, what, owner (the object that it stands for).
enum class What : uint8_t { list, tuple, dict, pairs, made };
struct Frame {
    Value container;
    Value owner;
    uint32_t cursor;
    What what;
    bool written; // of a dict: an item of it
};
constexpr uint32_t frame_values = 4;
constexpr int64_t written_flag = 8;

constexpr uint8_t plain = 0, short_escape = 1, long_escape = 2;
// What becomes of characters below 128 in a string.
constexpr char escape_letter(uint32_t c) {
    switch (c) {
    case '"': return '"';
    case '\\': return '\\';
    case '\b': return 'b';
    case '\f': return 'f';
    case '\n': return 'n';
    case '\r': return 'r';
    case '\t': return 't';
    default: return 0;
    }
}
struct EscapeTable {
    uint8_t sort[256] = {};
    constexpr explicit EscapeTable(bool ascii) {
        for (uint32_t c = 0; c < 256; c++) {
            bool high = c > '~' && ascii;
            sort[c] = escape_letter(c) != 0 ? short_escape : c < ' ' || high ? long_escape : plain;
        }
    }
};
constexpr EscapeTable ascii_escapes(true), text_escapes(false);

// The text that is written: as narrow as what it holds, in scratch memory.
class Output {
  public:
    explicit Output(Arena& arena) : arena_(arena) {}

    // Room for so many more units; false: memory is out.
    bool room(uint64_t count) { return capacity_ - size_ >= count || grow(count, width_); }
    bool ascii(const char* text, size_t count) {
        if (!room(count)) return false;
        if (width_ == 1)
            std::memcpy(data_ + size_, text, count);
        else
            text::copy_text({text, static_cast<uint32_t>(count), 1}, data_ + size_ * width_, width_);
        size_ += count;
        return true;
    }
    bool character(char c) {
        if (size_ == capacity_ || width_ != 1) return ascii(&c, 1);
        data_[size_++] = static_cast<uint8_t>(c);
        return true;
    }
    bool text(TextView view, CodePoint maximum) {
        uint8_t wanted = width_for(maximum);
        if ((wanted > width_ && !grow(view.length, wanted)) || !room(view.length)) return false;
        if (view.length) text::copy_text(view, data_ + size_ * width_, width_);
        size_ += view.length;
        maximum_ = std::max(maximum_, maximum);
        return true;
    }
    [[nodiscard]] uint64_t size() const { return size_; }
    // When something failed: whether it was the poll.
    [[nodiscard]] bool stopped() const { return stopped_; }
    void stop() { stopped_ = true; }

    [[nodiscard]] Value str(Cage& cage) const {
        if (size_ > max_text_bytes) return raise_memory_error(cage);
        Str* made = make_str(cage, size_, maximum_);
        if (!made) return Value::reserve();
        if (size_) {
            auto width = static_cast<uint8_t>(made->aux & str_aux::width_mask);
            text::copy_text({data_, static_cast<uint32_t>(size_), width_}, made->data(), width);
        }
        return cage.ref(made);
    }

  private:
    bool grow(uint64_t count, uint8_t width) {
        uint64_t wanted = std::max(capacity_ * 2, size_ + count + 256);
        if (size_ + count > uint64_t{UINT32_MAX}) return false;
        auto* fresh = static_cast<uint8_t*>(arena_.take(wanted * width, 4));
        if (!fresh) return false;
        if (size_) text::copy_text({data_, static_cast<uint32_t>(size_), width_}, fresh, width);
        data_ = fresh;
        capacity_ = wanted;
        width_ = width;
        return true;
    }

    Arena& arena_;
    uint8_t* data_ = nullptr;
    uint64_t size_ = 0;
    uint64_t capacity_ = 0;
    uint8_t width_ = 1;
    CodePoint maximum_ = 0x7F;
    bool stopped_ = false;
};

char hex_digit(uint32_t value) { return static_cast<char>(value < 10 ? '0' + value : 'a' + value - 10); }

// A string with its quotes. False: memory is out, or stopped.
template<class Unit> bool write_string_of(Output& out, Poll& poll, const Unit* text, uint32_t length,
                                          bool ascii, CodePoint maximum) {
    const uint8_t* sort = ascii ? ascii_escapes.sort : text_escapes.sort;
    auto special = [&](CodePoint c) { return c <= 0xFF ? sort[c] : ascii ? long_escape : plain; };
    uint32_t charged = 0;
    if (!out.character('"')) return false;
    for (uint32_t at = 0; at < length;) {
        uint32_t from = at, limit = std::min(length, at + poll_stride);
        while (at < limit && special(text[at]) == plain) at++;
        if (at != from && !out.text({text + from, at - from, sizeof(Unit)}, ascii ? 0x7F : maximum))
            return false;
        charged += at - from + 1;
        if (charged >= poll_stride) {
            if (poll.charge(charged / 64)) return out.stop(), false;
            charged = 0;
        }
        if (at == limit) continue;
        CodePoint c = text[at++];
        char escape[12] = {'\\', 'u'};
        size_t size = 6;
        if (c < 0x80 && escape_letter(c) != 0) {
            escape[1] = escape_letter(c);
            size = 2;
        } else {
            auto hex = [&](size_t where, uint32_t value) {
                for (int digit = 0; digit < 4; digit++)
                    escape[where + static_cast<size_t>(digit)] = hex_digit(value >> (12 - 4 * digit) & 15);
            };
            if (c > 0xFFFF) {
                c -= 0x10000;
                hex(2, 0xD800 | c >> 10);
                escape[6] = '\\';
                escape[7] = 'u';
                hex(8, 0xDC00 | (c & 0x3FF));
                size = 12;
            } else {
                hex(2, c);
            }
        }
        if (!out.ascii(escape, size)) return false;
    }
    return out.character('"');
}

CodePoint maximum_of(Cage& cage, Value str) {
    return is_ascii_str(cage, str) ? 0x7F : class_maximum(text::scan_maximum(text_of(cage, str)));
}

bool write_string(Cage& cage, Output& out, Value str, bool ascii) {
    TextView text = text_of(cage, str);
    CodePoint maximum = ascii ? 0x7F : maximum_of(cage, str);
    switch (text.width) {
    case 1: return write_string_of(out, cage.poll, text.units8(), text.length, ascii, maximum);
    case 2: return write_string_of(out, cage.poll, text.units16(), text.length, ascii, maximum);
    default: return write_string_of(out, cage.poll, text.units32(), text.length, ascii, maximum);
    }
}

class Writer {
  public:
    // config: (indent or None, key separator, item separator, sort_keys, skipkeys, allow_nan, ascii,
    // check_circular, level, limit on the digits of an int)
    Writer(Cage& cage, Arena& arena, Tuple* config, List* stack)
        : c_(cage), arena_(arena), out_(arena), config_(config->items()), stack_(stack) {
        base_ = stack->size / frame_values;
        level_ = config_[8].as_int();
        for (uint32_t i = 0; i < base_; i++)
            if (what_of(i) != What::made) level_++;
        indented_ = !config_[0].is_none();
        sort_keys_ = config_[3].is_true();
        skip_keys_ = config_[4].is_true();
        allow_nan_ = config_[5].is_true();
        ascii_ = config_[6].is_true();
        check_ = config_[7].is_true();
    }

    // The text, all of it written; or (text so far, why, object), or a signal.
    Value run(Value value) {
        bool has_value = value != Value::tombstone();
        for (;;) {
            if (out_.size() - charged_ >= poll_stride || ++steps_ >= 1024) {
                int64_t units =
                    static_cast<int64_t>(out_.size() - charged_) / 64 + steps_ / 16 + extra_ / 64 + 1;
                charged_ = out_.size();
                steps_ = 0;
                extra_ = 0;
                if (c_.poll.charge(units)) return Value::stopped();
            }
            Step step = has_value ? write(value) : next(value, has_value);
            if (step == Step::wrote) {
                has_value = false;
                if (!settle()) return Value::reserve();
                if (depth() == 0) break;
            } else if (step == Step::no_room) {
                return out_.stopped() ? Value::stopped() : Value::reserve();
            } else if (step == Step::raised) {
                // The caller finds on the list what was being written.
                if (!list_room()) {
                    c_.pending = Value();
                    return Value::reserve();
                }
                commit();
                return Value::raised();
            } else if (step == Step::stuck) {
                return suspend();
            } else if (step == Step::opened) {
                has_value = false;
            }
        }
        c_.poll.spent += static_cast<int64_t>(out_.size() - charged_) / 64 + steps_ / 16;
        Value text = out_.str(c_);
        if (text.is_signal()) return text;
        commit();
        return text;
    }

  private:
    enum class Step : uint8_t { wrote, opened, item, stuck, no_room, raised };

    [[nodiscard]] uint32_t depth() const { return base_ + count_; }
    Value* row(uint32_t i) { return list_items(c_, stack_) + size_t{i} * frame_values; }
    What what_of(uint32_t i) { return static_cast<What>(row(i)[2].as_int() & (written_flag - 1)); }

    // The innermost frame, brought from the list when it stands there; null: memory is out.
    Frame* top() {
        if (count_ == 0) {
            Value* values = row(base_ - 1);
            Frame frame{values[0], values[3], static_cast<uint32_t>(values[1].as_int()), what_of(base_ - 1),
                        (values[2].as_int() & written_flag) != 0};
            if (!push(frame)) return nullptr;
            base_--;
        }
        return frames_ + count_ - 1;
    }
    bool push(const Frame& frame) {
        if (count_ == room_) {
            uint32_t wanted = room_ == 0 ? 64 : room_ * 2;
            auto* fresh = static_cast<Frame*>(arena_.take(size_t{wanted} * sizeof(Frame), alignof(Frame)));
            if (!fresh) return false;
            if (count_) std::memcpy(static_cast<void*>(fresh), frames_, size_t{count_} * sizeof(Frame));
            frames_ = fresh;
            room_ = wanted;
        }
        frames_[count_++] = frame;
        return true;
    }

    Step stop() {
        out_.stop();
        return Step::no_room;
    }
    Step stuck(Why why, Value object) {
        why_ = why;
        object_ = object;
        return Step::stuck;
    }

    bool newline() {
        if (!indented_) return true;
        if (!out_.character('\n')) return false;
        TextView indent = text_of(c_, config_[0]);
        CodePoint maximum = maximum_of(c_, config_[0]);
        if (level_ > 16) extra_ += level_ * indent.length;
        for (int64_t i = 0; i < level_; i++)
            if (!out_.text(indent, maximum)) return false;
        return true;
    }
    bool separator(uint32_t which) {
        Value text = config_[which];
        return out_.text(text_of(c_, text), maximum_of(c_, text));
    }

    bool is_open(Value object) {
        if (!check_) return false;
        extra_ += depth();
        for (uint32_t i = count_; i-- > 0;)
            if (frames_[i].owner == object) return true;
        for (uint32_t i = base_; i-- > 0;)
            if (row(i)[3] == object) return true;
        return false;
    }

    Step word(const char* text) { return out_.ascii(text, std::strlen(text)) ? Step::wrote : Step::no_room; }

    Step write_float(double number, Value value) {
        if (number - number != 0) {
            if (!allow_nan_) return stuck(Why::not_finite, value);
            return word(number != number ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
        }
        char text[float_repr_size];
        return out_.ascii(text, float_repr(number, text)) ? Step::wrote : Step::no_room;
    }

    Step write_int(int64_t number) {
        char text[24];
        char* at = text + sizeof text;
        uint64_t rest = number < 0 ? 0 - static_cast<uint64_t>(number) : static_cast<uint64_t>(number);
        do *--at = static_cast<char>('0' + rest % 10);
        while ((rest /= 10) != 0);
        if (number < 0) *--at = '-';
        return out_.ascii(at, static_cast<size_t>(text + sizeof text - at)) ? Step::wrote : Step::no_room;
    }

    // A number, a singleton or a str; `stuck` with nothing said: it is none of them.
    Step write_scalar(Value value) {
        if (value.is_int()) return write_int(value.as_int());
        if (value.is_double()) return write_float(value.as_double(), value);
        if (value.is_none()) return word("null");
        if (value.is_bool()) return word(value.is_true() ? "true" : "false");
        if (is_str(c_, value)) {
            steps_ += str_length(c_, value) / 64;
            return write_string(c_, out_, value, ascii_) ? Step::wrote : Step::no_room;
        }
        if (c_.is<Int>(value)) {
            auto mark = arena_.mark();
            Value text = int_to_text(c_, arena_, value, 10, false, config_[9].as_int());
            arena_.release(mark);
            if (text == Value::stopped()) return stop();
            if (text.is_signal()) return text == Value::raised() ? Step::raised : Step::no_room;
            return out_.text(text_of(c_, text), 0x7F) ? Step::wrote : Step::no_room;
        }
        if (c_.is<Float>(value)) return write_float(c_.as<Float>(value)->number, value);
        return stuck(Why::foreign, value);
    }

    Step write(Value value) {
        bool is_list = c_.is<List>(value), is_tuple = c_.is<Tuple>(value), is_dict = c_.is<Dict>(value);
        if (!is_list && !is_tuple && !is_dict) return write_scalar(value);
        uint32_t size = is_list    ? c_.as<List>(value)->size
                        : is_tuple ? c_.as<Tuple>(value)->length
                                   : c_.as<Dict>(value)->live;
        if (size == 0) return word(is_dict ? "{}" : "[]");
        if (is_open(value)) return stuck(Why::circular, value);
        if (depth() >= deepest) return stuck(Why::too_deep, value);
        if (is_dict && (sort_keys_ || !c_.is_exact<Dict>(value))) return stuck(Why::mapping, value);
        What what = is_list ? What::list : is_tuple ? What::tuple : What::dict;
        if (!push({value, value, 0, what, false}) || !begin(is_dict)) return Step::no_room;
        return Step::opened;
    }

    bool begin(bool is_dict) {
        level_++;
        return out_.character(is_dict ? '{' : '[') && (is_dict || newline());
    }

    // What comes next in the innermost container: its next item, or its end.
    Step next(Value& value, bool& has_value) {
        Frame* frame = top();
        if (!frame) return Step::no_room;
        switch (frame->what) {
        case What::made: return Step::wrote; // its value was
        case What::list: {
            auto* list = c_.as<List>(frame->container);
            if (frame->cursor >= list->size) return end(']', true);
            value = list_items(c_, list)[frame->cursor];
            break;
        }
        case What::tuple: {
            auto* tuple = c_.as<Tuple>(frame->container);
            if (frame->cursor >= tuple->length) return end(']', true);
            value = tuple->items()[frame->cursor];
            break;
        }
        case What::dict: {
            auto* dict = c_.as<Dict>(frame->container);
            while (frame->cursor < dict->used &&
                   dict_entries(c_, dict)[2 * size_t{frame->cursor}] == Value::tombstone())
                frame->cursor++;
            if (frame->cursor >= dict->used) return end('}', frame->written);
            Value* entry = dict_entries(c_, dict) + 2 * size_t{frame->cursor};
            return member(*frame, entry[0], entry[1], value, has_value);
        }
        case What::pairs: {
            // Of items() of who knows what: Python has made sure of pairs.
            auto* list = c_.as<List>(frame->container);
            if (frame->cursor >= list->size) return end('}', frame->written);
            auto* pair = c_.as<Tuple>(list_items(c_, list)[frame->cursor]);
            return member(*frame, pair->items()[0], pair->items()[1], value, has_value);
        }
        }
        if (frame->cursor != 0 && (!separator(2) || !newline())) return Step::no_room;
        frame->cursor++;
        has_value = true;
        return Step::item;
    }

    // A key, and the value is next.
    Step member(Frame& frame, Value key, Value item, Value& value, bool& has_value) {
        bool known = is_str(c_, key) || key.is_double() || key.is_bool() || key.is_none() ||
                     is_integer(c_, key) || c_.is<Float>(key);
        has_value = false;
        if (!known) {
            if (!skip_keys_) {
                count_--;
                return stuck(Why::bad_key, key);
            }
            frame.cursor++;
            return Step::item;
        }
        if (frame.written && !separator(2)) return Step::no_room;
        if (!newline()) return Step::no_room;
        Step step;
        if (is_str(c_, key)) {
            step = write_scalar(key);
        } else {
            if (!out_.character('"')) return Step::no_room;
            step = write_scalar(key);
            if (step == Step::wrote && !out_.character('"')) return Step::no_room;
        }
        if (step != Step::wrote) {
            // An error in a key is not one in an item of this dict.
            if (step != Step::no_room) count_--;
            return step;
        }
        frame.written = true;
        frame.cursor++;
        if (!separator(1)) return Step::no_room;
        value = item;
        has_value = true;
        return Step::item;
    }

    Step end(char bracket, bool written) {
        level_--;
        if ((written && !newline()) || !out_.character(bracket)) return Step::no_room;
        count_--;
        return Step::wrote;
    }

    // A value is written: what was made for it by default() is over.
    bool settle() {
        while (depth() != 0) {
            Frame* frame = top();
            if (!frame) return false;
            if (frame->what != What::made) return true;
            count_--;
        }
        return true;
    }

    Value suspend() {
        Value text = out_.str(c_);
        if (text.is_signal()) return text;
        Value result = tuple_of(c_, {text, Value::integer(static_cast<int64_t>(why_)), object_});
        if (result.is_signal() || !list_room()) return Value::reserve();
        commit();
        return result;
    }
    bool list_room() {
        uint64_t wanted = uint64_t{depth()} * frame_values;
        return wanted <= stack_->size || list_make_room(c_, stack_, wanted - stack_->size);
    }
    // The open containers, onto the list. There is room.
    void commit() {
        c_.writing(stack_);
        if (stack_->items.is_bound()) c_.writing(c_.at(stack_->items));
        for (uint32_t i = 0; i < count_; i++) {
            const Frame& frame = frames_[i];
            Value* values = row(base_ + i);
            values[0] = frame.container;
            values[1] = Value::integer(frame.cursor);
            values[2] = Value::integer(static_cast<int64_t>(frame.what) | (frame.written ? written_flag : 0));
            values[3] = frame.owner;
        }
        for (uint32_t i = depth() * frame_values; i < stack_->size; i++) list_items(c_, stack_)[i] = Value();
        stack_->size = depth() * frame_values;
    }

    Cage& c_;
    Arena& arena_;
    Output out_;
    const Value* config_;
    List* stack_;
    Frame* frames_ = nullptr;
    uint32_t count_ = 0;
    uint32_t room_ = 0;
    uint32_t base_ = 0; // frames that are on the list only
    int64_t level_ = 0;
    uint64_t charged_ = 0;
    int64_t steps_ = 0;
    int64_t extra_ = 0;
    Why why_ = Why::foreign;
    Value object_;
    bool indented_, sort_keys_, skip_keys_, allow_nan_, ascii_, check_;
};

// (config, stack, value): value MISSING: what stands next on the stack.
Value json_write(Cage& c, Value* a) {
    Scratch scratch(c);
    Writer writer(c, scratch, c.as<Tuple>(a[0]), c.as<List>(a[1]));
    return writer.run(a[2]);
}

// (str, ascii) -> the JSON string.
Value json_quote(Cage& c, Value* a) {
    Scratch scratch(c);
    Output out(scratch);
    TextView text = text_of(c, a[0]);
    note_short_work(c, text.length);
    if (!write_string(c, out, a[0], a[1].is_true()))
        return out.stopped() ? Value::stopped() : Value::reserve();
    return out.str(c);
}

template<bool ascii> Value quote_native(Cage& c, Value* a) {
    if (!is_str(c, a[0])) return Value::defer();
    Value arguments[] = {a[0], Value::boolean(ascii)};
    return json_quote(c, arguments);
}

// (dict, cursor) -> the key of the entry that the cursor has passed last.
Value json_key_before(Cage& c, Value* a) {
    auto* dict = c.as<Dict>(a[0]);
    int64_t at = a[1].as_int() - 1;
    return at >= 0 && at < dict->used ? dict_entries(c, dict)[2 * at] : Value::none();
}

constexpr NativeEntry native_entries[] = {
    {"_json.encode_basestring", quote_native<false>},
    {"_json.encode_basestring_ascii", quote_native<true>},
};

constexpr NativeEntry kernel_entries[] = {
    {"json_write", json_write},
    {"json_quote", json_quote},
    {"json_key_before", json_key_before},
};

} // namespace

const NativeTable json_write_natives = natives_of(native_entries);
const NativeTable json_write_kernels = kernels_of(kernel_entries);

} // namespace natrix
