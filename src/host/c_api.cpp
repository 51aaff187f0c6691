#include "natrix/natrix.h"

#include <cstring>

#include "natrix/natrix.hpp"

using natrix::Completed;
using natrix::Data;
using natrix::Failure;
using natrix::Inputs;
using natrix::Pause;
using natrix::Progress;
using natrix::Reply;
using natrix::Result;
using natrix::RunLimits;

struct natrix_engine {
    natrix::Engine engine;
};
struct natrix_program {
    natrix::Program program;
};
struct natrix_session {
    natrix::Session session;
};
struct natrix_data {
    Data data;
};
struct natrix_failure {
    Failure failure;
};
struct natrix_bytes {
    std::string bytes;
};
struct natrix_progress {
    Progress progress;
    [[nodiscard]] Completed* completed() { return std::get_if<Completed>(&progress); }
    [[nodiscard]] Pause* pause() { return std::get_if<Pause>(&progress); }
    [[nodiscard]] const Completed* completed() const { return std::get_if<Completed>(&progress); }
    [[nodiscard]] const Pause* pause() const { return std::get_if<Pause>(&progress); }
};

namespace {

// A result to its out parameter, or its failure to the other.
template<class T, class Handle> natrix_status give(Result<T> result, Handle** out, natrix_failure** failure) {
    if (result) {
        *out = new Handle{std::move(*result)};
        return NATRIX_OK;
    }
    if (failure) *failure = new natrix_failure{std::move(result.failure())};
    return NATRIX_FAILED;
}

natrix_status refuse(const char* message, natrix_failure** failure) {
    if (failure) {
        *failure = new natrix_failure;
        (*failure)->failure.type = "ValueError";
        (*failure)->failure.message = message;
        (*failure)->failure.text = std::string("ValueError: ") + message + "\n";
    }
    return NATRIX_FAILED;
}

const char* text_of(std::string_view text, size_t* size) {
    if (size) *size = text.size();
    return text.data() ? text.data() : "";
}

natrix_data* handle(Data data) { return new natrix_data{std::move(data)}; }

std::vector<Data> row(const natrix_data* const* items, size_t count) {
    std::vector<Data> out;
    out.reserve(count);
    for (size_t i = 0; i < count; i++) out.push_back(items[i]->data);
    return out;
}

Inputs inputs_of(const natrix_input* inputs, size_t count) {
    Inputs out;
    for (size_t i = 0; i < count; i++) out.emplace_back(inputs[i].name, inputs[i].value->data);
    return out;
}

RunLimits limits_of(const natrix_limits* limits) {
    RunLimits out;
    if (!limits) return out;
    auto number = [](int64_t limit) {
        return limit < 0 ? std::optional<uint64_t>() : std::optional<uint64_t>(static_cast<uint64_t>(limit));
    };
    out.memory = number(limits->memory);
    if (limits->seconds >= 0) out.seconds = limits->seconds;
    out.fuel = number(limits->fuel);
    out.allocations = number(limits->allocations);
    out.output = number(limits->output);
    out.host_calls = number(limits->host_calls);
    out.depth = limits->depth;
    return out;
}

natrix_status resume(natrix_progress* progress, const Reply& reply, natrix_progress** next,
                     natrix_failure** failure) {
    Pause* pause = progress->pause();
    if (!pause) return refuse("this run has ended", failure);
    return give(pause->resume(reply), next, failure);
}

} // namespace

