#include "base/deflate/inflate.h"

#include <cstring>

#include "base/deflate/checksum.h"

namespace natrix::deflate {
namespace {

constexpr uint16_t length_base[] = {3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23, 27,
                                    31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
constexpr uint8_t length_bits[] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,
                                   2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
constexpr uint16_t distance_base[] = {1,    2,    3,    4,    5,    7,    9,    13,    17,    25,
                                      33,   49,   65,   97,   129,  193,  257,  385,   513,   769,
                                      1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};
constexpr uint8_t distance_bits[] = {0, 0, 0, 0, 1, 1, 2, 2,  3,  3,  4,  4,  5,  5,  6,
                                     6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13};
constexpr uint8_t code_order[] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
constexpr uint32_t quick_bits = 9;

constexpr const char* problems[] = {
    "",
    "incorrect header check",
    "unknown compression method",
    "invalid window size",
    "unknown header flags set",
    "header crc mismatch",
    "invalid block type",
    "invalid stored block lengths",
    "too many length or distance symbols",
    "invalid code lengths set",
    "invalid bit length repeat",
    "invalid code -- missing end-of-block",
    "invalid literal/lengths set",
    "invalid distances set",
    "invalid literal/length code",
    "invalid distance code",
    "invalid distance too far back",
    "incorrect data check",
    "incorrect length check",
};

} // namespace

const char* problem_text(uint8_t problem) {
    return problem < sizeof problems / sizeof problems[0] ? problems[problem] : "";
}

void Inflater::begin(Wrap form, int bits_of_window) {
    *this = Inflater();
    wrap = form;
    window_bits = static_cast<uint8_t>(bits_of_window == 0 ? 15 : bits_of_window);
    at = form == Wrap::none ? At::block : At::head;
}

bool Inflater::is_sound() const {
    bool codes = true;
    for (const Codes* each : {&literals, &distances}) {
        uint32_t sum = 0;
        for (uint16_t count : each->counts) sum += count;
        codes &= sum <= 288;
    }
    return at <= At::failed && window_at < window_size && window_filled <= window_size && bit_count <= 64 &&
           literal_count <= 288 && distance_count <= 32 && code_count <= 19 && length_at <= 320 &&
           back <= window_size && codes;
}

bool Inflater::need(Source& in, uint32_t count) {
    while (bit_count < count) {
        if (in.at == in.end) return false;
        bits |= uint64_t{*in.at++} << bit_count;
        bit_count += 8;
    }
    return true;
}

uint32_t Inflater::take(uint32_t count) {
    auto value = static_cast<uint32_t>(bits & ((uint64_t{1} << count) - 1));
    bits >>= count;
    bit_count -= count;
    return value;
}

void Inflater::drop_to_byte() { (void)take(bit_count & 7); }

InflateStatus Inflater::fail(uint8_t why) {
    problem = why;
    at = At::failed;
    return InflateStatus::error;
}

// False: too many codes, or too few where that is not allowed.
bool Inflater::make_codes(Codes& codes, const uint8_t* lengths, uint32_t count, bool may_lack) {
    std::memset(&codes, 0, sizeof codes);
    for (uint32_t i = 0; i < count; i++) codes.counts[lengths[i]]++;
    codes.counts[0] = 0;
    int32_t left_over = 1;
    uint32_t used = 0, longest = 0;
    for (uint32_t length = 1; length < 16; length++) {
        left_over = left_over * 2 - codes.counts[length];
        if (left_over < 0) return false;
        used += codes.counts[length];
        if (codes.counts[length] != 0) longest = length;
    }
    if (left_over > 0 && used != 0 && (!may_lack || longest != 1)) return false;
    uint16_t starts[16] = {}, code = 0, first[16] = {};
    for (uint32_t length = 1; length < 15; length++)
        starts[length + 1] = static_cast<uint16_t>(starts[length] + codes.counts[length]);
    for (uint32_t length = 1; length < 16; length++) {
        code = static_cast<uint16_t>((code + codes.counts[length - 1]) << 1);
        first[length] = code;
    }
    for (uint32_t i = 0; i < count; i++) {
        uint32_t length = lengths[i];
        if (length == 0) continue;
        codes.symbols[starts[length]++] = static_cast<uint16_t>(i);
        uint32_t value = first[length]++;
        if (length > quick_bits) continue;
        uint32_t turned = 0;
        for (uint32_t bit = 0; bit < length; bit++) turned |= (value >> bit & 1) << (length - 1 - bit);
        for (uint32_t entry = turned; entry < 1u << quick_bits; entry += 1u << length)
            codes.quick[entry] = static_cast<uint16_t>(i << 4 | length);
    }
    return true;
}

int Inflater::decode(Source& in, const Codes& codes) {
    (void)need(in, 15);
    uint16_t quick = codes.quick[bits & ((1u << quick_bits) - 1)];
    if (quick != 0 && (quick & 15u) <= bit_count) {
        (void)take(quick & 15u);
        return quick >> 4;
    }
    int32_t code = 0, first = 0, index = 0;
    for (uint32_t length = 1; length < 16; length++) {
        if (length > bit_count) return -1;
        code |= static_cast<int32_t>(bits >> (length - 1) & 1);
        int32_t count = codes.counts[length];
        if (code - count < first) {
            (void)take(length);
            return codes.symbols[index + (code - first)];
        }
        index += count;
        first = (first + count) << 1;
        code <<= 1;
    }
    return -2;
}

void Inflater::put(uint8_t byte) {
    window[window_at] = byte;
    window_at = (window_at + 1) % window_size;
    if (window_filled < window_size) window_filled++;
}

void Inflater::fixed_codes() {
    for (uint32_t i = 0; i < 288; i++) lengths[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
    (void)make_codes(literals, lengths, 288, false);
    std::memset(lengths, 5, 32);
    (void)make_codes(distances, lengths, 32, false);
}

bool Inflater::set_dictionary(const uint8_t* data, size_t size) {
    if (at == At::dictionary) {
        if (adler32(1, data, size) != wanted_id) return false;
        at = At::block;
    } else if (wrap != Wrap::none) {
        return false;
    }
    for (size_t i = size > window_size ? size - window_size : 0; i < size; i++) put(data[i]);
    return true;
}

InflateStatus Inflater::run(const uint8_t* data, size_t in_size, size_t& used, uint8_t* out, size_t out_size,
                            size_t& made, Poll& poll) {
    constexpr size_t stride = 1 << 15;
    Source in{data, data + in_size};
    uint8_t *to = out, *end = out + out_size, *checked = out;
    size_t charged = 0;
    auto sum_up = [&] {
        auto size = static_cast<size_t>(to - checked);
        check = is_gzip ? crc32(check, checked, size) : adler32(check, checked, size);
        total += static_cast<uint32_t>(size);
        checked = to;
    };
    auto leave = [&](InflateStatus status) {
        if (wrap != Wrap::none) sum_up();
        // Whole bytes that were looked at too early go back.
        while (bit_count >= 8 && in.at > data && (at == At::ended || status == InflateStatus::ended)) {
            in.at--;
            bit_count -= 8;
            bits &= (uint64_t{1} << bit_count) - 1;
        }
        used = static_cast<size_t>(in.at - data);
        made = static_cast<size_t>(to - out);
        poll.spent += static_cast<int64_t>((made - charged) / 64);
        return status;
    };
    auto failed = [&](uint8_t why) { return leave(fail(why)); };
    for (;;) {
        if (static_cast<size_t>(to - out) - charged >= stride) {
            charged += stride;
            if (poll.charge(stride / 64)) return leave(InflateStatus::stopped);
        }
        switch (at) {
        case At::head: {
            if (!need(in, 16)) return leave(InflateStatus::more);
            auto first = static_cast<uint32_t>(bits & 0xFF), second = static_cast<uint32_t>(bits >> 8 & 0xFF);
            if ((wrap == Wrap::gzip || wrap == Wrap::either) && first == 0x1F && second == 0x8B) {
                (void)take(16);
                is_gzip = 1;
                check = 0;
                held = 0;
                at = At::gzip_head;
                break;
            }
            if (wrap == Wrap::gzip || (first << 8 | second) % 31 != 0) return failed(1);
            if ((first & 15) != 8) return failed(2);
            if ((first >> 4) + 8 > window_bits) return failed(3);
            (void)take(16);
            at = (second & 0x20) != 0 ? At::dictionary_id : At::block;
            break;
        }
        case At::gzip_head:
            // Method, flags, time, extra flags, system.
            if (held == 0) {
                if (!need(in, 16)) return leave(InflateStatus::more);
                if (take(8) != 8) return failed(2);
                flags = static_cast<uint8_t>(take(8));
                if ((flags & 0xE0) != 0) return failed(4);
                held = 1;
            }
            if (!need(in, 48)) return leave(InflateStatus::more);
            (void)take(32);
            (void)take(16);
            held = 0;
            at = At::gzip_extra;
            break;
        case At::gzip_extra:
            if ((flags & 4) != 0) {
                if (held == 0) {
                    if (!need(in, 16)) return leave(InflateStatus::more);
                    extra_left = static_cast<uint16_t>(take(16));
                    held = 1;
                }
                for (; extra_left > 0; extra_left--) {
                    if (!need(in, 8)) return leave(InflateStatus::more);
                    (void)take(8);
                }
            }
            held = 0;
            at = At::gzip_name;
            break;
        case At::gzip_name:
        case At::gzip_comment: {
            uint32_t flag = at == At::gzip_name ? 8 : 16;
            while ((flags & flag) != 0) {
                if (!need(in, 8)) return leave(InflateStatus::more);
                if (take(8) == 0) break;
            }
            at = at == At::gzip_name ? At::gzip_comment : At::gzip_check;
            break;
        }
        case At::gzip_check:
            if ((flags & 2) != 0) {
                if (!need(in, 16)) return leave(InflateStatus::more);
                (void)take(16);
            }
            at = At::block;
            break;
        case At::dictionary_id:
            if (!need(in, 32)) return leave(InflateStatus::more);
            wanted_id = __builtin_bswap32(take(32));
            at = At::dictionary;
            break;
        case At::dictionary: return leave(InflateStatus::dictionary);
        case At::block: {
            if (last_block) {
                drop_to_byte();
                at = wrap == Wrap::none ? At::ended : At::trailer;
                break;
            }
            if (!need(in, 3)) return leave(InflateStatus::more);
            last_block = static_cast<uint8_t>(take(1));
            switch (take(2)) {
            case 0:
                drop_to_byte();
                at = At::stored_size;
                break;
            case 1:
                fixed_codes();
                at = At::symbol;
                break;
            case 2: at = At::table_sizes; break;
            default: return failed(6);
            }
            break;
        }
        case At::stored_size: {
            if (!need(in, 32)) return leave(InflateStatus::more);
            uint32_t size = take(16), inverse = take(16);
            if (size != (inverse ^ 0xFFFF)) return failed(7);
            left = size;
            at = At::stored;
            break;
        }
        case At::stored:
            while (left > 0) {
                if (to == end || !need(in, 8)) return leave(InflateStatus::more);
                auto byte = static_cast<uint8_t>(take(8));
                *to++ = byte;
                put(byte);
                left--;
            }
            at = At::block;
            break;
        case At::table_sizes:
            if (!need(in, 14)) return leave(InflateStatus::more);
            literal_count = take(5) + 257;
            distance_count = take(5) + 1;
            code_count = take(4) + 4;
            if (literal_count > 286 || distance_count > 30) return failed(8);
            length_at = 0;
            std::memset(lengths, 0, sizeof lengths);
            at = At::code_lengths;
            break;
        case At::code_lengths:
            for (; length_at < code_count; length_at++) {
                if (!need(in, 3)) return leave(InflateStatus::more);
                lengths[code_order[length_at]] = static_cast<uint8_t>(take(3));
            }
            if (!make_codes(literals, lengths, 19, false)) return failed(9);
            length_at = 0;
            held = UINT32_MAX;
            at = At::lengths;
            break;
        case At::lengths: {
            uint32_t all = literal_count + distance_count;
            while (length_at < all) {
                if (held == UINT32_MAX) {
                    int symbol = decode(in, literals);
                    if (symbol == -1) return leave(InflateStatus::more);
                    if (symbol < 0) return failed(9);
                    if (symbol < 16) {
                        lengths[length_at++] = static_cast<uint8_t>(symbol);
                        continue;
                    }
                    held = static_cast<uint32_t>(symbol);
                }
                uint32_t width = held == 16 ? 2 : held == 17 ? 3 : 7;
                if (!need(in, width)) return leave(InflateStatus::more);
                uint32_t count = take(width) + (held == 18 ? 11 : 3);
                if (held == 16 && length_at == 0) return failed(10);
                uint8_t repeated = held == 16 ? lengths[length_at - 1] : uint8_t{0};
                if (length_at + count > all) return failed(10);
                for (; count > 0; count--) lengths[length_at++] = repeated;
                held = UINT32_MAX;
            }
            if (lengths[256] == 0) return failed(11);
            uint8_t of_distances[32] = {};
            std::memcpy(of_distances, lengths + literal_count, distance_count);
            if (!make_codes(literals, lengths, literal_count, true)) return failed(12);
            if (!make_codes(distances, of_distances, distance_count, true)) return failed(13);
            at = At::symbol;
            break;
        }
        case At::symbol: {
            // Literals go straight on.
            for (;;) {
                if (to == end) {
                    // (The end of the block may come without room.)
                    Inflater::Source peek = in;
                    uint64_t kept_bits = bits;
                    uint32_t kept_count = bit_count;
                    int next = decode(peek, literals);
                    if (next == 256) {
                        in = peek;
                        at = At::block;
                        break;
                    }
                    bits = kept_bits;
                    bit_count = kept_count;
                    return leave(InflateStatus::more);
                }
                int symbol = decode(in, literals);
                if (symbol == -1) return leave(InflateStatus::more);
                if (symbol == -2 || symbol > 285) return failed(14);
                if (symbol < 256) {
                    *to++ = static_cast<uint8_t>(symbol);
                    put(static_cast<uint8_t>(symbol));
                    continue;
                }
                if (symbol == 256) {
                    at = At::block;
                } else {
                    held = static_cast<uint32_t>(symbol - 257);
                    at = At::length_extra;
                }
                break;
            }
            break;
        }
        case At::length_extra:
            if (held >= 29) return failed(14);
            if (!need(in, length_bits[held])) return leave(InflateStatus::more);
            left = length_base[held] + take(length_bits[held]);
            at = At::distance;
            break;
        case At::distance: {
            int symbol = decode(in, distances);
            if (symbol == -1) return leave(InflateStatus::more);
            if (symbol == -2 || symbol > 29) return failed(15);
            held = static_cast<uint32_t>(symbol);
            at = At::distance_extra;
            break;
        }
        case At::distance_extra:
            if (held >= 30) return failed(15);
            if (!need(in, distance_bits[held])) return leave(InflateStatus::more);
            back = distance_base[held] + take(distance_bits[held]);
            if (back > window_filled) return failed(16);
            at = At::copy;
            break;
        case At::copy:
            while (left > 0) {
                if (to == end) return leave(InflateStatus::more);
                uint8_t byte = window[(window_at - back) % window_size];
                *to++ = byte;
                put(byte);
                left--;
            }
            at = At::symbol;
            break;
        case At::trailer: {
            uint32_t bytes = is_gzip ? 64 : 32;
            sum_up();
            if (held != UINT32_MAX - 1) {
                if (!need(in, 32)) return leave(InflateStatus::more);
                uint32_t given = take(32);
                if (given != (is_gzip ? check : __builtin_bswap32(check))) return failed(17);
                held = UINT32_MAX - 1;
            }
            if (bytes == 64) {
                if (!need(in, 32)) return leave(InflateStatus::more);
                if (take(32) != total) return failed(18);
            }
            held = 0;
            at = At::ended;
            break;
        }
        case At::ended: return leave(InflateStatus::ended);
        case At::failed: return leave(InflateStatus::error);
        }
    }
}

} // namespace natrix::deflate
