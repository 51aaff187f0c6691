#include "natives/iterators.h"
#include "objects/code.h"
#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "vm/binding_errors.h"
#include "vm/direct_calls.h"
#include "vm/warm.h"

namespace natrix {

void Vm::enter(uint32_t header_offset) {
    frame = header_offset;
    FrameHeader* header = header_at(header_offset);
    auto* code = static_cast<Code*>(at(header->code));
    registers = header->registers();
    words = words_of(code);
    pc = words + header->pc;
    constants = as<Tuple>(code->constants)->items();
}

Value* fresh_window(Vm& vm) {
    return reinterpret_cast<Value*>(vm.base() + vm.header()->stack_top) + FrameHeader::words;
}

// The stack is claimed by the page, as far as the limit allows, and keeps counting until the run ends.
bool stack_has_room(Vm& vm, const Value* window, uint64_t registers) {
    uint64_t end = vm.offset_of(window) + registers * 8;
    if (end <= vm.stack_soft) [[likely]]
        return true;
    end += protocol_room;
    if (end > region::stack_end) {
        vm.reserve_bytes = 0;
        return false;
    }
    uint64_t grown = (end + region::page - 1) & ~uint64_t{region::page - 1};
    if (end > vm.stack_peak && !vm.claim_stack(grown) && !vm.claim_stack(end)) return false;
    // (In the bake the windows of generators lie below the stack, and must not be taken for its.)
    vm.stack_soft = vm.baking ? 0 : vm.stack_peak - protocol_room;
    return true;
}

bool push_frame(Vm& vm, Function* function, Value* window, CallSite site, uint32_t locals) {
    vm.save_pc(site.resume);
    bool hidden = function->builtin != 0;
    begin_frame(vm, function, window, window_end(vm, function, window), site.kind, site.target, locals);
    if (vm.pc != vm.words) {
        vm.pc = vm.words;
        warm_up(vm, heat_of_call);
    }
    if (hidden) return true;
    vm.depth++;
    if (++vm.poll.spent >= vm.poll.until.load(std::memory_order_relaxed)) return poll(vm);
    return true;
}

bool out_of_stack(Vm& vm, KnownType type, const char* message) {
    return settle(vm, vm.reserve_bytes != 0 ? Value::reserve() : raise(vm, type, message), {});
}

namespace {

bool recursion_error(Vm& vm) {
    return settle(vm, raise(vm, KnownType::RecursionError, "maximum recursion depth exceeded"), {});
}

// The arguments of a call on their way to the callee. As long as nothing has to be changed they stay where
// the caller put them; the first change moves them to the free stack above the caller, whose registers stay
// as they are: a call that must be tried again (Value::reserve()) finds its arguments untouched.
struct Arguments {
    Value* window;
    uint32_t count;
    Value keywords;
    bool own = false;

