#include <nanobind/stl/string.h>
#include <nanobind/stl/unique_ptr.h>

#include <cstring>
#include <memory>
#include <string>

#include "convert.h"

// The module natrix._natrix: handles of the C ABI as Python objects. What the package offers is written in Python on top
// of it; here stands what has to be fast, or must hold the GIL's rules.

namespace natrix_python {
namespace {

template<class T, void (*release)(T*)> struct Free {
    void operator()(T* handle) const { release(handle); }
};
template<class T, void (*release)(T*)> using Handle = std::unique_ptr<T, Free<T, release>>;
using BytesHandle = Handle<natrix_bytes, natrix_bytes_free>;
using FailureHandle = Handle<natrix_failure, natrix_failure_free>;

natrix_engine* the_engine() {
    // Lives as long as the process: what was made of it may be freed later than any module.
    static natrix_engine* engine = [] {
        natrix_engine* made = nullptr;
        natrix_failure* failure = nullptr;
        if (natrix_engine_new(&made, &failure) != NATRIX_OK) natrix_failure_free(failure);
        return made;
    }();
    if (!engine) {
        PyErr_SetString(PyExc_MemoryError, "there is no address space for the engine's image");
        throw nb::python_error();
    }
    return engine;
}

using Getter = const char* (*)(const natrix_failure*, size_t*);

// Of what could not be done: the exception of Hooks::failure.
[[noreturn]] void raise_failure(natrix_failure* raw, PyObject* host) {
    FailureHandle failure(raw);
    auto text = [&](Getter get) -> nb::object {
        size_t size = 0;
        const char* chars = get(failure.get(), &size);
        return chars ? to_str(chars, size) : nb::none();
    };
    size_t count = natrix_failure_frames(failure.get());
    nb::object frames = own(PyTuple_New(static_cast<Py_ssize_t>(count)));
    for (size_t i = 0; i < count; i++) {
        natrix_frame frame = natrix_failure_frame(failure.get(), i);
        nb::object function = frame.function ? to_str(frame.function, strlen(frame.function)) : nb::none();
        nb::object filename = to_str(frame.filename, strlen(frame.filename));
        PyObject* entry = Py_BuildValue("(OLLLLO)", filename.ptr(), static_cast<long long>(frame.line),
                                        static_cast<long long>(frame.column), static_cast<long long>(frame.end_line),
                                        static_cast<long long>(frame.end_column), function.ptr());
        PyTuple_SetItem(frames.ptr(), static_cast<Py_ssize_t>(i), own(entry).release().ptr());
    }
    const natrix_data* raised = natrix_failure_exception(failure.get());
    nb::object exception = nb::none();
    if (raised && natrix_data_kind(raised) == NATRIX_EXCEPTION) exception = from_data(raised, host);
    nb::object error = own(PyObject_CallFunction(
        hooks.failure, "iOOOOOOOO", static_cast<int>(natrix_failure_get_kind(failure.get())),
        text(natrix_failure_type).ptr(), text(natrix_failure_message).ptr(), text(natrix_failure_text).ptr(),
        text(natrix_failure_output).ptr(), text(natrix_failure_errors).ptr(), frames.ptr(), exception.ptr(), host));
    PyErr_SetObject(reinterpret_cast<PyObject*>(Py_TYPE(error.ptr())), error.ptr());
    throw nb::python_error();
}

nb::object to_bytes(natrix_bytes* raw) {
    BytesHandle bytes(raw);
    size_t size;
    const char* data = natrix_bytes_data(bytes.get(), &size);
    return own(PyBytes_FromStringAndSize(data, static_cast<Py_ssize_t>(size)));
}

// Who uses a VM. Its handles are for one thread at a time, and the GIL is let go of while a script runs.
struct Progress;
struct Lane {
    bool busy = false;
    Progress* current = nullptr; // where the VM stands; null: nobody holds that
};
class Using {
  public:
    explicit Using(const std::shared_ptr<Lane>& lane) : lane_(lane) {
        if (lane_->busy) {
            PyErr_SetString(PyExc_RuntimeError, "this run is going on in another thread; wait for it, or fork() before");
            throw nb::python_error();
        }
        lane_->busy = true;
    }
    Using(const Using&) = delete;
    Using& operator=(const Using&) = delete;
    ~Using() { lane_->busy = false; }

