#pragma once
#include <nanobind/nanobind.h>

#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "natrix/natrix.h"

namespace natrix_python {

namespace nb = nanobind;

struct DataFree {
    void operator()(natrix_data* data) const { natrix_data_free(data); }
};
using DataPtr = std::unique_ptr<natrix_data, DataFree>;

// What the Python half of the package does for this one; see src/natrix/_values.py and src/natrix/_errors.py.
struct Hooks {
    PyObject* lower = nullptr;   // (value, host) -> parts of a value that is of no core type
    PyObject* lift = nullptr;    // (kind, parts …, host) -> value
    PyObject* failure = nullptr; // (kind, type, message …) -> exception
    PyObject* refusal = nullptr; // the class for values that cannot cross
};
extern Hooks hooks;

// A new reference's owner. What Python gave null for becomes its exception.
inline nb::object own(PyObject* object) {
    if (!object) throw nb::python_error();
    return nb::steal(object);
}

// Containers in containers, in either direction. The engine has a bound of its own; this one keeps the C stack.
constexpr uint32_t max_depth = 1000;

// Python -> engine. `host` goes to Hooks::lower.
DataPtr to_data(PyObject* value, PyObject* host);
// Engine -> Python. `owner`: the Progress that what stays in the VM is used through.
nb::object from_data(const natrix_data* data, PyObject* host, PyObject* owner = Py_None);

nb::object to_str(const char* text, size_t size);
// UTF-8, lone surrogates as WTF-8.
std::string_view utf8(PyObject* str, nb::object& keep);

} // namespace natrix_python
