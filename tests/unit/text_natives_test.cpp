// The natives of str, bytes, bytearray and memoryview on a cage that has only been booted: no Python runs.
// Each is called with values, and its answer is compared as text.

#include <cstdio>
#include <cstring>
#include <initializer_list>
#include <string>

#include "image/boot.h"
#include "memory/pool.h"
#include "natives/str_format.h"
#include "natives/str_items.h"
#include "natives/table.h"
#include "objects/list.h"
#include "objects/slice.h"
#include "objects/tuple.h"
#include "objects/type.h"

using namespace natrix;

namespace {

int passed = 0, failed = 0;
Cage* cage_used = nullptr;

Cage& vm() { return *cage_used; }

std::string text(Value str) {
    std::string out;
    TextView view = text_of(vm(), str);
    for (uint32_t i = 0; i < view.length; i++) {
        if (view[i] < 0x80)
            out += static_cast<char>(view[i]);
        else
            out += "<" + std::to_string(view[i]) + ">";
    }
    return out;
}

// What a value or a signal is, as text.
std::string show(Value value) {
    if (value == Value::raised()) {
        auto* exception = vm().as<Exception>(vm().pending);
        std::string out = text(vm().as<Type>(class_of(vm(), vm().pending))->name);
        auto* arguments = vm().as<Tuple>(exception->args);
        if (arguments->length != 0) out += ": " + text(arguments->items()[0]);
        return out;
    }
    if (value == Value::defer()) return "defer";
    if (value == Value::reserve()) return "reserve";
    if (value == Value::exhausted()) return "exhausted";
    if (value == Value::tombstone()) return "MISSING";
    if (value == Value::not_implemented()) return "NotImplemented";
    if (vm().is<List>(value) || vm().is<Tuple>(value)) {
        bool list = vm().is<List>(value);
        uint32_t size = list ? vm().as<List>(value)->size : vm().as<Tuple>(value)->length;
        std::string out = list ? "[" : "(";
        for (uint32_t i = 0; i < size; i++) {
            Value item = list ? list_items(vm(), vm().as<List>(value))[i] : vm().as<Tuple>(value)->items()[i];
            out += (i ? ", " : "") + show(item);
        }
        return out + (list ? "]" : ")");
    }
    if (vm().is<ByteArray>(value)) {
        Value bytes = bytes_from(vm(), bytes_of(vm(), value));
        return "bytearray(" + show(bytes) + ")";
    }
    Value repr = leaf_repr(vm(), value);
    return repr.is_signal() ? "?" : text(repr);
}

Value call(const char* name, std::initializer_list<Value> arguments) {
    int32_t index = find_native(name, std::strlen(name), false);
    if (index < 0) index = find_native(name, std::strlen(name), true);
    if (index < 0) {
        std::printf("no such native: %s\n", name);
        return Value::tombstone();
    }
    Value row[12];
    size_t at = 0;
    for (Value argument : arguments) row[at++] = argument;
    return native_at(static_cast<uint32_t>(index)).function(vm(), row);
}

void expect(int line, const char* name, std::initializer_list<Value> arguments, const char* wanted) {
    std::string answer = show(call(name, arguments));
    if (answer == wanted) {
        ++passed;
        return;
    }
    ++failed;
    std::printf("line %d: %s: %s, not %s\n", line, name, answer.c_str(), wanted);
}
#define EXPECT(name, wanted, ...) expect(__LINE__, name, {__VA_ARGS__}, wanted)

Value s(const char* utf8) { return str_from_utf8(vm(), utf8, std::strlen(utf8)); }
Value b(const char* bytes) {
    return bytes_from(vm(),
                      {reinterpret_cast<const uint8_t*>(bytes), static_cast<uint32_t>(std::strlen(bytes))});
}
Value ba(const char* bytes) { return bytearray_from(vm(), bytes_of(vm(), b(bytes))); }
Value i(int64_t number) { return integer_from(vm(), number); }
Value list(std::initializer_list<Value> items) {
    return list_from(vm(), items.begin(), static_cast<uint32_t>(items.size()));
}
Value tuple(std::initializer_list<Value> items) { return tuple_of(vm(), items); }
Value slice(Value start, Value stop, Value step) { return vm().ref(make_slice(vm(), start, stop, step)); }
const Value none = Value::none();

void test_search() {
    EXPECT("str.find", "2", s("abcabc"), s("ca"), none, none);
    EXPECT("str.find", "-1", s("abcabc"), s("ca"), i(3), none);
    EXPECT("str.rfind", "3", s("abcabc"), s("ab"), none, none);
    EXPECT("str.find", "3", s("abc"), s(""), i(3), none);
    EXPECT("str.find", "-1", s("abc"), s(""), i(4), none);
    EXPECT("str.index", "ValueError: substring not found", s("abc"), s("x"), none, none);
    EXPECT("bytes.index", "ValueError: subsection not found", b("abc"), b("x"), none, none);
    EXPECT("bytes.find", "1", b("abc"), i(98), none, none);
    EXPECT("bytes.find", "defer", b("abc"), i(300), none, none);
    EXPECT("str.find", "defer", s("abc"), i(1), none, none);
    EXPECT("str.count", "3", s("aXbXcX"), s("X"), none, none);
    EXPECT("str.replace", "'a-b-c'", s("aXbXc"), s("X"), s("-"), i(-1));
    EXPECT("str.replace", "'aXbXc'", s("aXbXc"), s("Y"), s("-"), i(-1));
    EXPECT("str.replace", "'-a-b-'", s("ab"), s(""), s("-"), i(-1));
    EXPECT("str.startswith", "True", s("abc"), tuple({s("x"), s("ab")}), none, none);
    EXPECT("str.endswith", "False", s("abc"), s("ab"), none, none);
    EXPECT("str.removeprefix", "'c'", s("abc"), s("ab"));
    EXPECT("str.partition", "('a', '=', 'b=c')", s("a=b=c"), s("="));
    EXPECT("str.rpartition", "('a=b', '=', 'c')", s("a=b=c"), s("="));
    EXPECT("str.rpartition", "('', '', 'abc')", s("abc"), s("="));
    EXPECT("str.partition", "ValueError: empty separator", s("abc"), s(""));
    EXPECT("str.strip", "'x'", s("  x\n"), none);
    EXPECT("str.lstrip", "'b'", s("aab"), s("a"));
    EXPECT("bytearray.strip", "bytearray(b'x')", ba("--x-"), b("-"));
    EXPECT("str.split", "['a', 'b', 'c']", s(" a  b c "), none, i(-1));
    EXPECT("str.split", "['a', '', 'b']", s("a,,b"), s(","), i(-1));
    EXPECT("str.rsplit", "['a,b', 'c']", s("a,b,c"), s(","), i(1));
    EXPECT("str.split", "ValueError: empty separator", s("a"), s(""), i(-1));
    EXPECT("str.splitlines", "['a', 'b', 'c']", s("a\r\nb\nc"), Value::false_());
}

void test_case_and_layout() {
    EXPECT("str.upper", "'HELLO'", s("hello"));
    EXPECT("str.upper", "'STRASSE'", s("straße"));
    EXPECT("str.title", "'Hello World'", s("hello world"));
    EXPECT("str.casefold", "'abc'", s("ABC"));
    EXPECT("bytes.swapcase", "b'aBc'", b("AbC"));
    EXPECT("str.isdigit", "True", s("123"));
    EXPECT("str.isidentifier", "False", s("1a"));
    EXPECT("str.center", "'***ab**'", s("ab"), i(7), s("*"));
    EXPECT("str.zfill", "'-007'", s("-7"), i(4));
    EXPECT("bytes.zfill", "b'+005'", b("+5"), i(4));
    EXPECT("str.ljust", "MemoryError", s("a"), i(INT64_C(1) << 62), s(" "));
    EXPECT("str.expandtabs", "'a       b'", s("a\tb"), i(8));
    EXPECT("str.expandtabs", "MemoryError", s("a\t"), i(INT32_MAX));
    EXPECT("str.expandtabs", "defer", s("a\t"), i(INT64_C(1) << 40));
    EXPECT("str.join", "'a-b'", s("-"), list({s("a"), s("b")}));
    EXPECT("str.join", "TypeError: sequence item 1: expected str instance, int found", s("-"),
           list({s("a"), i(1)}));
    EXPECT("bytes.join", "b'a-b'", b("-"), tuple({b("a"), ba("b")}));
    EXPECT("bytes.translate", "b'bc'", b("abc"), none, b("a"));
}

void test_items() {
    EXPECT("str.__getitem__", "'c'", s("abc"), i(-1));
    EXPECT("str.__getitem__", "IndexError: string index out of range", s("abc"), i(3));
    EXPECT("str.__getitem__", "'cba'", s("abc"), slice(none, none, i(-1)));
    EXPECT("str.__getitem__", "'bd'", s("abcde"), slice(i(1), none, i(2)));
    EXPECT("str.__getitem__", "ValueError: slice step cannot be zero", s("abc"), slice(none, none, i(0)));
    EXPECT("bytes.__getitem__", "97", b("abc"), i(0));
    EXPECT("bytes.__getitem__", "b'ac'", b("abc"), slice(none, none, i(2)));
    EXPECT("str.__add__", "'abcd'", s("ab"), s("cd"));
    EXPECT("bytes.__add__", "b'abcd'", b("ab"), ba("cd"));
    EXPECT("str.__mul__", "'ababab'", s("ab"), i(3));
    EXPECT("str.__mul__", "''", s("ab"), i(-3));
    EXPECT("str.__mul__", "MemoryError", s("a"), i(INT64_C(1000000000000000000)));
    EXPECT("str.__mul__", "OverflowError: repeated string is too long", s("abcd"), i(INT64_C(1) << 62));
    EXPECT("bytes.__mul__", "OverflowError: repeated bytes are too long", b("abcd"), i(INT64_C(1) << 62));
    EXPECT("bytearray.__mul__", "MemoryError", ba("abcd"), i(INT64_C(1) << 62));
    EXPECT("str.__lt__", "True", s("a"), s("b"));
    EXPECT("str.__lt__", "NotImplemented", s("a"), i(1));
    EXPECT("bytes.__eq__", "True", b("a"), ba("a"));
    EXPECT("str.__str__", "'\"it\\'s\"'", call("str.__repr__", {s("it's")}));
    EXPECT("bytearray.__repr__", "'bytearray(b\"a\\\\\\'b\")'", ba("a'b"));
    EXPECT("str.__contains__", "True", s("abc"), s("bc"));
    EXPECT("bytes.__contains__", "True", b("abc"), i(99));
}

void test_formatting() {
    EXPECT("str.__mod__", "'a b'", s("%s %s"), tuple({s("a"), s("b")}));
    EXPECT("str.__mod__", "'00005|-f|1.50|100%'", s("%05d|%x|%.2f|%d%%"),
           tuple({i(5), i(-15), Value::number(1.5), i(100)}));
    EXPECT("str.__mod__", "TypeError: not enough arguments for format string", s("%s %s"), s("a"));
    EXPECT("str.__mod__", "TypeError: not all arguments converted during string formatting", s("%s"),
           tuple({i(1), i(2)}));
    EXPECT("str.__mod__", "'   ab|ab   |a'", s("%5s|%-5s|%.1s"), tuple({s("ab"), s("ab"), s("ab")}));
    EXPECT("str.__mod__", "'A|z'", s("%c|%c"), tuple({i(65), s("z")}));
    EXPECT("str.__mod__", "defer", s("%d"), s("x"));
    EXPECT("str.__mod__", "'True None 1.0 1e+22'", s("%s %s %s %s"),
           tuple({Value::true_(), none, Value::number(1.0), Value::number(1e22)}));
    EXPECT("str.__format__", "'  ab'", s("ab"), s(">4"));
    EXPECT("str.__format__", "ValueError: Unknown format code 'd' for object of type 'str'", s("ab"), s("d"));
    EXPECT("format_builtin", "'1,234,567'", i(1234567), s(","));
    EXPECT("format_builtin", "'  1.50e+00'", Value::number(1.5), s("10.2e"));
    EXPECT("format_builtin", "MemoryError", i(1), s("100000000000d"));
}

void test_codecs() {
    EXPECT("str.encode", "b'\\xc3\\xa9'", s("é"), s("UTF-8"), s("strict"));
    EXPECT("str.encode", "b'\\xe9'", s("é"), s("Latin-1"), s("strict"));
    EXPECT("str.encode", "defer", s("é"), s("ascii"), s("strict"));
    EXPECT("str.encode", "b'?'", s("é"), s("us-ascii"), s("replace"));
    EXPECT("str.encode", "b'\\xff\\xfea\\x00'", s("a"), s("utf16"), s("strict"));
    EXPECT("bytes.decode", "'<233>'", call("str.encode", {s("é"), s("cp1252"), s("strict")}),
           s("windows-1252"), s("strict"));
    EXPECT("bytes.decode", "defer", b("\xff"), s("utf-8"), s("strict"));
    EXPECT("bytes.decode", "'<65533>'", b("\xff"), s("utf-8"), s("replace"));
    EXPECT("codec_number", "MISSING", s("no such codec"));
    EXPECT("bytes.hex", "'61:62:63'", b("abc"), s(":"), i(1));
    EXPECT("bytes.hex", "'61:6263'", b("abc"), s(":"), i(2));
    EXPECT("bytes.hex", "'6162:63'", b("abc"), s(":"), i(-2));
    EXPECT("hex_bytes", "b'\\x124'", s("12 34"));
    EXPECT("hex_bytes", "ValueError: non-hexadecimal number found in fromhex() arg at position 1", s("1g"));
}

void test_bytearray() {
    Value array = ba("abc");
    EXPECT("bytearray.append", "None", array, i(100));
    EXPECT("bytearray.append", "ValueError: byte must be in range(0, 256)", array, i(256));
    EXPECT("bytearray.insert", "None", array, i(0), i(95));
    EXPECT("bytearray.copy", "bytearray(b'_abcd')", array);
    EXPECT("bytearray.pop", "95", array, i(0));
    EXPECT("bytearray.pop", "100", array, i(-1));
    EXPECT("bytearray.__setitem__", "None", array, slice(i(1), i(2), none), b("XYZ"));
    EXPECT("bytearray.copy", "bytearray(b'aXYZc')", array);
    EXPECT("bytearray.__delitem__", "None", array, slice(none, none, i(2)));
    EXPECT("bytearray.copy", "bytearray(b'XZ')", array);
    EXPECT("bytearray.__iadd__", "BufferError: Existing exports of data: object cannot be re-sized", array,
           array);
    EXPECT("bytearray.__imul__", "bytearray(b'XZXZXZ')", array, i(3));
    EXPECT("bytearray.__setitem__",
           "ValueError: attempt to assign bytes of size 2 to extended slice of size 3", array,
           slice(none, none, i(2)), b("ab"));
    EXPECT("bytearray.reverse", "None", array);
    EXPECT("bytearray.remove", "None", array, i('Z'));
    EXPECT("bytearray.copy", "bytearray(b'XZXZX')", array);
    EXPECT("bytearray.resize", "None", array, i(2));
    EXPECT("bytearray.copy", "bytearray(b'XZ')", array);
    EXPECT("bytearray.clear", "None", array);
    EXPECT("bytearray.pop", "IndexError: pop from empty bytearray", array, i(-1));
    // Bytes go in at the end and out at the front.
    for (int64_t n = 0; n < 10000; n++) {
        (void)call("bytearray.append", {array, i(n & 255)});
        if (n % 3 == 0) (void)call("bytearray.pop", {array, i(0)});
    }
    EXPECT("bytearray.__len__", "6666", array);
}

void test_memoryview() {
    Value view = call("memoryview_make", {ba("abcdefgh")});
    EXPECT("memoryview.__getitem__", "98", view, i(1));
    EXPECT("memoryview.__getitem__", "IndexError: index out of bounds on dimension 1", view, i(8));
    Value odd = call("memoryview.__getitem__", {view, slice(i(1), none, i(2))});
    EXPECT("memoryview.tolist", "[98, 100, 102, 104]", odd);
    EXPECT("memoryview.tobytes", "b'bdfh'", odd, none);
    Value words = call("memoryview_recast", {view, s("H"), i(2), tuple({i(4)})});
    EXPECT("memoryview.tolist", "[25185, 25699, 26213, 26727]", words);
    Value square = call("memoryview_recast", {view, s("B"), i(1), tuple({i(2), i(4)})});
    EXPECT("memoryview.__getitem__", "103", square, tuple({i(1), i(2)}));
    EXPECT("memoryview.tobytes", "b'aebfcgdh'", square, s("F"));
    EXPECT("memoryview.__setitem__", "None", view, i(0), i('A'));
    EXPECT("memoryview.__setitem__", "ValueError: memoryview: invalid value for format 'B'", view, i(0),
           i(256));
    EXPECT("memoryview.__setitem__", "defer", view, i(0), s("A"));
    EXPECT("memoryview.tobytes", "b'Abcdefgh'", square, none);
    EXPECT("memoryview.release", "None", view);
    EXPECT("memoryview.__getitem__", "defer", view, i(0));
}

} // namespace

int main() {
    CagePool pool;
    cage_used = pool.acquire(nullptr);
    if (!cage_used || !boot(*cage_used)) {
        std::printf("no cage\n");
        return 1;
    }
    test_search();
    test_case_and_layout();
    test_items();
    test_formatting();
    test_codecs();
    test_bytearray();
    test_memoryview();
    std::printf("%d passed, %d failed\n", passed, failed);
    pool.release(cage_used);
    return failed == 0 ? 0 : 1;
}
