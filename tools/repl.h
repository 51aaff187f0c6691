#pragma once
#include "runner.h"

namespace natrix {

// Statements from a terminal, one after the other, each under the limits; the exit status.
int run_repl(Runner& runner, const Options& options);

} // namespace natrix
