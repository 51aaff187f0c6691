#include <algorithm>

#include "objects/code.h"
#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "vm/binding_errors.h"
#include "vm/direct_calls.h"

namespace natrix {
namespace {

struct Binder {
    Vm& vm;
    Function* function;
    Code* code;
    Value* window;
    uint32_t positional = 0; // given
    uint32_t named = 0;
    Value keywords;
    const Value* given = nullptr; // copies of all arguments, out of the window's way
    Value answer;

    [[nodiscard]] uint32_t parameters() const { return uint32_t{code->arg_count} + code->keyword_only; }
    [[nodiscard]] bool has_varargs() const { return (code->flags & code_flag::varargs) != 0; }
    [[nodiscard]] bool has_varkeywords() const { return (code->flags & code_flag::varkeywords) != 0; }
    [[nodiscard]] uint32_t defaults() const {
        return vm.is<Tuple>(function->defaults)
                   ? std::min<uint32_t>(vm.as<Tuple>(function->defaults)->length, code->arg_count)
                   : 0;
    }
    // Of parameter number `i`. (There may be more defaults than parameters; the last ones count.)
    [[nodiscard]] Value default_of(uint32_t i) const {
        auto* tuple = vm.as<Tuple>(function->defaults);
        return tuple->items()[tuple->length - code->arg_count + i];
    }
    Value parameter_name(uint32_t i) { return vm.as<Tuple>(code->local_names)->items()[i]; }
    Piece name() { return str_piece(vm, function->qualname); }
    template<class... Pieces> bool fail(const char* format, Pieces... pieces) {
        answer = raise(vm, KnownType::TypeError, format, pieces...);
        return false;
    }

