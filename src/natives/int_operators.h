#pragma once
#include "memory/cage.h"
#include "natives/arithmetic.h"
#include "objects/errors.h"
#include "objects/integer.h"

// Operators of int on operands that are ints of any sort: immediates, bools, instances of subclasses. Results
// are plain ints.
namespace natrix {

// No object of this kind holds more limbs.
constexpr uint64_t max_int_limbs = UINT32_MAX / 64;

// NotImplemented for `@`.
Value int_binary(Cage& cage, BinaryOperator op, Value left, Value right);
Value int_unary(Cage& cage, UnaryOperator op, Value operand);
Value int_absolute(Cage& cage, Value operand);
Value int_divmod(Cage& cage, Value left, Value right);
Value int_power_modulo(Cage& cage, Value base, Value exponent, Value modulus);
int int_compare(Cage& cage, Value left, Value right);

bool int_is_negative(Cage& cage, Value value);
bool int_is_zero(Cage& cage, Value value);
// False: the error is raised.
bool int_to_double(Cage& cage, Value value, double& number);
// int(value) where no Python need run.
Value leaf_int(Cage& cage, Value value);
// The answer when it could not be raised for want of memory is reserve, so callers return what this gives.
Value raise_too_large_for_float(Cage& cage);

__extension__ using WideInt = __int128;
Value integer_from_wide(Cage& cage, WideInt number);
// The whole part of a finite float; OverflowError and ValueError else.
Value integer_from_double(Cage& cage, double number);

// What a kernel's status means for an operator: raised, stopped or reserve.
Value raise_number_status(Cage& cage, NumberStatus status);

// A result of at most `limbs` limbs that a kernel is about to compute: allocated before, given back if it
// fails.
class FreshInteger {
  public:
    FreshInteger(Cage& cage, uint64_t limbs) : cage_(cage) {
        if (limbs > max_int_limbs)
            failure_ = raise_with(cage, KnownType::MemoryError, Value());
        else if (!(object_ = make_integer(cage, limbs)))
            failure_ = Value::reserve();
        else
            result = {limbs_of(object_), limbs};
    }
    [[nodiscard]] bool failed() const { return failure_.is_bound(); }
    [[nodiscard]] Value failure() const { return failure_; }
    Value finish();
    // Frees what was allocated.
    void abandon();
    Value finish(NumberStatus status) {
        if (status == NumberStatus::ok) [[likely]]
            return finish();
        abandon();
        return raise_number_status(cage_, status);
    }

    bigint::Result result{nullptr, 0};

  private:
    Cage& cage_;
    Int* object_ = nullptr;
    Value failure_;
};

// kernel(bigint::Result&, Work) -> NumberStatus; `small`: it takes no scratch.
template<class Kernel> Value compute_integer(Cage& cage, uint64_t limbs, bool small, Kernel kernel) {
    FreshInteger fresh(cage, limbs);
    if (fresh.failed()) [[unlikely]]
        return fresh.failure();
    if (small) {
        Arena none(nullptr, 0);
        return fresh.finish(kernel(fresh.result, Work{none, cage.poll}));
    }
    NumberStatus status;
    {
        Scratch scratch(cage);
        status = kernel(fresh.result, Work{scratch, cage.poll});
    }
    return fresh.finish(status);
}

} // namespace natrix
