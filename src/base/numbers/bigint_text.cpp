#include "base/numbers/decimal.h"
#include "base/numbers/natural.h"
#include <algorithm>
#include <bit>
#include <cmath>

namespace natrix::bigint {

namespace {

// The largest power of a base that fits in a limb.
struct Chunk {
    Limb power;
    unsigned digits;

    explicit Chunk(unsigned base) : power(base), digits(1) {
        while (power <= ~Limb{0} / base) {
            power *= base;
            digits++;
        }
    }
};

// Numbers of up to so many chunks are converted limb by limb; the powers for larger ones are
// chunk.power ** (leaf_chunks * 2**level).
constexpr size_t leaf_chunks = 24;

struct Power {
    Limb* limbs;
    size_t size;
};

struct Powers {
    static constexpr size_t limit = 60; // doubling: no address space holds more
    Power list[limit];
    size_t count = 0;

    // Adds the next one; `scratch` keeps it.
    NumberStatus grow(Limb chunk, Scratch& scratch, Meter& meter) {
        if (count == 0) {
            Limb* limbs = scratch.limbs(leaf_chunks);
            if (!limbs) return NumberStatus::no_memory;
            limbs[0] = chunk;
            size_t size = 1;
            while (size < leaf_chunks) {
                Limb high = natural::multiply_limb(limbs, limbs, size, chunk);
                limbs[size++] = high;
            }
            list[count++] = {limbs, natural::normalised(limbs, size)};
            return NumberStatus::ok;
        }
        Power last = list[count - 1];
        Limb* limbs = scratch.limbs(2 * last.size);
        if (!limbs) return NumberStatus::no_memory;
        auto status = natural::square(limbs, last.limbs, last.size, meter);
        if (status == NumberStatus::ok) list[count++] = {limbs, natural::normalised(limbs, 2 * last.size)};
        return status;
    }
};

constexpr char digit_characters[] = "0123456789abcdefghijklmnopqrstuvwxyz";

// Writes text backwards from an end.
struct TextWriter {
    unsigned base;
    Chunk chunk;
    natural::Reciprocal reciprocal;
    unsigned shift;
    Powers powers;
    Meter& meter;

    TextWriter(unsigned text_base, Meter& text_meter)
        : base(text_base),
          chunk(text_base),
          reciprocal(chunk.power << std::countl_zero(chunk.power)),
          shift(static_cast<unsigned>(std::countl_zero(chunk.power))),
          meter(text_meter) {}

    // All digits of a limb below chunk.power when padded, else without leading zeros (none for zero).
    char* put_limb(char* end, Limb limb, bool padded) const {
        char* stop = end - chunk.digits;
        if (base == 10) {
            while (limb >= 10) {
                end -= 2;
                std::memcpy(end, digit_pairs + limb % 100 * 2, 2);
                limb /= 100;
            }
            if (limb) *--end = static_cast<char>('0' + limb);
        } else {
            for (; limb; limb /= base) *--end = digit_characters[limb % base];
        }
        if (padded)
            while (end > stop) *--end = '0';
        return end;
    }

    // Destroys a, which is normalised and below leaf_chunks chunks (or the next power).
    char* put_leaf(char* end, Limb* a, size_t n, bool padded, size_t chunks) const {
        size_t written = 0;
        while (n) {
            Limb rest = shift ? a[n - 1] >> (64 - shift) : 0;
            for (size_t i = n; i-- > 0;) {
                Limb low = a[i] << shift;
                if (shift && i) low |= a[i - 1] >> (64 - shift);
                a[i] = reciprocal.divide(rest, low, rest);
            }
            n = natural::normalised(a, n);
            end = put_limb(end, rest >> shift, padded || n);
            written++;
        }
        if (padded && written < chunks) {
            size_t zeros = (chunks - written) * chunk.digits;
            end -= zeros;
            std::memset(end, '0', zeros);
        }
        return end;
    }

