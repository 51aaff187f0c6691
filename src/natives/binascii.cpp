#include <algorithm>

#include "natives/all.h"
#include "natives/str_support.h"
#include "objects/tuple.h"

// The module binascii: base64 and checksums.
namespace natrix {
namespace {

constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr uint8_t no_digit = 0xFF;
constexpr uint32_t stride = 65'536;

struct Tables {
    uint8_t digit[256];
    uint32_t crc[8][256];
    uint16_t hqx[256];
    constexpr Tables() : digit(), crc(), hqx() {
        for (uint8_t& value : digit) value = no_digit;
        for (uint8_t i = 0; i < 64; i++) digit[static_cast<uint8_t>(alphabet[i])] = i;
        for (uint32_t i = 0; i < 256; i++) {
            uint32_t rest = i;
            for (int bit = 0; bit < 8; bit++) rest = rest >> 1 ^ ((rest & 1) != 0 ? 0xEDB8'8320u : 0);
            crc[0][i] = rest;
            uint32_t sixteen = i << 8;
            for (int bit = 0; bit < 8; bit++)
                sixteen = sixteen << 1 ^ ((sixteen & 0x8000) != 0 ? 0x1021u : 0);
            hqx[i] = static_cast<uint16_t>(sixteen);
        }
        for (uint32_t i = 0; i < 256; i++)
            for (uint32_t k = 1; k < 8; k++) crc[k][i] = crc[k - 1][i] >> 8 ^ crc[0][crc[k - 1][i] & 0xFF];
    }
};
constexpr Tables tables;

// What the Python around has made sure of; what is no buffer reads as empty.
ByteView buffer_at(Cage& c, Value value) {
    ByteView bytes;
    return byte_view(c, value, bytes) ? bytes : ByteView{};
}

// Work on all bytes in pieces. False: stopped.
template<class Function> bool in_pieces(Cage& c, ByteView bytes, Function work) {
    for (uint32_t at = 0; at < bytes.length;) {
        uint32_t size = std::min(stride, bytes.length - at);
        work(bytes.data + at, size);
        at += size;
        if (size < stride)
            note_work(c, size);
        else if (c.poll.charge(stride / 64))
            return false;
    }
    return true;
}

// (buffer, crc)
Value binascii_crc32(Cage& c, Value* a) {
    auto crc = ~static_cast<uint32_t>(a[1].as_int());
    bool done = in_pieces(c, buffer_at(c, a[0]), [&](const uint8_t* at, uint32_t size) {
        for (; size >= 8; size -= 8, at += 8) {
            uint32_t low, high;
            std::memcpy(&low, at, 4);
            std::memcpy(&high, at + 4, 4);
            low ^= crc;
            crc = tables.crc[7][low & 0xFF] ^ tables.crc[6][low >> 8 & 0xFF] ^
                  tables.crc[5][low >> 16 & 0xFF] ^ tables.crc[4][low >> 24] ^ tables.crc[3][high & 0xFF] ^
                  tables.crc[2][high >> 8 & 0xFF] ^ tables.crc[1][high >> 16 & 0xFF] ^
                  tables.crc[0][high >> 24];
        }
        for (; size != 0; size--) crc = crc >> 8 ^ tables.crc[0][(crc ^ *at++) & 0xFF];
    });
    return done ? Value::integer(~crc) : Value::stopped();
}

Value binascii_crc_hqx(Cage& c, Value* a) {
    auto crc = static_cast<uint32_t>(a[1].as_int()) & 0xFFFF;
    bool done = in_pieces(c, buffer_at(c, a[0]), [&](const uint8_t* at, uint32_t size) {
        for (; size != 0; size--) crc = (crc << 8 & 0xFF00) ^ tables.hqx[crc >> 8 ^ *at++];
    });
    return done ? Value::integer(crc) : Value::stopped();
}

// (buffer, newline)
Value binascii_to_base64(Cage& c, Value* a) {
    ByteView bytes = buffer_at(c, a[0]);
    uint64_t size = (uint64_t{bytes.length} + 2) / 3 * 4 + a[1].is_true();
    if (size > max_text_bytes) return raise_memory_error(c);
    Bytes* made = make_bytes(c, size);
    if (!made) return Value::reserve();
    auto* to = reinterpret_cast<uint8_t*>(made->data());
    const uint8_t* at = bytes.data;
    for (uint32_t left = bytes.length; left != 0;) {
        uint32_t piece = std::min(left, stride / 3 * 3);
        uint32_t whole = piece / 3 * 3;
        for (uint32_t i = 0; i < whole; i += 3, at += 3) {
            uint32_t bits = uint32_t{at[0]} << 16 | uint32_t{at[1]} << 8 | at[2];
            *to++ = static_cast<uint8_t>(alphabet[bits >> 18]);
            *to++ = static_cast<uint8_t>(alphabet[bits >> 12 & 63]);
            *to++ = static_cast<uint8_t>(alphabet[bits >> 6 & 63]);
            *to++ = static_cast<uint8_t>(alphabet[bits & 63]);
        }
        left -= whole;
        if (left < 3 && left != 0) {
            uint32_t bits = uint32_t{at[0]} << 16 | (left == 2 ? uint32_t{at[1]} << 8 : 0);
            *to++ = static_cast<uint8_t>(alphabet[bits >> 18]);
            *to++ = static_cast<uint8_t>(alphabet[bits >> 12 & 63]);
            *to++ = static_cast<uint8_t>(left == 2 ? alphabet[bits >> 6 & 63] : '=');
            *to++ = '=';
            left = 0;
        }
        if (c.poll.charge(piece / 64 + 1)) return Value::stopped();
    }
    if (a[1].is_true()) *to = '\n';
    return c.ref(made);
}

// (buffer, strict): the bytes, or what is wrong: a str, or the number of its characters as an int.
Value binascii_from_base64(Cage& c, Value* a) {
    ByteView bytes = buffer_at(c, a[0]);
    bool strict = a[1].is_true();
    if (strict && bytes.length != 0 && bytes.data[0] == '=')
        return str_from_ascii(c, "Leading padding not allowed");
    Scratch scratch(c);
    auto* room = static_cast<uint8_t*>(scratch->take(uint64_t{bytes.length} / 4 * 3 + 4, 1));
    if (!room) return Value::reserve();
    uint8_t* to = room;
    uint32_t quad = 0, bits = 0, pads = 0;
    bool padded = false;
    const char* wrong = nullptr;
    uint32_t next_charge = stride;
    for (uint32_t at = 0; at < bytes.length; at++) {
        if (at == next_charge) {
            next_charge += stride;
            if (c.poll.charge(stride / 64)) return Value::stopped();
        }
        uint8_t byte = bytes.data[at];
        if (byte == '=') {
            padded = true;
            if (strict && quad == 0) {
                wrong = "Excess padding not allowed";
                break;
            }
            if (quad >= 2 && quad + ++pads >= 4) {
                // A whole group: what follows does not count.
                if (strict && at + 1 < bytes.length) {
                    wrong = "Excess data after padding";
                    break;
                }
                quad = 0;
                pads = 4;
                break;
            }
            continue;
        }
        uint8_t digit = tables.digit[byte];
        if (digit == no_digit) {
            if (!strict) continue;
            wrong = "Only base64 data is allowed";
            break;
        }
        if (strict && padded) {
            wrong = "Discontinuous padding not allowed";
            break;
        }
        pads = 0;
        bits = bits << 6 | digit;
        if (quad++ != 0) *to++ = static_cast<uint8_t>(bits >> (quad == 2 ? 4 : quad == 3 ? 2 : 0));
        if (quad == 4) quad = 0;
    }
    note_work(c, bytes.length % stride);
    if (wrong) return str_from_ascii(c, wrong);
    auto size = static_cast<uint32_t>(to - room);
    if (pads != 4 && quad != 0) {
        if (quad == 1) return Value::integer(int64_t{size} / 3 * 4 + 1);
        return str_from_ascii(c, "Incorrect padding");
    }
    return bytes_from(c, {room, size});
}

constexpr NativeEntry kernel_entries[] = {
    {"binascii_crc32", binascii_crc32},
    {"binascii_crc_hqx", binascii_crc_hqx},
    {"binascii_to_base64", binascii_to_base64},
    {"binascii_from_base64", binascii_from_base64},
};

} // namespace

const NativeTable binascii_kernels = kernels_of(kernel_entries);

} // namespace natrix
