#include "base/deflate/deflate.h"

#include <cstring>

#include "base/deflate/checksum.h"

namespace natrix::deflate {
namespace {

constexpr uint8_t length_extra[] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,
                                    2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
constexpr uint8_t distance_extra[] = {0, 0, 0, 0, 1, 1, 2, 2,  3,  3,  4,  4,  5,  5,  6,
                                      6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13};
constexpr uint8_t repeat_extra[] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 3, 7};
constexpr uint8_t code_order[] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
constexpr uint32_t end_of_block = 256;

struct Effort {
    uint16_t good, lazy, nice, chain;
};
// How hard each level searches: a match of `good` length searches less, one of `lazy` is taken at once, one
// of `nice` ends the search, and no more than `chain` places are looked at.
constexpr Effort efforts[10] = {
    {0, 0, 0, 0},    {4, 4, 8, 4},      {4, 5, 16, 8},     {4, 6, 32, 32},       {4, 4, 16, 16},
    {8, 16, 32, 32}, {8, 16, 128, 128}, {8, 32, 128, 256}, {32, 128, 258, 1024}, {32, 258, 258, 4096}};

// Symbols of lengths (less 3) and distances (less 1), and the codes of fixed blocks.
struct Constants {
    uint8_t length_symbol[256];
    uint8_t length_base[29];
    uint16_t distance_base[30];
    uint16_t fixed_code[288], fixed_length[288], fixed_distance[30];
};
constexpr uint16_t turned(uint32_t code, uint32_t length) {
    uint32_t result = 0;
    for (uint32_t i = 0; i < length; i++) result |= (code >> i & 1) << (length - 1 - i);
    return static_cast<uint16_t>(result);
}
constexpr Constants make_constants() {
    Constants c{};
    uint32_t length = 0;
    for (uint32_t symbol = 0; symbol < 28; symbol++) {
        c.length_base[symbol] = static_cast<uint8_t>(length);
        for (uint32_t n = 0; n < 1u << length_extra[symbol]; n++)
            c.length_symbol[length++] = static_cast<uint8_t>(symbol);
    }
    c.length_symbol[255] = 28;
    c.length_base[28] = 255;
    uint32_t distance = 0;
    for (uint32_t symbol = 0; symbol < 30; symbol++) {
        c.distance_base[symbol] = static_cast<uint16_t>(distance);
        distance += 1u << distance_extra[symbol];
    }
    uint32_t next[10] = {};
    for (uint32_t i = 0; i < 288; i++) c.fixed_length[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
    next[7] = 0;
    next[8] = 24 << 1;
    next[9] = (24u * 2 + 152) << 1;
    for (uint32_t i = 0; i < 288; i++) c.fixed_code[i] = turned(next[c.fixed_length[i]]++, c.fixed_length[i]);
    for (uint32_t i = 0; i < 30; i++) c.fixed_distance[i] = turned(i, 5);
    return c;
}
constexpr Constants constants = make_constants();

constexpr uint32_t distance_symbol(uint32_t distance) {
    // `distance` is less by one than what it stands for.
    if (distance < 4) return distance;
    uint32_t top = 31u - static_cast<uint32_t>(__builtin_clz(distance));
    return 2 * top + (distance >> (top - 1) & 1);
}

} // namespace

struct Deflater::Shape {
    const uint16_t* fixed_lengths; // null: the tree of code lengths
    uint16_t fixed_length;         // where all have the same
    const uint8_t* extra;
    uint32_t extra_base, symbols, longest;
};

void Deflater::begin(Wrap form, int wanted_level, int bits, int memory_level, Strategy wanted_strategy) {
    std::memset(static_cast<void*>(this), 0, sizeof *this);
    wrap = form;
    level = static_cast<uint8_t>(wanted_level);
    strategy = wanted_strategy;
    window_bits = static_cast<uint32_t>(bits);
    window_size = 1u << bits;
    window_mask = window_size - 1;
    hash_bits = static_cast<uint32_t>(memory_level) + 7;
    hash_mask = (1u << hash_bits) - 1;
    hash_shift = (hash_bits + least_match - 1) / least_match;
    symbols_room = 1u << (memory_level + 6);
    match_length = previous_length = least_match - 1;
    check = form == Wrap::gzip ? 0 : 1;
    begin_block();
}

// What the other fields hold leads nowhere: candidates and noted symbols are taken modulo what there is.
bool Deflater::is_sound() const {
    if (window_bits < 9 || window_bits > 15 || window_size != 1u << window_bits ||
        window_mask != window_size - 1 || hash_bits < 8 || hash_bits > 16 ||
        hash_mask != (1u << hash_bits) - 1 || hash > hash_mask || hash_shift > 8 || symbols_room < 128 ||
        symbols_room > 32768 || symbol_count >= symbols_room || level > 9)
        return false;
    return start <= 2 * window_size && ahead <= 2 * window_size && start + ahead <= 2 * window_size &&
           match_length <= most_match && previous_length <= most_match && previous_match <= start &&
           match_start <= start && pending_insert <= start && block_start <= start && bit_count < 64 &&
           out_size <= sizeof out;
}

// Output.

void Deflater::drain() {
    if (out_size != 0 && !sink.write(sink.context, out, out_size)) sink_failed = true;
    out_size = 0;
}

void Deflater::put_byte(uint8_t byte) {
    if (out_size == sizeof out) drain();
    out[out_size++] = byte;
}

void Deflater::put_bits(uint32_t value, uint32_t count) {
    bit_buffer |= uint64_t{value} << bit_count;
    bit_count += count;
    for (; bit_count >= 8; bit_count -= 8, bit_buffer >>= 8) put_byte(static_cast<uint8_t>(bit_buffer));
}

void Deflater::align_bits() {
    if (bit_count != 0) put_byte(static_cast<uint8_t>(bit_buffer));
    bit_buffer = 0;
    bit_count = 0;
}

// Trees.

void Deflater::begin_block() {
    std::memset(literal_tree.frequency, 0, sizeof literal_tree.frequency);
    std::memset(distance_tree.frequency, 0, sizeof distance_tree.frequency);
    std::memset(length_tree.frequency, 0, sizeof length_tree.frequency);
    literal_tree.frequency[end_of_block] = 1;
    optimal_bits = fixed_bits = symbol_count = 0;
}

bool Deflater::smaller(const Tree& tree, const uint8_t* depths, int n, int m) {
    return tree.frequency[n] < tree.frequency[m] ||
           (tree.frequency[n] == tree.frequency[m] && depths[n] <= depths[m]);
}

void Deflater::sift(const Tree& tree, int at) {
    int32_t moved = heap[at];
    for (int child = at * 2; child <= heap_length; child *= 2) {
        if (child < heap_length && smaller(tree, depth, heap[child + 1], heap[child])) child++;
        if (smaller(tree, depth, moved, heap[child])) break;
        heap[at] = heap[child];
        at = child;
    }
    heap[at] = moved;
}

void Deflater::build(Tree& tree, const Shape& shape) {
    auto fixed = [&](uint32_t n) -> uint32_t {
        if (shape.fixed_lengths) return shape.fixed_lengths[n];
        return shape.fixed_length;
    };
    auto symbols = static_cast<int32_t>(shape.symbols);
    heap_length = 0;
    heap_top = static_cast<int32_t>(heap_size);
    tree.last = -1;
    for (int32_t n = 0; n < symbols; n++) {
        tree.length[n] = 0;
        if (tree.frequency[n] == 0) continue;
        heap[++heap_length] = tree.last = n;
        depth[n] = 0;
    }
    // There are two codes at least.
    while (heap_length < 2) {
        int32_t node = heap[++heap_length] = tree.last < 2 ? ++tree.last : 0;
        tree.frequency[node] = 1;
        depth[node] = 0;
        optimal_bits--;
        if (shape.fixed_lengths || shape.fixed_length) fixed_bits -= fixed(static_cast<uint32_t>(node));
    }
    for (int n = heap_length / 2; n >= 1; n--) sift(tree, n);
    int32_t node = symbols;
    do {
        int32_t n = heap[1];
        heap[1] = heap[heap_length--];
        sift(tree, 1);
        int32_t m = heap[1];
        heap[--heap_top] = n;
        heap[--heap_top] = m;
        tree.frequency[node] = static_cast<uint16_t>(tree.frequency[n] + tree.frequency[m]);
        depth[node] = static_cast<uint8_t>((depth[n] >= depth[m] ? depth[n] : depth[m]) + 1);
        tree.parent[n] = tree.parent[m] = static_cast<uint16_t>(node);
        heap[1] = node++;
        sift(tree, 1);
    } while (heap_length >= 2);
    heap[--heap_top] = heap[1];

    // Lengths: those that are too long borrow from shorter ones.
    uint16_t counts[16] = {};
    int32_t excess = 0, at;
    tree.length[heap[heap_top]] = 0;
    for (at = heap_top + 1; at < static_cast<int32_t>(heap_size); at++) {
        int32_t n = heap[at];
        uint32_t bits = tree.length[tree.parent[n]] + 1u;
        if (bits > shape.longest) {
            bits = shape.longest;
            excess++;
        }
        tree.length[n] = static_cast<uint16_t>(bits);
        if (n > tree.last) continue;
        counts[bits]++;
        uint32_t extra = static_cast<uint32_t>(n) >= shape.extra_base
                             ? shape.extra[static_cast<uint32_t>(n) - shape.extra_base]
                             : 0u;
        optimal_bits += tree.frequency[n] * (bits + extra);
        if (shape.fixed_lengths || shape.fixed_length)
            fixed_bits += tree.frequency[n] * (fixed(static_cast<uint32_t>(n)) + extra);
    }
    if (excess != 0) {
        do {
            uint32_t bits = shape.longest - 1;
            while (counts[bits] == 0) bits--;
            counts[bits]--;
            counts[bits + 1] = static_cast<uint16_t>(counts[bits + 1] + 2);
            counts[shape.longest]--;
            excess -= 2;
        } while (excess > 0);
        for (uint32_t bits = shape.longest; bits != 0; bits--) {
            for (uint32_t n = counts[bits]; n != 0;) {
                int32_t m = heap[--at];
                if (m > tree.last) continue;
                if (tree.length[m] != bits) {
                    optimal_bits += (bits - tree.length[m]) * tree.frequency[m];
                    tree.length[m] = static_cast<uint16_t>(bits);
                }
                n--;
            }
        }
    }
    uint32_t next[16] = {}, code = 0;
    for (uint32_t bits = 1; bits <= 15; bits++) {
        code = (code + counts[bits - 1]) << 1;
        next[bits] = code;
    }
    for (int32_t n = 0; n <= tree.last; n++)
        if (tree.length[n] != 0) tree.code[n] = turned(next[tree.length[n]]++, tree.length[n]);
}

namespace {

// The runs of equal lengths in a tree: visit(length, count, whether it is the run's first).
template<class Visit> void each_run(const uint16_t* lengths, int32_t last, Visit visit) {
    int32_t before = -1, next = lengths[0];
    uint32_t count = 0, most = next == 0 ? 138 : 7, least = next == 0 ? 3 : 4;
    for (int32_t n = 0; n <= last; n++) {
        int32_t current = next;
        next = n == last ? 0xFFFF : lengths[n + 1];
        if (++count < most && current == next) continue;
        visit(static_cast<uint32_t>(current), count, count < least, current != before);
        count = 0;
        before = current;
        most = next == 0 ? 138 : current == next ? 6 : 7;
        least = next == 0 || current == next ? 3 : 4;
    }
}

} // namespace

void Deflater::scan(const Tree& tree, int32_t last, Tree& lengths) {
    each_run(tree.length, last, [&](uint32_t length, uint32_t count, bool few, bool fresh) {
        if (few) {
            lengths.frequency[length] = static_cast<uint16_t>(lengths.frequency[length] + count);
        } else if (length != 0) {
            if (fresh) lengths.frequency[length]++;
            lengths.frequency[16]++;
        } else {
            lengths.frequency[count <= 10 ? 17 : 18]++;
        }
    });
}

void Deflater::send_lengths(const Tree& tree, int32_t last) {
    auto send = [&](uint32_t symbol) { put_bits(length_tree.code[symbol], length_tree.length[symbol]); };
    each_run(tree.length, last, [&](uint32_t length, uint32_t count, bool few, bool fresh) {
        if (few) {
            for (; count != 0; count--) send(length);
        } else if (length != 0) {
            if (fresh) {
                send(length);
                count--;
            }
            send(16);
            put_bits(count - 3, 2);
        } else if (count <= 10) {
            send(17);
            put_bits(count - 3, 3);
        } else {
            send(18);
            put_bits(count - 11, 7);
        }
    });
}

void Deflater::send_symbols(const Tree& literals, const Tree& distances) {
    for (uint32_t i = 0; i < symbol_count; i++) {
        uint32_t distance = distances_noted[i], length = lengths_noted[i];
        if (distance == 0) {
            put_bits(literals.code[length], literals.length[length]);
            continue;
        }
        uint32_t symbol = constants.length_symbol[length];
        put_bits(literals.code[symbol + 257], literals.length[symbol + 257]);
        if (length_extra[symbol] != 0) put_bits(length - constants.length_base[symbol], length_extra[symbol]);
        symbol = distance_symbol(--distance);
        if (symbol >= distance_codes) symbol = distance_codes - 1;
        put_bits(distances.code[symbol], distances.length[symbol]);
        if (distance_extra[symbol] != 0)
            put_bits(distance - constants.distance_base[symbol], distance_extra[symbol]);
    }
    put_bits(literals.code[end_of_block], literals.length[end_of_block]);
}

void Deflater::stored_block(const uint8_t* data, uint32_t size, bool last) {
    put_bits(last ? 1 : 0, 3);
    align_bits();
    for (uint32_t part : {size, size ^ 0xFFFF}) {
        put_byte(static_cast<uint8_t>(part));
        put_byte(static_cast<uint8_t>(part >> 8));
    }
    for (uint32_t i = 0; i < size; i++) put_byte(data[i]);
}

// `data` is null when the block's beginning has left the window.
void Deflater::flush_block(const uint8_t* data, uint32_t size, bool last) {
    uint32_t optimal, fixed;
    int32_t last_order = 0;
    if (level > 0) {
        build(literal_tree, {constants.fixed_length, 0, length_extra, 257, literal_codes, 15});
        build(distance_tree, {nullptr, 5, distance_extra, 0, distance_codes, 15});
        scan(literal_tree, literal_tree.last, length_tree);
        scan(distance_tree, distance_tree.last, length_tree);
        build(length_tree, {nullptr, 0, repeat_extra, 0, length_codes, 7});
        for (last_order = 18; last_order >= 3; last_order--)
            if (length_tree.length[code_order[last_order]] != 0) break;
        optimal_bits += 3 * (static_cast<uint32_t>(last_order) + 1) + 5 + 5 + 4;
        optimal = (optimal_bits + 3 + 7) >> 3;
        fixed = (fixed_bits + 3 + 7) >> 3;
        if (fixed <= optimal || strategy == Strategy::fixed) optimal = fixed;
    } else {
        optimal = fixed = size + 5;
    }
    if (size + 4 <= optimal && data) {
        stored_block(data, size, last);
    } else if (fixed == optimal) {
        put_bits(2u + last, 3);
        Tree literals, distances;
        std::memcpy(literals.code, constants.fixed_code, sizeof constants.fixed_code);
        std::memcpy(literals.length, constants.fixed_length, sizeof constants.fixed_length);
        std::memcpy(distances.code, constants.fixed_distance, sizeof constants.fixed_distance);
        for (uint32_t i = 0; i < distance_codes; i++) distances.length[i] = 5;
        send_symbols(literals, distances);
    } else {
        put_bits(4u + last, 3);
        put_bits(static_cast<uint32_t>(literal_tree.last) + 1 - 257, 5);
        put_bits(static_cast<uint32_t>(distance_tree.last), 5);
        put_bits(static_cast<uint32_t>(last_order) + 1 - 4, 4);
        for (int32_t i = 0; i <= last_order; i++) put_bits(length_tree.length[code_order[i]], 3);
        send_lengths(literal_tree, literal_tree.last);
        send_lengths(distance_tree, distance_tree.last);
        send_symbols(literal_tree, distance_tree);
    }
    begin_block();
    if (last) align_bits();
}

bool Deflater::end_block(bool last) {
    auto size = static_cast<uint32_t>(start - block_start);
    flush_block(block_start >= 0 ? window + block_start : nullptr, size, last);
    block_start = start;
    return !sink_failed;
}

bool Deflater::note_literal(uint8_t byte) {
    distances_noted[symbol_count] = 0;
    lengths_noted[symbol_count++] = byte;
    literal_tree.frequency[byte]++;
    return symbol_count == symbols_room - 1;
}

bool Deflater::note_match(uint32_t distance, uint32_t length) {
    distances_noted[symbol_count] = static_cast<uint16_t>(distance);
    lengths_noted[symbol_count++] = static_cast<uint8_t>(length);
    literal_tree.frequency[constants.length_symbol[length] + 257]++;
    distance_tree.frequency[distance_symbol(distance - 1)]++;
    return symbol_count == symbols_room - 1;
}

// The window.

void Deflater::fill() {
    do {
        uint32_t room = 2 * window_size - ahead - start;
        if (start >= window_size + (window_size - least_ahead)) {
            std::memcpy(window, window + window_size, window_size - (room < window_size ? room : 0));
            match_start = match_start >= window_size ? match_start - window_size : 0;
            previous_match = previous_match >= window_size ? previous_match - window_size : 0;
            start -= window_size;
            block_start -= window_size;
            if (pending_insert > start) pending_insert = start;
            auto slide = [&](uint16_t& at) {
                at = static_cast<uint16_t>(at >= window_size ? at - window_size : 0);
            };
            for (uint32_t i = 0; i <= hash_mask; i++) slide(heads[i]);
            for (uint32_t i = 0; i < window_size; i++) slide(before[i]);
            room += window_size;
        }
        if (in == in_end) break;
        auto part = static_cast<size_t>(in_end - in);
        if (part > room) part = room;
        std::memcpy(window + start + ahead, in, part);
        if (wrap == Wrap::zlib) check = adler32(check, in, part);
        if (wrap == Wrap::gzip) check = crc32(check, in, part);
        total += static_cast<uint32_t>(part);
        in += part;
        ahead += static_cast<uint32_t>(part);
        if (ahead + pending_insert >= least_match) {
            uint32_t at = start - pending_insert;
            hash = window[at];
            roll(window[at + 1]);
            while (pending_insert != 0) {
                roll(window[at + 2]);
                before[at & window_mask] = heads[hash];
                heads[hash] = static_cast<uint16_t>(at);
                at++;
                pending_insert--;
                if (ahead + pending_insert < least_match) break;
            }
        }
    } while (ahead < least_ahead && in != in_end);
}

uint32_t Deflater::insert(uint32_t at) {
    roll(window[at + 2]);
    uint32_t head = heads[hash];
    before[at & window_mask] = static_cast<uint16_t>(head);
    heads[hash] = static_cast<uint16_t>(at);
    return head;
}

uint32_t Deflater::longest_match(uint32_t candidate) {
    const Effort& effort = efforts[level];
    uint32_t chain = effort.chain, best = previous_length, nice = effort.nice;
    uint32_t most_back = window_size - least_ahead, limit = start > most_back ? start - most_back : 0;
    const uint8_t* scan_at = window + start;
    if (previous_length >= effort.good) chain >>= 2;
    if (nice > ahead) nice = ahead;
    do {
        const uint8_t* match = window + candidate;
        if (match[best] != scan_at[best] || match[best - 1] != scan_at[best - 1] || match[0] != scan_at[0] ||
            match[1] != scan_at[1])
            continue;
        uint32_t length = 2;
        while (length < most_match && match[length] == scan_at[length]) length++;
        if (length > best) {
            match_start = candidate;
            best = length;
            if (length >= nice) break;
        }
    } while ((candidate = before[candidate & window_mask]) > limit && --chain != 0);
    return best <= ahead ? best : ahead;
}

// Each goes on until more input is wanted, or all of it was taken in.

bool Deflater::compress_lazily(Flush flush) {
    const Effort& effort = efforts[level];
    constexpr uint32_t too_far = 4096;
    for (;;) {
        if (ahead < least_ahead) {
            fill();
            if (ahead < least_ahead && flush == Flush::none) return true;
            if (ahead == 0) break;
        }
        uint32_t head = ahead >= least_match ? insert(start) : 0;
        previous_length = match_length;
        previous_match = match_start;
        match_length = least_match - 1;
        if (head != 0 && previous_length < effort.lazy && start - head <= window_size - least_ahead) {
            match_length = longest_match(head);
            if (match_length <= 5 && (strategy == Strategy::filtered ||
                                      (match_length == least_match && start - match_start > too_far)))
                match_length = least_match - 1;
        }
        if (previous_length >= least_match && match_length <= previous_length) {
            uint32_t last_insert = start + ahead - least_match;
            bool full = note_match(start - 1 - previous_match, previous_length - least_match);
            ahead -= previous_length - 1;
            previous_length -= 2;
            do {
                if (++start <= last_insert) (void)insert(start);
            } while (--previous_length != 0);
            match_available = 0;
            match_length = least_match - 1;
            start++;
            if (full && !end_block(false)) return false;
        } else if (match_available != 0) {
            if (note_literal(window[start - 1]) && !end_block(false)) return false;
            start++;
            ahead--;
        } else {
            match_available = 1;
            start++;
            ahead--;
        }
    }
    if (match_available != 0) {
        (void)note_literal(window[start - 1]);
        match_available = 0;
    }
    pending_insert = start < least_match - 1 ? start : least_match - 1;
    if (flush == Flush::finish) return end_block(true);
    return symbol_count == 0 || end_block(false);
}

bool Deflater::compress_greedily(Flush flush) {
    const Effort& effort = efforts[level];
    for (;;) {
        if (ahead < least_ahead) {
            fill();
            if (ahead < least_ahead && flush == Flush::none) return true;
            if (ahead == 0) break;
        }
        uint32_t head = ahead >= least_match ? insert(start) : 0;
        if (head != 0 && start - head <= window_size - least_ahead) match_length = longest_match(head);
        bool full;
        if (match_length >= least_match) {
            full = note_match(start - match_start, match_length - least_match);
            ahead -= match_length;
            if (match_length <= effort.lazy && ahead >= least_match) {
                match_length--;
                do {
                    start++;
                    (void)insert(start);
                } while (--match_length != 0);
                start++;
            } else {
                start += match_length;
                match_length = 0;
                hash = window[start];
                roll(window[start + 1]);
            }
        } else {
            full = note_literal(window[start]);
            ahead--;
            start++;
        }
        if (full && !end_block(false)) return false;
    }
    pending_insert = start < least_match - 1 ? start : least_match - 1;
    if (flush == Flush::finish) return end_block(true);
    return symbol_count == 0 || end_block(false);
}

bool Deflater::compress_runs(Flush flush) {
    for (;;) {
        if (ahead <= most_match) {
            fill();
            if (ahead <= most_match && flush == Flush::none) return true;
            if (ahead == 0) break;
        }
        uint32_t length = 0;
        if (ahead >= least_match && start > 0) {
            const uint8_t* at = window + start - 1;
            uint32_t most = ahead < most_match ? ahead : most_match;
            while (length < most && at[length + 1] == at[0]) length++;
        }
        bool full;
        if (length >= least_match) {
            full = note_match(1, length - least_match);
            ahead -= length;
            start += length;
        } else {
            full = note_literal(window[start]);
            ahead--;
            start++;
        }
        if (full && !end_block(false)) return false;
    }
    pending_insert = 0;
    if (flush == Flush::finish) return end_block(true);
    return symbol_count == 0 || end_block(false);
}

bool Deflater::compress_literals(Flush flush) {
    for (;;) {
        if (ahead == 0) {
            fill();
            if (ahead == 0) {
                if (flush == Flush::none) return true;
                break;
            }
        }
        match_length = 0;
        bool full = note_literal(window[start]);
        ahead--;
        start++;
        if (full && !end_block(false)) return false;
    }
    pending_insert = 0;
    if (flush == Flush::finish) return end_block(true);
    return symbol_count == 0 || end_block(false);
}

bool Deflater::store(Flush flush) {
    constexpr uint32_t most_stored = 65535;
    auto put_stored = [&](bool last) {
        if (block_start < 0) block_start = 0;
        auto size = static_cast<uint32_t>(start - block_start);
        if (size > most_stored) size = most_stored;
        stored_block(window + block_start, size, last);
        block_start += size;
    };
    for (;;) {
        if (ahead <= 1) {
            fill();
            if (ahead == 0 && flush == Flush::none) return true;
            if (ahead == 0) break;
        }
        start += ahead;
        ahead = 0;
        // What is left waiting stays in the window when that slides.
        while (start - block_start >= window_size - least_ahead) put_stored(false);
        if (sink_failed) return false;
    }
    pending_insert = 0;
    while (start - block_start > most_stored) put_stored(false);
    if (flush == Flush::finish || start != block_start) put_stored(flush == Flush::finish);
    return !sink_failed;
}

void Deflater::set_dictionary(const uint8_t* data, size_t size) {
    if (wrap == Wrap::zlib) check = adler32(check, data, size);
    Wrap kept = wrap;
    wrap = Wrap::none;
    if (size >= window_size) {
        data += size - window_size;
        size = window_size;
    }
    in = data;
    in_end = data + size;
    fill();
    while (ahead >= least_match) {
        uint32_t at = start, count = ahead - (least_match - 1);
        do {
            (void)insert(at);
            at++;
        } while (--count != 0);
        start = at;
        ahead = least_match - 1;
        fill();
    }
    start += ahead;
    block_start = start;
    pending_insert = ahead;
    ahead = 0;
    match_length = previous_length = least_match - 1;
    match_available = 0;
    in = in_end = nullptr;
    wrap = kept;
    total = 0;
}

bool Deflater::run(const uint8_t* data, size_t size, Flush flush, Sink to) {
    in = data;
    in_end = data + size;
    sink = to;
    sink_failed = false;
    auto put_big = [&](uint32_t value) {
        for (int shift = 24; shift >= 0; shift -= 8) put_byte(static_cast<uint8_t>(value >> shift));
    };
    auto put_little = [&](uint32_t value) {
        for (int shift = 0; shift < 32; shift += 8) put_byte(static_cast<uint8_t>(value >> shift));
    };
    if (!begun) {
        begun = 1;
        bool quick = strategy >= Strategy::huffman_only || level < 2;
        if (wrap == Wrap::zlib) {
            uint32_t effort = quick ? 0 : level < 6 ? 1 : level == 6 ? 2 : 3;
            uint32_t head = (8 + (window_bits - 8) * 16) << 8 | effort << 6 | (start != 0 ? 0x20u : 0);
            head += 31 - head % 31;
            put_byte(static_cast<uint8_t>(head >> 8));
            put_byte(static_cast<uint8_t>(head));
            if (start != 0) put_big(check);
            check = 1;
        } else if (wrap == Wrap::gzip) {
            constexpr int unix_system = 3;
            for (int byte : {0x1F, 0x8B, 8, 0, 0, 0, 0, 0, level == 9 ? 2 : quick ? 4 : 0, unix_system})
                put_byte(static_cast<uint8_t>(byte));
        }
    }
    bool good = true;
    if (size != 0 || ahead != 0 || flush != Flush::none) {
        if (level == 0)
            good = store(flush);
        else if (strategy == Strategy::huffman_only)
            good = compress_literals(flush);
        else if (strategy == Strategy::run_lengths)
            good = compress_runs(flush);
        else
            good = level <= 3 ? compress_greedily(flush) : compress_lazily(flush);
    }
    if (good && flush == Flush::partial) {
        put_bits(2, 3);
        put_bits(constants.fixed_code[end_of_block], constants.fixed_length[end_of_block]);
    } else if (good && (flush == Flush::sync || flush == Flush::full)) {
        stored_block(nullptr, 0, false);
        if (flush == Flush::full) {
            std::memset(heads, 0, sizeof heads);
            if (ahead == 0) {
                start = 0;
                block_start = 0;
                pending_insert = 0;
            }
        }
    } else if (good && flush == Flush::finish && !finished) {
        finished = 1;
        if (wrap == Wrap::zlib) put_big(check);
        if (wrap == Wrap::gzip) {
            put_little(check);
            put_little(total);
        }
    }
    drain();
    in = in_end = nullptr;
    sink = {};
    return good && !sink_failed;
}

} // namespace natrix::deflate