  private:
    std::shared_ptr<Lane> lane_;
};

struct Canceller {
    Handle<natrix_canceller, natrix_canceller_free> handle{natrix_canceller_new()};
};

struct System {
    Handle<natrix_system, natrix_system_free> handle;
};

struct Options {
    Handle<natrix_options, natrix_options_free> handle{natrix_options_new()};
    bool slices = false; // asked for by the caller; else they only let signals through
};

// After so much fuel a run looks for signals, so that Ctrl-C ends it.
constexpr uint64_t signal_slice = 20'000'000;

// Inputs of a run; keeps what the C ABI borrows.
class InputRow {
  public:
    InputRow(nb::handle inputs, PyObject* host) {
        if (inputs.is_none()) return;
        nb::object items = own(PyMapping_Items(inputs.ptr()));
        Py_ssize_t count = PyList_Size(items.ptr());
        names_.reserve(static_cast<size_t>(count));
        for (Py_ssize_t i = 0; i < count; i++) {
            PyObject* pair = PyList_GetItem(items.ptr(), i);
            PyObject* name = PyTuple_GetItem(pair, 0);
            if (!PyUnicode_Check(name)) {
                PyErr_Format(PyExc_TypeError, "names of inputs are str, not %R", name);
                throw nb::python_error();
            }
            nb::object keep;
            names_.emplace_back(utf8(name, keep));
            values_.push_back(to_data(PyTuple_GetItem(pair, 1), host));
        }
        for (size_t i = 0; i < names_.size(); i++) row_.push_back({names_[i].c_str(), values_[i].get()});
    }
    [[nodiscard]] const natrix_input* data() const { return row_.data(); }
    [[nodiscard]] size_t size() const { return row_.size(); }

  private:
    std::vector<std::string> names_;
    std::vector<DataPtr> values_;
    std::vector<natrix_input> row_;
};

struct Progress {
    explicit Progress(std::shared_ptr<Lane> its_lane) : lane(std::move(its_lane)) {}
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress() {
        if (lane->current == this) lane->current = nullptr;
    }
    void adopt(natrix_progress* progress) {
        handle.reset(progress);
        lane->current = this;
    }

    Handle<natrix_progress, natrix_progress_free> handle;
    std::shared_ptr<Lane> lane;
    nb::object host;
    bool slices = false;

