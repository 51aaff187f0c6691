#include "objects/function.h"

#include "objects/code.h"
#include "objects/dict.h"

namespace natrix {

void function_refresh(Cage& cage, Function* function) {
    auto* code = cage.as<Code>(function->code);
    function->registers = code->registers;
    function->locals = code->locals;
    bool plain =
        (code->flags & (code_flag::varargs | code_flag::varkeywords)) == 0 && code->keyword_only == 0;
    function->exact_args = plain ? code->arg_count : never_exact;
    function->native = code->native;
    function->plain = function->native == 0 && function->builtin == script_function;
    uint32_t defaults = cage.is<Tuple>(function->defaults) ? cage.as<Tuple>(function->defaults)->length : 0;
    if (defaults > code->arg_count) defaults = code->arg_count;
    function->required = plain ? static_cast<uint16_t>(code->arg_count - defaults) : never_exact;
    function->bound = static_cast<uint16_t>(code->arg_count + code->keyword_only +
                                            ((code->flags & code_flag::varargs) != 0) +
                                            ((code->flags & code_flag::varkeywords) != 0));
}

Function* make_function(Cage& cage, Value code_value, Value globals) {
    auto* function = cage.make<Function>(KnownType::function);
    if (!function) return nullptr;
    auto* code = cage.as<Code>(code_value);
    function->code = code_value;
    function->globals = globals;
    function->name = code->name;
    function->qualname = code->qualname;
    function->doc = code->doc.is_bound() ? code->doc : Value::none();
    Value module = dict_get_str(cage, cage.as<Dict>(globals), cage.name(KnownName::name));
    function->module = module.is_bound() ? module : Value::none();
    if ((code->flags & code_flag::prelude) != 0) function->builtin = prelude_function;
    function_refresh(cage, function);
    return function;
}

} // namespace natrix