extern "C" {

uint32_t natrix_abi_version(void) { return NATRIX_ABI_VERSION; }

natrix_data* natrix_data_none(void) { return handle(Data()); }
natrix_data* natrix_data_boolean(int truth) { return handle(Data(truth != 0)); }
natrix_data* natrix_data_integer(int64_t value) { return handle(Data(value)); }
natrix_data* natrix_data_big_integer(const uint8_t* magnitude, size_t size, int negative) {
    return handle(Data::integer({reinterpret_cast<const char*>(magnitude), size}, negative != 0));
}
natrix_data* natrix_data_number(double value) { return handle(Data(value)); }

natrix_data* natrix_data_text(natrix_kind kind, const char* text, size_t size) {
    std::string_view view(text, size);
    switch (kind) {
    case NATRIX_STRING: return handle(Data::string(view));
    case NATRIX_BYTES: return handle(Data::bytes(view));
    case NATRIX_FUNCTION: return handle(Data::function(view));
    default: return nullptr;
    }
}

natrix_data* natrix_data_items(natrix_kind kind, const natrix_data* const* items, size_t count) {
    switch (kind) {
    case NATRIX_LIST: return handle(Data::list(row(items, count)));
    case NATRIX_TUPLE: return handle(Data::tuple(row(items, count)));
    case NATRIX_DICT: return count % 2 == 0 ? handle(Data::dict_of_items(row(items, count))) : nullptr;
    case NATRIX_SET: return handle(Data::set(row(items, count)));
    case NATRIX_FROZENSET: return handle(Data::frozenset(row(items, count)));
    default: return nullptr;
    }
}

natrix_data* natrix_data_exception(const char* class_name, const natrix_data* const* arguments,
                                   size_t count) {
    return handle(Data::exception(class_name, row(arguments, count)));
}

natrix_data* natrix_data_copy(const natrix_data* data) { return handle(data->data); }
void natrix_data_free(natrix_data* data) { delete data; }

natrix_kind natrix_data_kind(const natrix_data* data) {
    static_assert(static_cast<int>(Data::Kind::cycle) == NATRIX_CYCLE &&
                  static_cast<int>(Data::Kind::dict) == NATRIX_DICT);
    return static_cast<natrix_kind>(data->data.kind());
}

int64_t natrix_data_get_integer(const natrix_data* data) {
    switch (data->data.kind()) {
    case Data::Kind::boolean: return data->data.truth();
    case Data::Kind::object: return static_cast<int64_t>(data->data.handle());
    case Data::Kind::cycle: return data->data.depth();
    default: return data->data.integer();
    }
}

int natrix_data_fits(const natrix_data* data) { return data->data.is_small(); }
int natrix_data_is_negative(const natrix_data* data) { return data->data.is_negative(); }
double natrix_data_get_number(const natrix_data* data) { return data->data.number(); }
const char* natrix_data_get_text(const natrix_data* data, size_t* size) {
    return text_of(data->data.text(), size);
}
size_t natrix_data_count(const natrix_data* data) { return data->data.items().size(); }
natrix_data* natrix_data_item(const natrix_data* data, size_t index) {
    return index < data->data.items().size() ? handle(data->data.items()[index]) : nullptr;
}

void natrix_failure_free(natrix_failure* failure) { delete failure; }
natrix_failure_kind natrix_failure_get_kind(const natrix_failure* failure) {
    static_assert(static_cast<int>(Failure::Kind::resources) == NATRIX_NO_RESOURCES);
    return static_cast<natrix_failure_kind>(failure->failure.kind);
}
const char* natrix_failure_type(const natrix_failure* failure, size_t* size) {
    return text_of(failure->failure.type, size);
}
const char* natrix_failure_message(const natrix_failure* failure, size_t* size) {
    return failure->failure.message ? text_of(*failure->failure.message, size) : nullptr;
}
const char* natrix_failure_text(const natrix_failure* failure, size_t* size) {
    return text_of(failure->failure.text, size);
}
const char* natrix_failure_output(const natrix_failure* failure, size_t* size) {
    return text_of(failure->failure.output, size);
}
const char* natrix_failure_errors(const natrix_failure* failure, size_t* size) {
    return text_of(failure->failure.errors, size);
}
size_t natrix_failure_frames(const natrix_failure* failure) { return failure->failure.traceback.size(); }
natrix_frame natrix_failure_frame(const natrix_failure* failure, size_t index) {
    if (index >= failure->failure.traceback.size()) return {"", nullptr, 0, 0, 0, 0};
    const natrix::TracebackFrame& frame = failure->failure.traceback[index];
    return {frame.filename.c_str(),
            frame.function.empty() ? nullptr : frame.function.c_str(),
            frame.line,
            frame.column,
            frame.end_line,
            frame.end_column};
}

const char* natrix_bytes_data(const natrix_bytes* bytes, size_t* size) { return text_of(bytes->bytes, size); }
void natrix_bytes_free(natrix_bytes* bytes) { delete bytes; }

natrix_status natrix_engine_new(natrix_engine** engine, natrix_failure** failure) {
    return give(natrix::Engine::create(), engine, failure);
}
void natrix_engine_free(natrix_engine* engine) { delete engine; }

natrix_limits natrix_limits_default(void) { return {-1, -1, -1, -1, -1, -1, 1000}; }

natrix_status natrix_program_compile(natrix_engine* engine, const char* source, size_t size,
                                     const char* script_name, const char* const* inputs, size_t input_count,
                                     natrix_program** program, natrix_failure** failure) {
    return give(natrix::Program::compile(engine->engine, {source, size},
                                         script_name ? script_name : "main.py",
                                         {inputs, inputs + input_count}),
                program, failure);
}

natrix_status natrix_program_start(const natrix_program* program, const natrix_input* inputs,
                                   size_t input_count, const natrix_limits* limits,
                                   natrix_progress** progress, natrix_failure** failure) {
    return give(program->program.start(inputs_of(inputs, input_count), limits_of(limits)), progress, failure);
}

natrix_status natrix_program_dump(const natrix_program* program, natrix_bytes** bytes,
                                  natrix_failure** failure) {
    return give(program->program.dump(), bytes, failure);
}

natrix_status natrix_program_load(natrix_engine* engine, const char* data, size_t size,
                                  natrix_program** program, natrix_failure** failure) {
    return give(natrix::Program::load(engine->engine, {data, size}), program, failure);
}

void natrix_program_free(natrix_program* program) { delete program; }

natrix_status natrix_session_new(natrix_engine* engine, natrix_session** session, natrix_failure** failure) {
    return give(natrix::Session::create(engine->engine), session, failure);
}

natrix_status natrix_session_start(natrix_session* session, const char* source, size_t size,
                                   const char* script_name, const natrix_input* inputs, size_t input_count,
                                   const natrix_limits* limits, natrix_progress** progress,
                                   natrix_failure** failure) {
    return give(session->session.start({source, size}, inputs_of(inputs, input_count), limits_of(limits),
                                       script_name ? script_name : "<session>"),
                progress, failure);
}

natrix_status natrix_session_fork(const natrix_session* session, natrix_session** fork,
                                  natrix_failure** failure) {
    return give(session->session.fork(), fork, failure);
}

natrix_status natrix_session_dump(const natrix_session* session, natrix_bytes** bytes,
                                  natrix_failure** failure) {
    return give(session->session.dump(), bytes, failure);
}

natrix_status natrix_session_load(natrix_engine* engine, const char* data, size_t size,
                                  natrix_session** session, natrix_failure** failure) {
    return give(natrix::Session::load(engine->engine, {data, size}), session, failure);
}

void natrix_session_free(natrix_session* session) { delete session; }

natrix_progress_kind natrix_progress_get_kind(const natrix_progress* progress) {
    const Pause* pause = progress->pause();
    if (!pause) return NATRIX_COMPLETED;
    return pause->kind() == Pause::Kind::name ? NATRIX_PAUSED_NAME : NATRIX_PAUSED_FUNCTION;
}

natrix_data* natrix_progress_value(const natrix_progress* progress) {
    return progress->completed() ? handle(progress->completed()->value) : nullptr;
}

const char* natrix_progress_name(const natrix_progress* progress, size_t* size) {
    return progress->pause() ? text_of(progress->pause()->name(), size) : text_of("", size);
}

uint64_t natrix_progress_call_id(const natrix_progress* progress) {
    return progress->pause() ? progress->pause()->call_id() : 0;
}

natrix_data* natrix_progress_arguments(const natrix_progress* progress) {
    return handle(Data::tuple(progress->pause() ? progress->pause()->arguments() : std::vector<Data>()));
}

natrix_data* natrix_progress_keywords(const natrix_progress* progress) {
    std::vector<std::pair<Data, Data>> pairs;
    if (progress->pause())
        for (const auto& [name, value] : progress->pause()->keywords())
            pairs.emplace_back(Data::string(name), value);
    return handle(Data::dict(std::move(pairs)));
}

const char* natrix_progress_output(const natrix_progress* progress, size_t* size) {
    return text_of(progress->pause() ? progress->pause()->output() : progress->completed()->output, size);
}

const char* natrix_progress_errors(const natrix_progress* progress, size_t* size) {
    return text_of(progress->pause() ? progress->pause()->errors() : progress->completed()->errors, size);
}

natrix_usage natrix_progress_usage(const natrix_progress* progress) {
    natrix::Usage usage = progress->pause() ? progress->pause()->usage() : progress->completed()->usage;
    return {usage.fuel, usage.peak_memory, usage.allocations, usage.output, usage.host_calls, usage.seconds};
}

natrix_status natrix_resume_value(natrix_progress* progress, const natrix_data* value, natrix_progress** next,
                                  natrix_failure** failure) {
    return resume(progress, Reply::value(value->data), next, failure);
}

natrix_status natrix_resume_exception(natrix_progress* progress, const natrix_data* exception,
                                      natrix_progress** next, natrix_failure** failure) {
    if (!exception->data.is(Data::Kind::exception)) return refuse("this value is no exception", failure);
    std::vector<Data> arguments(exception->data.items().begin(), exception->data.items().end());
    return resume(progress, Reply::exception(exception->data.text(), std::move(arguments)), next, failure);
}

natrix_status natrix_resume_unhandled(natrix_progress* progress, natrix_progress** next,
                                      natrix_failure** failure) {
    return resume(progress, Reply::unhandled(), next, failure);
}

natrix_status natrix_progress_fork(const natrix_progress* progress, natrix_progress** fork,
                                   natrix_failure** failure) {
    if (!progress->pause()) return refuse("this run has ended", failure);
    return give(progress->pause()->fork(), fork, failure);
}

natrix_status natrix_progress_dump(const natrix_progress* progress, natrix_bytes** bytes,
                                   natrix_failure** failure) {
    if (!progress->pause()) return refuse("this run has ended", failure);
    return give(progress->pause()->dump(), bytes, failure);
}

natrix_status natrix_progress_load(natrix_engine* engine, const char* data, size_t size,
                                   natrix_progress** progress, natrix_failure** failure) {
    return give(Pause::load(engine->engine, {data, size}), progress, failure);
}

void natrix_progress_free(natrix_progress* progress) { delete progress; }

} // extern "C"