    bool bind();
    bool bind_keywords(Dict* rest);
    bool fill_defaults();
    bool too_many();
    bool missing(uint32_t from, uint32_t to, const char* what);
    bool positional_only_as_keyword();
};

bool Binder::bind() {
    uint32_t total = parameters() + has_varargs() + has_varkeywords();
    // What varargs and varkeywords receive is made first: nothing is bound yet when memory is short.
    Value rest = vm.empty_tuple;
    if (has_varargs() && positional > code->arg_count) {
        rest = tuple_from(vm, given + code->arg_count, positional - code->arg_count);
        if (rest.is_signal()) {
            answer = rest;
            return false;
        }
    }
    Dict* rest_keywords = nullptr;
    if (has_varkeywords()) {
        rest_keywords = make_dict(vm, named);
        if (!rest_keywords) {
            answer = Value::reserve();
            return false;
        }
    }
    bool surplus = positional > code->arg_count && !has_varargs();
    for (uint32_t i = 0; i < total; i++) window[i] = Value();
    uint32_t direct = positional < code->arg_count ? positional : code->arg_count;
    for (uint32_t i = 0; i < direct; i++) window[i] = given[i];
    if (has_varargs()) window[parameters()] = rest;
    if (rest_keywords) window[parameters() + has_varargs()] = vm.ref(rest_keywords);
    if (named != 0 && !bind_keywords(rest_keywords)) return false;
    return surplus ? too_many() : fill_defaults();
}

bool Binder::bind_keywords(Dict* rest) {
    for (uint32_t i = 0; i < named; i++) {
        Value keyword = vm.as<Tuple>(keywords)->items()[i];
        Value value = given[positional + i];
        uint32_t at = code->positional_only;
        while (at < parameters() && !str_equal(vm, parameter_name(at), keyword)) at++;
        if (at < parameters()) {
            if (window[at].is_bound())
                return fail("{}() got multiple values for argument '{}'", name(), str_piece(vm, keyword));
            window[at] = value;
            continue;
        }
        if (!rest) {
            for (uint32_t j = 0; j < code->positional_only; j++)
                if (str_equal(vm, parameter_name(j), keyword)) return positional_only_as_keyword();
            answer = raise_unexpected_keyword(vm, function, name(), keyword);
            return false;
        }
        if (!dict_set_str(vm, rest, keyword, value)) {
            answer = Value::reserve();
            return false;
        }
    }
    return true;
}

bool Binder::positional_only_as_keyword() {
    Value text = vm.name(KnownName::empty);
    for (uint32_t i = 0; i < named; i++) {
        Value keyword = vm.as<Tuple>(keywords)->items()[i];
        for (uint32_t j = 0; j < code->positional_only; j++) {
            if (!str_equal(vm, parameter_name(j), keyword)) continue;
            bool first = str_length(vm, text) == 0;
            text = format_text(vm, "{}{}{}", str_piece(vm, text), first ? "" : ", ", str_piece(vm, keyword));
            if (text.is_signal()) {
                answer = text;
                return false;
            }
        }
    }
    return fail("{}() got some positional-only arguments passed as keyword arguments: '{}'", name(),
                str_piece(vm, text));
}

bool Binder::fill_defaults() {
    uint32_t default_count = defaults();
    uint32_t required = code->arg_count - default_count;
    for (uint32_t i = 0; i < required; i++)
        if (window[i].is_unbound()) return missing(0, required, "positional");
    for (uint32_t i = required; i < code->arg_count; i++)
        if (window[i].is_unbound()) window[i] = default_of(i);
    for (uint32_t i = code->arg_count; i < parameters(); i++) {
        if (window[i].is_bound()) continue;
        if (function->kwdefaults.is_bound() && vm.is<Dict>(function->kwdefaults))
            window[i] = dict_get_str(vm, vm.as<Dict>(function->kwdefaults), parameter_name(i));
        if (window[i].is_unbound()) {
            for (uint32_t j = i + 1; j < parameters(); j++)
                if (window[j].is_unbound() && function->kwdefaults.is_bound() &&
                    vm.is<Dict>(function->kwdefaults))
                    window[j] = dict_get_str(vm, vm.as<Dict>(function->kwdefaults), parameter_name(j));
            return missing(code->arg_count, parameters(), "keyword-only");
        }
    }
    return true;
}

bool Binder::missing(uint32_t from, uint32_t to, const char* what) {
    uint32_t count = 0;
    for (uint32_t i = from; i < to; i++) count += window[i].is_unbound();
    Value names = vm.name(KnownName::empty);
    uint32_t at = 0;
    for (uint32_t i = from; i < to; i++) {
        if (window[i].is_bound()) continue;
        at++;
        const char* before = at == 1 ? "" : at < count ? ", " : count == 2 ? " and " : ", and ";
        names = format_text(vm, "{}{}'{}'", str_piece(vm, names), before, str_piece(vm, parameter_name(i)));
        if (names.is_signal()) {
            answer = names;
            return false;
        }
    }
    return fail("{}() missing {} required {} argument{}: {}", name(), count, what, count == 1 ? "" : "s",
                str_piece(vm, names));
}

bool Binder::too_many() {
    uint32_t default_count = defaults(), takes = code->arg_count;
    uint32_t keyword_only_given = 0;
    for (uint32_t i = 0; i < named; i++)
        for (uint32_t j = code->arg_count; j < parameters(); j++)
            keyword_only_given += str_equal(vm, parameter_name(j), vm.as<Tuple>(keywords)->items()[i]);
    Value signature =
        default_count != 0
            ? format_text(vm, "from {} to {} positional arguments", takes - default_count, takes)
            : format_text(vm, "{} positional argument{}", takes, takes == 1 ? "" : "s");
    Value received;
    if (keyword_only_given != 0)
        received =
            format_text(vm, "{} positional argument{} (and {} keyword-only argument{}) were", positional,
                        positional == 1 ? "" : "s", keyword_only_given, keyword_only_given == 1 ? "" : "s");
    else
        received = format_text(vm, "{} {}", positional, positional == 1 ? "was" : "were");
    if (signature.is_signal() || received.is_signal()) {
        answer = Value::reserve();
        return false;
    }
    return fail("{}() takes {} but {} given", name(), str_piece(vm, signature), str_piece(vm, received));
}

} // namespace

bool bind_arguments(Vm& vm, Function* function, Value* window, uint32_t count, Value keywords,
                    Value& answer) {
    auto* code = vm.as<Code>(function->code);
    uint32_t named = keywords.is_bound() ? vm.as<Tuple>(keywords)->length : 0;
    if (named == 0 && takes_plainly(function, count)) {
        fill_defaults(vm, function, window, count);
        return true;
    }
    Given given{window, count - named};
    if (named != 0) {
        given.values = window + given.count;
        given.names = vm.as<Tuple>(keywords)->items();
        given.named = named;
    }
    if (bind_directly(vm, function, given, window)) return true;
    Value* copies = window + function->registers + 4;
    std::memmove(static_cast<void*>(copies), window, size_t{count} * 8);
    Binder binder{vm, function, code, window, count - named, named, keywords, copies, {}};
    if (binder.bind()) return true;
    answer = binder.answer;
    if (answer == Value::raised() && function->builtin != 0)
        answer = raise_builtin_binding(vm, {function, copies, count - named, keywords});
    return false;
}

} // namespace natrix
