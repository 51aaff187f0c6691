#pragma once
#include "memory/cage.h"
#include "natives/arithmetic.h"

namespace natrix {

// Operators between builtin containers: list and tuple (+ and *), set, frozenset and the views of dicts (| &
// - ^), dict
// (|). Instances of subclasses defer, and so does whatever has no such operator.
Value container_binary(Cage& cage, BinaryOperator op, Value left, Value right, bool in_place);
// Comparisons of lists, tuples and sets with their like.
Value container_compare(Cage& cage, Comparison op, Value left, Value right);

// Of a list or a tuple, whatever their classes say. `other` is of the same kind.
Value sequence_concat(Cage& cage, Value sequence, Value other);
Value sequence_repeat(Cage& cage, Value sequence, Value count, bool in_place);
Value sequence_compare(Cage& cage, Comparison op, Value left, Value right);
// left op right for op one of < <= > >=, without asking the classes of lists and tuples again; `depth` counts
// down.
Value ordered(Cage& cage, Comparison op, Value left, Value right, uint32_t depth = max_leaf_depth);

// Of sets and frozensets, whatever their classes say.
Value set_operation(Cage& cage, BinaryOperator op, Value left, Value right, bool in_place);
Value set_compare(Cage& cage, Comparison op, Value left, Value right);

struct ItemRow {
    Value* items = nullptr;
    uint32_t size = 0;
};
ItemRow items_of(Cage& cage, Value list_or_tuple);

} // namespace natrix
