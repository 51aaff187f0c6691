#include "memory/collector.h"

#include <algorithm>
#include <bit>

#include "memory/identities.h"
#include "memory/walk.h"

namespace natrix {
namespace {

constexpr uint32_t block_shift = 9; // 64 words of 8 bytes

// What a weak reference is found to be during a scheduled collection; in header.aux until its end.
constexpr uint16_t referent_dies = 0x8000;
constexpr uint16_t callback_due = 0x4000;

constexpr uint8_t suspended_generator = 1; // Generator::state, see objects/generator.h

constexpr uint32_t poll_interval = 16 * 1024; // values between two looks at Poll::must_stop
constexpr uint32_t prefetched = 8;

uint64_t load(const void* at) {
    uint64_t word;
    std::memcpy(&word, at, 8);
    return word;
}

// An object's size and its values, looked up once. The values, and in most kinds the attributes after them,
// are one run; only behind a variable part of bytes the attributes stand alone.
struct Extent {
    uint64_t bytes;
    uint64_t first; // byte offset of the first value
    uint64_t count; // values from there on
    bool lone_attributes;

    explicit Extent(const Object* object) {
        const Layout& layout = layout_of(object->kind);
        uint64_t attributes = object->flags / Object::attributes & 1;
        first = layout.first_value;
        count = layout.value_fields;
        bytes = layout.fixed_bytes + attributes * 8;
        lone_attributes = false;
        if (layout.count_field == 0) {
            count += attributes;
            return;
        }
        uint32_t length;
        std::memcpy(&length, reinterpret_cast<const std::byte*>(object) + layout.count_field, 4);
        if (layout.variable_values) {
            count += length + attributes;
            bytes += uint64_t{length} * 8;
        } else {
            bytes += (uint64_t{length} + 7) & ~uint64_t{7};
            lone_attributes = attributes != 0;
        }
    }
};

// Where a word of the heap slides to: each block's new place, plus the live words before it in its block. It
// takes whole words as they stand in a field and leaves alone whatever is no reference to something that
// moves.
struct Slide {
    const uint64_t* bits;
    const uint32_t* blocks;
    uint64_t first; // everything before it stays
    uint64_t span;

    [[nodiscard]] uint64_t operator()(uint64_t word) const {
        if (word - first >= span) return word;
        uint64_t block = word >> block_shift;
        uint64_t below = bits[block] & ((uint64_t{1} << (word >> 3 & 63)) - 1);
        return blocks[block] + (static_cast<uint64_t>(std::popcount(below)) << 3);
    }
};

// The whole heap moves up by a few words: only to have it move under stress.
struct Shift {
    uint64_t first;
    uint64_t span;
    uint64_t by;

    [[nodiscard]] uint64_t operator()(uint64_t word) const { return word - first < span ? word + by : word; }
};

template<class Where> void move_offset(const Where& where, uint32_t& offset) {
    offset = static_cast<uint32_t>(where(offset));
}

template<class Where> void move_value(const Where& where, Value& value) {
    value = Value::from_bits(where(value.bits()));
}

template<class Where> void move_frame(const Where& where, FrameHeader* frame) {
    move_offset(where, frame->function);
    move_offset(where, frame->code);
    move_offset(where, frame->locals);
    move_offset(where, frame->owner);
}

// The fields of an object that stands at its place. A generator's frame keeps `previous`, which the walk
// along the frames sees to.
template<class Where> void move_fields(const Where& where, Object* object) {
    move_offset(where, object->type);
    each_value(object, [&](Value& value) { move_value(where, value); });
    if (FrameHeader* frame = frame_in(object)) move_frame(where, frame);
}

template<class Where> void move_roots(Cage& cage, const Where& where, uint32_t stack_end) {
    each_root(cage, [&](const char*, Value& value) { move_value(where, value); });
    for (uint32_t at = region::stack; at < stack_end; at += 8)
        move_value(where, *reinterpret_cast<Value*>(cage.at(at)));
    uint32_t* link = &cage.frame;
    while (*link > FrameHeader::outermost) {
        auto* frame = reinterpret_cast<FrameHeader*>(cage.at(*link));
        if (frame->owner == 0) move_frame(where, frame);
        move_offset(where, *link);
        link = &frame->previous;
    }
    each_dirty_image_object(cage, [&](Object* object) { move_fields(where, object); });
}

// What marking one reference needs: a word as it stands in a field gets its mark and a place on the stack,
// unless it is no reference, to something that does not move, or marked already.
struct Marker {
    uint64_t* bits;
    uint32_t* stack;
    uint64_t begin;
    uint64_t span;
    uint64_t stack_size = 0;

