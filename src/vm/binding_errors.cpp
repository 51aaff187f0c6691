#include "vm/binding_errors.h"

#include <cstring>

#include "objects/code.h"
#include "objects/errors.h"
#include "objects/function.h"
#include "objects/str.h"
#include "objects/suggestion.h"
#include "objects/tuple.h"
#include "objects/type.h"

// CPython's builtins read their arguments with a handful of parsers, each with words of its own. Which one a
// builtin has follows from what it is and from its parameters; the few that go their own way stand in a
// table.
namespace natrix {
namespace {

enum class Own : uint8_t {
    nothing,
    plain_count,   // counts positional arguments by themselves when its class is called without keywords
    count_only,    // reads positional arguments by themselves; keywords are another function's
    keyword_count, // counts the keyword arguments beside its *args
    get_words,     // a slot that names itself in counts
    one_or_two,    // a slot that takes "1 or 2 arguments"
};

struct OwnWords {
    const char* name; // the qualified name, or of a slot its name
    Own own;
    const char* counts_as = nullptr;   // the name in counts
    const char* keywords_as = nullptr; // the name when a keyword is not expected
};

constexpr OwnWords own_words[] = {
    {"int.__new__", Own::plain_count},
    {"str.__new__", Own::plain_count},
    {"sorted", Own::count_only, "sorted", "sort"},
    {"super.__init__", Own::count_only, "super()"},
    {"max", Own::keyword_count},
    {"min", Own::keyword_count},
    {"__get__", Own::get_words},
    {"__set__", Own::get_words},
    {"__setattr__", Own::get_words},
    {"__setitem__", Own::get_words},
    {"__buffer__", Own::get_words},
    {"__release_buffer__", Own::get_words},
    {"__pow__", Own::one_or_two},
    {"__rpow__", Own::one_or_two},
};

const OwnWords& words_for(Cage& cage, Value name) {
    static constexpr OwnWords usual{"", Own::nothing};
    for (const OwnWords& words : own_words)
        if (str_equals(cage, name, words.name)) return words;
    return usual;
}

const char* plural(uint32_t count) { return count == 1 ? "" : "s"; }

class Complaint {
  public:
    Complaint(Vm& vm, const GivenArguments& given)
        : vm_(vm),
          given_(given),
          function_(given.function),
          code_(vm.as<Code>(function_->code)),
          named_(given.keywords.is_bound() ? vm.as<Tuple>(given.keywords)->length : 0) {
        init_ = function_->name == vm.name(KnownName::init);
        constructor_ = init_ || function_->name == vm.name(KnownName::new_);
        slot_ = function_->Object::type == vm.type(KnownType::wrapper_descriptor).offset();
        bool has_owner = function_->owner.is_bound() && function_->builtin < iterator_function;
        self_ = has_owner || constructor_ ? 1 : 0;
        uint32_t defaults = 0;
        if (function_->defaults.is_bound() && !function_->defaults.is_none())
            defaults = vm.as<Tuple>(function_->defaults)->length;
        most_ = code_->arg_count < self_ ? 0 : code_->arg_count - self_;
        least_ = most_ < defaults ? 0 : most_ - defaults;
        count_ = given.positional < self_ ? 0 : given.positional - self_;
        first_named_ = code_->positional_only < self_ ? self_ : code_->positional_only;
    }

    Value raise() {
        if (function_->receiver != 0) {
            if (given_.positional == 0) {
                if (slot_) return fail("descriptor '{}' of '{}' object needs an argument", bare(), owner());
                return fail("unbound method {}() needs an argument", qualified());
            }
            if (!is_subtype(vm_, class_of(vm_, given_.values[0]), function_->owner))
                return raise_wrong_receiver(vm_, function_, given_.values[0]);
        } else if (constructor_ && given_.positional == 0) {
            return fail("{}(): not enough arguments", qualified());
        }
        if (slot_ && !init_) return slot();
        bool by_name = first_named_ < parameters();
        Own own = words_for(vm_, function_->qualname).own;
        if (own == Own::keyword_count && given_.positional == 0)
            return fail("{} expected at least 1 argument, got 0", bare());
        if (own == Own::keyword_count && named_ > parameters() - first_named_)
            return fail("{}() takes at most {} keyword argument{} ({} given)", reader(), code_->keyword_only,
                        plural(code_->keyword_only), named_);
        if (own == Own::plain_count && named_ == 0 && is_builtin_class(given_.values[0])) return unpack();
        if (own == Own::count_only && (count_ < least_ || count_ > most_)) return unpack();
        return by_name ? by_names() : by_position();
    }

