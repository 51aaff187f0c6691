#include <vector>

#include "atoms.h"
#include "runs.h"
#include "terms.h"

namespace {

using namespace ex_monty;

std::vector<ErlNifFunc> functions;

int load(ErlNifEnv* env, void**, ERL_NIF_TERM mapset) {
    make_atoms(env);
    set_mapset_template(mapset);
    auto flags = static_cast<ErlNifResourceFlags>(ERL_NIF_RT_CREATE | ERL_NIF_RT_TAKEOVER);
    program_type =
        enif_open_resource_type(env, nullptr, "ex_monty_program", destroy_resource<Program>, flags, nullptr);
    session_type =
        enif_open_resource_type(env, nullptr, "ex_monty_session", destroy_resource<Session>, flags, nullptr);
    ErlNifResourceTypeInit runs{};
    runs.dtor = destroy_resource<Run>;
    runs.down = Run::caller_died;
    run_type = enif_open_resource_type_x(env, "ex_monty_run", &runs, flags, nullptr);
    if (!program_type || !session_type || !run_type || !open_mount_types(env)) return 1;
    natrix_failure* failure = nullptr;
    bool good = engine || natrix_engine_new(&engine, &failure) == NATRIX_OK;
    natrix_failure_free(failure);
    return good ? 0 : 2;
}

int upgrade(ErlNifEnv* env, void** data, void**, ERL_NIF_TERM mapset) { return load(env, data, mapset); }

} // namespace

extern "C" ErlNifEntry* nif_init();
extern "C" __attribute__((visibility("default"))) ErlNifEntry* nif_init() {
    functions.assign(run_functions, run_functions + run_function_count);
    functions.insert(functions.end(), mount_functions, mount_functions + mount_function_count);
    static ErlNifEntry entry{};
    entry.major = ERL_NIF_MAJOR_VERSION;
    entry.minor = ERL_NIF_MINOR_VERSION;
    entry.name = "Elixir.ExMonty.Native";
    entry.num_of_funcs = static_cast<int>(functions.size());
    entry.funcs = functions.data();
    entry.load = load;
    entry.upgrade = upgrade;
    entry.vm_variant = ERL_NIF_VM_VARIANT;
    entry.options = 1;
    entry.sizeof_ErlNifResourceTypeInit = sizeof(ErlNifResourceTypeInit);
    entry.min_erts = ERL_NIF_MIN_ERTS_VERSION;
    return &entry;
}
