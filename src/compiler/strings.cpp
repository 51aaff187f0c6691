#include "compiler/compiler.h"
#include "objects/str.h"
#include "objects/tuple.h"

// f-strings and t-strings.
namespace natrix::compiler {

void Compiler::formatted_into(FormattedValue* e, uint32_t target, bool joined_later) {
    Height height(u_);
    uint32_t conversion = e->conversion > 0 ? static_cast<uint32_t>(e->conversion) : 0;
    uint32_t hint = is_temp(target) ? target : no_register;
    if (!e->format_spec) {
        uint32_t value = operand(e->value, hint);
        emit(e->span, Opcode::FORMAT, target, value, no_register, conversion | (joined_later ? for_join : 0));
        return;
    }
    uint32_t value = stable_operand(e->value, e->format_spec, hint);
    auto* joined = as<JoinedStr>(e->format_spec);
    bool constant = joined && joined->values.count == 1 && joined->values[0]->kind == NodeKind::Constant;
    if (conversion != 0 && !constant) {
        // The conversion comes before the specification is evaluated.
        uint32_t converted = hint != no_register ? hint : temps();
        emit(e->span, Opcode::FORMAT, converted, value, no_register, conversion);
        value = converted;
        conversion = 0;
    }
    uint32_t spec = operand(e->format_spec);
    emit(e->span, Opcode::FORMAT, target, value, spec, conversion);
}

void Compiler::joined_into(JoinedStr* e, uint32_t target) {
    if (e->values.count == 0) return load_constant(e->span, target, intern_text(text("")));
    if (e->values.count == 1) return into(e->values[0], target);
    // A row that is full becomes its first piece.
    constexpr uint32_t most = 200;
    Height height(u_);
    uint32_t row = row_base(target);
    u_->next_temp = row;
    uint32_t filled = 0;
    for (uint32_t i = 0; i < e->values.count && !failed(); i++) {
        if (filled == most) {
            emit(e->span, Opcode::JOIN, row, row, filled);
            filled = 1;
            u_->next_temp = row + 1;
        }
        uint32_t reg = temps();
        if (auto* field = as<FormattedValue>(e->values[i]))
            formatted_into(field, reg, true);
        else
            into(e->values[i], reg);
        filled++;
    }
    emit(e->span, Opcode::JOIN, target, row, filled);
}

// Strings and interpolations take turns, strings at both ends.
void Compiler::template_into(TemplateStr* e, uint32_t target) {
    Height height(u_);
    const Span& at = e->span;
    uint32_t count = 0, bytes = 0;
    for (Expr* piece : e->values) {
        if (piece->kind == NodeKind::Interpolation) count++;
        if (auto* constant = as<syntax::Constant>(piece)) bytes += constant->text.size;
    }
    auto* strings = arena_.array<Value>(count + 1);
    auto* joined = static_cast<char*>(arena_.take(bytes + 1, 1));
    if (!strings || !joined) return fail(Status::no_scratch);
    uint32_t n = 0, size = 0;
    auto flush = [&] {
        strings[n++] = checked(intern_utf8(cage_, joined, size));
        size = 0;
    };
    for (Expr* piece : e->values) {
        if (auto* constant = as<syntax::Constant>(piece)) {
            if (constant->text.size) std::memcpy(joined + size, constant->text.data, constant->text.size);
            size += constant->text.size;
        } else {
            flush();
        }
    }
    flush();
    Value tuple = checked(tuple_from(cage_, strings, n));
    if (failed()) return;
    uint32_t base = temps(6);
    uint32_t list = base + 5;
    load_constant(at, base + 4, tuple);
    emit(at, Opcode::LIST, list, list, 0);
    for (Expr* piece : e->values) {
        auto* field = as<Interpolation>(piece);
        if (!field || failed()) continue;
        Height inner(u_);
        uint32_t window = temps(4);
        load_prelude(field->span, window, PreludeFunction::make_interpolation);
        into(field->value, temps());
        Value expression;
        if (!constant_value(field->str, expression)) return;
        load_constant(field->span, temps(), expression);
        uint32_t conversion = temps();
        if (field->conversion > 0) {
            char letter = static_cast<char>(field->conversion);
            load_constant(field->span, conversion, checked(intern_utf8(cage_, &letter, 1)));
        } else {
            emit(field->span, Opcode::LOADNONE, conversion);
        }
        uint32_t spec = temps();
        if (field->format_spec) {
            into(field->format_spec, spec);
        } else {
            load_constant(field->span, spec, intern_text(text("")));
        }
        emit(field->span, Opcode::CALL, window, 4, window);
        emit(field->span, Opcode::LISTAPPEND, list, window);
    }
    emit(at, Opcode::LISTTOTUPLE, list, list);
    load_prelude(at, base, PreludeFunction::make_template);
    emit(at, Opcode::CALL, base, 2, target);
}

// "…%s…" % (…) with a tuple display and nothing but %s, %r and %a is as good as an f-string.
bool Compiler::percent_format(BinOp* e, uint32_t target) {
    auto* format = as<syntax::Constant>(e->left);
    auto* values = as<syntax::Tuple>(e->right);
    if (e->op != Operator::Mod || !format || format->value != ConstantKind::Str || !values) return false;
    if (values->elts.count > 60) return false;
    for (Expr* value : values->elts)
        if (value->kind == NodeKind::Starred) return false;
    Text source = format->text;
    uint32_t fields = 0, pieces = 0;
    for (uint32_t i = 0; i < source.size; i++) {
        if (source.data[i] != '%') continue;
        if (++i == source.size) return false;
        char letter = source.data[i];
        if (letter == '%') continue;
        if (letter != 's' && letter != 'r' && letter != 'a') return false;
        fields++;
    }
    if (fields != values->elts.count) return false;
    auto* literal_text = static_cast<char*>(arena_.take(source.size + 1, 1));
    if (!literal_text) {
        fail(Status::no_scratch);
        return true;
    }
    Height height(u_);
    uint32_t row = row_base(target);
    u_->next_temp = row;
    uint32_t size = 0, field = 0;
    auto flush = [&] {
        if (size == 0) return;
        load_constant(format->span, temps(), checked(intern_utf8(cage_, literal_text, size)));
        pieces++;
        size = 0;
    };
    ensure(row, 1);
    for (uint32_t i = 0; i < source.size && !failed(); i++) {
        char c = source.data[i];
        if (c != '%') {
            literal_text[size++] = c;
            continue;
        }
        c = source.data[++i];
        if (c == '%') {
            literal_text[size++] = c;
            continue;
        }
        flush();
        uint32_t reg = temps();
        Expr* value = values->elts[field++];
        // %s is str(), which format() with no specification need not be: the conversion is kept.
        uint32_t source_reg = operand(value, reg);
        emit(value->span, Opcode::FORMAT, reg, source_reg, no_register,
             static_cast<unsigned char>(c) | for_join);
        pieces++;
    }
    flush();
    if (failed()) return true;
    if (pieces == 0) {
        load_constant(e->span, target, intern_text(text("")));
    } else {
        emit(e->span, Opcode::JOIN, target, row, pieces);
    }
    return true;
}

} // namespace natrix::compiler
