// The memory system alone, without a VM: limits to the byte, pooled cages, and collections of random graphs
// that are compared with a model after each. "memory_test bench" measures instead.

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "memory/collector.h"
#include "memory/pool.h"
#include "memory/printer.h"
#include "memory/verify.h"
#include "memory/walk.h"

using namespace natrix;

namespace {

int passed = 0, failed = 0;

bool check(bool holds, const char* what, int line) {
    if (holds) {
        ++passed;
    } else {
        ++failed;
        if (failed < 30) std::printf("line %d: %s\n", line, what);
    }
    return holds;
}
#define CHECK(condition) check((condition), #condition, __LINE__)

struct Random {
    uint64_t state;
    uint64_t next() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return state;
    }
    uint32_t below(uint32_t bound) { return static_cast<uint32_t>((next() >> 16) % bound); }
    bool one_in(uint32_t n) { return below(n) == 0; }
};

bool sound(Cage& cage, Completeness completeness, int line) {
    Fault fault = verify(cage, completeness);
    if (fault) {
        std::printf("line %d: %08x %s: %s\n", line, fault.offset, fault.where, fault.text);
        if (fault.offset) print_object(cage, cage.at(fault.offset), stdout);
    }
    return check(!fault, "the cage is sound", line);
}
#define SOUND(cage) sound(cage, Completeness::running, __LINE__)
#define COMPACTED(cage) sound(cage, Completeness::compacted, __LINE__)

// A small world in a bake cage: every known class, some code, and then, on pages of their own, objects to
// write to.
constexpr uint32_t image_lists = 300;

struct World {
    CagePool bakery;
    Cage* baked = nullptr;
    std::vector<std::byte> bytes;
    Image image;
    SharedImage shared;
    std::vector<uint32_t> codes; // with 0, 3, 8 and 20 registers
    std::vector<uint32_t> cells; // of the image's writable part
    uint32_t wide = 0;           // Items over several pages
    uint32_t shape = 0;          // of instances with two attributes

    explicit World(bool copied = false) {
        baked = bakery.acquire(nullptr);
        Cage& cage = *baked;
        std::vector<Type*> types;
        for (uint32_t i = 0; i < known_types; ++i) types.push_back(cage.make<Type>(KnownType::type));
        for (uint32_t i = 0; i < known_types; ++i) cage.types[i] = cage.ref(types[i]);
        auto* name = cage.make<Str>(KnownType::str, 4);
        name->length = 4;
        name->aux = 0x101;
        std::memcpy(name->data(), "name", 4);
        auto* dict = cage.make<Dict>(KnownType::dict);
        auto* empty = cage.make<Tuple>(KnownType::tuple);
        cage.empty_tuple = cage.ref(empty);
        for (Type* type : types) {
            type->type = cage.type(KnownType::type).offset();
            type->name = cage.ref(name);
            type->dict = cage.ref(dict);
            type->bases = type->mro = cage.ref(empty);
        }
        auto* blob = cage.make<Blob>(KnownType::object, 64);
        for (int registers : {0, 3, 8, 20}) {
            auto* code = cage.make<Code>(KnownType::code);
            code->registers = static_cast<uint16_t>(registers);
            code->words = cage.ref(blob);
            codes.push_back(cage.offset_of(code));
        }
        Shape* last = nullptr;
        for (uint32_t count = 0; count < 3; ++count) {
            auto* next = cage.make<Shape>(KnownType::object);
            next->count = count;
            next->owner = cage.type(KnownType::object);
            next->name = cage.ref(name);
            if (last) next->parent = cage.ref(last);
            last = next;
        }
        shape = cage.offset_of(last);
        fill_page();
        size_t immutable = cage.top - region::image;
        for (uint32_t i = 0; i < image_lists; ++i) {
            cells.push_back(cage.offset_of(cage.make<Cell>(KnownType::cell)));
            if (i % 7 == 0) (void)cage.make<Blob>(KnownType::object, i * 3);
        }
        wide = cage.offset_of(cage.make<Items>(KnownType::object, 3000));
        cells.push_back(cage.offset_of(cage.make<Cell>(KnownType::cell)));
        fill_page();
        COMPACTED(cage);
        bytes.assign(cage.base() + region::image, cage.base() + cage.top);
        image.bytes = bytes.data();
        image.size = bytes.size();
        image.immutable_size = immutable;
        image.control = baked;
        CHECK(shared.open(image, copied));
    }
    ~World() { bakery.release(baked); }

    void fill_page() {
        uint64_t left = region::page - baked->top % region::page;
        if (left < sizeof(Blob)) left += region::page;
        (void)baked->make<Blob>(KnownType::object, left - sizeof(Blob));
    }
};

// The model of a heap.

struct Node;

// A value of the model: a node, or bits that are no reference.
struct Ref {
    Node* node = nullptr;
    uint64_t bits = 0;
};

struct Node {
    uint64_t serial; // in order of allocation, which sliding keeps
    Kind kind;
    uint32_t offset; // where it was last seen
    bool in_image = false;
    bool finalizable = false;
    std::vector<Ref> values;    // as each_value() gives them
    std::vector<std::byte> raw; // everything else but the header
    Ref frame_function, frame_locals;
    uint32_t mark = 0;
};

struct StackWord {
    Ref value;
    bool header = false;
};

class Model {
  public:
    Model(World& world, Cage& cage, uint64_t seed, bool stress)
        : world_(world), cage_(cage), random_{seed * 0x9E37'79B9'7F4A'7C15 + 1} {
        cage.stress_collect = stress;
        for (uint32_t offset : world.cells) add_image_node(offset);
        add_image_node(world.wide);
        for (uint32_t offset : world.codes) codes_.push_back(add_image_node(offset));
        roots_.resize(std::size(cage.spare));
        stack_.resize(4096);
        CHECK(cage.claim_stack(region::stack + 4096 * 8));
    }
    ~Model() {
        for (auto& entry : nodes_) delete entry.second;
    }
    Model(const Model&) = delete;

    void run(int steps) {
        for (int step = 0; step < steps && failed < 30; ++step) {
            uint32_t changes = 1 + random_.below(60);
            for (uint32_t i = 0; i < changes; ++i) change();
            if (!SOUND(cage_)) return;
            collect_and_compare(random_.one_in(2) ? Collection::scheduled : Collection::forced);
        }
    }

  private:
    Node* add_image_node(uint32_t offset) {
        auto* node = new Node{serial_++, cage_.at(offset)->kind, offset, true, false, {}, {}, {}, {}, 0};
        read_values(node);
        nodes_[offset] = node;
        return node;
    }
    void read_values(Node* node) {
        each_value(cage_.at(node->offset), [&](Value& value) {
            node->values.push_back(value.is_ref() ? Ref{} : Ref{nullptr, value.bits()});
        });
    }
    Value to_value(const Ref& ref) {
        return ref.node ? Value::ref(ref.node->offset) : Value::from_bits(ref.bits);
    }

