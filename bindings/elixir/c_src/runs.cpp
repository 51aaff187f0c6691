#include "runs.h"

#include <vector>

#include "atoms.h"
#include "terms.h"

namespace ex_monty {

natrix_engine* engine;
ErlNifResourceType* program_type;
ErlNifResourceType* run_type;
ErlNifResourceType* session_type;

namespace {

// A slice lasts some 10 ms; then the next run in the queue of the dirty schedulers has its turn.
constexpr uint64_t slice = 2'000'000;

ERL_NIF_TERM ok(ErlNifEnv* env, ERL_NIF_TERM term) { return enif_make_tuple2(env, atoms.ok, term); }

std::string_view binary_of(ErlNifEnv* env, ERL_NIF_TERM term) {
    ErlNifBinary binary{};
    enif_inspect_iolist_as_binary(env, term, &binary);
    return {reinterpret_cast<const char*>(binary.data), binary.size};
}

// The named inputs of a run; the handles keep the values.
struct Inputs {
    std::vector<std::string> names;
    std::vector<DataHandle> values;
    std::vector<natrix_input> list;

    // Not empty: what is wrong.
    std::string read(ErlNifEnv* env, ERL_NIF_TERM map) {
        ErlNifMapIterator at;
        if (!enif_map_iterator_create(env, map, &at, ERL_NIF_MAP_ITERATOR_FIRST)) return "inputs must be a map";
        std::string problem;
        ERL_NIF_TERM key, value;
        for (; problem.empty() && enif_map_iterator_get_pair(env, &at, &key, &value); enif_map_iterator_next(env, &at)) {
            std::string name;
            if (!name_of(env, key, name)) {
                problem = "names of inputs must be strings or atoms";
                break;
            }
            for (const std::string& other : names)
                if (other == name) problem = "duplicate input: " + name;
            names.push_back(std::move(name));
            values.push_back(to_data(env, value, problem));
        }
        enif_map_iterator_destroy(env, &at);
        for (size_t i = 0; i < names.size(); i++) list.push_back({names[i].c_str(), values[i].get()});
        return problem;
    }