  private:
    Vm& vm_;
    const GivenArguments& given_;
    Function* function_;
    Code* code_;
    uint32_t named_, self_, most_, least_, count_;
    uint32_t first_named_; // of the parameters, those from here on can be named
    bool constructor_, slot_, init_;

    template<class... Pieces> Value fail(const char* format, Pieces... pieces) {
        return natrix::raise(vm_, KnownType::TypeError, format, pieces...);
    }
    [[nodiscard]] uint32_t parameters() const { return uint32_t{code_->arg_count} + code_->keyword_only; }
    [[nodiscard]] bool has_varargs() const { return (code_->flags & code_flag::varargs) != 0; }
    [[nodiscard]] Value parameter(uint32_t i) { return vm_.as<Tuple>(code_->local_names)->items()[i]; }
    [[nodiscard]] Value keyword(uint32_t i) { return vm_.as<Tuple>(given_.keywords)->items()[i]; }
    Piece bare() { return str_piece(vm_, function_->name); }
    Piece qualified() { return str_piece(vm_, function_->qualname); }
    Piece owner() { return name_of_type(vm_, function_->owner); }
    bool is_builtin_class(Value cls) {
        return vm_.is<Type>(cls) &&
               (vm_.as<Type>(cls)->flags & (type_flag::heap | type_flag::immutable)) != type_flag::heap;
    }
    // "list" of "list.__new__".
    Piece class_name() {
        TextView text = text_of(vm_, function_->qualname);
        uint32_t end = text.length;
        while (end > 0 && text[end - 1] != '.') end--;
        return Piece(text.slice(0, end > 0 ? end - 1 : text.length));
    }
    // Who counts arguments: a class, or a function by its bare name.
    Piece reader() { return constructor_ ? class_name() : bare(); }

    Value slot() {
        if (named_ != 0) return fail("wrapper {}() takes no keyword arguments", bare());
        Own own = words_for(vm_, function_->name).own;
        if (own == Own::one_or_two) return fail("expected 1 or 2 arguments, got {}", count_);
        if (own == Own::get_words) return unpack();
        return fail("expected {} argument{}, got {}", most_, plural(most_), count_);
    }

    // "name expected 2 arguments, got 1"
    Value unpack() {
        bool few = count_ < least_;
        uint32_t bound = few ? least_ : most_;
        const char* how = least_ == most_ ? "" : few ? "at least " : "at most ";
        const char* other = words_for(vm_, function_->qualname).counts_as;
        return fail("{} expected {}{} argument{}, got {}", other ? Piece(other) : reader(), how, bound,
                    plural(bound), count_);
    }

    // Parameters that have no names for the caller.
    Value by_position() {
        Value name = function_->qualname;
        if (constructor_ && most_ == 0 && !has_varargs()) return fail("{} takes no arguments", reader());
        if (constructor_ || (named_ == 0 && most_ > 1)) {
            if (named_ != 0) return fail("{}() takes no keyword arguments", reader());
            return unpack();
        }
        // The method of a class object, and a class method, are named by that class.
        if (self_ != 0 && given_.positional != 0 && vm_.is<Type>(given_.values[0])) {
            name =
                format_text(vm_, "{}.{}", str_piece(vm_, vm_.as<Type>(given_.values[0])->qualname), bare());
            if (name.is_signal()) return name;
        }
        // A function of a module is named with it.
        Value module = function_->module;
        if (self_ == 0 && is_str(vm_, module) && module != vm_.name(KnownName::builtins_module)) {
            name = format_text(vm_, "{}.{}", str_piece(vm_, module), qualified());
            if (name.is_signal()) return name;
        }
        Piece text = str_piece(vm_, name);
        if (named_ != 0) return fail("{}() takes no keyword arguments", text);
        if (most_ == 0) return fail("{}() takes no arguments ({} given)", text, count_);
        if (least_ == 1) return fail("{}() takes exactly one argument ({} given)", text, count_);
        return unpack();
    }

