#include "snapshot/dump.h"

#include <algorithm>
#include <vector>

#include "compiler/instruction.h"
#include "memory/collector.h"
#include "memory/walk.h"
#include "objects/dict.h"
#include "objects/type.h"
#include "snapshot/bytes.h"
#include "snapshot/format.h"
#include "snapshot/layout.h"
#include "snapshot/state.h"
#include "vm/quick.h"

namespace natrix {
namespace {

using namespace dump_format;

// Blobs and Items whose contents are not written as they lie there.
struct Special {
    uint32_t offset;
    uint8_t form;
};

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Winvalid-offsetof"
constexpr uint16_t flags_of_type = __builtin_offsetof(Type, flags);
#pragma GCC diagnostic pop

class Dumper {
  public:
    Dumper(Vm& vm, const Image& image, std::string& text) : vm_(vm), image_(image), out_(text) {}

    void run(DumpKind kind, uint64_t image_hash, std::string_view extra) {
        find_special();
        out_.raw(magic, sizeof magic);
        out_.number(dump_version);
        out_.byte(static_cast<uint8_t>(kind));
        out_.raw(&image_hash, sizeof image_hash);
        out_.number(extra.size());
        out_.raw(extra.data(), extra.size());
        each_number(vm_, [&](auto& number) { out_.number(static_cast<uint64_t>(number)); });
        roots();
        heap();
        image_objects();
        stack();
    }

  private:
    void find_special() {
        each_object(vm_, vm_.heap_begin, vm_.top, [&](Object* object) {
            if (object->kind == Kind::Code) {
                special_.push_back({static_cast<Code*>(object)->words.offset(), form_code});
            } else if (object->kind == Kind::DictTable) {
                special_.push_back({static_cast<DictTable*>(object)->index.offset(), form_index});
            }
        });
        if (vm_.interned.is_bound()) special_.push_back({vm_.interned.offset(), form_interned});
        std::sort(special_.begin(), special_.end(), [](Special a, Special b) { return a.offset < b.offset; });
    }

    void value(uint32_t from, Value value) {
        uint64_t payload = 0;
        Tag tag = tag_singleton;
        if (value.is_unbound()) {
            payload = unbound_singleton;
        } else if (value.is_ref()) {
            if (value.offset() >= vm_.heap_begin) {
                int64_t words = (int64_t{from} - value.offset()) / 8;
                payload = static_cast<uint64_t>(words) << 1 ^ static_cast<uint64_t>(words >> 63);
                tag = tag_heap;
            } else {
                payload = (value.offset() - region::image) / 8;
                tag = tag_image;
            }
        } else if (value.is_int()) {
            int64_t number = value.as_int();
            payload = static_cast<uint64_t>(number) << 1 ^ static_cast<uint64_t>(number >> 63);
            tag = tag_int;
        } else if (value.is_double()) {
            out_.number(tag_double);
            uint64_t bits = value.bits();
            out_.raw(&bits, sizeof bits);
            return;
        } else {
            payload = value.bits() & 0xFF;
        }
        out_.number(payload << tag_bits | tag);
    }

    // Row after row of values, without the unbound ones at its end.
    void values(uint32_t from, const Value* values, uint64_t count) {
        uint64_t used = count;
        while (used != 0 && values[used - 1].is_unbound()) --used;
        out_.number(used);
        for (uint64_t i = 0; i < used; ++i) value(from, values[i]);
    }

    void instructions(const Blob* blob) {
        auto* words = reinterpret_cast<const uint64_t*>(blob->data());
        uint32_t count = blob->bytes / 8;
        for (uint32_t i = 0; i < count;) {
            Opcode opcode = base_opcode(words[i]);
            const OpcodeFacts& facts = facts_of(opcode);
            Instruction word{words[i]};
            out_.byte(static_cast<uint8_t>(opcode));
            out_.byte(static_cast<uint8_t>(word.x()));
            out_.number(word.a());
            if (facts.wide()) {
                out_.signed_number(word.d());
            } else {
                out_.number(word.b());
                out_.number(word.c());
            }
            for (uint32_t j = 0; j < facts.follow; j++) out_.number(words[i + 1 + j]);
            i += facts.words();
        }
    }

    // The stored hashes that nothing but Python could compute again.
    void foreign_hashes(const DictTable* table) {
        auto* hashes = reinterpret_cast<const uint32_t*>(vm_.as<Blob>(table->index)->data());
        std::string row;
        DumpWriter out(row);
        uint64_t count = 0, last = 0;
        for (uint32_t i = 0; i < table->capacity; ++i) {
            Value key = const_cast<DictTable*>(table)->entries()[2 * size_t{i}];
            uint32_t hash = 0;
            if (key.is_unbound() || key == Value::tombstone() || dict_key_hash(vm_, key, hash)) continue;
            out.number(i - last);
            out.raw(&hashes[i], sizeof hashes[i]);
            last = i;
            ++count;
        }
        out_.number(count);
        out_.raw(row.data(), row.size());
    }

