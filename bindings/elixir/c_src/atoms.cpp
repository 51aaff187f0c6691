#include "atoms.h"

namespace ex_monty {

Atoms atoms;

namespace {

struct Row {
    const char* atom_name;
    std::string_view class_name;
    ERL_NIF_TERM atom;
};

Row exceptions[] = {
#define EXCEPTION(atom, python) {#atom, #python, 0},
#include "exceptions.def"
#undef EXCEPTION
};

Row types[] = {
#define CLASS(atom, python) {#atom, #python, 0},
#include "types.def"
#undef CLASS
};

// "JSONDecodeError" of "json.JSONDecodeError".
std::string_view last_part(std::string_view name) {
    size_t dot = name.rfind('.');
    return dot == std::string_view::npos ? name : name.substr(dot + 1);
}

} // namespace

void make_atoms(ErlNifEnv* env) {
#define ATOM(name) atoms.name = enif_make_atom(env, #name);
#include "atoms.def"
#undef ATOM
    atoms.true_ = enif_make_atom(env, "true");
    atoms.false_ = enif_make_atom(env, "false");
    atoms.enum_ = enif_make_atom(env, "enum");
    atoms.struct_ = enif_make_atom(env, "__struct__");
    atoms.mapset = enif_make_atom(env, "Elixir.MapSet");
    atoms.dataclass = enif_make_atom(env, "Elixir.ExMonty.Dataclass");
    atoms.exception = enif_make_atom(env, "Elixir.ExMonty.Exception");
    atoms.stack_frame = enif_make_atom(env, "Elixir.ExMonty.StackFrame");
    atoms.call = enif_make_atom(env, "Elixir.ExMonty.FunctionCall");
    atoms.system_call = enif_make_atom(env, "Elixir.ExMonty.OsCall");
    atoms.elixir_date = enif_make_atom(env, "Elixir.Date");
    atoms.elixir_time = enif_make_atom(env, "Elixir.Time");
    atoms.elixir_datetime = enif_make_atom(env, "Elixir.DateTime");
    atoms.elixir_naive_datetime = enif_make_atom(env, "Elixir.NaiveDateTime");
    atoms.elixir_decimal = enif_make_atom(env, "Elixir.Decimal");
    atoms.elixir_range = enif_make_atom(env, "Elixir.Range");
    for (Row& row : exceptions) row.atom = enif_make_atom(env, row.atom_name);
    for (Row& row : types) row.atom = enif_make_atom(env, row.atom_name);
}

ERL_NIF_TERM exception_atom(std::string_view class_name) {
    for (const Row& row : exceptions)
        if (row.class_name == class_name) return row.atom;
    return 0;
}

std::string_view exception_class(std::string_view name) {
    for (const Row& row : exceptions)
        if (name == row.atom_name || name == row.class_name || name == last_part(row.class_name)) return row.class_name;
    return {};
}

ERL_NIF_TERM type_atom(std::string_view class_name) {
    for (const Row& row : types)
        if (row.class_name == class_name) return row.atom;
    return 0;
}

} // namespace ex_monty
