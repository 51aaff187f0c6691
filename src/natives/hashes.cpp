#include "base/hashes/hash.h"

#include "natives/all.h"
#include "objects/bytearray.h"
#include "objects/bytes.h"
#include "objects/errors.h"
#include "objects/integer.h"
#include "objects/tuple.h"

// Kernels of the modules _md5, _sha1, _sha2, _sha3 and _blake2: a state is a Blob.
namespace natrix {
namespace {

using hashes::Algorithm;
using hashes::State;

// A forged state must not lead out of it.
State* state_at(Cage& cage, Value value) {
    if (!cage.is<Blob>(value) || cage.as<Blob>(value)->bytes < sizeof(State)) return nullptr;
    auto* state = reinterpret_cast<State*>(cage.as<Blob>(value)->data());
    bool sound = state->algorithm < Algorithm::count &&
                 state->filled <= hashes::block_size(state->algorithm) &&
                 state->digest_size <= hashes::max_digest;
    return sound ? state : nullptr;
}

Value no_state(Cage& cage) { return raise(cage, KnownType::ValueError, "the state of a hash is broken"); }

// (algorithm number)
Value make(Cage& cage, Value* a) {
    Blob* blob = make_blob(cage, sizeof(State));
    if (!blob) return Value::reserve();
    hashes::begin(*reinterpret_cast<State*>(blob->data()), static_cast<Algorithm>(a[0].as_int()));
    return cage.ref(blob);
}

// (algorithm, numbers: digest size, fanout, depth, leaf size, node offset, node depth, inner size, last node;
// key, salt, person: bytes)
Value make_blake2(Cage& cage, Value* a) {
    Blob* blob = make_blob(cage, sizeof(State));
    if (!blob) return Value::reserve();
    auto* numbers = cage.as<Tuple>(a[1])->items();
    auto number = [&](int i) {
        int64_t value = 0;
        (void)integer_fits(cage, numbers[i], value);
        return value;
    };
    uint64_t node_offset = 0;
    (void)bigint::to_uint64(IntegerView(cage, numbers[4]), node_offset);
    uint8_t salt[16] = {}, person[16] = {};
    ByteView key = bytes_of(cage, a[2]), given_salt = bytes_of(cage, a[3]),
             given_person = bytes_of(cage, a[4]);
    std::memcpy(salt, given_salt.data, given_salt.length);
    std::memcpy(person, given_person.data, given_person.length);
    hashes::Blake2 parameters{static_cast<uint8_t>(number(0)),
                              static_cast<uint8_t>(key.length),
                              static_cast<uint8_t>(number(1)),
                              static_cast<uint8_t>(number(2)),
                              static_cast<uint8_t>(number(5)),
                              static_cast<uint8_t>(number(6)),
                              static_cast<uint32_t>(number(3)),
                              node_offset,
                              number(7) != 0,
                              key.data,
                              salt,
                              person};
    hashes::begin_blake2(*reinterpret_cast<State*>(blob->data()), static_cast<Algorithm>(a[0].as_int()),
                         parameters);
    return cage.ref(blob);
}

// (state, bytes-like)
Value update(Cage& cage, Value* a) {
    State* state = state_at(cage, a[0]);
    ByteView bytes;
    if (!state || !byte_view(cage, a[1], bytes)) return no_state(cage);
    cage.writing(cage.at(a[0]));
    return hashes::update(*state, bytes.data, bytes.length, cage.poll) ? Value::none() : Value::stopped();
}

Value digest(Cage& cage, Value* a) {
    State* state = state_at(cage, a[0]);
    if (!state) return no_state(cage);
    Bytes* bytes = make_bytes(cage, state->digest_size);
    if (!bytes) return Value::reserve();
    hashes::digest(*state, reinterpret_cast<uint8_t*>(bytes->data()));
    return cage.ref(bytes);
}

// (state, length)
Value extended_digest(Cage& cage, Value* a) {
    State* state = state_at(cage, a[0]);
    if (!state) return no_state(cage);
    if (static_cast<uint64_t>(a[1].as_int()) > max_text_bytes)
        return raise_with(cage, KnownType::MemoryError, Value());
    Bytes* bytes = make_bytes(cage, static_cast<uint64_t>(a[1].as_int()));
    if (!bytes) return Value::reserve();
    auto* out = reinterpret_cast<uint8_t*>(bytes->data());
    return hashes::extended_digest(*state, out, bytes->length, cage.poll) ? cage.ref(bytes)
                                                                          : Value::stopped();
}

Value copy(Cage& cage, Value* a) {
    auto* from = cage.as<Blob>(a[0]);
    Blob* blob = make_blob(cage, from->bytes);
    if (!blob) return Value::reserve();
    std::memcpy(blob->data(), from->data(), from->bytes);
    return cage.ref(blob);
}

constexpr NativeEntry kernel_entries[] = {
    {"hash_make", make},     {"hash_make_blake2", make_blake2},  {"hash_update", update},
    {"hash_digest", digest}, {"hash_extended", extended_digest}, {"hash_copy", copy},
};

} // namespace

const NativeTable hash_kernels = kernels_of(kernel_entries);

} // namespace natrix
