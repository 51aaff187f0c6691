#pragma once
#include "memory/cage.h"
#include "objects/generator.h"

namespace natrix {

// Frame objects. A frame has one only once somebody asks for it, and nothing is paid for before. From then on
// the frame's identity register (the one behind its local variables, which no instruction uses) holds the
// object, and its `on_return` is Return::observed, so that its end comes by end_frame(), where the object
// receives the variables.
//
// An exception that is caught leaves an entry in its traceback whose frame goes on. So that this entry can be
// told from those of frames that are gone, it is put into the identity register as well, where no object
// stands: the entry is the frame's token. (FrameHeader::known: the register holds one of the two.) A
// generator's window is its own for ever, so its entries simply name the generator.

// Traceback.aux: `frame` is the entry of the caller, because the entry's own frame ended with the exception.
constexpr uint16_t left_by_exception = 1;

// The innermost frame that is not the prelude's, or the `skip`-th outwards; null: there are not so many.
FrameHeader* script_frame(Cage& cage, uint32_t skip = 0);

inline Value& identity_register(Cage& cage, FrameHeader* header) {
    return header->registers()[static_cast<Code*>(cage.at(header->code))->locals];
}

// A frame's object, made now if need be; or Value::reserve().
Value frame_of(Cage& cage, FrameHeader* header);
// The same of a generator that has not ended.
Value frame_of(Cage& cage, Generator* generator);

// Whether the frame has an object that must hear of its end.
inline bool is_observed(Cage& cage, const FrameHeader* header) {
    return header->on_return == Return::observed ||
           (header->owner != 0 &&
            (static_cast<Generator*>(cage.at(header->owner))->flags & generator_flag::frame_known) != 0);
}
// The frame ends at the word before `pc`: its object takes over what is left of it. `back`: the caller's
// object, or None.
void end_frame(Cage& cage, FrameHeader* header, uint32_t pc, Value back);
// The same for a generator that is closed while it does not run.
void end_frame(Cage& cage, Generator* generator);

// What the identity register holds; unbound where nobody has asked.
inline Value identity_of(Cage& cage, FrameHeader* header) {
    bool known =
        header->owner != 0
            ? (static_cast<Generator*>(cage.at(header->owner))->flags & generator_flag::frame_known) != 0
            : (header->flags & FrameHeader::known) != 0;
    return known ? identity_register(cage, header) : Value();
}

// For the entry that the innermost frame has just got in the traceback of the exception it raises or passes
// on: notes which frame it belongs to.
inline void note_entry(Cage& cage, FrameHeader* header, Traceback* entry) {
    Value token = identity_of(cage, header);
    entry->frame = token.is_bound() ? token : Value::none();
}

// That frame catches the exception, so it goes on.
inline void note_caught(Cage& cage, FrameHeader* header, Traceback* entry) {
    if (!entry->frame.is_none()) return;
    if (header->owner != 0) {
        entry->frame = Value::ref(header->owner);
        return;
    }
    header->flags |= FrameHeader::known;
    identity_register(cage, header) = entry->frame = cage.ref(entry);
}

// Whether the first entry of a traceback, made earlier, is this frame's.
bool is_entry_of(Cage& cage, FrameHeader* header, Traceback* entry);
// The frame of this entry was left by the exception, which got to `outer`, its caller's.
inline void note_left(Cage& cage, Traceback* entry, Traceback* outer) {
    if (cage.is<Frame>(entry->frame)) return;
    if (cage.is<Traceback>(entry->frame)) entry = cage.as<Traceback>(entry->frame);
    cage.writing(entry);
    entry->aux = left_by_exception;
    entry->frame = cage.ref(outer);
}

// The object of an entry's frame; or Value::reserve().
Value frame_of(Cage& cage, Traceback* entry);
// The object of the caller, or None; or Value::reserve().
Value caller_of(Cage& cage, FrameHeader* header);
Value caller_of(Cage& cage, Frame* frame);

enum class FrameState : uint8_t { ended, running, created, suspended };
FrameState state_of(Cage& cage, Frame* frame);
// The word after the instruction it is at.
uint32_t pc_of(Cage& cage, Frame* frame);

// The local variables of a frame, by their number in Code.local_names; a variable that inner functions share
// is looked up in its cell. Comprehensions in line have variables of their own, which hide others of the same
// name while they are bound.
class FrameVariables {
  public:
    FrameVariables(Cage& cage, FrameHeader* header);
    FrameVariables(Cage& cage, Frame* frame);

    static constexpr uint32_t none = UINT32_MAX;
    [[nodiscard]] uint32_t count() const { return count_; }
    [[nodiscard]] Value name(uint32_t index) const;
    // Unbound also where another variable of the name is the one to see, or where the name is no script's.
    [[nodiscard]] Value value(uint32_t index) const;
    [[nodiscard]] uint32_t find(Value name) const;
    void set(uint32_t index, Value value) const;
    // Whether the variables of a comprehension in line are bound: they are what locals() shows in a module or
    // class then.
    [[nodiscard]] bool in_comprehension() const;
    // Adds all that are bound; false: Value::reserve().
    [[nodiscard]] bool add_to(Dict* dict) const;

  private:
    [[nodiscard]] bool shared(uint32_t index) const;
    [[nodiscard]] Value contents(uint32_t index) const;

    Cage& cage_;
    Object* holder_; // the object that the registers lie in; null: the stack
    Code* code_;
    Value* registers_;
    uint32_t count_;
};

// Adds what a script put into the frame's f_locals beside the variables; false: Value::reserve().
bool add_extra(Cage& cage, FrameHeader* header, Dict* dict);

} // namespace natrix
