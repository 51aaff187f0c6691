#pragma once
#include <erl_nif.h>

#include <memory>
#include <mutex>
#include <string>

#include "handles.h"

namespace ex_monty {

// The one engine of the process.
extern natrix_engine* engine;

extern ErlNifResourceType* program_type;
extern ErlNifResourceType* run_type;
extern ErlNifResourceType* session_type;

// A C++ object inside of a resource, destroyed when no term names it any more.
template<class T> T* make_resource(ErlNifEnv* env, ErlNifResourceType* type, ERL_NIF_TERM& term) {
    T* object = new (enif_alloc_resource(type, sizeof(T))) T();
    term = enif_make_resource(env, object);
    enif_release_resource(object);
    return object;
}
template<class T> T* get_resource(ErlNifEnv* env, ERL_NIF_TERM term, ErlNifResourceType* type) {
    void* object;
    return enif_get_resource(env, term, type, &object) ? static_cast<T*>(object) : nullptr;
}
template<class T> void destroy_resource(ErlNifEnv*, void* object) { static_cast<T*>(object)->~T(); }

struct Program {
    ProgramHandle handle;
};

struct Session {
    std::mutex busy;
    SessionHandle handle;
};

using Canceller = std::shared_ptr<natrix_canceller>;

// A run that goes on at this moment, or one of its pauses, which the first answer that is not refused spends.
struct Run {
    std::mutex busy;
    ProgressHandle progress;
    Canceller canceller;
    std::string output; // of slices, since the last pause that Elixir saw
    ErlNifPid listener; // gets what is printed at once
    bool streams = false;
    bool spent = false;
    ErlNifMonitor watch;

    static void caller_died(ErlNifEnv*, void* object, ErlNifPid*, ErlNifMonitor*) {
        natrix_canceller_cancel(static_cast<Run*>(object)->canceller.get());
    }
};

ERL_NIF_TERM refusal(ErlNifEnv* env, std::string_view reason);
ERL_NIF_TERM failure_term(ErlNifEnv* env, const natrix_failure* failure, std::string_view printed_before = {});

extern ErlNifFunc run_functions[];
extern const size_t run_function_count;
extern ErlNifFunc mount_functions[];
extern const size_t mount_function_count;
bool open_mount_types(ErlNifEnv* env);
// The system of a lease, or null: the term is none, or it was released.
natrix_system* system_of_lease(ErlNifEnv* env, ERL_NIF_TERM term);

} // namespace ex_monty
