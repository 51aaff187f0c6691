#include "objects/code.h"
#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "vm/flow.h"

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
        return function->defaults.is_bound() && !function->defaults.is_none()
                   ? vm.as<Tuple>(function->defaults)->length
                   : 0;
    }
    Value parameter_name(uint32_t i) { return vm.as<Tuple>(code->local_names)->items()[i]; }
    Piece name() { return str_piece(vm, function->qualname); }
    // Whether this is a builtin class' constructor, whose errors name the class.
    [[nodiscard]] bool is_constructor() {
        return function->name == vm.name(KnownName::new_) || function->name == vm.name(KnownName::init);
    }
    // "list" of "list.__new__".
    Piece class_name() {
        TextView text = text_of(vm, function->qualname);
        uint32_t end = text.length;
        while (end > 0 && text[end - 1] != '.') end--;
        return Piece(text.slice(0, end > 0 ? end - 1 : text.length));
    }
    template<class... Pieces> bool fail(const char* format, Pieces... pieces) {
        answer = raise(vm, KnownType::TypeError, format, pieces...);
        return false;
    }

    bool bind();
    bool bind_keywords(Dict* rest);
    bool fill_defaults();
    bool too_many();
    bool missing(uint32_t from, uint32_t to, const char* what);
    bool builtin_count();
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
    if (surplus && function->builtin != 0) return too_many();
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
            if (window[at].is_bound()) {
                if (function->builtin != 0 && at < positional)
                    return fail("argument for {}() given by name ('{}') and position ({})", name(),
                                str_piece(vm, keyword), at + 1);
                return fail("{}() got multiple values for argument '{}'", name(), str_piece(vm, keyword));
            }
            window[at] = value;
            continue;
        }
        if (!rest) {
            for (uint32_t j = 0; j < code->positional_only; j++)
                if (str_equal(vm, parameter_name(j), keyword)) return positional_only_as_keyword();
            if (function->builtin != 0 && parameters() == code->positional_only)
                return fail("{}() takes no keyword arguments", name());
            return fail("{}() got an unexpected keyword argument '{}'", name(), str_piece(vm, keyword));
        }
        if (!dict_set_str(vm, rest, keyword, value)) {
            answer = Value::reserve();
            return false;
        }
    }
    return true;
}

bool Binder::positional_only_as_keyword() {
    if (function->builtin != 0 && parameters() == code->positional_only)
        return fail("{}() takes no keyword arguments", name());
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
        if (window[i].is_unbound()) window[i] = vm.as<Tuple>(function->defaults)->items()[i - required];
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
    if (function->builtin != 0) return builtin_count();
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
    if (function->builtin != 0) return builtin_count();
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

// Wrong counts for builtins, in the words of CPython's argument parsers. A method's `self` is not counted.
bool Binder::builtin_count() {
    bool constructor = is_constructor();
    uint32_t self = function->owner.is_bound() || constructor ? 1 : 0;
    uint32_t most = code->arg_count - self;
    uint32_t least = code->arg_count - defaults() - self;
    uint32_t given_count = positional >= self ? positional - self : 0;
    bool clinic_keywords = code->positional_only < parameters();
    Value name = clinic_keywords || most <= 1 ? function->qualname : function->name;
    Piece text = constructor ? class_name() : str_piece(vm, name);
    bool slot = !constructor && function->Object::type == vm.type(KnownType::wrapper_descriptor).offset();
    if (slot && positional != 0) {
        uint32_t bound = given_count < least ? least : most;
        return fail("expected {}{} argument{}, got {}",
                    least == most         ? ""
                    : given_count < least ? "at least "
                                          : "at most ",
                    bound, bound == 1 ? "" : "s", given_count);
    }
    if (constructor && positional == 0)
        return fail("{}(): not enough arguments", str_piece(vm, function->qualname));
    if (self != 0 && positional == 0) {
        return fail("unbound method {}() needs an argument", str_piece(vm, function->qualname));
    }
    if (clinic_keywords) {
        if (!constructor) text = str_piece(vm, function->name);
        if (positional > code->arg_count) {
            uint32_t all = most + code->keyword_only;
            if (code->keyword_only != 0)
                return fail("{}() takes {} {} positional argument{} ({} given)", text,
                            least == most ? "exactly" : "at most", most, most == 1 ? "" : "s", given_count);
            return fail("{}() takes at most {} argument{} ({} given)", text, all, all == 1 ? "" : "s",
                        given_count + named);
        }
        for (uint32_t i = 0; i < code->arg_count; i++)
            if (window[i].is_unbound())
                return fail("{}() missing required argument '{}' (pos {})", text,
                            str_piece(vm, parameter_name(i)), i + 1 - self);
        return fail("{}() missing a required keyword argument", text);
    }
    if (most == 0) return fail("{}() takes no arguments ({} given)", text, given_count);
    if (most == 1 && least == 1) return fail("{}() takes exactly one argument ({} given)", text, given_count);
    if (!constructor) text = str_piece(vm, function->name);
    bool few = given_count < least;
    uint32_t bound = few ? least : most;
    return fail("{} expected {}{} argument{}, got {}", text,
                least == most ? ""
                : few         ? "at least "
                              : "at most ",
                bound, bound == 1 ? "" : "s", given_count);
}

} // namespace

bool bind_arguments(Vm& vm, Function* function, Value* window, uint32_t count, Value keywords,
                    Value& answer) {
    auto* code = vm.as<Code>(function->code);
    uint32_t named = keywords.is_bound() ? vm.as<Tuple>(keywords)->length : 0;
    // The commonest case besides exact calls: only defaults are missing.
    if (named == 0 && code->keyword_only == 0 && count < code->arg_count &&
        (code->flags & (code_flag::varargs | code_flag::varkeywords)) == 0 && function->defaults.is_bound() &&
        !function->defaults.is_none()) {
        auto* defaults = vm.as<Tuple>(function->defaults);
        if (count + defaults->length >= code->arg_count) {
            uint32_t first = code->arg_count - defaults->length;
            for (uint32_t i = count; i < code->arg_count; i++) window[i] = defaults->items()[i - first];
            return true;
        }
    }
    Value* copies = window + function->registers + 4;
    std::memmove(static_cast<void*>(copies), window, size_t{count} * 8);
    Binder binder{vm, function, code, window, count - named, named, keywords, copies, {}};
    if (binder.bind()) return true;
    answer = binder.answer;
    return false;
}

} // namespace natrix
