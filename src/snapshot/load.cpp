#include <algorithm>
#include <vector>

#include "compiler/instruction.h"
#include "compiler/verifier.h"
#include "memory/collector.h"
#include "memory/identities.h"
#include "memory/verify.h"
#include "memory/walk.h"
#include "objects/code.h"
#include "objects/dict.h"
#include "objects/function.h"
#include "objects/generator.h"
#include "objects/regex.h"
#include "objects/str.h"
#include "objects/type.h"
#include "snapshot/bytes.h"
#include "snapshot/dump.h"
#include "snapshot/format.h"
#include "snapshot/frames.h"
#include "snapshot/layout.h"
#include "snapshot/state.h"

namespace natrix {
namespace {

using namespace dump_format;

struct Special {
    uint32_t offset;
    uint8_t form;
};

class Loader {
  public:
    Loader(Vm& vm, const SharedImage& image, const ImageStarts& starts, std::string_view data)
        : vm_(vm), image_(image.image()), image_starts_(starts), in_(data) {}

    const char* run(DumpKind kind, uint64_t image_hash, uint64_t max_bytes, std::string& extra) {
        if (!header(kind, image_hash, extra) || !numbers() || !roots() || !heap(max_bytes) ||
            !image_objects() || !stack(max_bytes))
            return error();
        if (!in_.ok() || in_.left() != 0) return "the dump is cut off, or goes on behind its end";
        // From here on every object has its size; nothing that a value says is believed before it is checked.
        if (!set_roots() || !each(&Loader::check_values) || !each(&Loader::check_class) ||
            !each(&Loader::check_kind) || !special_owned())
            return error();
        for (Object* object : changed_)
            if (!check_values(object) || !check_class(object) || !check_kind(object)) return error();
        std::ranges::sort(foreign_, {}, &Foreign::table);
        std::ranges::sort(given_, {}, &Given::table);
        if (!each(&Loader::complete)) return error();
        for (Object* object : changed_)
            if (!complete(object)) return error();
        if (!check_root_kinds() || !check_stack_values()) return error();
        if (const char* wrong = check_frames(vm_, frames_)) return wrong;
        vm_.max_memory = max_memory_;
        vm_.peak = peak_;
        vm_.refresh_limits();
        return nullptr;
    }

  private:
    bool fail(const char* what) {
        if (!error_) error_ = what;
        return false;
    }
    const char* error() { return error_ ? error_ : "the dump is cut off"; }

    bool header(DumpKind kind, uint64_t image_hash, std::string& extra) {
        char found[sizeof magic];
        if (!in_.raw(found, sizeof found) || std::memcmp(found, magic, sizeof magic) != 0)
            return fail("this is no dump of Natrix");
        if (in_.number() != dump_version) return fail("the dump was made by another version of Natrix");
        uint8_t what = in_.byte();
        uint64_t hash = 0;
        in_.raw(&hash, sizeof hash);
        if (!in_.ok()) return false;
        if (hash != image_hash) return fail("the dump was made by another build of Natrix");
        if (what != static_cast<uint8_t>(kind)) {
            switch (static_cast<DumpKind>(what)) {
            case DumpKind::program: return fail("this is the dump of a program");
            case DumpKind::pause: return fail("this is the dump of a paused run");
            case DumpKind::session: return fail("this is the dump of a session");
            case DumpKind::slice: return fail("this is the dump of a run between two slices");
            }
            return fail("this is the dump of something unknown");
        }
        uint64_t size = in_.number();
        if (size > in_.left()) return false;
        extra.resize(size);
        return in_.raw(extra.data(), size);
    }

    bool numbers() {
        each_number(vm_, [&](auto& number) {
            using Number = std::remove_reference_t<decltype(number)>;
            uint64_t value = in_.number();
            number = static_cast<Number>(value);
            if (static_cast<uint64_t>(number) != value) in_.fail();
        });
        constexpr uint32_t most_depth = 100'000'000;
        bool sound = vm_.poll.spent >= 0 && vm_.executed_ns >= 0 && vm_.max_depth <= most_depth &&
                     vm_.frame_limit <= vm_.max_depth && vm_.live <= region::end &&
                     vm_.stack_peak >= region::stack && vm_.stack_peak <= region::stack_end &&
                     vm_.stack_peak % 8 == 0;
        // What the loader itself needs is not the program's.
        max_memory_ = vm_.max_memory;
        peak_ = vm_.peak;
        vm_.max_memory = UINT64_MAX;
        if (in_.ok() && sound) return true;
        vm_.stack_peak = region::stack; // what is refused is wiped as far as it says
        return in_.ok() && fail("a number is out of range");
    }