    Ref immediate() {
        switch (random_.below(4)) {
        case 0: return {nullptr, Value::integer(static_cast<int64_t>(random_.next()) >> 20).bits()};
        case 1: return {nullptr, Value::number(static_cast<double>(random_.next()) * 1e-3).bits()};
        case 2: return {nullptr, Value::none().bits()};
        default: return {};
        }
    }
    // Of a tuple's items none is missing.
    Ref any_ref_for(Kind kind) {
        Ref ref = any_ref();
        if (kind == Kind::Tuple && !ref.node && ref.bits == 0) ref.bits = Value::none().bits();
        return ref;
    }
    Node* any_node() {
        if (live_.empty()) return nullptr;
        // Young nodes more often, so that chains and cycles form.
        size_t at = random_.one_in(2) ? live_.size() - 1 - random_.below(std::min<uint32_t>(8, size()))
                                      : random_.below(size());
        return live_[at];
    }
    uint32_t size() const { return static_cast<uint32_t>(live_.size()); }
    Ref any_ref() {
        Node* node = random_.one_in(3) ? nullptr : any_node();
        return node ? Ref{node, 0} : immediate();
    }

    void change() {
        switch (random_.below(12)) {
        case 0:
        case 1:
        case 2:
        case 3: allocate(); break;
        case 4:
            roots_[random_.below(static_cast<uint32_t>(roots_.size()))] = any_ref();
            write_roots();
            break;
        case 5: write_image(); break;
        case 6: push_frame(); break;
        case 7: pop_frame(); break;
        case 8: write_register(); break;
        case 9: make_weak(); break;
        case 10: link(); break;
        default:
            if (random_.one_in(8)) {
                roots_[random_.below(static_cast<uint32_t>(roots_.size()))] = {};
                write_roots();
            }
            if (random_.one_in(20)) drain_queue();
        }
    }

    void write_roots() {
        for (size_t i = 0; i < roots_.size(); ++i) cage_.spare[i] = to_value(roots_[i]);
    }

    template<class T> Node* adopt(T* object) {
        auto* node =
            new Node{serial_++, T::kind_of, cage_.offset_of(object), false, false, {}, {}, {}, {}, 0};
        nodes_[node->offset] = node;
        live_.push_back(node);
        return node;
    }
    // Fills the values with references to whatever there is, and takes down what is in it.
    void fill(Node* node) {
        Object* object = cage_.at(node->offset);
        size_t index = 0;
        std::vector<Ref> values;
        each_value(object, [&](Value& value) {
            Ref ref = any_ref_for(node->kind);
            if (node->kind == Kind::Generator) {
                if (index == 1) ref = {codes_[1 + random_.below(3)], 0};
            }
            if ((node->kind == Kind::Instance && index == 0) || node->kind == Kind::WeakRef) ref = {};
            if ((object->flags & Object::attributes) != 0 && &value == &attributes_of(object)) ref = {};
            value = to_value(ref);
            values.push_back(ref);
            ++index;
        });
        node->values = values;
        node->raw = raw_of(object);
    }
    // All bytes that are neither header nor values.
    std::vector<std::byte> raw_of(Object* object) {
        const Layout& layout = layout_of(object->kind);
        auto* bytes = reinterpret_cast<std::byte*>(object);
        std::vector<std::byte> raw(bytes + 8, bytes + layout.first_value);
        if (!layout.variable_values && layout.count_field) {
            auto* data = bytes + layout.fixed_bytes;
            raw.insert(raw.end(), data, data + variable_bytes(object, layout));
        }
        return raw;
    }
    void noise(void* at, uint64_t bytes) {
        for (uint64_t i = 0; i < bytes; ++i)
            static_cast<uint8_t*>(at)[i] = static_cast<uint8_t>(random_.next() >> 33);
    }

    void allocate() {
        uint32_t count = random_.one_in(30) ? random_.below(400) : random_.below(6);
        Node* node = nullptr;
        switch (random_.below(9)) {
        case 0: node = adopt(cage_.make<Tuple>(KnownType::tuple, count)); break;
        case 1: node = adopt(cage_.make<Cell>(KnownType::cell)); break;
        case 2: node = adopt(cage_.make<BoundMethod>(KnownType::method)); break;
        case 3: {
            auto* blob = cage_.make<Blob>(KnownType::object, count * 5);
            noise(blob->data(), count * 5);
            node = adopt(blob);
            break;
        }
        case 4: {
            auto* iterator = cage_.make<NativeIter>(KnownType::object);
            noise(&iterator->counter, 16);
            node = adopt(iterator);
            break;
        }
        case 5: {
            auto* instance = cage_.make<Instance>(KnownType::object, 2 + count);
            instance->flags = Object::shaped;
            instance->aux = static_cast<uint16_t>(2 + count);
            instance->type = world_.shape;
            node = adopt(instance);
            if (random_.one_in(4)) register_finalizable(node);
            break;
        }
        case 6: {
            // A float of a subclass, with room for attributes behind it.
            auto* number = static_cast<Float*>(cage_.allocate(sizeof(Float) + 8));
            number->kind = Kind::Float;
            number->type = cage_.type(KnownType::float_).offset();
            number->flags = Object::attributes | Object::subclass;
            number->number = 0.5;
            node = adopt(number);
            break;
        }
        case 7: node = adopt(cage_.make<SliceObject>(KnownType::slice)); break;
        default: make_generator(); return;
        }
        fill(node);
    }

    void register_finalizable(Node* node) {
        cage_.at(node->offset)->flags |= Object::finalizable;
        node->finalizable = true;
        if (cage_.finalizable.is_unbound()) cage_.finalizable = cage_.ref(cage_.make<List>(KnownType::list));
        auto* list = cage_.as<List>(cage_.finalizable);
        auto* items = list->items.is_bound() ? cage_.as<Items>(list->items) : nullptr;
        if (!items || list->size == items->capacity) {
            auto* bigger = cage_.make<Items>(KnownType::object, list->size * 2 + 4);
            if (items) std::memcpy(static_cast<void*>(bigger->items()), items->items(), list->size * 8);
            list->items = cage_.ref(bigger);
            items = bigger;
        }
        items->items()[list->size++] = Value::ref(node->offset);
        finalizable_.push_back(node);
    }

    FrameHeader* frame_of(Node* node) { return frame_in(cage_.at(node->offset)); }

