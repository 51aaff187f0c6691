#pragma once
#include <cstddef>
#include <cstdint>

#include "base/deflate/inflate.h"

namespace natrix::deflate {

enum class Strategy : uint8_t { usual, filtered, huffman_only, run_lengths, fixed };
enum class Flush : uint8_t { none, partial, sync, full, finish };

// Where compressed bytes go. False: no room, and the stream is lost.
struct Sink {
    bool (*write)(void* context, const uint8_t* data, size_t size);
    void* context;
};

// Compresses a stream, with the choices (and so the bytes) of zlib. Plain memory: it can be copied, moved and
// dumped.
struct Deflater {
    // level 0 to 9; window_bits 9 to 15; memory_level 1 to 9.
    void begin(Wrap form, int level, int window_bits, int memory_level, Strategy strategy);
    // What the decompressor is told before. Only at the beginning.
    void set_dictionary(const uint8_t* data, size_t size);
    // Takes in all of it. False: the sink failed.
    [[nodiscard]] bool run(const uint8_t* data, size_t size, Flush flush, Sink sink);
    [[nodiscard]] bool is_sound() const;

  private:
    static constexpr uint32_t literal_codes = 286, distance_codes = 30, length_codes = 19;
    static constexpr uint32_t heap_size = 2 * literal_codes + 1;
    static constexpr uint32_t least_match = 3, most_match = 258, least_ahead = most_match + least_match + 1;

    struct Tree {
        uint16_t frequency[heap_size];
        uint16_t code[heap_size];
        uint16_t length[heap_size];
        uint16_t parent[heap_size];
        int32_t last; // the greatest symbol that occurs
    };
    struct Shape; // of the three trees

    void fill();
    uint32_t insert(uint32_t at);
    void roll(uint32_t byte) { hash = (hash << hash_shift ^ byte) & hash_mask; }
    uint32_t longest_match(uint32_t candidate);
    bool note_literal(uint8_t byte);
    bool note_match(uint32_t distance, uint32_t length);
    bool compress_lazily(Flush flush);
    bool compress_greedily(Flush flush);
    bool compress_runs(Flush flush);
    bool compress_literals(Flush flush);
    bool store(Flush flush);
    bool end_block(bool last);

    void begin_block();
    static bool smaller(const Tree& tree, const uint8_t* depth, int n, int m);
    void sift(const Tree& tree, int at);
    void build(Tree& tree, const Shape& shape);
    static void scan(const Tree& tree, int32_t last, Tree& lengths);
    void send_lengths(const Tree& tree, int32_t last);
    void send_symbols(const Tree& literals_tree, const Tree& distances_tree);
    void stored_block(const uint8_t* data, uint32_t size, bool last);
    void flush_block(const uint8_t* data, uint32_t size, bool last);
    void put_bits(uint32_t value, uint32_t count);
    void align_bits();
    void put_byte(uint8_t byte);
    void drain();

    Wrap wrap;
    Strategy strategy;
    uint8_t level, begun, finished;
    uint32_t window_bits, window_size, window_mask, hash_bits, hash_mask, hash_shift, symbols_room;
    uint32_t hash, match_length, previous_match, match_available, start, match_start, ahead, previous_length;
    uint32_t pending_insert;
    int64_t block_start;
    uint32_t check, total;
    uint64_t bit_buffer;
    uint32_t bit_count;
    uint32_t optimal_bits, fixed_bits, symbol_count;
    int32_t heap_length, heap_top;
    uint32_t out_size;

    int32_t heap[heap_size];
    uint8_t depth[heap_size];
    Tree literal_tree, distance_tree, length_tree;
    uint16_t distances_noted[32768];
    uint8_t lengths_noted[32768];
    uint16_t before[32768];
    uint16_t heads[65536];
    uint8_t window[65536 + 512];
    uint8_t out[4096];

    // Only while run() is at work.
    const uint8_t *in, *in_end;
    Sink sink;
    bool sink_failed;
};

} // namespace natrix::deflate