    // A value of the object at `from`. Where a reference leads is checked later, when all objects are there.
    Value value(uint32_t from) {
        uint64_t code = in_.number();
        uint64_t payload = code >> tag_bits;
        auto zigzag = static_cast<int64_t>(payload >> 1 ^ (0 - (payload & 1)));
        switch (code & ((1 << tag_bits) - 1)) {
        case tag_heap: {
            int64_t words = int64_t{from / 8} - zigzag;
            if (words < region::heap / 8 || words >= region::heap_end / 8) break;
            return Value::ref(static_cast<uint32_t>(words * 8));
        }
        case tag_image:
            if (payload >= (vm_.image_end - region::image) / 8) break;
            return Value::ref(region::image + static_cast<uint32_t>(payload) * 8);
        case tag_int:
            if (!Value::fits_int(zigzag)) break;
            return Value::integer(zigzag);
        case tag_singleton:
            if (payload == unbound_singleton) return Value();
            if (payload <= (Value::ellipsis().bits() & 0xFF) || payload == (Value::tombstone().bits() & 0xFF))
                return Value::from_bits(Value::singleton_tag | payload);
            break;
        case tag_double: {
            uint64_t bits = 0;
            in_.raw(&bits, sizeof bits);
            Value number = Value::from_bits(bits);
            if (number.is_double() && Value::number(number.as_double()) == number) return number;
            break;
        }
        default: break;
        }
        in_.fail();
        return Value();
    }

    bool roots() {
        uint64_t count = in_.number();
        uint64_t at = 0;
        for (uint64_t i = 0; i < count && in_.ok(); ++i) {
            at += in_.number();
            roots_.emplace_back(at, value(region::heap));
        }
        return in_.ok();
    }

    void set_start(uint64_t offset) { starts()[offset >> 9] |= uint64_t{1} << (offset >> 3 & 63); }
    uint64_t* starts() { return reinterpret_cast<uint64_t*>(vm_.marks); }
    [[nodiscard]] bool starts_at(uint32_t offset) {
        if (offset >= vm_.heap_begin)
            return offset < vm_.top && offset % 8 == 0 &&
                   (starts()[offset >> 9] >> (offset >> 3 & 63) & 1) != 0;
        return offset >= region::image && offset < vm_.image_end && image_starts_.at(offset);
    }

    bool heap(uint64_t max_bytes) {
        uint64_t words = in_.number();
        uint64_t most = std::min<uint64_t>(vm_.heap_limit() - vm_.heap_begin, max_bytes) / 8;
        if (words > most) return fail("the dump needs more memory than it may have");
        uint64_t end = vm_.heap_begin + words * 8;
        vm_.heap_peak = std::max(vm_.heap_peak, end);
        std::memset(starts() + (vm_.heap_begin >> 9), 0, (((end + 511) >> 9) - (vm_.heap_begin >> 9)) * 8);
        for (uint64_t at = vm_.heap_begin; at < end && in_.ok();) {
            vm_.top = at;
            uint64_t bytes = object(static_cast<uint32_t>(at), end);
            if (bytes == 0) return in_.ok() && fail("an object does not fit");
            at += bytes;
        }
        vm_.top = end;
        return in_.ok();
    }

    bool raw_facts(Object* object) {
        RawFields raw = raw_fields_of(object->kind);
        for (uint32_t i = 0; i < raw.count; ++i) {
            RawField field = raw.fields[i];
            if (field.role != Role::fact) continue;
            uint64_t bits = 0;
            if (field.is_double) {
                in_.raw(&bits, sizeof bits);
            } else if (field.size == 8) {
                bits = static_cast<uint64_t>(in_.signed_number());
            } else {
                bits = in_.number_up_to((uint64_t{1} << (8 * field.size)) - 1);
            }
            write_raw(object, field, bits);
        }
        return in_.ok();
    }