    [[nodiscard]] natrix_progress_kind kind() const { return natrix_progress_get_kind(handle.get()); }
};

// What was printed goes to the host's function, if it has one.
void deliver(natrix_progress* progress, PyObject* host) {
    if (host == Py_None) return;
    size_t size, errors_size;
    const char* text = natrix_progress_output(progress, &size);
    const char* errors = natrix_progress_errors(progress, &errors_size);
    if (size == 0 && errors_size == 0) return;
    nb::object output = own(PyObject_GetAttrString(host, "output"));
    if (output.is_none()) return;
    if (size != 0) own(PyObject_CallFunction(output.ptr(), "sO", "stdout", to_str(text, size).ptr()));
    if (errors_size != 0)
        own(PyObject_CallFunction(output.ptr(), "sO", "stderr", to_str(errors, errors_size).ptr()));
}

// Calls `first` without the GIL, and goes on over all pauses that are nobody's but ours.
template<class First>
std::unique_ptr<Progress> advance(First&& first, const std::shared_ptr<Lane>& lane, const nb::object& host, bool slices) {
    auto result = std::make_unique<Progress>(lane);
    result->host = host;
    result->slices = slices;
    natrix_failure* failure = nullptr;
    natrix_status status;
    auto step = [&](auto&& call) {
        Using lock(lane);
        natrix_progress* next = nullptr;
        {
            nb::gil_scoped_release unlocked;
            status = call(&next, &failure);
        }
        if (next) result->adopt(next);
    };
    step(first);
    for (;;) {
        if (status != NATRIX_OK) raise_failure(failure, host.ptr());
        deliver(result->handle.get(), host.ptr());
        natrix_progress_kind kind = result->kind();
        if (kind != NATRIX_PAUSED_OUTPUT && (kind != NATRIX_PAUSED_SLICE || slices)) return result;
        if (PyErr_CheckSignals() < 0) throw nb::python_error();
        natrix_progress* current = result->handle.get();
        step([&](natrix_progress** next, natrix_failure** why) { return natrix_resume_go_on(current, next, why); });
    }
}

const Options& default_options() {
    static const Options* options = [] {
        auto* made = new Options;
        natrix_options_set_slice(made->handle.get(), signal_slice);
        return made;
    }();
    return *options;
}

const Options& options_or_default(const Options* options) { return options ? *options : default_options(); }

template<class Resume> std::unique_ptr<Progress> resume(Progress& self, Resume&& call) {
    natrix_progress* progress = self.handle.get();
    return advance([&](natrix_progress** next, natrix_failure** failure) { return call(progress, next, failure); },
                   self.lane, self.host, self.slices);
}

std::unique_ptr<Progress> resume_value(Progress& self, nb::handle value) {
    DataPtr data = to_data(value.ptr(), self.host.ptr());
    return resume(self, [&](auto* progress, auto** next, auto** failure) {
        return natrix_resume_value(progress, data.get(), next, failure);
    });
}

std::unique_ptr<Progress> resume_exception(Progress& self, nb::handle exception) {
    if (!PyExceptionInstance_Check(exception.ptr())) {
        PyErr_Format(PyExc_TypeError, "an instance of an exception is needed, not %R", exception.ptr());
        throw nb::python_error();
    }
    DataPtr data = to_data(exception.ptr(), self.host.ptr());
    return resume(self, [&](auto* progress, auto** next, auto** failure) {
        return natrix_resume_exception(progress, data.get(), next, failure);
    });
}

std::unique_ptr<Progress> resume_unhandled(Progress& self) {
    return resume(self, [](auto* progress, auto** next, auto** failure) {
        return natrix_resume_unhandled(progress, next, failure);
    });
}

std::unique_ptr<Progress> resume_pending(Progress& self) {
    return resume(self, [](auto* progress, auto** next, auto** failure) {
        return natrix_resume_pending(progress, next, failure);
    });
}

// `slices`: whether to stop at the next slice too.
std::unique_ptr<Progress> resume_go_on(Progress& self, bool slices) {
    natrix_progress* progress = self.handle.get();
    auto next = advance(
        [&](natrix_progress** out, natrix_failure** failure) { return natrix_resume_go_on(progress, out, failure); },
        self.lane, self.host, slices);
    next->slices = self.slices;
    return next;
}

// [(call id, whether it raised, value or exception)]
std::unique_ptr<Progress> resume_settle(Progress& self, nb::list settlements) {
    std::vector<DataPtr> values;
    std::vector<natrix_settlement> row;
    for (nb::handle entry : settlements) {
        auto settlement = nb::cast<nb::tuple>(entry);
        values.push_back(to_data(nb::object(settlement[2]).ptr(), self.host.ptr()));
        row.push_back({nb::cast<uint64_t>(settlement[0]), nb::cast<bool>(settlement[1]), values.back().get()});
    }
    return resume(self, [&](auto* progress, auto** next, auto** failure) {
        return natrix_resume_settle(progress, row.data(), row.size(), next, failure);
    });
}

nb::object name_of(const Progress& self) {
    size_t size;
    const char* text = natrix_progress_name(self.handle.get(), &size);
    return to_str(text, size);
}

// These take the Progress as Python has it, which what stays in the VM is used through.
nb::object arguments_of(nb::handle self) {
    auto& progress = nb::cast<Progress&>(self);
    return from_data(natrix_progress_arguments(progress.handle.get()), progress.host.ptr(), self.ptr());
}

nb::object keywords_of(nb::handle self) {
    auto& progress = nb::cast<Progress&>(self);
    return from_data(natrix_progress_keywords(progress.handle.get()), progress.host.ptr(), self.ptr());
}

nb::object value_of(nb::handle self) {
    auto& progress = nb::cast<Progress&>(self);
    const natrix_data* value = natrix_progress_value(progress.handle.get());
    return value ? from_data(value, progress.host.ptr(), self.ptr()) : nb::none();
}

// The exception that a function of the host has raised, to be given to the script; those that are meant for the
// host (KeyboardInterrupt, SystemExit) go on.
nb::object caught(PyObject* host) {
    PyObject *type, *value, *traceback;
    PyErr_Fetch(&type, &value, &traceback);
    PyErr_NormalizeException(&type, &value, &traceback);
    nb::object kind = nb::steal(type), exception = nb::steal(value), trace = nb::steal(traceback);
    if (!PyErr_GivenExceptionMatches(exception.ptr(), PyExc_Exception)) {
        PyErr_Restore(kind.release().ptr(), exception.release().ptr(), trace.release().ptr());
        throw nb::python_error();
    }
    if (trace.is_valid()) PyException_SetTraceback(exception.ptr(), trace.ptr());
    if (host != Py_None && PyObject_SetAttrString(host, "raised", exception.ptr()) < 0) throw nb::python_error();
    return exception;
}

// A call of the script's, answered by `function`.
std::unique_ptr<Progress> answer(nb::handle object, nb::handle function) {
    auto& self = nb::cast<Progress&>(object);
    nb::object arguments = arguments_of(object), keywords;
    const natrix_data* given = natrix_progress_keywords(self.handle.get());
    if (given && natrix_data_count(given) != 0) keywords = keywords_of(object);
    nb::object value = nb::steal(PyObject_Call(function.ptr(), arguments.ptr(), keywords.ptr()));
    if (!value.is_valid()) return resume_exception(self, caught(self.host.ptr()));
    DataPtr data;
    try {
        data = to_data(value.ptr(), self.host.ptr());
    } catch (nb::python_error& error) {
        // What cannot cross is the script's to know.
        error.restore();
        nb::object refusal = caught(Py_None);
        nb::object type_error = own(PyObject_CallFunction(PyExc_TypeError, "O", own(PyObject_Str(refusal.ptr())).ptr()));
        return resume_exception(self, type_error);
    }
    return resume(self, [&](auto* progress, auto** next, auto** failure) {
        return natrix_resume_value(progress, data.get(), next, failure);
    });
}

// On to the end: calls go to `functions` by name, all other pauses to `other`, which answers them and gives what comes next.
nb::object drive(nb::object first, nb::handle functions, nb::handle other) {
    nb::object current = std::move(first);
    bool is_dict = PyDict_CheckExact(functions.ptr());
    for (;;) {
        auto& progress = nb::cast<Progress&>(current);
        natrix_progress_kind kind = progress.kind();
        if (kind == NATRIX_COMPLETED) return current;
        PyObject* function = nullptr;
        if (kind == NATRIX_PAUSED_FUNCTION && is_dict) {
            function = PyDict_GetItemWithError(functions.ptr(), name_of(progress).ptr());
            if (!function && PyErr_Occurred()) throw nb::python_error();
        }
        if (function) {
            nb::object keep = nb::borrow(function);
            current = nb::cast(answer(current, keep));
        } else {
            current = own(PyObject_CallFunctionObjArgs(other.ptr(), current.ptr(), nullptr));
        }
    }
}

nb::object usage_of(const Progress& self) {
    natrix_usage usage = natrix_progress_usage(self.handle.get());
    return nb::make_tuple(usage.fuel, usage.peak_memory, usage.allocations, usage.output, usage.host_calls,
                          usage.seconds);
}

std::unique_ptr<Progress> fork_progress(const Progress& self, nb::object host) {
    Using lock(self.lane);
    natrix_progress* fork = nullptr;
    natrix_failure* failure = nullptr;
    if (natrix_progress_fork(self.handle.get(), &fork, &failure) != NATRIX_OK) raise_failure(failure, host.ptr());
    auto result = std::make_unique<Progress>(std::make_shared<Lane>());
    result->adopt(fork);
    result->host = std::move(host);
    result->slices = self.slices;
    return result;
}

struct Key {
    explicit Key(nb::handle key) {
        if (key.is_none()) return;
        char* data;
        Py_ssize_t length;
        if (PyBytes_AsStringAndSize(key.ptr(), &data, &length) < 0) throw nb::python_error();
        text = data;
        size = static_cast<size_t>(length);
    }
    const char* text = nullptr;
    size_t size = 0;
};

template<class Dump> nb::object dump(Dump&& call, nb::handle key, bool files) {
    Key signing(key);
    natrix_dump_options options{signing.text, signing.size, files};
    natrix_bytes* bytes = nullptr;
    natrix_failure* failure = nullptr;
    natrix_status status;
    {
        nb::gil_scoped_release unlocked;
        status = call(&options, &bytes, &failure);
    }
    if (status != NATRIX_OK) raise_failure(failure, Py_None);
    return to_bytes(bytes);
}

// The bytes of a dump, and how it is to be read.
struct Loading {
    Loading(nb::handle bytes, nb::handle key, uint64_t max_bytes, const System* system) : key(key) {
        char* text;
        Py_ssize_t length;
        if (PyBytes_AsStringAndSize(bytes.ptr(), &text, &length) < 0) throw nb::python_error();
        data = text;
        size = static_cast<size_t>(length);
        options = {max_bytes, this->key.text, this->key.size, system ? system->handle.get() : nullptr};
    }
    Key key;
    const char* data;
    size_t size;
    natrix_load_options options;
};

struct Program {
    Handle<natrix_program, natrix_program_free> handle;
};

Program* new_program(nb::str source, nb::str name, nb::list inputs) {
    nb::object keep_source, keep_name;
    std::string_view text = utf8(source.ptr(), keep_source);
    std::string script_name(utf8(name.ptr(), keep_name));
    std::vector<std::string> names;
    for (nb::handle input : inputs) names.push_back(nb::cast<std::string>(input));
    std::vector<const char*> pointers;
    for (const std::string& input : names) pointers.push_back(input.c_str());
    natrix_engine* engine = the_engine();
    auto* program = new Program;
    natrix_program* handle = nullptr;
    natrix_failure* failure = nullptr;
    natrix_status status;
    {
        nb::gil_scoped_release unlocked;
        status = natrix_program_compile(engine, text.data(), text.size(), script_name.c_str(), pointers.data(),
                                        pointers.size(), &handle, &failure);
    }
    program->handle.reset(handle);
    if (status != NATRIX_OK) {
        delete program;
        raise_failure(failure, Py_None);
    }
    return program;
}

std::unique_ptr<Progress> start_program(const Program& self, nb::handle inputs, const Options* options, nb::object host) {
    InputRow row(inputs, host.ptr());
    const Options& how = options_or_default(options);
    return advance(
        [&](natrix_progress** next, natrix_failure** failure) {
            return natrix_program_start(self.handle.get(), row.data(), row.size(), how.handle.get(), next, failure);
        },
        std::make_shared<Lane>(), host, how.slices);
}

struct Session {
    Handle<natrix_session, natrix_session_free> handle;
    std::shared_ptr<Lane> lane = std::make_shared<Lane>();
};

natrix_limits limits_of(nb::tuple given) {
    natrix_limits limits = natrix_limits_default();
    auto integer = [&](size_t index, int64_t& out) {
        if (!given[index].is_none()) out = nb::cast<int64_t>(given[index]);
    };
    auto number = [&](size_t index, double& out) {
        if (!given[index].is_none()) out = nb::cast<double>(given[index]);
    };
    integer(0, limits.memory);
    number(1, limits.seconds);
    number(2, limits.deadline);
    integer(3, limits.fuel);
    integer(4, limits.allocations);
    integer(5, limits.output);
    integer(6, limits.host_calls);
    if (!given[7].is_none()) limits.depth = nb::cast<uint32_t>(given[7]);
    return limits;
}

std::unique_ptr<Progress> start_session(Session& self, nb::str source, nb::str name, nb::handle inputs,
                                        const Options* options, nb::object host) {
    nb::object keep_source, keep_name;
    std::string_view text = utf8(source.ptr(), keep_source);
    std::string script_name(utf8(name.ptr(), keep_name));
    InputRow row(inputs, host.ptr());
    const Options& how = options_or_default(options);
    return advance(
        [&](natrix_progress** next, natrix_failure** failure) {
            return natrix_session_start(self.handle.get(), text.data(), text.size(), script_name.c_str(), row.data(),
                                        row.size(), how.handle.get(), next, failure);
        },
        self.lane, host, how.slices);
}

template<class Call> bool guarded(const std::shared_ptr<Lane>& lane, Call&& call) {
    Using lock(lane);
    nb::gil_scoped_release unlocked;
    return call();
}

// Calls something that stayed in the VM of `self`. Gives where that leads; see finish_call().
std::unique_ptr<Progress> call(Progress& self, nb::handle callable, nb::handle arguments, nb::handle keywords,
                               const Options* options) {
    Progress* current = self.lane->current ? self.lane->current : &self;
    PyObject* host = current->host.ptr();
    DataPtr function = to_data(callable.ptr(), host), positional = to_data(arguments.ptr(), host),
            named = to_data(keywords.ptr(), host);
    bool ended = current->kind() == NATRIX_COMPLETED;
    natrix_progress* progress = current->handle.get();
    return advance(
        [&](natrix_progress** next, natrix_failure** failure) {
            return natrix_progress_call_object(progress, function.get(), positional.get(), named.get(),
                                               ended ? options_or_default(options).handle.get() : nullptr, next,
                                               failure);
        },
        self.lane, current->host, current->slices);
}

int traverse(PyObject* self, visitproc visit, void* arg) {
    Py_VISIT(Py_TYPE(self));
    if (nb::inst_ready(self)) Py_VISIT(nb::inst_ptr<Progress>(self)->host.ptr());
    return 0;
}

int clear(PyObject* self) {
    nb::inst_ptr<Progress>(self)->host = nb::none();
    return 0;
}

PyType_Slot progress_slots[] = {{Py_tp_traverse, reinterpret_cast<void*>(traverse)},
                                {Py_tp_clear, reinterpret_cast<void*>(clear)},
                                {0, nullptr}};

} // namespace

NB_MODULE(_natrix, m) {
    nb::set_leak_warnings(false);

    m.def("set_hooks", [](nb::handle lower, nb::handle lift, nb::handle failure, nb::handle refusal) {
        // Never freed: they are needed as long as there are values.
        hooks = {lower.inc_ref().ptr(), lift.inc_ref().ptr(), failure.inc_ref().ptr(), refusal.inc_ref().ptr()};
    });
    m.def("check", [](nb::handle value, nb::handle host) { to_data(value.ptr(), host.ptr()); },
          nb::arg().none(), nb::arg().none());
    m.def("abi_version", &natrix_abi_version);
    m.def("version", &natrix_version);

    nb::class_<Canceller>(m, "Canceller").def(nb::init<>()).def("cancel", [](Canceller& self) {
        natrix_canceller_cancel(self.handle.get());
    });

    nb::class_<System>(m, "System")
        .def("__init__", [](System* self, bool real) {
            new (self) System{decltype(System::handle)(real ? natrix_system_new_real() : natrix_system_new())};
        })
        .def("set_clock", [](System& self, int clock, int64_t unix_ns) {
            natrix_system_set_clock(self.handle.get(), static_cast<natrix_clock>(clock), unix_ns);
        })
        .def("set_zone", [](System& self, int32_t offset, const std::string& name) {
            natrix_system_set_zone(self.handle.get(), offset, name.c_str());
        })
        .def("set_sleep", [](System& self, int sleep, double most) {
            natrix_system_set_sleep(self.handle.get(), static_cast<natrix_sleep>(sleep), most);
        })
        .def("set_random", [](System& self, int random, uint64_t seed) {
            natrix_system_set_random(self.handle.get(), static_cast<natrix_random>(random), seed);
        })
        .def("set_environment", [](System& self, nb::dict variables) {
            std::vector<std::string> texts;
            for (auto [name, value] : variables) {
                texts.push_back(nb::cast<std::string>(name));
                texts.push_back(nb::cast<std::string>(value));
            }
            std::vector<const char*> names, values;
            for (size_t i = 0; i < texts.size(); i += 2) {
                names.push_back(texts[i].c_str());
                values.push_back(texts[i + 1].c_str());
            }
            natrix_system_set_environment(self.handle.get(), names.data(), values.data(), names.size());
        })
        .def("set_files", [](System& self, uint64_t max_bytes) {
            natrix_system_set_files(self.handle.get(), max_bytes);
        })
        .def("put_file", [](System& self, const std::string& path, nb::bytes content, uint32_t mode) {
            return natrix_system_put_file(self.handle.get(), path.c_str(), content.c_str(), content.size(), mode) != 0;
        })
        .def("make_directory", [](System& self, const std::string& path) {
            return natrix_system_make_directory(self.handle.get(), path.c_str()) != 0;
        })
        .def("remove", [](System& self, const std::string& path) {
            return natrix_system_remove(self.handle.get(), path.c_str()) != 0;
        })
        .def("file", [](const System& self, const std::string& path) -> nb::object {
            natrix_bytes* bytes = natrix_system_file(self.handle.get(), path.c_str());
            return bytes ? to_bytes(bytes) : nb::none();
        })
        .def("entries", [](const System& self) {
            DataPtr data(natrix_system_entries(self.handle.get()));
            return from_data(data.get(), Py_None);
        })
        .def("changes", [](const System& self) {
            DataPtr data(natrix_system_changes(self.handle.get()));
            return from_data(data.get(), Py_None);
        })
        .def("mark", [](System& self) { natrix_system_mark(self.handle.get()); })
        .def("mount", [](System& self, const std::string& path, const std::string& host_path, int access,
                         int64_t write_bytes, uint64_t memory) {
            natrix_failure* failure = nullptr;
            if (natrix_system_mount(self.handle.get(), path.c_str(), host_path.c_str(),
                                    static_cast<natrix_access>(access), write_bytes, memory, &failure) != NATRIX_OK)
                raise_failure(failure, Py_None);
        })
        // (0: it would be a pause, 1: the value, 2: an exception; the value)
        .def("answer", [](const System& self, const std::string& name, nb::tuple arguments, nb::dict keywords) {
            DataPtr positional = to_data(arguments.ptr(), Py_None), named = to_data(keywords.ptr(), Py_None);
            natrix_data* value = nullptr;
            int how;
            {
                nb::gil_scoped_release unlocked;
                how = natrix_system_answer(self.handle.get(), name.c_str(), positional.get(), named.get(), &value);
            }
            DataPtr keep(value);
            return nb::make_tuple(how, value ? from_data(value, Py_None) : nb::none());
        });

    nb::class_<Options>(m, "Options")
        .def("__init__", [](Options* self, nb::object limits, const System* system, const Canceller* canceller,
                            uint64_t slice, int printing, uint32_t chunk) {
            new (self) Options;
            natrix_options* options = self->handle.get();
            if (!limits.is_none()) {
                natrix_limits all = limits_of(nb::cast<nb::tuple>(limits));
                natrix_options_set_limits(options, &all);
            }
            if (system) natrix_options_set_system(options, system->handle.get());
            if (canceller) natrix_options_set_canceller(options, canceller->handle.get());
            self->slices = slice != 0;
            natrix_options_set_slice(options, slice != 0 ? slice : signal_slice);
            natrix_options_set_printing(options, static_cast<natrix_printing>(printing), chunk, nullptr, nullptr);
        }, nb::arg("limits").none(), nb::arg("system").none(), nb::arg("canceller").none(), nb::arg("slice"),
             nb::arg("printing"), nb::arg("chunk"));

    nb::class_<Progress>(m, "Progress", nb::type_slots(progress_slots))
        .def_prop_ro("kind", [](const Progress& self) { return static_cast<int>(self.kind()); })
        .def_prop_rw("host", [](const Progress& self) { return self.host; },
                     [](Progress& self, nb::object host) { self.host = std::move(host); }, nb::arg().none())
        .def_prop_ro("value", &value_of)
        .def_prop_ro("name", &name_of)
        .def_prop_ro("arguments", &arguments_of)
        .def_prop_ro("keywords", &keywords_of)
        .def_prop_ro("call_id", [](const Progress& self) { return natrix_progress_call_id(self.handle.get()); })
        .def_prop_ro("calls", [](const Progress& self) {
            nb::list calls;
            for (size_t i = 0; i < natrix_progress_call_count(self.handle.get()); i++)
                calls.append(natrix_progress_call(self.handle.get(), i));
            return calls;
        })
        .def_prop_ro("wake_after", [](const Progress& self) { return natrix_progress_wake_after(self.handle.get()); })
        .def_prop_ro("output", [](const Progress& self) {
            size_t size;
            const char* text = natrix_progress_output(self.handle.get(), &size);
            return to_str(text, size);
        })
        .def_prop_ro("errors", [](const Progress& self) {
            size_t size;
            const char* text = natrix_progress_errors(self.handle.get(), &size);
            return to_str(text, size);
        })
        .def_prop_ro("usage", [](const Progress& self) {
            Using lock(self.lane);
            return usage_of(self);
        })
        .def_prop_ro("system", [](const Progress& self) -> nb::object {
            natrix_system* system = natrix_progress_system(self.handle.get());
            if (!system) return nb::none();
            return nb::cast(System{decltype(System::handle)(system)});
        })
        .def_prop_ro("script_name", [](const Progress& self) {
            Using lock(self.lane);
            BytesHandle name(natrix_progress_script_name(self.handle.get()));
            size_t size;
            const char* text = natrix_bytes_data(name.get(), &size);
            return to_str(text, size);
        })
        .def_prop_ro("session", [](const Progress& self) {
            natrix_session* handle = nullptr;
            natrix_failure* failure = nullptr;
            if (natrix_progress_session(the_engine(), self.handle.get(), &handle, &failure) != NATRIX_OK)
                raise_failure(failure, self.host.ptr());
            auto session = std::make_unique<Session>();
            session->handle.reset(handle);
            session->lane = self.lane;
            return session;
        })
        .def("resume_value", &resume_value, nb::arg().none())
        .def("resume_exception", &resume_exception)
        .def("resume_unhandled", &resume_unhandled)
        .def("resume_pending", &resume_pending)
        .def("resume_settle", &resume_settle)
        .def("resume_go_on", &resume_go_on)
        .def("answer", &answer)
        .def("call", &call, nb::arg(), nb::arg(), nb::arg(), nb::arg().none())
        // After a call of what stayed in the VM: the pause that was before it stands again.
        .def("take_over", [](Progress& self, Progress& again) { self.adopt(again.handle.release()); })
        .def_prop_ro("current", [](const Progress& self) { return self.lane->current; }, nb::rv_policy::reference)
        .def_prop_ro("returned", [](nb::handle object) -> nb::object {
            auto& self = nb::cast<Progress&>(object);
            int raised = 0;
            const natrix_data* value = natrix_progress_returned(self.handle.get(), &raised);
            if (!value) return nb::none();
            return nb::make_tuple(raised != 0, from_data(value, self.host.ptr(), object.ptr()));
        })
        .def("release", [](Progress& self, nb::handle object) {
            DataPtr data = to_data(object.ptr(), self.host.ptr());
            Using lock(self.lane);
            natrix_progress_release(self.handle.get(), data.get());
        })
        .def("fork", &fork_progress, nb::arg().none())
        .def("dump", [](const Progress& self, nb::handle key, bool files) {
            Using lock(self.lane);
            return dump([&](const natrix_dump_options* options, natrix_bytes** bytes, natrix_failure** failure) {
                return natrix_progress_dump(self.handle.get(), options, bytes, failure);
            }, key, files);
        }, nb::arg().none(), nb::arg())
        .def("park", [](const Progress& self) {
            return guarded(self.lane, [&] { return natrix_progress_park(self.handle.get()) != 0; });
        })
        .def("set_options", [](Progress& self, const Options& options) {
            Using lock(self.lane);
            natrix_failure* failure = nullptr;
            if (natrix_progress_set_options(self.handle.get(), options.handle.get(), &failure) != NATRIX_OK)
                raise_failure(failure, self.host.ptr());
            self.slices = options.slices;
        });

    m.def("load_progress", [](nb::handle bytes, nb::handle key, uint64_t max_bytes, const System* system, nb::object host) {
        Loading loading(bytes, key, max_bytes, system);
        auto result = std::make_unique<Progress>(std::make_shared<Lane>());
        natrix_progress* handle = nullptr;
        natrix_failure* failure = nullptr;
        if (natrix_progress_load(the_engine(), loading.data, loading.size, &loading.options, &handle, &failure) != NATRIX_OK)
            raise_failure(failure, host.ptr());
        result->adopt(handle);
        result->host = std::move(host);
        return result;
    }, nb::arg(), nb::arg().none(), nb::arg(), nb::arg().none(), nb::arg().none());

    m.def("drive", &drive, nb::arg(), nb::arg().none(), nb::arg());

    nb::class_<Program>(m, "Program")
        .def(nb::new_(&new_program))
        .def("start", &start_program, nb::arg().none(), nb::arg().none(), nb::arg().none())
        .def_prop_ro("script_name", [](const Program& self) {
            const char* name = natrix_program_script_name(self.handle.get());
            return to_str(name, std::strlen(name));
        })
        .def_prop_ro("inputs", [](const Program& self) {
            nb::list names;
            for (size_t i = 0; i < natrix_program_input_count(self.handle.get()); i++)
                names.append(nb::str(natrix_program_input(self.handle.get(), i)));
            return names;
        })
        .def("dump", [](const Program& self, nb::handle key) {
            return dump([&](const natrix_dump_options* options, natrix_bytes** bytes, natrix_failure** failure) {
                return natrix_program_dump(self.handle.get(), options, bytes, failure);
            }, key, false);
        }, nb::arg().none());

    m.def("load_program", [](nb::handle bytes, nb::handle key, uint64_t max_bytes) {
        Loading loading(bytes, key, max_bytes, nullptr);
        auto program = std::make_unique<Program>();
        natrix_program* handle = nullptr;
        natrix_failure* failure = nullptr;
        if (natrix_program_load(the_engine(), loading.data, loading.size, &loading.options, &handle, &failure) != NATRIX_OK)
            raise_failure(failure, Py_None);
        program->handle.reset(handle);
        return program;
    }, nb::arg(), nb::arg().none(), nb::arg());

    nb::class_<Session>(m, "Session")
        .def("__init__", [](Session* self, nb::object limits) {
            natrix_limits total{};
            if (!limits.is_none()) total = limits_of(nb::cast<nb::tuple>(limits));
            natrix_session* handle = nullptr;
            natrix_failure* failure = nullptr;
            if (natrix_session_new(the_engine(), limits.is_none() ? nullptr : &total, &handle, &failure) != NATRIX_OK)
                raise_failure(failure, Py_None);
            new (self) Session;
            self->handle.reset(handle);
        }, nb::arg().none())
        .def("start", &start_session, nb::arg(), nb::arg(), nb::arg().none(), nb::arg().none(), nb::arg().none())
        .def("reset", [](Session& self) {
            Using lock(self.lane);
            natrix_failure* failure = nullptr;
            if (natrix_session_reset(self.handle.get(), &failure) != NATRIX_OK) raise_failure(failure, Py_None);
        })
        .def("fork", [](Session& self) {
            Using lock(self.lane);
            natrix_session* fork = nullptr;
            natrix_failure* failure = nullptr;
            if (natrix_session_fork(self.handle.get(), &fork, &failure) != NATRIX_OK) raise_failure(failure, Py_None);
            auto result = std::make_unique<Session>();
            result->handle.reset(fork);
            return result;
        })
        .def("park", [](Session& self) {
            return guarded(self.lane, [&] { return natrix_session_park(self.handle.get()) != 0; });
        })
        .def("dump", [](const Session& self, nb::handle key, bool files) {
            Using lock(self.lane);
            return dump([&](const natrix_dump_options* options, natrix_bytes** bytes, natrix_failure** failure) {
                return natrix_session_dump(self.handle.get(), options, bytes, failure);
            }, key, files);
        }, nb::arg().none(), nb::arg());

    m.def("load_session", [](nb::handle bytes, nb::handle key, uint64_t max_bytes, const System* system) {
        Loading loading(bytes, key, max_bytes, system);
        natrix_session* handle = nullptr;
        natrix_failure* failure = nullptr;
        if (natrix_session_load(the_engine(), loading.data, loading.size, &loading.options, &handle, &failure) != NATRIX_OK)
            raise_failure(failure, Py_None);
        auto session = std::make_unique<Session>();
        session->handle.reset(handle);
        return session;
    }, nb::arg(), nb::arg().none(), nb::arg(), nb::arg().none());
}

} // namespace natrix_python
