#include "host/border.h"

#include <unordered_map>

#include "base/text/utf8.h"
#include "memory/collector.h"
#include "objects/attributes.h"
#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/hash.h"
#include "objects/integer.h"
#include "objects/list.h"
#include "objects/set.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

namespace natrix {

std::string utf8_of(Vm& vm, Value str) {
    TextView view = text_of(vm, str);
    std::string out;
    out.reserve(view.length);
    auto put = [&](uint32_t byte) { out += static_cast<char>(byte); };
    for (uint32_t i = 0; i < view.length; i++) each_utf8_byte(view[i], put);
    return out;
}

namespace {

std::string class_name(Vm& vm, Value value) { return utf8_of(vm, type_of(vm, value)->name); }

// From the VM to the host, without recursion: each container that is being taken apart is a frame of `open_`.
class Export {
  public:
    Export(Vm& vm, const BorderLimits& limits) : vm_(vm), limits_(limits) {}

    Crossing run(Value root, Data& data) {
        if (!enter(root)) return result_;
        while (!open_.empty()) {
            Open& top = open_.back();
            if (top.built.size() < top.items.size()) {
                if (!enter(top.items[top.built.size()])) return result_;
                continue;
            }
            close();
        }
        data = std::move(last_);
        return Crossing::done;
    }

    std::string why;

  private:
    struct Open {
        uint32_t offset;
        Data::Kind kind;
        std::string name;
        std::vector<Value> items;
        std::vector<Data> built;
        size_t lowest; // the outermost container that a cycle leads to from in here
    };

    bool refuse(std::string text) {
        why = std::move(text);
        result_ = Crossing::refused;
        return false;
    }

    void give(Data data) {
        if (open_.empty()) {
            last_ = std::move(data);
        } else {
            open_.back().built.push_back(std::move(data));
        }
    }

    bool enter(Value value) {
        if (++values_ > limits_.values) return refuse("the value has too many parts to cross the border");
        if (!value.is_ref()) return enter_immediate(value);
        if (is_str(vm_, value)) return text(Data::Kind::string, utf8_of(vm_, value));
        switch (vm_.kind(value)) {
        case Kind::Bytes: {
            ByteView bytes = bytes_of(vm_, value);
            return text(Data::Kind::bytes, {reinterpret_cast<const char*>(bytes.data), bytes.length});
        }
        case Kind::ByteArray: {
            ByteView bytes = bytes_of(vm_, value);
            return text(Data::Kind::bytes, {reinterpret_cast<const char*>(bytes.data), bytes.length});
        }
        case Kind::Int: {
            IntegerView view(vm_, value);
            bigint::Integer integer = view;
            give(Data::integer(
                {reinterpret_cast<const char*>(integer.limbs), integer.size * sizeof(bigint::Limb)},
                integer.negative));
            return true;
        }
        case Kind::Float: give(Data(vm_.as<Float>(value)->number)); return true;
        case Kind::List: {
            auto* list = vm_.as<List>(value);
            const Value* items = list->size ? list_items(vm_, list) : nullptr;
            return open(value, Data::Kind::list, {items, items + list->size});
        }
        case Kind::Tuple: {
            auto* tuple = vm_.as<Tuple>(value);
            return open(value, Data::Kind::tuple, {tuple->items(), tuple->items() + tuple->length});
        }
        case Kind::Dict: {
            std::vector<Value> items;
            for (auto entry : DictRange(vm_, vm_.as<Dict>(value))) {
                items.push_back(entry.key);
                items.push_back(entry.value);
            }
            return open(value, Data::Kind::dict, std::move(items));
        }
        case Kind::Set: {
            std::vector<Value> items;
            for (auto entry : SetRange(vm_, vm_.as<Set>(value))) items.push_back(entry.key);
            return open(value, is_frozenset(vm_, value) ? Data::Kind::frozenset : Data::Kind::set,
                        std::move(items));
        }
        case Kind::Exception: {
            auto* arguments = vm_.as<Tuple>(vm_.as<Exception>(value)->args);
            return open(value, Data::Kind::exception,
                        {arguments->items(), arguments->items() + arguments->length}, class_name(vm_, value));
        }
        default: break;
        }
        if (class_of(vm_, value) == vm_.type(KnownType::host_function)) {
            Value name = get_own_attribute(vm_, vm_.at(value), intern_utf8(vm_, ".name", 5));
            give(Data::function(is_str(vm_, name) ? utf8_of(vm_, name) : ""));
            return true;
        }
        return object(value);
    }

