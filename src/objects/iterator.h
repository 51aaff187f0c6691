#pragma once
#include "memory/cage.h"
#include "objects/hash.h"

namespace natrix {

// NativeIter::what.
namespace native_iter {
constexpr uint32_t enumerate = 1; // `first` iterates; the number is `counter`, or `second` once that is bound
constexpr uint32_t zip = 2;       // `first` is a tuple of builtin iterators
constexpr uint32_t map = 3;       // `first` is a builtin iterator, `second` the function
constexpr uint32_t deque =
    17; // `first` is the deque, of which `counter` items were given; `flags`: its `changes`
constexpr uint32_t deque_reversed = 18;
// Those of the module itertools (objects/itertools.cpp).
constexpr uint32_t repeat = 4; // `first`, `counter` times more; -1: without end
constexpr uint32_t count =
    5; // from `counter` by `second`; `first` is the number once that is no immediate int
constexpr uint32_t chain = 6; // `first` gives iterables, `second` goes through one of them
constexpr uint32_t islice =
    7; // `counter` items of `first` were taken; `second`: Items of the next, stop, step
constexpr uint32_t pairwise = 8;   // `first` iterates, `second` is the item before
constexpr uint32_t accumulate = 9; // `first` iterates, `second` is the sum so far
constexpr uint32_t cycle = 10; // `second` iterates until it ends; then the list `first` does, from `counter`
constexpr uint32_t batched = 11;  // `first` iterates, `counter` items at once; `flags`: strict
constexpr uint32_t compress = 12; // `first` gives the items, `second` which to take
constexpr uint32_t product =
    13; // `first` is a tuple of tuples; for these last ones `second` holds indices and
constexpr uint32_t combinations = 14; // `counter` says: 0 not begun, 1 begun, 2 ended
constexpr uint32_t replaced = 15;     // combinations_with_replacement
constexpr uint32_t permutations = 16; // the indices of the pool, and behind them how far each place has come
// Of re: `first` is a RegexScanner, which goes from match to match.
constexpr uint32_t scan = 19;
} // namespace native_iter

// header.aux of a DictIter: which part, and from which end.
namespace dict_iter {
constexpr uint16_t keys = 0;
constexpr uint16_t values = 1;
constexpr uint16_t items = 2;
constexpr uint16_t part_mask = 3;
constexpr uint16_t reversed = 4;
} // namespace dict_iter

// A walk over a builtin container or one of its iterators by a native. The iterator itself moves only with
// commit(), so that a native which cannot finish has changed nothing.
class Cursor {
  public:
    explicit Cursor(Cage& cage) : cage_(cage) {}
    ~Cursor() { rewind(); }
    Cursor(const Cursor&) = delete;
    Cursor& operator=(const Cursor&) = delete;

    // False: only Python can iterate this.
    [[nodiscard]] bool open(Value iterable);
    // An item; exhausted; reserve; raised (the container has changed since its iterator was made).
    [[nodiscard]] Value next();
    // The items that are left; exact while the container does not change.
    [[nodiscard]] uint64_t left() const;
    void commit();
    // The items that are left when they lie in a row (of a list or a tuple, forwards). Then advance() goes
    // past some of them, skip() past all and the end.
    [[nodiscard]] const Value* row() const;
    void advance(uint64_t count) { index_ += static_cast<int64_t>(count); }
    void skip(uint64_t count) {
        advance(count);
        ended_ = true;
    }
    // All items of a dict or a set, of which there are `count`, when nothing stands in the way of taking them
    // at once.
    bool copy_entries(Value* to, uint64_t count);

  private:
    enum class What : uint8_t { nothing, list, tuple, text, bytes, byte_array, deque, range, dict, set };
    bool open_container(Value container);
    bool open_iterator(Value iterator);
    bool remember(Value iterator);
    void rewind();
    Value next_of_dict();
    Value next_of_set();

    // Of iterators over iterators all parts move with each item; what they were is kept until commit().
    static constexpr uint32_t most_parts = 8;
    struct Part {
        Object* iterator;
        uint64_t words[5];
    };

    Cage& cage_;
    NativeIter* nested_ = nullptr;
    uint32_t parts_ = 0;
    Object* source_ = nullptr;
    Object* iterator_ = nullptr;
    int64_t index_ = 0;
    int64_t step_ = 1;
    int64_t left_ = 0; // ranges, and entries that a dict iterator expects
    uint32_t live_ = 0;
    What what_ = What::nothing;
    uint16_t part_ = 0;
    bool reversed_ = false;
    bool ended_ = false;
    Part part_states_[most_parts];
};

// iter(iterable) for builtin containers and iterators: an iterator, reserve, or defer.
Value leaf_iter(Cage& cage, Value iterable);
// reversed(sequence), likewise.
Value leaf_reversed(Cage& cage, Value sequence);
// next(iterator): an item, exhausted, raised, reserve, or defer.
Value leaf_next(Cage& cage, Value iterator);
// The same when a pair is wanted: where a tuple of two would be made its items go to `pair`, and the answer
// is None. Otherwise defer.
Value leaf_next_pair(Cage& cage, Value iterator, Value* pair);
// The commonest of these: enumerate() over a list, a tuple or a range, or zip() of two of them, with a pair
// left. False: nothing was done.
bool leaf_next_row_pair(Cage& cage, NativeIter* iterator, Value* pair);
// The item that a builtin iterator over a list, a tuple, a range or a str gives next, and going past it;
// unbound: there is none, or it is another iterator.
Value leaf_peek(Cage& cage, Value iterator);
void leaf_skip(Cage& cage, Value iterator);
// __next__ of builtin iterators themselves, whatever a subclass says.
Value leaf_step(Cage& cage, Value iterator);
// leaf_next() for an iterator that stands inside of `depth` others.
Value leaf_next_within(Cage& cage, Value iterator, uint32_t depth);
// The step of an iterator of itertools.
Value step_tool(Cage& cage, NativeIter* iterator, uint32_t depth);
// Whether iter(value) needs no Python, nor next() of what it gives.
bool is_leaf_iterable(Cage& cage, Value value);
// Whether next(iterator) needs no Python now; and whether leaf_step() answers.
bool is_leaf_iterator(Cage& cage, Value iterator);
bool is_leaf_step(Cage& cage, Value iterator);
// zip(*iterables), where all of them are builtin ones; or defer, or reserve.
Value leaf_zip(Cage& cage, const Value* iterables, uint32_t count);
// map(function, iterable), likewise, where calling the function is all there is to it.
Value leaf_map(Cage& cage, Value function, Value iterable);
// Appends all items to a list: None, or a signal.
Value leaf_extend(Cage& cage, Value list, Value iterable);
// Exactly `count` items to `targets`: None, raised ValueError, reserve, or defer.
Value leaf_unpack(Cage& cage, Value iterable, Value* targets, uint32_t count);
// A tuple, or a fresh list, of all items.
Value leaf_tuple(Cage& cage, Value iterable);
Value leaf_list(Cage& cage, Value iterable);

Value make_seq_iter(Cage& cage, KnownType type, Value sequence, int64_t index, bool reversed);
Value make_deque_iter(Cage& cage, Value deque, bool reversed);
Value make_dict_iter(Cage& cage, Value dict, uint16_t part);

} // namespace natrix