    // a < powers.list[level], or less than a leaf for level 0. Destroys a. The depth is the number of levels,
    // a logarithm of the size.
    NumberStatus put(char*& end, Limb* a, size_t n, size_t level, bool padded) {
        n = natural::normalised(a, n);
        if (level == 0) {
            end = put_leaf(end, a, n, padded, leaf_chunks);
            return meter.done(n * n);
        }
        const Power& power = powers.list[level - 1];
        size_t half_digits = (leaf_chunks << (level - 1)) * chunk.digits;
        if (natural::compare(a, n, power.limbs, power.size) < 0) {
            char* start = end - 2 * half_digits;
            if (auto status = put(end, a, n, level - 1, padded); status != NumberStatus::ok) return status;
            if (padded) {
                std::memset(start, '0', static_cast<size_t>(end - start));
                end = start;
            }
            return NumberStatus::ok;
        }
        Scratch scratch(meter.arena);
        size_t quotient_limbs = n - power.size + 1;
        Limb* quotient = scratch.limbs(quotient_limbs);
        if (!quotient) return NumberStatus::no_memory;
        {
            // The remainder replaces a, which is not needed any more.
            Scratch inner(meter.arena);
            Limb* rest = inner.limbs(power.size);
            if (!rest) return NumberStatus::no_memory;
            if (auto status = natural::divide(quotient, rest, a, n, power.limbs, power.size, meter);
                status != NumberStatus::ok)
                return status;
            natural::copy(a, rest, power.size);
        }
        if (auto status = put(end, a, power.size, level - 1, true); status != NumberStatus::ok) return status;
        return put(end, quotient, quotient_limbs, level - 1, padded);
    }
};

// Bits for a digit, for bases that are powers of two; else 0.
unsigned digit_bits(unsigned base) {
    return std::has_single_bit(base) ? static_cast<unsigned>(std::countr_zero(base)) : 0;
}

// The rounding of a logarithm must not make a bound too small.
constexpr double caution = 1.0 + 1e-12;

size_t saturated(double value) { return value >= 9e18 ? SIZE_MAX : static_cast<size_t>(value); }

unsigned digit_value(char c) {
    if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'z') return static_cast<unsigned>(c - 'a') + 10;
    if (c >= 'A' && c <= 'Z') return static_cast<unsigned>(c - 'A') + 10;
    return 99;
}

struct TextReader {
    unsigned base;
    Chunk chunk;
    Powers powers;
    Meter& meter;

    // out has enough limbs for count digits; returns false for a character that is no digit.
    bool read_leaf(const char* digits, size_t count, Limb* out, size_t& size) const {
        size = 0;
        unsigned first = static_cast<unsigned>(count % chunk.digits);
        for (size_t i = 0; i < count;) {
            unsigned length = i == 0 && first ? first : chunk.digits;
            Limb value = 0;
            for (unsigned k = 0; k < length; k++) {
                unsigned digit = digit_value(digits[i + k]);
                if (digit >= base) return false;
                value = value * base + digit;
            }
            i += length;
            Limb high = natural::multiply_limb(out, out, size, chunk.power, value);
            if (high) out[size++] = high;
        }
        return true;
    }

