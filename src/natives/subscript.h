#pragma once
#include "memory/cage.h"
#include "objects/hash.h"

namespace natrix {

// Items of builtin containers: a value (None after a change), raised, reserve, or defer (only Python can
// answer, or the container is of another kind). Instances of subclasses are answered as long as their class
// has the builtin's method.
Value leaf_get_item(Cage& cage, Value container, Value key);
// container[start:stop] of an exact str, list or tuple, without the slice object.
Value leaf_get_slice(Cage& cage, Value container, Value start, Value stop);
Value leaf_set_item(Cage& cage, Value container, Value key, Value value);
Value leaf_delete_item(Cage& cage, Value container, Value key);
// item in container: True, False, or a signal.
Value leaf_contains(Cage& cage, Value item, Value container);
Value leaf_length(Cage& cage, Value container);

// The methods themselves, whatever the class of the instance says.
Value list_get_item(Cage& cage, Value list, Value key);
Value list_set_item(Cage& cage, Value list, Value key, Value value);
Value list_delete_item(Cage& cage, Value list, Value key);
Value tuple_get_item(Cage& cage, Value tuple, Value key);
Value range_get_item(Cage& cage, Value range, Value key);
Value deque_get_item(Cage& cage, Value deque, Value key);
Value deque_set_item(Cage& cage, Value deque, Value key, Value item);
// KeyError when there is none and the class has no __missing__; else defer.
Value dict_get_item(Cage& cage, Value dict, Value key);
// Value of the key; unbound when there is none; or a signal.
Value dict_set_item(Cage& cage, Value dict, Value key, Value value);
Value dict_delete_item(Cage& cage, Value dict, Value key);
Value container_contains(Cage& cage, Value item, Value container);
Value container_length(Cage& cage, Value container);

} // namespace natrix
