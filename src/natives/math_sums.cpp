#include <cmath>
#include <cstring>

#include "natives/int_operators.h"
#include "natives/math.h"
#include "objects/iterator.h"
#include "objects/list.h"
#include "objects/tuple.h"

// Sums and products of math over many numbers.
namespace natrix {
namespace {

constexpr uint32_t stride = 1024;

// x + y, and what rounding lost of it. The first needs |x| >= |y|.
struct Exact {
    double high, low;
};
Exact fast_sum(double x, double y) {
    double high = x + y;
    return {high, (x - high) + y};
}
Exact exact_sum(double x, double y) {
    double high = x + y, back = high - x;
    return {high, (x - (high - back)) + (y - back)};
}
Exact exact_product(double x, double y) {
    double high = x * y;
    return {high, std::fma(x, y, -high)};
}

// A sum without any rounding: floats of falling magnitude whose bits do not overlap.
class ExactSum {
  public:
    // False: the sum of what came so far is too large.
    [[nodiscard]] bool add(double x) {
        double given = x;
        uint32_t kept = 0;
        for (uint32_t j = 0; j < count_; j++) {
            double y = parts_[j];
            if (std::fabs(x) < std::fabs(y)) std::swap(x, y);
            Exact sum = fast_sum(x, y);
            if (sum.low != 0.0) parts_[kept++] = sum.low;
            x = sum.high;
        }
        count_ = kept;
        if (x == 0.0) return true;
        if (std::isfinite(x)) {
            parts_[count_++] = x;
            return true;
        }
        if (std::isfinite(given)) return false;
        if (std::isinf(given)) infinities_ += given;
        specials_ += given;
        count_ = 0;
        return true;
    }
    // Rounded half to even, once.
    Value finish(Cage& cage) {
        if (specials_ != 0.0) {
            if (std::isnan(infinities_)) return raise(cage, KnownType::ValueError, "-inf + inf in fsum");
            return Value::number(specials_);
        }
        if (count_ == 0) return Value::number(0.0);
        Exact sum{parts_[--count_], 0.0};
        while (count_ > 0) {
            sum = fast_sum(sum.high, parts_[--count_]);
            if (sum.low != 0.0) break;
        }
        // A tie was rounded without what lies below it.
        if (count_ > 0 && sum.low != 0.0 && (sum.low < 0.0) == (parts_[count_ - 1] < 0.0)) {
            double twice = sum.low * 2.0, other = sum.high + twice;
            if (twice == other - sum.high) sum.high = other;
        }
        return Value::number(sum.high);
    }