    void make_generator() {
        auto* generator = cage_.make<Generator>(KnownType::generator, 20 + random_.below(4));
        Node* node = adopt(generator);
        fill(node);
        auto* frame = reinterpret_cast<FrameHeader*>(&generator->frame0);
        node->frame_function = heap_ref();
        node->frame_locals = heap_ref();
        frame->function = to_value(node->frame_function).offset();
        frame->code = generator->code.offset();
        frame->pc = random_.below(99);
        frame->previous = FrameHeader::outermost;
        frame->owner = node->offset;
        frame->flags = FrameHeader::present;
        frame->locals = to_value(node->frame_locals).offset();
        frame->stack_top = region::stack;
    }
    Ref heap_ref() { return random_.one_in(4) ? Ref{} : Ref{any_node(), 0}; }

    void make_weak() {
        Node* target = any_node();
        if (!target) return;
        auto* weak = cage_.make<WeakRef>(KnownType::object);
        Node* node = adopt(weak);
        Ref callback = random_.one_in(2) ? any_ref() : Ref{nullptr, Value::none().bits()};
        node->values = {{target, 0}, callback, {}};
        node->raw = raw_of(weak);
        weak->referent = Value::ref(target->offset);
        weak->callback = to_value(callback);
        weak->next = cage_.weak_references;
        cage_.weak_references = cage_.ref(weak);
        weak_.insert(weak_.begin(), node);
    }

    void link() {
        Node* node = any_node();
        if (!node || node->kind == Kind::WeakRef || node->values.empty()) return;
        size_t index = random_.below(static_cast<uint32_t>(node->values.size()));
        if (node->kind == Kind::Instance && index == 0) return;
        if (node->kind == Kind::Generator && index == 1) return;
        Object* object = cage_.at(node->offset);
        if (node->kind == Kind::Float) return;
        Ref ref = any_ref_for(node->kind);
        node->values[index] = ref;
        size_t at = 0;
        each_value(object, [&](Value& value) {
            if (at++ == index) value = to_value(ref);
        });
    }

    void write_image() {
        uint32_t which = random_.below(static_cast<uint32_t>(world_.cells.size()) + 1);
        Node* node = nodes_[which < world_.cells.size() ? world_.cells[which] : world_.wide];
        Object* object = cage_.at(node->offset);
        cage_.writing(object);
        size_t index = random_.below(static_cast<uint32_t>(node->values.size()));
        Ref ref = any_ref();
        node->values[index] = ref;
        values_of(object).begin[index] = to_value(ref);
    }

    // The innermost frames, each a header on the stack or a generator.
    struct FrameModel {
        Node* generator = nullptr; // null: on the stack
        uint32_t at = 0;           // of the header
        uint32_t registers = 0;
        Ref function, locals;
    };

    uint32_t free_stack() const {
        uint32_t end = region::stack;
        for (const FrameModel& frame : frames_)
            if (!frame.generator) end = std::max(end, frame.at + 32 + frame.registers * 8);
        return end;
    }
    uint32_t header_of(const FrameModel& frame) {
        return frame.generator ? cage_.offset_of(frame_of(frame.generator)) : frame.at;
    }
    StackWord& stack_word(uint32_t at) { return stack_[(at - region::stack) / 8]; }

    void push_frame() {
        if (frames_.size() > 40) return;
        uint32_t previous = frames_.empty() ? FrameHeader::outermost : header_of(frames_.back());
        if (random_.one_in(3)) {
            Node* node = any_node();
            if (!node || node->kind != Kind::Generator) return;
            for (const FrameModel& frame : frames_)
                if (frame.generator == node) return;
            frame_of(node)->previous = previous;
            frames_.push_back({node, 0, 0, {}, {}});
            cage_.frame = header_of(frames_.back());
            return;
        }
        uint32_t code = random_.below(4);
        uint32_t registers = static_cast<Code*>(cage_.at(world_.codes[code]))->registers;
        // A callee begins within its caller's window where that is the innermost of the stack.
        uint32_t at = free_stack();
        if (!frames_.empty() && !frames_.back().generator && frames_.back().registers >= 8)
            at = frames_.back().at + 32 + random_.below(frames_.back().registers + 1) * 8;
        if (at + 32 + registers * 8 > region::stack + 4000 * 8) return;
        FrameModel model{nullptr, at, registers, heap_ref(), heap_ref()};
        auto* frame = reinterpret_cast<FrameHeader*>(cage_.at(at));
        frame->function = to_value(model.function).offset();
        frame->code = world_.codes[code];
        frame->pc = 0;
        frame->previous = previous;
        frame->owner = 0;
        frame->target = 7;
        frame->on_return = Return::store;
        frame->flags = FrameHeader::present;
        frame->locals = to_value(model.locals).offset();
        frame->stack_top = at + 32 + registers * 8;
        for (uint32_t i = 0; i < 4; ++i) stack_word(at + i * 8) = {{}, true};
        frames_.push_back(model);
        cage_.frame = at;
    }
    void pop_frame() {
        if (frames_.empty()) return;
        if (frames_.back().generator) frame_of(frames_.back().generator)->previous = FrameHeader::outermost;
        frames_.pop_back();
        cage_.frame = frames_.empty() ? 0 : header_of(frames_.back());
    }
    void write_register() {
        if (frames_.empty()) return;
        FrameModel& frame = frames_.back();
        Ref ref = any_ref();
        if (frame.generator) {
            uint32_t window = static_cast<Generator*>(cage_.at(frame.generator->offset))->window;
            size_t first = frame.generator->values.size() - window;
            uint32_t which = random_.below(window);
            frame.generator->values[first + which] = ref;
            frame_of(frame.generator)->registers()[which] = to_value(ref);
        } else if (frame.registers != 0) {
            uint32_t at = frame.at + 32 + random_.below(frame.registers) * 8;
            stack_word(at) = {ref, false};
            *reinterpret_cast<Value*>(cage_.at(at)) = to_value(ref);
        }
    }

    void drain_queue() {
        queue_.clear();
        if (cage_.finalize_queue.is_unbound()) return;
        auto* list = cage_.as<List>(cage_.finalize_queue);
        if (list->items.is_bound())
            std::memset(static_cast<void*>(cage_.as<Items>(list->items)->items()), 0, list->size * 8);
        list->size = 0;
    }