    bool enter_immediate(Value value) {
        if (value.is_int()) {
            give(Data(value.as_int()));
        } else if (value.is_double()) {
            give(Data(value.as_double()));
        } else if (value.is_bool()) {
            give(Data(value.is_true()));
        } else if (value == Value::ellipsis()) {
            give(Data::ellipsis());
        } else if (value == Value::not_implemented()) {
            give(Data::not_implemented());
        } else {
            give(Data());
        }
        return true;
    }

    bool text(Data::Kind kind, std::string_view bytes) {
        bytes_ += bytes.size();
        if (bytes_ > limits_.bytes) return refuse("the value has too much text to cross the border");
        give(kind == Data::Kind::string ? Data::string(bytes) : Data::bytes(bytes));
        return true;
    }

    bool open(Value value, Data::Kind kind, std::vector<Value> items, std::string name = "") {
        if (auto known = finished_.find(value.offset()); known != finished_.end()) {
            give(known->second);
            return true;
        }
        for (size_t i = open_.size(); i > 0; i--) {
            if (open_[i - 1].offset != value.offset()) continue;
            if (i - 1 < open_.back().lowest) open_.back().lowest = i - 1;
            give(Data::cycle(static_cast<uint32_t>(open_.size() - i + 1)));
            return true;
        }
        if (open_.size() >= limits_.depth)
            return refuse("the value is nested deeper than " + std::to_string(limits_.depth) + " containers");
        size_t size = items.size();
        open_.push_back({value.offset(), kind, std::move(name), std::move(items), {}, SIZE_MAX});
        open_.back().built.reserve(size);
        return true;
    }

    void close() {
        Open top = std::move(open_.back());
        open_.pop_back();
        Data data;
        switch (top.kind) {
        case Data::Kind::list: data = Data::list(std::move(top.built)); break;
        case Data::Kind::tuple: data = Data::tuple(std::move(top.built)); break;
        case Data::Kind::set: data = Data::set(std::move(top.built)); break;
        case Data::Kind::frozenset: data = Data::frozenset(std::move(top.built)); break;
        case Data::Kind::exception: data = Data::exception(top.name, std::move(top.built)); break;
        default: data = Data::dict_of_items(std::move(top.built));
        }
        // What leads out of itself means something else elsewhere, so only the rest is shared.
        if (top.lowest < open_.size()) {
            if (!open_.empty() && top.lowest < open_.back().lowest) open_.back().lowest = top.lowest;
        } else {
            finished_.emplace(top.offset, data);
        }
        give(std::move(data));
    }

    // Something that stays in the VM: the host gets a handle of it.
    bool object(Value value) {
        int64_t identity = 0;
        Answer answer = leaf_identity(vm_, value, identity);
        if (answer == Answer::yes && vm_.host.is_unbound()) {
            Dict* dict = make_dict(vm_);
            if (dict) {
                vm_.host = vm_.ref(dict);
            } else {
                answer = Answer::reserve;
            }
        }
        if (answer == Answer::yes)
            answer = dict_set(vm_, vm_.as<Dict>(vm_.host), integer_from(vm_, identity), value);
        if (answer != Answer::yes) {
            result_ = Crossing::stopped; // for room: to_data() makes it and begins again
            return false;
        }
        give(Data::object(class_name(vm_, value), static_cast<uint64_t>(identity)));
        return true;
    }