    // Reads an object to its place; its size in bytes, or 0. What lies there is whatever an earlier VM left.
    uint64_t object(uint32_t at, uint64_t end) {
        uint8_t first = in_.byte();
        uint8_t form = first & form_mask;
        if (form == form_gap) {
            std::memset(static_cast<void*>(vm_.at(at)), 0, 8);
            return 8;
        }
        Kind kind = form == form_code || form == form_index ? Kind::Blob
                    : form == form_interned                 ? Kind::Items
                                                            : static_cast<Kind>(form);
        if (kind == Kind::Unbound || kind >= Kind::count) return in_.fail();
        const Layout& layout = layout_of(kind);
        if (end - at < layout.fixed_bytes) return 0;
        Object* object = vm_.at(at);
        std::memset(static_cast<void*>(object), 0, layout.fixed_bytes);
        object->kind = kind;
        if ((first & marked) != 0) {
            object->flags = in_.byte();
            object->aux = static_cast<uint16_t>(in_.number_up_to(UINT16_MAX));
        }
        if ((first & new_class) != 0) {
            Value type = value(at);
            if (!type.is_ref() || type.is_unbound()) return in_.fail();
            last_class_[form == form_code || form == form_index || form == form_interned
                            ? static_cast<size_t>(kind)
                            : form] = type.offset();
        }
        object->type = last_class_[static_cast<size_t>(kind)];
        if (!raw_facts(object)) return 0;
        uint64_t bytes = object_bytes(object);
        if (bytes > end - at) return 0;
        set_start(at);
        uint64_t fixed_end = layout.fixed_bytes;
        if (form > form_code || !layout.variable_values)
            std::memset(reinterpret_cast<std::byte*>(object) + fixed_end, 0, bytes - fixed_end);
        if (form >= form_gap) special_.push_back({at, form});
        if (form == form_code) return instructions(static_cast<Blob*>(object)) ? bytes : 0;
        if (form == form_index || form == form_interned) return bytes;
        ValueRun run = values_of(object);
        uint64_t fixed = kind == Kind::Generator ? generator_values : layout.value_fields;
        for (uint64_t i = 0; i < fixed; ++i) run.begin[i] = value(at);
        if (layout.variable_values) {
            uint64_t count = run.count - layout.value_fields;
            uint64_t used = in_.number_up_to(count);
            Value* values = run.begin + layout.value_fields;
            for (uint64_t i = 0; i < used && in_.ok(); ++i) values[i] = value(at);
            std::memset(static_cast<void*>(values + used), 0, (count - used) * 8);
        } else if (layout.count_field != 0) {
            uint32_t count = 0;
            std::memcpy(&count, reinterpret_cast<std::byte*>(object) + layout.count_field, sizeof count);
            in_.raw(reinterpret_cast<std::byte*>(object) + layout.fixed_bytes, count);
        }
        if ((object->flags & Object::attributes) != 0) attributes_of(object) = value(at);
        if (kind == Kind::DictTable) index_of(static_cast<DictTable*>(object));
        return in_.ok() ? bytes : 0;
    }

    bool instructions(Blob* blob) {
        if (blob->bytes == 0 || blob->bytes % 8 != 0) return fail("code of no instructions");
        auto* words = reinterpret_cast<uint64_t*>(blob->data());
        uint32_t count = blob->bytes / 8;
        for (uint32_t i = 0; i < count && in_.ok();) {
            uint8_t number = in_.byte();
            if (number >= opcode_count) return in_.fail();
            auto opcode = static_cast<Opcode>(number);
            const OpcodeFacts& facts = facts_of(opcode);
            if (facts.words() > count - i) return in_.fail();
            uint32_t x = in_.byte();
            auto a = static_cast<uint32_t>(in_.number_up_to(UINT16_MAX));
            if (facts.wide()) {
                int64_t d = in_.signed_number();
                if (d < INT32_MIN || d > INT32_MAX) return in_.fail();
                words[i] = Instruction::ad(opcode, a, static_cast<int32_t>(d), x).bits;
            } else {
                auto b = static_cast<uint32_t>(in_.number_up_to(UINT16_MAX));
                auto c = static_cast<uint32_t>(in_.number_up_to(UINT16_MAX));
                words[i] = Instruction::abc(opcode, a, b, c, x).bits;
            }
            for (uint32_t j = 0; j < facts.follow; j++) words[i + 1 + j] = in_.number();
            i += facts.words();
        }
        return in_.ok();
    }

    // Kept until the index has its place.
    void foreign_hashes(const DictTable* table) {
        uint64_t count = in_.number();
        uint64_t entry = 0;
        for (uint64_t i = 0; i < count && in_.ok(); ++i) {
            entry += in_.number();
            uint32_t hash = 0;
            in_.raw(&hash, sizeof hash);
            if (entry >= table->capacity) in_.fail();
            foreign_.push_back({vm_.offset_of(table), static_cast<uint32_t>(entry), hash});
        }
    }

    void index_of(const DictTable* table) {
        foreign_hashes(table);
        uint8_t fact = in_.byte();
        if (fact > 1) in_.fail();
        if (fact == 1) given_.push_back({vm_.offset_of(table), in_.take(dict_slot_bytes(table->capacity))});
    }