    // What is reached from here, `weakly`: not through weak references.
    void reach(std::vector<Node*> work, bool weakly) {
        auto add = [&](const Ref& ref) {
            if (ref.node && ref.node->mark != round_) {
                ref.node->mark = round_;
                work.push_back(ref.node);
            }
        };
        for (Node* node : work) node->mark = round_;
        while (!work.empty()) {
            Node* node = work.back();
            work.pop_back();
            if (node->kind == Kind::WeakRef) {
                if (!weakly) add(node->values[0]);
                add(node->values[1]);
                continue;
            }
            for (const Ref& ref : node->values) add(ref);
            add(node->frame_function);
            add(node->frame_locals);
        }
    }
    std::vector<Node*> root_nodes() {
        std::vector<Node*> result;
        auto add = [&](const Ref& ref) {
            if (ref.node) result.push_back(ref.node);
        };
        for (auto& entry : nodes_)
            if (entry.second->in_image) result.push_back(entry.second);
        for (const Ref& ref : roots_) add(ref);
        uint32_t end = free_stack();
        for (uint32_t at = region::stack; at < end; at += 8) add(stack_word(at).value);
        for (const FrameModel& frame : frames_) {
            add(frame.function);
            add(frame.locals);
            if (frame.generator) result.push_back(frame.generator);
        }
        for (Node* node : queue_) result.push_back(node);
        return result;
    }

    void collect_and_compare(Collection collection) {
        bool scheduled = collection == Collection::scheduled;
        ++round_;
        std::vector<Node*> roots = root_nodes();
        if (!scheduled) roots.insert(roots.end(), finalizable_.begin(), finalizable_.end());
        reach(roots, scheduled);
        bool queue_grew = false;
        if (scheduled) {
            std::vector<Node*> dying, due;
            for (Node* weak : weak_)
                if (Node* referent = weak->values[0].node; referent && referent->mark != round_) {
                    dying.push_back(weak);
                    bool calls = weak->values[1].node ||
                                 (weak->values[1].bits != 0 && weak->values[1].bits != Value::none().bits());
                    if (calls && weak->mark == round_) due.push_back(weak);
                }
            std::vector<Node*> dead;
            for (Node* node : finalizable_)
                if (node->mark != round_) dead.push_back(node);
            reach(dead, true);
            for (Node* weak : dying) weak->values[0] = {nullptr, Value::none().bits()};
            queue_.insert(queue_.end(), due.begin(), due.end());
            queue_.insert(queue_.end(), dead.begin(), dead.end());
            queue_grew = !due.empty() || !dead.empty();
            for (Node* node : dead) {
                node->finalizable = false;
                finalizable_.erase(std::find(finalizable_.begin(), finalizable_.end(), node));
            }
        }
        std::erase_if(weak_, [&](Node* weak) { return weak->mark != round_ || !weak->values[0].node; });
        uint32_t stack_end = free_stack();
        for (size_t i = (stack_end - region::stack) / 8; i < stack_.size(); ++i) stack_[i] = {};
        CHECK(stack_used(cage_) == stack_end);

        uint64_t distance = cage_.next_collection - cage_.top;
        uint64_t top = cage_.top;
        CHECK(collect(cage_, collection));
        if (!scheduled && cage_.next_collection != cage_.top + distance)
            CHECK(cage_.next_collection - cage_.top == distance);
        CHECK(cage_.heap_peak >= top);
        if (!COMPACTED(cage_)) return;
        compare(queue_grew);
    }

    // Pairs up model and heap from the roots, then compares everything.
    void compare(bool queue_grew) {
        std::map<uint32_t, Node*> found;
        std::vector<std::pair<Node*, uint32_t>> work;
        auto meet = [&](const Ref& ref, Value value) {
            if (!ref.node) return ref.bits == value.bits();
            if (!value.is_ref() || value.is_unbound()) return false;
            auto [entry, fresh] = found.emplace(value.offset(), ref.node);
            if (fresh) work.push_back({ref.node, value.offset()});
            return entry->second == ref.node;
        };
        bool same = true;
        for (auto& entry : nodes_)
            if (entry.second->in_image) same &= meet({entry.second, 0}, Value::ref(entry.second->offset));
        for (size_t i = 0; i < roots_.size(); ++i) same &= meet(roots_[i], cage_.spare[i]);
        CHECK(same);
        uint32_t stack_end = free_stack();
        for (uint32_t at = region::stack; at < region::stack + stack_.size() * 8; at += 8) {
            Value value = *reinterpret_cast<Value*>(cage_.at(at));
            if (at >= stack_end)
                same &= value.is_unbound();
            else if (!stack_word(at).header)
                same &= meet(stack_word(at).value, value);
            else
                same &= value.bits() >> 32 != 0;
        }
        CHECK(same);
        uint32_t header = cage_.frame;
        for (size_t i = frames_.size(); i-- != 0;) {
            FrameModel& model = frames_[i];
            auto* frame = reinterpret_cast<FrameHeader*>(cage_.at(header));
            if (model.generator)
                same &= meet({model.generator, 0},
                             Value::ref(header - static_cast<uint32_t>(sizeof(Generator)) + 32));
            else
                same &= header == model.at && meet_offset(meet, model.function, frame->function) &&
                        meet_offset(meet, model.locals, frame->locals);
            header = frame->previous;
        }
        CHECK(same && header == (frames_.empty() ? 0 : FrameHeader::outermost));
        same &= compare_list(cage_.finalizable, finalizable_, meet);
        same &= compare_list(cage_.finalize_queue, queue_, meet);
        CHECK(same);
        Value weak = cage_.weak_references;
        for (Node* node : weak_) {
            if (!cage_.is<WeakRef>(weak)) {
                same = false;
                break;
            }
            same &= meet({node, 0}, weak);
            weak = cage_.as<WeakRef>(weak)->next;
        }
        CHECK(same && weak.is_unbound());

        while (!work.empty() && same) {
            auto [node, offset] = work.back();
            work.pop_back();
            same &= compare_node(node, offset, meet);
        }
        CHECK(same);
        // Exactly what the model reaches is there, in the order in which it was made.
        uint64_t last = 0;
        uint32_t strangers = 0;
        size_t present = 0;
        each_object(cage_, cage_.heap_begin, cage_.top, [&](Object* object) {
            auto at = found.find(cage_.offset_of(object));
            if (at == found.end()) {
                ++strangers;
                return;
            }
            ++present;
            same &= at->second->serial > last;
            last = at->second->serial;
        });
        uint32_t expected = 0;
        for (Value list : {cage_.finalizable, cage_.finalize_queue})
            if (list.is_bound()) expected += cage_.as<List>(list)->items.is_bound() ? 2u : 1u;
        if (cage_.stress_pad != 0) ++expected;
        if (!queue_grew) CHECK(strangers == expected);
        CHECK(same);
        size_t image_nodes = 0;
        for (auto& entry : nodes_) image_nodes += entry.second->in_image;
        CHECK(present + image_nodes == found.size());

        std::map<uint32_t, Node*> now;
        for (auto& entry : nodes_)
            if (entry.second->mark != round_ && !entry.second->in_image) delete entry.second;
        for (auto& [offset, node] : found) {
            node->offset = offset;
            now[offset] = node;
        }
        nodes_ = now;
        live_.clear();
        for (auto& entry : nodes_)
            if (!entry.second->in_image) live_.push_back(entry.second);
    }
    template<class Meet> static bool meet_offset(Meet meet, const Ref& ref, uint32_t offset) {
        return meet(ref, Value::ref(offset));
    }
    template<class Meet> bool compare_list(Value list, const std::vector<Node*>& nodes, Meet meet) {
        if (list.is_unbound()) return nodes.empty();
        auto* object = cage_.as<List>(list);
        if (object->size != nodes.size()) return false;
        bool same = true;
        for (size_t i = 0; i < nodes.size(); ++i)
            same &= meet({nodes[i], 0}, cage_.as<Items>(object->items)->items()[i]);
        return same;
    }
    template<class Meet> bool compare_node(Node* node, uint32_t offset, Meet meet) {
        Object* object = cage_.at(offset);
        if (object->kind != node->kind || object->aux >> 14 != 0) return false;
        if (node->in_image) {
            bool same = true;
            if (node->kind == Kind::Code) return true;
            size_t index = 0;
            each_value(object, [&](Value& value) { same &= meet(node->values[index++], value); });
            return same;
        }
        if (((object->flags & Object::finalizable) != 0) != node->finalizable) return false;
        bool same = raw_of(object) == node->raw;
        size_t index = 0;
        each_value(object, [&](Value& value) {
            // The chain of weak references is compared on its own.
            if (node->kind != Kind::WeakRef || index != 2) same &= meet(node->values[index], value);
            ++index;
        });
        if (FrameHeader* frame = frame_in(object)) {
            same &= frame->owner == offset && meet_offset(meet, node->frame_function, frame->function) &&
                    meet_offset(meet, node->frame_locals, frame->locals);
        }
        return same && index == node->values.size();
    }

