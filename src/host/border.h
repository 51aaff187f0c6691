#pragma once
#include <string>

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

// `root` is a place that a collection keeps up to date (a root of the cage, or a value that cannot move).
Crossing to_data(Vm& vm, const Value& root, const BorderLimits& limits, Data& data, std::string& why);
// A fresh value, which the caller must put into a root before anything else is allocated. Collects to make
// room first, so raw pointers into the heap are void afterwards.
Crossing from_data(Vm& vm, const Data& data, const BorderLimits& limits, Value& value, std::string& why);
// The object that a handle stands for; unbound: there is none of that number.
Value object_of_handle(Vm& vm, uint64_t handle);
// The class of exceptions of this name: a builtin one, or one of the script's globals; unbound: there is
// none.
Value exception_class(Vm& vm, std::string_view name);
// UTF-8 of a str; lone surrogates as WTF-8.
std::string utf8_of(Vm& vm, Value str);

} // namespace natrix
