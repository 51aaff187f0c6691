#pragma once
#include <memory>

#include "natrix/natrix.h"

// The C ABI's handles, freed by themselves.
namespace ex_monty {

template<auto free_function> struct Free {
    template<class T> void operator()(T* handle) const { free_function(handle); }
};
template<class T, auto free_function> using Handle = std::unique_ptr<T, Free<free_function>>;

using DataHandle = Handle<natrix_data, natrix_data_free>;
using FailureHandle = Handle<natrix_failure, natrix_failure_free>;
using BytesHandle = Handle<natrix_bytes, natrix_bytes_free>;
using ProgramHandle = Handle<natrix_program, natrix_program_free>;
using ProgressHandle = Handle<natrix_progress, natrix_progress_free>;
using SessionHandle = Handle<natrix_session, natrix_session_free>;
using SystemHandle = Handle<natrix_system, natrix_system_free>;
using OptionsHandle = Handle<natrix_options, natrix_options_free>;
using CancellerHandle = Handle<natrix_canceller, natrix_canceller_free>;

// Calls a function of the ABI that gives a handle and a failure through its last two parameters.
template<class H, class F, class... Arguments>
bool call(H& handle, FailureHandle& failure, F function, Arguments... arguments) {
    typename H::pointer made = nullptr;
    natrix_failure* problem = nullptr;
    bool good = function(arguments..., &made, &problem) == NATRIX_OK;
    handle.reset(made);
    failure.reset(problem);
    return good;
}

} // namespace ex_monty
