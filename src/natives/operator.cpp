#include "natives/all.h"
#include "natives/arithmetic.h"
#include "natives/subscript.h"
#include "objects/attributes.h"
#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

// _operator: the operators as functions, where no Python is needed.
namespace natrix {
namespace {

template<BinaryOperator op> Value binary(Cage& cage, Value* a) {
    return leaf_binary(cage, op, a[0], a[1], false);
}
template<BinaryOperator op> Value in_place(Cage& cage, Value* a) {
    return leaf_binary(cage, op, a[0], a[1], true);
}
template<Comparison op> Value compare(Cage& cage, Value* a) { return leaf_compare(cage, op, a[0], a[1]); }
template<UnaryOperator op> Value unary(Cage& cage, Value* a) { return leaf_unary(cage, op, a[0]); }

Value absolute(Cage&, Value* a) {
    if (a[0].is_int() && a[0] != Value::integer(Value::int_min))
        return Value::integer(a[0].as_int() < 0 ? -a[0].as_int() : a[0].as_int());
    return Value::defer();
}

Value truth(Cage& cage, Value* a) { return signal_of(leaf_truth(cage, a[0])); }
Value negation(Cage& cage, Value* a) {
    Answer answer = leaf_truth(cage, a[0]);
    if (answer == Answer::yes) return Value::false_();
    return answer == Answer::no ? Value::true_() : signal_of(answer);
}
Value is(Cage&, Value* a) { return Value::boolean(a[0] == a[1]); }
Value is_not(Cage&, Value* a) { return Value::boolean(a[0] != a[1]); }
Value is_none(Cage&, Value* a) { return Value::boolean(a[0].is_none()); }
Value is_not_none(Cage&, Value* a) { return Value::boolean(!a[0].is_none()); }
Value contains(Cage& cage, Value* a) { return leaf_contains(cage, a[1], a[0]); }
Value get_item(Cage& cage, Value* a) { return leaf_get_item(cage, a[0], a[1]); }
Value set_item(Cage& cage, Value* a) { return leaf_set_item(cage, a[0], a[1], a[2]); }
Value delete_item(Cage& cage, Value* a) { return leaf_delete_item(cage, a[0], a[1]); }

// The one argument of a getter's call: (self, args, keywords); unbound: the body has something to say.
Value only_argument(Cage& cage, const Value* a) {
    auto* args = cage.as<Tuple>(a[1]);
    return args->length == 1 && cage.as<Dict>(a[2])->live == 0 ? args->items()[0] : Value();
}

// A slot of an instance of a class of lib/_operator.py.
Tuple* tuple_in_slot(Cage& cage, Value self, uint32_t slot) {
    Object* object = cage.at(self);
    if (object->kind != Kind::Instance) return nullptr;
    Value value = attribute_slot(cage, object, slot);
    return cage.is<Tuple>(value) ? cage.as<Tuple>(value) : nullptr;
}

Value get_items(Cage& cage, Value* a) {
    Value object = only_argument(cage, a);
    Tuple* items = tuple_in_slot(cage, a[0], 0);
    if (object.is_unbound() || !items) return Value::defer();
    if (items->length == 1) return leaf_get_item(cage, object, items->items()[0]);
    Tuple* row = make_tuple(cage, items->length);
    if (!row) return Value::reserve();
    for (uint32_t i = 0; i < items->length; i++) {
        Value item = leaf_get_item(cage, object, items->items()[i]);
        if (item.is_signal()) return item;
        row->items()[i] = item;
    }
    return cage.ref(row);
}

Value attribute_at(Cage& cage, Value object, Value path) {
    if (!cage.is<Tuple>(path)) return Value::defer();
    auto* names = cage.as<Tuple>(path);
    for (uint32_t i = 0; i < names->length; i++) {
        if (!object.is_ref()) return Value::defer();
        object = get_plain_attribute(cage, object, names->items()[i]);
        if (object == Value::tombstone()) return Value::defer();
        if (object.is_signal()) return object;
    }
    return object;
}

// (The slots of a class lie in the order of their names.)
Value get_attributes(Cage& cage, Value* a) {
    Value object = only_argument(cage, a);
    Tuple* paths = tuple_in_slot(cage, a[0], 1);
    if (object.is_unbound() || !paths) return Value::defer();
    if (paths->length == 1) return attribute_at(cage, object, paths->items()[0]);
    Tuple* row = make_tuple(cage, paths->length);
    if (!row) return Value::reserve();
    for (uint32_t i = 0; i < paths->length; i++) {
        Value item = attribute_at(cage, object, paths->items()[i]);
        if (item.is_signal()) return item;
        row->items()[i] = item;
    }
    return cage.ref(row);
}

// Two ASCII strs, or two bytes: looked at to the end wherever they differ.
Value digests_equal(Cage& cage, Value* a) {
    bool texts = is_str(cage, a[0]);
    TextView left = texts ? text_of(cage, a[0]) : bytes_of(cage, a[0]).text();
    TextView right = texts ? text_of(cage, a[1]) : bytes_of(cage, a[1]).text();
    cage.poll.spent += left.length / 64;
    uint32_t difference = left.length ^ right.length;
    for (uint32_t i = 0; i < left.length; i++) difference |= left[i] ^ right[i < right.length ? i : 0];
    return Value::boolean(difference == 0);
}

constexpr NativeEntry native_entries[] = {
    {"_operator.add", binary<BinaryOperator::add>},
    {"_operator.sub", binary<BinaryOperator::sub>},
    {"_operator.mul", binary<BinaryOperator::mul>},
    {"_operator.truediv", binary<BinaryOperator::truediv>},
    {"_operator.floordiv", binary<BinaryOperator::floordiv>},
    {"_operator.mod", binary<BinaryOperator::mod>},
    {"_operator.pow", binary<BinaryOperator::pow>},
    {"_operator.matmul", binary<BinaryOperator::matmul>},
    {"_operator.lshift", binary<BinaryOperator::lshift>},
    {"_operator.rshift", binary<BinaryOperator::rshift>},
    {"_operator.and_", binary<BinaryOperator::and_>},
    {"_operator.or_", binary<BinaryOperator::or_>},
    {"_operator.xor", binary<BinaryOperator::xor_>},
    {"_operator.iadd", in_place<BinaryOperator::add>},
    {"_operator.isub", in_place<BinaryOperator::sub>},
    {"_operator.imul", in_place<BinaryOperator::mul>},
    {"_operator.itruediv", in_place<BinaryOperator::truediv>},
    {"_operator.ifloordiv", in_place<BinaryOperator::floordiv>},
    {"_operator.imod", in_place<BinaryOperator::mod>},
    {"_operator.ipow", in_place<BinaryOperator::pow>},
    {"_operator.imatmul", in_place<BinaryOperator::matmul>},
    {"_operator.ilshift", in_place<BinaryOperator::lshift>},
    {"_operator.irshift", in_place<BinaryOperator::rshift>},
    {"_operator.iand", in_place<BinaryOperator::and_>},
    {"_operator.ior", in_place<BinaryOperator::or_>},
    {"_operator.ixor", in_place<BinaryOperator::xor_>},
    {"_operator.lt", compare<Comparison::lt>},
    {"_operator.le", compare<Comparison::le>},
    {"_operator.eq", compare<Comparison::eq>},
    {"_operator.ne", compare<Comparison::ne>},
    {"_operator.ge", compare<Comparison::ge>},
    {"_operator.gt", compare<Comparison::gt>},
    {"_operator.neg", unary<UnaryOperator::neg>},
    {"_operator.pos", unary<UnaryOperator::pos>},
    {"_operator.inv", unary<UnaryOperator::invert>},
    {"_operator.invert", unary<UnaryOperator::invert>},
    {"_operator.abs", absolute},
    {"_operator.not_", negation},
    {"_operator.truth", truth},
    {"_operator.is_", is},
    {"_operator.is_not", is_not},
    {"_operator.is_none", is_none},
    {"_operator.is_not_none", is_not_none},
    {"_operator.contains", contains},
    {"_operator.getitem", get_item},
    {"_operator.setitem", set_item},
    {"_operator.delitem", delete_item},
    {"_operator.itemgetter.__call__", get_items},
    {"_operator.attrgetter.__call__", get_attributes},
};
constexpr NativeEntry kernel_entries[] = {{"digests_equal", digests_equal}};

} // namespace

const NativeTable operator_natives = natives_of(native_entries),
                  operator_kernels = kernels_of(kernel_entries);

} // namespace natrix
