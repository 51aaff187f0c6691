#pragma once
#include <cstddef>
#include <memory>

#include "vm/vm.h"

namespace natrix {

// A VM that does not run, as its own bytes alone: what park() took from a cage, and unpark() puts into
// another one over the same image. Offsets stay what they were, so nothing is looked at. For forks, and for
// VMs that wait.
struct Parked {
    std::unique_ptr<std::byte[]> bytes;
    size_t size = 0;
};

// Null bytes: the host has no memory. The VM is idle or paused, and stays as it is.
[[nodiscard]] Parked park(Vm& vm);
// `vm` is fresh from make_vm(), over the image that the parked one had.
void unpark(const Parked& parked, Vm& vm);

} // namespace natrix