    std::string check(const natrix_program* program) const {
        size_t expected = natrix_program_input_count(program);
        if (expected == 0 && !names.empty())
            return "unexpected inputs: expected none, got " + std::to_string(names.size());
        if (names.size() > expected)
            return "too many inputs: expected " + std::to_string(expected) + ", got " + std::to_string(names.size());
        std::string missing;
        for (size_t i = 0; i < expected; i++) {
            std::string_view name = natrix_program_input(program, i);
            bool given = false;
            for (const std::string& other : names) given = given || other == name;
            if (!given) missing += (missing.empty() ? "" : ", ") + std::string(name);
        }
        for (const std::string& name : names) {
            bool known = false;
            for (size_t i = 0; i < expected; i++) known = known || name == natrix_program_input(program, i);
            if (!known) return "unexpected input: " + name;
        }
        return missing.empty() ? "" : "missing required inputs: " + missing;
    }
};

// {memory, seconds, fuel, allocations, output, host calls, depth, lease or nil, pid or nil, whether
// undefined names are asked for}; nil: none.
bool read_options(ErlNifEnv* env, ERL_NIF_TERM term, Run* run, OptionsHandle& options) {
    const ERL_NIF_TERM* items;
    int arity;
    if (!enif_get_tuple(env, term, &arity, &items) || arity != 10) return false;
    auto whole = [&](ERL_NIF_TERM number) {
        ErlNifSInt64 value;
        return enif_get_int64(env, number, &value) ? value : -1;
    };
    natrix_limits limits = natrix_limits_default();
    limits.memory = whole(items[0]);
    if (!enif_get_double(env, items[1], &limits.seconds)) limits.seconds = -1;
    limits.fuel = whole(items[2]);
    limits.allocations = whole(items[3]);
    limits.output = whole(items[4]);
    limits.host_calls = whole(items[5]);
    ErlNifSInt64 depth = whole(items[6]);
    if (depth >= 0) limits.depth = static_cast<uint32_t>(depth < UINT32_MAX ? depth : UINT32_MAX);
    options.reset(natrix_options_new());
    run->canceller = Canceller(natrix_canceller_new(), natrix_canceller_free);
    natrix_options_set_limits(options.get(), &limits);
    natrix_options_set_slice(options.get(), slice);
    natrix_options_set_offers_names(options.get(), items[9] == atoms.true_);
    natrix_options_set_canceller(options.get(), run->canceller.get());
    if (items[7] != atoms.nil) {
        natrix_system* system = system_of_lease(env, items[7]);
        if (!system) return false;
        natrix_options_set_system(options.get(), system);
    }
    if (items[8] != atoms.nil) {
        if (!enif_get_local_pid(env, items[8], &run->listener)) return false;
        run->streams = true;
        natrix_options_set_printing(options.get(), NATRIX_PRINT_PAUSE, 1, nullptr, nullptr);
    }
    return true;
}

ERL_NIF_TERM call_struct(ErlNifEnv* env, const natrix_progress* progress, ERL_NIF_TERM module, ERL_NIF_TERM key,
                         ERL_NIF_TERM name) {
    const natrix_data* arguments = natrix_progress_arguments(progress);
    std::vector<ERL_NIF_TERM> list;
    for (size_t i = 0; i < natrix_data_count(arguments); i++)
        list.push_back(to_term(env, natrix_data_item(arguments, i)));
    const ERL_NIF_TERM keys[] = {key, atoms.args, atoms.kwargs, atoms.call_id};
    const ERL_NIF_TERM values[] = {name, enif_make_list_from_array(env, list.data(), static_cast<unsigned>(list.size())),
                                   to_term(env, natrix_progress_keywords(progress)),
                                   enif_make_uint64(env, natrix_progress_call_id(progress))};
    return make_struct(env, module, keys, values, 4);
}

ERL_NIF_TERM system_call_name(ErlNifEnv* env, std::string_view name) {
#define SYSTEM_CALL(known) if (name == #known) return enif_make_atom(env, #known);
#include "system_calls.def"
#undef SYSTEM_CALL
    return make_binary(env, name);
}

ERL_NIF_TERM go_on(ErlNifEnv* env, int, const ERL_NIF_TERM* arguments);

// What a step of a run has come to. The run's own resource becomes the pause that Elixir gets.
ERL_NIF_TERM outcome(ErlNifEnv* env, ERL_NIF_TERM term, Run* run, bool good, ProgressHandle next, FailureHandle failure) {
    if (!good) {
        run->spent = true;
        if (run->canceller) enif_demonitor_process(env, run, &run->watch);
        return failure_term(env, failure.get(), run->output);
    }
    size_t size;
    const char* text = natrix_progress_output(next.get(), &size);
    run->progress = std::move(next);
    natrix_progress* progress = run->progress.get();
    natrix_progress_kind kind = natrix_progress_get_kind(progress);
    if (run->streams && size > 0) {
        ERL_NIF_TERM message = enif_make_tuple2(env, atoms.ex_monty_output, make_binary(env, {text, size}));
        enif_send(env, &run->listener, nullptr, message);
    }
    run->output.append(text, size);
    if (kind == NATRIX_PAUSED_SLICE || kind == NATRIX_PAUSED_OUTPUT)
        return enif_schedule_nif(env, "go_on", ERL_NIF_DIRTY_JOB_CPU_BOUND, go_on, 1, &term);
    if (run->canceller) enif_demonitor_process(env, run, &run->watch);
    ERL_NIF_TERM output = make_binary(env, run->output);
    run->output.clear();
    ERL_NIF_TERM shape;
    const char* name = natrix_progress_name(progress, &size);
    std::string_view called(name ? name : "", name ? size : 0);
    switch (kind) {
    case NATRIX_COMPLETED: {
        shape = enif_make_tuple3(env, atoms.complete, to_term(env, natrix_progress_value(progress)), output);
        run->spent = true;
        run->progress.reset();
        break;
    }
    case NATRIX_PAUSED_NAME:
        shape = enif_make_tuple4(env, atoms.name_lookup, make_binary(env, called), term, output);
        break;
    case NATRIX_PAUSED_SYSTEM:
        shape = enif_make_tuple4(
            env, atoms.os_call,
            call_struct(env, progress, atoms.system_call, atoms.function, system_call_name(env, called)), term, output);
        break;
    case NATRIX_PAUSED_FUTURES: shape = enif_make_tuple3(env, atoms.resolve_futures, term, output); break;
    default:
        shape = enif_make_tuple4(env, kind == NATRIX_PAUSED_METHOD ? atoms.method_call : atoms.function_call,
                                 call_struct(env, progress, atoms.call, atoms.name, make_binary(env, called)), term,
                                 output);
        break;
    }
    return ok(env, shape);
}

// The process that waits for the run is watched: when it dies, the run ends.
void watch_caller(ErlNifEnv* env, Run* run) {
    ErlNifPid self;
    if (run->canceller && enif_self(env, &self)) enif_monitor_process(env, run, &self, &run->watch);
}

ERL_NIF_TERM go_on(ErlNifEnv* env, int, const ERL_NIF_TERM* arguments) {
    Run* run = get_resource<Run>(env, arguments[0], run_type);
    ProgressHandle next;
    FailureHandle failure;
    bool good = call(next, failure, natrix_resume_go_on, run->progress.get());
    return outcome(env, arguments[0], run, good, std::move(next), std::move(failure));
}

ERL_NIF_TERM compile(ErlNifEnv* env, int, const ERL_NIF_TERM* arguments) {
    std::string_view code = binary_of(env, arguments[0]);
    std::string script(binary_of(env, arguments[1]));
    std::vector<std::string> names;
    ERL_NIF_TERM head, tail = arguments[2];
    while (enif_get_list_cell(env, tail, &head, &tail)) {
        names.emplace_back();
        if (!name_of(env, head, names.back())) return refusal(env, "names of inputs must be strings or atoms");
    }
    std::vector<const char*> inputs;
    for (const std::string& name : names) inputs.push_back(name.c_str());
    ProgramHandle program;
    FailureHandle failure;
    if (!call(program, failure, natrix_program_compile, engine, code.data(), code.size(), script.c_str(), inputs.data(),
              inputs.size()))
        return failure_term(env, failure.get());
    ERL_NIF_TERM term;
    make_resource<Program>(env, program_type, term)->handle = std::move(program);
    return ok(env, term);
}

// (program, inputs, options)
ERL_NIF_TERM start(ErlNifEnv* env, int, const ERL_NIF_TERM* arguments) {
    Program* program = get_resource<Program>(env, arguments[0], program_type);
    if (!program) return enif_make_badarg(env);
    Inputs inputs;
    std::string problem = inputs.read(env, arguments[1]);
    if (problem.empty()) problem = inputs.check(program->handle.get());
    if (!problem.empty()) return refusal(env, problem);
    ERL_NIF_TERM term;
    Run* run = make_resource<Run>(env, run_type, term);
    OptionsHandle options;
    if (!read_options(env, arguments[2], run, options)) return enif_make_badarg(env);
    watch_caller(env, run);
    ProgressHandle next;
    FailureHandle failure;
    bool good = call(next, failure, natrix_program_start, program->handle.get(), inputs.list.data(), inputs.list.size(),
                     options.get());
    return outcome(env, term, run, good, std::move(next), std::move(failure));
}

// (session, code, script name, inputs, options)
ERL_NIF_TERM session_start(ErlNifEnv* env, int, const ERL_NIF_TERM* arguments) {
    Session* session = get_resource<Session>(env, arguments[0], session_type);
    if (!session) return enif_make_badarg(env);
    std::unique_lock lock(session->busy, std::try_to_lock);
    if (!lock) return refusal(env, "session is in use");
    std::string_view code = binary_of(env, arguments[1]);
    std::string script(binary_of(env, arguments[2]));
    Inputs inputs;
    std::string problem = inputs.read(env, arguments[3]);
    if (!problem.empty()) return refusal(env, problem);
    ERL_NIF_TERM term;
    Run* run = make_resource<Run>(env, run_type, term);
    OptionsHandle options;
    if (!read_options(env, arguments[4], run, options)) return enif_make_badarg(env);
    watch_caller(env, run);
    ProgressHandle next;
    FailureHandle failure;
    bool good = call(next, failure, natrix_session_start, session->handle.get(), code.data(), code.size(), script.c_str(),
                     inputs.list.data(), inputs.list.size(), options.get());
    return outcome(env, term, run, good, std::move(next), std::move(failure));
}

// The exception of {:error, type, message}; null: `problem` says why it is none.
DataHandle exception_of(ErlNifEnv* env, ERL_NIF_TERM type, ERL_NIF_TERM message, std::string& problem) {
    std::string name;
    if (!name_of(env, type, name)) {
        problem = "exception type must be an atom or a string";
        return nullptr;
    }
    std::string class_name(exception_class(name));
    if (class_name.empty()) {
        problem = "unknown exception type: " + name;
        return nullptr;
    }
    ErlNifBinary text;
    if (!enif_inspect_binary(env, message, &text)) {
        problem = "exception message must be a string";
        return nullptr;
    }
    DataHandle argument = to_data(env, message, problem);
    if (!argument) return nullptr;
    const natrix_data* list[] = {argument.get()};
    return DataHandle(natrix_data_exception(class_name.c_str(), list, 1));
}

// What Elixir answers: a value, an exception, or a word.
struct Answer {
    enum class Kind { value, exception, pending, unhandled } kind = Kind::value;
    DataHandle data;