    Vm& vm_;
    BorderLimits limits_;
    Crossing result_ = Crossing::done;
    uint64_t values_ = 0;
    uint64_t bytes_ = 0;
    std::vector<Open> open_;
    std::unordered_map<uint32_t, Data> finished_;
    Data last_;
};

// Makes room for so many bytes. False: Cage::stop says which limit is in the way.
bool make_room_for(Vm& vm, uint64_t bytes) {
    uint64_t end = vm.hard_end();
    if (end >= vm.top && bytes <= end - vm.top && vm.used() <= vm.max_memory) return true;
    vm.reserve_bytes = bytes;
    Room room = make_room(vm);
    if (room == Room::made) return true;
    if (vm.stop == Stop::none) vm.stop = Stop::memory;
    return false;
}

constexpr uint64_t object_bytes_at_most = 96; // the largest fixed part, and rounding

uint64_t text_bytes(std::string_view text) {
    uint64_t width = 1;
    for (char c : text) {
        auto byte = static_cast<unsigned char>(c);
        if (byte >= 0xF0) width = 4;
        if (byte >= 0xC4 && width == 1) width = 2;
    }
    return text.size() * width + object_bytes_at_most;
}

class Import {
  public:
    Import(Vm& vm, const BorderLimits& limits) : vm_(vm), limits_(limits) {}

    Crossing run(const Data& root, Value& value) {
        if (!measure(root)) return Crossing::refused;
        if (!make_room_for(vm_, bytes_)) return Crossing::stopped;
        Crossing crossing = build(root, value);
        if (crossing == Crossing::stopped && vm_.stop == Stop::none) vm_.stop = Stop::memory;
        return crossing;
    }

    std::string why;

  private:
    struct Open {
        const Data* data;
        Value value;
        size_t next = 0;
        Value key; // of the pair in progress
    };

    bool refuse(std::string text) {
        why = std::move(text);
        return false;
    }

    static bool is_container(Data::Kind kind) {
        return kind == Data::Kind::list || kind == Data::Kind::tuple || kind == Data::Kind::dict ||
               kind == Data::Kind::set || kind == Data::Kind::frozenset || kind == Data::Kind::exception;
    }

    // Depth, number of values and an upper bound of their memory. Shared parts count once.
    bool measure(const Data& root) {
        struct Level {
            const Data* data;
            size_t next;
        };
        std::vector<Level> levels;
        std::unordered_map<const void*, bool> seen;
        const Data* at = &root;
        for (;;) {
            if (at) {
                if (++values_ > limits_.values)
                    return refuse("the value has too many parts to cross the border");
                if (at->text().size() > max_text_bytes / 4)
                    return refuse("the value has too much text to cross the border");
                bytes_ += at->identity() && !is_container(at->kind()) ? text_bytes(at->text()) : 0;
                if (at->is(Data::Kind::function)) bytes_ += 4 * object_bytes_at_most;
                if (at->is(Data::Kind::integer)) bytes_ += object_bytes_at_most;
                if (is_container(at->kind()) && seen.emplace(at->identity(), true).second) {
                    if (levels.size() >= limits_.depth)
                        return refuse("the value is nested deeper than " + std::to_string(limits_.depth) +
                                      " containers");
                    bytes_ += 4 * object_bytes_at_most + at->items().size() * 96;
                    levels.push_back({at, 0});
                }
                if (at->is(Data::Kind::cycle) && (at->depth() == 0 || at->depth() > levels.size()))
                    return refuse("a cycle leads out of the value");
                at = nullptr;
            }
            while (!levels.empty() && levels.back().next >= levels.back().data->items().size())
                levels.pop_back();
            if (levels.empty()) return true;
            at = &levels.back().data->items()[levels.back().next++];
        }
    }

