#pragma once
#include "base/text/text_view.h"
#include "memory/cage.h"

namespace natrix {

// What a table stores of a Python hash: 32 bits that depend on all of it. Small ints keep their low bits, so
// that keys which follow each other lie side by side; the upper half is spread over what it is added to.
// Never 0.
constexpr uint32_t table_hash(int64_t python_hash) {
    auto bits = static_cast<uint64_t>(python_hash);
    auto folded = static_cast<uint32_t>(bits ^ (bits >> 32) * 0x9E37'79B9'7F4A'7C15u >> 32);
    return folded != 0 ? folded : 0x9E37'79B9u;
}

// hash(str) before any table's folding; the same in every VM.
int64_t str_python_hash(TextView text);
constexpr int64_t int_python_hash(int64_t number) {
    constexpr int64_t modulus = (int64_t{1} << 61) - 1;
    int64_t hash = number >= 0 ? number % modulus : -(-number % modulus);
    return hash == -1 ? -2 : hash;
}
// The Python hash of a str whose table hash is `kept`: 64 bits that table_hash() folds back to `kept`, so
// that the 32 bits which a Str keeps are enough to know both.
constexpr int64_t unfolded_hash(uint32_t kept) {
    uint32_t high = kept * 0x85EB'CA6Bu ^ kept >> 15;
    uint64_t spread = high * 0x9E37'79B9'7F4A'7C15u >> 32;
    return static_cast<int64_t>(uint64_t{high} << 32 | (kept ^ static_cast<uint32_t>(spread)));
}

static_assert(table_hash(unfolded_hash(1)) == 1 && table_hash(unfolded_hash(0x8000'0000u)) == 0x8000'0000u);
static_assert(table_hash(unfolded_hash(0xFFFF'FFFFu)) == 0xFFFF'FFFFu &&
              table_hash(unfolded_hash(0x1234'5678u)) == 0x1234'5678u);
static_assert(unfolded_hash(table_hash(-1)) != -1, "-1 is no hash");

// The hash of a plain str where it is known already; 0: it is not, or this is something else.
inline uint32_t known_str_hash(Cage& cage, Value key) {
    if (!key.is_ref()) return 0;
    auto* str = cage.as<Str>(key);
    return str->kind == Kind::Str && (str->flags & Object::subclass) == 0 ? str->hash : 0;
}
// hash() of an int of 49 bits.
constexpr int64_t small_int_hash(int64_t number) { return number == -1 ? -2 : number; }

enum class Answer : uint8_t {
    yes,
    no,
    defer,   // only Python can tell
    raised,  // Cage::pending says what
    reserve, // memory is wanted first
    stopped,
};

// Asked about each key that has the hash looked for.
struct KeyTest {
    Answer (*same)(void* context, Value key);
    void* context;
};

// What id() tells: unique among all that is alive, the same after a collection, a dump, a fork. `yes`, or
// `reserve` when the number must be noted in a table that has no room (kinds without a serial of their own).
Answer leaf_identity(Cage& cage, Value value, int64_t& identity);
// The hash that follows from it. 0 where leaf_identity() says reserve: callers that can answer it ask that
// first.
int64_t identity_hash(Cage& cage, Value value);

// Whether the class of `value`, an instance of a builtin's subclass, has this special method from the builtin
// itself.
bool inherits_builtin(Cage& cage, Value value, KnownName name);

// hash(tuple) from the hashes of its items, as CPython makes it.
class TupleHash {
  public:
    void add(int64_t item) {
        state_ += static_cast<uint64_t>(item) * 14029467366897019727u;
        state_ = state_ << 31 | state_ >> 33;
        state_ *= 11400714785074694791u;
        count_++;
    }
    [[nodiscard]] int64_t finish() const {
        return sealed(state_ + (count_ ^ (2870177450012600261u ^ 3527539u)));
    }
    // hash(slice) leaves the number of items out.
    [[nodiscard]] int64_t finish_slice() const { return sealed(state_); }

  private:
    static int64_t sealed(uint64_t hash) {
        return hash == UINT64_MAX ? 1546275796 : static_cast<int64_t>(hash);
    }
    uint64_t state_ = 2870177450012600261u;
    uint64_t count_ = 0;
};

// hash(frozenset) from the hashes of its members, in any order.
class SetHash {
  public:
    void add(int64_t item) {
        auto hash = static_cast<uint64_t>(item);
        state_ ^= (hash ^ 89869747u ^ hash << 16) * 3644798167u;
        count_++;
    }
    [[nodiscard]] int64_t finish() const {
        uint64_t hash = state_ ^ (count_ + 1) * 1927868237u;
        hash ^= hash >> 11 ^ hash >> 25;
        hash = hash * 69069u + 907133923u;
        return hash == UINT64_MAX ? 590923713 : static_cast<int64_t>(hash);
    }

  private:
    uint64_t state_ = 0;
    uint64_t count_ = 0;
};

// Comparisons and hashes of builtin values go this deep; beyond, Python is asked, whose depth is bounded
// otherwise.
constexpr uint32_t max_leaf_depth = 32;

// hash(value) where no Python need run: `yes` with the hash, `defer`, or `raised` TypeError for what is
// unhashable. `as_key`: word the error as dict and set do ("cannot use 'list' as a dict key …"); null: as
// hash() does.
Answer leaf_hash(Cage& cage, Value value, int64_t& hash, const char* as_key = nullptr);
// The hash that `result`, which a __hash__ gave, stands for: `yes`, or `raised` TypeError when it is no int.
Answer hash_of_result(Cage& cage, Value result, int64_t& hash);
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