    // Whether argument `i`, after self, has come by position or by name.
    bool is_given(uint32_t i) {
        if (i < count_) return true;
        if (i + self_ < first_named_) return false;
        for (uint32_t j = 0; j < named_; j++)
            if (str_equal(vm_, keyword(j), parameter(i + self_))) return true;
        return false;
    }

    Value by_names() {
        uint32_t all = most_ + code_->keyword_only, positional = has_varargs() ? 0 : count_;
        if (!has_varargs()) {
            if (positional + named_ > all)
                return fail("{}() takes at most {} {}argument{} ({} given)", reader(), all,
                            positional == 0 ? "keyword " : "", plural(all), positional + named_);
            if (positional > most_) {
                if (most_ == 0) return fail("{}() takes no positional arguments", reader());
                return fail("{}() takes {} {} positional argument{} ({} given)", reader(),
                            least_ == most_ ? "exactly" : "at most", most_, plural(most_), positional);
            }
        }
        uint32_t unnamed = first_named_ - self_;
        if (unnamed > least_) unnamed = least_;
        if (count_ < unnamed)
            return fail("{}() takes {} {} positional argument{} ({} given)", reader(),
                        unnamed < most_ ? "at least" : "exactly", unnamed, plural(unnamed), count_);
        for (uint32_t i = 0; i < least_; i++)
            if (!is_given(i))
                return fail("{}() missing required argument '{}' (pos {})", reader(),
                            str_piece(vm_, parameter(i + self_)), i + 1);
        for (uint32_t i = 0; i < named_; i++)
            for (uint32_t at = first_named_; at < given_.positional && at < code_->arg_count; at++)
                if (str_equal(vm_, parameter(at), keyword(i)))
                    return fail("argument for {}() given by name ('{}') and position ({})", reader(),
                                str_piece(vm_, keyword(i)), at + 1 - self_);
        for (uint32_t i = 0; i < named_; i++) {
            uint32_t at = first_named_;
            while (at < parameters() && !str_equal(vm_, parameter(at), keyword(i))) at++;
            if (at < parameters()) continue;
            const char* other = words_for(vm_, function_->qualname).keywords_as;
            return raise_unexpected_keyword(vm_, function_, other ? Piece(other) : reader(), keyword(i));
        }
        for (uint32_t i = most_; i < all; i++)
            if (!is_given(i))
                return fail("{}() missing required argument '{}' (pos {})", reader(),
                            str_piece(vm_, parameter(i + self_)), i + 1);
        return fail("{}() got bad arguments", reader());
    }
};

} // namespace

Value raise_builtin_binding(Vm& vm, const GivenArguments& given) { return Complaint(vm, given).raise(); }

Value raise_unexpected_keyword(Vm& vm, Function* function, Piece name, Value keyword) {
    auto* code = vm.as<Code>(function->code);
    const Value* names = vm.as<Tuple>(code->local_names)->items();
    uint32_t count = uint32_t{code->arg_count} + code->keyword_only - code->positional_only;
    Value meant = closest_name(vm, keyword, names + code->positional_only, count);
    if (meant.is_none())
        return raise(vm, KnownType::TypeError, "{}() got an unexpected keyword argument '{}'", name,
                     str_piece(vm, keyword));
    return raise(vm, KnownType::TypeError, "{}() got an unexpected keyword argument '{}'. Did you mean '{}'?",
                 name, str_piece(vm, keyword), str_piece(vm, meant));
}

Value raise_wrong_receiver(Vm& vm, Function* function, Value receiver) {
    bool slot = function->Object::type == vm.type(KnownType::wrapper_descriptor).offset();
    return raise(vm, KnownType::TypeError,
                 slot ? "descriptor '{}' requires a '{}' object but received a '{}'"
                      : "descriptor '{}' for '{}' objects doesn't apply to a '{}' object",
                 str_piece(vm, function->name), name_of_type(vm, function->owner), type_name(vm, receiver));
}

} // namespace natrix
