#include <numeric>

#include "natives/int_operators.h"
#include "natives/math.h"
#include "objects/list.h"

// Functions of math over whole numbers. The kernels take ints of any sort.
namespace natrix {
namespace {

using bigint::Integer;
using bigint::Limb;
using bigint::Result;

bool all_integers(Cage& cage, const Value* values, uint32_t count) {
    for (uint32_t i = 0; i < count; i++)
        if (!is_integer(cage, values[i])) return false;
    return true;
}

Value greatest_common(Cage& cage, Value left, Value right) {
    int64_t a, b;
    if (integer_fits(cage, left, a) && integer_fits(cage, right, b)) {
        auto magnitude = [](int64_t x) {
            return x < 0 ? 0 - static_cast<uint64_t>(x) : static_cast<uint64_t>(x);
        };
        return integer_from_unsigned(cage, std::gcd(magnitude(a), magnitude(b)));
    }
    IntegerView x(cage, left), y(cage, right);
    uint64_t limbs = x.integer.size > y.integer.size ? x.integer.size : y.integer.size;
    return compute_integer(cage, limbs, false,
                           [&](Result& out, Work work) { return bigint::gcd(x, y, out, work); });
}

// (integers)
Value gcd(Cage& cage, Value* a) {
    auto* integers = cage.as<Tuple>(a[0]);
    if (!all_integers(cage, integers->items(), integers->length)) return Value::defer();
    Value answer = Value::integer(0);
    for (uint32_t i = 0; i < integers->length; i++) {
        if (cage.poll.charge(1)) return Value::stopped();
        answer = greatest_common(cage, answer, integers->items()[i]);
        if (answer.is_signal()) return answer;
    }
    return answer;
}

Value lcm(Cage& cage, Value* a) {
    auto* integers = cage.as<Tuple>(a[0]);
    if (!all_integers(cage, integers->items(), integers->length)) return Value::defer();
    Value answer = Value::integer(1);
    for (uint32_t i = 0; i < integers->length; i++) {
        if (cage.poll.charge(1)) return Value::stopped();
        Value item = integers->items()[i];
        if (int_is_zero(cage, answer) || int_is_zero(cage, item)) {
            answer = Value::integer(0);
            continue;
        }
        Value common = greatest_common(cage, answer, item);
        if (common.is_signal()) return common;
        answer = int_binary(cage, BinaryOperator::floordiv, answer, common);
        if (answer.is_signal()) return answer;
        answer = int_binary(cage, BinaryOperator::mul, answer, item);
        if (answer.is_signal()) return answer;
        answer = int_absolute(cage, answer);
        if (answer.is_signal()) return answer;
    }
    return answer;
}

Value square_root(Cage& cage, Value* a) {
    if (!is_integer(cage, a[0])) return Value::defer();
    IntegerView view(cage, a[0]);
    if (view.integer.negative)
        return raise(cage, KnownType::ValueError, "isqrt() argument must be nonnegative");
    return compute_integer(cage, view.integer.size / 2 + 1, false,
                           [&](Result& out, Work work) { return bigint::square_root(view, out, work); });
}

// The product of n - i for first <= i < last, all of them positive; split in halves, so that the factors of
// each multiplication have the same size.
class FallingProduct {
  public:
    FallingProduct(Integer n, Work work) : n_(n), work_(work), limb_(n.size == 1 ? n.limbs[0] : 0) {}

    // Limbs that this many factors may take.
    [[nodiscard]] uint64_t size(uint64_t count) const {
        uint64_t bits;
        if (__builtin_mul_overflow(bigint::bit_length(n_), count, &bits)) return UINT64_MAX;
        return bits / 64 + 2;
    }