    bool image_objects() {
        uint64_t count = in_.number();
        uint64_t at = region::image;
        for (uint64_t i = 0; i < count && in_.ok(); ++i) {
            at += in_.number() * 8;
            if (at < region::image + image_.immutable_size || at >= vm_.image_end ||
                !image_starts_.at(static_cast<uint32_t>(at)))
                return fail("an object of the image that is none");
            if (!image_object(static_cast<uint32_t>(at))) return false;
        }
        return in_.ok();
    }

    bool image_object(uint32_t at) {
        Object* object = vm_.at(at);
        // What the engine itself goes by is never changed by a script.
        if (object->kind == Kind::Code || object->kind == Kind::Unbound)
            return fail("code of the image was changed");
        vm_.writing(object);
        uint64_t bytes = object_bytes(object);
        uint8_t flags = in_.byte();
        auto aux = static_cast<uint16_t>(in_.number_up_to(UINT16_MAX));
        Value type = value(at);
        if (!type.is_ref() || type.is_unbound() || ((flags ^ object->flags) & Object::attributes) != 0)
            return in_.fail();
        Value code;
        uint16_t native = 0;
        uint8_t receiver = 0, builtin = 0, layout_kind = 0;
        if (object->kind == Kind::Function) {
            auto* function = static_cast<Function*>(object);
            code = function->code;
            native = function->native;
            receiver = function->receiver;
            builtin = function->builtin;
        }
        if (object->kind == Kind::Type) layout_kind = static_cast<Type*>(object)->layout;
        object->flags = flags;
        object->aux = aux;
        object->type = type.offset();
        if (!raw_facts(object)) return false;
        if (object_bytes(object) != bytes) return fail("an object of the image has another size");
        ValueRun run = values_of(object);
        uint64_t count = in_.number_up_to(run.count);
        uint64_t index = 0;
        for (uint64_t i = 0; i < count && in_.ok(); ++i) {
            index += in_.number();
            if (index >= run.count) return in_.fail();
            run.begin[index] = value(at);
        }
        const Layout& layout = layout_of(object->kind);
        if (!layout.variable_values && layout.count_field != 0) {
            uint32_t size = 0;
            std::memcpy(&size, reinterpret_cast<std::byte*>(object) + layout.count_field, sizeof size);
            in_.raw(reinterpret_cast<std::byte*>(object) + layout.fixed_bytes, size);
        }
        if ((flags & Object::attributes) != 0) attributes_of(object) = value(at);
        if (object->kind == Kind::DictTable) {
            auto* table = static_cast<DictTable*>(object);
            index_of(table);
            if (has_other_keys(table)) {
                vm_.writing(vm_.at(table->index));
                reindexed_.push_back(at);
            }
        }
        if (object->kind == Kind::Function) {
            auto* function = static_cast<Function*>(object);
            if (function->native != native || function->receiver != receiver ||
                function->builtin != builtin || (function->code != code && native != 0))
                return fail("a builtin function was changed");
        }
        if (object->kind == Kind::Type && static_cast<Type*>(object)->layout != layout_kind)
            return fail("a builtin class has another layout");
        changed_.push_back(object);
        return in_.ok();
    }

    // Only values of an image's dict may have changed: then its index is the image's.
    bool has_other_keys(DictTable* table) {
        auto* original = const_cast<DictTable*>(
            reinterpret_cast<const DictTable*>(image_.bytes + (vm_.offset_of(table) - region::image)));
        for (uint64_t i = 0; i < table->slots; i += 2)
            if (table->entries()[i] != original->entries()[i]) return true;
        return false;
    }

