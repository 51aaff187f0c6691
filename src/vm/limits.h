#pragma once
#include "vm/vm.h"

namespace natrix {

// Monotonic time of the host, for limits only: nothing of it reaches a script.
int64_t clock_ns();
// Sets the polled word to the nearest event.
void arm_poll(Vm& vm);
// Poll::must_stop of a running VM.
bool must_stop(Poll& poll);

} // namespace natrix