    World& world_;
    Cage& cage_;
    Random random_;
    uint64_t serial_ = 1;
    uint32_t round_ = 0;
    std::map<uint32_t, Node*> nodes_;
    std::vector<Node*> live_, codes_, finalizable_, queue_, weak_;
    std::vector<Ref> roots_;
    std::vector<StackWord> stack_;
    std::vector<FrameModel> frames_;
};

void test_graphs(World& world) {
    CagePool pool;
    for (uint64_t seed = 1; seed <= 60; ++seed) {
        Cage* cage = pool.acquire(&world.shared);
        {
            Model model(world, *cage, seed, seed % 2 == 0);
            model.run(60);
        }
        pool.release(cage);
    }
}

// Limits.

// Random claims of every sort against the sum that is counted by hand: granted exactly when they fit.
void test_limits(World& world) {
    CagePool pool;
    for (uint64_t seed = 1; seed <= 200; ++seed) {
        Random random{seed * 7919 + 3};
        Cage& cage = *pool.acquire(&world.shared);
        cage.max_memory = 100'000 + random.below(400'000);
        cage.refresh_limits();
        uint64_t used = 0;
        bool exact = true;
        for (int round = 0; round < 40; ++round) {
            uint64_t in_scratch = 0;
            Scratch scratch(cage);
            for (int i = 0; i < 10; ++i) {
                uint64_t bytes = 8 * (1 + (random.one_in(4) ? random.below(4000) : random.below(40)));
                if (random.one_in(10))
                    bytes = cage.max_memory - std::min(cage.max_memory - 8, used + in_scratch);
                bytes &= ~uint64_t{7};
                if (bytes == 0) bytes = 8;
                bool fits = used + in_scratch + bytes <= cage.max_memory;
                switch (random.below(5)) {
                case 0:
                case 1: {
                    uint64_t before = cage.allocations;
                    exact &= (cage.allocate(bytes) != nullptr) == fits;
                    exact &= cage.allocations == before + fits;
                    if (fits) used += bytes;
                    break;
                }
                case 2:
                    exact &= (scratch->take(bytes) != nullptr) == fits;
                    if (fits) in_scratch += bytes;
                    break;
                case 3:
                    exact &= cage.claim_stack(cage.stack_peak + bytes) == fits;
                    if (fits) used += bytes;
                    break;
                default: {
                    Object* object = cage.at(world.cells[random.below(image_lists)]);
                    // It may lie across the border of two pages.
                    uint32_t first = cage.offset_of(object) / region::page;
                    uint32_t last = (cage.offset_of(object) + 15) / region::page;
                    uint64_t fresh = cage.image_dirty[first] == 0;
                    if (last != first) fresh += cage.image_dirty[last] == 0;
                    if (used + in_scratch + fresh * region::page > cage.max_memory) break;
                    cage.writing(object);
                    used += fresh * region::page;
                }
                }
                if (!fits) exact &= cage.used() <= cage.max_memory;
                exact &= cage.used() == used + in_scratch;
            }
        }
        exact &= cage.used() == used && cage.soft_end >= cage.top && !cage.open_scratch;
        CHECK(exact);
        if (random.one_in(4)) {
            cage.max_memory = used;
            cage.refresh_limits();
            CHECK(!cage.allocate(8) && cage.reserve_bytes == 8);
            cage.max_memory += 8;
            cage.refresh_limits();
            CHECK(cage.allocate(8) && !cage.allocate(8));
            cage.note_peak();
            CHECK(cage.peak <= cage.max_memory && cage.peak >= cage.used());
        }
        pool.release(&cage);
    }

    Cage& cage = *pool.acquire(&world.shared);
    cage.max_allocations = 1000;
    cage.refresh_limits();
    uint32_t made = 0;
    while (cage.allocate(16 + 8 * (made % 9u))) ++made;
    CHECK(made == 1000 && cage.allocations == 1000);
    CHECK(make_room(cage) == Room::stopped && cage.stop == Stop::allocations);
    pool.release(&cage);

    // A page of the image that could not be refused ends the run.
    Cage& tight = *pool.acquire(&world.shared);
    CHECK(tight.allocate(8000));
    tight.max_memory = 8000;
    tight.refresh_limits();
    tight.writing(tight.at(world.cells[0]));
    CHECK(tight.collect_wanted && tight.poll.until == 0 && !tight.allocate(8));
    tight.writing(tight.at(world.wide));
    CHECK(tight.image_written >= 24'000);
    tight.max_memory = 4000;
    CHECK(collect_as_wanted(tight) == Room::stopped && tight.stop == Stop::memory);
    pool.release(&tight);
}