    Crossing build(const Data& root, Value& value) {
        Crossing crossing = enter(root);
        while (crossing == Crossing::done && !open_.empty()) {
            Open& top = open_.back();
            std::span<const Data> items = top.data->items();
            if (top.next < items.size()) {
                crossing = enter(items[top.next]);
                continue;
            }
            if (top.data->identity()) finished_.emplace(top.data->identity(), top.value);
            Value made = top.value;
            open_.pop_back();
            crossing = give(made);
        }
        value = last_;
        return crossing;
    }

    // A finished value goes into the container around it.
    Crossing give(Value value) {
        if (open_.empty()) {
            last_ = value;
            return Crossing::done;
        }
        Open& top = open_.back();
        size_t at = top.next++;
        Answer answer = Answer::yes;
        switch (top.data->kind()) {
        case Data::Kind::list: {
            auto* list = vm_.as<List>(top.value);
            list_items(vm_, list)[at] = value;
            list->size = static_cast<uint32_t>(at + 1);
            return Crossing::done;
        }
        case Data::Kind::tuple: vm_.as<Tuple>(top.value)->items()[at] = value; return Crossing::done;
        case Data::Kind::exception:
            vm_.as<Tuple>(vm_.as<Exception>(top.value)->args)->items()[at] = value;
            return Crossing::done;
        case Data::Kind::dict:
            if (at % 2 == 0) {
                top.key = value;
                return Crossing::done;
            }
            answer = dict_set(vm_, vm_.as<Dict>(top.value), top.key, value);
            break;
        default: answer = set_add(vm_, vm_.as<Set>(top.value), value);
        }
        if (answer == Answer::yes) return Crossing::done;
        if (answer == Answer::reserve || answer == Answer::stopped) return Crossing::stopped;
        vm_.pending = Value();
        refuse(top.data->is(Data::Kind::dict) ? "a dict key is not hashable"
                                              : "a member of a set is not hashable");
        return Crossing::refused;
    }

    Crossing give_or_stop(Value value) { return value.is_signal() ? Crossing::stopped : give(value); }

    Crossing enter(const Data& data) {
        switch (data.kind()) {
        case Data::Kind::none: return give(Value::none());
        case Data::Kind::boolean: return give(Value::boolean(data.truth()));
        case Data::Kind::integer: return integer(data);
        case Data::Kind::number: return give(Value::number(data.number()));
        case Data::Kind::string:
            return give_or_stop(str_from_utf8(vm_, data.text().data(), data.text().size()));
        case Data::Kind::bytes:
            return give_or_stop(bytes_from(vm_, {reinterpret_cast<const uint8_t*>(data.text().data()),
                                                 static_cast<uint32_t>(data.text().size())}));
        case Data::Kind::ellipsis: return give(Value::ellipsis());
        case Data::Kind::not_implemented: return give(Value::not_implemented());
        case Data::Kind::function: return function(data);
        case Data::Kind::object: {
            Value object = object_of_handle(vm_, data.handle());
            if (object.is_bound()) return give(object);
            refuse("this VM holds no object of that handle");
            return Crossing::refused;
        }
        case Data::Kind::cycle: return give(open_[open_.size() - data.depth()].value);
        default: return container(data);
        }
    }

    Crossing integer(const Data& data) {
        if (data.is_small()) return give_or_stop(integer_from(vm_, data.integer()));
        std::string_view bytes = data.magnitude();
        Int* made = make_integer(vm_, (bytes.size() + 7) / 8);
        if (!made) return Crossing::stopped;
        bigint::Limb* limbs = limbs_of(made);
        bigint::Result result{limbs, (bytes.size() + 7) / 8};
        std::memcpy(limbs, bytes.data(), bytes.size());
        result.size = result.capacity;
        while (result.size != 0 && limbs[result.size - 1] == 0) result.size--;
        result.negative = data.is_negative() && result.size != 0;
        return give(integer_finish(vm_, made, result));
    }

