#include "base/text/codec.h"

#include "base/text/scan.h"
#include "natives/all.h"
#include "natives/codecs.h"
#include "natives/str_support.h"
#include "objects/tuple.h"

// bytes <-> str with the codecs and error handlers that need no Python.
namespace natrix {
namespace {

using text::Codec;
using text::ErrorHandler;

struct CodecName {
    const char* name;
    Codec codec;
};

// Normalised names: lower case, whatever is neither alphanumeric nor a point as one underscore.
constexpr CodecName codec_names[] = {
    {"utf_8", Codec::utf8},
    {"utf8", Codec::utf8},
    {"u8", Codec::utf8},
    {"utf", Codec::utf8},
    {"cp65001", Codec::utf8},
    {"utf8_ucs2", Codec::utf8},
    {"utf8_ucs4", Codec::utf8},
    {"utf_16", Codec::utf16},
    {"utf16", Codec::utf16},
    {"u16", Codec::utf16},
    {"utf_16_le", Codec::utf16_le},
    {"utf_16le", Codec::utf16_le},
    {"unicodelittleunmarked", Codec::utf16_le},
    {"utf_16_be", Codec::utf16_be},
    {"utf_16be", Codec::utf16_be},
    {"unicodebigunmarked", Codec::utf16_be},
    {"utf_32", Codec::utf32},
    {"utf32", Codec::utf32},
    {"u32", Codec::utf32},
    {"utf_32_le", Codec::utf32_le},
    {"utf_32le", Codec::utf32_le},
    {"utf_32_be", Codec::utf32_be},
    {"utf_32be", Codec::utf32_be},
    {"ascii", Codec::ascii},
    {"us_ascii", Codec::ascii},
    {"646", Codec::ascii},
    {"us", Codec::ascii},
    {"cp367", Codec::ascii},
    {"csascii", Codec::ascii},
    {"ibm367", Codec::ascii},
    {"iso646_us", Codec::ascii},
    {"iso_646.irv_1991", Codec::ascii},
    {"iso_ir_6", Codec::ascii},
    {"ansi_x3.4_1968", Codec::ascii},
    {"ansi_x3_4_1968", Codec::ascii},
    {"ansi_x3.4_1986", Codec::ascii},
    {"latin_1", Codec::latin1},
    {"latin1", Codec::latin1},
    {"latin", Codec::latin1},
    {"l1", Codec::latin1},
    {"8859", Codec::latin1},
    {"cp819", Codec::latin1},
    {"csisolatin1", Codec::latin1},
    {"ibm819", Codec::latin1},
    {"iso8859", Codec::latin1},
    {"iso8859_1", Codec::latin1},
    {"iso_8859_1", Codec::latin1},
    {"iso_8859_1_1987", Codec::latin1},
    {"iso_ir_100", Codec::latin1},
    {"cp1252", Codec::charmap},
    {"1252", Codec::charmap},
    {"windows_1252", Codec::charmap},
    {"unicode_escape", Codec::unicode_escape},
    {"raw_unicode_escape", Codec::raw_unicode_escape},
};

constexpr const char* handler_names[] = {
    "strict",          "ignore",        "replace",           "backslashreplace",
    "surrogateescape", "surrogatepass", "xmlcharrefreplace", "namereplace",
};
constexpr uint32_t handler_count = sizeof(handler_names) / sizeof(handler_names[0]);

constexpr uint32_t longest_name = 32;

// The normalised name, zero-terminated; false: too long for any that we know.
bool normalise(TextView name, char (&room)[longest_name]) {
    uint32_t size = 0;
    bool gap = false;
    for (uint32_t i = 0; i < name.length; i++) {
        CodePoint c = name[i];
        if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
        bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.';
        if (c > 0x7F || c == 0) return false;
        if (!letter) {
            gap = size != 0;
            continue;
        }
        if (size + 2 >= longest_name) return false;
        if (gap) room[size++] = '_';
        gap = false;
        room[size++] = static_cast<char>(c);
    }
    room[size] = 0;
    return true;
}

bool find_codec(TextView name, Codec& codec) {
    char room[longest_name];
    if (!normalise(name, room)) return false;
    for (const CodecName& known : codec_names) {
        if (std::strcmp(known.name, room) == 0) {
            codec = known.codec;
            return true;
        }
    }
    return false;
}

bool find_handler(TextView name, ErrorHandler& handler) {
    for (uint32_t i = 0; i < handler_count; i++) {
        if (text::equal(name, {handler_names[i], static_cast<uint32_t>(std::strlen(handler_names[i])), 1})) {
            handler = static_cast<ErrorHandler>(i);
            return true;
        }
    }
    return false;
}

// Names as arguments: unbound or MISSING is the default.
bool codec_argument(Cage& cage, Value value, Codec& codec) {
    codec = Codec::utf8;
    if (value == Value::tombstone()) return true;
    return is_str(cage, value) && find_codec(text_of(cage, value), codec);
}

bool handler_argument(Cage& cage, Value value, ErrorHandler& handler) {
    handler = ErrorHandler::strict;
    if (value == Value::tombstone()) return true;
    return is_str(cage, value) && find_handler(text_of(cage, value), handler);
}

// Encodes up to the end or the first error.
Value encode_part(Cage& cage, TextView text, const text::Encoding& how, text::EncodeSize& size) {
    size = text::encode_size(how, text, cage.poll);
    if (size.status != TextStatus::ok) return signal_of(size.status);
    if (size.length > max_text_bytes) return raise_memory_error(cage);
    Bytes* bytes = make_bytes(cage, size.length);
    if (!bytes) return Value::reserve();
    note_short_work(cage, size.length);
    TextStatus status =
        text::encode_fill(how, text, size, reinterpret_cast<uint8_t*>(bytes->data()), cage.poll);
    return status == TextStatus::ok ? cage.ref(bytes) : signal_of(status);
}

Value encode_with(Cage& cage, TextView text, text::Encoding how, text::EncodeSize& size) {
    if (how.codec != Codec::charmap) return encode_part(cage, text, how, size);
    text::CharmapEncoder encoder(text::cp1252_table);
    how.charmap = &encoder;
    return encode_part(cage, text, how, size);
}

Value decode_part(Cage& cage, ByteView bytes, text::Decoding how, text::DecodeSize& size) {
    if (how.codec == Codec::charmap) how.charmap = text::cp1252_table;
    size = text::decode_size(how, bytes, cage.poll);
    if (size.status != TextStatus::ok) return signal_of(size.status);
    note_short_work(cage, size.length);
    Fresh fresh = make_fresh_str(cage, size.length, size.maximum);
    if (fresh.value.is_signal() || fresh.to.length == 0) return fresh.value;
    TextStatus status = text::decode_fill(how, bytes, size, fresh.to, cage.poll);
    if (status != TextStatus::ok) return signal_of(status);
    return fresh.to.length == 1 && size.maximum <= 0xFF ? str_from_character(cage, fresh.to.view()[0])
                                                        : fresh.value;
}

// str.encode(self, encoding, errors): whatever goes wrong is worded by Python.
Value str_encode(Cage& cage, Value* a) {
    text::Encoding how;
    if (!codec_argument(cage, a[1], how.codec) || !handler_argument(cage, a[2], how.handler))
        return Value::defer();
    TextView text = text_of(cage, a[0]);
    bool plain = how.codec == Codec::utf8 || how.codec == Codec::ascii || how.codec == Codec::latin1;
    if (plain && is_ascii_str(cage, a[0]) && text.width == 1) {
        note_work(cage, text.length);
        return bytes_from(cage, {text.units8(), text.length});
    }
    text::EncodeSize size;
    Value bytes = encode_with(cage, text, how, size);
    return !bytes.is_signal() && size.error.reason ? Value::defer() : bytes;
}

// bytes.decode(self, encoding, errors).
Value decode(Cage& cage, Value* a) {
    text::Decoding how;
    ByteView bytes;
    if (!codec_argument(cage, a[1], how.codec) || !handler_argument(cage, a[2], how.handler) ||
        !byte_view(cage, a[0], bytes))
        return Value::defer();
    text::DecodeSize size;
    Value str = decode_part(cage, bytes, how, size);
    return !str.is_signal() && size.error.reason ? Value::defer() : str;
}

Value index_or_missing(bool found, uint32_t index) {
    return found ? Value::integer(index) : Value::tombstone();
}

// (name) -> number of a codec that is built in, or MISSING.
Value codec_number(Cage& cage, Value* a) {
    Codec codec = Codec::utf8;
    bool found = find_codec(text_of(cage, a[0]), codec);
    return index_or_missing(found, static_cast<uint32_t>(codec));
}

// (name) -> number of an error handler that is built in, or MISSING.
Value error_handler_number(Cage& cage, Value* a) {
    ErrorHandler handler = ErrorHandler::strict;
    bool found = find_handler(text_of(cage, a[0]), handler);
    return index_or_missing(found, static_cast<uint32_t>(handler));
}

// What went wrong, as the prelude reads it: (result, consumed, codec, encoding, reason or None, start, end).
Value report(Cage& cage, Value result, uint32_t consumed, Codec codec, const text::CodecError& error) {
    if (result.is_signal()) return result;
    Value encoding = Value::none(), reason = Value::none();
    if (error.reason) {
        encoding = str_from_ascii(cage, error.encoding);
        reason = str_from_ascii(cage, error.reason);
        if (encoding.is_signal() || reason.is_signal()) return Value::reserve();
    }
    return tuple_of(cage, {result, Value::integer(consumed), Value::integer(static_cast<int64_t>(codec)),
                           encoding, reason, Value::integer(error.start), Value::integer(error.end)});
}

// (codec number, str, handler number, start): encodes from `start` to the end or the first error.
Value codec_encode(Cage& cage, Value* a) {
    text::Encoding how;
    how.codec = static_cast<Codec>(a[0].as_int());
    how.handler = static_cast<ErrorHandler>(a[2].as_int());
    how.start = static_cast<uint32_t>(a[3].as_int());
    text::EncodeSize size;
    Value bytes = encode_with(cage, text_of(cage, a[1]), how, size);
    return report(cage, bytes, size.consumed, how.codec, size.error);
}

// (codec number, buffer, handler number, start, final): decodes from `start` to the end or the first error.
Value codec_decode(Cage& cage, Value* a) {
    text::Decoding how;
    how.codec = static_cast<Codec>(a[0].as_int());
    how.handler = static_cast<ErrorHandler>(a[2].as_int());
    how.start = static_cast<uint32_t>(a[3].as_int());
    how.final = a[4].is_true();
    ByteView bytes;
    if (!byte_view(cage, a[1], bytes)) return Value::defer();
    text::DecodeSize size;
    Value str = decode_part(cage, bytes, how, size);
    bool byte_order = how.codec == Codec::utf16 || how.codec == Codec::utf32;
    return report(cage, str, size.consumed, byte_order ? size.resolved : how.codec, size.error);
}

// (name) -> how the codecs registry spells it.
Value codec_normalised(Cage& cage, Value* a) {
    char room[longest_name];
    if (!normalise(text_of(cage, a[0]), room)) return Value::tombstone();
    return str_from_ascii(cage, room);
}

Value with_size(Cage& c, Value result, uint32_t size) {
    return result.is_signal() ? result : tuple_of(c, {result, Value::integer(size)});
}

// _codecs.charmap_decode(data, errors, mapping) by a table of characters, where each byte has one.
Value charmap_decode(Cage& c, Value* a) {
    ByteView bytes;
    if (!is_exact_str(c, a[2]) || !byte_view(c, a[0], bytes)) return Value::defer();
    text::Decoding how;
    how.codec = Codec::charmap;
    how.charmap = text_of(c, a[2]);
    text::DecodeSize size = text::decode_size(how, bytes, c.poll);
    if (size.status != TextStatus::ok) return signal_of(size.status);
    if (size.error.reason) return Value::defer();
    note_short_work(c, size.length);
    Fresh fresh = make_fresh_str(c, size.length, size.maximum);
    if (fresh.value.is_signal()) return fresh.value;
    if (fresh.to.length != 0) {
        TextStatus status = text::decode_fill(how, bytes, size, fresh.to, c.poll);
        if (status != TextStatus::ok) return signal_of(status);
    }
    return with_size(c, fresh.value, bytes.length);
}

constexpr NativeEntry native_entries[] = {
    {"_codecs.charmap_decode", charmap_decode},
    {"str.encode", str_encode},
    {"bytes.decode", decode},
    {"bytearray.decode", decode},
};

constexpr NativeEntry kernel_entries[] = {
    {"codec_number", codec_number},         {"error_handler_number", error_handler_number},
    {"codec_normalised", codec_normalised}, {"codec_encode", codec_encode},
    {"codec_decode", codec_decode},
};

} // namespace

Value decode_text(Cage& cage, Value buffer, Value encoding, Value errors) {
    Value arguments[] = {buffer, encoding, errors};
    return decode(cage, arguments);
}

Value encode_text(Cage& cage, Value str, Value encoding, Value errors) {
    Value arguments[] = {str, encoding, errors};
    return str_encode(cage, arguments);
}

const NativeTable codecs_natives = natives_of(native_entries);
const NativeTable codecs_kernels = kernels_of(kernel_entries);

} // namespace natrix
