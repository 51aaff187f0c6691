#pragma once
#include "vm/vm.h"

namespace natrix {

// Each finishes the instruction in progress (`instruction` is its word, vm.pc stands behind that word) and
// leaves vm.registers, vm.pc and vm.constants where the loop goes on. False: the loop is left, vm.exit says
// why.
using SlowFunction = bool(Vm& vm, uint64_t instruction);

// safepoint.cpp
SlowFunction slow_loop, slow_wrong_kind;
// warm.cpp
SlowFunction slow_warm_up, slow_cold_loop;
// names.cpp
SlowFunction slow_locals, slow_unbound, slow_load_global, slow_store_global, slow_delete_global,
    slow_load_name, slow_store_name, slow_delete_name, slow_new_cell;
// attributes.cpp
SlowFunction slow_get_attribute, slow_set_attribute, slow_delete_attribute, slow_get_method,
    slow_load_special, slow_get_super;
// items.cpp
SlowFunction slow_get_item, slow_get_slice, slow_set_item, slow_delete_item, slow_build_slice, slow_contains,
    slow_length;
// operators.cpp
SlowFunction slow_add, slow_binary, slow_binary_small, slow_unary, slow_not, slow_compare, slow_jump_truth,
    slow_compare_and_jump, slow_compare_small_and_jump;
// calls.cpp
SlowFunction slow_call, slow_call_method, slow_call_keywords, slow_call_unpacked, slow_native_answer,
    slow_kernel_answer, slow_make_function;
// returns.cpp
SlowFunction slow_return, slow_return_none;
// generators.cpp
SlowFunction slow_generator, slow_yield, slow_send, slow_get_yield_from, slow_get_awaitable, slow_get_aiter,
    slow_get_anext, slow_end_async_for;
// iteration.cpp
SlowFunction slow_get_iterator, slow_for_iter, slow_for_native_iterator, slow_first_iteration,
    slow_other_iteration, slow_unpack;
// building.cpp
SlowFunction slow_build_tuple, slow_build_list, slow_build_set, slow_build_dict, slow_list_append,
    slow_list_extend, slow_list_to_tuple, slow_to_tuple, slow_set_add, slow_set_update, slow_dict_set,
    slow_dict_update, slow_dict_merge, slow_format, slow_join;
// exceptions.cpp
SlowFunction slow_match_exception, slow_exception_info, slow_raise, slow_reraise, slow_reraise_handled;
// matching.cpp
SlowFunction slow_match_sequence, slow_match_mapping;

} // namespace natrix