    Crossing function(const Data& data) {
        Value name = str_from_utf8(vm_, data.text().data(), data.text().size());
        Value key = intern_utf8(vm_, ".name", 5);
        if (name.is_signal() || key.is_signal()) return Crossing::stopped;
        Instance* made = make_instance(vm_, vm_.as<Type>(vm_.type(KnownType::host_function)));
        if (!made || !set_own_attribute(vm_, made, key, name)) return Crossing::stopped;
        return give(vm_.ref(made));
    }

    Crossing container(const Data& data) {
        if (auto known = finished_.find(data.identity()); known != finished_.end())
            return give(known->second);
        auto count = static_cast<uint32_t>(data.items().size());
        Object* made = nullptr;
        switch (data.kind()) {
        case Data::Kind::list: made = make_list(vm_, count); break;
        case Data::Kind::tuple:
            made = count ? static_cast<Object*>(make_tuple(vm_, count)) : vm_.at(vm_.empty_tuple);
            break;
        case Data::Kind::dict: made = make_dict(vm_, count / 2); break;
        case Data::Kind::set: made = make_set(vm_, false); break;
        case Data::Kind::frozenset: made = make_set(vm_, true); break;
        default: {
            Value type = exception_class(vm_, data.text());
            if (type.is_unbound()) {
                refuse("there is no exception class '" + std::string(data.text()) + "'");
                return Crossing::refused;
            }
            Value arguments = vm_.empty_tuple;
            if (count != 0) {
                Tuple* tuple = make_tuple(vm_, count);
                if (!tuple) return Crossing::stopped;
                arguments = vm_.ref(tuple);
            }
            made = make_exception(vm_, type, arguments);
        }
        }
        if (!made) return Crossing::stopped;
        open_.push_back({&data, vm_.ref(made), 0, Value()});
        return Crossing::done;
    }

    Vm& vm_;
    BorderLimits limits_;
    uint64_t values_ = 0;
    uint64_t bytes_ = 4096;
    std::vector<Open> open_;
    std::unordered_map<const void*, Value> finished_;
    Value last_;
};

} // namespace

Value exception_class(Vm& vm, std::string_view name) {
    Value key = intern_utf8(vm, name.data(), name.size());
    if (key.is_signal()) return Value();
    for (Value space : {vm.builtins, vm.globals}) {
        if (!vm.is<Dict>(space)) continue;
        Value found = dict_get_str(vm, vm.as<Dict>(space), key);
        if (vm.is<Type>(found) && is_subtype(vm, found, KnownType::BaseException)) return found;
    }
    return Value();
}

Value object_of_handle(Vm& vm, uint64_t handle) {
    if (!vm.is<Dict>(vm.host) || !Value::fits_int(static_cast<int64_t>(handle))) return Value();
    uint32_t hash = 0, entry = 0;
    auto* dict = vm.as<Dict>(vm.host);
    Answer found = dict_find(vm, dict, Value::integer(static_cast<int64_t>(handle)), hash, entry);
    return found == Answer::yes ? dict_entries(vm, dict)[2 * size_t{entry} + 1] : Value();
}

Crossing to_data(Vm& vm, const Value& root, const BorderLimits& limits, Data& data, std::string& why) {
    for (int attempt = 0;; attempt++) {
        Export crossing(vm, limits);
        Crossing result = crossing.run(root, data);
        why = std::move(crossing.why);
        if (result != Crossing::stopped) return result;
        // Handles wanted room.
        uint64_t wanted = std::max<uint64_t>(vm.reserve_bytes, 4096);
        if (attempt == 3 || !make_room_for(vm, wanted)) return Crossing::stopped;
    }
}

Crossing from_data(Vm& vm, const Data& data, const BorderLimits& limits, Value& value, std::string& why) {
    Import crossing(vm, limits);
    Crossing result = crossing.run(data, value);
    why = std::move(crossing.why);
    return result;
}

} // namespace natrix