    // `out` has room for size(last - first) limbs. At most 64 deep.
    NumberStatus compute(uint64_t first, uint64_t last, Result& out) {
        uint64_t count = last - first;
        if (count <= few) return short_product(first, last, out);
        uint64_t middle = first + count / 2;
        Arena::Mark mark = work_.arena.mark();
        Result low{limbs(size(middle - first)), size(middle - first)};
        Result high{limbs(size(last - middle)), size(last - middle)};
        NumberStatus status = low.limbs && high.limbs ? NumberStatus::ok : NumberStatus::no_memory;
        if (status == NumberStatus::ok) status = compute(first, middle, low);
        if (status == NumberStatus::ok) status = compute(middle, last, high);
        if (status == NumberStatus::ok) status = bigint::multiply(low.view(), high.view(), out, work_);
        work_.arena.release(mark);
        return status;
    }

  private:
    static constexpr uint64_t few = 16;

    Limb* limbs(uint64_t count) {
        return static_cast<Limb*>(work_.arena.take(count > SIZE_MAX / 8 ? SIZE_MAX : count * 8));
    }

    NumberStatus short_product(uint64_t first, uint64_t last, Result& out) {
        if (work_.poll.charge(1)) return NumberStatus::stopped;
        if (n_.size <= 1) {
            out.limbs[0] = 1;
            out.size = 1;
            for (uint64_t i = first; i < last; i++) {
                Limb carry = 0, factor = limb_ - i;
                for (size_t j = 0; j < out.size; j++) {
                    __extension__ unsigned __int128 product =
                        static_cast<unsigned __int128>(out.limbs[j]) * factor + carry;
                    out.limbs[j] = static_cast<Limb>(product);
                    carry = static_cast<Limb>(product >> 64);
                }
                if (carry != 0) out.limbs[out.size++] = carry;
            }
            return NumberStatus::ok;
        }
        Arena::Mark mark = work_.arena.mark();
        uint64_t room = size(last - first);
        Limb *partial = limbs(room), *factor = limbs(n_.size + 1);
        if (!partial || !factor) return NumberStatus::no_memory;
        out.limbs[0] = 1;
        out.size = 1;
        NumberStatus status = NumberStatus::ok;
        for (uint64_t i = first; i < last && status == NumberStatus::ok; i++) {
            Result next{factor, n_.size + 1};
            Limb less = i;
            status = bigint::subtract(n_, Integer{&less, less ? size_t{1} : size_t{0}, false}, next, work_);
            if (status != NumberStatus::ok) break;
            std::memcpy(partial, out.limbs, out.size * 8);
            status = bigint::multiply(Integer{partial, out.size, false}, next.view(), out, work_);
        }
        work_.arena.release(mark);
        return status;
    }

