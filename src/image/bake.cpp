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

// What inline caches ask of classes and namespaces is there from the first, so that filling a cache writes no
// page of the image.
void note_cached(Type* type) {
    if ((type->flags & type_flag::heap) != 0) type->flags |= type_flag::cached;
}
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
    NativeNames names{find_native};
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

bool finish_bake(Cage& cage, void (*report)(const char* line)) {
    cage.result = cage.pending = cage.handled = Value();
    if (!collect(cage, Collection::scheduled)) {
        report("the last collection was abandoned");
        return false;
    }
    // From here on nothing moves: offsets are final.
    Value prelude_globals = cage.globals;
    auto* globals = cage.as<Dict>(prelude_globals);
    bool complete = true;
    uint32_t codes = 0;
    for (uint64_t at = cage.heap_begin; at < cage.top;) {
        Object* object = cage.at(static_cast<uint32_t>(at));
        at += object_bytes(object);
        if (object->kind == Kind::Type) note_cached(static_cast<Type*>(object));
        if (object->kind == Kind::Module) note_version(cage, static_cast<Module*>(object)->dict);
        if (object->kind != Kind::Code) continue;
        auto* code = static_cast<Code*>(object);
        auto* blob = cage.as<Blob>(code->words);
        auto* words = reinterpret_cast<uint64_t*>(blob->data());
        cool_code(words, blob->bytes / 8);
        code->number = codes + 1 < Cage::most_numbered_codes ? ++codes : 0;
        if ((code->flags & code_flag::prelude) == 0) continue;
        for (uint32_t i = 0; i < blob->bytes / 8;) {
            Instruction instruction{words[i]};
            if (instruction.opcode() == Opcode::LOADGLOBAL) {
                Value name = cage.as<Tuple>(code->names)->items()[instruction.c()];
                Value value = dict_get_str(cage, globals, name);
                if (value.is_unbound()) {
                    ReportLine line;
                    line.add("a name of the prelude is defined nowhere: ");
                    line.add(text_of(cage, name));
                    line.add(" in ");
                    line.add(text_of(cage, code->qualname));
                    line.text[line.length] = 0;
                    report(line.text);
                    complete = false;
                } else {
                    words[i] = Instruction::abc(Opcode::LOADBAKED, instruction.a(), 0, 0).bits;
                    words[i + 1] = value.bits();
                }
            }
            i += facts_of(base_opcode(instruction.bits)).words();
        }
    }
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
