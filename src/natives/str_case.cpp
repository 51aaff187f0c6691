#include "base/text/case.h"
#include "base/text/predicates.h"
#include "base/text/scan.h"
#include "base/unicode/tables.h"
#include "natives/all.h"
#include "natives/str_support.h"

// Case and the is…() questions of str, bytes and bytearray.
namespace natrix {
namespace {

using text::CaseOperation;
using text::Predicate;

// The commonest case, short ASCII text, is worth a path of its own.
template<CaseOperation operation> Value change_case(Cage& cage, Value* a) {
    TextView text = view_of(cage, a[0]);
    note_short_work(cage, text.length);
    bool plain = !is_str(cage, a[0]) || is_ascii_str(cage, a[0]);
    if (plain && text.width == 1) {
        Fresh fresh = make_fresh(cage, a[0], text.length, is_str(cage, a[0]) ? 0x7F : 0xFF);
        if (fresh.value.is_signal() || fresh.to.length == 0) return fresh.value;
        // What casefold does to ASCII is what lower does.
        constexpr CaseOperation ascii_operation =
            operation == CaseOperation::casefold ? CaseOperation::lower : operation;
        constexpr uint32_t stride = 1 << 20;
        bool positional = operation == CaseOperation::title || operation == CaseOperation::capitalize;
        if (positional || text.length <= stride) {
            text::ascii_case(ascii_operation, {text.units8(), text.length},
                             static_cast<uint8_t*>(fresh.to.data));
            if (text.length >= poll_stride) note_work(cage, text.length);
            return fresh.value;
        }
        for (uint32_t at = 0; at < text.length; at += stride) {
            uint32_t size = text.length - at < stride ? text.length - at : stride;
            text::ascii_case(ascii_operation, {text.units8() + at, size},
                             static_cast<uint8_t*>(fresh.to.data) + at);
            if (cage.poll.charge(stride / 64)) return Value::stopped();
        }
        return fresh.value;
    }
    TextSize size = text::case_size(operation, text, cage.poll);
    if (size.status != TextStatus::ok) return signal_of(size.status);
    if (size.unchanged) return copy_like(cage, a[0]);
    Fresh fresh = make_fresh_str(cage, size.length, size.maximum);
    if (fresh.value.is_signal() || fresh.to.length == 0) return fresh.value;
    TextStatus status = text::case_fill(operation, text, fresh.to, cage.poll);
    return status == TextStatus::ok ? fresh.value : signal_of(status);
}

// What a predicate says of a text of one Latin-1 character: the commonest question.
template<Predicate predicate> bool holds_for(uint8_t character) {
    using namespace unicode::tables;
    uint32_t flags = latin1_flags[character];
    switch (predicate) {
    case Predicate::ascii: return character < 0x80;
    case Predicate::alpha: return (flags & flag_alpha) != 0;
    case Predicate::alnum: return (flags & (flag_alpha | flag_decimal | flag_digit | flag_numeric)) != 0;
    case Predicate::decimal: return (flags & flag_decimal) != 0;
    case Predicate::digit: return (flags & flag_digit) != 0;
    case Predicate::numeric: return (flags & flag_numeric) != 0;
    case Predicate::space: return (flags & flag_space) != 0;
    case Predicate::printable: return (flags & flag_printable) != 0;
    case Predicate::lower: return (flags & (flag_lower | flag_upper | flag_title)) == flag_lower;
    case Predicate::upper: return (flags & (flag_lower | flag_upper | flag_title)) == flag_upper;
    case Predicate::title: return (flags & (flag_upper | flag_title)) != 0;
    case Predicate::identifier: return (flags & flag_xid_start) != 0;
    }
    return false;
}

template<Predicate predicate> Value test(Cage& cage, Value* a) {
    if (cage.is<Str>(a[0])) {
        auto* str = cage.as<Str>(a[0]);
        if (str->bytes == 1)
            return Value::boolean(holds_for<predicate>(static_cast<uint8_t>(str->data()[0])));
    }
    TextView text = view_of(cage, a[0]);
    note_short_work(cage, text.length);
    if (predicate == Predicate::ascii && is_str(cage, a[0]) && is_ascii_str(cage, a[0]))
        return Value::true_();
    text::Answer answer = is_str(cage, a[0])
                              ? text::test(predicate, text, cage.poll)
                              : text::test_bytes(predicate, {text.units8(), text.length}, cage.poll);
    return answer == text::Answer::stopped ? Value::stopped() : Value::boolean(answer == text::Answer::yes);
}

#define OPERATIONS(name)                                                                                     \
    {name ".lower", change_case<CaseOperation::lower>}, {name ".upper", change_case<CaseOperation::upper>},  \
        {name ".title", change_case<CaseOperation::title>},                                                  \
        {name ".capitalize", change_case<CaseOperation::capitalize>},                                        \
        {name ".swapcase", change_case<CaseOperation::swapcase>}, {name ".isascii", test<Predicate::ascii>}, \
        {name ".isalpha", test<Predicate::alpha>}, {name ".isalnum", test<Predicate::alnum>},                \
        {name ".isdigit", test<Predicate::digit>}, {name ".islower", test<Predicate::lower>},                \
        {name ".isupper", test<Predicate::upper>}, {name ".istitle", test<Predicate::title>}, {              \
        name ".isspace", test<Predicate::space>                                                              \
    }

constexpr NativeEntry native_entries[] = {
    OPERATIONS("str"),
    OPERATIONS("bytes"),
    OPERATIONS("bytearray"),
    {"str.casefold", change_case<CaseOperation::casefold>},
    {"str.isdecimal", test<Predicate::decimal>},
    {"str.isnumeric", test<Predicate::numeric>},
    {"str.isprintable", test<Predicate::printable>},
    {"str.isidentifier", test<Predicate::identifier>},
};

constexpr NativeEntry kernel_entries[] = {
    {"text_lower", change_case<CaseOperation::lower>},
    {"text_upper", change_case<CaseOperation::upper>},
    {"text_title", change_case<CaseOperation::title>},
    {"text_capitalize", change_case<CaseOperation::capitalize>},
    {"text_swapcase", change_case<CaseOperation::swapcase>},
    {"text_casefold", change_case<CaseOperation::casefold>},
    {"text_isascii", test<Predicate::ascii>},
    {"text_isalpha", test<Predicate::alpha>},
    {"text_isalnum", test<Predicate::alnum>},
    {"text_isdecimal", test<Predicate::decimal>},
    {"text_isdigit", test<Predicate::digit>},
    {"text_isnumeric", test<Predicate::numeric>},
    {"text_islower", test<Predicate::lower>},
    {"text_isupper", test<Predicate::upper>},
    {"text_istitle", test<Predicate::title>},
    {"text_isspace", test<Predicate::space>},
    {"text_isprintable", test<Predicate::printable>},
    {"text_isidentifier", test<Predicate::identifier>},
};

} // namespace

const NativeTable str_case_natives = natives_of(native_entries);
const NativeTable str_case_kernels = kernels_of(kernel_entries);

} // namespace natrix
