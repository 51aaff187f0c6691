#pragma once
#include "base/text/text_view.h"
#include "memory/cage.h"

namespace natrix {

// What a table stores of a Python hash: 32 bits that depend on all of it, so that multiples of 2**k spread. Never 0.
constexpr uint32_t table_hash(int64_t python_hash) {
    uint64_t mixed = static_cast<uint64_t>(python_hash) * 0x9E37'79B9'7F4A'7C15u;
    auto folded = static_cast<uint32_t>(mixed >> 32 ^ mixed >> 7);
    return folded != 0 ? folded : 1;
}

// hash(str) before any table's folding; the same in every VM.
int64_t str_python_hash(TextView text);
constexpr int64_t int_python_hash(int64_t number) {
    constexpr int64_t modulus = (int64_t{1} << 61) - 1;
    int64_t hash = number >= 0 ? number % modulus : -(-number % modulus);
    return hash == -1 ? -2 : hash;
}
int64_t identity_hash(Cage& cage, Value value);

enum class Answer : uint8_t {
    yes,
    no,
    defer,   // only Python can tell
    raised,  // Cage::pending says what
    reserve, // memory is wanted first
    stopped,
};

// hash(value) where no Python need run: `yes` with the hash, `defer`, or `raised` TypeError for what is unhashable.
// `as_key`: word the error as dict and set do ("cannot use 'list' as a dict key …"); null: as hash() does.
Answer leaf_hash(Cage& cage, Value value, int64_t& hash, const char* as_key = nullptr);
// left == right where no Python need run.
Answer leaf_equal(Cage& cage, Value left, Value right);
// bool(value) where no Python need run.
Answer leaf_truth(Cage& cage, Value value);

inline Value signal_of(Answer answer) {
    switch (answer) {
    case Answer::yes: return Value::true_();
    case Answer::no: return Value::false_();
    case Answer::raised: return Value::raised();
    case Answer::reserve: return Value::reserve();
    case Answer::stopped: return Value::stopped();
    case Answer::defer: break;
    }
    return Value::defer();
}

} // namespace natrix