    bool read(ErlNifEnv* env, ERL_NIF_TERM term, std::string& problem) {
        const ERL_NIF_TERM* items;
        int arity;
        if (term == atoms.pending) kind = Kind::pending;
        else if (term == atoms.undefined || term == atoms.no_handler) kind = Kind::unhandled;
        else if (enif_get_tuple(env, term, &arity, &items) && arity == 2 && items[0] == atoms.ok) {
            data = to_data(env, items[1], problem);
        } else if (enif_get_tuple(env, term, &arity, &items) && arity == 3 && items[0] == atoms.error) {
            kind = Kind::exception;
            data = exception_of(env, items[1], items[2], problem);
        } else {
            problem = "a result must be {:ok, value}, {:error, type, message}, :pending, :undefined or :no_handler";
        }
        return problem.empty();
    }
};

// Takes a pause for an answer: null, with `reason`.
Run* open_pause(ErlNifEnv* env, ERL_NIF_TERM term, std::unique_lock<std::mutex>& lock, std::string& reason) {
    Run* run = get_resource<Run>(env, term, run_type);
    if (!run) {
        reason = "not a snapshot";
        return nullptr;
    }
    lock = std::unique_lock(run->busy, std::try_to_lock);
    if (!lock || run->spent || !run->progress) {
        reason = "snapshot already consumed";
        return nullptr;
    }
    return run;
}

// The pause was answered with `good`, `next` or `failure`.
ERL_NIF_TERM answered(ErlNifEnv* env, Run* pause, ERL_NIF_TERM next_term, Run* next_run, bool good, ProgressHandle next,
                      FailureHandle failure) {
    if (!good && natrix_failure_get_kind(failure.get()) == NATRIX_REFUSED) {
        if (next_run->canceller) enif_demonitor_process(env, next_run, &next_run->watch);
        return failure_term(env, failure.get());
    }
    pause->spent = true;
    pause->progress.reset();
    return outcome(env, next_term, next_run, good, std::move(next), std::move(failure));
}

Run* next_of(ErlNifEnv* env, const Run* pause, ERL_NIF_TERM& term) {
    Run* run = make_resource<Run>(env, run_type, term);
    run->canceller = pause->canceller;
    run->listener = pause->listener;
    run->streams = pause->streams;
    watch_caller(env, run);
    return run;
}

// (pause, answer)
ERL_NIF_TERM resume(ErlNifEnv* env, int, const ERL_NIF_TERM* arguments) {
    std::unique_lock<std::mutex> lock;
    std::string problem;
    Run* pause = open_pause(env, arguments[0], lock, problem);
    Answer answer;
    if (!pause || !answer.read(env, arguments[1], problem)) return refusal(env, problem);
    natrix_progress* progress = pause->progress.get();
    if (natrix_progress_get_kind(progress) == NATRIX_PAUSED_FUTURES)
        return refusal(env, "this run waits for futures: use resume_futures");
    ERL_NIF_TERM term;
    Run* run = next_of(env, pause, term);
    ProgressHandle next;
    FailureHandle failure;
    bool good = false;
    switch (answer.kind) {
    case Answer::Kind::value: good = call(next, failure, natrix_resume_value, progress, answer.data.get()); break;
    case Answer::Kind::exception:
        good = call(next, failure, natrix_resume_exception, progress, answer.data.get());
        break;
    case Answer::Kind::pending: good = call(next, failure, natrix_resume_pending, progress); break;
    case Answer::Kind::unhandled: good = call(next, failure, natrix_resume_unhandled, progress); break;
    }
    return answered(env, pause, term, run, good, std::move(next), std::move(failure));
}

// (pause, [{call id, answer}])
ERL_NIF_TERM resume_futures(ErlNifEnv* env, int, const ERL_NIF_TERM* arguments) {
    std::unique_lock<std::mutex> lock;
    std::string problem;
    Run* pause = open_pause(env, arguments[0], lock, problem);
    if (!pause) return refusal(env, problem);
    natrix_progress* progress = pause->progress.get();
    if (natrix_progress_get_kind(progress) != NATRIX_PAUSED_FUTURES)
        return refusal(env, "this run does not wait for futures");
    std::vector<Answer> answers;
    std::vector<natrix_settlement> settlements;
    ERL_NIF_TERM head, tail = arguments[1];
    while (enif_get_list_cell(env, tail, &head, &tail)) {
        const ERL_NIF_TERM* items;
        int arity;
        ErlNifUInt64 id;
        Answer answer;
        if (!enif_get_tuple(env, head, &arity, &items) || arity != 2 || !enif_get_uint64(env, items[0], &id))
            return refusal(env, "results must be a list of {call_id, result}");
        if (!answer.read(env, items[1], problem)) return refusal(env, problem);
        if (!answer.data) return refusal(env, "a future's result must be {:ok, value} or {:error, type, message}");
        bool waiting = false;
        for (size_t i = 0; i < natrix_progress_call_count(progress); i++)
            waiting = waiting || natrix_progress_call(progress, i) == id;
        if (!waiting) return refusal(env, "unknown call id: " + std::to_string(id));
        for (const natrix_settlement& other : settlements)
            if (other.call_id == id) return refusal(env, "duplicate call id: " + std::to_string(id));
        settlements.push_back({id, answer.kind == Answer::Kind::exception, answer.data.get()});
        answers.push_back(std::move(answer));
    }
    ERL_NIF_TERM term;
    Run* run = next_of(env, pause, term);
    ProgressHandle next;
    FailureHandle failure;
    bool good = call(next, failure, natrix_resume_settle, progress, settlements.data(), settlements.size());
    return answered(env, pause, term, run, good, std::move(next), std::move(failure));
}

// (pause): the numbers of the calls that it waits for, and the milliseconds after which its own timer is due.
ERL_NIF_TERM waiting_for(ErlNifEnv* env, int, const ERL_NIF_TERM* arguments) {
    std::unique_lock<std::mutex> lock;
    std::string problem;
    Run* pause = open_pause(env, arguments[0], lock, problem);
    if (!pause) return refusal(env, problem);
    std::vector<ERL_NIF_TERM> ids;
    for (size_t i = 0; i < natrix_progress_call_count(pause->progress.get()); i++)
        ids.push_back(enif_make_uint64(env, natrix_progress_call(pause->progress.get(), i)));
    double wake = natrix_progress_wake_after(pause->progress.get());
    return enif_make_tuple3(env, atoms.ok, enif_make_list_from_array(env, ids.data(), static_cast<unsigned>(ids.size())),
                            wake < 0 ? atoms.nil : enif_make_double(env, wake));
}

ERL_NIF_TERM bytes_term(ErlNifEnv* env, const BytesHandle& bytes) {
    size_t size;
    const char* data = natrix_bytes_data(bytes.get(), &size);
    return ok(env, make_binary(env, {data, size}));
}

ERL_NIF_TERM dump_program(ErlNifEnv* env, int, const ERL_NIF_TERM* arguments) {
    Program* program = get_resource<Program>(env, arguments[0], program_type);
    if (!program) return enif_make_badarg(env);
    BytesHandle bytes;
    FailureHandle failure;
    if (!call(bytes, failure, natrix_program_dump, program->handle.get(), nullptr)) return failure_term(env, failure.get());
    return bytes_term(env, bytes);
}

ERL_NIF_TERM load_program(ErlNifEnv* env, int, const ERL_NIF_TERM* arguments) {
    std::string_view data = binary_of(env, arguments[0]);
    ProgramHandle program;
    FailureHandle failure;
    if (!call(program, failure, natrix_program_load, engine, data.data(), data.size(), nullptr))
        return failure_term(env, failure.get());
    ERL_NIF_TERM term;
    make_resource<Program>(env, program_type, term)->handle = std::move(program);
    return ok(env, term);
}

// (pause): its bytes; spends it.
ERL_NIF_TERM dump_run(ErlNifEnv* env, int, const ERL_NIF_TERM* arguments) {
    std::unique_lock<std::mutex> lock;
    std::string problem;
    Run* pause = open_pause(env, arguments[0], lock, problem);
    if (!pause) return refusal(env, problem);
    BytesHandle bytes;
    FailureHandle failure;
    if (!call(bytes, failure, natrix_progress_dump, pause->progress.get(), nullptr)) return failure_term(env, failure.get());
    pause->spent = true;
    pause->progress.reset();
    return bytes_term(env, bytes);
}

ERL_NIF_TERM load_run(ErlNifEnv* env, int, const ERL_NIF_TERM* arguments) {
    std::string_view data = binary_of(env, arguments[0]);
    ProgressHandle progress;
    FailureHandle failure;
    if (!call(progress, failure, natrix_progress_load, engine, data.data(), data.size(), nullptr))
        return failure_term(env, failure.get());
    ERL_NIF_TERM term;
    make_resource<Run>(env, run_type, term)->progress = std::move(progress);
    return ok(env, term);
}

ERL_NIF_TERM fork_run(ErlNifEnv* env, int, const ERL_NIF_TERM* arguments) {
    std::unique_lock<std::mutex> lock;
    std::string problem;
    Run* pause = open_pause(env, arguments[0], lock, problem);
    if (!pause) return refusal(env, problem);
    ProgressHandle fork;
    FailureHandle failure;
    if (!call(fork, failure, natrix_progress_fork, pause->progress.get())) return failure_term(env, failure.get());
    ERL_NIF_TERM term;
    Run* run = make_resource<Run>(env, run_type, term);
    run->progress = std::move(fork);
    run->listener = pause->listener;
    run->streams = pause->streams;
    return ok(env, term);
}

ERL_NIF_TERM session_new(ErlNifEnv* env, int, const ERL_NIF_TERM*) {
    SessionHandle session;
    FailureHandle failure;
    if (!call(session, failure, natrix_session_new, engine, nullptr)) return failure_term(env, failure.get());
    ERL_NIF_TERM term;
    make_resource<Session>(env, session_type, term)->handle = std::move(session);
    return ok(env, term);
}

// What is done with an idle session: `function` gives a term.
template<class F> ERL_NIF_TERM with_session(ErlNifEnv* env, ERL_NIF_TERM term, F function) {
    Session* session = get_resource<Session>(env, term, session_type);
    if (!session) return enif_make_badarg(env);
    std::unique_lock lock(session->busy, std::try_to_lock);
    if (!lock) return refusal(env, "session is in use");
    return function(session->handle.get());
}

ERL_NIF_TERM session_fork(ErlNifEnv* env, int, const ERL_NIF_TERM* arguments) {
    return with_session(env, arguments[0], [&](natrix_session* session) {
        SessionHandle fork;
        FailureHandle failure;
        if (!call(fork, failure, natrix_session_fork, session)) return failure_term(env, failure.get());
        ERL_NIF_TERM term;
        make_resource<Session>(env, session_type, term)->handle = std::move(fork);
        return ok(env, term);
    });
}

ERL_NIF_TERM session_dump(ErlNifEnv* env, int, const ERL_NIF_TERM* arguments) {
    return with_session(env, arguments[0], [&](natrix_session* session) {
        BytesHandle bytes;
        FailureHandle failure;
        if (!call(bytes, failure, natrix_session_dump, session, nullptr)) return failure_term(env, failure.get());
        return bytes_term(env, bytes);
    });
}

ERL_NIF_TERM session_load(ErlNifEnv* env, int, const ERL_NIF_TERM* arguments) {
    std::string_view data = binary_of(env, arguments[0]);
    SessionHandle session;
    FailureHandle failure;
    if (!call(session, failure, natrix_session_load, engine, data.data(), data.size(), nullptr))
        return failure_term(env, failure.get());
    ERL_NIF_TERM term;
    make_resource<Session>(env, session_type, term)->handle = std::move(session);
    return ok(env, term);
}

ERL_NIF_TERM session_reset(ErlNifEnv* env, int, const ERL_NIF_TERM* arguments) {
    return with_session(env, arguments[0], [&](natrix_session* session) {
        natrix_failure* problem = nullptr;
        bool good = natrix_session_reset(session, &problem) == NATRIX_OK;
        FailureHandle failure(problem);
        return good ? atoms.ok : failure_term(env, failure.get());
    });
}

} // namespace

ERL_NIF_TERM refusal(ErlNifEnv* env, std::string_view reason) {
    return enif_make_tuple2(env, atoms.error, make_binary(env, reason));
}

ERL_NIF_TERM failure_term(ErlNifEnv* env, const natrix_failure* failure, std::string_view printed_before) {
    size_t size;
    const char* text = natrix_failure_message(failure, &size);
    natrix_failure_kind kind = natrix_failure_get_kind(failure);
    if (kind == NATRIX_REFUSED || kind == NATRIX_NO_RESOURCES)
        return refusal(env, text ? std::string_view(text, size) : std::string_view("refused"));
    ERL_NIF_TERM message = text ? make_binary(env, {text, size}) : atoms.nil;
    text = natrix_failure_type(failure, &size);
    std::string_view class_name(text, size);
    const natrix_data* raised = natrix_failure_exception(failure);
    ERL_NIF_TERM type = exception_atom(class_name);
    for (size_t i = 0; !type && raised && i < natrix_data_name_count(raised); i++) {
        const char* above = natrix_data_name(raised, i, &size);
        type = exception_atom({above, size});
    }
    if (!type) type = exception_atom("Exception");
    std::vector<ERL_NIF_TERM> frames;
    for (size_t i = 0; i < natrix_failure_frames(failure); i++) {
        natrix_frame frame = natrix_failure_frame(failure, i);
        auto place = [&](int64_t number) { return number > 0 ? enif_make_int64(env, number) : atoms.nil; };
        const ERL_NIF_TERM keys[] = {atoms.filename, atoms.line,       atoms.column,
                                     atoms.end_line, atoms.end_column, atoms.name};
        const ERL_NIF_TERM values[] = {
            make_binary(env, frame.filename), place(frame.line),      place(frame.column),
            place(frame.end_line),            place(frame.end_column), frame.function ? make_binary(env, frame.function) : atoms.nil};
        frames.push_back(make_struct(env, atoms.stack_frame, keys, values, 6));
    }
    std::string output(printed_before);
    text = natrix_failure_output(failure, &size);
    if (text) output.append(text, size);
    const ERL_NIF_TERM keys[] = {atoms.type, atoms.class_name, atoms.message, atoms.traceback, atoms.output};
    const ERL_NIF_TERM values[] = {type, make_binary(env, class_name), message,
                                   enif_make_list_from_array(env, frames.data(), static_cast<unsigned>(frames.size())),
                                   make_binary(env, output)};
    return enif_make_tuple2(env, atoms.error, make_struct(env, atoms.exception, keys, values, 5));
}

ErlNifFunc run_functions[] = {
    {"compile", 3, compile, ERL_NIF_DIRTY_JOB_CPU_BOUND},
    {"start", 3, start, ERL_NIF_DIRTY_JOB_CPU_BOUND},
    {"resume", 2, resume, ERL_NIF_DIRTY_JOB_CPU_BOUND},
    {"resume_futures", 2, resume_futures, ERL_NIF_DIRTY_JOB_CPU_BOUND},
    {"waiting_for", 1, waiting_for, 0},
    {"dump_program", 1, dump_program, ERL_NIF_DIRTY_JOB_CPU_BOUND},
    {"load_program", 1, load_program, ERL_NIF_DIRTY_JOB_CPU_BOUND},
    {"dump_run", 1, dump_run, ERL_NIF_DIRTY_JOB_CPU_BOUND},
    {"load_run", 1, load_run, ERL_NIF_DIRTY_JOB_CPU_BOUND},
    {"fork_run", 1, fork_run, ERL_NIF_DIRTY_JOB_CPU_BOUND},
    {"session_new", 0, session_new, 0},
    {"session_start", 5, session_start, ERL_NIF_DIRTY_JOB_CPU_BOUND},
    {"session_fork", 1, session_fork, ERL_NIF_DIRTY_JOB_CPU_BOUND},
    {"session_dump", 1, session_dump, ERL_NIF_DIRTY_JOB_CPU_BOUND},
    {"session_load", 1, session_load, ERL_NIF_DIRTY_JOB_CPU_BOUND},
    {"session_reset", 1, session_reset, ERL_NIF_DIRTY_JOB_CPU_BOUND},
};
const size_t run_function_count = sizeof run_functions / sizeof *run_functions;

} // namespace ex_monty
