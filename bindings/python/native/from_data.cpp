#include "convert.h"

namespace natrix_python {

namespace {

class Lifting {
  public:
    Lifting(PyObject* host, PyObject* owner) : host_(host), owner_(owner) {}

    nb::object convert(const natrix_data* root) {
        nb::object value = make(root, 0, 0);
        // Containers that can change are made empty first and filled here, one after the other, so that what is
        // inside of them finds them and all that is around them whole.
        for (size_t i = 0; i < shells_.size(); i++) {
            Shell shell = shells_[i];
            fill(shell);
        }
        return value;
    }

  private:
    // A container on the way from the root to a value. Places are counted from 1; 0 is outside of all.
    struct Place {
        uint32_t around;
        nb::object object; // null: it is not whole yet
    };
    struct Shell {
        const natrix_data* data;
        nb::object object;
        uint32_t place;
    };

    nb::object make(const natrix_data* data, uint32_t around, uint32_t depth) {
        natrix_kind kind = natrix_data_kind(data);
        size_t size;
        switch (kind) {
        case NATRIX_NONE: return nb::none();
        case NATRIX_BOOLEAN: return nb::borrow(natrix_data_get_integer(data) ? Py_True : Py_False);
        case NATRIX_INTEGER: return integer(data);
        case NATRIX_NUMBER: return own(PyFloat_FromDouble(natrix_data_get_number(data)));
        case NATRIX_STRING: {
            const char* text = natrix_data_get_text(data, &size);
            return to_str(text, size);
        }
        case NATRIX_BYTES: {
            const char* text = natrix_data_get_text(data, &size);
            return own(PyBytes_FromStringAndSize(text, static_cast<Py_ssize_t>(size)));
        }
        case NATRIX_ELLIPSIS: return nb::borrow(Py_Ellipsis);
        case NATRIX_NOT_IMPLEMENTED: return nb::borrow(Py_NotImplemented);
        case NATRIX_CYCLE: return around_by(natrix_data_get_integer(data), around);
        default: break;
        }
        const void* identity = natrix_data_identity(data);
        if (identity) {
            auto found = known_.find(identity);
            if (found != known_.end()) return found->second;
        }
        nb::object value = container(kind, data, around, depth);
        if (identity) known_.emplace(identity, value);
        return value;
    }

    nb::object container(natrix_kind kind, const natrix_data* data, uint32_t around, uint32_t depth) {
        switch (kind) {
        case NATRIX_LIST: return shell(data, own(PyList_New(0)), around);
        case NATRIX_DICT: return shell(data, own(PyDict_New()), around);
        case NATRIX_SET: return shell(data, own(PySet_New(nullptr)), around);
        case NATRIX_RECORD:
            if (!natrix_data_record(data).frozen) return shell(data, lifted(data, nb::none()), around);
            break;
        default: break;
        }
        if (depth == max_depth) {
            PyErr_SetString(hooks.refusal, "a value of the script is nested too deeply to be taken out");
            throw nb::python_error();
        }
        uint32_t place = enter(nb::object(), around);
        size_t count = natrix_data_count(data);
        nb::object items = own(PyTuple_New(static_cast<Py_ssize_t>(count)));
        for (size_t i = 0; i < count; i++) {
            nb::object item = make(natrix_data_item(data, i), place, depth + 1);
            PyTuple_SetItem(items.ptr(), static_cast<Py_ssize_t>(i), item.release().ptr());
        }
        nb::object value;
        if (kind == NATRIX_TUPLE)
            value = std::move(items);
        else if (kind == NATRIX_FROZENSET)
            value = own(PyFrozenSet_New(items.ptr()));
        else
            value = lifted(data, items);
        places_[place - 1].object = value;
        return value;
    }

    uint32_t enter(nb::object object, uint32_t around) {
        places_.push_back({around, std::move(object)});
        return static_cast<uint32_t>(places_.size());
    }

    nb::object shell(const natrix_data* data, nb::object object, uint32_t around) {
        uint32_t place = enter(object, around);
        if (natrix_data_count(data) != 0) shells_.push_back({data, object, place});
        return object;
    }