    bool stack(uint64_t max_bytes) {
        uint64_t words = in_.number();
        uint64_t most = std::min<uint64_t>(region::stack_end - region::stack, max_bytes) / 8;
        if (words > most) return fail("the dump needs more memory than it may have");
        uint32_t end = region::stack + static_cast<uint32_t>(words) * 8;
        if (end > vm_.stack_peak) return fail("a stack larger than it ever was");
        uint64_t count = in_.number();
        uint32_t previous = FrameHeader::outermost;
        uint32_t lowest = region::stack;
        std::vector<uint32_t> on_stack;
        for (uint64_t i = 0; i < count && in_.ok(); ++i) {
            uint64_t owner = in_.number();
            uint32_t at = 0;
            if (owner != 0) {
                uint64_t offset = vm_.heap_begin + (owner - 1) * 8;
                if (offset >= vm_.top || !starts_at(static_cast<uint32_t>(offset)) ||
                    vm_.at(static_cast<uint32_t>(offset))->kind != Kind::Generator)
                    return fail("a frame of no generator");
                auto* generator = static_cast<Generator*>(vm_.at(static_cast<uint32_t>(offset)));
                if (frame_in(generator)) return fail("a generator runs twice");
                owner = offset;
                at = vm_.offset_of(&generator->frame0);
            } else {
                uint64_t offset = region::stack + in_.number() * 8;
                if (offset < lowest || offset + sizeof(FrameHeader) > end)
                    return fail("a frame outside of the stack");
                at = static_cast<uint32_t>(offset);
                lowest = at + sizeof(FrameHeader);
                on_stack.push_back(at);
            }
            FrameHeader* frame = vm_.header_at(at);
            Value function = value(region::heap), code = value(region::heap);
            frame->owner = static_cast<uint32_t>(owner);
            frame->previous = previous;
            frame->pc = static_cast<uint32_t>(in_.number_up_to(UINT32_MAX));
            frame->target = static_cast<uint16_t>(in_.number_up_to(UINT16_MAX));
            frame->on_return = static_cast<Return>(in_.byte());
            frame->flags = in_.byte();
            Value locals = value(region::heap);
            uint64_t top = region::stack + in_.number_up_to(region::stack_end - region::stack);
            frame->stack_top = static_cast<uint32_t>(top);
            if (!is_object(function, Kind::Function) || !is_object(code, Kind::Code) || !locals.is_ref() ||
                (locals.is_bound() && !starts_at(locals.offset())))
                return fail("a frame of no function");
            frame->function = function.offset();
            frame->code = code.offset();
            frame->locals = locals.offset();
            if ((frame->flags & FrameHeader::present) == 0) return fail("a frame that is not there");
            frames_.push_back(at);
            previous = at;
        }
        auto next = on_stack.begin();
        for (uint32_t at = region::stack; at < end && in_.ok();) {
            if (next != on_stack.end() && *next == at) {
                at += sizeof(FrameHeader);
                ++next;
                continue;
            }
            *reinterpret_cast<Value*>(vm_.at(at)) = value(region::heap);
            at += 8;
        }
        stack_end_ = end;
        vm_.frame = frames_.empty() ? 0 : frames_.back();
        return in_.ok();
    }

    [[nodiscard]] bool is_object(Value value, Kind kind) {
        return value.is_ref() && value.is_bound() && starts_at(value.offset()) && vm_.at(value)->kind == kind;
    }

    bool set_roots() {
        auto* first = &vm_.pending;
        uint64_t count = 0;
        each_root(vm_, [&](const char*, Value&) { ++count; });
        for (auto [at, root] : roots_) {
            if (at >= count) return fail("no such root");
            if (root.is_ref() && root.is_bound() && !starts_at(root.offset()))
                return fail("a root of no object");
            first[at] = root;
        }
        return true;
    }

    bool each(bool (Loader::*holds)(Object*)) {
        for (uint64_t at = vm_.heap_begin; at < vm_.top;) {
            Object* object = vm_.at(static_cast<uint32_t>(at));
            at += object_bytes(object);
            if (object->kind != Kind::Unbound && !(this->*holds)(object)) return false;
        }
        return true;
    }

    // (MISSING stands in registers and cursors of the prelude.)
    bool check_values(Object* object) {
        bool holds = true;
        each_value(object, [&](Value& value) {
            if (value.is_ref() && value.is_bound() && !starts_at(value.offset())) holds = false;
        });
        return holds || fail("a reference to no object");
    }

    bool check_class(Object* object) {
        uint8_t known = object->kind == Kind::Items ? all_flags | Object::weak_items : all_flags;
        if ((object->flags & ~known) != 0) return fail("an object with unknown flags");
        bool shaped = (object->flags & Object::shaped) != 0;
        if (!is_object(Value::ref(object->type), shaped ? Kind::Shape : Kind::Type))
            return fail("an object without a class");
        Value owner = shaped ? vm_.as<Shape>(Value::ref(object->type))->owner : Value::ref(object->type);
        if (!is_object(owner, Kind::Type)) return fail("a shape without a class");
        auto* type = vm_.as<Type>(owner);
        auto layout = static_cast<Kind>(type->layout);
        // Parts of other objects are of class object; a str has two layouts; builtin
        // functions are bound or not.
        bool part = owner == vm_.type(KnownType::object) &&
                    (object->kind == Kind::Blob || object->kind == Kind::Items ||
                     object->kind == Kind::DictTable || object->kind == Kind::StrBuffer ||
                     object->kind == Kind::Shape || object->kind == Kind::NativeIter);
        bool view = object->kind == Kind::StrView && layout == Kind::Str;
        bool bound = object->kind == Kind::BoundMethod && owner == vm_.type(KnownType::builtin_function);
        // An enumerate() or zip() over what needs Python is a generator of the prelude.
        bool drained = (object->kind == Kind::Generator && layout == Kind::NativeIter) ||
                       (object->kind == Kind::NativeIter && layout == Kind::Generator);
        return layout == object->kind || part || view || bound || drained ||
               fail("an object of a class with another layout");
    }