void test_schedule(World& world) {
    CagePool pool;
    Cage& cage = *pool.acquire(&world.shared);
    uint64_t step = Cage::collection_step;
    CHECK(cage.allocate(step) && !cage.collect_wanted);
    CHECK(cage.allocate(8) && cage.collect_wanted && cage.poll.until == 0);
    cage.poll.until = INT64_MAX;
    cage.top = cage.heap_begin; // raw words are no objects
    CHECK(collect_as_wanted(cage) == Room::made && !cage.collect_wanted);
    auto* items = cage.make<Items>(KnownType::object, 1'000'000);
    cage.spare[0] = cage.ref(items);
    CHECK(cage.collect_wanted);
    CHECK(collect(cage, Collection::scheduled) && cage.live == 8'000'016);
    CHECK(cage.next_collection == cage.top + 8'000'016);

    // Room: a sixteenth has to come free.
    cage.max_memory = 16'000'000;
    cage.refresh_limits();
    cage.spare[1] = cage.ref(cage.make<Blob>(KnownType::object, 7'000'000));
    CHECK(!cage.allocate(1'000'000) && cage.reserve_bytes == 1'000'000);
    CHECK(make_room(cage) == Room::stopped && cage.stop == Stop::memory);
    cage.stop = Stop::none;
    cage.spare[1] = Value();
    CHECK(!cage.allocate(1'000'000) && make_room(cage) == Room::made && cage.allocate(1'000'000));
    cage.top -= 1'000'000;
    cage.reserve_bytes = region::end;
    CHECK(make_room(cage) == Room::too_large);
    pool.release(&cage);
}

// Stopping, weak references, finalisers.

int looks_left = 0;
bool stop_later(Poll&) { return looks_left-- <= 0; }

void test_abandoned(World& world) {
    CagePool pool;
    Cage& cage = *pool.acquire(&world.shared);
    // A long list of instances that die with weak references and a finaliser.
    uint32_t count = 30'000;
    auto* list = cage.make<List>(KnownType::list);
    auto* items = cage.make<Items>(KnownType::object, count);
    list->items = cage.ref(items);
    list->size = count;
    cage.finalizable = cage.ref(list);
    for (uint32_t i = 0; i < count; ++i) {
        auto* instance = cage.make<Instance>(KnownType::object, 2);
        instance->flags = Object::shaped | Object::finalizable;
        instance->type = world.shape;
        instance->aux = 2;
        items->items()[i] = cage.ref(instance);
        auto* weak = cage.make<WeakRef>(KnownType::object);
        weak->referent = cage.ref(instance);
        weak->callback = Value::integer(i);
        weak->next = cage.weak_references;
        cage.weak_references = cage.ref(weak);
        instance->items()[0] = cage.ref(weak);
        if (i % 3 == 0) cage.spare[0] = instance->items()[1] = cage.spare[0];
    }
    std::vector<std::byte> before(cage.base() + cage.heap_begin, cage.base() + cage.top);
    cage.poll.must_stop = stop_later;
    int abandoned = 0;
    for (int looks = 0;; ++looks) {
        looks_left = looks;
        if (collect(cage, Collection::scheduled)) break;
        ++abandoned;
        CHECK(std::memcmp(before.data(), cage.base() + cage.heap_begin, before.size()) == 0);
        CHECK(cage.top == cage.heap_begin + before.size());
    }
    CHECK(abandoned >= 2);
    COMPACTED(cage);
    CHECK(cage.as<List>(cage.finalizable)->size == 0 && cage.as<List>(cage.finalize_queue)->size == count);
    CHECK(cage.weak_references.is_unbound());
    cage.finalize_queue = Value();
    cage.poll.must_stop = nullptr;
    CHECK(collect(cage, Collection::scheduled));
    pool.release(&cage);

    // Without room for the queue the dead stay alive until there is.
    Cage& tight = *pool.acquire(&world.shared);
    auto* dead = tight.make<Instance>(KnownType::object, 2);
    dead->flags = Object::shaped | Object::finalizable;
    dead->type = world.shape;
    dead->aux = 2;
    auto* finalizable = tight.make<List>(KnownType::list);
    finalizable->items = tight.ref(tight.make<Items>(KnownType::object, 1));
    tight.as<Items>(finalizable->items)->items()[0] = tight.ref(dead);
    finalizable->size = 1;
    tight.finalizable = tight.ref(finalizable);
    auto* weak = tight.make<WeakRef>(KnownType::object);
    weak->referent = tight.ref(dead);
    weak->callback = Value::true_();
    tight.weak_references = tight.spare[0] = tight.ref(weak);
    tight.max_memory = tight.used();
    CHECK(collect(tight, Collection::scheduled) && tight.finalize_queue.is_unbound());
    CHECK(tight.as<List>(tight.finalizable)->size == 1 &&
          tight.as<WeakRef>(tight.spare[0])->referent.is_ref());
    COMPACTED(tight);
    tight.max_memory += 1000;
    CHECK(collect(tight, Collection::scheduled) && tight.as<List>(tight.finalize_queue)->size == 2);
    CHECK(tight.as<WeakRef>(tight.spare[0])->referent.is_none());
    COMPACTED(tight);
    pool.release(&tight);
}

// The pool.

bool pristine(Cage& cage, const World& world, uint64_t heap, uint64_t stack, uint64_t scratch) {
    auto zero = [&](uint64_t from, uint64_t to) {
        return std::all_of(cage.base() + from, cage.base() + to,
                           [](std::byte b) { return b == std::byte{0}; });
    };
    bool image = std::memcmp(cage.base() + region::image, world.bytes.data(), world.bytes.size()) == 0;
    bool pages = std::all_of(cage.image_dirty, cage.image_dirty + region::stack / region::page,
                             [](uint8_t dirty) { return dirty == 0; });
    return image && pages && zero(region::heap, heap) && zero(region::stack, stack) &&
           zero(region::scratch, region::scratch + scratch) && zero(0, region::image) &&
           cage.top == region::heap && cage.stack_peak == region::stack && cage.used() == 0 &&
           cage.frame == 0 && cage.finalize_queue.is_unbound() && cage.max_memory == UINT64_MAX;
}