    void mark(uint64_t word) {
        if (word - begin >= span) return;
        // Whether it is new is anybody's guess, so there is no branch on it.
        uint64_t& block = bits[word >> block_shift];
        uint64_t fresh = ~(block >> (word >> 3 & 63)) & 1;
        block |= uint64_t{1} << (word >> 3 & 63);
        stack[stack_size] = static_cast<uint32_t>(word);
        stack_size += fresh;
    }
};

class Collector {
  public:
    Collector(Cage& cage, Collection collection)
        : cage_(cage),
          bits_(reinterpret_cast<uint64_t*>(cage.marks)),
          marker_{bits_, cage.mark_stack, cage.heap_begin, cage.top - cage.heap_begin},
          begin_(cage.heap_begin),
          end_(cage.top),
          scheduled_(collection == Collection::scheduled) {}

    [[nodiscard]] bool run();

  private:
    // Marking.
    [[nodiscard]] bool marked(uint64_t offset) const {
        return offset - begin_ >= end_ - begin_ ||
               (bits_[offset >> block_shift] >> (offset >> 3 & 63) & 1) != 0;
    }
    void mark(uint64_t word) { marker_.mark(word); }
    void set_words(uint64_t offset, uint64_t bytes);
    void mark_alone(Value value);
    void mark_values(const Value* values, uint64_t count);
    void mark_fields(Object* object, const Extent& extent);
    void mark_special(Object* object);
    void mark_frame(const FrameHeader* frame) {
        mark(frame->function);
        mark(frame->code);
        mark(frame->locals);
        mark(frame->owner);
    }
    void mark_roots();
    bool drain();
    bool must_stop() {
        work_ = 0;
        stopped_ = stopped_ || (cage_.poll.must_stop && cage_.poll.must_stop(cage_.poll));
        return stopped_;
    }

    // Weak references and finalisers.
    [[nodiscard]] WeakRef* weak_first() { return weak_at(cage_.weak_references); }
    [[nodiscard]] WeakRef* weak_at(Value value) {
        return cage_.is<WeakRef>(value) ? cage_.as<WeakRef>(value) : nullptr;
    }
    [[nodiscard]] bool settle_the_dead();
    void find_dying_referents();
    void forget_dying_referents();
    [[nodiscard]] bool make_queue(uint32_t more);
    void queue(Value value);
    void queue_the_dead();
    void settle_weak_items(bool done);
    void forget_dead_identities();
    void relink_weak_references();

    // Sliding.
    uint64_t place_blocks();
    void slide();