    bool check_kind(Object* object) {
        if (const char* text = broken_invariant(vm_, object, Completeness::compacted)) return fail(text);
        uint32_t at = vm_.offset_of(object);
        bool mine = at >= vm_.heap_begin;
        switch (object->kind) {
        case Kind::Code: {
            auto* code = static_cast<Code*>(object);
            if (code->native != 0 || (code->flags & code_flag::prelude) != 0)
                return fail("code of the prelude");
            if (form_of(code->words.offset()) != form_code) return fail("code without instructions");
            owned_++;
            Scratch scratch(vm_);
            if (CodeFault fault = verify_code(vm_, scratch, code)) return fail(fault.message);
            return only_script_opcodes(code);
        }
        case Kind::DictTable:
            if (mine && form_of(static_cast<DictTable*>(object)->index.offset()) != form_index)
                return fail("a table without an index");
            owned_ += mine;
            return true;
        case Kind::Function: {
            auto* function = static_cast<Function*>(object);
            if (!mine) return true;
            auto* code = vm_.as<Code>(function->code);
            bool of_prelude = vm_.is<Code>(function->code) && (code->flags & code_flag::prelude) != 0;
            if (!vm_.is<Code>(function->code) || (function->builtin != 0) != of_prelude ||
                function->native != (of_prelude ? code->native : 0) || function->receiver != 0 ||
                function->builtin > 1)
                return fail("a function that is none");
            if (!vm_.is<Dict>(function->globals)) return fail("a function without globals");
            return closure_fits(function, code);
        }
        case Kind::RegexPattern: {
            Scratch scratch(vm_);
            switch (check_program(static_cast<RegexPattern*>(object), scratch)) {
            case ProgramCheck::sound: return true;
            case ProgramCheck::forged: return fail("a pattern whose program is not that of its words");
            case ProgramCheck::no_room: break;
            }
            return fail("no room to check a pattern");
        }
        case Kind::ByteArray: {
            Value buffer = static_cast<ByteArray*>(object)->buffer;
            return buffer.is_unbound() || form_of(buffer.offset()) == 0 ||
                   fail("a bytearray over something else");
        }
        case Kind::Type: return !mine || type_fits(static_cast<Type*>(object));
        case Kind::Generator: return check_generator(static_cast<Generator*>(object));
        default: return true;
        }
    }

    bool closure_fits(const Function* function, const Code* code) {
        uint32_t frees = vm_.as<Tuple>(code->free_names)->length;
        uint32_t cells = vm_.is<Tuple>(function->closure) ? vm_.as<Tuple>(function->closure)->length : 0;
        if (frees != cells) return fail("a function with another number of cells");
        for (uint32_t i = 0; i < cells; ++i)
            if (!is_object(vm_.as<Tuple>(function->closure)->items()[i], Kind::Cell))
                return fail("a closure of no cells");
        return true;
    }

    // A class has the layout of each builtin class that it inherits from, so that what is done to instances
    // of these can be done to its own.
    bool type_fits(Type* type) {
        if (type->mro.is_unbound()) {
            bool of_base = vm_.is<Type>(type->base) && vm_.as<Type>(type->base)->layout == type->layout;
            return of_base || type->layout == static_cast<uint8_t>(Kind::Instance) ||
                   fail("a class with another layout than its base");
        }
        auto* mro = vm_.as<Tuple>(type->mro);
        if (mro->length == 0 || mro->items()[0] != vm_.ref(type))
            return fail("a class that is not first in its MRO");
        if (mro->items()[mro->length - 1] != vm_.type(KnownType::object))
            return fail("an MRO that does not end in object");
        for (uint32_t i = 0; i < mro->length; ++i) {
            auto* base = vm_.as<Type>(mro->items()[i]);
            if (base->layout != type->layout && base->layout != static_cast<uint8_t>(Kind::Instance))
                return fail("a class with another layout than its base");
        }
        if (type->builtin != 0 || (type->flags & type_flag::heap) == 0)
            return fail("a builtin class that is none");
        return true;
    }

