#include "vm/direct_calls.h"

#include "objects/code.h"
#include "objects/dict.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

namespace natrix {
namespace {

constexpr uint32_t most_parameters = 32;
constexpr uint32_t most_named = 16;

// Puts the first `count` positional arguments where they belong; they may stand there, or one place before.
void place_arguments(const Given& given, uint32_t count, Value* window) {
    uint32_t shift = given.self.is_bound();
    if (given.positional != window + shift) {
        for (uint32_t i = count; i > shift; i--) {
            window[i - 1] = given.positional[i - 1 - shift];
            asm volatile("" : : : "memory"); // a call of memmove costs more than the few words
        }
    }
    if (count >= shift && shift != 0) window[0] = given.self;
}

// The keyword default of the `index`-th keyword-only parameter. (They mostly stand in the order of the
// parameters.)
Value keyword_default(Vm& vm, const Function* function, Value name, uint32_t index) {
    if (!vm.is<Dict>(function->kwdefaults)) return {};
    auto* dict = vm.as<Dict>(function->kwdefaults);
    if (index < dict->used) {
        const Value* entry = dict_entries(vm, dict) + 2 * size_t{index};
        if (entry[0] == name) return entry[1];
    }
    return dict_get_str(vm, dict, name);
}

// The parameters from `direct` on, as far as keywords and defaults give them: their bits in `bound`; and
// which keywords are left for **kwargs. False: something is missing, or given twice, or unknown.
struct Rest {
    uint64_t bound[most_parameters]; // (without initializers, which would cost more than all else)
    uint8_t surplus[most_named];
    uint32_t left = 0;
};
bool bind_rest(Vm& vm, const Function* function, const Code* code, const Given& given, uint32_t direct,
               Rest& rest) {
    uint32_t takes = code->arg_count, parameters = takes + code->keyword_only;
    for (uint32_t i = direct; i < parameters; i++) {
        rest.bound[i] = 0;
        asm volatile("" : : : "memory");
    }
    const Value* names = vm.as<Tuple>(code->local_names)->items();
    for (uint32_t i = 0; i < given.named; i++) {
        Value name = given.names[i];
        uint32_t at = code->positional_only;
        while (at < parameters && names[at] != name) at++;
        if (at < parameters) {
            if (at < direct || rest.bound[at] != 0) return false;
            rest.bound[at] = given.values[i].bits();
            continue;
        }
        if ((code->flags & code_flag::varkeywords) == 0 || !is_interned(vm, name)) return false;
        rest.surplus[rest.left++] = static_cast<uint8_t>(i);
    }
    for (uint32_t i = direct; i < takes; i++) {
        if (rest.bound[i] != 0) continue;
        if (!vm.is<Tuple>(function->defaults)) return false;
        auto* defaults = vm.as<Tuple>(function->defaults);
        if (i + defaults->length < takes) return false;
        rest.bound[i] = defaults->items()[defaults->length - takes + i].bits();
    }
    for (uint32_t i = takes; i < parameters; i++) {
        if (rest.bound[i] != 0) continue;
        rest.bound[i] = keyword_default(vm, function, names[i], i - takes).bits();
        if (rest.bound[i] == 0) return false;
    }
    return true;
}

// What *args receives; unbound: memory is short.
Value surplus_positional(Vm& vm, const Given& given, uint32_t takes) {
    uint32_t positional = given.positional_count(), shift = given.self.is_bound();
    if (positional <= takes) return vm.empty_tuple;
    auto* tuple = vm.make_unfilled<Tuple>(KnownType::tuple, positional - takes);
    if (!tuple) return {};
    Value* to = tuple->items();
    if (takes < shift) *to++ = given.self;
    for (uint32_t i = takes < shift ? 0 : takes - shift; i < given.count; i++) {
        *to++ = given.positional[i];
        asm volatile("" : : : "memory");
    }
    return vm.ref(tuple);
}

} // namespace

bool bind_directly(Vm& vm, const Function* function, const Given& given, Value* window) {
    auto* code = vm.as<Code>(function->code);
    uint32_t takes = code->arg_count, parameters = takes + code->keyword_only;
    bool varargs = (code->flags & code_flag::varargs) != 0;
    bool varkeywords = (code->flags & code_flag::varkeywords) != 0;
    uint32_t positional = given.positional_count();
    if (parameters > most_parameters || given.named > most_named || (positional > takes && !varargs))
        return false;
    uint32_t direct = positional < takes ? positional : takes;
    Rest rest;
    if ((direct < parameters || given.named != 0) && !bind_rest(vm, function, code, given, direct, rest))
        return false;
    Value more_positional;
    if (varargs) {
        more_positional = surplus_positional(vm, given, takes);
        if (more_positional.is_unbound()) return false;
    }
    Value more_named;
    if (varkeywords) {
        Dict* dict = make_dict(vm, rest.left);
        if (!dict) return false;
        for (uint32_t i = 0; i < rest.left; i++)
            if (!dict_set_str(vm, dict, given.names[rest.surplus[i]], given.values[rest.surplus[i]]))
                return false;
        more_named = vm.ref(dict);
    }
    place_arguments(given, direct, window);
    for (uint32_t i = direct; i < parameters; i++) {
        window[i] = Value::from_bits(rest.bound[i]);
        asm volatile("" : : : "memory");
    }
    if (varargs) window[parameters++] = more_positional;
    if (varkeywords) window[parameters] = more_named;
    return true;
}

namespace {

// The call of what begins_at_once().
bool begin(Vm& vm, const Function* function, const Given& given, Value* window, uint64_t end,
           const CallSite& site, uint32_t locals) {
    uint32_t count = given.positional_count();
    if (given.named == 0 && takes_plainly(function, count)) {
        place_arguments(given, count, window);
        if (count != function->exact_args) fill_defaults(vm, function, window, count);
    } else if (!bind_directly(vm, function, given, window)) {
        leave_uncounted(vm, function);
        return false;
    }
    vm.save_pc(site.resume);
    begin_frame(vm, function, window, end, site.kind, site.target, locals);
    return true;
}

bool begin_function(Vm& vm, const Function* function, const Given& given, Value* window,
                    const CallSite& site) {
    uint64_t end = window_end(vm, function, window);
    return begins_at_once(vm, function, end) && begin(vm, function, given, window, end, site, 0);
}

// A plain class whose instances an __init__ of the script fills.
bool begin_instance(Vm& vm, Type* type, Given& given, Value* window, CallSite& site) {
    constexpr uint32_t wanted = type_flag::custom_init;
    constexpr uint32_t unwanted =
        type_flag::abstract | type_flag::no_new | type_flag::custom_new | type_flag::custom_del;
    if ((type->flags & (wanted | unwanted)) != wanted ||
        type->layout != static_cast<uint8_t>(Kind::Instance) ||
        type->Object::type != vm.type(KnownType::type).offset() || site.kind != Return::store)
        return false;
    Value init = type_lookup(vm, vm.ref(type), KnownName::init);
    if (!vm.is<Function>(init) || given.self.is_bound()) return false;
    auto* function = vm.as<Function>(init);
    uint64_t end = window_end(vm, function, window);
    if (!begins_at_once(vm, function, end)) return false;
    Instance* instance = make_instance(vm, type);
    if (!instance) {
        leave_uncounted(vm, function);
        return false;
    }
    given.self = vm.ref(instance);
    site.kind = Return::keep_self;
    return begin(vm, function, given, window, end, site, vm.offset_of(instance));
}

} // namespace

bool begin_call(Vm& vm, Value callee, Given given, Value* window, CallSite site) {
    if (!callee.is_ref()) return false;
    Object* object = vm.at(callee);
    if (object->kind == Kind::Function)
        return begin_function(vm, static_cast<Function*>(object), given, window, site);
    if (object->kind == Kind::Type)
        return begin_instance(vm, static_cast<Type*>(object), given, window, site);
    if (object->kind == Kind::BoundMethod) {
        auto* method = static_cast<BoundMethod*>(object);
        if (!vm.is<Function>(method->function) || given.self.is_bound()) return false;
        given.self = method->self;
        return begin_function(vm, vm.as<Function>(method->function), given, window, site);
    }
    return false;
}

} // namespace natrix
