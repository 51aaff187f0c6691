#include "natrix/natrix.h"

#include <cstring>

#include "natrix/natrix.hpp"

using natrix::Arguments;
using natrix::Canceller;
using natrix::Completed;
using natrix::Data;
using natrix::Failure;
using natrix::Inputs;
using natrix::Keywords;
using natrix::Objects;
using natrix::Pause;
using natrix::Progress;
using natrix::RecordFacts;
using natrix::Reply;
using natrix::Result;
using natrix::RunLimits;
using natrix::RunOptions;
using natrix::System;

// A natrix_data is a Data, whether it stands for itself or in another one.

struct natrix_engine {
    natrix::Engine engine;
};
struct natrix_program {
    natrix::Program program;
};
struct natrix_session {
    natrix::Session session;
};
struct natrix_failure {
    Failure failure;
};
struct natrix_bytes {
    std::string bytes;
};
struct natrix_options {
    RunOptions options;
};
struct natrix_system {
    System system;
};
struct natrix_canceller {
    Canceller canceller;
};
struct natrix_progress {
    explicit natrix_progress(Progress state) : progress(std::move(state)) {
        if (!pause()) return;
        arguments = Data::tuple(pause()->arguments());
        std::vector<Data> items;
        for (const auto& [name, value] : pause()->keywords()) {
            items.push_back(Data::string(name));
            items.push_back(value);
        }
        keywords = Data::dict_of_items(std::move(items));
    }
    Progress progress;
    Data arguments;
    Data keywords;
    [[nodiscard]] Completed* completed() { return std::get_if<Completed>(&progress); }
    [[nodiscard]] Pause* pause() { return std::get_if<Pause>(&progress); }
    [[nodiscard]] const Completed* completed() const { return std::get_if<Completed>(&progress); }
    [[nodiscard]] const Pause* pause() const { return std::get_if<Pause>(&progress); }
};

