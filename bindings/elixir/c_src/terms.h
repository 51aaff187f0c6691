#pragma once
#include <erl_nif.h>

#include <string>
#include <string_view>

#include "handles.h"

// Terms of Elixir and values of Python, both ways. Neither way recurses: nesting is bounded by `max_depth` alone.
namespace ex_monty {

constexpr size_t max_depth = 1000;

// Null: `problem` says why the term is no value.
DataHandle to_data(ErlNifEnv* env, ERL_NIF_TERM term, std::string& problem);
ERL_NIF_TERM to_term(ErlNifEnv* env, const natrix_data* data);

ERL_NIF_TERM make_binary(ErlNifEnv* env, std::string_view text);
// A struct of Elixir: `keys` without __struct__.
ERL_NIF_TERM make_struct(ErlNifEnv* env, ERL_NIF_TERM module, const ERL_NIF_TERM* keys, const ERL_NIF_TERM* values,
                         size_t count);
// Of an atom or a binary.
bool name_of(ErlNifEnv* env, ERL_NIF_TERM term, std::string& name);

// An empty MapSet, as the running Elixir makes it; given once, when the library is loaded.
void set_mapset_template(ERL_NIF_TERM term);

} // namespace ex_monty
