#include "objects/identities.h"

#include "memory/identities.h"
#include "objects/list.h"

namespace natrix {
namespace {

// The first pair of a run that is not before `offset`.
const Value* find_in_run(const Value* first, uint64_t length, uint32_t offset) {
    while (length != 0) {
        uint64_t half = length / 2;
        if (first[2 * half].offset() < offset) {
            first += 2 * (half + 1);
            length -= half + 1;
        } else {
            length = half;
        }
    }
    return first;
}

const Value* find_pair(Cage& cage, Value object) {
    const Value* found = nullptr;
    each_identity_run(cage, cage.as<List>(cage.identities), [&](const Value& run, const Value* first) {
        auto length = static_cast<uint64_t>(run.as_int());
        const Value* pair = found ? found : find_in_run(first, length, object.offset());
        if (!found && pair != first + 2 * length && *pair == object) found = pair;
    });
    return found;
}

List* identities_list(Cage& cage) {
    if (cage.identities.is_bound()) return cage.as<List>(cage.identities);
    List* list = make_list(cage, identity_runs + 8);
    if (!list) return nullptr;
    for (uint32_t i = 0; i < identity_runs; ++i) list_items(cage, list)[i] = Value::integer(0);
    list->size = identity_runs;
    cage.identities = cage.ref(list);
    return list;
}

// Two neighbouring runs become one. `room` takes the second one meanwhile.
void merge_runs(Value* first, uint64_t left, uint64_t right, Value* room) {
    std::memcpy(static_cast<void*>(room), first + 2 * left, right * 16);
    for (Value* to = first + 2 * (left + right); right != 0;) {
        bool takes_left = left != 0 && first[2 * (left - 1)].offset() > room[2 * (right - 1)].offset();
        const Value* from = takes_left ? first + 2 * --left : room + 2 * --right;
        to -= 2;
        to[0] = from[0];
        to[1] = from[1];
    }
}

// A new pair is a run by itself, and becomes one with those before it that are not at least twice as long:
// there are never many, and a pair is moved about log n times, in whatever order the objects come.
bool note_pair(Cage& cage, Value object, uint32_t& number) {
    List* list = identities_list(cage);
    if (!list) return false;
    const Value* lengths = list_items(cage, list);
    uint32_t runs = 0;
    while (runs < identity_runs && lengths[runs] != Value::integer(0)) ++runs;
    uint64_t joined = 1;
    uint32_t kept = runs;
    while (kept != 0 &&
           (kept == identity_runs || lengths[kept - 1].as_int() < 2 * static_cast<int64_t>(joined)))
        joined += static_cast<uint64_t>(lengths[--kept].as_int());
    if (!list_make_room(cage, list, 2 * (joined + 1))) return false;

    cage.writing(list);
    cage.writing(cage.at(list->items));
    Value* items = list_items(cage, list);
    number = cage.new_serial();
    Value* end = items + list->size;
    end[0] = object;
    end[1] = Value::integer(number);
    list->size += 2;
    Value* room = end + 2;
    uint64_t length = 1;
    while (runs != kept) {
        auto before = static_cast<uint64_t>(items[--runs].as_int());
        merge_runs(end - 2 * before, before, length, room);
        std::memset(static_cast<void*>(room), 0, length * 16);
        cage.poll.spent += static_cast<int64_t>((before + length) / 64);
        items[runs] = Value::integer(0);
        end -= 2 * before;
        length += before;
    }
    items[kept] = Value::integer(static_cast<int64_t>(length));
    cage.writing(cage.at(object));
    cage.at(object)->flags |= Object::identified;
    return true;
}

} // namespace

bool identity_number(Cage& cage, Value object, uint32_t& number) {
    if ((cage.at(object)->flags & Object::identified) != 0 && cage.identities.is_bound()) {
        if (const Value* pair = find_pair(cage, object)) {
            number = static_cast<uint32_t>(pair[1].as_int());
            return true;
        }
    }
    return note_pair(cage, object, number);
}

} // namespace natrix
