#include <memory>
#include <string>

#include "convert.h"

namespace natrix_python {

Hooks hooks;

namespace {

[[noreturn]] void refuse(const char* message) {
    PyErr_SetString(hooks.refusal ? hooks.refusal : PyExc_ValueError, message);
    throw nb::python_error();
}

DataPtr made(natrix_data* data) {
    if (!data) refuse("this value cannot cross into a script");
    return DataPtr(data);
}

// The layouts are open to us only outside of the limited API.
#ifdef Py_LIMITED_API
Py_ssize_t list_size(PyObject* list) { return PyList_Size(list); }
PyObject* list_item(PyObject* list, Py_ssize_t index) { return PyList_GetItem(list, index); }
Py_ssize_t tuple_size(PyObject* tuple) { return PyTuple_Size(tuple); }
PyObject* tuple_item(PyObject* tuple, Py_ssize_t index) { return PyTuple_GetItem(tuple, index); }
#else
Py_ssize_t list_size(PyObject* list) { return PyList_GET_SIZE(list); }
PyObject* list_item(PyObject* list, Py_ssize_t index) { return PyList_GET_ITEM(list, index); }
Py_ssize_t tuple_size(PyObject* tuple) { return PyTuple_GET_SIZE(tuple); }
PyObject* tuple_item(PyObject* tuple, Py_ssize_t index) { return PyTuple_GET_ITEM(tuple, index); }
#endif

// Handles of a container's items, on their way into it.
class Row {
  public:
    explicit Row(size_t capacity) { items_.reserve(capacity); }
    Row(const Row&) = delete;
    Row& operator=(const Row&) = delete;
    ~Row() {
        for (natrix_data* item : items_) natrix_data_free(item);
    }
    void add(DataPtr data) {
        items_.push_back(data.get());
        data.release();
    }
    [[nodiscard]] const natrix_data* const* data() const { return items_.data(); }
    [[nodiscard]] size_t size() const { return items_.size(); }

  private:
    std::vector<natrix_data*> items_;
};

class Lowering {
  public:
    explicit Lowering(PyObject* host) : host_(host) {}

    DataPtr convert(PyObject* value) {
        PyTypeObject* type = Py_TYPE(value);
        if (type == &PyUnicode_Type) {
            nb::object keep;
            std::string_view text = utf8(value, keep);
            return DataPtr(natrix_data_text(NATRIX_STRING, text.data(), text.size()));
        }
        if (type == &PyLong_Type) return integer(value);
        if (type == &PyFloat_Type) return DataPtr(natrix_data_number(PyFloat_AsDouble(value)));
        if (value == Py_None) return DataPtr(natrix_data_none());
        if (type == &PyBool_Type) return DataPtr(natrix_data_boolean(value == Py_True));
        if (type == &PyBytes_Type) {
            char* bytes;
            Py_ssize_t size;
            PyBytes_AsStringAndSize(value, &bytes, &size);
            return DataPtr(natrix_data_text(NATRIX_BYTES, bytes, static_cast<size_t>(size)));
        }
        if (type == &PyList_Type || type == &PyTuple_Type || type == &PyDict_Type || type == &PySet_Type ||
            type == &PyFrozenSet_Type)
            return container(value, type);
        return other(value);
    }

  private:
    struct Met {
        uint32_t open = 0; // the depth at which it is being converted
        natrix_data* done = nullptr; // owned by kept_
    };

    static DataPtr integer(PyObject* value) {
        int overflow;
        long long small = PyLong_AsLongLongAndOverflow(value, &overflow);
        if (!overflow) return DataPtr(natrix_data_integer(small));
        nb::object bits = own(PyObject_CallMethod(value, "bit_length", nullptr));
        size_t size = PyLong_AsSize_t(bits.ptr()) / 8 + 1;
        nb::object magnitude = own(PyNumber_Absolute(value));
        nb::object bytes = own(PyObject_CallMethod(magnitude.ptr(), "to_bytes", "ns",
                                                   static_cast<Py_ssize_t>(size), "little"));
        return DataPtr(natrix_data_big_integer(reinterpret_cast<const uint8_t*>(PyBytes_AsString(bytes.ptr())),
                                               size, overflow < 0));
    }