void use_and_return(CagePool& pool, const World& world, Random& random, int rounds, bool& good) {
    for (int i = 0; i < rounds; ++i) {
        Cage& cage = *pool.acquire(&world.shared);
        good &= pristine(cage, world, region::heap + 300'000, region::stack + 100'000, 100'000);
        uint32_t writes = random.one_in(3) ? image_lists : random.below(20);
        for (uint32_t n = 0; n < writes; ++n) {
            Object* object = cage.at(world.cells[random.below(image_lists)]);
            cage.writing(object);
            static_cast<Cell*>(object)->contents = Value::integer(n);
        }
        uint32_t objects = random.below(4000);
        for (uint32_t n = 0; n < objects; ++n)
            cage.spare[0] = cage.ref(cage.make<Tuple>(KnownType::tuple, 6));
        (void)cage.claim_stack(region::stack + 8 * random.below(10'000));
        std::memset(cage.base() + region::stack, 0x11, cage.stack_peak - region::stack);
        {
            Scratch scratch(cage);
            if (void* at = scratch->take(random.below(90'000))) std::memset(at, 0x22, scratch->used());
        }
        std::memset(cage.base() + region::stack, 0, cage.stack_peak - region::stack);
        if (random.one_in(2)) good &= collect(cage, Collection::scheduled);
        std::memset(cage.base() + region::stack, 0x11, cage.stack_peak - region::stack);
        pool.release(&cage);
    }
}

void test_pool(World& world, World& copied) {
    for (uint64_t resident : {8ull << 20, 64ull << 10, 0ull}) {
        CagePool pool({3, resident});
        Random random{resident + 99};
        bool good = true;
        use_and_return(pool, world, random, 50, good);
        CHECK(good);
        use_and_return(pool, copied, random, 50, good);
        CHECK(good && pool.kept() == 1);
        Cage* cages[5];
        for (Cage*& cage : cages) cage = pool.acquire(&world.shared);
        CHECK(pool.kept() == 0);
        for (Cage* cage : cages) pool.release(cage);
        CHECK(pool.kept() == 3);
        pool.forget(&world.shared);
        CHECK(pool.kept() == 0);
    }

    CagePool pool({4, 1 << 20});
    std::array<bool, 2> good = {true, true};
    std::vector<std::thread> threads;
    for (size_t i = 0; i < 2; ++i)
        threads.emplace_back([&, i] {
            Random random{i + 5};
            use_and_return(pool, world, random, 60, good[i]);
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(good[0] && good[1] && pool.kept() <= 2);

    Cage& empty = *pool.acquire(nullptr);
    CHECK(empty.baking && empty.heap_begin == region::image && empty.at(0u)->kind == Kind::Unbound);
    CHECK(empty.hard_end() == region::stack);
    std::memset(empty.allocate(1000), 0x33, 1000);
    pool.release(&empty);
    Cage& again = *pool.acquire(nullptr);
    CHECK(again.base()[region::image + 999] == std::byte{0});
    pool.release(&again);
}

// The verifier.

void test_verifier(World& world) {
    CagePool pool;
    auto faulty = [&](auto spoil) {
        Cage& cage = *pool.acquire(&world.shared);
        auto* tuple = cage.make<Tuple>(KnownType::tuple, 2);
        auto* list = cage.make<List>(KnownType::list);
        auto* items = cage.make<Items>(KnownType::object, 4);
        auto* integer = cage.make<Int>(KnownType::int_, 16);
        auto* str = cage.make<Str>(KnownType::str, 4);
        tuple->items()[0] = tuple->items()[1] = Value::none();
        list->items = cage.ref(items);
        list->size = 1;
        items->items()[0] = cage.ref(tuple);
        integer->limbs = 2;
        reinterpret_cast<uint64_t*>(integer->data())[1] = 1;
        str->length = 2;
        str->aux = 2;
        std::memcpy(str->data(), "\x41\x30\x42\x30", 4);
        bool before = !verify(cage, Completeness::compacted);
        spoil(cage, tuple, list, integer, str);
        Fault fault = verify(cage, Completeness::compacted);
        FILE* nowhere = std::fopen("/dev/null", "w");
        if (nowhere) {
            if (!fault || cage.at(fault.offset)->kind < Kind::count) print_heap(cage, nowhere);
            std::fclose(nowhere);
        }
        cage.top = std::max(cage.top, cage.heap_begin);
        pool.release(&cage);
        return before && fault;
    };
#define SPOILED(statement)                                                                                   \
    CHECK(                                                                                                   \
        faulty([&]([[maybe_unused]] Cage& cage, [[maybe_unused]] Tuple* tuple, [[maybe_unused]] List* list,  \
                   [[maybe_unused]] Int* integer, [[maybe_unused]] Str* str) { statement; }))
    SPOILED(tuple->kind = Kind::count);
    SPOILED(tuple->length = 3);
    SPOILED(tuple->length = 0xFFFF'FFFF);
    SPOILED(tuple->items()[0] = Value::ref(cage.offset_of(list) + 8));
    SPOILED(tuple->items()[0] = Value::ref(static_cast<uint32_t>(cage.top)));
    SPOILED(tuple->items()[0] = Value::ref(8));
    SPOILED(tuple->items()[0] = Value::ref(cage.offset_of(list) + 4));
    SPOILED(tuple->items()[0] = Value::reserve());
    SPOILED(tuple->items()[0] = Value::tombstone());
    SPOILED(tuple->items()[0] = Value::from_bits(0x0001'0000'0000'0005));
    SPOILED(tuple->items()[0] = Value::from_bits(uint64_t{1} << 33));
    SPOILED(tuple->items()[0] = Value::from_bits(0x7FF8'0000'0000'0001 + Value::double_bias));
    SPOILED(tuple->items()[0] = Value());
    SPOILED(tuple->type = cage.offset_of(list));
    SPOILED(tuple->flags |= Object::shaped);
    SPOILED(list->size = 5);
    SPOILED(list->size = 2);
    SPOILED(list->items = cage.ref(tuple));
    SPOILED(list->items = Value());
    SPOILED(reinterpret_cast<uint64_t*>(integer->data())[1] = 0);
    SPOILED(integer->limbs = 1);
    SPOILED(str->aux = 4);
    SPOILED(str->aux = 0x102);
    SPOILED(str->length = 4; str->aux = 1; std::memcpy(str->data(), "abcd", 4));
    SPOILED(cage.globals = Value::ref(24));
    SPOILED(cage.frame = region::stack + 8);
    SPOILED(cage.weak_references = cage.ref(tuple));
    SPOILED(cage.top += 8; tuple->length = 1);
#undef SPOILED

    // Noise never makes it stumble.
    for (uint64_t seed = 1; seed <= 300; ++seed) {
        Random random{seed};
        Cage& cage = *pool.acquire(&world.shared);
        for (int i = 0; i < 40; ++i) {
            auto* tuple = cage.make<Tuple>(KnownType::tuple, random.below(8));
            auto* dict = cage.make<Dict>(KnownType::dict);
            cage.make<Generator>(KnownType::generator, random.below(8))->code = Value::ref(world.codes[0]);
            dict->table = cage.ref(tuple);
        }
        (void)cage.claim_stack(region::stack + 800);
        for (int i = 0; i < 6; ++i) {
            uint64_t at = cage.heap_begin + random.below(static_cast<uint32_t>(cage.top - cage.heap_begin));
            cage.base()[at] = static_cast<std::byte>(random.next());
        }
        if (random.one_in(2)) cage.frame = static_cast<uint32_t>(random.next());
        (void)verify(cage, Completeness::compacted);
        pool.release(&cage);
    }
    ++passed;
}

// Figures.

double seconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

// The best of five collections of the same heap.
void measure(Cage& cage, const char* what) {
    double best = 1e9, first = 0;
    uint64_t heap = cage.top - cage.heap_begin;
    std::vector<std::byte> copy(cage.base() + cage.heap_begin, cage.base() + cage.top);
    Value root = cage.spare[0];
    for (int i = 0; i < 5; ++i) {
        std::memcpy(cage.base() + cage.heap_begin, copy.data(), copy.size());
        cage.top = cage.heap_begin + copy.size();
        cage.spare[0] = root;
        double start = seconds();
        if (!collect(cage, Collection::forced)) return;
        double took = seconds() - start;
        if (i == 0) first = took;
        best = std::min(best, took);
    }
    double live = static_cast<double>(cage.top - cage.heap_begin) / (1 << 20);
    std::printf("collect %s, %5.1f MB live of %5.1f MB: %7.3f ms, %.3f ms/MB, first time %.3f ms\n", what,
                live, static_cast<double>(heap) / (1 << 20), best * 1e3, best * 1e3 / live, first * 1e3);
}

void bench_collect(World& world, uint32_t megabytes, bool garbage) {
    CagePool pool;
    Cage& cage = *pool.acquire(&world.shared);
    Random random{42};
    uint64_t wanted = uint64_t{megabytes} << 20;
    uint32_t slots = megabytes * 20'000;
    auto* items = cage.make<Items>(KnownType::object, slots);
    cage.spare[0] = cage.ref(items);
    // Instances that refer to one another at random, tuples, strs; between them, garbage.
    uint64_t made = 0;
    uint32_t next = 0;
    while (made < wanted) {
        uint64_t before = cage.top;
        Object* object = nullptr;
        uint32_t what = random.below(4);
        if (what == 0) {
            object = cage.make<Str>(KnownType::str, 24);
            auto* str = static_cast<Str*>(object);
            str->length = 24;
            str->aux = 0x101;
            std::memset(str->data(), 'a', 24);
        } else if (what == 1) {
            object = cage.make<Tuple>(KnownType::tuple, 3);
        } else {
            auto* instance = cage.make<Instance>(KnownType::object, 4);
            instance->flags = Object::shaped;
            instance->type = world.shape;
            instance->aux = 4;
            object = instance;
        }
        each_value(object, [&](Value& value) {
            value = random.one_in(2) && next ? items->items()[random.below(next)] : Value::integer(7);
        });
        if (object->kind == Kind::Instance) static_cast<Instance*>(object)->overflow = Value();
        made += cage.top - before;
        items->items()[next++ % slots] = cage.ref(object);
        if (next == slots) next = slots - 1;
        if (garbage) (void)cage.make<Tuple>(KnownType::tuple, random.below(8));
    }
    measure(cage, "random graph");
    double start = seconds();
    Fault fault = verify(cage, Completeness::compacted);
    std::printf("verify: %.3f ms%s\n", (seconds() - start) * 1e3, fault ? " FAULT" : "");
    pool.release(&cage);
}

// A list of dicts with five entries each, as a parsed document is: shared keys, strs and numbers of its own.
void bench_records(World& world, uint32_t megabytes) {
    CagePool pool;
    Cage& cage = *pool.acquire(&world.shared);
    Random random{42};
    uint32_t count = megabytes * 2200;
    auto* items = cage.make<Items>(KnownType::object, count);
    cage.spare[0] = cage.ref(items);
    auto text = [&](uint32_t length) {
        auto* str = cage.make<Str>(KnownType::str, length);
        str->length = length;
        str->aux = 0x101;
        std::memset(str->data(), 'a', length);
        return cage.ref(str);
    };
    Value keys[5];
    for (Value& key : keys) key = text(6);
    for (uint32_t i = 0; i < count; ++i) {
        auto* dict = cage.make<Dict>(KnownType::dict);
        auto* index = cage.make<Blob>(KnownType::object, 28);
        auto* table = cage.make<DictTable>(KnownType::object, 10);
        table->capacity = 5;
        table->index = cage.ref(index);
        dict->table = cage.ref(table);
        dict->live = dict->used = 5;
        for (uint32_t entry = 0; entry < 5; ++entry) {
            table->entries()[2 * entry] = keys[entry];
            Value value = entry < 3 ? text(10 + random.below(40)) : Value::integer(random.below(1000));
            table->entries()[2 * entry + 1] = value;
        }
        items->items()[i] = cage.ref(dict);
        (void)text(random.below(100));
    }
    measure(cage, "records");
    pool.release(&cage);
}

void bench_pool(World& world) {
    double begin = seconds();
    for (int i = 0; i < 200; ++i) {
        CagePool pool({0, 0});
        Cage* cage = pool.acquire(&world.shared);
        pool.release(cage);
    }
    std::printf("new cage, mapped and unmapped: %.2f us\n", (seconds() - begin) / 200 * 1e6);
    CagePool pool;
    pool.release(pool.acquire(&world.shared));
    for (uint32_t bytes : {0u, 4096u, 16384u, 65536u, 1u << 20}) {
        for (uint32_t pages : {0u, 4u}) {
            int rounds = bytes > 100'000 ? 2000 : 50'000;
            double start = seconds();
            for (int i = 0; i < rounds; ++i) {
                Cage& cage = *pool.acquire(&world.shared);
                if (bytes) (void)cage.allocate(bytes);
                (void)cage.claim_stack(region::stack + 2048);
                if (pages) cage.writing(cage.at(world.wide));
                pool.release(&cage);
            }
            std::printf("acquire, allocate %7u bytes, write %u image pages, release: %.3f us\n", bytes,
                        pages ? 6 : 0, (seconds() - start) / rounds * 1e6);
        }
    }
}

} // namespace

int main(int count, char** arguments) {
    World world;
    if (count > 1 && std::strcmp(arguments[1], "bench") == 0) {
        std::printf("control block %zu bytes\n", sizeof(Cage));
        bench_pool(world);
        for (uint32_t megabytes : {1u, 4u, 16u, 64u})
            for (bool garbage : {false, true}) bench_collect(world, megabytes, garbage);
        for (uint32_t megabytes : {1u, 4u, 16u, 64u}) bench_records(world, megabytes);
        return 0;
    }
    World copied(true);
    test_limits(world);
    test_schedule(world);
    test_abandoned(world);
    test_pool(world, copied);
    test_verifier(world);
    test_graphs(world);
    std::printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
