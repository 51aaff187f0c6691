#include "natives/list_repr.h"

#include "base/numbers/decimal.h"
#include "base/numbers/float_text.h"
#include "base/text/escape.h"
#include "natives/list_operators.h"
#include "natives/str_builder.h"
#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/integer.h"
#include "objects/list.h"
#include "objects/set.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

namespace natrix {
namespace {

struct ReprWriter {
    Cage& cage;
    TextBuilder& out;
    uint32_t charged = 0;

    // Each answers `yes`, or why not; `no` stands for: out of room.
    static Answer written(bool ok) { return ok ? Answer::yes : Answer::no; }

    template<size_t n> Answer add(const char (&text)[n]) { return written(out.add_ascii(text, n - 1)); }

    Answer number(int64_t value) {
        char digits[24];
        uint32_t size = decimal_size(value);
        write_decimal(digits, size, value);
        return written(out.add_ascii(digits, size));
    }

    Answer text(Value str) {
        TextView view = text_of(cage, str);
        TextSize size = text::repr_size(view, false, cage.poll);
        if (size.status != TextStatus::ok) return Answer::stopped;
        TextSpan to;
        if (!out.extend(size.length, size.maximum, to)) return Answer::no;
        return text::repr_fill(view, false, to, cage.poll) == TextStatus::ok ? Answer::yes : Answer::stopped;
    }

    Answer items(const Value* values, uint32_t count, uint32_t depth) {
        for (uint32_t i = 0; i < count; i++) {
            Answer answer = i ? add(", ") : Answer::yes;
            if (answer == Answer::yes) answer = value(values[i], depth);
            if (answer != Answer::yes) return answer;
        }
        return Answer::yes;
    }

    Answer dict(Dict* dict, uint32_t depth) {
        bool first = true;
        for (auto entry : DictRange(cage, dict)) {
            Answer answer = first ? Answer::yes : add(", ");
            if (answer == Answer::yes) answer = value(entry.key, depth);
            if (answer == Answer::yes) answer = add(": ");
            if (answer == Answer::yes) answer = value(entry.value, depth);
            if (answer != Answer::yes) return answer;
            first = false;
        }
        return Answer::yes;
    }

    Answer set(Set* set, uint32_t depth) {
        bool first = true;
        for (auto entry : SetRange(cage, set)) {
            Answer answer = first ? Answer::yes : add(", ");
            if (answer == Answer::yes) answer = value(entry.key, depth);
            if (answer != Answer::yes) return answer;
            first = false;
        }
        return Answer::yes;
    }

    // An item: of an exact builtin class.
    Answer value(Value item, uint32_t depth) {
        if (++charged % 256 == 0 && cage.poll.charge(32)) return Answer::stopped;
        if (item.is_int()) return number(item.as_int());
        if (item.is_none()) return add("None");
        if (item.is_bool()) return item.is_true() ? add("True") : add("False");
        if (item.is_double()) {
            char digits[float_repr_size];
            return written(out.add_ascii(digits, float_repr(item.as_double(), digits)));
        }
        if (item == Value::ellipsis()) return add("Ellipsis");
        if (!item.is_ref() || (cage.at(item)->flags & Object::subclass) != 0) return Answer::defer;
        return container(item, depth);
    }

    // Whatever its class: the builtin's repr, in which the class shows only in the names of sets.
    Answer container(Value item, uint32_t depth) {
        Object* object = cage.at(item);
        switch (object->kind) {
        case Kind::Str:
        case Kind::StrView: return text(item);
        case Kind::List:
        case Kind::Tuple:
        case Kind::Dict:
        case Kind::Set: break;
        default: return Answer::defer;
        }
        if (depth == 0) return Answer::defer;
        depth--;
        Answer answer;
        switch (object->kind) {
        case Kind::List: {
            ItemRow row = items_of(cage, item);
            answer = add("[");
            if (answer == Answer::yes) answer = items(row.items, row.size, depth);
            return answer == Answer::yes ? add("]") : answer;
        }
        case Kind::Tuple: {
            ItemRow row = items_of(cage, item);
            answer = add("(");
            if (answer == Answer::yes) answer = items(row.items, row.size, depth);
            if (answer != Answer::yes) return answer;
            return row.size == 1 ? add(",)") : add(")");
        }
        case Kind::Dict:
            answer = add("{");
            if (answer == Answer::yes) answer = dict(static_cast<Dict*>(object), depth);
            return answer == Answer::yes ? add("}") : answer;
        default: break;
        }
        auto* members = static_cast<Set*>(object);
        bool plain = class_of(cage, object) == cage.type(KnownType::set);
        if (!plain || members->live == 0) {
            TextView name = text_of(cage, cage.as<Type>(class_of(cage, object))->name);
            answer = written(out.add(name));
            if (answer == Answer::yes) answer = add("(");
            if (answer != Answer::yes) return answer;
        }
        if (members->live == 0) return add(")");
        answer = add("{");
        if (answer == Answer::yes) answer = set(members, depth);
        if (answer == Answer::yes) answer = add("}");
        return answer == Answer::yes && !plain ? add(")") : answer;
    }
};

} // namespace

Value container_repr(Cage& cage, Value container) {
    Scratch scratch(cage);
    TextBuilder out(cage, scratch);
    ReprWriter writer{cage, out};
    Answer answer = writer.container(container, max_leaf_depth);
    if (answer == Answer::no) return out.failure();
    if (answer != Answer::yes) return signal_of(answer);
    return out.finish();
}

} // namespace natrix
