#include <algorithm>
#include <cmath>
#include <ctime>

#include "host/system_state.h"
#include "vm/limits.h"

// What the system is told of and asked by its host, and the clock, randomness and environment that scripts
// see.
namespace natrix {
namespace {

int64_t real_unix_ns() {
    timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

struct CivilTime {
    int year, month, day, hour, minute, second, microsecond;
};

// Of nanoseconds since 1970, in the proleptic Gregorian calendar.
CivilTime civil_time(int64_t ns) {
    constexpr int64_t day_ns = 86'400'000'000'000;
    int64_t days = ns / day_ns, rest = ns % day_ns;
    if (rest < 0) {
        rest += day_ns;
        days--;
    }
    // Years that begin in March, in cycles of 400.
    int64_t shifted = days + 719'468;
    int64_t cycle = (shifted >= 0 ? shifted : shifted - 146'096) / 146'097;
    int64_t of_cycle = shifted - cycle * 146'097;
    int64_t year = (of_cycle - of_cycle / 1460 + of_cycle / 36'524 - of_cycle / 146'096) / 365;
    int64_t of_year = of_cycle - (365 * year + year / 4 - year / 100);
    int64_t month = (5 * of_year + 2) / 153;
    CivilTime time = {};
    time.day = static_cast<int>(of_year - (153 * month + 2) / 5 + 1);
    time.month = static_cast<int>(month < 10 ? month + 3 : month - 9);
    time.year = static_cast<int>(year + cycle * 400 + (time.month <= 2));
    int64_t seconds = rest / 1'000'000'000;
    time.hour = static_cast<int>(seconds / 3600);
    time.minute = static_cast<int>(seconds / 60 % 60);
    time.second = static_cast<int>(seconds % 60);
    time.microsecond = static_cast<int>(rest / 1000 % 1'000'000);
    return time;
}

uint64_t next_random(uint64_t& state) {
    uint64_t z = state += 0x9E3779B97F4A7C15;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
    z = (z ^ z >> 27) * 0x94D049BB133111EB;
    return z ^ z >> 31;
}

bool real_random(std::string& bytes) {
    FILE* source = std::fopen("/dev/urandom", "rb");
    if (!source) return false;
    bool done = std::fread(bytes.data(), 1, bytes.size(), source) == bytes.size();
    std::fclose(source);
    return done;
}

int64_t integer_at(const Arguments& arguments, size_t index) {
    return index < arguments.size() ? arguments[index].integer() : 0;
}

} // namespace

int64_t System::State::unix_ns() const {
    switch (clock) {
    case Clock::fixed: return clock_start;
    case Clock::stepped: return clock_start + stepped;
    default: return real_unix_ns();
    }
}

int64_t System::State::monotonic_ns() const {
    std::lock_guard lock(mutex);
    return sleep == Sleep::none || clock == Clock::stepped ? stepped : clock_ns();
}

bool System::State::sleeps() const {
    std::lock_guard lock(mutex);
    return sleep != Sleep::ask;
}

bool System::State::sleeps_at_once() const {
    std::lock_guard lock(mutex);
    return sleep == Sleep::none || clock == Clock::stepped;
}

void System::State::step_to(int64_t monotonic) {
    std::lock_guard lock(mutex);
    stepped = std::max(stepped, monotonic);
}

int64_t System::State::due_after(double seconds) const {
    int64_t now = monotonic_ns();
    double most = sleeps_at_once() ? 1e9 : most_sleep;
    double wanted = std::isnan(seconds) || seconds < 0 ? 0 : std::min(seconds, most);
    return now + static_cast<int64_t>(wanted * 1e9);
}

FileTree& System::State::files() {
    constexpr uint64_t at_first = 100'000'000;
    if (!memory) {
        memory = std::make_unique<FileTree>(at_first);
        memory->now_ns = unix_ns();
    }
    return *memory;
}

std::optional<Reply> System::State::answer(std::string_view name, const Arguments& arguments,
                                           const Keywords& keywords) {
    std::lock_guard lock(mutex);
    if (is_file_call(name)) return file_call(name, arguments, keywords);
    if (clock != Clock::ask) {
        int64_t now = unix_ns(), local = now + int64_t{utc_offset} * 1'000'000'000;
        if (name == "time_ns") return Reply::value(Data(now));
        if (name == "monotonic_ns" || name == "process_time_ns") {
            if (clock == Clock::real) return Reply::value(Data(clock_ns()));
            return Reply::value(Data(stepped));
        }
        if (name == "local_zone")
            return Reply::value(Data::tuple({Data(int64_t{utc_offset}), Data::string(zone_name)}));
        if (name == "date_today") {
            CivilTime at = civil_time(local);
            return Reply::value(Data::date(at.year, at.month, at.day));
        }
        if (name == "datetime_now") {
            Data zone = arguments.empty() ? Data() : arguments[0];
            if (zone.is(Data::Kind::timezone)) {
                std::span<const Data> offset = zone.items()[0].items();
                local = now + (offset[0].integer() * 86'400 + offset[1].integer()) * 1'000'000'000 +
                        offset[2].integer() * 1000;
            } else if (!zone.is_none()) {
                return std::nullopt;
            }
            CivilTime at = civil_time(local);
            return Reply::value(Data::datetime(at.year, at.month, at.day, at.hour, at.minute, at.second,
                                               at.microsecond, std::move(zone)));
        }
    }
    if (name == "sleep" && sleep == Sleep::none) {
        const Data amount = arguments.empty() ? Data() : arguments[0];
        double seconds =
            amount.is(Data::Kind::number) ? amount.number() : static_cast<double>(amount.integer());
        if (seconds > 0) stepped += static_cast<int64_t>(std::min(seconds, 1e9) * 1e9);
        return Reply::value({});
    }
    if (name == "urandom" && random != Random::ask) {
        constexpr int64_t most = 16 << 20;
        int64_t size = integer_at(arguments, 0);
        if (size < 0) return Reply::exception("ValueError", "negative argument not allowed");
        if (size > most) return Reply::exception("MemoryError", std::vector<Data>{});
        std::string bytes(static_cast<size_t>(size), '\0');
        if (random == Random::real) {
            if (!real_random(bytes)) return Reply::exception("OSError", "there is no source of randomness");
        } else {
            for (size_t at = 0; at < bytes.size(); at += 8) {
                uint64_t word = next_random(random_state);
                for (size_t i = 0; i < 8 && at + i < bytes.size(); i++)
                    bytes[at + i] = static_cast<char>(word >> (8 * i));
            }
        }
        return Reply::value(Data::bytes(bytes));
    }
    if (environment) {
        if (name == "getenv" && !arguments.empty()) {
            for (const auto& [key, value] : *environment)
                if (key == arguments[0].text()) return Reply::value(Data::string(value));
            return Reply::value(arguments.size() > 1 ? arguments[1] : Data());
        }
        if (name == "get_environ") {
            std::vector<std::pair<Data, Data>> pairs;
            for (const auto& [key, value] : *environment)
                pairs.emplace_back(Data::string(key), Data::string(value));
            return Reply::value(Data::dict(std::move(pairs)));
        }
    }
    return std::nullopt;
}

System::State& System::make() {
    if (!state_) state_ = std::make_shared<State>();
    return *state_;
}

System System::create() {
    System system;
    system.make();
    return system;
}

System System::real() {
    System system = create();
    system.set_clock(Clock::real);
    system.set_sleep(Sleep::real, 1e9);
    system.set_random(Random::real);
    system.set_environment({});
    return system;
}

void System::set_clock(Clock clock, int64_t unix_ns) {
    State& state = make();
    std::lock_guard lock(state.mutex);
    state.clock = clock;
    state.clock_start = unix_ns;
}

void System::set_zone(int32_t utc_offset, std::string_view name) {
    State& state = make();
    std::lock_guard lock(state.mutex);
    state.utc_offset = std::clamp(utc_offset, -86'399, 86'399);
    state.zone_name = name;
}

void System::set_sleep(Sleep sleep, double most_seconds) {
    State& state = make();
    std::lock_guard lock(state.mutex);
    state.sleep = sleep;
    state.most_sleep = std::clamp(most_seconds, 0.0, 1e9);
}

void System::set_random(Random random, uint64_t seed) {
    State& state = make();
    std::lock_guard lock(state.mutex);
    state.random = random;
    state.random_state = seed;
}

void System::set_environment(std::vector<std::pair<std::string, std::string>> variables) {
    State& state = make();
    std::lock_guard lock(state.mutex);
    state.environment = std::move(variables);
}

void System::set_files(uint64_t max_bytes) {
    State& state = make();
    std::lock_guard lock(state.mutex);
    state.files().set_max_bytes(max_bytes);
}

namespace {

// The directories above a path; false: one of them is a file, or there is no room.
bool make_directories(FileTree& tree, std::string_view path) {
    for (size_t slash = path.find('/', 1); slash != std::string_view::npos;
         slash = path.find('/', slash + 1)) {
        const FileTree::Node* node = tree.find(path.substr(0, slash));
        if (node ? !node->is_directory : !tree.put_directory(path.substr(0, slash))) return false;
    }
    return true;
}

} // namespace

bool System::put_file(std::string_view path, std::string_view content, uint32_t mode) {
    State& state = make();
    std::lock_guard lock(state.mutex);
    PlainPath plain;
    if (plain_path(path, plain) != 0 || plain.wants_directory) return false;
    FileTree& tree = state.files();
    tree.now_ns = state.unix_ns();
    const FileTree::Node* there = tree.find(plain.text);
    if (there && there->is_directory) return false;
    return make_directories(tree, plain.text) && tree.put(plain.text, content, mode & 07777);
}

bool System::make_directory(std::string_view path) {
    State& state = make();
    std::lock_guard lock(state.mutex);
    PlainPath plain;
    if (plain_path(path, plain) != 0) return false;
    FileTree& tree = state.files();
    tree.now_ns = state.unix_ns();
    const FileTree::Node* there = tree.find(plain.text);
    if (there) return there->is_directory;
    return make_directories(tree, plain.text) && tree.put_directory(plain.text);
}

bool System::remove(std::string_view path) {
    State& state = make();
    std::lock_guard lock(state.mutex);
    PlainPath plain;
    if (plain_path(path, plain) != 0 || plain.text == "/" || !state.memory || !state.memory->find(plain.text))
        return false;
    state.memory->erase_below(plain.text);
    state.memory->erase(plain.text);
    return true;
}

std::optional<std::string> System::file(std::string_view path) const {
    PlainPath plain;
    if (!state_ || plain_path(path, plain) != 0) return std::nullopt;
    std::lock_guard lock(state_->mutex);
    std::string inner;
    const FileTree* tree = state_->memory.get();
    if (Mount* mount = state_->mount_of(plain.text, inner)) {
        if (!mount->overlay) return std::nullopt;
        tree = &mount->overlay->upper();
        plain.text = inner;
    }
    const FileTree::Node* node = tree ? tree->find(plain.text) : nullptr;
    if (!node || node->is_directory || node->gone) return std::nullopt;
    return std::string(node->text());
}

namespace {

System::Entry entry_of(const std::string& path, const FileTree::Node& node) {
    return {path, node.is_directory, node.mode, node.text().size(),
            static_cast<double>(node.modified_ns) / 1e9};
}

std::string joined(std::string_view mount, std::string_view inner) {
    if (inner == "/") return std::string(mount);
    return mount == "/" ? std::string(inner) : std::string(mount) + std::string(inner);
}

} // namespace

std::vector<System::Entry> System::entries() const {
    std::vector<Entry> entries;
    if (!state_) return entries;
    std::lock_guard lock(state_->mutex);
    if (!state_->memory) return entries;
    for (const auto& [path, node] : state_->memory->nodes())
        if (path != "/") entries.push_back(entry_of(path, node));
    return entries;
}

std::vector<System::Change> System::changes() const {
    std::vector<Change> changes;
    if (!state_) return changes;
    std::lock_guard lock(state_->mutex);
    const FileTree::Nodes none;
    const FileTree::Nodes &before = state_->marked, &now = state_->memory ? state_->memory->nodes() : none;
    auto add = [&](Change::Kind kind, const std::string& path, const FileTree::Node& node) {
        if (path != "/") changes.push_back({kind, entry_of(path, node)});
    };
    for (const auto& [path, node] : now) {
        auto old = before.find(path);
        if (old == before.end()) {
            add(Change::Kind::added, path, node);
        } else if (node.is_directory != old->second.is_directory || node.mode != old->second.mode ||
                   node.text() != old->second.text()) {
            add(Change::Kind::changed, path, node);
        }
    }
    for (const auto& [path, node] : before)
        if (now.find(path) == now.end()) add(Change::Kind::removed, path, node);
    // What lies over a mount is all a difference.
    for (const Mount& mount : state_->mounts) {
        if (!mount.overlay) continue;
        for (const auto& [path, node] : mount.overlay->upper().nodes()) {
            if (path == "/") continue;
            changes.push_back({node.gone ? Change::Kind::removed : Change::Kind::changed,
                               entry_of(joined(mount.path, path), node)});
        }
    }
    std::sort(changes.begin(), changes.end(),
              [](const Change& a, const Change& b) { return a.entry.path < b.entry.path; });
    return changes;
}

void System::mark() {
    State& state = make();
    std::lock_guard lock(state.mutex);
    state.marked = state.memory ? state.memory->nodes() : FileTree::Nodes();
}

std::string System::mount(std::string_view path, std::string_view host_path) {
    return mount(path, host_path, MountOptions());
}

std::string System::mount(std::string_view path, std::string_view host_path, const MountOptions& options) {
    PlainPath plain;
    if (path.empty() || path[0] != '/' || plain_path(path, plain) != 0)
        return "a mount's path begins with a slash";
    State& state = make();
    std::lock_guard lock(state.mutex);
    for (const Mount& mount : state.mounts)
        if (mount.path == plain.text) return "something is mounted at " + plain.text + " already";
    auto host = std::make_unique<HostFiles>();
    host->max_read = options.memory;
    if (int error = host->open(std::string(host_path)))
        return "cannot open the directory " + std::string(host_path) + ": error " + std::to_string(error);
    Mount mount;
    mount.path = plain.text;
    mount.access = options.access;
    mount.write_left = options.write_bytes;
    if (options.access == Access::overlay) {
        auto overlay = std::make_unique<OverlayFiles>(std::move(host), options.memory);
        mount.overlay = overlay.get();
        mount.files = std::move(overlay);
    } else {
        mount.files = std::move(host);
    }
    state.mounts.push_back(std::move(mount));
    return "";
}

std::optional<Reply> System::answer(std::string_view name, const Arguments& arguments,
                                    const Keywords& keywords) const {
    return state_ ? state_->answer(name, arguments, keywords) : std::nullopt;
}

} // namespace natrix
