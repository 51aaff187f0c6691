#include <vector>

#include "atoms.h"
#include "runs.h"
#include "terms.h"

// Mounts: directories of the host under paths of the sandbox. What is written over an overlay, and what counts against a
// write limit, lasts as long as the mounts do. One run has them at a time: it holds a lease.
namespace ex_monty {
namespace {

ErlNifResourceType* mounts_type;
ErlNifResourceType* lease_type;

struct Mounts {
    std::mutex busy;
    SystemHandle system;
    bool leased = false;
    // What Elixir says of each, the last one first.
    ErlNifEnv* entries_env = enif_alloc_env();
    ERL_NIF_TERM entries = enif_make_list(entries_env, 0);

    ~Mounts() { enif_free_env(entries_env); }
};

struct Lease {
    std::mutex busy;
    Mounts* mounts = nullptr; // kept; null once it is released

    void release() {
        std::lock_guard lock(busy);
        if (!mounts) return;
        {
            std::lock_guard other(mounts->busy);
            mounts->leased = false;
        }
        enif_release_resource(mounts);
        mounts = nullptr;
    }
    ~Lease() { release(); }
};

ERL_NIF_TERM mounts_new(ErlNifEnv* env, int, const ERL_NIF_TERM*) {
    ERL_NIF_TERM term;
    make_resource<Mounts>(env, mounts_type, term)->system.reset(natrix_system_new());
    return enif_make_tuple2(env, atoms.ok, term);
}

std::string text_of(ErlNifEnv* env, ERL_NIF_TERM term) {
    ErlNifBinary binary{};
    enif_inspect_binary(env, term, &binary);
    return {reinterpret_cast<const char*>(binary.data), binary.size};
}

// (mounts, path, host path, 0 read only | 1 read and write | 2 overlay, bytes that may be written or -1, entry)
ERL_NIF_TERM mounts_add(ErlNifEnv* env, int, const ERL_NIF_TERM* arguments) {
    Mounts* mounts = get_resource<Mounts>(env, arguments[0], mounts_type);
    int access;
    ErlNifSInt64 limit;
    if (!mounts || !enif_get_int(env, arguments[3], &access) || !enif_get_int64(env, arguments[4], &limit))
        return enif_make_badarg(env);
    std::lock_guard lock(mounts->busy);
    if (mounts->leased) return enif_make_tuple2(env, atoms.error, atoms.mount_in_use);
    constexpr uint64_t memory = 100'000'000;
    natrix_failure* problem = nullptr;
    bool good = natrix_system_mount(mounts->system.get(), text_of(env, arguments[1]).c_str(),
                                    text_of(env, arguments[2]).c_str(), static_cast<natrix_access>(access), limit, memory,
                                    &problem) == NATRIX_OK;
    FailureHandle failure(problem);
    if (!good) return failure_term(env, failure.get());
    mounts->entries = enif_make_list_cell(mounts->entries_env, enif_make_copy(mounts->entries_env, arguments[5]), mounts->entries);
    return atoms.ok;
}

ERL_NIF_TERM mounts_entries(ErlNifEnv* env, int, const ERL_NIF_TERM* arguments) {
    Mounts* mounts = get_resource<Mounts>(env, arguments[0], mounts_type);
    if (!mounts) return enif_make_badarg(env);
    std::lock_guard lock(mounts->busy);
    return enif_make_copy(env, mounts->entries);
}

ERL_NIF_TERM mounts_checkout(ErlNifEnv* env, int, const ERL_NIF_TERM* arguments) {
    Mounts* mounts = get_resource<Mounts>(env, arguments[0], mounts_type);
    if (!mounts) return enif_make_badarg(env);
    std::lock_guard lock(mounts->busy);
    if (mounts->leased) return enif_make_tuple2(env, atoms.error, atoms.mount_in_use);
    mounts->leased = true;
    enif_keep_resource(mounts);
    ERL_NIF_TERM term;
    make_resource<Lease>(env, lease_type, term)->mounts = mounts;
    return enif_make_tuple2(env, atoms.ok, term);
}

ERL_NIF_TERM mounts_release(ErlNifEnv* env, int, const ERL_NIF_TERM* arguments) {
    Lease* lease = get_resource<Lease>(env, arguments[0], lease_type);
    if (!lease) return enif_make_badarg(env);
    lease->release();
    return atoms.ok;
}

} // namespace

bool open_mount_types(ErlNifEnv* env) {
    auto flags = static_cast<ErlNifResourceFlags>(ERL_NIF_RT_CREATE | ERL_NIF_RT_TAKEOVER);
    mounts_type = enif_open_resource_type(env, nullptr, "ex_monty_mounts", destroy_resource<Mounts>, flags, nullptr);
    lease_type = enif_open_resource_type(env, nullptr, "ex_monty_lease", destroy_resource<Lease>, flags, nullptr);
    return mounts_type && lease_type;
}

natrix_system* system_of_lease(ErlNifEnv* env, ERL_NIF_TERM term) {
    Lease* lease = get_resource<Lease>(env, term, lease_type);
    if (!lease) return nullptr;
    std::lock_guard lock(lease->busy);
    return lease->mounts ? lease->mounts->system.get() : nullptr;
}

ErlNifFunc mount_functions[] = {
    {"mounts_new", 0, mounts_new, 0},
    {"mounts_add", 6, mounts_add, ERL_NIF_DIRTY_JOB_IO_BOUND},
    {"mounts_entries", 1, mounts_entries, 0},
    {"mounts_checkout", 1, mounts_checkout, 0},
    {"mounts_release", 1, mounts_release, 0},
};
const size_t mount_function_count = sizeof mount_functions / sizeof *mount_functions;

} // namespace ex_monty
