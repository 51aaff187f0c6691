#include <bit>
#include <cstring>

#include "host/machine.h"
#include "host/signature.h"
#include "host/system_state.h"
#include "memory/collector.h"
#include "objects/dict.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "snapshot/bytes.h"

// Runs as bytes, and copies of them.
namespace natrix {
namespace {

// Before a signed dump: this, its signature, and then what was signed.
constexpr char signed_magic[8] = {'n', 'a', 't', 'r', 'i', 'x', 'S', '\n'};
constexpr size_t signed_bytes = sizeof signed_magic + sizeof(Signature);

// What a machine's own part of a dump has.
enum Part : uint8_t {
    part_timers = 1,
    part_used = 2,  // what earlier runs of the VM used
    part_total = 4, // limits of all runs of a session, and what was used of them
    part_files = 8,
    part_lasts = 16, // the VM is not over with its run
};

template<class T> void write_limit(DumpWriter& writer, const std::optional<T>& limit) {
    writer.byte(limit.has_value());
    if (limit) writer.number(std::bit_cast<uint64_t>(*limit));
}

template<class T> void read_limit(DumpReader& reader, std::optional<T>& limit) {
    limit.reset();
    if (reader.byte() != 0) limit = std::bit_cast<T>(reader.number());
}

template<class Limits, class Visit> void each_total(Limits& limits, Visit visit) {
    visit(limits.memory);
    visit(limits.seconds);
    visit(limits.fuel);
    visit(limits.allocations);
    visit(limits.output);
    visit(limits.host_calls);
}

} // namespace

std::string Machine::state_bytes(bool files) {
    bool used = fuel_before_ != 0 || allocations_before_ != 0;
    bool total = used_before_.fuel != 0 || total_.depth != UINT32_MAX;
    each_total(total_, [&](const auto& limit) { total = total || limit.has_value(); });
    files = files && system_;
    auto parts = static_cast<uint8_t>((timers_.empty() ? 0 : part_timers) | (used ? part_used : 0) |
                                      (total ? part_total : 0) | (files ? part_files : 0) |
                                      (ends_with_run_ ? 0 : part_lasts));
    std::string bytes;
    if (parts == 0) return bytes;
    DumpWriter writer(bytes);
    writer.byte(parts);
    if (!timers_.empty()) {
        int64_t now = system_ ? system_.state()->monotonic_ns() : 0;
        writer.number(timers_.size());
        for (const Timer& timer : timers_) {
            writer.number(timer.call_id);
            writer.number(static_cast<uint64_t>(std::max<int64_t>(0, timer.due - now)));
        }
    }
    if (used) {
        writer.number(static_cast<uint64_t>(fuel_before_));
        writer.number(allocations_before_);
    }
    if (total) {
        each_total(total_, [&](const auto& limit) { write_limit(writer, limit); });
        writer.number(total_.depth);
        writer.number(used_before_.fuel);
        writer.number(used_before_.peak_memory);
        writer.number(used_before_.allocations);
        writer.number(used_before_.output);
        writer.number(used_before_.host_calls);
        writer.number(std::bit_cast<uint64_t>(used_before_.seconds));
    }
    if (files) system_.state()->write_files(writer);
    return bytes;
}

bool Machine::read_state(std::string_view bytes) {
    ends_with_run_ = bytes.empty();
    if (bytes.empty()) return true;
    DumpReader reader(bytes);
    uint8_t parts = reader.byte();
    if (parts == 0 || parts > 31) return false;
    ends_with_run_ = (parts & part_lasts) == 0;
    if ((parts & part_timers) != 0) {
        int64_t now = system_ ? system_.state()->monotonic_ns() : 0;
        uint64_t count = reader.number_up_to(bytes.size());
        for (uint64_t i = 0; i < count && reader.ok(); i++) {
            uint64_t id = reader.number(), left = reader.number_up_to(uint64_t{1} << 62);
            timers_.push_back({id, now + static_cast<int64_t>(left)});
        }
    }
    if ((parts & part_used) != 0) {
        fuel_before_ = static_cast<int64_t>(reader.number_up_to(INT64_MAX));
        allocations_before_ = reader.number();
        if (fuel_before_ > vm_->poll.spent || allocations_before_ > vm_->allocations) return false;
    }
    if ((parts & part_total) != 0) {
        each_total(total_, [&](auto& limit) { read_limit(reader, limit); });
        total_.depth = static_cast<uint32_t>(reader.number_up_to(UINT32_MAX));
        used_before_.fuel = reader.number();
        used_before_.peak_memory = reader.number();
        used_before_.allocations = reader.number();
        used_before_.output = reader.number();
        used_before_.host_calls = reader.number();
        used_before_.seconds = std::bit_cast<double>(reader.number());
        if (!(used_before_.seconds >= 0)) return false;
    }
    if ((parts & part_files) != 0) {
        if (!system_) system_ = System::create();
        if (!system_.state()->read_files(reader)) return false;
    }
    return reader.ok() && reader.left() == 0;
}

Result<std::string> Machine::dump(DumpKind kind, std::string_view extra, const DumpOptions& options) {
    if (!wake()) return no_resources();
    std::string out;
    out.reserve(1024);
    if (!options.key.empty()) out.resize(signed_bytes);
    if (!natrix::dump(*vm_, engine_->image.image(), kind, engine_->image_hash, extra, out)) return stopped();
    if (!options.key.empty()) {
        Signature signature = sign(options.key, std::string_view(out).substr(signed_bytes));
        std::memcpy(out.data(), signed_magic, sizeof signed_magic);
        std::memcpy(out.data() + sizeof signed_magic, signature.data(), signature.size());
    }
    return out;
}

Result<std::string> Machine::dump_run(DumpKind kind, const DumpOptions& options) {
    if (!wake()) return no_resources();
    return dump(kind, state_bytes(options.files), options);
}

std::optional<Failure> Machine::load(DumpKind kind, std::string_view data, const LoadOptions& options,
                                     std::string& extra) {
    close();
    bool is_signed =
        data.size() >= signed_bytes && data.starts_with(std::string_view(signed_magic, sizeof signed_magic));
    if (!options.key.empty()) {
        if (!is_signed) return refused("the dump is not signed");
        Signature signature;
        std::memcpy(signature.data(), data.data() + sizeof signed_magic, signature.size());
        data.remove_prefix(signed_bytes);
        if (!equal(signature, sign(options.key, data)))
            return refused("the dump was not signed with this key");
    } else if (is_signed) {
        return refused("the dump is signed: it is read with its key");
    }
    Cage* cage = engine_->pool.acquire(&engine_->image);
    if (!cage) return no_resources();
    vm_ = &make_vm(*cage, engine_->natives);
    const char* wrong = natrix::load(*vm_, engine_->image, engine_->starts(), kind, engine_->image_hash,
                                     options.max_bytes, data, extra);
    if (!wrong) return std::nullopt;
    close();
    return refused(wrong);
}

std::optional<Failure> Machine::load_run(DumpKind kind, std::string_view data, const LoadOptions& options) {
    std::string extra;
    if (auto failure = load(kind, data, options, extra)) return failure;
    system_ = options.system;
    if (!read_state(extra)) {
        close();
        return refused("the dump's own part does not hold together");
    }
    vm_->hosted = vm_->offers_names = true;
    return std::nullopt;
}

Result<Pause> Machine::load_pause(std::shared_ptr<Engine::State> engine, std::string_view data,
                                  const LoadOptions& options) {
    auto machine = std::make_shared<Machine>(std::move(engine));
    if (auto failure = machine->load_run(DumpKind::pause, data, options)) return std::move(*failure);
    Vm& vm = *machine->vm_;
    if (vm.frame == 0) return refused("the dump holds no pause");
    if (!vm.request.is_bound()) {
        Pause pause = machine->make_pause(machine);
        pause.request_.kind = Pause::Kind::slice;
        return pause;
    }
    auto* request = vm.is<Tuple>(vm.request) ? vm.as<Tuple>(vm.request) : nullptr;
    bool asks = request && (request->length == 5 || request->length == 7);
    for (uint32_t i = 0; i < 5 && asks; i++) {
        Value part = request->items()[i];
        asks = i == 1 ? is_str(vm, part) : i == 2 ? vm.is<Tuple>(part) : i == 3 || part.is_int();
    }
    if (!asks) return refused("the dump holds no pause");
    Pause pause;
    std::string why;
    std::vector<Value> unknown;
    bool read = machine->read_request(pause, unknown, why);
    // A pause was seen by its host before, so all in it is described.
    if (!unknown.empty()) return refused("the dump's request does not describe itself");
    if (!read) return refused(why.empty() ? "out of memory" : why);
    show(pause.request_);
    machine->hide_timers(pause.request_);
    Pause made = machine->make_pause(machine);
    made.request_ = std::move(pause.request_);
    made.returned_ = std::move(pause.returned_);
    return made;
}

Result<Pause> Machine::fork(const Pause& pause) {
    Failure failure;
    Machine* self = of(pause, failure);
    if (!self) return failure;
    auto other = std::make_shared<Machine>(self->engine_);
    if (!other->copy_of(*self)) return no_resources();
    other->paused_ = true;
    other->serial_ = 1;
    Pause copy = pause;
    copy.machine_ = std::move(other);
    copy.serial_ = 1;
    return copy;
}

bool Machine::copy_of(Machine& other) {
    Parked parked = other.copy();
    if (!parked.bytes || !open(parked)) return false;
    border_ = other.border_;
    ends_with_run_ = other.ends_with_run_;
    vm_->offers_names = offers_names_ = other.offers_names_;
    system_ = other.system_;
    slice_ = other.slice_;
    printing_ = other.printing_;
    chunk_ = other.chunk_;
    sink_ = other.sink_;
    vm_->output_chunk = chunk_;
    wall_end_ = other.wall_end_;
    fuel_before_ = other.fuel_before_;
    allocations_before_ = other.allocations_before_;
    timers_ = other.timers_;
    total_ = other.total_;
    used_before_ = other.used_before_;
    canceller_ = other.canceller_;
    bind_canceller();
    return true;
}

} // namespace natrix