    void index(const DictTable* table) {
        foreign_hashes(table);
        bool fact = dict_index_is_fact(vm_, table);
        out_.byte(fact);
        if (!fact) return;
        IndexSlots slots = dict_index_slots(vm_, table);
        out_.raw(slots.data, slots.bytes);
    }

    void raw_facts(const Object* object) {
        RawFields raw = raw_fields_of(object->kind);
        for (uint32_t i = 0; i < raw.count; ++i) {
            RawField field = raw.fields[i];
            if (field.role != Role::fact) continue;
            uint64_t bits = raw_fact(object, field);
            if (field.is_double) {
                out_.raw(&bits, sizeof bits);
            } else if (field.size == 8) {
                out_.signed_number(static_cast<int64_t>(bits));
            } else {
                out_.number(bits);
            }
        }
    }

    void object(Object* object, uint8_t form) {
        uint32_t from = vm_.offset_of(object);
        auto kind = static_cast<size_t>(object->kind);
        bool fresh_class = object->type != last_class_[kind];
        bool has_marks = object->flags != 0 || object->aux != 0;
        out_.byte(static_cast<uint8_t>(form | (fresh_class ? new_class : 0) | (has_marks ? marked : 0)));
        if (has_marks) {
            out_.byte(object->flags);
            out_.number(object->aux);
        }
        if (fresh_class) value(from, Value::ref(object->type));
        last_class_[kind] = object->type;
        raw_facts(object);
        if (form == form_index || form == form_interned) return;
        if (form == form_code) return instructions(static_cast<Blob*>(object));
        if (object->kind == Kind::Generator) {
            generator(static_cast<Generator*>(object), from);
            return;
        }
        const Layout& layout = layout_of(object->kind);
        ValueRun run = values_of(object);
        for (uint32_t i = 0; i < layout.value_fields; ++i) value(from, run.begin[i]);
        if (layout.variable_values) {
            values(from, run.begin + layout.value_fields, run.count - layout.value_fields);
        } else if (layout.count_field != 0) {
            out_.raw(reinterpret_cast<std::byte*>(object) + layout.fixed_bytes,
                     variable_bytes_used(object, layout));
        }
        if ((object->flags & Object::attributes) != 0) value(from, attributes_of(object));
        if (object->kind == Kind::DictTable) index(static_cast<DictTable*>(object));
    }

    // The four words of its frame are written with the stack, where it runs.
    void generator(Generator* generator, uint32_t from) {
        ValueRun run = values_of(generator);
        uint64_t before = static_cast<uint64_t>(&generator->frame0 - run.begin);
        for (uint64_t i = 0; i < before; ++i) value(from, run.begin[i]);
        values(from, generator->registers(), generator->window);
        const Object* object = generator; // (a generator has flags of its own, too)
        if ((object->flags & Object::attributes) != 0) value(from, attributes_of(generator));
    }

    static uint64_t variable_bytes_used(const Object* object, const Layout& layout) {
        uint32_t count = 0;
        std::memcpy(&count, reinterpret_cast<const std::byte*>(object) + layout.count_field, sizeof count);
        return count;
    }

    void roots() {
        std::vector<std::pair<uint32_t, Value>> changed;
        uint32_t index = 0;
        auto* first = reinterpret_cast<const Value*>(&image_.control->pending);
        each_root(vm_, [&](const char*, Value& root) {
            if (root != first[index]) changed.emplace_back(index, root);
            ++index;
        });
        out_.number(changed.size());
        uint32_t last = 0;
        for (auto [at, root] : changed) {
            out_.number(at - last);
            last = at;
            value(region::heap, root);
        }
    }

    void heap() {
        out_.number((vm_.top - vm_.heap_begin) / 8);
        auto next = special_.begin();
        for (uint64_t at = vm_.heap_begin; at < vm_.top;) {
            Object* here = vm_.at(static_cast<uint32_t>(at));
            if (here->kind == Kind::Unbound) {
                out_.byte(form_gap);
                at += 8;
                continue;
            }
            while (next != special_.end() && next->offset < at) ++next;
            bool is_special = next != special_.end() && next->offset == at;
            object(here, is_special ? next->form : static_cast<uint8_t>(here->kind));
            at += object_bytes(here);
        }
    }

    // Objects of the image differ from it in a few fields, so only these are written.
    void image_objects() {
        std::vector<Object*> changed;
        std::vector<uint32_t> indices; // of changed dicts: derived
        each_dirty_image_object(vm_, [&](Object* object) {
            if (object->kind == Kind::Unbound || !differs(object)) return;
            changed.push_back(object);
            if (object->kind == Kind::DictTable)
                indices.push_back(static_cast<DictTable*>(object)->index.offset());
        });
        std::sort(indices.begin(), indices.end());
        std::erase_if(changed, [&](Object* object) {
            return std::binary_search(indices.begin(), indices.end(), vm_.offset_of(object));
        });
        out_.number(changed.size());
        uint32_t last = region::image;
        for (Object* object : changed) {
            uint32_t offset = vm_.offset_of(object);
            out_.number((offset - last) / 8);
            last = offset;
            image_object(object, original_of(object));
        }
    }

