#pragma once
#include <cstddef>
#include <cstdint>

#include "base/poll.h"

namespace natrix::deflate {

enum class Wrap : uint8_t { none, zlib, gzip, either };

enum class InflateStatus : uint8_t {
    more,  // wants more input, or room
    ended, // the end of the stream was reached
    dictionary,
    error, // Inflater::problem says why
    stopped,
};

// Takes a compressed stream apart. Plain memory: it can be copied, moved and dumped at any moment.
struct Inflater {
    static constexpr uint32_t window_size = 1 << 15;

    void begin(Wrap form, int window_bits);
    // Reads from `in` and writes to `out`, as far as both go; says how much of each was used.
    InflateStatus run(const uint8_t* in, size_t in_size, size_t& used, uint8_t* out, size_t out_size,
                      size_t& made, Poll& poll);
    // What the stream was compressed after. False: it is not the one that was asked for.
    bool set_dictionary(const uint8_t* data, size_t size);
    // A forged state must not lead out of this object.
    [[nodiscard]] bool is_sound() const;

    // Why it failed, by number: problem_text().
    uint8_t problem = 0;

  private:
    enum class At : uint8_t {
        head,
        gzip_head,
        gzip_extra,
        gzip_name,
        gzip_comment,
        gzip_check,
        dictionary_id,
        dictionary,
        block,
        stored_size,
        stored,
        table_sizes,
        code_lengths,
        lengths,
        symbol,
        length_extra,
        distance,
        distance_extra,
        copy,
        trailer,
        ended,
        failed
    };
    struct Codes {
        uint16_t counts[16];
        uint16_t symbols[288];
        uint16_t quick[512]; // of the next nine bits: symbol << 4 | length; 0: the code is longer, or none
    };
    struct Source {
        const uint8_t *at, *end;
    };

    [[nodiscard]] bool need(Source& in, uint32_t count);
    uint32_t take(uint32_t count);
    void drop_to_byte();
    InflateStatus fail(uint8_t why);
    static bool make_codes(Codes& codes, const uint8_t* lengths, uint32_t count, bool may_lack);
    // A symbol, -1: more input, -2: no such code.
    int decode(Source& in, const Codes& codes);
    void put(uint8_t byte);
    void fixed_codes();

    At at = At::head;
    Wrap wrap = Wrap::zlib;
    uint8_t last_block = 0, is_gzip = 0, window_bits = 15, flags = 0;
    uint16_t extra_left = 0;
    uint64_t bits = 0;
    uint32_t bit_count = 0;
    uint32_t check = 1, total = 0, wanted_id = 0;
    uint32_t window_at = 0, window_filled = 0;
    uint32_t left = 0, back = 0; // of a stored block, or of a copy and how far back it begins
    uint32_t literal_count = 0, distance_count = 0, code_count = 0, length_at = 0, held = 0;
    uint8_t lengths[320] = {};
    Codes literals = {}, distances = {};
    uint8_t window[window_size] = {};
};

[[nodiscard]] const char* problem_text(uint8_t problem);

} // namespace natrix::deflate