namespace {

const Data& of(const natrix_data* data) { return *reinterpret_cast<const Data*>(data); }
const natrix_data* borrowed(const Data& data) { return reinterpret_cast<const natrix_data*>(&data); }
natrix_data* handle(Data data) { return reinterpret_cast<natrix_data*>(new Data(std::move(data))); }

// A result to its out parameter, or its failure to the other.
natrix_status fail(Failure failure, natrix_failure** out) {
    if (out) *out = new natrix_failure{std::move(failure)};
    return NATRIX_FAILED;
}

template<class T, class Handle> natrix_status give(Result<T> result, Handle** out, natrix_failure** failure) {
    if (!result) return fail(std::move(result.failure()), failure);
    *out = new Handle{std::move(*result)};
    return NATRIX_OK;
}

natrix_status give(Result<Pause> result, natrix_progress** out, natrix_failure** failure) {
    if (!result) return fail(std::move(result.failure()), failure);
    *out = new natrix_progress(Progress(std::move(*result)));
    return NATRIX_OK;
}

natrix_status refuse(std::string message, natrix_failure** failure) {
    Failure made;
    made.type = "ValueError";
    made.text = "ValueError: " + message + "\n";
    made.message = std::move(message);
    return fail(std::move(made), failure);
}

const char* text_of(std::string_view text, size_t* size) {
    if (size) *size = text.size();
    return text.data() ? text.data() : "";
}

std::vector<Data> row(const natrix_data* const* items, size_t count) {
    std::vector<Data> out;
    out.reserve(count);
    for (size_t i = 0; i < count; i++) out.push_back(of(items[i]));
    return out;
}

std::vector<std::string> texts(const char* const* items, size_t count) {
    return count ? std::vector<std::string>(items, items + count) : std::vector<std::string>();
}

Inputs inputs_of(const natrix_input* inputs, size_t count) {
    Inputs out;
    for (size_t i = 0; i < count; i++) out.emplace_back(inputs[i].name, of(inputs[i].value));
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
    if (limits->deadline >= 0) out.deadline = limits->deadline;
    out.fuel = number(limits->fuel);
    out.allocations = number(limits->allocations);
    out.output = number(limits->output);
    out.host_calls = number(limits->host_calls);
    out.depth = limits->depth;
    return out;
}

RunOptions options_of(const natrix_options* options) { return options ? options->options : RunOptions(); }

natrix::DumpOptions dump_options_of(const natrix_dump_options* options) {
    natrix::DumpOptions out;
    if (!options) return out;
    if (options->key_size != 0) out.key.assign(options->key, options->key_size);
    out.files = options->files != 0;
    return out;
}

natrix::LoadOptions load_options_of(const natrix_load_options* options) {
    natrix::LoadOptions out;
    if (!options) return out;
    if (options->max_bytes != 0) out.max_bytes = options->max_bytes;
    if (options->key_size != 0) out.key.assign(options->key, options->key_size);
    if (options->system) out.system = options->system->system;
    return out;
}

// Arguments of a call: a tuple, and a dict of strs or none. False: they are not such.
bool call_of(const natrix_data* arguments, const natrix_data* keywords, Arguments& row, Keywords& named) {
    if (arguments && !of(arguments).is(Data::Kind::tuple)) return false;
    if (keywords && !of(keywords).is(Data::Kind::dict)) return false;
    if (arguments) row.assign(of(arguments).items().begin(), of(arguments).items().end());
    if (!keywords) return true;
    std::span<const Data> items = of(keywords).items();
    for (size_t i = 0; i + 1 < items.size(); i += 2) {
        if (!items[i].is(Data::Kind::string)) return false;
        named.emplace_back(items[i].text(), items[i + 1]);
    }
    return true;
}

constexpr const char* no_call = "arguments are a tuple, keywords a dict of strs";

natrix_status resume(natrix_progress* progress, const Reply& reply, natrix_progress** next,
                     natrix_failure** failure) {
    Pause* pause = progress->pause();
    if (!pause) return refuse("this run has ended", failure);
    return give(pause->resume(reply), next, failure);
}

// An exception of the host's as a reply; false: the value is none.
bool exception_reply(const Data& exception, Reply& reply) {
    if (!exception.is(Data::Kind::exception)) return false;
    std::vector<Data> arguments(exception.items().begin(), exception.items().end());
    reply = Reply::exception(exception.text(), std::move(arguments));
    return true;
}

Data entry_of(const System::Entry& entry, const System::Change::Kind* change) {
    std::vector<std::string> names = {"path", "is_directory", "mode", "size", "modified"};
    std::vector<Data> values = {Data::string(entry.path), Data(entry.is_directory), Data(int64_t{entry.mode}),
                                Data(static_cast<int64_t>(entry.size)), Data(entry.modified)};
    if (change) {
        names.emplace_back("change");
        values.emplace_back(static_cast<int64_t>(*change));
    }
    return Data::record("Entry", std::move(names), std::move(values));
}

} // namespace