    [[nodiscard]] Object* original_of(const Object* object) {
        // Read only.
        return const_cast<Object*>(
            reinterpret_cast<const Object*>(image_.bytes + (vm_.offset_of(object) - region::image)));
    }

    uint64_t raw_fact(const Object* object, RawField field) {
        uint64_t bits = read_raw(object, field);
        if (object->kind == Kind::Type && field.offset == flags_of_type) bits &= ~uint64_t{type_flag::cached};
        return bits;
    }

    // Whether a fact differs.
    bool differs(Object* object) {
        Object* original = original_of(object);
        uint64_t bytes = object_bytes(original);
        if (std::memcmp(object, original, bytes) == 0) return false;
        if (std::memcmp(object, original, sizeof(Object)) != 0) return true;
        RawFields raw = raw_fields_of(object->kind);
        for (uint32_t i = 0; i < raw.count; ++i)
            if (raw.fields[i].role == Role::fact &&
                raw_fact(object, raw.fields[i]) != raw_fact(original, raw.fields[i]))
                return true;
        uint64_t values_at = layout_of(object->kind).first_value;
        return std::memcmp(reinterpret_cast<std::byte*>(object) + values_at,
                           reinterpret_cast<std::byte*>(original) + values_at, bytes - values_at) != 0;
    }

    void image_object(Object* object, Object* original) {
        uint32_t from = vm_.offset_of(object);
        const Layout& layout = layout_of(object->kind);
        out_.byte(object->flags);
        out_.number(object->aux);
        value(from, Value::ref(object->type));
        raw_facts(object);
        ValueRun now = values_of(object), before = values_of(original);
        uint64_t count = 0, last = 0;
        for (uint64_t i = 0; i < now.count; ++i) count += now.begin[i] != before.begin[i];
        out_.number(count);
        for (uint64_t i = 0; i < now.count; ++i) {
            if (now.begin[i] == before.begin[i]) continue;
            out_.number(i - last);
            last = i;
            value(from, now.begin[i]);
        }
        if (!layout.variable_values && layout.count_field != 0)
            out_.raw(reinterpret_cast<std::byte*>(object) + layout.fixed_bytes,
                     variable_bytes_used(object, layout));
        if ((object->flags & Object::attributes) != 0) value(from, attributes_of(object));
        if (object->kind == Kind::DictTable) index(static_cast<DictTable*>(object));
    }

    void stack() {
        std::vector<FrameHeader*> frames;
        each_frame(vm_, [&](FrameHeader* frame) { frames.push_back(frame); });
        std::reverse(frames.begin(), frames.end());
        uint32_t used = vm_.frame ? stack_used(vm_) : region::stack;
        out_.number((used - region::stack) / 8);
        out_.number(frames.size());
        for (FrameHeader* frame : frames) {
            out_.number(frame->owner != 0 ? (frame->owner - vm_.heap_begin) / 8 + 1 : 0);
            if (frame->owner == 0) out_.number((vm_.offset_of(frame) - region::stack) / 8);
            value(region::heap, Value::ref(frame->function));
            value(region::heap, Value::ref(frame->code));
            out_.number(frame->pc);
            out_.number(frame->target);
            out_.byte(static_cast<uint8_t>(frame->on_return));
            out_.byte(frame->flags);
            value(region::heap, Value::ref(frame->locals));
            out_.number(frame->stack_top - region::stack);
        }
        uint32_t at = region::stack;
        auto words_until = [&](uint32_t end) {
            for (; at < end; at += 8) {
                // What returned calls left of their headers may be no value at all; nobody reads it again.
                Value word = *reinterpret_cast<Value*>(vm_.at(at));
                value(region::heap, is_value(word) ? word : Value());
            }
        };
        for (FrameHeader* frame : frames) {
            if (frame->owner != 0) continue;
            words_until(vm_.offset_of(frame));
            at += sizeof(FrameHeader);
        }
        words_until(used);
    }

    static bool is_value(Value word) {
        if (word.is_double()) return Value::number(word.as_double()) == word;
        return word.is_ref() || word.is_int() || word.bits() <= Value::ellipsis().bits() ||
               word == Value::tombstone();
    }

    Vm& vm_;
    const Image& image_;
    DumpWriter out_;
    std::vector<Special> special_;
    uint32_t last_class_[kind_count] = {};
};

} // namespace

bool dump(Vm& vm, const Image& image, DumpKind kind, uint64_t image_hash, std::string_view extra,
          std::string& out) {
    vm.note_peak();
    if (!collect(vm, Collection::forced)) return false;
    Dumper(vm, image, out).run(kind, image_hash, extra);
    return true;
}

} // namespace natrix