    // Something that may be met again, inside of itself or as a part that others share. Only what more than
    // one refers to can be.
    template<class Body> DataPtr within(PyObject* value, Body&& body) {
        if (depth_ == max_depth) refuse("this value is nested too deeply to cross into a script");
        bool noted = depth_ == 0 || Py_REFCNT(value) > 1;
        if (noted) {
            Met& met = met_[value];
            if (met.open != 0) {
                if (met.open < reach_) reach_ = met.open;
                return DataPtr(natrix_data_cycle(depth_ - met.open + 1));
            }
            if (met.done) return DataPtr(natrix_data_copy(met.done));
            met.open = depth_ + 1;
        }
        depth_++;
        uint32_t outer = reach_;
        reach_ = UINT32_MAX;
        DataPtr data = body();
        bool closed = reach_ >= depth_; // nothing in it leads further out than to itself
        if (outer < reach_) reach_ = outer;
        if (reach_ >= depth_) reach_ = UINT32_MAX;
        depth_--;
        if (noted) {
            Met& met = met_[value];
            met.open = 0;
            if (closed && depth_ > 0) {
                kept_.add(DataPtr(natrix_data_copy(data.get())));
                alive_.push_back(nb::borrow(value));
                met.done = const_cast<natrix_data*>(kept_.data()[kept_.size() - 1]);
            } else if (!closed && ++repeats_ > max_repeats) {
                refuse("this value has too many containers that are in cycles and shared");
            }
        }
        return data;
    }

    DataPtr container(PyObject* value, PyTypeObject* type) {
        if (type == &PyList_Type)
            return within(value, [&] {
                Row row(static_cast<size_t>(list_size(value)));
                // Asked anew each time: a conversion may run Python, which may change the list.
                for (Py_ssize_t i = 0; i < list_size(value); i++) {
                    nb::object item = nb::borrow(list_item(value, i));
                    row.add(convert(item.ptr()));
                }
                return made(natrix_data_items(NATRIX_LIST, row.data(), row.size()));
            });
        if (type == &PyTuple_Type) return within(value, [&] { return items_of(value, NATRIX_TUPLE); });
        if (type == &PyDict_Type)
            return within(value, [&] {
                Py_ssize_t size = PyDict_Size(value), at = 0;
                Row row(static_cast<size_t>(size) * 2);
                PyObject *key, *item;
                while (PyDict_Next(value, &at, &key, &item)) {
                    nb::object keep_key = nb::borrow(key), keep_item = nb::borrow(item);
                    row.add(convert(key));
                    row.add(convert(item));
                    if (PyDict_Size(value) != size) {
                        PyErr_SetString(PyExc_RuntimeError, "a dict changed its size while it was converted");
                        throw nb::python_error();
                    }
                }
                return made(natrix_data_items(NATRIX_DICT, row.data(), row.size()));
            });
        return within(value, [&] {
            Row row(static_cast<size_t>(PySet_Size(value)));
            nb::object iterator = own(PyObject_GetIter(value));
            while (PyObject* item = PyIter_Next(iterator.ptr())) {
                nb::object keep = nb::steal(item);
                row.add(convert(item));
            }
            if (PyErr_Occurred()) throw nb::python_error();
            return made(natrix_data_items(type == &PySet_Type ? NATRIX_SET : NATRIX_FROZENSET, row.data(),
                                          row.size()));
        });
    }

    DataPtr items_of(PyObject* tuple, natrix_kind kind) {
        Py_ssize_t count = tuple_size(tuple);
        Row row(static_cast<size_t>(count));
        for (Py_ssize_t i = 0; i < count; i++) row.add(convert(tuple_item(tuple, i)));
        return made(natrix_data_items(kind, row.data(), row.size()));
    }

    // What Hooks::lower gave: (kind, text, items, names, facts).
    DataPtr other(PyObject* value) {
        nb::object parts = own(PyObject_CallFunctionObjArgs(hooks.lower, value, host_, nullptr));
        long kind = PyLong_AsLong(tuple_item(parts.ptr(), 0));
        if (kind < 0) {
            if (PyErr_Occurred()) throw nb::python_error();
            // Instead of it, a value of a core type. That it stands for the other one matters to cycles.
            nb::object stand_in = nb::borrow(tuple_item(parts.ptr(), 1));
            PyTypeObject* type = Py_TYPE(stand_in.ptr());
            if (type != &PyList_Type && type != &PyTuple_Type && type != &PyDict_Type && type != &PySet_Type &&
                type != &PyFrozenSet_Type)
                return convert(stand_in.ptr());
            return as_stand_in(value, stand_in.ptr(), type);
        }
        PyObject* text = tuple_item(parts.ptr(), 1);
        PyObject* items = tuple_item(parts.ptr(), 2);
        PyObject* names = tuple_item(parts.ptr(), 3);
        PyObject* facts = tuple_item(parts.ptr(), 4);
        auto with = static_cast<natrix_kind>(kind);
        nb::object keep;
        std::string_view view;
        if (text != Py_None) view = utf8(text, keep);
        std::string copy(view); // closed by a zero byte, which a view of bytes need not be
        if (copy.find('\0') != std::string::npos) refuse("a name or text with a zero byte cannot cross into a script");
        if (items == Py_None && with != NATRIX_OBJECT) return made(natrix_data_text(with, copy.data(), copy.size()));
        switch (with) {
        case NATRIX_OBJECT: return made(natrix_data_object(copy.c_str(), PyLong_AsUnsignedLongLong(facts)));
        case NATRIX_EXCEPTION:
        case NATRIX_NAMED_TUPLE:
        case NATRIX_RECORD:
        case NATRIX_ENUMERATOR: return within(value, [&] { return named(with, copy, items, names, facts); });
        default: return within(value, [&] { return items_of(items, with); });
        }
    }

