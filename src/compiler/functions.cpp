#include "compiler/compiler.h"
#include "objects/code.h"
#include "objects/str.h"
#include "objects/tuple.h"

namespace natrix::compiler {

uint32_t Compiler::first_line_of(Stmt* node, Nodes<Expr> decorators) {
    return decorators.empty() ? node->span.lineno : decorators[0]->span.lineno;
}

// @native and @kernel of the prelude say something to the compiler; they are no calls.
bool Compiler::is_mark(Expr* decorator, Text name) {
    auto* mark = as<Name>(decorator);
    return options_.natives && mark && mark->id == name;
}

int32_t Compiler::find_kernel(Name* name) {
    Variable variable = resolve(name->id);
    if (variable.access != Access::global && variable.access != Access::name) return -1;
    // What the file itself defines under the name of a kernel is meant.
    Unit* module = u_;
    while (module->outer) module = module->outer;
    syntax::Symbol* own = module->scope->find(name->id);
    if (own && (own->flags & syntax::symbol_bound) != 0) return -1;
    return options_.natives->find(name->id.data, name->id.size, true);
}

bool Compiler::docstring(Nodes<Stmt>& body_, Text& doc) {
    auto* first = body_.empty() ? nullptr : as<Expr_>(body_[0]);
    auto* constant = first ? as<syntax::Constant>(first->value) : nullptr;
    if (!constant || constant->value != ConstantKind::Str) return false;
    body_.items++;
    body_.count--;
    doc = constant->text;
    return options_.optimize < 2;
}

// Tabs become spaces, and the indentation that all lines but the first have in common goes.
Value Compiler::cleaned_doc(Text doc) {
    uint64_t size = 0;
    for (int pass = 0;; pass++) {
        // The first pass measures the text with tabs expanded.
        static_assert(sizeof(size) == 8);
        char* expanded = nullptr;
        if (pass == 1) {
            if (charge(static_cast<uint32_t>(size / 64) + 1)) return Value::none();
            expanded = static_cast<char*>(arena_.take(size + 1, 1));
            if (!expanded) return fail(Status::no_scratch), Value::none();
        }
        uint64_t at = 0;
        uint32_t column = 0;
        for (uint32_t i = 0; i < doc.size; i++) {
            char c = doc.data[i];
            if (c == '\t') {
                uint32_t spaces = 8 - column % 8;
                column += spaces;
                for (; spaces > 0; spaces--, at++)
                    if (expanded) expanded[at] = ' ';
                continue;
            }
            if (c == '\n' || c == '\r') {
                column = 0;
            } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
                column++;
            }
            if (expanded) expanded[at] = c;
            at++;
        }
        size = at;
        if (!expanded) continue;

        const char *p = expanded, *end = expanded + size;
        auto next_line = [&] {
            while (p < end && *p++ != '\n') {
            }
        };
        next_line();
        uint64_t margin = UINT64_MAX;
        while (p < end) {
            const char* start = p;
            while (p < end && *p == ' ') p++;
            auto indent = static_cast<uint64_t>(p - start);
            if (p < end && *p != '\n' && indent < margin) margin = indent;
            next_line();
        }
        if (margin == UINT64_MAX) margin = 0;
        char* out = expanded;
        p = expanded;
        while (p < end && *p == ' ') p++;
        while (p < end) {
            // The rest of this line, then the margin of the next one.
            while (p < end) {
                char c = *out++ = *p++;
                if (c == '\n') break;
            }
            for (uint64_t i = 0; i < margin && p < end && *p == ' '; i++) p++;
        }
        return checked(str_from_utf8(cage_, expanded, static_cast<size_t>(out - expanded)));
    }
}

void Compiler::declare_arguments(const Arguments* args) {
    u_->arg_count = args->posonlyargs.count + args->args.count;
    u_->positional_only = args->posonlyargs.count;
    u_->keyword_only = args->kwonlyargs.count;
    if (u_->scope->parameters.count > 60000) problem({}, "too many parameters");
}

Value Compiler::function_code(const FunctionParts& f, uint32_t first_line, int32_t native) {
    if (!open_unit(UnitKind::function, f.scope, f.name, first_line)) return {};
    declare_arguments(f.args);
    u_->native = static_cast<uint32_t>(native + 1);
    prologue((u_->flags & code_flag::any_generator) != 0);
    Nodes<Stmt> statements = f.body;
    Text doc;
    if (docstring(statements, doc)) {
        u_->doc = cleaned_doc(doc);
        u_->flags |= code_flag::has_docstring;
    }
    body(statements);
    emit({}, Opcode::RETURNNONE);
    return close_unit();
}

