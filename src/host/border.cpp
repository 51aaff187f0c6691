#include "host/border.h"

#include <algorithm>
#include <cstring>
#include <unordered_map>

#include "base/text/codec.h"
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
    Export(Vm& vm, const BorderLimits& limits, Described& described)
        : vm_(vm), limits_(limits), described_(described) {
        if (!described.list || !vm.is<List>(*described.list)) return;
        auto* list = vm.as<List>(*described.list);
        for (uint32_t i = 0; i + 1 < list->size; i += 2) {
            Value object = list_items(vm, list)[i];
            if (object.is_ref()) descriptions_.emplace(object.offset(), list_items(vm, list)[i + 1]);
        }
    }

    Crossing run(Value root, Data& data) {
        if (!enter(root)) return result_;
        while (!open_.empty()) {
            Open& top = open_.back();
            if (top.built.size() < top.items.size()) {
                if (!enter(top.items[top.built.size()])) return result_;
                continue;
            }
            if (!close()) return result_;
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
        std::vector<std::string> names;
        RecordFacts facts;
        uint64_t handle = 0;
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
        if (wants_description(value)) {
            auto known = descriptions_.find(value.offset());
            if (known != descriptions_.end()) {
                if (!known->second.is_none()) return describe(value, known->second);
            } else if (described_.unknown) {
                described_.unknown->push_back(value);
                give(Data());
                return true;
            }
        }
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
            if (!open(value, Data::Kind::exception,
                      {arguments->items(), arguments->items() + arguments->length}, class_name(vm_, value)))
                return false;
            if (!open_.empty() && open_.back().offset == value.offset())
                open_.back().names = bases_of(vm_.as<Type>(class_of(vm_, value)));
            return true;
        }
        case Kind::Complex:
            give(Data::complex(vm_.as<Complex>(value)->real, vm_.as<Complex>(value)->imag));
            return true;
        case Kind::Range: {
            auto* range = vm_.as<Range>(value);
            return open(value, Data::Kind::range, {range->start, range->stop, range->step});
        }
        case Kind::Type: {
            auto* type = vm_.as<Type>(value);
            if (value.offset() < vm_.image_end) {
                give(Data::type(library_name(type)));
                return true;
            }
            return object(value, utf8_of(vm_, type->name));
        }
        case Kind::Function: {
            auto* function = vm_.as<Function>(value);
            std::string name = is_str(vm_, function->name) ? utf8_of(vm_, function->name) : "";
            Value known = value.offset() < vm_.image_end ? named_in(vm_.builtins, name) : Value();
            if (known == value) {
                give(Data::builtin(name));
                return true;
            }
            return object(value, name);
        }
        case Kind::Module: {
            Value name = named_in(vm_.as<Module>(value)->dict, "__name__");
            std::string shown = is_str(vm_, name) ? utf8_of(vm_, name) : "";
            if (value.offset() < vm_.image_end) {
                give(Data::module(shown));
                return true;
            }
            return object(value, shown);
        }
        default: break;
        }
        if (class_of(vm_, value) == vm_.type(KnownType::host_function)) {
            Value name = get_own_attribute(vm_, vm_.at(value), intern_utf8(vm_, ".name", 5));
            Value doc = get_own_attribute(vm_, vm_.at(value), intern_utf8(vm_, ".doc", 4));
            give(Data::function(is_str(vm_, name) ? utf8_of(vm_, name) : "",
                                is_str(vm_, doc) ? utf8_of(vm_, doc) : ""));
            return true;
        }
        return object(value, "");
    }

    Value named_in(Value space, std::string_view name) {
        Value key = intern_utf8(vm_, name.data(), name.size());
        if (key.is_signal() || !vm_.is<Dict>(space)) return Value();
        return dict_get_str(vm_, vm_.as<Dict>(space), key);
    }

    // As the class is found again: alone for a builtin, behind its module for one of the library.
    std::string library_name(Type* type) {
        std::string name = utf8_of(vm_, type->name);
        if (named_in(vm_.builtins, name) == vm_.ref(type)) return name;
        Value module = type_lookup(vm_, vm_.ref(type), intern_utf8(vm_, "__module__", 10));
        return is_str(vm_, module) ? utf8_of(vm_, module) + "." + name : name;
    }

    std::vector<std::string> bases_of(Type* type) {
        std::vector<std::string> names;
        if (!vm_.is<Tuple>(type->mro)) return names;
        auto* mro = vm_.as<Tuple>(type->mro);
        for (uint32_t i = 1; i < mro->length; i++) {
            Value base = mro->items()[i];
            if (!vm_.is<Type>(base) || base == vm_.type(KnownType::object)) continue;
            names.push_back(utf8_of(vm_, vm_.as<Type>(base)->name));
        }
        return names;
    }

    bool has(Value type, const char* name) {
        Value key = intern_utf8(vm_, name, std::strlen(name));
        return !key.is_signal() && type_lookup(vm_, type, key).is_bound();
    }

    // Whether Python may know more of it than its kind and handle tell.
    bool wants_description(Value value) {
        Object* object = vm_.at(value);
        if (object->kind == Kind::Instance) {
            Value type = class_of(vm_, value);
            if (type == vm_.type(KnownType::host_function) || type == vm_.type(KnownType::object))
                return false;
            return type.offset() < vm_.image_end || made_by_metaclass(type) ||
                   has(type, "__dataclass_fields__") || has(type, "_frozen");
        }
        if ((object->flags & Object::subclass) == 0) return false;
        if (object->kind == Kind::Tuple) return has(class_of(vm_, value), "_fields");
        bool plain = object->kind == Kind::Int || object->kind == Kind::Str ||
                     object->kind == Kind::StrView || object->kind == Kind::Float ||
                     object->kind == Kind::Bytes;
        return plain && made_by_metaclass(class_of(vm_, value));
    }

    bool made_by_metaclass(Value type) { return class_of(vm_, type) != vm_.type(KnownType::type); }

    // (kind, text, names, items, frozen, identity, methods), as prelude/border.py makes it; a dump may hold
    // anything.
    bool describe(Value value, Value description) {
        bool sound = vm_.is<Tuple>(description) && vm_.as<Tuple>(description)->length == 7;
        const Value* part = sound ? vm_.as<Tuple>(description)->items() : nullptr;
        constexpr auto first = static_cast<int64_t>(Data::Kind::date),
                       last = static_cast<int64_t>(Data::Kind::enumerator);
        sound = sound && part[0].is_int() && part[0].as_int() >= first && part[0].as_int() <= last &&
                is_str(vm_, part[1]) && vm_.is<Tuple>(part[3]);
        if (!sound) return refuse("an object describes itself wrongly");
        auto kind = static_cast<Data::Kind>(part[0].as_int());
        auto* items = vm_.as<Tuple>(part[3]);
        std::vector<std::string> names;
        if (!texts(part[2], names)) return refuse("an object describes itself wrongly");
        bool named = kind == Data::Kind::named_tuple || kind == Data::Kind::record;
        if (named && names.size() != items->length) return refuse("an object describes itself wrongly");
        RecordFacts facts;
        uint64_t handle = 0;
        if (kind == Data::Kind::record) {
            facts.frozen = part[4] == Value::boolean(true);
            facts.identity = part[5].is_int() ? static_cast<uint64_t>(part[5].as_int()) : 0;
            facts.any_method = facts.identity != 0 && part[6].is_none();
            if (!texts(part[6], facts.methods)) return refuse("an object describes itself wrongly");
        }
        bool of_script =
            (kind == Data::Kind::record && facts.identity == 0) || kind == Data::Kind::enumerator;
        if (of_script && !handle_of(value, handle)) return false;
        size_t before = open_.size();
        if (!open(value, kind, {items->items(), items->items() + items->length}, utf8_of(vm_, part[1])))
            return false;
        if (open_.size() > before) {
            open_.back().names = std::move(names);
            open_.back().facts = std::move(facts);
            open_.back().handle = handle;
        }
        return true;
    }

    // A tuple of strs, or None.
    bool texts(Value row, std::vector<std::string>& out) {
        if (row.is_none()) return true;
        if (!vm_.is<Tuple>(row)) return false;
        auto* tuple = vm_.as<Tuple>(row);
        for (uint32_t i = 0; i < tuple->length; i++) {
            if (!is_str(vm_, tuple->items()[i])) return false;
            out.push_back(utf8_of(vm_, tuple->items()[i]));
        }
        return true;
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
        open_.push_back({value.offset(), kind, std::move(name), std::move(items), {}, SIZE_MAX, {}, {}});
        open_.back().built.reserve(size);
        return true;
    }

    // False: see result_.
    bool close() {
        Open top = std::move(open_.back());
        open_.pop_back();
        Data data;
        switch (top.kind) {
        case Data::Kind::list: data = Data::list(std::move(top.built)); break;
        case Data::Kind::tuple: data = Data::tuple(std::move(top.built)); break;
        case Data::Kind::set: data = Data::set(std::move(top.built)); break;
        case Data::Kind::frozenset: data = Data::frozenset(std::move(top.built)); break;
        case Data::Kind::exception:
            data = Data::exception(top.name, std::move(top.built), std::move(top.names));
            break;
        case Data::Kind::dict: data = Data::dict_of_items(std::move(top.built)); break;
        case Data::Kind::named_tuple:
            data = Data::named_tuple(top.name, std::move(top.names), std::move(top.built));
            break;
        case Data::Kind::record:
            data = top.handle == 0 ? Data::record(top.name, std::move(top.names), std::move(top.built),
                                                  std::move(top.facts))
                                   : Data::record_of_vm(top.name, std::move(top.names), std::move(top.built),
                                                        top.facts.frozen, top.handle);
            break;
        case Data::Kind::enumerator:
            if (top.built.size() == 2) {
                data = Data::enumerator(top.name, top.built[0].text(), std::move(top.built[1]), top.handle);
                break;
            }
            [[fallthrough]];
        default:
            if (std::optional<Data> made = Data::from_parts(top.kind, top.name, std::move(top.built))) {
                data = std::move(*made);
                break;
            }
            // With an unknown part it is made again; else a time zone of the script's own.
            if (described_.unknown && !described_.unknown->empty()) break;
            if (!object(Value::ref(top.offset), "")) return false;
            return true;
        }
        // What leads out of itself means something else elsewhere, so only the rest is shared.
        if (top.lowest < open_.size()) {
            if (!open_.empty() && top.lowest < open_.back().lowest) open_.back().lowest = top.lowest;
        } else {
            finished_.emplace(top.offset, data);
        }
        give(std::move(data));
        return true;
    }

    // Something that stays in the VM: the host gets a handle of it.
    bool object(Value value, std::string_view label) {
        uint64_t handle = 0;
        if (!handle_of(value, handle)) return false;
        give(Data::object(class_name(vm_, value), handle, label));
        return true;
    }

    bool handle_of(Value value, uint64_t& handle) {
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
        handle = static_cast<uint64_t>(identity);
        described_.handles = true;
        return true;
    }

    Vm& vm_;
    BorderLimits limits_;
    Described& described_;
    std::unordered_map<uint32_t, Value> descriptions_;
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
    bool parts = false;

  private:
    struct Open {
        const Data* data;
        Value value;
        size_t next = 0;
        Value key;   // of the pair in progress
        Value items; // of a part: the tuple of what it is made of
    };

    bool refuse(std::string text) {
        why = std::move(text);
        return false;
    }

    static bool is_container(Data::Kind kind) {
        return kind == Data::Kind::list || kind == Data::Kind::tuple || kind == Data::Kind::dict ||
               kind == Data::Kind::set || kind == Data::Kind::frozenset || kind == Data::Kind::exception ||
               is_part(kind);
    }

    // What build_value() of the prelude makes.
    static bool is_part(Data::Kind kind) { return kind >= Data::Kind::range && kind <= Data::Kind::module; }

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
                bytes_ += at->identity() && (!is_container(at->kind()) || is_part(at->kind()))
                              ? text_bytes(at->text())
                              : 0;
                if (at->is(Data::Kind::function) || is_part(at->kind())) bytes_ += 16 * object_bytes_at_most;
                for (const std::string& name : at->names())
                    bytes_ += 2 * object_bytes_at_most + 4 * name.size();
                for (const std::string& name : at->record_facts().methods)
                    bytes_ += 2 * object_bytes_at_most + 4 * name.size();
                if (const char* wrong = what_is_wrong(*at)) return refuse(wrong);
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

    // Of a value by itself, and its parts: null, or what Python would not make.
    static const char* what_is_wrong(const Data& data) {
        std::span<const Data> items = data.items();
        auto number = [&](size_t i) {
            return i < items.size() && items[i].is_small() ? items[i].integer() : INT64_MIN;
        };
        auto within = [&](size_t i, int64_t from, int64_t to) {
            return number(i) >= from && number(i) <= to;
        };
        auto day_fits = [&] {
            if (!within(0, 1, 9999) || !within(1, 1, 12)) return false;
            constexpr int64_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
            int64_t year = number(0);
            bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            return within(2, 1, days[number(1) - 1] + (leap && number(1) == 2));
        };
        auto clock_fits = [&](size_t at) {
            return within(at, 0, 23) && within(at + 1, 0, 59) && within(at + 2, 0, 59) &&
                   within(at + 3, 0, 999'999) && within(at + 4, 0, 1) && at + 6 == items.size();
        };
        auto is_zone = [](const Data& zone) {
            return zone.is_none() || zone.is(Data::Kind::timezone) || zone.is(Data::Kind::zone) ||
                   zone.is(Data::Kind::object);
        };
        switch (data.kind()) {
        case Data::Kind::date: return items.size() == 3 && day_fits() ? nullptr : "there is no such date";
        case Data::Kind::time:
            return clock_fits(0) && is_zone(items[5]) ? nullptr : "there is no such time of a day";
        case Data::Kind::datetime:
            return day_fits() && clock_fits(3) && is_zone(items[8]) ? nullptr
                                                                    : "there is no such date and time";
        case Data::Kind::timedelta:
            return items.size() == 3 && within(0, -999'999'999, 999'999'999) && within(1, 0, 86'399) &&
                           within(2, 0, 999'999)
                       ? nullptr
                       : "a timedelta is out of range or not normalised";
        case Data::Kind::timezone: {
            bool fits =
                items.size() == 2 && items[0].is(Data::Kind::timedelta) && items[0].items().size() == 3;
            if (fits) {
                int64_t days = items[0].items()[0].integer();
                fits = days == 0 || (days == -1 && (items[0].items()[1].integer() != 0 ||
                                                    items[0].items()[2].integer() != 0));
            }
            return fits && (items[1].is_none() || items[1].is(Data::Kind::string))
                       ? nullptr
                       : "a time zone is less than a day from UTC";
        }
        case Data::Kind::decimal: return is_decimal(data.text()) ? nullptr : "this text is no decimal number";
        case Data::Kind::uuid: return is_uuid(data.text()) ? nullptr : "this text is no UUID";
        case Data::Kind::path:
        case Data::Kind::zone:
            return data.text().find('\0') == std::string_view::npos ? nullptr
                                                                    : "a path has no null characters";
        case Data::Kind::named_tuple:
        case Data::Kind::record: {
            std::vector<std::string> sorted(data.names().begin(), data.names().end());
            std::sort(sorted.begin(), sorted.end());
            bool fits = is_name(data.text()) && data.names().size() == items.size() &&
                        std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end();
            for (const std::string& name : data.names()) fits = fits && is_name(name);
            if (data.is(Data::Kind::named_tuple))
                for (const std::string& name : data.names()) fits = fits && name[0] != '_';
            return fits ? nullptr : "fields need names of their own";
        }
        case Data::Kind::enumerator:
            return items.size() == 2 && items[0].is(Data::Kind::string) && data.handle() != 0
                       ? nullptr
                       : "a member of an enumeration goes in by its handle";
        case Data::Kind::repr: return "what is only known by its repr cannot go in";
        case Data::Kind::complex:
            return items.size() == 2 && items[0].is(Data::Kind::number) && items[1].is(Data::Kind::number)
                       ? nullptr
                       : "a complex number is two floats";
        case Data::Kind::range:
            return items.size() == 3 && items[0].is(Data::Kind::integer) &&
                           items[1].is(Data::Kind::integer) && items[2].is(Data::Kind::integer) &&
                           items[2] != Data(0)
                       ? nullptr
                       : "a range is three ints, the last of which is not 0";
        case Data::Kind::string: return is_utf8(data.text()) ? nullptr : "this text is not UTF-8";
        default: return nullptr;
        }
    }

    static bool is_utf8(std::string_view bytes) {
        if (std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<signed char>(c) >= 0; }))
            return true;
        Poll poll;
        text::Decoding how;
        how.handler = text::ErrorHandler::surrogatepass;
        ByteView view{reinterpret_cast<const uint8_t*>(bytes.data()), static_cast<uint32_t>(bytes.size())};
        return text::decode_size(how, view, poll).error.reason == nullptr;
    }

    // An identifier, or what may be one: other alphabets are left to Python.
    static bool is_name(std::string_view name) {
        if (name.empty() || (name[0] >= '0' && name[0] <= '9')) return false;
        return std::all_of(name.begin(), name.end(), [](char c) {
            return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                   static_cast<unsigned char>(c) >= 0x80;
        });
    }

    static bool is_uuid(std::string_view text) {
        if (text.size() != 36) return false;
        for (size_t i = 0; i < 36; i++) {
            bool dash = i == 8 || i == 13 || i == 18 || i == 23;
            char c = text[i];
            bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
            if (dash ? c != '-' : !hex) return false;
        }
        return true;
    }

    static bool is_decimal(std::string_view text) {
        size_t at = 0;
        auto digits = [&] {
            size_t from = at;
            while (at < text.size() && text[at] >= '0' && text[at] <= '9') at++;
            return at - from;
        };
        if (at < text.size() && (text[at] == '-' || text[at] == '+')) at++;
        std::string_view rest = text.substr(at);
        if (rest == "Infinity") return true;
        for (std::string_view nan : {"NaN", "sNaN"}) {
            if (!rest.starts_with(nan)) continue;
            at += nan.size();
            digits();
            return at == text.size();
        }
        size_t count = digits();
        if (at < text.size() && text[at] == '.') {
            at++;
            count += digits();
        }
        if (count != 0 && at < text.size() && (text[at] == 'E' || text[at] == 'e')) {
            at++;
            if (at < text.size() && (text[at] == '-' || text[at] == '+')) at++;
            size_t exponent = digits();
            if (exponent == 0 || exponent > 18) return false;
        }
        return count != 0 && at == text.size();
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
            Value made;
            made = top.value;
            if (top.data->identity()) finished_.emplace(top.data->identity(), made);
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
        case Data::Kind::set:
        case Data::Kind::frozenset: answer = set_add(vm_, vm_.as<Set>(top.value), value); break;
        default: vm_.as<Tuple>(top.items)->items()[at] = value; return Crossing::done;
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
        case Data::Kind::complex: {
            auto* made = vm_.make<Complex>(KnownType::complex);
            if (!made) return Crossing::stopped;
            made->real = data.items()[0].number();
            made->imag = data.items()[1].number();
            return give(vm_.ref(made));
        }
        case Data::Kind::type:
        case Data::Kind::builtin: {
            Value key = intern_utf8(vm_, data.text().data(), data.text().size());
            if (key.is_signal()) return Crossing::stopped;
            Value found = dict_get_str(vm_, vm_.as<Dict>(vm_.builtins), key);
            return found.is_bound() ? give(found) : container(data);
        }
        case Data::Kind::record:
        case Data::Kind::enumerator:
            if (data.handle() == 0) return container(data);
            if (Value object = object_of_handle(vm_, data.handle()); object.is_bound()) return give(object);
            refuse("this VM holds no object of that handle");
            return Crossing::refused;
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
        if (!data.label().empty()) {
            Value doc = str_from_utf8(vm_, data.label().data(), data.label().size());
            if (doc.is_signal() || !set(made, ".doc", doc)) return Crossing::stopped;
        }
        return give(vm_.ref(made));
    }

    bool set(Instance* instance, const char* name, Value value) {
        Value key = intern_utf8(vm_, name, std::strlen(name));
        return !key.is_signal() && !value.is_signal() && set_own_attribute(vm_, instance, key, value);
    }

    Value row_of(std::span<const std::string> names) {
        if (names.empty()) return vm_.empty_tuple;
        Tuple* row = make_tuple(vm_, static_cast<uint32_t>(names.size()));
        if (!row) return Value::reserve();
        for (size_t i = 0; i < names.size(); i++) {
            Value name = intern_utf8(vm_, names[i].data(), names[i].size());
            if (name.is_signal()) return name;
            row->items()[i] = name;
        }
        return vm_.ref(row);
    }

    // A host_part (prelude/border.py); its items follow.
    Crossing part(const Data& data) {
        parts = true;
        auto count = static_cast<uint32_t>(data.items().size());
        Value text = str_from_utf8(vm_, data.text().data(), data.text().size());
        Value items = vm_.empty_tuple;
        if (count != 0) {
            Tuple* row = make_tuple(vm_, count);
            if (!row) return Crossing::stopped;
            for (uint32_t i = 0; i < count; i++) row->items()[i] = Value::none();
            items = vm_.ref(row);
        }
        Instance* made = make_instance(vm_, vm_.as<Type>(vm_.type(KnownType::host_part)));
        if (!made || !set(made, ".kind", Value::integer(static_cast<int64_t>(data.kind()))) ||
            !set(made, ".text", text) || !set(made, ".names", row_of(data.names())) ||
            !set(made, ".items", items))
            return Crossing::stopped;
        if (data.is(Data::Kind::record)) {
            const RecordFacts& facts = data.record_facts();
            Value methods = facts.any_method ? Value::none() : row_of(facts.methods);
            if (!set(made, ".frozen", Value::boolean(facts.frozen)) ||
                !set(made, ".identity", integer_from(vm_, static_cast<int64_t>(facts.identity))) ||
                !set(made, ".methods", methods))
                return Crossing::stopped;
        }
        open_.push_back({&data, vm_.ref(made), 0, Value(), items});
        return Crossing::done;
    }

    Crossing container(const Data& data) {
        if (auto known = finished_.find(data.identity()); known != finished_.end())
            return give(known->second);
        if (is_part(data.kind())) return part(data);
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
        open_.push_back({&data, vm_.ref(made), 0, Value(), Value()});
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
    size_t dot = name.rfind('.');
    if (dot == std::string_view::npos) return Value();
    key = intern_utf8(vm, name.data(), dot);
    if (key.is_signal() || !vm.is<Dict>(vm.modules)) return Value();
    Value module = dict_get_str(vm, vm.as<Dict>(vm.modules), key);
    key = intern_utf8(vm, name.data() + dot + 1, name.size() - dot - 1);
    if (key.is_signal() || !vm.is<Module>(module) || !vm.is<Dict>(vm.as<Module>(module)->dict))
        return Value();
    Value found = dict_get_str(vm, vm.as<Dict>(vm.as<Module>(module)->dict), key);
    return vm.is<Type>(found) && is_subtype(vm, found, KnownType::BaseException) ? found : Value();
}

void release_handle(Vm& vm, uint64_t handle) {
    if (!vm.is<Dict>(vm.host) || !Value::fits_int(static_cast<int64_t>(handle))) return;
    uint32_t hash = 0, entry = 0;
    auto* dict = vm.as<Dict>(vm.host);
    if (dict_find(vm, dict, Value::integer(static_cast<int64_t>(handle)), hash, entry) == Answer::yes)
        dict_delete_entry(vm, dict, entry);
}

Value object_of_handle(Vm& vm, uint64_t handle) {
    if (!vm.is<Dict>(vm.host) || !Value::fits_int(static_cast<int64_t>(handle))) return Value();
    uint32_t hash = 0, entry = 0;
    auto* dict = vm.as<Dict>(vm.host);
    Answer found = dict_find(vm, dict, Value::integer(static_cast<int64_t>(handle)), hash, entry);
    return found == Answer::yes ? dict_entries(vm, dict)[2 * size_t{entry} + 1] : Value();
}

Crossing to_data(Vm& vm, const Value& root, const BorderLimits& limits, Described& described, Data& data,
                 std::string& why) {
    for (int attempt = 0;; attempt++) {
        if (described.unknown) described.unknown->clear();
        Export crossing(vm, limits, described);
        Crossing result = crossing.run(root, data);
        why = std::move(crossing.why);
        if (result != Crossing::stopped) return result;
        // Handles wanted room.
        uint64_t wanted = std::max<uint64_t>(vm.reserve_bytes, 4096);
        if (attempt == 3 || !make_room_for(vm, wanted)) return Crossing::stopped;
    }
}

bool to_simple_data(Vm& vm, Value value, Data& data) {
    if (value.is_int()) {
        data = Data(value.as_int());
    } else if (value.is_double()) {
        data = Data(value.as_double());
    } else if (value.is_bool()) {
        data = Data(value.is_true());
    } else if (value.is_none()) {
        data = Data();
    } else if (vm.is_exact<Str>(value) && vm.as<Str>(value)->length < 4096) {
        data = Data::string(utf8_of(vm, value));
    } else {
        return false;
    }
    return true;
}

bool from_simple_data(const Data& data, Value& value) {
    if (data.is_small() && Value::fits_int(data.integer())) {
        value = Value::integer(data.integer());
    } else if (data.is(Data::Kind::number)) {
        value = Value::number(data.number());
    } else if (data.is(Data::Kind::boolean)) {
        value = Value::boolean(data.truth());
    } else if (data.is_none()) {
        value = Value::none();
    } else {
        return false;
    }
    return true;
}

Crossing from_data(Vm& vm, const Data& data, const BorderLimits& limits, Value& value, bool& parts,
                   std::string& why) {
    Import crossing(vm, limits);
    Crossing result = crossing.run(data, value);
    why = std::move(crossing.why);
    parts = crossing.parts;
    return result;
}

} // namespace natrix
