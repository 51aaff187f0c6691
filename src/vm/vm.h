#pragma once
#include "compiler/instruction.h"
#include "memory/cage.h"
#include "objects/native.h"

namespace natrix {

// How a run of the loop ended.
enum class Exit : uint8_t {
    done,      // Vm::result is the value
    exception, // Vm::result is the exception instance
    stopped,   // Cage::stop says which limit; the instruction in progress has not run
    output,    // output has gathered that the host should take; run again to go on
    sliced,    // the slice of fuel is used up; run again to go on
    paused,    // the host is asked
};

constexpr uint32_t default_output_chunk = 32 * 1024;

// What a VM's execution needs beside its cage; lies in the control block behind Cage.
struct Vm : Cage {
    // The innermost frame, spread out. Exact at every instruction boundary that is not inside the loop's fast
    // path.
    Value* registers = nullptr;
    const uint64_t* pc = nullptr; // the word after the instruction in progress; see advance()
    const uint64_t* words = nullptr;
    const Value* constants = nullptr;

    const NativeFunction* natives = nullptr; // all natives and kernels, by index

    Value native_answer; // a signal on its way from a handler to a slow function

    uint64_t stack_soft = 0; // a window that ends at or below needs no look at the stack's bounds
    uint32_t depth = 0;      // script frames
    uint32_t max_depth = 1000;
    uint32_t frame_limit = 1000;     // what depth is held against: recursion_limit, at most max_depth
    uint32_t recursion_limit = 1000; // sys.getrecursionlimit()

    // The instruction that make_room() was asked for last; no frame: something has polled since.
    uint32_t retried_frame = 0;
    uint32_t retried_pc = 0;

    Exit exit = Exit::done;
    bool show_prelude = false; // tracebacks show the prelude's frames: for who works on it

    // Limits of the run, and what was used of them.
    int64_t fuel_end = INT64_MAX;    // of the run
    int64_t slice_end = INT64_MAX;   // of the slice
    int64_t deadline_ns = INT64_MAX; // on the clock of executing time
    int64_t executed_ns = 0;         // before this entry of the loop
    int64_t entered_ns = 0;
    uint64_t max_output = UINT64_MAX;
    uint64_t output_bytes = 0;
    uint32_t output_chunk = default_output_chunk; // bytes that gather before the host takes them
    std::atomic<bool> cancelled{false};

    // The host's side of the run.
    bool hosted = false;       // there is one to ask: what host.py asks
    bool offers_names = false; // it is asked for names that are not defined, too
    bool reads_input = false;  // somebody answers what sys.stdin asks for
    uint16_t pause_target = 0; // the register of the innermost frame that gets the answer
    uint32_t last_call = 0;    // number of the last call of the host
    uint64_t host_calls = 0;   // asked for, of all kinds
    uint64_t max_host_calls = UINT64_MAX;

    static Vm& of(Cage& cage) { return static_cast<Vm&>(cage); }

    FrameHeader* header() { return reinterpret_cast<FrameHeader*>(registers) - 1; }
    FrameHeader* header_at(uint32_t offset) { return reinterpret_cast<FrameHeader*>(at(offset)); }
    Function* function() { return static_cast<Function*>(at(header()->function)); }
    Code* code() { return static_cast<Code*>(at(header()->code)); }
    Value name_at(uint32_t index) { return as<Tuple>(code()->names)->items()[index]; }
    Value prelude_function(PreludeFunction which) {
        return as<Items>(prelude)->items()[static_cast<uint32_t>(which)];
    }
    // The words that a code runs in now.
    const uint64_t* words_of(const Code* code) {
        if (code->number != 0) {
            if (const uint64_t* copy = warm_copies[code->number]) return copy;
        }
        return reinterpret_cast<const uint64_t*>(as<Blob>(code->words)->data());
    }
    [[nodiscard]] bool runs_shared_words() { return offset_of(words) < image_end; }
    // Makes the frame at this header the one that runs, at its saved pc.
    void enter(uint32_t header_offset);
    // Saves the pc at which the running frame goes on.
    void save_pc(const uint64_t* resume) { header()->pc = static_cast<uint32_t>(resume - words); }
};

static_assert(sizeof(Vm) < 64 * 1024, "the method cache follows at 64 KiB");

constexpr size_t method_cache_at = 64 * 1024;

// Runs until something ends the loop.
Exit run_loop(Vm& vm);

} // namespace natrix
