#include "objects/frame.h"

#include "objects/code.h"
#include "objects/dict.h"
#include "objects/str.h"

namespace natrix {
namespace {

FrameHeader* header_at(Cage& cage, uint32_t offset) {
    return reinterpret_cast<FrameHeader*>(cage.at(offset));
}

bool is_hidden(const FrameHeader* header) { return (header->flags & FrameHeader::hidden) != 0; }

bool is_closed(const Generator* generator) {
    return generator->state == static_cast<uint8_t>(GeneratorState::closed);
}

Frame* make_frame(Cage& cage, Value function, uint32_t code, uint32_t variables) {
    auto* frame = cage.make<Frame>(KnownType::frame, variables);
    if (!frame) return nullptr;
    frame->function = function;
    frame->code = Value::ref(code);
    return frame;
}

Generator* generator_of(Cage& cage, Frame* frame) {
    return cage.is<Generator>(frame->generator) ? cage.as<Generator>(frame->generator) : nullptr;
}

// The header of a frame that runs or waits for one that it called; null for all others.
FrameHeader* running_header(Cage& cage, Frame* frame) {
    if (frame->live != 0) return header_at(cage, frame->live);
    Generator* generator = generator_of(cage, frame);
    if (!generator || generator->state != static_cast<uint8_t>(GeneratorState::running)) return nullptr;
    return reinterpret_cast<FrameHeader*>(&generator->frame0);
}

void take_variables(Cage& cage, Frame* frame, const Value* registers) {
    cage.writing(frame);
    for (uint32_t i = 0; i < frame->count; i++) frame->variables()[i] = registers[i];
    frame->live = 0;
    frame->generator = Value();
}

} // namespace

FrameHeader* script_frame(Cage& cage, uint32_t skip) {
    for (uint32_t at = cage.frame; at > FrameHeader::outermost;) {
        FrameHeader* header = header_at(cage, at);
        if (!is_hidden(header) && skip-- == 0) return header;
        at = header->previous;
    }
    return nullptr;
}

Value frame_of(Cage& cage, FrameHeader* header) {
    if (header->owner != 0) return frame_of(cage, static_cast<Generator*>(cage.at(header->owner)));
    Value token = identity_of(cage, header);
    if (cage.is<Frame>(token)) return token;
    auto* code = static_cast<Code*>(cage.at(header->code));
    Frame* frame = make_frame(cage, Value::ref(header->function), header->code, code->locals);
    if (!frame) return Value::reserve();
    frame->live = cage.offset_of(header);
    // (The frame of an __init__ keeps the instance there.)
    if (header->locals != 0 && (code->flags & code_flag::optimized) == 0)
        frame->space = Value::ref(header->locals);
    frame->on_return = static_cast<uint8_t>(header->on_return);
    header->on_return = Return::observed;
    header->flags |= FrameHeader::known;
    Value made = cage.ref(frame);
    identity_register(cage, header) = made;
    if (cage.is<Traceback>(token)) cage.as<Traceback>(token)->frame = made;
    return made;
}

Value frame_of(Cage& cage, Generator* generator) {
    auto* code = cage.as<Code>(generator->code);
    Value& identity = generator->registers()[code->locals];
    if ((generator->flags & generator_flag::frame_known) != 0) return identity;
    Frame* frame = make_frame(cage, generator->function, generator->code.offset(), code->locals);
    if (!frame) return Value::reserve();
    frame->generator = cage.ref(generator);
    cage.writing(generator);
    generator->flags |= generator_flag::frame_known;
    identity = cage.ref(frame);
    return identity;
}

void end_frame(Cage& cage, FrameHeader* header, uint32_t pc, Value back) {
    auto* frame = cage.as<Frame>(identity_register(cage, header));
    if (header->on_return == Return::observed) header->on_return = static_cast<Return>(frame->on_return);
    take_variables(cage, frame, header->registers());
    frame->pc = pc;
    frame->back = back;
    if (header->owner == 0) return;
    auto* generator = static_cast<Generator*>(cage.at(header->owner));
    generator->flags &= static_cast<uint16_t>(~generator_flag::frame_known);
}

void end_frame(Cage& cage, Generator* generator) {
    if ((generator->flags & generator_flag::frame_known) == 0) return;
    auto* frame = cage.as<Frame>(frame_of(cage, generator));
    take_variables(cage, frame, generator->registers());
    frame->pc = generator->pc;
    frame->back = Value::none();
    generator->flags &= static_cast<uint16_t>(~generator_flag::frame_known);
}

bool is_entry_of(Cage& cage, FrameHeader* header, Traceback* entry) {
    Value frame = entry->frame;
    if (cage.is<Generator>(frame)) return frame.offset() == header->owner;
    return cage.is<Traceback>(frame) && entry->aux != left_by_exception && frame == identity_of(cage, header);
}

namespace {

// The running frame whose token this entry is; null: it has ended.
FrameHeader* header_of_token(Cage& cage, Traceback* token) {
    for (uint32_t at = cage.frame; at > FrameHeader::outermost;) {
        FrameHeader* header = header_at(cage, at);
        if (identity_of(cage, header) == cage.ref(token)) return header;
        at = header->previous;
    }
    return nullptr;
}

// The object of a frame that ended without one. Its variables are gone.
Value gone_frame(Cage& cage, Traceback* entry, Value back) {
    auto* function = cage.as<Function>(entry->function);
    Frame* frame = make_frame(cage, entry->function, function->code.offset(), 0);
    if (!frame) return Value::reserve();
    frame->pc = entry->pc + 1;
    frame->back = back;
    cage.writing(entry);
    entry->aux = 0;
    entry->frame = cage.ref(frame);
    return entry->frame;
}

// The object of the frame that this entry stands for by itself.
Value frame_of_token(Cage& cage, Traceback* entry) {
    if (cage.is<Frame>(entry->frame)) return entry->frame;
    if (entry->aux == left_by_exception) return gone_frame(cage, entry, entry->frame);
    if (cage.is<Generator>(entry->frame)) {
        auto* generator = cage.as<Generator>(entry->frame);
        if (is_closed(generator)) return gone_frame(cage, entry, Value::none());
        Value frame = frame_of(cage, generator);
        if (frame.is_signal()) return frame;
        cage.writing(entry);
        return entry->frame = frame;
    }
    FrameHeader* header = entry->frame == cage.ref(entry) ? header_of_token(cage, entry) : nullptr;
    return header ? frame_of(cage, header) : gone_frame(cage, entry, Value::none());
}

} // namespace

Value frame_of(Cage& cage, Traceback* entry) {
    Traceback* token = entry;
    if (entry->aux != left_by_exception && cage.is<Traceback>(entry->frame))
        token = cage.as<Traceback>(entry->frame);
    Value frame = frame_of_token(cage, token);
    if (token != entry && !frame.is_signal()) {
        cage.writing(entry);
        entry->frame = frame;
    }
    return frame;
}

Value caller_of(Cage& cage, FrameHeader* header) {
    for (uint32_t at = header->previous; at > FrameHeader::outermost;) {
        FrameHeader* caller = header_at(cage, at);
        if (!is_hidden(caller)) return frame_of(cage, caller);
        at = caller->previous;
    }
    return Value::none();
}

Value caller_of(Cage& cage, Frame* frame) {
    if (FrameHeader* header = running_header(cage, frame)) return caller_of(cage, header);
    if (cage.is<Traceback>(frame->back)) {
        Value back = frame_of(cage, cage.as<Traceback>(frame->back));
        if (back.is_signal()) return back;
        cage.writing(frame);
        frame->back = back;
    }
    return frame->back.is_bound() ? frame->back : Value::none();
}

FrameState state_of(Cage& cage, Frame* frame) {
    if (frame->live != 0) return FrameState::running;
    Generator* generator = generator_of(cage, frame);
    if (!generator) return FrameState::ended;
    switch (static_cast<GeneratorState>(generator->state)) {
    case GeneratorState::created: return FrameState::created;
    case GeneratorState::suspended: return FrameState::suspended;
    case GeneratorState::running: return FrameState::running;
    case GeneratorState::closed: break;
    }
    return FrameState::ended;
}

uint32_t pc_of(Cage& cage, Frame* frame) {
    if (FrameHeader* header = running_header(cage, frame)) return header->pc;
    if (Generator* generator = generator_of(cage, frame)) return generator->pc;
    return frame->pc;
}

FrameVariables::FrameVariables(Cage& cage, FrameHeader* header)
    : cage_(cage),
      holder_(header->owner != 0 ? cage.at(header->owner) : nullptr),
      code_(static_cast<Code*>(cage.at(header->code))),
      registers_(header->registers()),
      count_(code_->locals) {}

FrameVariables::FrameVariables(Cage& cage, Frame* frame)
    : cage_(cage),
      holder_(frame),
      code_(cage.as<Code>(frame->code)),
      registers_(frame->variables()),
      count_(frame->count) {
    if (frame->live != 0) {
        holder_ = nullptr;
        registers_ = header_at(cage, frame->live)->registers();
    } else if (Generator* generator = generator_of(cage, frame)) {
        holder_ = generator;
        registers_ = generator->registers();
    }
}

Value FrameVariables::name(uint32_t index) const {
    return cage_.as<Tuple>(code_->local_names)->items()[index];
}

// A script may hold a cell in a plain variable, so that the kind of what is in the register does not tell.
bool FrameVariables::shared(uint32_t index) const {
    if (!cage_.is<Cell>(registers_[index])) return false;
    Value wanted = name(index);
    for (Value row : {code_->cell_names, code_->free_names}) {
        auto* names = cage_.as<Tuple>(row);
        for (uint32_t i = 0; i < names->length; i++)
            if (names->items()[i] == wanted) return true;
    }
    return false;
}

Value FrameVariables::contents(uint32_t index) const {
    Value value = registers_[index];
    if (shared(index)) return cage_.as<Cell>(value)->contents;
    return value == Value::tombstone() ? Value() : value;
}

Value FrameVariables::value(uint32_t index) const {
    TextView text = text_of(cage_, name(index));
    bool of_compiler = text.length > 0 && text[0] == '.' && !str_equals(cage_, name(index), ".0");
    return of_compiler ? Value() : contents(index);
}

uint32_t FrameVariables::find(Value wanted) const {
    uint32_t found = none;
    for (uint32_t i = 0; i < count_; i++) {
        if (name(i) != wanted && !str_equal(cage_, name(i), wanted)) continue;
        if (found == none || value(i).is_bound()) found = i;
    }
    return found;
}

void FrameVariables::set(uint32_t index, Value value) const {
    if (shared(index)) {
        auto* cell = cage_.as<Cell>(registers_[index]);
        cage_.writing(cell);
        cell->contents = value;
        return;
    }
    if (holder_) cage_.writing(holder_);
    registers_[index] = value;
}

bool FrameVariables::in_comprehension() const {
    for (uint32_t i = 0; i < count_; i++) {
        if (registers_[i].is_unbound() || shared(i)) continue;
        return true;
    }
    return false;
}

bool FrameVariables::add_to(Dict* dict) const {
    for (uint32_t i = 0; i < count_; i++) {
        Value bound = value(i);
        if (bound.is_bound() && !dict_set_str(cage_, dict, name(i), bound)) return false;
    }
    return true;
}

bool add_extra(Cage& cage, FrameHeader* header, Dict* dict) {
    Value object = identity_of(cage, header);
    if (!cage.is<Frame>(object) || !cage.is<Dict>(cage.as<Frame>(object)->extra)) return true;
    for (auto entry : DictRange(cage, cage.as<Dict>(cage.as<Frame>(object)->extra)))
        if (is_str(cage, entry.key) && !dict_set_str(cage, dict, entry.key, entry.value)) return false;
    return true;
}

} // namespace natrix