    // Halves the text down to a leaf; the depth is a logarithm of its length.
    NumberStatus read(const char* digits, size_t count, size_t level, Limb* out, size_t& size) {
        size_t leaf = leaf_chunks * chunk.digits;
        while (level && count <= leaf << (level - 1)) level--;
        if (level == 0) {
            if (!read_leaf(digits, count, out, size)) return NumberStatus::bad_text;
            return meter.done(size * size / 2 + 1);
        }
        const Power& power = powers.list[level - 1];
        size_t low_count = leaf << (level - 1), high_count = count - low_count;
        size_t low_size, high_size;
        if (auto status = read(digits + high_count, low_count, level - 1, out, low_size);
            status != NumberStatus::ok)
            return status;
        Scratch scratch(meter.arena);
        Limb* high = scratch.limbs(high_count / chunk.digits + 2);
        if (!high) return NumberStatus::no_memory;
        if (auto status = read(digits, high_count, level - 1, high, high_size); status != NumberStatus::ok)
            return status;
        if (!high_size) {
            size = low_size;
            return NumberStatus::ok;
        }
        size_t product_size = high_size + power.size;
        Limb* product = scratch.limbs(product_size);
        if (!product) return NumberStatus::no_memory;
        if (auto status = natural::multiply(product, high, high_size, power.limbs, power.size, meter);
            status != NumberStatus::ok)
            return status;
        natural::add(product, product, product_size, out, low_size);
        size = natural::normalised(product, product_size);
        natural::copy(out, product, size);
        return NumberStatus::ok;
    }
};

NumberStatus read_bits(const char* digits, size_t count, unsigned bits, Result& out, Meter& meter) {
    Wide pending = 0;
    unsigned pending_bits = 0;
    size_t size = 0;
    for (size_t i = count; i-- > 0;) {
        unsigned digit = digit_value(digits[i]);
        if (digit >> bits) return NumberStatus::bad_text;
        pending |= Wide{digit} << pending_bits;
        pending_bits += bits;
        if (pending_bits >= 64) {
            out.limbs[size++] = static_cast<Limb>(pending);
            pending >>= 64;
            pending_bits -= 64;
            if (size % 4096 == 0 && meter.charge(4096 * 16)) return NumberStatus::stopped;
        }
    }
    if (pending) out.limbs[size++] = static_cast<Limb>(pending);
    out.size = natural::normalised(out.limbs, size);
    return NumberStatus::ok;
}

} // namespace

size_t text_size(Integer a, unsigned base) {
    if (a.size <= 1) return 65; // binary, with its sign
    uint64_t length = bit_length(a);
    size_t sign = a.negative;
    if (!length) return 1;
    if (unsigned bits = digit_bits(base)) return (length + bits - 1) / bits + sign;
    return saturating_add(saturated(static_cast<double>(length) / std::log2(base) * caution), 1 + sign);
}

NumberStatus to_text(Integer a, unsigned base, char* text, size_t& size, Work work) {
    if (a.size <= 1) {
        Limb limb = a.size == 0 ? 0 : a.limbs[0];
        char* at = text;
        if (a.negative) *at++ = '-';
        if (base == 10) {
            uint32_t digits = decimal_digits(limb);
            write_decimal(at + digits, limb);
            size = static_cast<size_t>(at + digits - text);
            return NumberStatus::ok;
        }
        char digits[64];
        char* first = digits + sizeof digits;
        do *--first = digit_characters[limb % base];
        while ((limb /= base) != 0);
        auto count = static_cast<size_t>(digits + sizeof digits - first);
        std::memcpy(at, first, count);
        size = static_cast<size_t>(at + count - text);
        return NumberStatus::ok;
    }
    Meter meter(work);
    size_t bound = text_size(a, base);
    char* end = text + bound;
    if (unsigned bits = digit_bits(base)) {
        uint64_t length = bit_length(a);
        Limb mask = (Limb{1} << bits) - 1;
        size_t done = 0;
        for (uint64_t bit = 0; bit < length; bit += bits) {
            *--end = digit_characters[natural::bits_from(a.limbs, a.size, bit) & mask];
            if (++done % 65536 == 0 && meter.charge(65536)) return NumberStatus::stopped;
        }
        if (a.negative) *--end = '-';
    } else if (a.size == 1) {
        TextWriter writer(base, meter);
        Limb limb = a.limbs[0];
        if (limb >= writer.chunk.power) {
            end = writer.put_limb(end, limb % writer.chunk.power, true);
            limb /= writer.chunk.power;
        }
        end = writer.put_limb(end, limb, false);
        if (a.negative) *--end = '-';
    } else {
        Scratch scratch(work.arena);
        TextWriter writer(base, meter);
        // Powers up to one whose square is certainly larger than a.
        size_t level = 0;
        if (a.size >= leaf_chunks) {
            do {
                if (auto status = writer.powers.grow(writer.chunk.power, scratch, meter);
                    status != NumberStatus::ok)
                    return status;
                level++;
            } while (2 * writer.powers.list[level - 1].size - 1 <= a.size);
        }
        Limb* rest = scratch.limbs(a.size);
        if (!rest) return NumberStatus::no_memory;
        natural::copy(rest, a.limbs, a.size);
        if (auto status = writer.put(end, rest, a.size, level, false); status != NumberStatus::ok)
            return status;
        if (a.negative) *--end = '-';
    }
    size = static_cast<size_t>(text + bound - end);
    if (end != text) std::memmove(text, end, size);
    return NumberStatus::ok;
}

