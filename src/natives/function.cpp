#include "objects/function.h"

#include "natives/all.h"
#include "objects/code.h"
#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/str.h"
#include "objects/subclass.h"
#include "objects/tuple.h"
#include "objects/type.h"

// Functions, methods, code objects and modules: what they show of themselves.
namespace natrix {
namespace {

Value or_none(Value value) { return value.is_bound() ? value : Value::none(); }
Value or_missing(Value value) { return value.is_bound() ? value : Value::tombstone(); }

constexpr int64_t code_field = 0, defaults_field = 3, kwdefaults_field = 4;

Value* function_field(Cage& c, Value function, int64_t which) {
    auto* object = c.as<Function>(function);
    Value* fields[] = {&object->code,       &object->globals,    &object->closure,  &object->defaults,
                       &object->kwdefaults, &object->name,       &object->qualname, &object->module,
                       &object->doc,        &object->owner,      &object->dict,     &object->annotations,
                       &object->annotate,   &object->type_params};
    return fields[static_cast<uint64_t>(which) % 14];
}

Value function_part(Cage& c, Value* a) { return or_none(*function_field(c, a[0], a[1].as_int())); }

Value set_function_part(Cage& c, Value* a) {
    auto* function = c.as<Function>(a[0]);
    c.writing(function);
    *function_field(c, a[0], a[1].as_int()) = a[2];
    function_refresh(c, function);
    // Calls remember how they bind their arguments.
    int64_t which = a[1].as_int();
    if (which == code_field || which == defaults_field || which == kwdefaults_field) c.epoch++;
    return Value::none();
}

Value function_qualname(Cage& c, Value* a) { return c.as<Function>(a[0])->qualname; }
Value function_is_builtin(Cage& c, Value* a) { return Value::boolean(c.as<Function>(a[0])->builtin != 0); }

// The functions of the prelude that scripts see as builtin functions change their class.
Value make_builtin_function(Cage& c, Value* a) {
    auto* function = c.as<Function>(a[0]);
    c.writing(function);
    function->type = c.type(KnownType::builtin_function).offset();
    return a[0];
}

// (function, class): calls give generators of that builtin class.
Value make_iterator_function(Cage& c, Value* a) {
    auto* function = c.as<Function>(a[0]);
    c.writing(function);
    function->builtin = iterator_function;
    function->owner = a[1];
    return a[0];
}

// (code, globals, name or None, defaults or None, closure or None, kwdefaults or None)
Value make_function_object(Cage& c, Value* a) {
    Function* function = make_function(c, a[0], a[1]);
    if (!function) return Value::reserve();
    if (!a[2].is_none()) function->name = a[2];
    if (!a[3].is_none()) function->defaults = a[3];
    if (!a[4].is_none()) function->closure = a[4];
    if (!a[5].is_none()) function->kwdefaults = a[5];
    function_refresh(c, function);
    return c.ref(function);
}

Value is_code(Cage& c, Value* a) { return Value::boolean(c.is<Code>(a[0])); }

Value code_part(Cage& c, Value* a) {
    auto* code = c.as<Code>(a[0]);
    switch (a[1].as_int()) {
    case 0: return code->name;
    case 1: return code->qualname;
    case 2: return code->filename;
    case 3: return Value::integer(code->first_line);
    case 4: return Value::integer(code->arg_count);
    case 5: return Value::integer(code->positional_only);
    case 6: return Value::integer(code->keyword_only);
    case 7: return Value::integer(code->flags & ~code_flag::prelude);
    case 8: return code->local_names;
    case 9: return code->cell_names;
    case 10: return code->free_names;
    case 11: return code->constants;
    case 12: return code->names;
    case 13: return Value::integer(code->registers);
    default: return or_none(code->doc);
    }
}

// code_with(code, part as code_part() numbers them, value): a copy with another name, qualified name, file
// name, first line, or flags.
Value code_with(Cage& c, Value* a) {
    auto* copy = c.make<Code>(KnownType::code);
    if (!copy) return Value::reserve();
    auto* code = c.as<Code>(a[0]);
    constexpr size_t head = sizeof(Object);
    std::memcpy(reinterpret_cast<std::byte*>(copy) + head, reinterpret_cast<std::byte*>(code) + head,
                sizeof(Code) - head);
    copy->number = 0;
    switch (a[1].as_int()) {
    case 0: copy->name = a[2]; break;
    case 1: copy->qualname = a[2]; break;
    case 2: copy->filename = a[2]; break;
    case 3: copy->first_line = static_cast<uint32_t>(a[2].as_int()); break;
    default:
        copy->flags =
            (static_cast<uint32_t>(a[2].as_int()) & ~code_flag::prelude) | (code->flags & code_flag::prelude);
    }
    return c.ref(copy);
}

// (class, dict)
Value make_module_of(Cage& c, Value* a) {
    auto* module = make_instance_of<Module>(c, a[0]);
    if (!module) return Value::reserve();
    module->dict = a[1];
    return c.ref(module);
}

Value make_module(Cage& c, Value* a) {
    auto* module = c.make<Module>(KnownType::module);
    if (!module) return Value::reserve();
    module->dict = a[0];
    return c.ref(module);
}

Value module_dict(Cage& c, Value* a) { return or_missing(c.as<Module>(a[0])->dict); }

// join_baked(sys.modules, JOINED, row of BAKED): what a first import brings (prelude/modules_import.py).
Value join_baked(Cage& c, Value* a) {
    auto* modules = c.as<Dict>(a[0]);
    auto* joined = c.as<Dict>(a[1]);
    auto* row = c.as<Tuple>(a[2]);
    for (uint32_t i = 0; i + 3 < row->length; i += 4) {
        Value* member = row->items() + i;
        if (dict_get_str(c, modules, member[0]).is_bound() || dict_get_str(c, joined, member[0]).is_bound())
            continue;
        // Done again after a collection, it goes on where it was.
        if (member[2].is_ref() && !dict_set_str(c, c.as<Dict>(member[2]), member[3], member[1]))
            return Value::reserve();
        if (!dict_set_str(c, modules, member[0], member[1]) ||
            !dict_set_str(c, joined, member[0], Value::true_()))
            return Value::reserve();
    }
    return Value::none();
}

constexpr NativeEntry kernel_entries[] = {
    {"function_part", function_part},
    {"set_function_part", set_function_part},
    {"function_qualname", function_qualname},
    {"function_is_builtin", function_is_builtin},
    {"make_builtin_function", make_builtin_function},
    {"make_iterator_function", make_iterator_function},
    {"make_function_object", make_function_object},
    {"is_code", is_code},
    {"code_part", code_part},
    {"code_with", code_with},
    {"make_module", make_module},
    {"make_module_of", make_module_of},
    {"module_dict", module_dict},
    {"join_baked", join_baked},
};

} // namespace

const NativeTable function_kernels = kernels_of(kernel_entries);

} // namespace natrix