uint32_t Compiler::positional_defaults(const Arguments* args, const Span& at, uint32_t target) {
    if (args->defaults.empty()) return 0;
    Value value;
    if (constant_items(args->defaults, false, value)) {
        load_constant(at, target, value);
    } else if (args->defaults.count <= 200) {
        Height height(u_);
        uint32_t row = u_->next_temp;
        evaluate_row(args->defaults, 0, args->defaults.count, row);
        emit(at, Opcode::TUPLE, target, row, args->defaults.count);
    } else {
        Height height(u_);
        uint32_t list = temps();
        emit(at, Opcode::LIST, list, list, 0);
        for (Expr* value_ : args->defaults) {
            Height inner(u_);
            emit(at, Opcode::LISTAPPEND, list, operand(value_));
        }
        emit(at, Opcode::LISTTOTUPLE, target, list);
    }
    return 1;
}

uint32_t Compiler::keyword_defaults(const Arguments* args, const Span& at, uint32_t target) {
    bool any = false;
    for (Expr* value : args->kw_defaults) any = any || value;
    if (!any) return 0;
    Height height(u_);
    uint32_t row = u_->next_temp, pairs = 0;
    bool begun = false;
    auto flush = [&] {
        ensure(row, 1);
        emit(at, Opcode::DICT, target, row, pairs);
        u_->next_temp = row;
        begun = true;
    };
    for (uint32_t i = 0; i < args->kw_defaults.count && !failed(); i++) {
        if (!args->kw_defaults[i]) continue;
        uint32_t key = temps();
        load_constant(at, key, intern_text(mangled(args->kwonlyargs[i]->arg)));
        uint32_t value = temps();
        into(args->kw_defaults[i], value);
        if (begun) {
            emit(at, Opcode::DICTSET, target, key, value);
            u_->next_temp = row;
        } else if (++pairs == 100) {
            flush();
        }
    }
    if (!begun) flush();
    return 2;
}

bool Compiler::closure_into(const Span& at, Scope* scope, uint32_t target) {
    if (scope->frees.empty() || failed()) return false;
    Height height(u_);
    uint32_t row = u_->next_temp;
    for (Symbol* free : scope->frees) {
        uint32_t reg = no_register;
        for (Inlined* inlined = inlined_; inlined && reg == no_register; inlined = inlined->outer) {
            Symbol* symbol = inlined->scope->find_mangled(free->name);
            if (symbol && symbol->binding == symbol && symbol->resolution == Resolution::Cell)
                reg = symbol->slot;
        }
        if (reg == no_register) {
            Symbol* symbol = cell_symbol(free->name);
            if (symbol) reg = symbol->slot;
        }
        if (reg == no_register) {
            problem({}, "no cell for the free variable ", free->name);
            return false;
        }
        move(at, temps(), reg);
    }
    emit(at, Opcode::TUPLE, target, row, scope->frees.count);
    return true;
}

void Compiler::make_function(const Span& at, uint32_t target, Value code, Scope* scope, uint32_t row,
                             uint32_t flags) {
    if (failed()) return;
    Height height(u_);
    if (!scope->frees.empty() && flags == 0) row = temps(4);
    if (closure_into(at, scope, row + 3)) flags |= 8;
    uint32_t constant = constant_index(code);
    Op* op = emit(at, Opcode::MAKEFUNCTION, target, flags != 0 ? row : 0, 0, flags);
    if (op) op->follow = constant;
}

// R[row] and R[row+1] hold the defaults that `flags` tells of.
void Compiler::function_object(const FunctionParts& f, uint32_t first_line, int32_t native, uint32_t row,
                               uint32_t flags, uint32_t target) {
    if (annotate_function(f, row + 2)) flags |= 4;
    Value code = function_code(f, first_line, native);
    make_function(f.node->span, target, code, f.scope, row, flags);
}

// The windows of decorators' calls stand in one another: the result of each is the argument of the one
// before.
void Compiler::decorate(Nodes<Expr> decorators, uint32_t base, uint32_t result) {
    for (uint32_t i = decorators.count; i-- > 0 && !failed();)
        emit(decorators[i]->span, Opcode::CALL, base + 4 * i, 1, i == 0 ? result : base + 4 * i);
}

