#include "compiler/compiler.h"
#include "objects/tuple.h"

// Calls: the callable and the arguments are evaluated straight into the window that becomes the callee's
// frame.
namespace natrix::compiler {
namespace {

constexpr uint32_t header = 4;           // registers before the arguments
constexpr uint32_t most_arguments = 200; // more are passed as a tuple and a dict

bool spread(Nodes<Expr> args, Nodes<Keyword> keywords) {
    if (args.count + keywords.count > most_arguments) return true;
    for (Expr* arg : args)
        if (arg->kind == NodeKind::Starred) return true;
    for (Keyword* keyword : keywords)
        if (!keyword->arg.present()) return true;
    return false;
}

} // namespace

bool Compiler::plain_arguments(const Call* call) { return !spread(call->args, call->keywords); }

uint32_t Compiler::keyword_names(Nodes<Keyword> keywords) {
    auto* items = arena_.array<Value>(keywords.count);
    if (!items) return fail(Status::no_scratch), 0;
    for (uint32_t i = 0; i < keywords.count && !failed(); i++) items[i] = intern_text(keywords[i]->arg);
    return failed() ? 0 : constant_index(tuple_from(cage_, items, keywords.count));
}

// `next_temp` is behind what the window holds already, `fixed` arguments among it.
void Compiler::arguments(const Span& at, uint32_t base, uint32_t fixed, Nodes<Expr> args,
                         Nodes<Keyword> keywords, uint32_t target, bool method) {
    for (uint32_t i = 0; i < args.count && !failed(); i++) {
        uint32_t reg = temps();
        into(args[i], reg);
    }
    for (uint32_t i = 0; i < keywords.count && !failed(); i++) {
        uint32_t reg = temps();
        into(keywords[i]->value, reg);
    }
    uint32_t count = fixed + args.count + keywords.count;
    if (keywords.count == 0) {
        emit(at, method ? Opcode::CALLM : Opcode::CALL, base, count, target);
    } else {
        uint32_t names = keyword_names(keywords);
        Op* op = emit(at, method ? Opcode::CALLMKW : Opcode::CALLKW, base, count, target);
        if (op) op->follow = names;
    }
}

// The keywords of a call as a dict in `target`.
void Compiler::keywords_dict(const Span& at, uint32_t function, Nodes<Keyword> keywords, uint32_t target) {
    uint32_t leading = 0;
    while (leading < keywords.count && leading < most_arguments / 2 && keywords[leading]->arg.present())
        leading++;
    {
        Height height(u_);
        uint32_t row = u_->next_temp;
        ensure(row, 1);
        for (uint32_t i = 0; i < leading && !failed(); i++) {
            uint32_t key = temps();
            load_constant(at, key, intern_text(keywords[i]->arg));
            uint32_t value = temps();
            into(keywords[i]->value, value);
        }
        emit(at, Opcode::DICT, target, row, leading);
    }
    for (uint32_t i = leading; i < keywords.count && !failed(); i++) {
        Height height(u_);
        if (!keywords[i]->arg.present()) {
            uint32_t mapping = operand(keywords[i]->value);
            emit(at, Opcode::DICTMERGE, target, mapping, function);
            continue;
        }
        // Merged as well, so that a name given twice is noticed.
        uint32_t row = temps(2);
        load_constant(at, row, intern_text(keywords[i]->arg));
        into(keywords[i]->value, row + 1);
        emit(at, Opcode::DICT, row, row, 1);
        emit(at, Opcode::DICTMERGE, target, row, function);
    }
}

// R[base] is the callable; `fixed` values that come first stand in R[base+4…].
void Compiler::arguments_spread(const Span& at, uint32_t base, uint32_t fixed, Nodes<Expr> args,
                                Nodes<Keyword> keywords, uint32_t target) {
    uint32_t positional = base + header;
    u_->next_temp = positional + fixed;
    if (fixed == 0 && args.count == 1 && args[0]->kind == NodeKind::Starred) {
        u_->next_temp = positional;
        uint32_t reg = temps();
        uint32_t source = operand(static_cast<Starred*>(args[0])->value, reg);
        emit(at, Opcode::TOTUPLE, positional, source, base);
    } else {
        uint32_t leading = 0;
        while (leading < args.count && leading < most_arguments && args[leading]->kind != NodeKind::Starred)
            leading++;
        for (uint32_t i = 0; i < leading && !failed(); i++) {
            uint32_t reg = temps();
            into(args[i], reg);
        }
        ensure(positional, 1);
        bool whole = leading == args.count;
        emit(at, whole ? Opcode::TUPLE : Opcode::LIST, positional, positional, fixed + leading);
        u_->next_temp = positional + 1;
        for (uint32_t i = leading; i < args.count && !failed(); i++) {
            Height height(u_);
            if (auto* star = as<Starred>(args[i])) {
                uint32_t reg = operand(star->value);
                emit(at, Opcode::LISTEXTEND, positional, reg);
            } else {
                uint32_t reg = operand(args[i]);
                emit(at, Opcode::LISTAPPEND, positional, reg);
            }
        }
        if (!whole) emit(at, Opcode::LISTTOTUPLE, positional, positional);
    }
    u_->next_temp = positional + 1;
    uint32_t dict = temps();
    if (keywords.count != 0) {
        keywords_dict(at, base, keywords, dict);
    } else {
        emit(at, Opcode::UNBIND, dict);
    }
    emit(at, Opcode::CALLEX, base, 0, target);
}

void Compiler::call_with(const Span& at, uint32_t base, uint32_t fixed, Nodes<Expr> args,
                         Nodes<Keyword> keywords, uint32_t target) {
    ensure(base, header + 1);
    if (spread(args, keywords)) return arguments_spread(at, base, fixed, args, keywords, target);
    u_->next_temp = base + header + fixed;
    arguments(at, base, fixed, args, keywords, target, false);
}

// The window of a call whose result goes to `target`. `work` is a temporary that nothing needs but, perhaps,
// `value`.
uint32_t Compiler::window(uint32_t work) {
    uint32_t base = work + 1 == u_->next_temp ? work : u_->next_temp;
    ensure(base, header + 1);
    u_->next_temp = base + header;
    return base;
}

// `value`: the callable's register, or none when func is to be evaluated yet.
void Compiler::call_into(Call* e, uint32_t target, uint32_t value, uint32_t work) {
    Height height(u_);
    if (value == no_register && options_.natives) {
        auto* name = as<Name>(e->func);
        int32_t kernel = name ? find_kernel(name) : -1;
        if (kernel >= 0) return call_kernel(e, kernel, target, work);
    }
    uint32_t base = work + 1 == u_->next_temp ? work : u_->next_temp;
    u_->next_temp = base;
    uint32_t first = temps();
    if (auto* name = as<Name>(e->func); name && value == no_register && !(name->id == text("__debug__"))) {
        name_into(name->span, name->id, first, true);
    } else if (value == no_register) {
        into(e->func, first);
    } else {
        move(e->func->span, first, value);
    }
    u_->next_temp = base + header;
    ensure(base, header + 1);
    call_with(e->span, base, 0, e->args, e->keywords, target);
}

// value.attribute(…), with plain arguments.
void Compiler::method_call(Call* e, Attribute* attribute, uint32_t target, uint32_t value, uint32_t work) {
    Height height(u_);
    uint32_t base = window(work);
    emit(attribute_span(attribute->span, attribute), Opcode::GETMETHOD, base, value,
         name_of(mangled(attribute->attr)));
    u_->next_temp = base + header + 1;
    arguments(attribute_span(e->span, attribute), base, 1, e->args, e->keywords, target, true);
}

// Kernels of the prelude: no frame, no binding of arguments.
void Compiler::call_kernel(Call* e, int32_t kernel, uint32_t target, uint32_t work) {
    Height height(u_);
    uint32_t row = work + 1 == u_->next_temp ? work : u_->next_temp;
    u_->next_temp = row;
    ensure(row, 1);
    if (spread(e->args, e->keywords) || e->keywords.count != 0)
        return problem(e->span, "a kernel takes positional arguments only");
    for (Expr* arg : e->args) {
        uint32_t reg = temps();
        into(arg, reg);
    }
    emit(e->span, Opcode::KERNEL, row, static_cast<uint32_t>(kernel), target);
}

// Whether this is an attribute of a call of super, where that is the builtin and its arguments are known.
bool Compiler::super_call(const Attribute* attribute, Call*& call) {
    call = as<Call>(attribute->value);
    auto* name = call ? as<Name>(call->func) : nullptr;
    if (!name || !(name->id == text("super")) || call->keywords.count != 0) return false;
    Variable super = resolve(name->id);
    if (super.access != Access::global || super.dict_first || !is_function_unit()) return false;
    // Not a super that the module itself defines.
    if (Symbol* symbol = module_symbol(name->id); symbol && (symbol->flags & symbol_bound) != 0) return false;
    if (call->args.count == 2)
        return call->args[0]->kind != NodeKind::Starred && call->args[1]->kind != NodeKind::Starred;
    if (call->args.count != 0 || inlined_ || u_->arg_count == 0) return false;
    return cell_of(text("__class__")).access == Access::free;
}

void Compiler::super_operands(Call* call, uint32_t row) {
    name_into(call->func->span, text("super"), row);
    if (call->args.count == 2) {
        u_->next_temp = row + 1;
        temps();
        into(call->args[0], row + 1);
        temps();
        into(call->args[1], row + 2);
        return;
    }
    const Span& at = call->span;
    name_into(at, text("__class__"), row + 1);
    name_into(at, u_->scope->parameters[0]->name, row + 2);
}

void Compiler::super_attribute_into(Attribute* e, Call* super, uint32_t target) {
    Height height(u_);
    uint32_t row = row_base(target);
    u_->next_temp = row;
    ensure(row, 3);
    temps(3);
    super_operands(super, row);
    emit(attribute_span(e->span, e), Opcode::GETSUPER, target, row, name_of(mangled(e->attr)));
}

void Compiler::super_method(Call* e, Attribute* attribute, Call* super, uint32_t target, uint32_t work) {
    Height height(u_);
    uint32_t base = window(work);
    ensure(base, header + 4);
    u_->next_temp = base + header + 3;
    super_operands(super, base);
    Span at = attribute_span(attribute->span, attribute);
    emit(at, Opcode::GETSUPER, base, base, name_of(mangled(attribute->attr)), 1);
    u_->next_temp = base + header + 1;
    arguments(attribute_span(e->span, attribute), base, 1, e->args, e->keywords, target, true);
}

} // namespace natrix::compiler