bool scan_text(const char* text, size_t size, unsigned base, IntegerText& out) {
    size_t at = 0;
    out.negative = false;
    if (at < size && (text[at] == '+' || text[at] == '-')) out.negative = text[at++] == '-';
    bool zero_only = false;
    unsigned prefix_base = 0;
    if (at + 1 < size && text[at] == '0') {
        char letter = static_cast<char>(text[at + 1] | 0x20);
        prefix_base = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 0;
    }
    if (base == 0) {
        base = prefix_base ? prefix_base : 10;
        zero_only = !prefix_base && at < size && text[at] == '0';
    }
    if (prefix_base == base) {
        at += 2;
        if (at < size && text[at] == '_') at++;
    }
    out.base = base;
    out.digits = text + at;
    out.size = size - at;
    out.digit_count = 0;
    bool after_digit = false;
    for (; at < size; at++) {
        if (text[at] == '_') {
            if (!after_digit) return false;
            after_digit = false;
            continue;
        }
        unsigned digit = digit_value(text[at]);
        if (digit >= base || (zero_only && digit)) return false;
        after_digit = true;
        out.digit_count++;
    }
    return after_digit;
}

size_t from_text_size(size_t digit_count, unsigned base) {
    if (unsigned bits = digit_bits(base))
        return digit_count / 64 * bits + (digit_count % 64 * bits + 63) / 64 + 1;
    return saturating_add(saturated(static_cast<double>(digit_count) * std::log2(base) / 64 * caution), 2);
}

NumberStatus from_text(const IntegerText& text, Result& out, Work work) {
    Meter meter(work);
    Scratch scratch(work.arena);
    const char* digits = text.digits;
    size_t count = text.size;
    out.size = 0;
    out.negative = false;
    if (text.digit_count != text.size) {
        auto* plain = static_cast<char*>(work.arena.take(text.digit_count, 1));
        if (!plain) return NumberStatus::no_memory;
        count = 0;
        for (size_t i = 0; i < text.size; i++)
            if (digits[i] != '_') plain[count++] = digits[i];
        digits = plain;
        if (meter.charge(text.size)) return NumberStatus::stopped;
    }
    while (count && *digits == '0') {
        digits++;
        count--;
    }
    if (unsigned bits = digit_bits(text.base)) {
        auto status = read_bits(digits, count, bits, out, meter);
        out.negative = text.negative && out.size;
        return status;
    }
    TextReader reader{text.base, Chunk(text.base), {}, meter};
    size_t level = 0;
    while (count > (leaf_chunks * reader.chunk.digits) << level) {
        if (auto status = reader.powers.grow(reader.chunk.power, scratch, meter); status != NumberStatus::ok)
            return status;
        level++;
    }
    if (level == 0) {
        if (!reader.read_leaf(digits, count, out.limbs, out.size)) return NumberStatus::bad_text;
        out.negative = text.negative && out.size;
        return meter.done(out.size * out.size / 2);
    }
    if (auto status = reader.read(digits, count, level, out.limbs, out.size); status != NumberStatus::ok)
        return status;
    out.negative = text.negative && out.size;
    return NumberStatus::ok;
}

} // namespace natrix::bigint