    DataPtr as_stand_in(PyObject* value, PyObject* stand_in, PyTypeObject* type) {
        alive_.push_back(nb::borrow(stand_in));
        Met met = met_[value];
        if (met.open != 0) {
            if (met.open < reach_) reach_ = met.open;
            return DataPtr(natrix_data_cycle(depth_ - met.open + 1));
        }
        if (met.done) return DataPtr(natrix_data_copy(met.done));
        met_[value].open = depth_ + 1;
        // container() counts the level.
        DataPtr data = container(stand_in, type);
        met_[value].open = 0;
        return data;
    }

    // Texts of a tuple of str, as C has them.
    struct Names {
        explicit Names(PyObject* tuple) {
            Py_ssize_t count = tuple == Py_None ? 0 : tuple_size(tuple);
            texts.reserve(static_cast<size_t>(count));
            for (Py_ssize_t i = 0; i < count; i++) {
                nb::object keep;
                texts.emplace_back(utf8(tuple_item(tuple, i), keep));
            }
            for (const std::string& text : texts) pointers.push_back(text.c_str());
        }
        std::vector<std::string> texts;
        std::vector<const char*> pointers;
    };

    DataPtr named(natrix_kind kind, const std::string& text, PyObject* items, PyObject* names, PyObject* facts) {
        Py_ssize_t count = tuple_size(items);
        Row row(static_cast<size_t>(count));
        for (Py_ssize_t i = 0; i < count; i++) row.add(convert(tuple_item(items, i)));
        Names fields(names);
        if (kind == NATRIX_EXCEPTION) return made(natrix_data_exception(text.c_str(), row.data(), row.size()));
        if (kind == NATRIX_ENUMERATOR)
            return made(natrix_data_enumerator(text.c_str(), fields.pointers.at(0), row.data()[0],
                                               PyLong_AsUnsignedLongLong(facts)));
        if (fields.pointers.size() != row.size()) refuse("a value has not as many names as items");
        if (kind == NATRIX_NAMED_TUPLE)
            return made(natrix_data_named_tuple(text.c_str(), fields.pointers.data(), row.data(), row.size()));
        // (identity, frozen, names of methods, handle)
        Names methods(tuple_item(facts, 2));
        natrix_record record{};
        record.identity = PyLong_AsUnsignedLongLong(tuple_item(facts, 0));
        record.frozen = tuple_item(facts, 1) == Py_True;
        record.methods = methods.pointers.data();
        record.method_count = methods.pointers.size();
        return made(natrix_data_make_record(text.c_str(), fields.pointers.data(), row.data(), row.size(), &record,
                                            PyLong_AsUnsignedLongLong(tuple_item(facts, 3))));
    }

    static constexpr uint32_t max_repeats = 1'000'000;
    PyObject* host_;
    uint32_t depth_ = 0;
    uint32_t reach_ = UINT32_MAX; // the outermost depth that a cycle leads to, from what is being converted
    uint32_t repeats_ = 0;
    std::unordered_map<PyObject*, Met> met_;
    Row kept_{0};
    std::vector<nb::object> alive_; // so that no address in met_ is used again
};

} // namespace

std::string_view utf8(PyObject* str, nb::object& keep) {
    if (PyBytes_Check(str)) return {PyBytes_AsString(str), static_cast<size_t>(PyBytes_Size(str))};
    Py_ssize_t size;
    const char* text = PyUnicode_AsUTF8AndSize(str, &size);
    if (!text) {
        if (!PyErr_ExceptionMatches(PyExc_UnicodeEncodeError)) throw nb::python_error();
        PyErr_Clear();
        keep = own(PyUnicode_AsEncodedString(str, "utf-8", "surrogatepass"));
        text = PyBytes_AsString(keep.ptr());
        size = PyBytes_Size(keep.ptr());
    }
    return {text, static_cast<size_t>(size)};
}

DataPtr to_data(PyObject* value, PyObject* host) {
    DataPtr data = Lowering(host).convert(value);
    if (!data) throw std::bad_alloc();
    return data;
}

} // namespace natrix_python
