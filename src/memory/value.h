#pragma once
#include <bit>
#include <compare>
#include <cstdint>

namespace natrix {

// One Python value in 64 bits.
//   0                        unbound: no value at all (fresh memory reads as unbound)
//   1 .. 2^32-1              a reference: the offset of an object in the cage, a multiple of 8
//   0x0001_0000_0000_00xx    singletons, and the signals that natives answer with
//   0x0002.. .. 0xFFFD..     a double, its bits plus 2^49
//   0xFFFE.. .. 0xFFFF..     an int of 49 bits, two's complement
// A double is never a pattern that another form uses: NaNs are brought to the quiet one before they are
// encoded.
class Value {
  public:
    static constexpr uint64_t singleton_tag = 0x0001'0000'0000'0000;
    static constexpr uint64_t double_bias = 0x0002'0000'0000'0000;
    static constexpr uint64_t int_tag = 0xFFFE'0000'0000'0000;
    static constexpr int int_shift = 15;
    static constexpr int64_t int_max = (int64_t{1} << 48) - 1;
    static constexpr int64_t int_min = -(int64_t{1} << 48);

    constexpr Value() : bits_(0) {}
    static constexpr Value from_bits(uint64_t bits) { return Value(bits); }
    [[nodiscard]] constexpr uint64_t bits() const { return bits_; }
    constexpr bool operator==(const Value&) const = default;

    [[nodiscard]] constexpr bool is_unbound() const { return bits_ == 0; }
    [[nodiscard]] constexpr bool is_bound() const { return bits_ != 0; }

    // References. is_ref() holds for unbound too: offset 0 reads as an object of kind Kind::Unbound.
    static constexpr Value ref(uint32_t offset) { return Value(offset); }
    [[nodiscard]] constexpr bool is_ref() const { return bits_ >> 32 == 0; }
    [[nodiscard]] constexpr uint32_t offset() const { return static_cast<uint32_t>(bits_); }

    // Ints of 49 bits.
    static constexpr bool fits_int(int64_t number) { return number >= int_min && number <= int_max; }
    static constexpr Value integer(int64_t number) {
        return Value(int_tag | (static_cast<uint64_t>(number) & ~int_tag));
    }
    [[nodiscard]] constexpr bool is_int() const { return bits_ >= int_tag; }
    static constexpr bool both_int(Value a, Value b) { return (a.bits_ & b.bits_) >= int_tag; }
    [[nodiscard]] constexpr int64_t as_int() const {
        return static_cast<int64_t>(bits_ << int_shift) >> int_shift;
    }

    // Doubles.
    static constexpr Value number(double number) {
        if (number != number) {
            bool negative = std::bit_cast<uint64_t>(number) >> 63;
            return Value((negative ? 0xFFF8'0000'0000'0000 : 0x7FF8'0000'0000'0000) + double_bias);
        }
        return Value(std::bit_cast<uint64_t>(number) + double_bias);
    }
    // What arithmetic on doubles of values gives: its NaNs are the processor's own or an operand's, so they
    // are of the two forms already.
    static constexpr Value computed(double number) {
        return Value(std::bit_cast<uint64_t>(number) + double_bias);
    }
    [[nodiscard]] constexpr bool is_double() const { return bits_ - double_bias < int_tag - double_bias; }
    [[nodiscard]] constexpr double as_double() const { return std::bit_cast<double>(bits_ - double_bias); }

    // Singletons.
    static constexpr Value boolean(bool truth) { return Value(singleton_tag | truth); }
    static constexpr Value false_() { return Value(singleton_tag); }
    static constexpr Value true_() { return Value(singleton_tag | 1); }
    static constexpr Value none() { return Value(singleton_tag | 2); }
    static constexpr Value not_implemented() { return Value(singleton_tag | 3); }
    static constexpr Value ellipsis() { return Value(singleton_tag | 4); }
    [[nodiscard]] constexpr bool is_bool() const { return bits_ >> 1 == singleton_tag >> 1; }
    [[nodiscard]] constexpr bool is_true() const { return bits_ == (singleton_tag | 1); }
    [[nodiscard]] constexpr bool is_false() const { return bits_ == singleton_tag; }
    [[nodiscard]] constexpr bool is_none() const { return bits_ == (singleton_tag | 2); }
    [[nodiscard]] constexpr bool is_singleton() const { return bits_ >> 48 == 1; }

    // Internal marks, never seen by a script: a deleted table entry, and what natives answer instead of a
    // value.
    static constexpr Value tombstone() { return Value(singleton_tag | 8); }
    // The exception stands in Cage::pending.
    static constexpr Value raised() { return Value(singleton_tag | 16); }
    // Only Python can answer this; nothing was changed: run the prelude's body.
    static constexpr Value defer() { return Value(singleton_tag | 17); }
    // Cage::reserve_bytes are wanted; nothing was changed: collect, then run this instruction again.
    static constexpr Value reserve() { return Value(singleton_tag | 18); }
    // A limit was reached; the instruction has not run.
    static constexpr Value stopped() { return Value(singleton_tag | 19); }
    // Cage::tail says what to call instead.
    static constexpr Value tail_call() { return Value(singleton_tag | 20); }
    // Cage::tail says what to ask the host.
    static constexpr Value pause() { return Value(singleton_tag | 21); }
    // An iterator's native has no further item (StopIteration without the object).
    static constexpr Value exhausted() { return Value(singleton_tag | 22); }
    [[nodiscard]] constexpr bool is_signal() const { return (bits_ & ~uint64_t{15}) == (singleton_tag | 16); }

  private:
    explicit constexpr Value(uint64_t bits) : bits_(bits) {}
    uint64_t bits_;
};

static_assert(sizeof(Value) == 8);

} // namespace natrix
