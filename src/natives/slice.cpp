#include "natives/slice.h"

#include "objects/slice.h"

namespace natrix {
namespace {

Value make_kernel(Cage& cage, Value* a) {
    SliceObject* slice = make_slice(cage, a[0], a[1], a[2]);
    return slice ? cage.ref(slice) : Value::reserve();
}

Value start_kernel(Cage& cage, Value* a) { return cage.as<SliceObject>(a[0])->start; }
Value stop_kernel(Cage& cage, Value* a) { return cage.as<SliceObject>(a[0])->stop; }
Value step_kernel(Cage& cage, Value* a) { return cage.as<SliceObject>(a[0])->step; }
Value is_kernel(Cage& cage, Value* a) { return Value::boolean(cage.is<SliceObject>(a[0])); }

constexpr NativeEntry kernels[] = {
    {"slice_make", make_kernel}, {"slice_start", start_kernel}, {"slice_stop", stop_kernel},
    {"slice_step", step_kernel}, {"is_slice", is_kernel},
};

} // namespace

const NativeTable slice_kernels = kernels_of(kernels);

} // namespace natrix