extern "C" {

uint32_t natrix_abi_version(void) { return NATRIX_ABI_VERSION; }
const char* natrix_version(void) { return NATRIX_VERSION; }

natrix_data* natrix_data_none(void) { return handle(Data()); }
natrix_data* natrix_data_boolean(int truth) { return handle(Data(truth != 0)); }
natrix_data* natrix_data_integer(int64_t value) { return handle(Data(value)); }
natrix_data* natrix_data_big_integer(const uint8_t* magnitude, size_t size, int negative) {
    return handle(Data::integer({reinterpret_cast<const char*>(magnitude), size}, negative != 0));
}
natrix_data* natrix_data_number(double value) { return handle(Data(value)); }

natrix_data* natrix_data_text(natrix_kind kind, const char* text, size_t size) {
    std::string_view view = size != 0 ? std::string_view(text, size) : std::string_view();
    bool has_text = kind == NATRIX_STRING || kind == NATRIX_BYTES || kind == NATRIX_FUNCTION ||
                    kind == NATRIX_ZONE || kind == NATRIX_PATH || kind == NATRIX_DECIMAL ||
                    kind == NATRIX_UUID || kind == NATRIX_TYPE || kind == NATRIX_BUILTIN ||
                    kind == NATRIX_MODULE;
    if (!has_text) return nullptr;
    std::optional<Data> made = Data::from_parts(static_cast<Data::Kind>(kind), view, {});
    return made ? handle(std::move(*made)) : nullptr;
}

natrix_data* natrix_data_items(natrix_kind kind, const natrix_data* const* items, size_t count) {
    bool has_items = (kind >= NATRIX_LIST && kind <= NATRIX_NOT_IMPLEMENTED) ||
                     (kind >= NATRIX_COMPLEX && kind <= NATRIX_TIMEZONE);
    if (!has_items) return nullptr;
    std::optional<Data> made = Data::from_parts(static_cast<Data::Kind>(kind), {}, row(items, count));
    return made ? handle(std::move(*made)) : nullptr;
}

natrix_data* natrix_data_exception(const char* class_name, const natrix_data* const* arguments,
                                   size_t count) {
    return handle(Data::exception(class_name, row(arguments, count)));
}

natrix_data* natrix_data_object(const char* class_name, uint64_t number) {
    return handle(Data::object(class_name, number));
}

natrix_data* natrix_data_cycle(uint32_t depth) { return handle(Data::cycle(depth)); }

natrix_data* natrix_data_named_tuple(const char* class_name, const char* const* names,
                                     const natrix_data* const* items, size_t count) {
    return handle(Data::named_tuple(class_name, texts(names, count), row(items, count)));
}

natrix_data* natrix_data_make_record(const char* class_name, const char* const* names,
                                     const natrix_data* const* items, size_t count,
                                     const natrix_record* facts, uint64_t number) {
    RecordFacts known;
    if (facts) {
        known.identity = facts->identity;
        known.frozen = facts->frozen != 0;
        known.any_method = facts->any_method != 0;
        known.methods = texts(facts->methods, facts->method_count);
    }
    if (number != 0)
        return handle(
            Data::record_of_vm(class_name, texts(names, count), row(items, count), known.frozen, number));
    return handle(Data::record(class_name, texts(names, count), row(items, count), std::move(known)));
}

natrix_data* natrix_data_enumerator(const char* class_name, const char* name, const natrix_data* value,
                                    uint64_t number) {
    return handle(Data::enumerator(class_name, name, of(value), number));
}

natrix_data* natrix_data_copy(const natrix_data* data) { return handle(of(data)); }
void natrix_data_free(natrix_data* data) { delete reinterpret_cast<Data*>(data); }

natrix_kind natrix_data_kind(const natrix_data* data) {
    static_assert(static_cast<int>(Data::Kind::cycle) == NATRIX_CYCLE &&
                  static_cast<int>(Data::Kind::dict) == NATRIX_DICT &&
                  static_cast<int>(Data::Kind::repr) == NATRIX_REPR);
    return static_cast<natrix_kind>(of(data).kind());
}

int64_t natrix_data_get_integer(const natrix_data* data) {
    switch (of(data).kind()) {
    case Data::Kind::boolean: return of(data).truth();
    case Data::Kind::object:
    case Data::Kind::record:
    case Data::Kind::enumerator: return static_cast<int64_t>(of(data).handle());
    case Data::Kind::cycle: return of(data).depth();
    default: return of(data).integer();
    }
}

int natrix_data_fits(const natrix_data* data) { return of(data).is_small(); }
int natrix_data_is_negative(const natrix_data* data) {
    return of(data).is_small() ? of(data).integer() < 0 : of(data).is_negative();
}
double natrix_data_get_number(const natrix_data* data) { return of(data).number(); }
const char* natrix_data_get_text(const natrix_data* data, size_t* size) {
    return text_of(of(data).text(), size);
}
const char* natrix_data_label(const natrix_data* data, size_t* size) {
    return text_of(of(data).label(), size);
}
size_t natrix_data_count(const natrix_data* data) { return of(data).items().size(); }
const natrix_data* natrix_data_item(const natrix_data* data, size_t index) {
    return index < of(data).items().size() ? borrowed(of(data).items()[index]) : nullptr;
}
size_t natrix_data_name_count(const natrix_data* data) { return of(data).names().size(); }
const char* natrix_data_name(const natrix_data* data, size_t index, size_t* size) {
    return index < of(data).names().size() ? text_of(of(data).names()[index], size) : nullptr;
}
natrix_record natrix_data_record(const natrix_data* data) {
    const RecordFacts& facts = of(data).record_facts();
    return {facts.identity, facts.frozen, facts.any_method, nullptr, facts.methods.size()};
}
const char* natrix_data_method(const natrix_data* data, size_t index) {
    const RecordFacts& facts = of(data).record_facts();
    return index < facts.methods.size() ? facts.methods[index].c_str() : nullptr;
}
const void* natrix_data_identity(const natrix_data* data) { return of(data).identity(); }
int natrix_data_equal(const natrix_data* one, const natrix_data* other) { return of(one) == of(other); }
natrix_bytes* natrix_data_repr(const natrix_data* data) { return new natrix_bytes{of(data).repr()}; }

void natrix_failure_free(natrix_failure* failure) { delete failure; }
natrix_failure_kind natrix_failure_get_kind(const natrix_failure* failure) {
    static_assert(static_cast<int>(Failure::Kind::resources) == NATRIX_NO_RESOURCES);
    return static_cast<natrix_failure_kind>(failure->failure.kind);
}
int natrix_failure_is_limit(const natrix_failure* failure) { return failure->failure.is_limit(); }
const natrix_data* natrix_failure_exception(const natrix_failure* failure) {
    return borrowed(failure->failure.exception);
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

natrix_system* natrix_system_new(void) { return new natrix_system{System::create()}; }
natrix_system* natrix_system_new_real(void) { return new natrix_system{System::real()}; }
void natrix_system_free(natrix_system* system) { delete system; }

void natrix_system_set_clock(natrix_system* system, natrix_clock clock, int64_t unix_ns) {
    system->system.set_clock(static_cast<System::Clock>(clock), unix_ns);
}
void natrix_system_set_zone(natrix_system* system, int32_t utc_offset_seconds, const char* name) {
    system->system.set_zone(utc_offset_seconds, name);
}
void natrix_system_set_sleep(natrix_system* system, natrix_sleep sleep, double most_seconds) {
    system->system.set_sleep(static_cast<System::Sleep>(sleep), most_seconds);
}
void natrix_system_set_random(natrix_system* system, natrix_random random, uint64_t seed) {
    system->system.set_random(static_cast<System::Random>(random), seed);
}
void natrix_system_set_environment(natrix_system* system, const char* const* names, const char* const* values,
                                   size_t count) {
    std::vector<std::pair<std::string, std::string>> variables;
    for (size_t i = 0; i < count; i++) variables.emplace_back(names[i], values[i]);
    system->system.set_environment(std::move(variables));
}
void natrix_system_set_files(natrix_system* system, uint64_t max_bytes) {
    system->system.set_files(max_bytes);
}
int natrix_system_put_file(natrix_system* system, const char* path, const char* content, size_t size,
                           uint32_t mode) {
    return system->system.put_file(path, size != 0 ? std::string_view(content, size) : std::string_view(),
                                   mode);
}
int natrix_system_make_directory(natrix_system* system, const char* path) {
    return system->system.make_directory(path);
}
int natrix_system_remove(natrix_system* system, const char* path) { return system->system.remove(path); }
natrix_bytes* natrix_system_file(const natrix_system* system, const char* path) {
    std::optional<std::string> content = system->system.file(path);
    return content ? new natrix_bytes{std::move(*content)} : nullptr;
}
natrix_data* natrix_system_entries(const natrix_system* system) {
    std::vector<Data> items;
    for (const System::Entry& entry : system->system.entries()) items.push_back(entry_of(entry, nullptr));
    return handle(Data::list(std::move(items)));
}
natrix_data* natrix_system_changes(const natrix_system* system) {
    std::vector<Data> items;
    for (const System::Change& change : system->system.changes())
        items.push_back(entry_of(change.entry, &change.kind));
    return handle(Data::list(std::move(items)));
}
void natrix_system_mark(natrix_system* system) { system->system.mark(); }

natrix_status natrix_system_mount(natrix_system* system, const char* path, const char* host_path,
                                  natrix_access access, int64_t write_bytes, uint64_t memory,
                                  natrix_failure** failure) {
    System::MountOptions options;
    options.access = static_cast<System::Access>(access);
    if (write_bytes >= 0) options.write_bytes = static_cast<uint64_t>(write_bytes);
    options.memory = memory;
    std::string wrong = system->system.mount(path, host_path, options);
    return wrong.empty() ? NATRIX_OK : refuse(std::move(wrong), failure);
}

int natrix_system_answer(const natrix_system* system, const char* name, const natrix_data* arguments,
                         const natrix_data* keywords, natrix_data** value) {
    Arguments positional;
    Keywords named;
    if (!call_of(arguments, keywords, positional, named)) return 0;
    std::optional<Reply> reply = system->system.answer(name, positional, named);
    if (!reply) return 0;
    if (reply->how == Reply::How::exception) {
        std::vector<Data> row_of(reply->data.items().begin(), reply->data.items().end());
        *value = handle(Data::exception(reply->type, std::move(row_of)));
        return 2;
    }
    *value = handle(std::move(reply->data));
    return 1;
}

natrix_canceller* natrix_canceller_new(void) { return new natrix_canceller; }
void natrix_canceller_cancel(natrix_canceller* canceller) { canceller->canceller.cancel(); }
void natrix_canceller_free(natrix_canceller* canceller) { delete canceller; }

natrix_limits natrix_limits_default(void) { return {-1, -1, -1, -1, -1, -1, -1, 1000}; }

natrix_options* natrix_options_new(void) { return new natrix_options; }
void natrix_options_free(natrix_options* options) { delete options; }
void natrix_options_set_limits(natrix_options* options, const natrix_limits* limits) {
    options->options.limits = limits_of(limits);
}
void natrix_options_set_system(natrix_options* options, const natrix_system* system) {
    options->options.system = system ? system->system : System();
}
void natrix_options_set_canceller(natrix_options* options, const natrix_canceller* canceller) {
    options->options.canceller = canceller ? std::optional(canceller->canceller) : std::nullopt;
}
void natrix_options_set_offers_names(natrix_options* options, int offers) {
    options->options.offers_names = offers != 0;
}
void natrix_options_set_slice(natrix_options* options, uint64_t fuel) { options->options.slice = fuel; }
void natrix_options_set_printing(natrix_options* options, natrix_printing printing, uint32_t chunk,
                                 natrix_sink sink, void* context) {
    options->options.printing = static_cast<natrix::Printing>(printing);
    options->options.chunk = chunk;
    options->options.sink = nullptr;
    if (sink)
        options->options.sink = [sink, context](std::string_view text, bool errors) {
            sink(context, text.data(), text.size(), errors);
        };
}

natrix_status natrix_program_compile(natrix_engine* engine, const char* source, size_t size,
                                     const char* script_name, const char* const* inputs, size_t input_count,
                                     natrix_program** program, natrix_failure** failure) {
    return give(natrix::Program::compile(engine->engine, {source, size},
                                         script_name ? script_name : "main.py", texts(inputs, input_count)),
                program, failure);
}

natrix_status natrix_program_start(const natrix_program* program, const natrix_input* inputs,
                                   size_t input_count, const natrix_options* options,
                                   natrix_progress** progress, natrix_failure** failure) {
    return give(program->program.start(inputs_of(inputs, input_count), options_of(options)), progress,
                failure);
}

natrix_status natrix_program_dump(const natrix_program* program, const natrix_dump_options* options,
                                  natrix_bytes** bytes, natrix_failure** failure) {
    return give(program->program.dump(dump_options_of(options)), bytes, failure);
}

natrix_status natrix_program_load(natrix_engine* engine, const char* data, size_t size,
                                  const natrix_load_options* options, natrix_program** program,
                                  natrix_failure** failure) {
    return give(natrix::Program::load(engine->engine, {data, size}, load_options_of(options)), program,
                failure);
}

size_t natrix_program_input_count(const natrix_program* program) { return program->program.inputs().size(); }
const char* natrix_program_input(const natrix_program* program, size_t index) {
    return index < program->program.inputs().size() ? program->program.inputs()[index].c_str() : nullptr;
}
const char* natrix_program_script_name(const natrix_program* program) {
    return program->program.script_name().c_str();
}
void natrix_program_free(natrix_program* program) { delete program; }

natrix_status natrix_session_new(natrix_engine* engine, const natrix_limits* total, natrix_session** session,
                                 natrix_failure** failure) {
    RunLimits limits = limits_of(total);
    if (!total) limits.depth = UINT32_MAX;
    return give(natrix::Session::create(engine->engine, limits), session, failure);
}

natrix_status natrix_session_start(natrix_session* session, const char* source, size_t size,
                                   const char* script_name, const natrix_input* inputs, size_t input_count,
                                   const natrix_options* options, natrix_progress** progress,
                                   natrix_failure** failure) {
    return give(session->session.start({source, size}, inputs_of(inputs, input_count), options_of(options),
                                       script_name ? script_name : "<session>"),
                progress, failure);
}

natrix_status natrix_session_call(natrix_session* session, const natrix_data* callable,
                                  const natrix_data* arguments, const natrix_data* keywords,
                                  const natrix_options* options, natrix_progress** progress,
                                  natrix_failure** failure) {
    Arguments positional;
    Keywords named;
    if (!call_of(arguments, keywords, positional, named)) return refuse(no_call, failure);
    return give(session->session.objects().call(of(callable), positional, named, options_of(options)),
                progress, failure);
}

void natrix_session_release(natrix_session* session, const natrix_data* object) {
    session->session.objects().release(of(object));
}

natrix_status natrix_session_reset(natrix_session* session, natrix_failure** failure) {
    auto done = session->session.reset();
    return done ? NATRIX_OK : fail(std::move(done.failure()), failure);
}

natrix_status natrix_session_fork(const natrix_session* session, natrix_session** fork,
                                  natrix_failure** failure) {
    return give(session->session.fork(), fork, failure);
}

natrix_status natrix_session_dump(const natrix_session* session, const natrix_dump_options* options,
                                  natrix_bytes** bytes, natrix_failure** failure) {
    return give(session->session.dump(dump_options_of(options)), bytes, failure);
}

natrix_status natrix_session_load(natrix_engine* engine, const char* data, size_t size,
                                  const natrix_load_options* options, natrix_session** session,
                                  natrix_failure** failure) {
    return give(natrix::Session::load(engine->engine, {data, size}, load_options_of(options)), session,
                failure);
}

int natrix_session_park(natrix_session* session) { return session->session.park(); }
void natrix_session_free(natrix_session* session) { delete session; }

natrix_progress_kind natrix_progress_get_kind(const natrix_progress* progress) {
    static_assert(static_cast<int>(Pause::Kind::output) + 1 == NATRIX_PAUSED_OUTPUT &&
                  static_cast<int>(Pause::Kind::system) + 1 == NATRIX_PAUSED_SYSTEM);
    const Pause* pause = progress->pause();
    return pause ? static_cast<natrix_progress_kind>(static_cast<int>(pause->kind()) + 1) : NATRIX_COMPLETED;
}

const natrix_data* natrix_progress_value(const natrix_progress* progress) {
    return progress->completed() ? borrowed(progress->completed()->value) : nullptr;
}

const char* natrix_progress_name(const natrix_progress* progress, size_t* size) {
    return progress->pause() ? text_of(progress->pause()->name(), size) : text_of("", size);
}

uint64_t natrix_progress_call_id(const natrix_progress* progress) {
    return progress->pause() ? progress->pause()->call_id() : 0;
}

const natrix_data* natrix_progress_arguments(const natrix_progress* progress) {
    return borrowed(progress->arguments);
}
const natrix_data* natrix_progress_keywords(const natrix_progress* progress) {
    return borrowed(progress->keywords);
}

size_t natrix_progress_call_count(const natrix_progress* progress) {
    return progress->pause() ? progress->pause()->calls().size() : 0;
}

uint64_t natrix_progress_call(const natrix_progress* progress, size_t index) {
    return index < natrix_progress_call_count(progress) ? progress->pause()->calls()[index] : 0;
}

double natrix_progress_wake_after(const natrix_progress* progress) {
    return progress->pause() ? progress->pause()->wake_after().value_or(-1) : -1;
}

const char* natrix_progress_output(const natrix_progress* progress, size_t* size) {
    return text_of(progress->pause() ? progress->pause()->output() : progress->completed()->output, size);
}

const char* natrix_progress_errors(const natrix_progress* progress, size_t* size) {
    return text_of(progress->pause() ? progress->pause()->errors() : progress->completed()->errors, size);
}

natrix_bytes* natrix_progress_script_name(const natrix_progress* progress) {
    return new natrix_bytes{progress->pause() ? progress->pause()->script_name() : std::string()};
}

natrix_status natrix_progress_session(natrix_engine* engine, const natrix_progress* progress,
                                      natrix_session** session, natrix_failure** failure) {
    if (!progress->pause()) return refuse("this run has ended", failure);
    return give(natrix::Session::of(engine->engine, *progress->pause()), session, failure);
}

natrix_usage natrix_progress_usage(const natrix_progress* progress) {
    natrix::Usage usage = progress->pause() ? progress->pause()->usage() : progress->completed()->usage;
    return {usage.fuel, usage.peak_memory, usage.allocations, usage.output, usage.host_calls, usage.seconds};
}

natrix_system* natrix_progress_system(const natrix_progress* progress) {
    System system = progress->pause() ? progress->pause()->system() : System();
    return system ? new natrix_system{std::move(system)} : nullptr;
}

natrix_status natrix_resume_value(natrix_progress* progress, const natrix_data* value, natrix_progress** next,
                                  natrix_failure** failure) {
    return resume(progress, Reply::value(of(value)), next, failure);
}

natrix_status natrix_resume_exception(natrix_progress* progress, const natrix_data* exception,
                                      natrix_progress** next, natrix_failure** failure) {
    Reply reply = Reply::unhandled();
    if (!exception_reply(of(exception), reply)) return refuse("this value is no exception", failure);
    return resume(progress, reply, next, failure);
}

natrix_status natrix_resume_unhandled(natrix_progress* progress, natrix_progress** next,
                                      natrix_failure** failure) {
    return resume(progress, Reply::unhandled(), next, failure);
}

natrix_status natrix_resume_pending(natrix_progress* progress, natrix_progress** next,
                                    natrix_failure** failure) {
    return resume(progress, Reply::pending(), next, failure);
}

natrix_status natrix_resume_settle(natrix_progress* progress, const natrix_settlement* settlements,
                                   size_t count, natrix_progress** next, natrix_failure** failure) {
    std::vector<Reply::Settlement> made;
    for (size_t i = 0; i < count; i++) {
        Reply reply = Reply::value(of(settlements[i].value));
        if (settlements[i].raised != 0 && !exception_reply(of(settlements[i].value), reply))
            return refuse("this value is no exception", failure);
        made.push_back({settlements[i].call_id, std::move(reply)});
    }
    return resume(progress, Reply::settle(std::move(made)), next, failure);
}

natrix_status natrix_resume_go_on(natrix_progress* progress, natrix_progress** next,
                                  natrix_failure** failure) {
    return resume(progress, Reply::go_on(), next, failure);
}

natrix_status natrix_progress_call_object(natrix_progress* progress, const natrix_data* callable,
                                          const natrix_data* arguments, const natrix_data* keywords,
                                          const natrix_options* options, natrix_progress** next,
                                          natrix_failure** failure) {
    Arguments positional;
    Keywords named;
    if (!call_of(arguments, keywords, positional, named)) return refuse(no_call, failure);
    if (Pause* pause = progress->pause())
        return give(pause->call(of(callable), positional, named), next, failure);
    const Objects& objects = progress->completed()->objects;
    return give(objects.call(of(callable), positional, named, options_of(options)), next, failure);
}

const natrix_data* natrix_progress_returned(const natrix_progress* progress, int* raised) {
    if (!progress->pause() || !progress->pause()->returned()) return nullptr;
    const Pause::Outcome& outcome = *progress->pause()->returned();
    if (raised) *raised = outcome.raised;
    return borrowed(outcome.value);
}

void natrix_progress_release(natrix_progress* progress, const natrix_data* object) {
    if (progress->pause())
        progress->pause()->release(of(object));
    else
        progress->completed()->objects.release(of(object));
}

natrix_status natrix_progress_fork(const natrix_progress* progress, natrix_progress** fork,
                                   natrix_failure** failure) {
    if (!progress->pause()) return refuse("this run has ended", failure);
    return give(progress->pause()->fork(), fork, failure);
}

natrix_status natrix_progress_dump(const natrix_progress* progress, const natrix_dump_options* options,
                                   natrix_bytes** bytes, natrix_failure** failure) {
    if (!progress->pause()) return refuse("this run has ended", failure);
    return give(progress->pause()->dump(dump_options_of(options)), bytes, failure);
}

natrix_status natrix_progress_load(natrix_engine* engine, const char* data, size_t size,
                                   const natrix_load_options* options, natrix_progress** progress,
                                   natrix_failure** failure) {
    return give(Pause::load(engine->engine, {data, size}, load_options_of(options)), progress, failure);
}

int natrix_progress_park(natrix_progress* progress) { return progress->pause() && progress->pause()->park(); }

natrix_status natrix_progress_set_options(natrix_progress* progress, const natrix_options* options,
                                          natrix_failure** failure) {
    if (!progress->pause()) return refuse("this run has ended", failure);
    auto done = progress->pause()->set_options(options_of(options));
    return done ? NATRIX_OK : fail(std::move(done.failure()), failure);
}

void natrix_progress_free(natrix_progress* progress) { delete progress; }

} // extern "C"
