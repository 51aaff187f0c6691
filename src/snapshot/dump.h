#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "memory/pool.h"
#include "snapshot/starts.h"
#include "vm/vm.h"

namespace natrix {

// What a dump holds; whoever loads it says which it wants.
enum class DumpKind : uint8_t { program = 1, pause = 2, session = 3, slice = 4 };

// Bumped with whatever changes the format; the image's hash covers all else that a dump depends on.
constexpr uint32_t dump_version = 1;

// Appends the VM, which is idle or paused, to `out`; `extra` is the caller's own, given back when loaded.
// Compacts the heap first. Facts only, so that the same state gives the same bytes. False: Cage::stop says
// which limit.
[[nodiscard]] bool dump(Vm& vm, const Image& image, DumpKind kind, uint64_t image_hash,
                        std::string_view extra, std::string& out);

// Fills a VM that is fresh from make_vm(), with at most `max_bytes` of heap and of stack. Trusts nothing:
// null, or what is wrong; then the VM is to be given up.
[[nodiscard]] const char* load(Vm& vm, const SharedImage& image, const ImageStarts& starts, DumpKind kind,
                               uint64_t image_hash, uint64_t max_bytes, std::string_view data,
                               std::string& extra);

} // namespace natrix
