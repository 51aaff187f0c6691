#include "host_calls.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <iterator>

#include "json.h"

namespace natrix {

const std::string* HostOffers::command_of(const std::string& name) const {
    for (const auto& [offered, command] : calls)
        if (offered == name) return &command;
    return nullptr;
}

std::string HostOffers::add_call(const std::string& text) {
    size_t equals = text.find('=');
    if (equals == 0 || equals == std::string::npos) return "--call wants NAME=COMMAND";
    calls.emplace_back(text.substr(0, equals), text.substr(equals + 1));
    return "";
}

std::string HostOffers::add_mount(const std::string& text) {
    size_t first = text.find(':');
    if (first == std::string::npos) return "-m wants HOST:VIRTUAL[:ro|rw|overlay]";
    size_t second = text.find(':', first + 1);
    System::MountOptions options;
    options.access = System::Access::read_only;
    if (second != std::string::npos) {
        std::string access = text.substr(second + 1);
        if (access == "rw")
            options.access = System::Access::read_write;
        else if (access == "overlay")
            options.access = System::Access::overlay;
        else if (access != "ro")
            return "a mount is ro, rw or overlay";
    }
    std::string at = text.substr(first + 1, second == std::string::npos ? second : second - first - 1);
    return system.mount(at, text.substr(0, first), options);
}

bool write_file(const std::string& path, std::string_view bytes) {
    std::ofstream file(path, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    return bool(file);
}

namespace {

// What a shell command writes, given this as its standard input; false: it failed.
bool run_command(const std::string& command, const std::string& input, std::string& output,
                 std::string& errors) {
    FILE *in = std::tmpfile(), *err = std::tmpfile();
    int out[2];
    if (!in || !err || pipe(out) != 0) return false;
    std::fwrite(input.data(), 1, input.size(), in);
    std::rewind(in);
    std::fflush(nullptr);
    pid_t child = fork();
    if (child == 0) {
        dup2(fileno(in), 0);
        dup2(out[1], 1);
        dup2(fileno(err), 2);
        close(out[0]);
        close(out[1]);
        execl("/bin/sh", "sh", "-c", command.c_str(), static_cast<char*>(nullptr));
        _exit(127);
    }
    close(out[1]);
    char buffer[4096];
    for (ssize_t got; (got = read(out[0], buffer, sizeof buffer)) > 0;)
        output.append(buffer, static_cast<size_t>(got));
    close(out[0]);
    int status = -1;
    if (child > 0) waitpid(child, &status, 0);
    std::rewind(err);
    for (size_t got; (got = std::fread(buffer, 1, sizeof buffer, err)) > 0;) errors.append(buffer, got);
    std::fclose(in);
    std::fclose(err);
    return status == 0;
}

std::string trimmed(std::string text) {
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
}

} // namespace

Reply answer_by_command(const std::string& command, const Pause& pause) {
    std::vector<std::pair<Data, Data>> keywords;
    for (const auto& [name, value] : pause.keywords()) keywords.emplace_back(Data::string(name), value);
    Data asked = Data::dict({{Data("name"), Data::string(pause.name())},
                             {Data("args"), Data::list(pause.arguments())},
                             {Data("kwargs"), Data::dict(std::move(keywords))}});
    std::string input, output, errors;
    if (!to_json(asked, input))
        return Reply::exception("TypeError", "an argument of " + pause.name() + "() is not JSON");
    input += "\n";
    if (!run_command(command, input, output, errors))
        return Reply::exception("RuntimeError", trimmed(errors));
    std::optional<Data> value = from_json(output);
    if (!value)
        return Reply::exception("RuntimeError", "the command for " + pause.name() + "() wrote no JSON");
    return Reply::value(std::move(*value));
}

int run_resume(HostOffers& offers, const std::string& file, const std::string* value,
               const std::string* error, const RunLimits& limits) {
    auto complain = [](const std::string& text) {
        std::fprintf(stderr, "natrix: %s\n", text.c_str());
        return 2;
    };
    std::ifstream source(file, std::ios::binary);
    if (!source) return complain("can't open file '" + file + "'");
    std::string bytes{std::istreambuf_iterator<char>(source), {}};
    auto engine = Engine::create();
    if (!engine) return complain("no memory");
    LoadOptions load;
    load.system = offers.system;
    Result<Pause> loaded = Pause::load(*engine, bytes, load);
    if (!loaded) return complain(loaded.failure().message.value_or("the dump cannot be read"));
    RunOptions options(limits);
    options.system = offers.system;
    options.printing = Printing::stream;
    options.sink = [](std::string_view text, bool errors) {
        std::fwrite(text.data(), 1, text.size(), errors ? stderr : stdout);
    };
    (void)loaded->set_options(options);
    Reply reply = Reply::unhandled();
    if (value) {
        std::optional<Data> data = from_json(*value);
        if (!data) return complain("--value wants JSON");
        reply = Reply::value(std::move(*data));
    } else if (error) {
        size_t colon = error->find(':');
        std::string type = error->substr(0, colon);
        reply = colon == std::string::npos ? Reply::exception(type, std::vector<Data>{})
                                           : Reply::exception(type, error->substr(colon + 1));
    } else if (const std::string* command = offers.command_of(loaded->name())) {
        reply = answer_by_command(*command, *loaded);
    }
    Result<Progress> progress = loaded->resume(reply);
    while (progress && std::holds_alternative<Pause>(*progress)) {
        auto& pause = std::get<Pause>(*progress);
        const std::string* command = offers.command_of(pause.name());
        bool waits = pause.kind() == Pause::Kind::function && !command && !offers.dump_file.empty();
        if (waits) {
            auto dump = pause.dump();
            if (!dump || !write_file(offers.dump_file, *dump)) return complain("the dump cannot be written");
            std::fprintf(stderr, "natrix: waits for %s(): %s\n", pause.name().c_str(),
                         offers.dump_file.c_str());
            return exit_waits;
        }
        Reply next = Reply::unhandled();
        if (pause.kind() == Pause::Kind::name && command) next = Reply::value(Data::function(pause.name()));
        if (pause.kind() == Pause::Kind::function && command) next = answer_by_command(*command, pause);
        Result<Progress> after = pause.resume(next);
        progress = std::move(after);
    }
    std::fflush(stdout);
    if (progress) return 0;
    const Failure& failure = progress.failure();
    if (failure.kind == Failure::Kind::refused) return complain(failure.message.value_or("refused"));
    std::fputs(failure.text.c_str(), stderr);
    return 1;
}

} // namespace natrix
