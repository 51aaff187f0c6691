// Compression, checksums, message digests and the random generator: fixed answers, and streams that come in
// pieces.
#include "base/deflate/checksum.h"
#include "base/deflate/deflate.h"
#include "base/deflate/inflate.h"
#include "base/hashes/hash.h"
#include "base/numbers/twister.h"
#include <cstdio>
#include <cstring>
#include <memory>
#include <string>

using namespace natrix;
using namespace natrix::deflate;

namespace {

int passed = 0, failed = 0;

void check(bool good, const char* what) {
    if (good) {
        passed++;
        return;
    }
    failed++;
    std::printf("FAILED: %s\n", what);
}

const uint8_t* bytes(const std::string& text) { return reinterpret_cast<const uint8_t*>(text.data()); }

std::string sample(size_t size) {
    std::string text;
    uint32_t state = 1;
    while (text.size() < size) {
        state = state * 1103515245u + 12345u;
        text += "word" + std::to_string(state >> 16 & 63) + (state % 5 == 0 ? "\n" : " ");
    }
    return text;
}

std::string packed(const std::string& text, Wrap wrap, int level, int bits, Strategy strategy, size_t piece) {
    auto state = std::make_unique<Deflater>();
    state->begin(wrap, level, bits, 8, strategy);
    std::string out;
    Sink sink{[](void* context, const uint8_t* data, size_t size) {
                  static_cast<std::string*>(context)->append(reinterpret_cast<const char*>(data), size);
                  return true;
              },
              &out};
    size_t at = 0;
    for (; text.size() - at > piece; at += piece) {
        check(state->run(bytes(text) + at, piece, Flush::none, sink), "a piece is taken in");
        check(state->is_sound(), "the state is sound");
    }
    check(state->run(bytes(text) + at, text.size() - at, Flush::finish, sink), "the stream ends");
    return out;
}

bool unpacks_to(const std::string& data, const std::string& text, Wrap wrap, int bits, size_t piece,
                size_t room) {
    auto state = std::make_unique<Inflater>();
    state->begin(wrap, bits);
    std::string made_of;
    std::string buffer(room, 0);
    Poll poll;
    for (size_t at = 0;;) {
        size_t size = data.size() - at < piece ? data.size() - at : piece, used, made;
        InflateStatus status = state->run(bytes(data) + at, size, used,
                                          reinterpret_cast<uint8_t*>(buffer.data()), room, made, poll);
        made_of.append(buffer.data(), made);
        at += used;
        if (!state->is_sound()) return false;
        if (status == InflateStatus::ended) return made_of == text && at == data.size();
        if (status != InflateStatus::more || (used == 0 && made == 0)) return false;
    }
}

std::string hex(const uint8_t* data, size_t size) {
    std::string text;
    char digits[3];
    for (size_t i = 0; i < size; i++) {
        std::snprintf(digits, sizeof digits, "%02x", data[i]);
        text += digits;
    }
    return text;
}

std::string digest_of(hashes::Algorithm algorithm, const std::string& text, size_t piece) {
    hashes::State state;
    hashes::begin(state, algorithm);
    Poll poll;
    for (size_t at = 0; at < text.size(); at += piece)
        check(hashes::update(state, bytes(text) + at, text.size() - at < piece ? text.size() - at : piece,
                             poll),
              "nothing stops it");
    uint8_t out[hashes::max_digest];
    hashes::digest(state, out);
    return hex(out, state.digest_size);
}

void test_checksums() {
    std::string text = "123456789";
    check(crc32(0, bytes(text), 9) == 0xCBF43926, "crc32");
    check(crc32(crc32(0, bytes(text), 4), bytes(text) + 4, 5) == 0xCBF43926, "crc32 in pieces");
    check(adler32(1, bytes(text), 9) == 0x091E01DE, "adler32");
}

void test_streams() {
    for (size_t size : {size_t{0}, size_t{1}, size_t{70}, size_t{5000}, size_t{200000}}) {
        std::string text = sample(size).substr(0, size);
        for (int level = 0; level <= 9; level++) {
            std::string whole = packed(text, Wrap::zlib, level, 15, Strategy::usual, text.size() + 1);
            check(unpacks_to(whole, text, Wrap::zlib, 15, whole.size() + 1, 1 << 18), "one call");
            check(unpacks_to(whole, text, Wrap::either, 15, 3, 7), "small pieces");
            if (level > 0)
                check(packed(text, Wrap::zlib, level, 15, Strategy::usual, 777) == whole,
                      "the same bytes, however the input comes");
        }
        for (Strategy strategy :
             {Strategy::filtered, Strategy::huffman_only, Strategy::run_lengths, Strategy::fixed})
            check(unpacks_to(packed(text, Wrap::gzip, 6, 9, strategy, 1000), text, Wrap::gzip, 15, 100, 100),
                  "strategies and small windows");
    }
    std::string hello = packed("hello hello hello hello", Wrap::zlib, 6, 15, Strategy::usual, 100);
    check(hex(bytes(hello), hello.size()) == "789ccb48cdc9c957c8402701680308b1", "a short stream");
    std::string broken = hello;
    broken[broken.size() - 1] ^= 1;
    check(!unpacks_to(broken, "hello hello hello hello", Wrap::zlib, 15, 100, 100),
          "a wrong checksum is seen");
}

void test_digests() {
    using enum hashes::Algorithm;
    struct Known {
        hashes::Algorithm algorithm;
        const char* of_abc;
    };
    constexpr Known known[] = {
        {md5, "900150983cd24fb0d6963f7d28e17f72"},
        {sha1, "a9993e364706816aba3e25717850c26c9cd0d89d"},
        {sha224, "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7"},
        {sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {sha3_256, "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532"},
    };
    for (const Known& each : known)
        check(digest_of(each.algorithm, "abc", 100) == each.of_abc, "digest of abc");
    std::string text = sample(1000);
    for (auto algorithm = md5; algorithm < blake2b;
         algorithm = static_cast<hashes::Algorithm>(static_cast<uint32_t>(algorithm) + 1))
        if (hashes::digest_size(algorithm) != 0)
            check(digest_of(algorithm, text, 1) == digest_of(algorithm, text, 999), "digest in pieces");
}

void test_twister() {
    Twister twister;
    twister.seed(5489);
    uint32_t last = 0;
    for (int i = 0; i < 10000; i++) last = twister.next();
    check(last == 4123659995u, "the ten thousandth number");
}

} // namespace

int main() {
    test_checksums();
    test_streams();
    test_digests();
    test_twister();
    std::printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