    void fill(const Shell& shell) {
        size_t count = natrix_data_count(shell.data);
        PyObject* object = shell.object.ptr();
        auto item = [&](size_t index) { return make(natrix_data_item(shell.data, index), shell.place, 0); };
        auto check = [](int status) {
            if (status < 0) throw nb::python_error();
        };
        switch (natrix_data_kind(shell.data)) {
        case NATRIX_LIST:
            for (size_t i = 0; i < count; i++) check(PyList_Append(object, item(i).ptr()));
            return;
        case NATRIX_SET:
            for (size_t i = 0; i < count; i++) check(PySet_Add(object, item(i).ptr()));
            return;
        case NATRIX_DICT:
            for (size_t i = 0; i + 1 < count; i += 2) {
                nb::object key = item(i);
                check(PyDict_SetItem(object, key.ptr(), item(i + 1).ptr()));
            }
            return;
        default: // a record
            for (size_t i = 0; i < count; i++) {
                size_t size;
                const char* text = natrix_data_name(shell.data, i, &size);
                check(PyObject_SetAttr(object, to_str(text, size).ptr(), item(i).ptr()));
            }
        }
    }

    nb::object around_by(int64_t steps, uint32_t around) {
        while (--steps > 0 && around != 0) around = places_[around - 1].around;
        if (around == 0 || !places_[around - 1].object.is_valid()) {
            PyErr_SetString(hooks.refusal, "a value of the script contains itself in a way that has no form here");
            throw nb::python_error();
        }
        return places_[around - 1].object;
    }

    static nb::object integer(const natrix_data* data) {
        if (natrix_data_fits(data)) return own(PyLong_FromLongLong(natrix_data_get_integer(data)));
        size_t size;
        const char* magnitude = natrix_data_get_text(data, &size);
        nb::object bytes = own(PyBytes_FromStringAndSize(magnitude, static_cast<Py_ssize_t>(size)));
        nb::object value = own(PyObject_CallMethod(reinterpret_cast<PyObject*>(&PyLong_Type), "from_bytes", "Os",
                                                   bytes.ptr(), "little"));
        return natrix_data_is_negative(data) ? own(PyNumber_Negative(value.ptr())) : value;
    }

    // All other kinds are made by Hooks::lift. `items`: a tuple, or None for an empty shell.
    nb::object lifted(const natrix_data* data, const nb::object& items) {
        size_t size;
        const char* text = natrix_data_get_text(data, &size);
        nb::object name = to_str(text, size);
        text = natrix_data_label(data, &size);
        nb::object label = to_str(text, size);
        size_t count = natrix_data_name_count(data);
        nb::object names = own(PyTuple_New(static_cast<Py_ssize_t>(count)));
        for (size_t i = 0; i < count; i++) {
            text = natrix_data_name(data, i, &size);
            PyTuple_SetItem(names.ptr(), static_cast<Py_ssize_t>(i), to_str(text, size).release().ptr());
        }
        natrix_kind kind = natrix_data_kind(data);
        natrix_record record{};
        if (kind == NATRIX_RECORD) record = natrix_data_record(data);
        auto handle = static_cast<unsigned long long>(natrix_data_get_integer(data));
        return own(PyObject_CallFunction(hooks.lift, "iOOOOKKOOO", static_cast<int>(kind), name.ptr(), label.ptr(),
                                         items.ptr(), names.ptr(), handle,
                                         static_cast<unsigned long long>(record.identity),
                                         record.frozen ? Py_True : Py_False, host_, owner_));
    }

    PyObject* host_;
    PyObject* owner_;
    std::vector<Place> places_;
    std::vector<Shell> shells_;
    std::unordered_map<const void*, nb::object> known_;
};

} // namespace

nb::object to_str(const char* text, size_t size) {
    PyObject* str = PyUnicode_DecodeUTF8(text, static_cast<Py_ssize_t>(size), nullptr);
    if (!str) {
        PyErr_Clear();
        str = PyUnicode_DecodeUTF8(text, static_cast<Py_ssize_t>(size), "surrogatepass");
    }
    return own(str);
}

nb::object from_data(const natrix_data* data, PyObject* host, PyObject* owner) {
    return Lifting(host, owner).convert(data);
}

} // namespace natrix_python