    Integer n_;
    Work work_;
    Limb limb_;
};

// n! of a machine int, in limbs: never too few.
uint64_t factorial_size(uint64_t n) {
    bigint::SmallInteger number(static_cast<int64_t>(n));
    Poll none;
    Arena empty(nullptr, 0);
    return FallingProduct(number.view(), {empty, none}).size(n);
}

// The product of `count` factors n, n - 1, …
Value falling_product(Cage& cage, Integer n, uint64_t count) {
    Poll none;
    Arena empty(nullptr, 0);
    uint64_t limbs = FallingProduct(n, {empty, none}).size(count);
    return compute_integer(cage, limbs, false, [&](Result& out, Work work) {
        return FallingProduct(n, work).compute(0, count, out);
    });
}

Value factorial_of(Cage& cage, uint64_t n) {
    if (n < 2) return Value::integer(1);
    bigint::SmallInteger number(static_cast<int64_t>(n));
    return falling_product(cage, number.view(), n - 1);
}

Value factorial(Cage& cage, Value* a) {
    if (!is_integer(cage, a[0])) return Value::defer();
    IntegerView view(cage, a[0]);
    if (view.integer.negative)
        return raise(cage, KnownType::ValueError, "factorial() not defined for negative values");
    uint64_t n;
    if (!bigint::to_uint64(view, n) || n > INT64_MAX)
        return raise(cage, KnownType::OverflowError, "factorial() argument should not exceed {}", INT64_MAX);
    return factorial_of(cage, n);
}

// (n, k or None)
Value permutations(Cage& cage, Value* a) {
    if (a[1].is_none()) return factorial(cage, a);
    if (!is_integer(cage, a[0]) || !is_integer(cage, a[1])) return Value::defer();
    IntegerView n(cage, a[0]), k(cage, a[1]);
    if (n.integer.negative) return raise(cage, KnownType::ValueError, "n must be a non-negative integer");
    if (k.integer.negative) return raise(cage, KnownType::ValueError, "k must be a non-negative integer");
    if (bigint::compare(n, k) < 0) return Value::integer(0);
    uint64_t count;
    if (!bigint::to_uint64(k, count) || count > INT64_MAX)
        return raise(cage, KnownType::OverflowError, "k must not exceed {}", INT64_MAX);
    if (count == 0) return Value::integer(1);
    return falling_product(cage, n, count);
}

// C(n, k) for results within 64 bits: each step's product is divisible.
bool short_combinations(uint64_t n, uint64_t k, uint64_t& answer) {
    __extension__ unsigned __int128 product = 1;
    for (uint64_t i = 0; i < k; i++) {
        product = product * (n - i) / (i + 1);
        if (product >> 64 != 0) return false;
    }
    answer = static_cast<uint64_t>(product);
    return true;
}

// (n, k)
Value combinations(Cage& cage, Value* a) {
    if (!is_integer(cage, a[0]) || !is_integer(cage, a[1])) return Value::defer();
    IntegerView n(cage, a[0]), k(cage, a[1]);
    if (n.integer.negative) return raise(cage, KnownType::ValueError, "n must be a non-negative integer");
    if (k.integer.negative) return raise(cage, KnownType::ValueError, "k must be a non-negative integer");
    if (bigint::compare(n, k) < 0) return Value::integer(0);
    Value rest = int_binary(cage, BinaryOperator::sub, a[0], a[1]);
    if (rest.is_signal()) return rest;
    Value fewer = int_compare(cage, rest, a[1]) < 0 ? rest : a[1];
    IntegerView least(cage, fewer);
    uint64_t count;
    if (!bigint::to_uint64(least, count) || count > INT64_MAX)
        return raise(cage, KnownType::OverflowError, "min(n - k, k) must not exceed {}", INT64_MAX);
    if (count == 0) return Value::integer(1);
    uint64_t small, answer;
    if (count <= 64 && bigint::to_uint64(n, small) && short_combinations(small, count, answer))
        return integer_from_unsigned(cage, answer);
    // The orders are counted first, and divided out.
    Poll none;
    Arena empty(nullptr, 0);
    FallingProduct of_n(n, {empty, none});
    uint64_t above = of_n.size(count), below = factorial_size(count);
    if (above > max_int_limbs || below > max_int_limbs)
        return raise_with(cage, KnownType::MemoryError, Value());
    return compute_integer(cage, bigint::quotient_size(above, 1), false, [&](Result& out, Work work) {
        Arena::Mark mark = work.arena.mark();
        bigint::SmallInteger last(static_cast<int64_t>(count));
        Result numerator{work.arena.array<Limb>(above), above};
        Result denominator{work.arena.array<Limb>(below), below};
        NumberStatus status =
            numerator.limbs && denominator.limbs ? NumberStatus::ok : NumberStatus::no_memory;
        if (status == NumberStatus::ok) status = FallingProduct(n, work).compute(0, count, numerator);
        if (status == NumberStatus::ok)
            status = FallingProduct(last.view(), work).compute(0, count, denominator);
        if (status == NumberStatus::ok)
            status = bigint::divide_modulo(numerator.view(), denominator.view(), &out, nullptr, work);
        work.arena.release(mark);
        return status;
    });
}

// clang-format off
#define ROWS(prefix)                    \
    {prefix "gcd", gcd},                \
    {prefix "lcm", lcm},                \
    {prefix "isqrt", square_root},      \
    {prefix "factorial", factorial},    \
    {prefix "perm", permutations},      \
    {prefix "comb", combinations}
// clang-format on

constexpr NativeEntry native_entries[] = {ROWS("math.")};
constexpr NativeEntry kernel_entries[] = {ROWS("math_")};

} // namespace

const NativeTable math_integer_natives = natives_of(native_entries),
                  math_integer_kernels = kernels_of(kernel_entries);

} // namespace natrix