    bool check_generator(Generator* generator) {
        if (!vm_.is<Function>(generator->function) || !vm_.is<Code>(generator->code))
            return fail("a generator of no code");
        auto state = static_cast<GeneratorState>(generator->state);
        if (state > GeneratorState::closed ||
            generator->what > static_cast<uint8_t>(GeneratorWhat::async_generator))
            return fail("a generator in no state");
        if ((frame_in(generator) != nullptr) != (state == GeneratorState::running))
            return fail("a generator whose frame does not run");
        if (state == GeneratorState::closed || state == GeneratorState::running) return true;
        Opcode before = Opcode::NOP;
        if (!instruction_before(vm_, vm_.as<Code>(generator->code), generator->pc, before))
            return fail("a generator that stops between instructions");
        return before == (state == GeneratorState::created ? Opcode::GENERATOR : Opcode::YIELD) ||
               fail("a generator that stops at no yield");
    }

    [[nodiscard]] uint8_t form_of(uint32_t offset) const {
        auto found = std::lower_bound(special_.begin(), special_.end(), offset,
                                      [](Special a, uint32_t b) { return a.offset < b; });
        return found != special_.end() && found->offset == offset ? found->form : 0;
    }

    // Each part of a special form belongs to one object.
    bool special_owned() {
        uint32_t wanted = 0;
        for (Special special : special_) wanted += special.form != form_interned;
        return owned_ == wanted || fail("a part that belongs to two objects, or none");
    }

    bool only_script_opcodes(const Code* code) {
        auto* blob = vm_.as<Blob>(code->words);
        auto* words = reinterpret_cast<const Instruction*>(blob->data());
        for (uint32_t i = 0; i < blob->bytes / 8; i += facts_of(words[i].opcode()).words())
            if (words[i].opcode() == Opcode::KERNEL || words[i].opcode() == Opcode::LOADBAKED)
                return fail("an instruction of the prelude");
        return true;
    }

    // What is derived, once all facts hold.
    bool complete(Object* object) {
        switch (object->kind) {
        case Kind::Function: function_refresh(vm_, static_cast<Function*>(object)); return true;
        case Kind::DictTable: {
            auto* table = static_cast<DictTable*>(object);
            uint32_t at = vm_.offset_of(table);
            if (at < vm_.image_end && !std::binary_search(reindexed_.begin(), reindexed_.end(), at))
                return true;
            auto* hashes = reinterpret_cast<uint32_t*>(vm_.as<Blob>(table->index)->data());
            if (vm_.as<Blob>(table->index)->bytes < dict_index_bytes(table->capacity))
                return fail("the index is too small");
            for (const Foreign& foreign : foreign_of(vm_.offset_of(table)))
                hashes[foreign.entry] = foreign.hash;
            if (const std::byte* slots = given_slots(at)) {
                IndexSlots to = dict_index_slots(vm_, table);
                std::memcpy(to.data, slots, to.bytes);
                return dict_check_index(vm_, table, probes_) || fail("an index of other keys");
            }
            return dict_rebuild_index(vm_, table, probes_) || fail("too many keys have the same hash");
        }
        case Kind::Str:
            if ((object->aux & str_aux::interned) == 0) return true;
            if (++interned_ * 2 > interned_capacity()) return fail("too few places for interned strs");
            return note_interned(vm_, vm_.ref(object)) || fail("a str is interned twice");
        default: return true;
        }
    }

    uint64_t interned_capacity() {
        if (!vm_.is<Items>(vm_.interned) || form_of(vm_.interned.offset()) != form_interned) return 0;
        uint32_t capacity = vm_.as<Items>(vm_.interned)->capacity;
        return (capacity & (capacity - 1)) == 0 ? capacity : 0;
    }

    struct Foreign {
        uint32_t table;
        uint32_t entry;
        uint32_t hash;
    };
    std::span<const Foreign> foreign_of(uint32_t table) {
        auto [first, last] = std::ranges::equal_range(foreign_, table, {}, &Foreign::table);
        return {first, last};
    }

    struct Given {
        uint32_t table;
        const std::byte* slots;
    };
    const std::byte* given_slots(uint32_t table) {
        auto found = std::ranges::lower_bound(given_, table, {}, &Given::table);
        return found != given_.end() && found->table == table ? found->slots : nullptr;
    }