    // False: no room on the stack.
    bool take(Vm& vm, uint32_t shift) {
        if (own) {
            if (!stack_has_room(vm, window, uint64_t{count} + shift)) return false;
            if (shift != 0) std::memmove(static_cast<void*>(window + shift), window, size_t{count} * 8);
            return true;
        }
        Value* fresh = fresh_window(vm);
        if (!stack_has_room(vm, fresh, uint64_t{count} + shift)) return false;
        // The caller may have put them just there, or a little further.
        std::memmove(static_cast<void*>(fresh + shift), window, size_t{count} * 8);
        window = fresh;
        own = true;
        return true;
    }
    bool insert(Vm& vm, Value self) {
        if (!take(vm, 1)) return false;
        window[0] = self;
        count++;
        return true;
    }
    // A callee's window can only grow on the stack, not in a generator's own frame.
    bool move_to_stack(Vm& vm) {
        uint32_t offset = vm.offset_of(window);
        return (offset >= region::stack && offset < region::stack_end) || take(vm, 0);
    }
};

// Kinds that immediates and views stand for when a builtin method checks its receiver.
bool receiver_fits(Vm& vm, Function* function, Value receiver) {
    return is_subtype(vm, class_of(vm, receiver), function->owner);
}

bool call_function(Vm& vm, Function* function, Arguments arguments, CallSite site) {
    uint64_t room = uint64_t{function->registers} + arguments.count + 8;
    if (!stack_has_room(vm, arguments.window, room)) return out_of_stack(vm);
    if (arguments.keywords.is_bound() || arguments.count != function->exact_args) {
        Value answer;
        if (!arguments.take(vm, 0)) return out_of_stack(vm);
        if (!stack_has_room(vm, arguments.window, room)) return out_of_stack(vm);
        if (!bind_arguments(vm, function, arguments.window, arguments.count, arguments.keywords, answer))
            return settle(vm, answer, site);
    }
    if (function->receiver != 0 && !receiver_fits(vm, function, arguments.window[0])) {
        return settle(vm, raise_wrong_receiver(vm, function, arguments.window[0]), site);
    }
    if (function->native != 0) {
        Value answer = vm.natives[function->native - 1](vm, arguments.window);
        if (answer != Value::defer()) return settle(vm, answer, site);
    }
    if (function->builtin == 0 && vm.depth >= vm.frame_limit) return recursion_error(vm);
    return push_frame(vm, function, arguments.window, site);
}

// Calls that end in a prelude function taking (callable, tuple, dict).
bool call_packed(Vm& vm, PreludeFunction which, Value callee, Arguments arguments, CallSite site) {
    uint32_t named = arguments.keywords.is_bound() ? vm.as<Tuple>(arguments.keywords)->length : 0;
    uint32_t positional_count = arguments.count - named;
    Value positional = tuple_from(vm, arguments.window, positional_count);
    if (positional.is_signal()) return settle(vm, positional, site);
    Dict* dict = make_dict(vm, named);
    if (!dict) return settle(vm, Value::reserve(), site);
    for (uint32_t i = 0; i < named; i++) {
        Value name = vm.as<Tuple>(arguments.keywords)->items()[i];
        if (!dict_set_str(vm, dict, name, arguments.window[positional_count + i]))
            return settle(vm, Value::reserve(), site);
    }
    return call_prelude(vm, which, {callee, positional, vm.ref(dict)}, site);
}

// An object that was made for a call which now begins again: nobody will miss it.
void give_up(Vm& vm, Value object, Value answer) {
    if (answer == Value::reserve() && object.is_ref())
        vm.at(object)->flags &= static_cast<uint8_t>(~Object::finalizable);
}

// A class that is called: the common cases here, the rest in the prelude.
bool call_class(Vm& vm, Type* type, Arguments arguments, CallSite site) {
    Value callee = vm.ref(type);
    Value meta = class_of(vm, callee);
    if (meta != vm.type(KnownType::type)) {
        Value call = type_lookup(vm, meta, KnownName::call);
        auto* type_dict = vm.as<Dict>(vm.as<Type>(vm.type(KnownType::type))->dict);
        if (call != dict_get_str(vm, type_dict, vm.name(KnownName::call)) && vm.is<Function>(call)) {
            if (!arguments.insert(vm, callee)) return out_of_stack(vm);
            return call_function(vm, vm.as<Function>(call), arguments, site);
        }
        return call_packed(vm, PreludeFunction::call_type, callee, arguments, site);
    }
    if (callee == meta && arguments.count == 1 && arguments.keywords.is_unbound())
        return deliver(vm, class_of(vm, arguments.window[0]), site);
    if (callee == meta || (type->flags & (type_flag::abstract | type_flag::no_new)) != 0)
        return call_packed(vm, PreludeFunction::call_type, callee, arguments, site);

    if ((type->flags & type_flag::heap) == 0 && arguments.keywords.is_unbound() && !vm.twin) {
        Value made = leaf_construct(vm, callee, arguments.window, arguments.count);
        if (made != Value::defer()) return settle(vm, made, site);
    }

    bool plain_new = (type->flags & type_flag::custom_new) == 0;
    bool plain_init = (type->flags & type_flag::custom_init) == 0;
    bool instance_layout = type->layout == static_cast<uint8_t>(Kind::Instance);
    // (Instances with __del__ are listed when they are made: the prelude's business.)
    if ((type->flags & type_flag::custom_del) != 0)
        return call_packed(vm, PreludeFunction::call_type, callee, arguments, site);
    if (plain_new && instance_layout && plain_init && arguments.count == 0) {
        Instance* instance = make_instance(vm, type);
        return settle(vm, instance ? vm.ref(instance) : Value::reserve(), site);
    }
    if (plain_new && instance_layout && !plain_init && site.kind == Return::store) {
        Value init = type_lookup(vm, callee, KnownName::init);
        if (vm.is<Function>(init) && vm.as<Function>(init)->native == 0 &&
            vm.as<Function>(init)->receiver == 0) {
            auto* function = vm.as<Function>(init);
            if (vm.depth >= vm.frame_limit) return recursion_error(vm);
            Instance* instance = make_instance(vm, type);
            if (!instance) return settle(vm, Value::reserve(), site);
            Value self = vm.ref(instance);
            uint64_t room = uint64_t{function->registers} + arguments.count + 9;
            if (!arguments.insert(vm, self) || !stack_has_room(vm, arguments.window, room))
                return out_of_stack(vm);
            Value answer;
            if ((arguments.keywords.is_bound() || arguments.count != function->exact_args) &&
                !bind_arguments(vm, function, arguments.window, arguments.count, arguments.keywords,
                                answer)) {
                give_up(vm, self, answer);
                return settle(vm, answer, site);
            }
            site.kind = Return::keep_self;
            return push_frame(vm, function, arguments.window, site, self.offset());
        }
    }
    // A class without __init__ of its own whose __new__ makes the whole value.
    // (A builtin __new__ is a function, one of a class statement's is a staticmethod.)
    Value new_ = type_lookup(vm, callee, KnownName::new_);
    if (vm.is_exact<StaticMethod>(new_)) new_ = vm.as<StaticMethod>(new_)->callable;
    if (!plain_new && plain_init && vm.is<Function>(new_)) {
        if (!arguments.insert(vm, callee)) return out_of_stack(vm);
        return call_function(vm, vm.as<Function>(new_), arguments, site);
    }
    // A native __new__ and then an __init__: lists, exceptions. The arguments are copied for each from where
    // the caller has them, so that everything can be tried again.
    Value init = type_lookup(vm, callee, KnownName::init);
    bool kept_by_caller = !arguments.own && arguments.window + arguments.count <= fresh_window(vm);
    if (!plain_new && kept_by_caller && vm.is<Function>(new_) && vm.is<Function>(init)) {
        auto* maker = vm.as<Function>(new_);
        auto* filler = vm.as<Function>(init);
        uint64_t room = uint64_t{maker->registers} + filler->registers + arguments.count + 16;
        auto prepare = [&](Function* function, Value first, Arguments& copied, Value& answer) {
            copied = arguments;
            if (!copied.insert(vm, first) || !stack_has_room(vm, copied.window, room)) return false;
            return (copied.keywords.is_unbound() && copied.count == function->exact_args) ||
                   bind_arguments(vm, function, copied.window, copied.count, copied.keywords, answer);
        };
        bool fills_now = filler->native != 0;
        if (maker->native != 0 && (fills_now || (site.kind == Return::store && filler->receiver == 0))) {
            Arguments copied;
            Value answer = Value::defer();
            if (prepare(maker, callee, copied, answer))
                answer = vm.natives[maker->native - 1](vm, copied.window);
            if (answer.is_signal() && answer != Value::defer()) return settle(vm, answer, site);
            if (answer != Value::defer()) {
                Value made = answer;
                if (!is_subtype(vm, class_of(vm, made), callee)) return deliver(vm, made, site);
                answer = Value::defer();
                if (prepare(filler, made, copied, answer)) {
                    if (fills_now) {
                        answer = vm.natives[filler->native - 1](vm, copied.window);
                        if (answer.is_none()) return deliver(vm, made, site);
                    } else if (vm.depth >= vm.frame_limit) {
                        return recursion_error(vm);
                    } else {
                        site.kind = Return::keep_self;
                        return push_frame(vm, filler, copied.window, site, made.offset());
                    }
                }
                if (answer != Value::defer()) {
                    give_up(vm, made, answer);
                    return settle(vm, answer, site);
                }
                give_up(vm, made, Value::reserve()); // the prelude makes another
            }
        }
    }
    return call_packed(vm, PreludeFunction::call_type, callee, arguments, site);
}

} // namespace

bool call_value(Vm& vm, Value callee, Value* window, uint32_t count, Value keywords, CallSite site) {
    Arguments arguments{window, count, keywords};
    if (!arguments.move_to_stack(vm)) return out_of_stack(vm);
    for (;;) {
        if (!callee.is_ref()) break;
        Object* object = vm.at(callee);
        switch (object->kind) {
        case Kind::Function: return call_function(vm, static_cast<Function*>(object), arguments, site);
        case Kind::BoundMethod: {
            auto* method = static_cast<BoundMethod*>(object);
            if (!arguments.insert(vm, method->self)) return out_of_stack(vm);
            callee = method->function;
            continue;
        }
        case Kind::Type: return call_class(vm, static_cast<Type*>(object), arguments, site);
        case Kind::StaticMethod: callee = static_cast<StaticMethod*>(object)->callable; continue;
        case Kind::Unbound: break;
        default: {
            Value call = type_lookup(vm, class_of(vm, object), KnownName::call);
            if (call.is_unbound()) break;
            if (!vm.is<Function>(call))
                return call_packed(vm, PreludeFunction::call_object, callee, arguments, site);
            if (!arguments.insert(vm, callee)) return out_of_stack(vm);
            callee = call;
            continue;
        }
        }
        break;
    }
    return settle(vm, raise(vm, KnownType::TypeError, "'{}' object is not callable", type_name(vm, callee)),
                  site);
}

namespace {

bool call_below(Vm& vm, uint64_t stack_end, Value callee, std::initializer_list<Value> values,
                CallSite site) {
    Value* window = fresh_window(vm);
    auto given = static_cast<uint32_t>(values.size());
    if (vm.is<Function>(callee)) {
        auto* function = vm.as<Function>(callee);
        uint64_t end = window_end(vm, function, window);
        if (takes_plainly(function, given) && begins_at_once(vm, function, end, stack_end)) {
            Value* to = window;
            for (Value value : values) *to++ = value;
            if (given != function->exact_args) fill_defaults(vm, function, window, given);
            vm.save_pc(site.resume);
            begin_frame(vm, function, window, end, site.kind, site.target, 0);
            return true;
        }
    }
    if (!stack_has_room(vm, window, values.size() + 8)) return out_of_stack(vm);
    uint32_t count = 0;
    for (Value value : values) window[count++] = value;
    return call_value(vm, callee, window, count, Value(), site);
}

} // namespace

bool call_with(Vm& vm, Value callee, std::initializer_list<Value> values, CallSite site) {
    return call_below(vm, vm.stack_soft, callee, values, site);
}

bool call_prelude(Vm& vm, PreludeFunction function, std::initializer_list<Value> arguments, CallSite site) {
    return call_below(vm, vm.stack_peak, vm.prelude_function(function), arguments, site);
}

} // namespace natrix
