#include "base/deflate/checksum.h"
#include "base/deflate/deflate.h"
#include "base/deflate/inflate.h"

#include "natives/all.h"
#include "objects/bytearray.h"
#include "objects/bytes.h"
#include "objects/errors.h"
#include "objects/str.h"
#include "objects/tuple.h"

// Kernels of zlib. A stream's state is a Blob; lib/zlib.py feeds it in pieces, between which the VM polls.
namespace natrix {
namespace {

using deflate::Deflater;
using deflate::Flush;
using deflate::Inflater;
using deflate::InflateStatus;
using deflate::Wrap;

template<class State> State* state_at(Cage& cage, Value value) {
    if (!cage.is<Blob>(value) || cage.as<Blob>(value)->bytes < sizeof(State)) return nullptr;
    auto* state = reinterpret_cast<State*>(cage.as<Blob>(value)->data());
    return state->is_sound() ? state : nullptr;
}
Value no_state(Cage& cage) { return raise(cage, KnownType::ValueError, "the state of a stream is broken"); }

template<uint32_t (*sum)(uint32_t, const uint8_t*, size_t)> Value checksum(Cage& cage, Value* a) {
    constexpr size_t piece = 1 << 20;
    ByteView bytes;
    if (!byte_view(cage, a[0], bytes)) return Value::integer(0);
    auto value = static_cast<uint32_t>(a[1].as_int());
    size_t left = bytes.length;
    const uint8_t* at = bytes.data;
    while (left > piece) {
        if (cage.poll.charge(piece / 64)) return Value::stopped();
        value = sum(value, at, piece);
        at += piece;
        left -= piece;
    }
    cage.poll.spent += static_cast<int64_t>(left / 64);
    return Value::integer(sum(value, at, left));
}

// A slice of a bytes-like object that is not larger than it.
ByteView slice_of(Cage& cage, Value value, Value from, Value to) {
    ByteView bytes;
    if (!byte_view(cage, value, bytes)) return {};
    auto begin = static_cast<uint64_t>(from.as_int()), end = static_cast<uint64_t>(to.as_int());
    if (end > bytes.length) end = bytes.length;
    if (begin > end) begin = end;
    return {bytes.data + begin, static_cast<uint32_t>(end - begin)};
}

// (wrap, level, window bits, memory level, strategy)
Value make_deflater(Cage& cage, Value* a) {
    Blob* blob = make_blob(cage, sizeof(Deflater));
    if (!blob) return Value::reserve();
    cage.poll.spent += static_cast<int64_t>(sizeof(Deflater) / 1024);
    auto number = [&](int i) { return static_cast<int>(a[i].as_int()); };
    reinterpret_cast<Deflater*>(blob->data())
        ->begin(static_cast<Wrap>(number(0)), number(1), number(2), number(3),
                static_cast<deflate::Strategy>(number(4)));
    return cage.ref(blob);
}
Value deflater_dictionary(Cage& cage, Value* a) {
    auto* state = state_at<Deflater>(cage, a[0]);
    if (!state) return no_state(cage);
    cage.writing(cage.at(a[0]));
    ByteView bytes = bytes_of(cage, a[1]);
    if (cage.poll.charge(static_cast<int64_t>(bytes.length / 16))) return Value::stopped();
    state->set_dictionary(bytes.data, bytes.length);
    return Value::none();
}

// (state, data, from, to, flush): the compressed bytes.
Value run_deflater(Cage& cage, Value* a) {
    auto* state = state_at<Deflater>(cage, a[0]);
    if (!state) return no_state(cage);
    ByteView bytes = slice_of(cage, a[1], a[2], a[3]);
    cage.writing(cage.at(a[0]));
    Scratch scratch(cage);
    // What was begun is taken back when there is no room for the result.
    auto* kept = static_cast<std::byte*>(scratch->take(sizeof(Deflater)));
    if (!kept) return Value::reserve();
    std::memcpy(kept, static_cast<void*>(state), sizeof(Deflater));
    // Scratch that is taken without alignment lies in one row.
    struct Row {
        Arena& arena;
        uint8_t* begin;
        size_t size;
    } row{scratch.arena(), nullptr, 0};
    auto write = [](void* context, const uint8_t* data, size_t size) {
        auto* to = static_cast<Row*>(context);
        auto* at = static_cast<uint8_t*>(to->arena.take(size, 1));
        if (!at) return false;
        if (!to->begin) to->begin = at;
        std::memcpy(at, data, size);
        to->size += size;
        return true;
    };
    bool good = state->run(bytes.data, bytes.length, static_cast<Flush>(a[4].as_int()), {write, &row});
    cage.poll.spent += bytes.length / 8;
    Value result = Value::reserve();
    if (good) result = bytes_from(cage, {row.begin, static_cast<uint32_t>(row.size)});
    if (result.is_signal()) std::memcpy(static_cast<void*>(state), kept, sizeof(Deflater));
    return result;
}

// (wrap, window bits)
Value make_inflater(Cage& cage, Value* a) {
    Blob* blob = make_blob(cage, sizeof(Inflater));
    if (!blob) return Value::reserve();
    reinterpret_cast<Inflater*>(blob->data())
        ->begin(static_cast<Wrap>(a[0].as_int()), static_cast<int>(a[1].as_int()));
    return cage.ref(blob);
}
Value inflater_dictionary(Cage& cage, Value* a) {
    auto* state = state_at<Inflater>(cage, a[0]);
    if (!state) return no_state(cage);
    cage.writing(cage.at(a[0]));
    ByteView bytes = bytes_of(cage, a[1]);
    if (cage.poll.charge(static_cast<int64_t>(bytes.length / 64))) return Value::stopped();
    return Value::boolean(state->set_dictionary(bytes.data, bytes.length));
}

// (state, data, from, to, room): the bytes, how many of the slice were used, and how it stands: 0 more is
// wanted, 1 the end, 2 a dictionary is wanted, or the words of an error.
Value run_inflater(Cage& cage, Value* a) {
    auto* state = state_at<Inflater>(cage, a[0]);
    if (!state) return no_state(cage);
    ByteView bytes = slice_of(cage, a[1], a[2], a[3]);
    auto room = static_cast<size_t>(a[4].as_int());
    cage.writing(cage.at(a[0]));
    Scratch scratch(cage);
    auto* kept = static_cast<std::byte*>(scratch->take(sizeof(Inflater)));
    auto* out = static_cast<uint8_t*>(scratch->take(room));
    if (!kept || !out) return Value::reserve();
    std::memcpy(kept, static_cast<void*>(state), sizeof(Inflater));
    Poll alone;
    size_t used = 0, made = 0;
    InflateStatus status = state->run(bytes.data, bytes.length, used, out, room, made, alone);
    cage.poll.spent += static_cast<int64_t>((made + used) / 64);
    Value how = Value::integer(status == InflateStatus::ended        ? 1
                               : status == InflateStatus::dictionary ? 2
                                                                     : 0);
    if (status == InflateStatus::error) how = str_from_ascii(cage, deflate::problem_text(state->problem));
    Value result = how.is_signal() ? how : bytes_from(cage, {out, static_cast<uint32_t>(made)});
    if (!result.is_signal())
        result = tuple_of(cage, {result, Value::integer(static_cast<int64_t>(used)), how});
    if (result.is_signal()) std::memcpy(static_cast<void*>(state), kept, sizeof(Inflater));
    return result;
}

Value copy_state(Cage& cage, Value* a) {
    auto* from = cage.as<Blob>(a[0]);
    Blob* blob = make_blob(cage, from->bytes);
    if (!blob) return Value::reserve();
    std::memcpy(blob->data(), from->data(), from->bytes);
    return cage.ref(blob);
}

constexpr NativeEntry kernel_entries[] = {
    {"zlib_crc32", checksum<deflate::crc32>},
    {"zlib_adler32", checksum<deflate::adler32>},
    {"deflater_make", make_deflater},
    {"deflater_dictionary", deflater_dictionary},
    {"deflater_run", run_deflater},
    {"inflater_make", make_inflater},
    {"inflater_dictionary", inflater_dictionary},
    {"inflater_run", run_inflater},
    {"stream_copy", copy_state},
};

} // namespace

const NativeTable zlib_kernels = kernels_of(kernel_entries);

} // namespace natrix
