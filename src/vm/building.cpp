#include "base/numbers/decimal.h"
#include "base/text/scan.h"
#include "natives/str_format.h"
#include "natives/subscript.h"
#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/iterator.h"
#include "objects/list.h"
#include "objects/set.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "vm/flow.h"
#include "vm/slow.h"

namespace natrix {

bool slow_build_tuple(Vm& vm, uint64_t instruction) {
    Value tuple = tuple_from(vm, vm.registers + field_b(instruction), field_c(instruction));
    return give(vm, instruction, field_a(instruction), tuple);
}

bool slow_build_list(Vm& vm, uint64_t instruction) {
    Value list = list_from(vm, vm.registers + field_b(instruction), field_c(instruction));
    return give(vm, instruction, field_a(instruction), list);
}

bool slow_build_set(Vm& vm, uint64_t instruction) {
    const Value* items = vm.registers + field_b(instruction);
    uint32_t count = field_c(instruction), target = field_a(instruction);
    Set* set = make_set(vm, false);
    if (!set) return settle(vm, Value::reserve(), {});
    for (uint32_t i = 0; i < count; i++) {
        Answer added = set_add(vm, set, items[i]);
        if (added == Answer::yes || added == Answer::no) continue;
        if (added != Answer::defer) return settle(vm, signal_of(added), {});
        // A key that Python must hash or compare: the prelude adds all of them.
        Value tuple = tuple_from(vm, items, count);
        if (tuple.is_signal()) return settle(vm, tuple, {});
        return call_prelude(vm, PreludeFunction::build_set, {tuple}, store_into(vm, instruction, target));
    }
    return give(vm, instruction, target, vm.ref(set));
}

bool slow_build_dict(Vm& vm, uint64_t instruction) {
    const Value* items = vm.registers + field_b(instruction);
    uint32_t pairs = field_c(instruction), target = field_a(instruction);
    Dict* dict = make_dict(vm, pairs);
    if (!dict) return settle(vm, Value::reserve(), {});
    for (uint32_t i = 0; i < pairs; i++) {
        Answer added = dict_set(vm, dict, items[2 * i], items[2 * i + 1]);
        if (added == Answer::yes) continue;
        if (added != Answer::defer) return settle(vm, signal_of(added), {});
        Value tuple = tuple_from(vm, items, 2 * pairs);
        if (tuple.is_signal()) return settle(vm, tuple, {});
        return call_prelude(vm, PreludeFunction::build_dict, {tuple}, store_into(vm, instruction, target));
    }
    return give(vm, instruction, target, vm.ref(dict));
}

bool slow_list_append(Vm& vm, uint64_t instruction) {
    if (!vm.is<List>(vm.registers[field_a(instruction)])) return slow_wrong_kind(vm, instruction);
    auto* list = vm.as<List>(vm.registers[field_a(instruction)]);
    if (!list_append(vm, list, vm.registers[field_b(instruction)])) return settle(vm, Value::reserve(), {});
    return done(vm, instruction);
}

namespace {

// A leaf that changes R[A] by R[B], or the prelude's function for it.
bool merge(Vm& vm, uint64_t instruction, Value answer, PreludeFunction otherwise) {
    CallSite site{Return::discard, 0, resume_point(vm, instruction)};
    if (answer != Value::defer()) return settle(vm, answer, site);
    return call_prelude(vm, otherwise,
                        {vm.registers[field_a(instruction)], vm.registers[field_b(instruction)]}, site);
}

} // namespace

bool slow_list_extend(Vm& vm, uint64_t instruction) {
    Value list = vm.registers[field_a(instruction)], from = vm.registers[field_b(instruction)];
    if (!vm.is<List>(list)) return slow_wrong_kind(vm, instruction);
    Value answer = leaf_extend(vm, list, from);
    CallSite site{Return::discard, 0, resume_point(vm, instruction)};
    if (answer == Value::defer() && field_x(instruction) == 1)
        return call_prelude(vm, PreludeFunction::extend_arguments,
                            {list, from, vm.registers[field_c(instruction)]}, site);
    return merge(vm, instruction, answer, PreludeFunction::list_extend);
}

bool slow_list_to_tuple(Vm& vm, uint64_t instruction) {
    if (!vm.is<List>(vm.registers[field_b(instruction)])) return slow_wrong_kind(vm, instruction);
    auto* list = vm.as<List>(vm.registers[field_b(instruction)]);
    Value tuple = tuple_from(vm, list->size ? list_items(vm, list) : nullptr, list->size);
    return give(vm, instruction, field_a(instruction), tuple);
}

bool slow_to_tuple(Vm& vm, uint64_t instruction) {
    Value from = vm.registers[field_b(instruction)];
    uint32_t target = field_a(instruction);
    if (vm.is_exact<Tuple>(from)) return give(vm, instruction, target, from);
    if (vm.is_exact<List>(from)) return slow_list_to_tuple(vm, instruction);
    return call_prelude(vm, PreludeFunction::star_tuple, {from, vm.registers[field_c(instruction)]},
                        store_into(vm, instruction, target));
}

bool slow_set_add(Vm& vm, uint64_t instruction) {
    if (!vm.is<Set>(vm.registers[field_a(instruction)])) return slow_wrong_kind(vm, instruction);
    auto* set = vm.as<Set>(vm.registers[field_a(instruction)]);
    Answer added = set_add(vm, set, vm.registers[field_b(instruction)]);
    return merge(vm, instruction, added == Answer::no ? Value::none() : signal_of(added),
                 PreludeFunction::set_add);
}

bool slow_set_update(Vm& vm, uint64_t instruction) {
    if (!vm.is<Set>(vm.registers[field_a(instruction)])) return slow_wrong_kind(vm, instruction);
    return merge(vm, instruction, Value::defer(), PreludeFunction::set_update);
}

bool slow_dict_set(Vm& vm, uint64_t instruction) {
    Value dict = vm.registers[field_a(instruction)], key = vm.registers[field_b(instruction)],
          value = vm.registers[field_c(instruction)];
    if (!vm.is<Dict>(dict)) return slow_wrong_kind(vm, instruction);
    Answer set = dict_set(vm, vm.as<Dict>(dict), key, value);
    CallSite site{Return::discard, 0, resume_point(vm, instruction)};
    if (set != Answer::defer) return settle(vm, signal_of(set), site);
    return call_prelude(vm, PreludeFunction::dict_set, {dict, key, value}, site);
}

namespace {

// Adds all entries of one exact dict to another, where no key needs Python. `unique`: an entry that is there
// already, or a key that is no str, is an error, which the prelude words.
Value merge_dict(Vm& vm, Value into, Value from, bool unique) {
    if (!vm.is_exact<Dict>(from) || !vm.is<Dict>(into) || into == from) return Value::defer();
    auto* source = vm.as<Dict>(from);
    auto* target = vm.as<Dict>(into);
    for (auto entry : DictRange(vm, source)) {
        if (!is_exact_str(vm, entry.key)) return Value::defer();
        if (unique && dict_find_str(vm, target, entry.key) != dict_missing) return Value::defer();
    }
    if (!dict_make_room(vm, target, source->live)) return Value::reserve();
    for (auto entry : DictRange(vm, source)) (void)dict_set_str(vm, target, entry.key, entry.value);
    vm.poll.spent += source->live / 16;
    return Value::none();
}

} // namespace

bool slow_dict_update(Vm& vm, uint64_t instruction) {
    Value into = vm.registers[field_a(instruction)], from = vm.registers[field_b(instruction)];
    if (!vm.is<Dict>(into)) return slow_wrong_kind(vm, instruction);
    return merge(vm, instruction, merge_dict(vm, into, from, false), PreludeFunction::dict_update);
}

bool slow_dict_merge(Vm& vm, uint64_t instruction) {
    Value into = vm.registers[field_a(instruction)], from = vm.registers[field_b(instruction)];
    if (!vm.is<Dict>(into)) return slow_wrong_kind(vm, instruction);
    CallSite site{Return::discard, 0, resume_point(vm, instruction)};
    Value answer = merge_dict(vm, into, from, true);
    if (answer != Value::defer()) return settle(vm, answer, site);
    return call_prelude(vm, PreludeFunction::dict_merge, {into, from, vm.registers[field_c(instruction)]},
                        site);
}

bool slow_format(Vm& vm, uint64_t instruction) {
    Value value = vm.registers[field_b(instruction)];
    uint32_t spec_register = field_c(instruction), conversion = field_x(instruction) & ~for_join;
    Value spec = spec_register == no_register ? vm.name(KnownName::empty) : vm.registers[spec_register];
    if (!is_str(vm, spec)) return slow_wrong_kind(vm, instruction);
    Value answer = leaf_format(vm, value, static_cast<int>(conversion), spec);
    if (answer != Value::defer()) return give(vm, instruction, field_a(instruction), answer);
    return call_prelude(vm, PreludeFunction::format_value, {value, Value::integer(conversion), spec},
                        store_into(vm, instruction, field_a(instruction)));
}

bool slow_join(Vm& vm, uint64_t instruction) {
    const Value* parts = vm.registers + field_b(instruction);
    uint32_t count = field_c(instruction);
    uint64_t length = 0;
    CodePoint maximum = 0x7F;
    for (uint32_t i = 0; i < count; i++) {
        if (parts[i].is_int()) {
            length += decimal_size(parts[i].as_int());
            continue;
        }
        if (!is_str(vm, parts[i])) return slow_wrong_kind(vm, instruction);
        length += str_length(vm, parts[i]);
        if (is_ascii_str(vm, parts[i])) continue;
        TextView text = text_of(vm, parts[i]);
        CodePoint widest = text.width == 1 ? 0xFF : text::scan_maximum(text);
        if (widest > maximum) maximum = widest;
    }
    Str* str = make_str(vm, length, maximum);
    if (!str) return settle(vm, Value::reserve(), {});
    TextSpan to{str->data(), str->length, width_for(maximum)};
    uint32_t at = 0;
    for (uint32_t i = 0; i < count; i++) {
        char digits[24];
        TextView text;
        if (parts[i].is_int()) {
            uint32_t size = decimal_size(parts[i].as_int());
            write_decimal(digits, size, parts[i].as_int());
            text = {digits, size, 1};
        } else {
            text = text_of(vm, parts[i]);
        }
        text::copy_text(text, to, at);
        at += text.length;
    }
    return give(vm, instruction, field_a(instruction), vm.ref(str));
}

} // namespace natrix
