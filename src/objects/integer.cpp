#include "objects/integer.h"

namespace natrix {

IntegerView::IntegerView(Cage& cage, Value value) {
    if (cage.is<Int>(value)) {
        auto* object = cage.as<Int>(value);
        integer = {limbs_of(object), object->limbs, (object->aux & 1) != 0};
        return;
    }
    int64_t number = value.is_bool() ? value.is_true() : value.as_int();
    limb = number < 0 ? 0 - static_cast<uint64_t>(number) : static_cast<uint64_t>(number);
    integer = {&limb, limb ? size_t{1} : size_t{0}, number < 0};
}

Int* make_integer(Cage& cage, uint64_t limbs) {
    if (limbs > UINT32_MAX / 8) return cage.too_large<Int>();
    auto* integer = cage.make_unfilled<Int>(KnownType::int_, limbs * 8);
    if (integer) integer->limbs = static_cast<uint32_t>(limbs);
    return integer;
}

Value integer_finish(Cage& cage, Int* integer, const bigint::Result& result) {
    if (result.size == 0) return Value::integer(0);
    bool negative = result.negative;
    if (result.size == 1 && result.limbs[0] <= static_cast<uint64_t>(Value::int_max)) {
        auto number = static_cast<int64_t>(result.limbs[0]);
        return Value::integer(negative ? -number : number);
    }
    // What was too much lies at the end of the heap when nothing was made since; else it is a gap inside the
    // object.
    uint64_t end = cage.offset_of(integer) + object_bytes(integer);
    integer->limbs = static_cast<uint32_t>(result.size);
    integer->bytes = static_cast<uint32_t>(result.size * 8);
    integer->aux = negative;
    uint64_t trimmed = cage.offset_of(integer) + object_bytes(integer);
    if (trimmed != end && end == cage.top) {
        cage.top = trimmed;
    } else if (trimmed != end) {
        // The heap must stay walkable: the rest becomes an object of its own.
        auto* gap = static_cast<Blob*>(cage.at(static_cast<uint32_t>(trimmed)));
        std::memset(static_cast<void*>(gap), 0, 8);
        gap->kind = end - trimmed >= sizeof(Blob) ? Kind::Blob : Kind::Unbound;
        if (gap->kind == Kind::Blob) {
            gap->type = cage.type(KnownType::object).offset();
            gap->bytes = static_cast<uint32_t>(end - trimmed - sizeof(Blob));
            gap->spare = 0;
        }
    }
    if (result.size == 1 && negative && result.limbs[0] == uint64_t{1} << 48)
        return Value::integer(Value::int_min);
    return cage.ref(integer);
}

Value integer_from(Cage& cage, bigint::Integer from) {
    int64_t number;
    if (bigint::to_int64(from, number) && Value::fits_int(number)) return Value::integer(number);
    Int* integer = make_integer(cage, from.size);
    if (!integer) return Value::reserve();
    std::memcpy(integer->data(), from.limbs, from.size * 8);
    integer->aux = from.negative;
    return cage.ref(integer);
}

Value integer_from(Cage& cage, int64_t number) {
    if (Value::fits_int(number)) [[likely]]
        return Value::integer(number);
    return integer_from(cage, bigint::SmallInteger(number).view());
}

Value integer_from_unsigned(Cage& cage, uint64_t number) {
    if (number <= static_cast<uint64_t>(Value::int_max)) return Value::integer(static_cast<int64_t>(number));
    return integer_from(cage, bigint::Integer{&number, 1, false});
}

bool integer_fits(Cage& cage, Value value, int64_t& number) {
    if (value.is_int()) {
        number = value.as_int();
        return true;
    }
    if (value.is_bool()) {
        number = value.is_true();
        return true;
    }
    return bigint::to_int64(IntegerView(cage, value), number);
}

Value integer_from_digits(Cage& cage, Arena& scratch, const char* digits, size_t size, unsigned base) {
    if (size <= 14 && base == 10) {
        int64_t number = 0;
        for (size_t i = 0; i < size; i++) number = number * 10 + (digits[i] - '0');
        return Value::integer(number);
    }
    constexpr size_t max_decimal_digits = 4300;
    if (base == 10 && size > max_decimal_digits) return {};
    Int* integer = make_integer(cage, bigint::from_text_size(size, base));
    if (!integer) return Value::reserve();
    bigint::Result result{limbs_of(integer), integer->limbs};
    auto status = bigint::from_text({digits, size, size, base, false}, result, {scratch, cage.poll});
    if (status == NumberStatus::no_memory) return Value::reserve();
    if (status == NumberStatus::stopped) return Value::stopped();
    return integer_finish(cage, integer, result);
}

} // namespace natrix