  private:
    // Bits do not overlap, and a float has no more places than this.
    static constexpr uint32_t capacity = 2200;
    double parts_[capacity];
    uint32_t count_ = 0;
    double specials_ = 0.0, infinities_ = 0.0;
};

Value sum_floats(Cage& cage, Value* a) {
    Cursor cursor(cage);
    if (!cursor.open(a[0])) return Value::defer();
    ExactSum sum;
    for (uint32_t i = 0;; i++) {
        if (i % stride == stride - 1 && cage.poll.charge(stride / 16)) return Value::stopped();
        Value item = cursor.next();
        if (item == Value::exhausted()) break;
        if (item.is_signal()) return item;
        double x;
        if (real_argument(cage, item, x) != RealArgument::yes) return Value::defer();
        if (!sum.add(x)) return raise(cage, KnownType::OverflowError, "intermediate overflow in fsum");
    }
    Value answer = sum.finish(cage);
    if (!answer.is_signal()) cursor.commit();
    return answer;
}

// (iterable, start)
Value product(Cage& cage, Value* a) {
    if (!a[1].is_int() && !a[1].is_double()) return Value::defer();
    Cursor cursor(cage);
    if (!cursor.open(a[0])) return Value::defer();
    bool whole = a[1].is_int();
    int64_t number = whole ? a[1].as_int() : 0;
    double real = whole ? 0.0 : a[1].as_double();
    for (uint32_t i = 0;; i++) {
        if (i % stride == stride - 1 && cage.poll.charge(stride / 32)) return Value::stopped();
        Value item = cursor.next();
        if (item == Value::exhausted()) break;
        if (item.is_signal()) return item;
        if (whole && item.is_double()) {
            whole = false;
            real = static_cast<double>(number);
        }
        if (whole) {
            if (!item.is_int() && !item.is_bool()) return Value::defer();
            // Large products make new objects at each step: those are the body's.
            if (__builtin_mul_overflow(number, item.is_int() ? item.as_int() : item.is_true(), &number))
                return Value::defer();
        } else if (item.is_double()) {
            real *= item.as_double();
        } else if (item.is_int()) {
            real *= static_cast<double>(item.as_int());
        } else {
            return Value::defer();
        }
    }
    cursor.commit();
    return whole ? integer_from(cage, number) : Value::number(real);
}

// A sum of products with three floats' precision.
struct LongSum {
    double high = 0.0, low = 0.0, least = 0.0;
    void add(double x, double y) {
        Exact product = exact_product(x, y);
        Exact sum = exact_sum(high, product.high);
        Exact lost = exact_sum(low, product.low);
        Exact rest = exact_sum(lost.high, sum.low);
        high = sum.high;
        low = rest.high;
        least += lost.low + rest.low;
    }
    [[nodiscard]] double finish() const {
        Exact last = exact_sum(low, least);
        Exact total = exact_sum(high, last.high);
        return total.high + (total.low + last.low);
    }
};

// Ints, floats, and ints with floats; what else there is, and sums of ints beyond a machine word, are the
// body's.
Value sum_of_products(Cage& cage, Value* a) {
    bool rows = (cage.is_exact<List>(a[0]) || cage.is_exact<Tuple>(a[0])) &&
                (cage.is_exact<List>(a[1]) || cage.is_exact<Tuple>(a[1]));
    if (!rows) return Value::defer();
    Cursor left(cage), right(cage);
    if (!left.open(a[0]) || !right.open(a[1])) return Value::defer();
    uint64_t count = left.left();
    if (count != right.left()) return Value::defer();
    int64_t whole = 0;
    bool in_whole = true, real_used = false;
    LongSum real;
    for (uint64_t i = 0; i < count; i++) {
        if (i % stride == stride - 1 && cage.poll.charge(stride / 16)) return Value::stopped();
        Value p = left.next(), q = right.next();
        if (in_whole && p.is_int() && q.is_int()) {
            int64_t term;
            if (__builtin_mul_overflow(p.as_int(), q.as_int(), &term) ||
                __builtin_add_overflow(whole, term, &whole))
                return Value::defer();
            continue;
        }
        in_whole = false;
        bool p_whole = p.is_int() || p.is_bool(), q_whole = q.is_int() || q.is_bool();
        if (!(p.is_double() && (q.is_double() || q_whole)) && !(p_whole && q.is_double()))
            return Value::defer();
        double x, y;
        (void)real_argument(cage, p, x);
        (void)real_argument(cage, q, y);
        LongSum next = real;
        next.add(x, y);
        if (!std::isfinite(next.high)) return Value::defer();
        real = next;
        real_used = true;
    }
    if (!real_used) return integer_from(cage, whole);
    return Value::number(static_cast<double>(whole) + real.finish());
}

// The kernels of the body: (sum as a list of three floats, x, y) adds x * y, unless that is not finite
// (False); and the list's total.
Value long_sum_add(Cage& cage, Value* a) {
    auto* list = cage.as<List>(a[0]);
    Value* items = list_items(cage, list);
    LongSum sum{items[0].as_double(), items[1].as_double(), items[2].as_double()};
    sum.add(a[1].as_double(), a[2].as_double());
    if (!std::isfinite(sum.high)) return Value::false_();
    cage.writing(cage.at(list->items));
    items[0] = Value::number(sum.high);
    items[1] = Value::number(sum.low);
    items[2] = Value::number(sum.least);
    return Value::true_();
}
Value long_sum_total(Cage& cage, Value* a) {
    Value* items = list_items(cage, cage.as<List>(a[0]));
    return Value::number(LongSum{items[0].as_double(), items[1].as_double(), items[2].as_double()}.finish());
}

// The length of a vector, within an ulp: scaled by a power of two, squared and summed exactly, and the root
// corrected by one step of Newton's.
template<class Coordinate> Value vector_length(Cage& cage, uint32_t count, Coordinate coordinate) {
    double most = 0.0;
    bool unknown = false;
    for (uint32_t i = 0; i < count; i++) {
        double x = std::fabs(coordinate(i));
        if (std::isnan(x)) unknown = true;
        if (x > most) most = x;
    }
    if (std::isinf(most)) return Value::number(most);
    if (unknown) return Value::number(std::nan(""));
    if (most == 0.0 || count <= 1) return Value::number(most);
    int exponent;
    std::frexp(most, &exponent);
    double before = 1.0;
    constexpr int least_exponent = -1023;
    if (exponent < least_exponent) {
        // 1 / scale would not be a float.
        before = 0x1p-1022;
        most /= before;
        std::frexp(most, &exponent);
    }
    double scale = std::ldexp(1.0, -exponent), total = 1.0, first = 0.0, second = 0.0;
    for (uint32_t i = 0; i < count; i++) {
        if (i % stride == stride - 1 && cage.poll.charge(stride / 16)) return Value::stopped();
        double x = std::fabs(coordinate(i)) / before * scale;
        Exact square = exact_product(x, x), sum = fast_sum(total, square.high);
        total = sum.high;
        first += square.low;
        second += sum.low;
    }
    double root = std::sqrt(total - 1.0 + (first + second));
    Exact square = exact_product(-root, root), sum = fast_sum(total, square.high);
    total = sum.high;
    first += square.low;
    second += sum.low;
    root += (total - 1.0 + (first + second)) / (2.0 * root);
    return Value::number(root / scale * before);
}

// (coordinates)
Value hypotenuse(Cage& cage, Value* a) {
    auto* all = cage.as<Tuple>(a[0]);
    for (uint32_t i = 0; i < all->length; i++) {
        double x;
        RealArgument answer = real_argument(cage, all->items()[i], x);
        if (answer != RealArgument::yes) return signal_of(cage, answer);
    }
    return vector_length(cage, all->length, [&](uint32_t i) {
        double x;
        (void)real_argument(cage, all->items()[i], x);
        return x;
    });
}

// (p, q): tuples of real numbers, of one length
Value distance(Cage& cage, Value* a) {
    if (!cage.is_exact<Tuple>(a[0]) || !cage.is_exact<Tuple>(a[1])) return Value::defer();
    auto *p = cage.as<Tuple>(a[0]), *q = cage.as<Tuple>(a[1]);
    if (p->length != q->length) return Value::defer();
    for (uint32_t i = 0; i < p->length; i++) {
        double x;
        RealArgument answer = real_argument(cage, p->items()[i], x);
        if (answer == RealArgument::yes) answer = real_argument(cage, q->items()[i], x);
        if (answer != RealArgument::yes) return signal_of(cage, answer);
    }
    return vector_length(cage, p->length, [&](uint32_t i) {
        double x, y;
        (void)real_argument(cage, p->items()[i], x);
        (void)real_argument(cage, q->items()[i], y);
        return x - y;
    });
}

constexpr NativeEntry native_entries[] = {
    {"math.fsum", sum_floats},  {"math.prod", product},  {"math.sumprod", sum_of_products},
    {"math.hypot", hypotenuse}, {"math.dist", distance},
};
constexpr NativeEntry kernel_entries[] = {
    {"math_fsum", sum_floats},  {"math_long_add", long_sum_add}, {"math_long_total", long_sum_total},
    {"math_hypot", hypotenuse}, {"math_dist", distance},
};

} // namespace

const NativeTable math_sum_natives = natives_of(native_entries),
                  math_sum_kernels = kernels_of(kernel_entries);

} // namespace natrix
