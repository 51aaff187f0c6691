#pragma once
#include <string>
#include <utility>
#include <vector>

#include "natrix/natrix.hpp"

namespace natrix {

// What the command offers scripts of its host's: functions that are shell commands, mounts, a file for the
// dump of a run that waits.
struct HostOffers {
    std::vector<std::pair<std::string, std::string>> calls; // name -> shell command
    std::string dump_file;
    System system;
    [[nodiscard]] bool any() const { return !calls.empty() || !dump_file.empty(); }
    [[nodiscard]] const std::string* command_of(const std::string& name) const;
    // What the command line says of a call ("name=COMMAND") or a mount ("HOST:VIRTUAL[:ro|rw|overlay]"); not
    // empty: what is wrong.
    std::string add_call(const std::string& text);
    std::string add_mount(const std::string& text);
};

// Answers a call by its command, which gets {"name", "args", "kwargs"} as JSON and writes its value as JSON.
// One that fails raises RuntimeError with what it wrote to standard error.
Reply answer_by_command(const std::string& command, const Pause& pause);

// natrix resume FILE [--value JSON | --error TYPE:MESSAGE]: the exit status.
int run_resume(HostOffers& offers, const std::string& file, const std::string* value,
               const std::string* error, const RunLimits& limits);

// The status of the command when it ends because the script waits: there is more to come.
constexpr int exit_waits = 75;

bool write_file(const std::string& path, std::string_view bytes);

} // namespace natrix
