#include "image/bake.h"

#include <cstdio>

#include "compiler/instruction.h"
#include "compiler/positions.h"
#include "image/boot.h"
#include "memory/collector.h"
#include "natives/table.h"
#include "objects/code.h"
#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/function.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "vm/quick.h"
#include "vm/source.h"

namespace natrix {
namespace {

constexpr const char* prelude_names[] = {
#define PRELUDE(name) #name,
#include "compiler/prelude_functions.def"
};

struct ReportLine {
    char text[4096];
    int length = 0;
    void add(TextView view) {
        for (uint32_t i = 0; i < view.length && length < 4000; i++)
            text[length++] = static_cast<char>(view[i]);
    }
    void add(const char* ascii) { add({ascii, static_cast<uint32_t>(std::strlen(ascii)), 1}); }
};

// What the exception in Vm::result says, with the lines of its traceback: the prelude has nothing to print it
// yet.
void report_exception(Vm& vm, void (*report)(const char* line)) {
    ReportLine line;
    auto* exception = vm.as<Exception>(vm.result);
    line.add(text_of(vm, vm.as<Type>(class_of(vm, vm.result))->name));
    auto* arguments = vm.as<Tuple>(exception->args);
    for (uint32_t i = 0; i < arguments->length; i++) {
        line.add(": ");
        Value argument = arguments->items()[i];
        if (is_str(vm, argument)) line.add(text_of(vm, argument));
        if (argument.is_int()) {
            char digits[24];
            std::snprintf(digits, sizeof digits, "%lld", static_cast<long long>(argument.as_int()));
            line.add(digits);
        }
        if (vm.is<Tuple>(argument)) {
            auto* place = vm.as<Tuple>(argument);
            for (uint32_t j = 0; j < place->length; j++) {
                Value part = place->items()[j];
                line.add(" ");
                if (is_str(vm, part)) line.add(text_of(vm, part));
                char digits[24];
                std::snprintf(digits, sizeof digits, "%lld",
                              static_cast<long long>(part.is_int() ? part.as_int() : 0));
                if (part.is_int()) line.add(digits);
            }
        }
    }
    for (Value at = exception->traceback; vm.is<Traceback>(at); at = vm.as<Traceback>(at)->next) {
        auto* entry = vm.as<Traceback>(at);
        auto* function = vm.as<Function>(entry->function);
        char digits[24];
        uint32_t on = position_at(vm, vm.as<Code>(function->code), entry->pc).line;
        std::snprintf(digits, sizeof digits, ":%u", on);
        line.add("\n    in ");
        line.add(text_of(vm, vm.as<Code>(function->code)->filename));
        line.add(digits);
        line.add(" ");
        line.add(text_of(vm, function->qualname));
    }
    line.text[line.length] = 0;
    report(line.text);
}

// Functions that the engine calls are found by their names as soon as a file has defined them.
bool note_prelude_functions(Vm& vm) {
    if (vm.prelude.is_unbound()) {
        auto* items = vm.make<Items>(KnownType::object, static_cast<uint32_t>(PreludeFunction::count));
        if (!items) return false;
        vm.prelude = vm.ref(items);
    }
    for (uint32_t i = 0; i < static_cast<uint32_t>(PreludeFunction::count); i++) {
        Value name = intern_utf8(vm, prelude_names[i], std::strlen(prelude_names[i]));
        if (name.is_signal()) return false;
        Value function = dict_get_str(vm, vm.as<Dict>(vm.globals), name);
        if (vm.is<Function>(function)) vm.as<Items>(vm.prelude)->items()[i] = function;
    }
    return true;
}

// The prelude's files share one namespace: no file may give a name of another a second meaning.
bool names_are_unique(Vm& vm, Dict* before, void (*report)(const char* line)) {
    bool unique = true;
    for (auto entry : DictRange(vm, before)) {
        Value now = dict_get_str(vm, vm.as<Dict>(vm.globals), entry.key);
        if (now == entry.value) continue;
        ReportLine line;
        line.add("a name of the prelude is defined twice: ");
        line.add(text_of(vm, entry.key));
        line.text[line.length] = 0;
        report(line.text);
        unique = false;
    }
    return unique;
}

// Takes back what running has made of the words: quick forms and what they remember. Their loops tell that
// they run (vm/warm.h).
void cool_code(uint64_t* words, uint32_t count) {
    for (uint32_t i = 0; i < count;) {
        Opcode opcode = base_opcode(words[i]);
        const OpcodeFacts& facts = facts_of(opcode);
        words[i] = with_opcode(words[i], opcode == Opcode::LOOP ? LoopOpcode::COLDLOOP
                                                                : static_cast<LoopOpcode>(opcode));
        for (uint32_t j = 0; j < facts.caches; j++) words[i + 1 + facts.follow + j] = 0;
        i += facts.words();
    }
}

// What inline caches ask of a namespace is there from the first, so that filling one writes no page of the
// image.
void note_version(Cage& cage, Value dict) {
    if (cage.is<Dict>(dict)) (void)dict_version(cage, cage.as<Dict>(dict));
}

} // namespace

bool bake_prelude(Cage& cage, const NativeRow& natives, const BakeSource* files, size_t count,
                  void (*report)(const char* line)) {
    cage.baking = true;
    if (!boot(cage)) {
        report("out of memory while booting");
        return false;
    }
    Vm& vm = make_vm(cage, natives);
    Dict* globals = make_dict(cage, 1024);
    if (!globals) return false;
    cage.globals = cage.ref(globals);
    if (!dict_set_str(cage, globals, cage.name(KnownName::name), cage.name(KnownName::builtins_module)))
        return false;
    Value missing_name = intern_utf8(cage, "MISSING", 7);
    if (!dict_set_str(cage, globals, missing_name, Value::tombstone())) return false;
    Value not_implemented = intern_utf8(cage, "NotImplemented", 14);
    if (!dict_set_str(cage, globals, not_implemented, Value::not_implemented())) return false;
    for (uint32_t i = 0; i < known_types; i++)
        if (!dict_set_str(cage, globals, cage.as<Type>(cage.types[i])->name, cage.types[i])) return false;
    NativeNames names{find_native, {}};
    for (size_t i = 0; i < count; i++) {
        SourceOptions options;
        options.filename = intern_utf8(cage, files[i].name, std::strlen(files[i].name));
        options.natives = &names;
        Value code = compile_source(cage, files[i].text, files[i].size, options);
        if (code == Value::raised()) {
            vm.result = vm.pending;
            report(files[i].name);
            report_exception(vm, report);
            return false;
        }
        if (code.is_signal() || !begin_module(vm, code, cage.globals)) {
            report(files[i].name);
            report("does not compile: out of memory");
            return false;
        }
        Dict* before = dict_copy(cage, cage.as<Dict>(cage.globals));
        if (!before) return false;
        cage.spare[0] = cage.ref(before);
        Exit exit = run(vm);
        if (exit == Exit::exception) {
            report(files[i].name);
            report_exception(vm, report);
            return false;
        }
        if (exit != Exit::done) {
            report(files[i].name);
            report("the prelude did not run to its end");
            return false;
        }
        if (!note_prelude_functions(vm) || !names_are_unique(vm, cage.as<Dict>(cage.spare[0]), report))
            return false;
        cage.spare[0] = Value();
    }
    bool complete = true;
    for (uint32_t i = 0; i < static_cast<uint32_t>(PreludeFunction::count); i++) {
        if (cage.as<Items>(cage.prelude)->items()[i].is_bound()) continue;
        report("the prelude lacks a function that the engine calls:");
        report(prelude_names[i]);
        complete = false;
    }
    return complete;
}

namespace {

Value prelude_value(Vm& vm, const char* name) {
    Value key = intern_utf8(vm, name, std::strlen(name));
    return key.is_signal() ? key : dict_get_str(vm, vm.as<Dict>(vm.globals), key);
}

// What a module's body raised, with its traceback.
void report_traceback(Vm& vm, void (*report)(const char* line)) {
    Value exception = vm.result;
    vm.handled = Value();
    if (!begin_call(vm, vm.prelude_function(PreludeFunction::display_exception), {exception}) ||
        run(vm) != Exit::done || !is_str(vm, vm.result))
        return report("and its exception cannot be shown");
    TextView text = text_of(vm, vm.result);
    ReportLine line;
    for (uint32_t at = 0; at < text.length; at++) {
        uint32_t end = at;
        while (end < text.length && text[end] != '\n') end++;
        line.length = 0;
        line.add(text.slice(at, end));
        line.text[line.length] = 0;
        report(line.text);
        at = end;
    }
}

// The answer to ask_host(ASK_BAKE, name): see prelude/baking.py.
Value answer_of(Vm& vm, const BakeLibrary& library) {
    TextView asked = text_of(vm, vm.as<Tuple>(vm.request)->items()[1]);
    char name[256];
    BakeLibrary::Found found;
    bool there = asked.length < sizeof name;
    for (uint32_t i = 0; there && i < asked.length; i++) name[i] = static_cast<char>(asked[i]);
    if (!there || !library.find(library.context, name, asked.length, found))
        return tuple_of(vm, {Value::integer(0), Value::none()});
    NativeNames natives{find_native, {name, asked.length}};
    SourceOptions options;
    options.filename = intern_utf8(vm, found.filename, std::strlen(found.filename));
    if (options.filename.is_signal()) return options.filename;
    if (found.sealed) options.natives = &natives;
    Value code = compile_source(vm, found.text, found.size, options);
    if (code.is_signal()) return code;
    Value row =
        tuple_of(vm, {code, options.filename, Value::boolean(found.package), Value::boolean(found.sealed)});
    return row.is_signal() ? row : tuple_of(vm, {Value::integer(0), row});
}

// Runs what was begun, and finds it the modules that it asks for.
Exit run_baking(Vm& vm, const BakeLibrary& library) {
    for (;;) {
        Exit exit = run(vm);
        if (exit == Exit::output) {
            vm.output = vm.errors = Value();
            continue;
        }
        if (exit != Exit::paused) return exit;
        Value answer = answer_of(vm, library);
        for (int attempt = 0; answer == Value::reserve() && attempt < 3; attempt++) {
            if (make_room(vm, attempt != 0) != Room::made) break;
            answer = answer_of(vm, library);
        }
        if (answer == Value::raised()) {
            vm.result = vm.pending;
            vm.pending = Value();
            return Exit::exception;
        }
        if (answer.is_signal()) return Exit::stopped;
        answer_pause(vm, answer);
    }
}

} // namespace

bool bake_modules(Cage& cage, const BakeLibrary& library, const char* const* names, size_t count,
                  bool keep_going, void (*report)(const char* line), void (*progress)(const char* name)) {
    Vm& vm = Vm::of(cage);
    vm.max_host_calls = UINT64_MAX;
    auto call = [&](const char* function, const char* name, Value argument) {
        bool begun = argument.is_bound() ? begin_call(vm, prelude_value(vm, function), {argument})
                                         : begin_call(vm, prelude_value(vm, function), {});
        Exit exit = begun ? run_baking(vm, library) : Exit::stopped;
        if (exit == Exit::done) return true;
        report(name);
        if (exit == Exit::exception) {
            report_traceback(vm, report);
        } else {
            report("did not run to its end");
        }
        return false;
    };
    for (size_t i = 0; i < count; i++) {
        progress(names[i]);
        Value name = intern_utf8(vm, names[i], std::strlen(names[i]));
        if (name.is_signal() || (!call("load_module", names[i], name) && !keep_going)) return false;
    }
    return call("finish_modules", "finish_modules", Value());
}

namespace {

void report_name(Cage& cage, const char* what, Value name, Code* code, void (*report)(const char* line)) {
    ReportLine line;
    line.add(what);
    line.add(text_of(cage, name));
    line.add(" in ");
    line.add(text_of(cage, code->qualname));
    line.add(" of ");
    line.add(text_of(cage, code->filename));
    line.text[line.length] = 0;
    report(line.text);
}

// The words of prelude code and of what is nested in it take their global names' values: those of the
// namespace that the function has, else the prelude's.
bool resolve_globals(Cage& cage, Code* top, Dict* own, Dict* prelude, void (*report)(const char* line)) {
    constexpr uint32_t most = 4096;
    Code* waiting[most];
    uint32_t count = 0;
    waiting[count++] = top;
    bool complete = true;
    while (count > 0) {
        Code* code = waiting[--count];
        auto* constants = cage.as<Tuple>(code->constants);
        for (uint32_t i = 0; i < constants->length; i++)
            if (cage.is<Code>(constants->items()[i]) && count < most)
                waiting[count++] = cage.as<Code>(constants->items()[i]);
        auto* blob = cage.as<Blob>(code->words);
        auto* words = reinterpret_cast<uint64_t*>(blob->data());
        for (uint32_t i = 0; i < blob->bytes / 8;) {
            Instruction instruction{words[i]};
            if (instruction.opcode() == Opcode::LOADGLOBAL) {
                Value name = cage.as<Tuple>(code->names)->items()[instruction.c()];
                Value value = dict_get_str(cage, own, name);
                if (value.is_unbound()) value = dict_get_str(cage, prelude, name);
                if (value.is_unbound()) {
                    report_name(cage, "a name is defined nowhere: ", name, code, report);
                    complete = false;
                } else {
                    words[i] = Instruction::abc(Opcode::LOADBAKED, instruction.a(), 0, 0).bits;
                    words[i + 1] = value.bits();
                }
            } else if (instruction.opcode() == Opcode::STOREGLOBAL) {
                report_name(cage, "a name that is resolved once is bound again: ",
                            cage.as<Tuple>(code->names)->items()[instruction.c()], code, report);
                complete = false;
            }
            i += facts_of(base_opcode(instruction.bits)).words();
        }
    }
    return complete;
}

template<class Visit> void each_object(Cage& cage, Visit visit) {
    for (uint64_t at = cage.heap_begin; at < cage.top;) {
        Object* object = cage.at(static_cast<uint32_t>(at));
        at += object_bytes(object);
        visit(object);
    }
}

} // namespace

bool finish_bake(Cage& cage, void (*report)(const char* line)) {
    cage.result = cage.pending = cage.handled = cage.output = cage.errors = cage.request = Value();
    if (!collect(cage, Collection::scheduled)) {
        report("the last collection was abandoned");
        return false;
    }
    // From here on nothing moves: offsets are final.
    auto* globals = cage.as<Dict>(cage.globals);
    bool complete = true;
    uint32_t codes = 0;
    each_object(cage, [&](Object* object) {
        if (object->kind != Kind::Code) return;
        auto* code = static_cast<Code*>(object);
        code->number = codes + 1 < Cage::most_numbered_codes ? ++codes : 0;
        auto* blob = cage.as<Blob>(code->words);
        cool_code(reinterpret_cast<uint64_t*>(blob->data()), blob->bytes / 8);
    });
    each_object(cage, [&](Object* object) {
        // Caches over its attributes are void when they change; that is noted here, and not in each VM's
        // copy.
        if (object->kind == Kind::Type && (static_cast<Type*>(object)->flags & type_flag::uncacheable) == 0)
            static_cast<Type*>(object)->flags |= type_flag::cached;
        if (object->kind == Kind::Module) note_version(cage, static_cast<Module*>(object)->dict);
        if (object->kind != Kind::Function) return;
        auto* function = static_cast<Function*>(object);
        auto* code = cage.as<Code>(function->code);
        if ((code->flags & code_flag::prelude) != 0)
            complete &= resolve_globals(cage, code, cage.as<Dict>(function->globals), globals, report);
    });
    note_version(cage, cage.builtins);
    cage.globals = Value();
    // Each VM interns into a table of its own; this one is read-only from now on.
    cage.image_interned = cage.interned;
    cage.interned = Value();
    cage.interned_count = 0;
    cage.baking = false;
    return complete;
}

} // namespace natrix
