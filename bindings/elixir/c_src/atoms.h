#pragma once
#include <erl_nif.h>

#include <string_view>

namespace ex_monty {

// Filled when the library is loaded, and never changed after that.
struct Atoms {
#define ATOM(name) ERL_NIF_TERM name;
#include "atoms.def"
#undef ATOM
    ERL_NIF_TERM true_, false_, struct_, enum_, mapset, dataclass, exception, stack_frame, call, system_call;
    ERL_NIF_TERM elixir_date, elixir_time, elixir_datetime, elixir_naive_datetime, elixir_decimal, elixir_range;
};

extern Atoms atoms;

void make_atoms(ErlNifEnv* env);

// The atom of an exception's class, or 0; "json.JSONDecodeError" for what is no builtin.
ERL_NIF_TERM exception_atom(std::string_view class_name);
// The class of an atom as make_atoms() knows it, or of the atom's or class's name; empty: none.
std::string_view exception_class(std::string_view name);
// Of a class of Python's own, or 0.
ERL_NIF_TERM type_atom(std::string_view class_name);

} // namespace ex_monty