    bool check_root_kinds() {
        auto is_or_none = [&](Value value, Kind kind) {
            return value.is_unbound() || is_object(value, kind);
        };
        auto sink = [&](Value value) {
            return is_or_none(value, Kind::Blob) &&
                   (value.is_unbound() || (vm_.as<Blob>(value)->spare <= vm_.as<Blob>(value)->bytes &&
                                           form_of(value.offset()) == 0));
        };
        const Cage& original = *image_.control;
        bool fixed = vm_.builtins == original.builtins && vm_.image_interned == original.image_interned &&
                     vm_.characters == original.characters && vm_.empty_tuple == original.empty_tuple &&
                     vm_.prelude == original.prelude &&
                     std::equal(std::begin(vm_.types), std::end(vm_.types), std::begin(original.types)) &&
                     std::equal(std::begin(vm_.names), std::end(vm_.names), std::begin(original.names));
        if (!fixed) return fail("a fixed root was changed");
        if (vm_.interned_count != interned_ || (vm_.interned.is_bound() && interned_capacity() == 0))
            return fail("another number of interned strs");
        bool sound = is_object(vm_.modules, Kind::Dict) && is_or_none(vm_.globals, Kind::Dict) &&
                     is_or_none(vm_.host, Kind::Dict) && is_or_none(vm_.request, Kind::Tuple) &&
                     is_or_none(vm_.finalizable, Kind::List) && is_or_none(vm_.finalize_queue, Kind::List) &&
                     identities_hold() && is_or_none(vm_.weak_references, Kind::WeakRef) &&
                     is_or_none(vm_.spare[1], Kind::Dict) && sink(vm_.output) && sink(vm_.errors) &&
                     vm_.tail_callable.is_unbound() && vm_.tail_arguments.is_unbound() &&
                     vm_.tail_keywords.is_unbound() && vm_.tail_namespace.is_unbound();
        return (sound && weak_references_end()) || fail("a root of another kind");
    }

    bool identities_hold() {
        if (vm_.identities.is_unbound()) return true;
        if (!is_object(vm_.identities, Kind::List)) return false;
        bool hold = are_identities(vm_, vm_.as<List>(vm_.identities));
        if (!hold) return false;
        each_identity_run(vm_, vm_.as<List>(vm_.identities), [&](const Value& run, const Value* pair) {
            for (int64_t i = 0; i < run.as_int(); ++i)
                hold &= pair[2 * i].is_ref() && pair[2 * i].is_bound() && pair[2 * i + 1].is_int();
        });
        return hold;
    }

    bool weak_references_end() {
        uint64_t left = (vm_.top - vm_.heap_begin + vm_.image_end) / sizeof(WeakRef) + 1;
        for (Value at = vm_.weak_references; at.is_bound(); at = vm_.as<WeakRef>(at)->next)
            if (!vm_.is<WeakRef>(at) || left-- == 0) return false;
        return true;
    }

    bool check_stack_values() {
        for (uint32_t at = region::stack; at < stack_end_; at += 8) {
            Value value = *reinterpret_cast<Value*>(vm_.at(at));
            if (value.is_ref() && value.is_bound() && !starts_at(value.offset()))
                return fail("a register of no object");
        }
        return vm_.frame == 0 || stack_used(vm_) == stack_end_ || fail("a stack of another size");
    }

    static constexpr uint8_t all_flags = 0x3F;
    static constexpr uint64_t generator_values = 7; // before its frame

    Vm& vm_;
    const Image& image_;
    const ImageStarts& image_starts_;
    DumpReader in_;
    const char* error_ = nullptr;
    uint64_t max_memory_ = UINT64_MAX;
    uint64_t peak_ = 0;
    uint32_t last_class_[64] = {};
    uint32_t stack_end_ = region::stack;
    uint64_t interned_ = 0;
    uint64_t probes_ = 100'000'000;
    uint32_t owned_ = 0;
    std::vector<std::pair<uint64_t, Value>> roots_;
    std::vector<Special> special_;
    std::vector<Foreign> foreign_;
    std::vector<Given> given_;
    std::vector<Object*> changed_;
    std::vector<uint32_t> reindexed_; // tables of the image, in order
    std::vector<uint32_t> frames_;
};

} // namespace

const char* load(Vm& vm, const SharedImage& image, const ImageStarts& starts, DumpKind kind,
                 uint64_t image_hash, uint64_t max_bytes, std::string_view data, std::string& extra) {
    return Loader(vm, image, starts, data).run(kind, image_hash, max_bytes, extra);
}

} // namespace natrix