void Compiler::function_statement(const FunctionParts& original) {
    FunctionParts f = original;
    Height height(u_);
    const Span& at = f.node->span;
    uint32_t first_line = first_line_of(f.node, f.decorators);
    int32_t native = -1;
    if (options_.natives) {
        // Marks stand first.
        while (!f.decorators.empty()) {
            bool is_native = is_mark(f.decorators[0], text("native"));
            bool is_kernel = is_mark(f.decorators[0], text("kernel"));
            if (!is_native && !is_kernel) break;
            Text name = is_kernel ? f.name : native_name(f.name);
            if (failed()) return;
            native = options_.natives->find(name.data, name.size, is_kernel);
            if (native < 0) return problem(at, is_kernel ? "no such kernel: " : "no such native: ", name);
            if (is_kernel) return;
            f.decorators.items++;
            f.decorators.count--;
        }
    }
    if (uint64_t{f.decorators.count} * 4 > 50000) return problem(at, "too many decorators");
    uint32_t base = u_->next_temp;
    for (Expr* decorator : f.decorators) {
        uint32_t reg = temps(4);
        u_->next_temp = reg + 1;
        into(decorator, reg);
        u_->next_temp = reg + 4;
    }
    uint32_t named = name_target(f.name);
    uint32_t result = named != no_register ? named : base;
    if (f.decorators.empty() && named == no_register) result = temps();
    uint32_t made = f.decorators.empty() ? result : temps();
    if (f.type_params.empty()) {
        Height inner(u_);
        uint32_t row = temps(4);
        uint32_t flags = positional_defaults(f.args, at, row);
        flags |= keyword_defaults(f.args, at, row + 1);
        function_object(f, first_line, native, row, flags, made);
    } else {
        generic_function(f, first_line, native, made);
    }
    decorate(f.decorators, base, result);
    if (named == no_register) store_name(at, f.name, result);
}

// def f[T](…): a function around it holds the type parameters; it is called at once, with the defaults.
void Compiler::generic_function(const FunctionParts& f, uint32_t first_line, int32_t native,
                                uint32_t target) {
    const Span& at = f.node->span;
    Height height(u_);
    uint32_t base = temps(4);
    uint32_t count = 0;
    uint32_t defaults = temps();
    uint32_t flags = positional_defaults(f.args, at, defaults);
    if (flags != 0) {
        extra_names_[count++] = text(".defaults");
    } else {
        u_->next_temp = defaults;
    }
    uint32_t keyword = temps();
    if (keyword_defaults(f.args, at, keyword) != 0) {
        flags |= 2;
        extra_names_[count++] = text(".kwdefaults");
    } else {
        u_->next_temp = keyword;
    }
    ensure(base, 5 + count);
    extra_parameters_ = count;
    if (!open_unit(UnitKind::annotations, f.type_scope, generic_name(f.name), first_line)) return;
    u_->arg_count = count;
    prologue(false);
    uint32_t window = temps(6);
    load_prelude(at, window, PreludeFunction::set_type_params);
    type_parameters(f.type_params, at, window + 5);
    uint32_t row = temps(4);
    // The extra parameters are the first registers.
    if ((flags & 1) != 0) move(at, row, 0);
    if ((flags & 2) != 0) move(at, row + 1, count - 1);
    function_object(f, first_line, native, row, flags, window + 4);
    emit(at, Opcode::CALL, window, 2, window);
    emit(at, Opcode::RETURN, window);
    Value code = close_unit();
    make_function(at, base, code, f.type_scope, 0, 0);
    emit(at, Opcode::CALL, base, count, target);
}

Text Compiler::generic_name(Text name) {
    TextBuilder builder;
    builder.add("<generic parameters of ").add(name).add('>');
    Text result = builder.finish(arena_);
    if (!result.present()) {
        fail(Status::no_scratch);
        return name;
    }
    return result;
}

void Compiler::lambda_into(Lambda* e, uint32_t target) {
    Height height(u_);
    uint32_t row = temps(4);
    uint32_t flags = positional_defaults(e->args, e->span, row);
    flags |= keyword_defaults(e->args, e->span, row + 1);
    if (!open_unit(UnitKind::lambda, e->scope, text("<lambda>"), e->span.lineno)) return;
    declare_arguments(e->args);
    prologue((u_->flags & code_flag::any_generator) != 0);
    {
        Height inner(u_);
        uint32_t value = operand(e->body);
        emit(e->body->span, Opcode::RETURN, value);
    }
    Value code = close_unit();
    make_function(e->span, target, code, e->scope, row, flags);
}

} // namespace natrix::compiler
