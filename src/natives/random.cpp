#include <cstring>

#include "base/numbers/twister.h"
#include "natives/all.h"
#include "natives/int_operators.h"
#include "objects/attributes.h"
#include "objects/bytearray.h"
#include "objects/tuple.h"

// _random: the generator's state is a Blob in the first slot of a Random.
namespace natrix {
namespace {

Twister* state_of(Cage& cage, Value self) {
    Object* object = cage.at(self);
    if (object->kind != Kind::Instance) return nullptr;
    Value state = attribute_slot(cage, object, 0);
    if (!cage.is<Blob>(state) || cage.as<Blob>(state)->bytes < sizeof(Twister)) return nullptr;
    cage.writing(cage.at(state));
    auto* twister = reinterpret_cast<Twister*>(cage.as<Blob>(state)->data());
    if (twister->index > Twister::size) twister->index = Twister::size;
    return twister;
}

Value random(Cage& cage, Value* a) {
    Twister* twister = state_of(cage, a[0]);
    return twister ? Value::number(twister->next_double()) : Value::defer();
}

constexpr int64_t most_bits = int64_t{max_int_limbs} * 64;

// (self, count)
Value random_bits(Cage& cage, Value* a) {
    if (!a[1].is_int() || a[1].as_int() < 0) return Value::defer();
    int64_t count = a[1].as_int();
    if (count > most_bits) return raise_with(cage, KnownType::MemoryError, Value());
    Twister* twister = state_of(cage, a[0]);
    if (!twister) return Value::defer();
    if (count == 0) return Value::integer(0);
    if (count <= 32) return Value::integer(twister->next() >> (32 - count));
    return compute_integer(cage, (static_cast<uint64_t>(count) + 63) / 64, true,
                           [&](bigint::Result& out, Work work) {
                               if (work.poll.charge(count / 512)) return NumberStatus::stopped;
                               std::memset(out.limbs, 0, out.capacity * 8);
                               int64_t left = count;
                               for (size_t i = 0; left > 0; i++, left -= 32) {
                                   uint64_t word = twister->next();
                                   if (left < 32) word >>= 32 - left;
                                   out.limbs[i / 2] |= word << (i % 2 * 32);
                               }
                               out.size = out.capacity;
                               while (out.size > 0 && out.limbs[out.size - 1] == 0) out.size--;
                               return NumberStatus::ok;
                           });
}

// A state, for the first slot of a Random.
Value make(Cage& cage, Value*) {
    Blob* blob = make_blob(cage, sizeof(Twister));
    return blob ? cage.ref(blob) : Value::reserve();
}
// (state, int): as its magnitude seeds it.
Value seed(Cage& cage, Value* a) {
    IntegerView view(cage, a[1]);
    size_t length = view.integer.size * 2;
    if (length > 0 && view.integer.limbs[view.integer.size - 1] >> 32 == 0) length--;
    uint32_t zero = 0;
    auto* key = length ? reinterpret_cast<const uint32_t*>(view.integer.limbs) : &zero;
    if (cage.poll.charge(static_cast<int64_t>(length / 16) + 20)) return Value::stopped();
    cage.writing(cage.at(a[0]));
    reinterpret_cast<Twister*>(cage.as<Blob>(a[0])->data())->seed(key, length ? length : 1);
    return Value::none();
}
// (state): a tuple of its words and the index.
Value words(Cage& cage, Value* a) {
    auto* twister = reinterpret_cast<Twister*>(cage.as<Blob>(a[0])->data());
    Tuple* tuple = make_tuple(cage, Twister::size + 1);
    if (!tuple) return Value::reserve();
    for (uint32_t i = 0; i < Twister::size; i++) tuple->items()[i] = Value::integer(twister->words[i]);
    tuple->items()[Twister::size] = Value::integer(twister->index);
    return cage.ref(tuple);
}
// (state, position, word)
Value put(Cage& cage, Value* a) {
    auto* twister = reinterpret_cast<Twister*>(cage.as<Blob>(a[0])->data());
    cage.writing(cage.at(a[0]));
    auto word = static_cast<uint32_t>(a[2].as_int());
    if (a[1].as_int() == Twister::size)
        twister->index = word;
    else
        twister->words[a[1].as_int()] = word;
    return Value::none();
}

constexpr NativeEntry native_entries[] = {
    {"_random.Random.random", random},
    {"_random.Random.getrandbits", random_bits},
};
constexpr NativeEntry kernel_entries[] = {
    {"twister_make", make}, {"twister_seed", seed},     {"twister_words", words},
    {"twister_put", put},   {"twister_random", random}, {"twister_bits", random_bits},
};

} // namespace

const NativeTable random_natives = natives_of(native_entries), random_kernels = kernels_of(kernel_entries);

} // namespace natrix