    Cage& cage_;
    uint64_t* bits_;
    Marker marker_;
    uint64_t begin_;
    uint64_t end_;
    bool scheduled_;
    bool stopped_ = false;
    uint64_t stack_peak_ = 0;
    uint32_t work_ = 0;
    uint32_t stack_end_ = 0;
    uint32_t callbacks_ = 0;
    uint64_t first_dead_ = 0;
    Items* finalizable_ = nullptr; // what scheduled collections look at weakly
    uint32_t finalizable_size_ = 0;
    uint32_t weak_items_ = 0; // rows that were met, chained through `spare`
};

void Collector::set_words(uint64_t offset, uint64_t bytes) {
    uint64_t word = offset >> 3;
    uint64_t last = word + (bytes >> 3) - 1;
    uint64_t from = ~uint64_t{0} << (word & 63);
    uint64_t to = ~uint64_t{0} >> (63 - (last & 63));
    uint64_t block = word >> 6;
    uint64_t last_block = last >> 6;
    if (block == last_block) {
        bits_[block] |= from & to;
        return;
    }
    bits_[block] |= from;
    for (++block; block < last_block; ++block) bits_[block] = ~uint64_t{0};
    bits_[last_block] |= to;
}

// The object without what it refers to.
void Collector::mark_alone(Value value) {
    if (value.bits() - begin_ >= end_ - begin_) return;
    Object* object = cage_.at(value);
    set_words(value.offset(), object_bytes(object));
    mark(object->type);
}

void Collector::mark_values(const Value* values, uint64_t count) {
    while (count != 0) {
        uint64_t some = std::min<uint64_t>(count, poll_interval);
        // In locals, which the stores to marks and stack cannot be taken to change.
        Marker marker = marker_;
        for (const Value* end = values + some; values != end; ++values) marker.mark(values->bits());
        marker_.stack_size = marker.stack_size;
        count -= some;
        work_ += static_cast<uint32_t>(some);
        if (work_ >= poll_interval && must_stop()) return;
    }
}

// What an object refers to. Its own words are marked by now or need no marks.
void Collector::mark_fields(Object* object, const Extent& extent) {
    mark(object->type);
    ++work_;
    auto* values = reinterpret_cast<Value*>(reinterpret_cast<std::byte*>(object) + extent.first);
    if (object->kind == Kind::WeakRef || object->kind == Kind::Generator ||
        (object->flags & Object::weak_items) != 0) [[unlikely]] {
        mark_special(object);
        if ((object->flags & Object::weak_items) != 0) return;
        values += layout_of(object->kind).value_fields;
        mark_values(values, extent.count - layout_of(object->kind).value_fields);
    } else {
        mark_values(values, extent.count);
    }
    if (extent.lone_attributes) [[unlikely]]
        mark(attributes_of(object).bits());
}

// The fixed fields of kinds that do not simply keep alive what is in them.
void Collector::mark_special(Object* object) {
    if (object->kind == Kind::WeakRef) {
        auto* weak = static_cast<WeakRef*>(object);
        if (!scheduled_) mark(weak->referent.bits());
        mark(weak->callback.bits());
        return;
    }
    if (object->kind == Kind::Items) {
        auto* items = static_cast<Items*>(object);
        if (scheduled_) {
            items->spare = weak_items_;
            weak_items_ = cage_.offset_of(items);
        } else {
            mark_values(items->items(), items->capacity);
        }
        return;
    }
    auto* generator = static_cast<Generator*>(object);
    mark_values(&generator->function, static_cast<uint64_t>(&generator->frame0 - &generator->function));
    if (FrameHeader* frame = frame_in(object)) mark_frame(frame);
}

void Collector::mark_roots() {
    if (scheduled_ && cage_.is<List>(cage_.finalizable)) {
        auto* list = cage_.as<List>(cage_.finalizable);
        finalizable_size_ = list->size;
        if (list->items.is_bound()) finalizable_ = cage_.as<Items>(list->items);
        mark_alone(cage_.finalizable);
        mark_alone(list->items);
    }
    each_root(cage_, [&](const char*, Value& value) {
        if (&value != &cage_.weak_references && &value != &cage_.finalizable && &value != &cage_.identities)
            mark(value.bits());
    });
    if (cage_.is<List>(cage_.identities)) {
        mark_alone(cage_.identities);
        mark_alone(cage_.as<List>(cage_.identities)->items);
    }
    if (!scheduled_) mark(cage_.finalizable.bits());
    auto* stack = reinterpret_cast<const Value*>(cage_.at(region::stack));
    mark_values(stack, (stack_end_ - region::stack) / 8);
    each_frame(cage_, [&](FrameHeader* frame) { mark_frame(frame); });
    each_dirty_image_object(cage_, [&](Object* object) {
        if (object != finalizable_) mark_fields(object, Extent(object));
    });
}

// A few objects wait between stack and scan so that their headers have arrived when they are read.
bool Collector::drain() {
    uint32_t ring[prefetched] = {};
    uint32_t next = 0;
    uint32_t waiting = 0;
    while ((marker_.stack_size != 0 || waiting != 0) && !stopped_) {
        uint32_t object_at = ring[next];
        ring[next] = 0;
        if (marker_.stack_size != 0) {
            ring[next] = marker_.stack[--marker_.stack_size];
            __builtin_prefetch(cage_.at(ring[next]));
            ++waiting;
        }
        next = (next + 1) % prefetched;
        if (object_at == 0) continue;
        --waiting;
        Object* object = cage_.at(object_at);
        Extent extent(object);
        set_words(object_at, extent.bytes);
        mark_fields(object, extent);
        stack_peak_ = std::max(stack_peak_, marker_.stack_size);
        if (work_ >= poll_interval) must_stop();
    }
    return !stopped_;
}

// Only what the marks say counts here: whatever a finaliser keeps alive is found dead all the same, as
// CPython's own collector has it.
void Collector::find_dying_referents() {
    for (WeakRef* weak = weak_first(); weak; weak = weak_at(weak->next)) {
        if (!weak->referent.is_ref() || marked(weak->referent.offset())) continue;
        weak->aux |= referent_dies;
        bool calls = weak->callback.is_bound() && !weak->callback.is_none();
        if (!calls || !marked(cage_.offset_of(weak))) continue;
        weak->aux |= callback_due;
        ++callbacks_;
    }
}

void Collector::forget_dying_referents() {
    for (WeakRef* weak = weak_first(); weak; weak = weak_at(weak->next)) {
        if ((weak->aux & referent_dies) == 0) continue;
        if (!stopped_) mark(weak->referent.bits());
        weak->aux &= static_cast<uint16_t>(~(referent_dies | callback_due));
    }
    for (uint32_t i = 0; i < finalizable_size_; ++i)
        if (Value value = finalizable_->items()[i]; value.is_bound())
            cage_.at(value)->flags |= Object::finalizable;
}

// Room for `more` entries in finalize_queue; what is new of it stands behind the heap and slides with the
// rest. False when it would not fit into the limit.
bool Collector::make_queue(uint32_t more) {
    bool present = cage_.is<List>(cage_.finalize_queue);
    auto* old = present ? cage_.as<List>(cage_.finalize_queue) : nullptr;
    uint32_t size = old ? old->size : 0;
    auto* old_items = old && old->items.is_bound() ? cage_.as<Items>(old->items) : nullptr;
    bool own = present && cage_.finalize_queue.offset() >= begin_;
    if (own && old_items && cage_.offset_of(old_items) >= begin_ && old_items->capacity - size >= more)
        return true;

    uint64_t capacity = uint64_t{size} + more;
    uint64_t bytes = sizeof(List) + sizeof(Items) + capacity * 8;
    uint64_t live = 0;
    for (uint64_t block = begin_ >> block_shift; block << block_shift < end_; ++block)
        live += static_cast<uint64_t>(std::popcount(bits_[block])) * 8;
    if (begin_ + live + bytes > cage_.hard_end() || end_ + bytes > cage_.heap_limit()) return false;

    uint64_t clean = (end_ + (uint64_t{1} << block_shift) - 1) >> block_shift;
    uint64_t last = (end_ + bytes - 1) >> block_shift;
    if (last >= clean) std::memset(bits_ + clean, 0, (last - clean + 1) * 8);
    auto* list = static_cast<List*>(cage_.at(static_cast<uint32_t>(end_)));
    auto* items = reinterpret_cast<Items*>(list + 1);
    std::memset(static_cast<void*>(list), 0, bytes);
    list->kind = Kind::List;
    list->type = cage_.type(KnownType::list).offset();
    list->size = size;
    list->items = cage_.ref(items);
    items->kind = Kind::Items;
    items->type = cage_.type(KnownType::object).offset();
    items->capacity = static_cast<uint32_t>(capacity);
    if (size != 0) std::memcpy(items->items(), old_items->items(), size_t{size} * 8);
    set_words(end_, bytes);
    end_ += bytes;
    cage_.finalize_queue = cage_.ref(list);
    return true;
}

void Collector::queue(Value value) {
    auto* list = cage_.as<List>(cage_.finalize_queue);
    cage_.as<Items>(list->items)->items()[list->size++] = value;
}

void Collector::queue_the_dead() {
    for (WeakRef* weak = weak_first(); weak; weak = weak_at(weak->next)) {
        if ((weak->aux & referent_dies) == 0) continue;
        if ((weak->aux & callback_due) != 0) queue(cage_.ref(weak));
        weak->aux &= static_cast<uint16_t>(~(referent_dies | callback_due));
        weak->referent = Value::none();
    }
    uint32_t kept = 0;
    for (uint32_t i = 0; i < finalizable_size_; ++i) {
        Value value = finalizable_->items()[i];
        if (value.is_unbound()) continue;
        bool stays = (cage_.at(value)->flags & Object::finalizable) != 0;
        if (!stays) queue(value);
        if (stays && kept++ != i) finalizable_->items()[kept - 1] = value;
    }
    if (kept == finalizable_size_) return;
    std::memset(static_cast<void*>(finalizable_->items() + kept), 0, size_t{finalizable_size_ - kept} * 8);
    cage_.as<List>(cage_.finalizable)->size = kept;
}

bool Collector::settle_the_dead() {
    find_dying_referents();
    uint32_t dead = 0;
    for (uint32_t i = 0; i < finalizable_size_; ++i) {
        Value& value = finalizable_->items()[i];
        if (value.bits() - begin_ >= end_ - begin_) {
            value = Value();
            continue;
        }
        Object* object = cage_.at(value);
        if (marked(value.offset()) && (object->flags & Object::finalizable) != 0) continue;
        // A generator that is not in the middle of something ends without a word; and what has lost the flag
        // was given up before it was complete.
        bool ended =
            object->kind == Kind::Generator && static_cast<Generator*>(object)->state != suspended_generator;
        if (ended || (object->flags & Object::finalizable) == 0) {
            value = Value();
            continue;
        }
        ++dead;
        object->flags &= static_cast<uint8_t>(~Object::finalizable);
    }
    if (dead != 0) {
        for (uint32_t i = 0; i < finalizable_size_; ++i) mark(finalizable_->items()[i].bits());
        if (!drain()) {
            forget_dying_referents();
            return false;
        }
    }
    if (dead + callbacks_ != 0 && !make_queue(dead + callbacks_)) {
        forget_dying_referents();
        return drain();
    }
    queue_the_dead();
    return true;
}

// What died leaves the weak rows; without a finished marking nobody knows what did.
void Collector::settle_weak_items(bool done) {
    while (weak_items_ != 0) {
        auto* row = static_cast<Items*>(cage_.at(weak_items_));
        weak_items_ = row->spare;
        row->spare = 0;
        uint32_t kept = 0;
        for (uint32_t i = 0; done && i < row->capacity; ++i) {
            Value value = row->items()[i];
            if (value.is_unbound() || !marked(value.offset())) continue;
            if (kept != i) {
                row->items()[kept] = value;
                row->items()[i] = Value();
            }
            ++kept;
        }
        for (uint32_t i = kept; done && i < row->capacity; ++i)
            if (row->items()[i].is_bound()) row->items()[i] = Value();
    }
}

// Runs stay in the order of the objects.
void Collector::forget_dead_identities() {
    if (!cage_.is<List>(cage_.identities)) return;
    auto* list = cage_.as<List>(cage_.identities);
    uint64_t kept = identity_runs;
    Value* items = nullptr;
    uint32_t runs = 0;
    each_identity_run(cage_, list, [&](Value& run, const Value* pair) {
        if (!items) items = &run;
        uint64_t before = kept;
        for (int64_t left = run.as_int(); left != 0; --left, pair += 2) {
            if (!marked(pair->offset())) continue;
            items[kept] = pair[0];
            items[kept + 1] = pair[1];
            kept += 2;
        }
        run = Value::integer(0);
        if (kept != before) items[runs++] = Value::integer(static_cast<int64_t>((kept - before) / 2));
    });
    if (!items || kept == list->size) return;
    std::memset(static_cast<void*>(items + kept), 0, (list->size - kept) * 8);
    list->size = static_cast<uint32_t>(kept);
}

// What died or was cleared leaves the chain. References of the image stay in it.
void Collector::relink_weak_references() {
    Value* link = &cage_.weak_references;
    Object* link_owner = nullptr;
    for (WeakRef* weak = weak_first(); weak;) {
        WeakRef* next = weak_at(weak->next);
        uint32_t offset = cage_.offset_of(weak);
        bool alive = marked(offset);
        if (offset < begin_ || (alive && weak->referent.is_ref() && weak->referent.is_bound())) {
            if (*link != cage_.ref(weak)) {
                if (link_owner) cage_.writing(link_owner);
                *link = cage_.ref(weak);
            }
            link = &weak->next;
            link_owner = weak;
        } else if (alive) {
            weak->next = Value();
        }
        weak = next;
    }
    if (link->is_unbound()) return;
    if (link_owner) cage_.writing(link_owner);
    *link = Value();
}

// Where each block's live words go to, and from which offset on anything moves. The new end of the heap.
uint64_t Collector::place_blocks() {
    uint64_t to = begin_;
    first_dead_ = end_;
    for (uint64_t block = begin_ >> block_shift; block << block_shift < end_; ++block) {
        uint64_t live = bits_[block];
        if (~live != 0 && first_dead_ == end_)
            first_dead_ =
                std::min(end_, (block << block_shift) + (static_cast<uint64_t>(std::countr_one(live)) << 3));
        cage_.blocks[block] = static_cast<uint32_t>(to);
        to += static_cast<uint64_t>(std::popcount(live)) << 3;
    }
    return to;
}

void copy_down(std::byte* to, const std::byte* from, uint64_t bytes) {
    if (bytes > 128) {
        std::memmove(to, from, bytes);
        return;
    }
    for (; bytes != 0; bytes -= 8, to += 8, from += 8) {
        uint64_t word = load(from);
        std::memcpy(to, &word, 8);
    }
}

// Brings an object to `to`, its references on the way; its old place may overlap the new. How long it is.
uint64_t slide_object(const Slide where, std::byte* to, const std::byte* from) {
    auto* object = reinterpret_cast<const Object*>(from);
    Extent extent(object);
    if (object->kind == Kind::Generator || extent.lone_attributes) [[unlikely]] {
        std::memmove(to, from, extent.bytes);
        move_fields(where, reinterpret_cast<Object*>(to));
        return extent.bytes;
    }
    uint64_t header = load(from);
    header = (header & 0xFFFF'FFFF) | where(header >> 32) << 32;
    std::memcpy(to, &header, 8);
    for (uint64_t at = 8; at < extent.first; at += 8) {
        uint64_t word = load(from + at);
        std::memcpy(to + at, &word, 8);
    }
    uint64_t values_end = extent.first + extent.count * 8;
    for (uint64_t at = extent.first; at < values_end; at += 8) {
        uint64_t word = where(load(from + at));
        std::memcpy(to + at, &word, 8);
    }
    copy_down(to + values_end, from + values_end, extent.bytes - values_end);
    return extent.bytes;
}

void Collector::slide() {
    Slide where{bits_, cage_.blocks, first_dead_, end_ - first_dead_};
    move_roots(cage_, where, stack_end_);
    std::byte* base = cage_.base();
    uint64_t from = begin_;
    while (from < first_dead_) {
        from += slide_object(where, base + from, base + from);
    }
    for (uint64_t to = first_dead_;;) {
        uint64_t block = from >> block_shift;
        uint64_t rest = from < end_ ? bits_[block] >> (from >> 3 & 63) : 0;
        if ((rest & 1) == 0) {
            if (rest != 0) {
                from += static_cast<uint64_t>(std::countr_zero(rest)) << 3;
            } else {
                do {
                    if (++block << block_shift >= end_) return;
                } while (bits_[block] == 0);
                from = (block << block_shift) + (static_cast<uint64_t>(std::countr_zero(bits_[block])) << 3);
            }
        }
        uint64_t bytes = slide_object(where, base + to, base + from);
        from += bytes;
        to += bytes;
    }
}

bool Collector::run() {
    uint64_t old_top = cage_.top;
    cage_.note_peak();
    uint64_t first_block = begin_ >> block_shift;
    uint64_t end_block = (end_ + (uint64_t{1} << block_shift) - 1) >> block_shift;
    std::memset(bits_ + first_block, 0, (end_block - first_block) * 8);
    stack_end_ = stack_used(cage_);
    mark_roots();
    bool done = drain() && (!scheduled_ || settle_the_dead());
    cage_.mark_stack_peak = std::max(cage_.mark_stack_peak, stack_peak_ * sizeof(uint32_t));
    cage_.heap_peak = std::max(cage_.heap_peak, end_);
    settle_weak_items(done);
    if (!done) return false;

    forget_dead_identities();
    relink_weak_references();
    uint64_t new_top = place_blocks();
    if (first_dead_ < end_) {
        slide();
        ++cage_.epoch;
    }
    // What lies past the innermost window was left by calls that have returned, and may now point anywhere.
    std::memset(cage_.base() + stack_end_, 0,
                cage_.stack_peak > stack_end_ ? cage_.stack_peak - stack_end_ : 0);
    cage_.top = new_top;
    if (scheduled_) {
        cage_.live = new_top - begin_;
        cage_.next_collection = new_top + std::max(Cage::collection_step, cage_.live);
        cage_.collect_wanted = false;
    } else {
        // The schedule counts bytes allocated, which a forced collection must not change.
        cage_.next_collection =
            new_top + (cage_.next_collection > old_top ? cage_.next_collection - old_top : 0);
    }
    cage_.refresh_limits();
    return true;
}

// Everything moves up behind a filler that the next collection takes away again, so that under stress objects
// move even when nothing died.
void shift_heap(Cage& cage) {
    uint64_t bytes = sizeof(Blob) + 8 * (cage.epoch & 7);
    uint64_t size = cage.top - cage.heap_begin;
    uint64_t end = cage.hard_end();
    if (size == 0 || end < cage.top || end - cage.top < bytes) return;
    Shift where{cage.heap_begin, size, bytes};
    move_roots(cage, where, stack_used(cage));
    std::byte* heap = cage.base() + cage.heap_begin;
    std::memmove(heap + bytes, heap, size);
    for (uint64_t at = bytes; at < size + bytes;) {
        auto* object = reinterpret_cast<Object*>(heap + at);
        at += object_bytes(object);
        move_fields(where, object);
    }
    std::memset(heap, 0, bytes);
    auto* filler = reinterpret_cast<Blob*>(heap);
    filler->kind = Kind::Blob;
    filler->type = cage.type(KnownType::object).offset();
    filler->bytes = static_cast<uint32_t>(bytes - sizeof(Blob));
    cage.top += bytes;
    cage.next_collection += bytes;
    cage.stress_pad = static_cast<uint32_t>(bytes);
    ++cage.epoch;
    cage.refresh_limits();
}

bool fits(Cage& cage, uint64_t bytes) {
    uint64_t end = cage.hard_end();
    return end >= cage.top && bytes <= end - cage.top && cage.used() <= cage.max_memory;
}

} // namespace

uint32_t stack_used(Cage& cage) {
    uint32_t end = region::stack;
    each_frame(cage, [&](FrameHeader* frame) {
        if (frame->owner != 0) return;
        uint32_t registers = static_cast<Code*>(cage.at(frame->code))->registers;
        end = std::max(end, cage.offset_of(frame->registers() + registers));
    });
    return end;
}

bool collect(Cage& cage, Collection collection) {
    bool shifted = cage.stress_pad != 0;
    if (!Collector(cage, collection).run()) return false;
    cage.stress_pad = 0;
    if (cage.stress_collect && !shifted) shift_heap(cage);
    return true;
}

Room make_room(Cage& cage, bool again) {
    uint64_t wanted = cage.reserve_bytes;
    if (cage.allocations >= cage.max_allocations) {
        cage.stop = Stop::allocations;
        return Room::stopped;
    }
    uint64_t capacity = cage.heap_limit() - cage.heap_begin;
    if (wanted > capacity) return Room::too_large;
    uint64_t enough = std::min(cage.max_memory, capacity) / 16;
    uint64_t before = cage.used();
    // Only a run that would end otherwise has its weak references cleared out of turn.
    for (Collection collection : {Collection::forced, Collection::scheduled}) {
        if (!collect(cage, collection)) return Room::abandoned;
        uint64_t room = cage.hard_end() - std::min(cage.hard_end(), cage.top);
        bool helps = !again || room > cage.room_before;
        cage.room_before = room;
        if (helps && fits(cage, wanted) && before - std::min(before, cage.used()) >= enough)
            return Room::made;
    }
    cage.stop = Stop::memory;
    return Room::stopped;
}

Room collect_as_wanted(Cage& cage) {
    if (!collect(cage, Collection::scheduled)) return Room::abandoned;
    if (cage.used() <= cage.max_memory) return Room::made;
    cage.stop = Stop::memory;
    return Room::stopped;
}

} // namespace natrix
