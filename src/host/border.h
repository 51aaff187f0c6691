#pragma once
#include <string>
#include <vector>

#include "natrix/data.h"
#include "vm/vm.h"

namespace natrix {

// Values across the border between a VM and its host.

struct BorderLimits {
    uint32_t depth = 200;               // of containers in containers
    uint64_t values = 100'000'000;      // in all
    uint64_t bytes = uint64_t{1} << 32; // of texts in all
};

enum class Crossing : uint8_t {
    done,
    refused, // `why` says what cannot cross
    stopped, // Cage::stop says which limit
};

// What a value is made of that only Python can tell (prelude/border.py).
struct Described {
    const Value* list = nullptr;           // the root with [object, description, …]; null: there is none
    std::vector<Value>* unknown = nullptr; // gets what is to be described; null: such things cross as handles
    bool handles = false;                  // set when the value has some
};

// `root` is a place that a collection keeps up to date (a root of the cage, or a value that cannot move).
// Where something unknown was found, the data is not complete: describe it, and call again.
Crossing to_data(Vm& vm, const Value& root, const BorderLimits& limits, Described& described, Data& data,
                 std::string& why);
// A fresh value, which the caller must put into a root before anything else is allocated. Collects to make
// room first, so raw pointers into the heap are void afterwards. `parts`: build_value() of the prelude has to
// finish it.
Crossing from_data(Vm& vm, const Data& data, const BorderLimits& limits, Value& value, bool& parts,
                   std::string& why);
// What needs no look around, as most of what crosses; false: it is for the functions above.
bool to_simple_data(Vm& vm, Value value, Data& data);
bool from_simple_data(const Data& data, Value& value);
// The object that a handle stands for; unbound: there is none of that number.
Value object_of_handle(Vm& vm, uint64_t handle);
void release_handle(Vm& vm, uint64_t handle);
// The class of exceptions of this name: a builtin one, one of the script's globals, or "module.Class" of a
// module that is there; unbound: there is none.
Value exception_class(Vm& vm, std::string_view name);
// UTF-8 of a str; lone surrogates as WTF-8.
std::string utf8_of(Vm& vm, Value str);

} // namespace natrix
