#ifndef NATRIX_H
#define NATRIX_H

/* The C ABI of Natrix: all of natrix.hpp, for every other language.
 *
 * Handles are opaque. What a function gives through an out parameter, or says to be new, is the caller's,
 * who frees it with the function of its type; free functions take NULL. What it gives as a const pointer
 * belongs to the handle it came from and lives as long. Text is UTF-8 with a length; a `const char*` that
 * goes in without one is closed by a zero byte, and so is every text that comes out.
 *
 * A function that can fail gives NATRIX_OK, or NATRIX_FAILED and a failure where `failure` is not NULL.
 *
 * Threads: an engine, a program, a system and a canceller are used by any number of them at once. All other
 * handles may move from thread to thread, but are used by one at a time. No function blocks but for the run
 * of a script, real sleeps and real files; nothing calls back but a sink. */

#include <stddef.h>
#include <stdint.h>

#if defined(_WIN32)
#define NATRIX_API
#else
#define NATRIX_API __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Counted up with each change that old callers would notice. */
#define NATRIX_ABI_VERSION 2
NATRIX_API uint32_t natrix_abi_version(void);
/* "0.1.0" */
NATRIX_API const char* natrix_version(void);

typedef struct natrix_engine natrix_engine;
typedef struct natrix_program natrix_program;
typedef struct natrix_session natrix_session;
typedef struct natrix_progress natrix_progress; /* a run that has ended, or is paused */
typedef struct natrix_data natrix_data;
typedef struct natrix_failure natrix_failure;
typedef struct natrix_bytes natrix_bytes;
typedef struct natrix_options natrix_options;
typedef struct natrix_system natrix_system;
typedef struct natrix_canceller natrix_canceller;

typedef enum natrix_status {
    NATRIX_OK = 0,
    NATRIX_FAILED = 1 /* the failure says why */
} natrix_status;

/* ---- Values. Immutable; containers keep what they are given, and the caller frees its own handles all the
 * same. Parts of a value are borrowed from it. */

typedef enum natrix_kind {
    NATRIX_NONE,
    NATRIX_BOOLEAN,
    NATRIX_INTEGER,
    NATRIX_NUMBER, /* a float */
    NATRIX_STRING, /* lone surrogates as WTF-8 */
    NATRIX_BYTES,
    NATRIX_LIST,
    NATRIX_TUPLE,
    NATRIX_DICT, /* items: key, value, key, value ... in order */
    NATRIX_SET,
    NATRIX_FROZENSET,
    NATRIX_ELLIPSIS,
    NATRIX_NOT_IMPLEMENTED,
    NATRIX_FUNCTION,  /* text: a name of the host's; label: a docstring */
    NATRIX_EXCEPTION, /* text: the class; items: its arguments; names: the classes above it, nearest first */
    NATRIX_OBJECT,    /* stays in its VM. text: the class; label: its own __name__; integer: its handle */
    NATRIX_CYCLE,     /* integer: how many containers outwards it leads; 1 is the one that it is in */
    NATRIX_COMPLEX,   /* items: real, imaginary */
    NATRIX_RANGE,     /* items: start, stop, step */
    NATRIX_DATE,      /* items: year, month, day */
    NATRIX_TIME,      /* items: hour, minute, second, microsecond, fold, zone or none */
    NATRIX_DATETIME,  /* items: year, month, day, hour, minute, second, microsecond, fold, zone or none */
    NATRIX_TIMEDELTA, /* items: days, seconds, microseconds */
    NATRIX_TIMEZONE,  /* items: a timedelta, a name or none */
    NATRIX_ZONE,      /* text: the key of a zoneinfo.ZoneInfo */
    NATRIX_PATH,      /* text */
    NATRIX_DECIMAL,   /* text */
    NATRIX_UUID,      /* text: 36 characters */
    NATRIX_NAMED_TUPLE, /* text: the class; names, items */
    NATRIX_RECORD,      /* a dataclass. text: the class; names, items; natrix_data_record(); integer: its
                           handle when the script made it, which makes it go back in as the same object */
    NATRIX_ENUMERATOR,  /* text: the class; items: name, value; integer: its handle */
    NATRIX_TYPE,        /* text: a class of Python's own, "int" or "datetime.date" */
    NATRIX_BUILTIN,     /* text: a function of module builtins */
    NATRIX_MODULE,      /* text */
    NATRIX_REPR         /* text: never goes in */
} natrix_kind;

NATRIX_API natrix_data* natrix_data_none(void);
NATRIX_API natrix_data* natrix_data_boolean(int truth);
NATRIX_API natrix_data* natrix_data_integer(int64_t value);
/* The magnitude in little-endian bytes. */
NATRIX_API natrix_data* natrix_data_big_integer(const uint8_t* magnitude, size_t size, int negative);
NATRIX_API natrix_data* natrix_data_number(double value);
/* Kinds with a text and no more: string, bytes, function, zone, path, decimal, uuid, type, builtin, module.
 * NULL: the kind is none of these. */
NATRIX_API natrix_data* natrix_data_text(natrix_kind kind, const char* text, size_t size);
/* Kinds with items only: list to frozenset, complex to timezone; ellipsis and not_implemented with none.
 * NULL: the items are not those of the kind. */
NATRIX_API natrix_data* natrix_data_items(natrix_kind kind, const natrix_data* const* items, size_t count);
NATRIX_API natrix_data* natrix_data_exception(const char* class_name, const natrix_data* const* arguments,
                                              size_t count);
NATRIX_API natrix_data* natrix_data_object(const char* class_name, uint64_t handle);
NATRIX_API natrix_data* natrix_data_cycle(uint32_t depth);
NATRIX_API natrix_data* natrix_data_named_tuple(const char* class_name, const char* const* names,
                                                const natrix_data* const* items, size_t count);
typedef struct natrix_record {
    uint64_t identity; /* the host's own number of its object, for whoever calls its methods; 0: none */
    int frozen;
    int any_method; /* every attribute without a value, and without a leading _, is a method of the host */
    const char* const* methods;
    size_t method_count;
} natrix_record;
/* A dataclass; `facts` may be NULL. With a handle: the object of the script that came out with it. */
NATRIX_API natrix_data* natrix_data_make_record(const char* class_name, const char* const* names,
                                                const natrix_data* const* items, size_t count,
                                                const natrix_record* facts, uint64_t handle);
NATRIX_API natrix_data* natrix_data_enumerator(const char* class_name, const char* name,
                                               const natrix_data* value, uint64_t handle);
NATRIX_API natrix_data* natrix_data_copy(const natrix_data* data);
NATRIX_API void natrix_data_free(natrix_data* data);

NATRIX_API natrix_kind natrix_data_kind(const natrix_data* data);
/* Of a boolean, an integer that fits, a cycle; the handle of objects, records and enumerators; else 0. */
NATRIX_API int64_t natrix_data_get_integer(const natrix_data* data);
/* Whether natrix_data_get_integer() is all of an integer; else its magnitude is its text. */
NATRIX_API int natrix_data_fits(const natrix_data* data);
NATRIX_API int natrix_data_is_negative(const natrix_data* data);
NATRIX_API double natrix_data_get_number(const natrix_data* data);
NATRIX_API const char* natrix_data_get_text(const natrix_data* data, size_t* size);
NATRIX_API const char* natrix_data_label(const natrix_data* data, size_t* size);
NATRIX_API size_t natrix_data_count(const natrix_data* data);
/* Borrowed; NULL: there is none of that index. */
NATRIX_API const natrix_data* natrix_data_item(const natrix_data* data, size_t index);
NATRIX_API size_t natrix_data_name_count(const natrix_data* data);
NATRIX_API const char* natrix_data_name(const natrix_data* data, size_t index, size_t* size);
/* Of a record; `methods` is NULL, see natrix_data_method(). */
NATRIX_API natrix_record natrix_data_record(const natrix_data* data);
NATRIX_API const char* natrix_data_method(const natrix_data* data, size_t index);
/* The same for two parts that are the same container and not only equal ones; NULL for small values. */
NATRIX_API const void* natrix_data_identity(const natrix_data* data);
/* Equal as Python has it for values of the same kind. */
NATRIX_API int natrix_data_equal(const natrix_data* one, const natrix_data* other);
/* A new text for people. */
NATRIX_API natrix_bytes* natrix_data_repr(const natrix_data* data);

/* ---- Failures. */

typedef enum natrix_failure_kind {
    NATRIX_EXCEPTION_RAISED,
    NATRIX_LIMIT_MEMORY,
    NATRIX_LIMIT_TIME,
    NATRIX_LIMIT_FUEL,
    NATRIX_LIMIT_ALLOCATIONS,
    NATRIX_LIMIT_DEPTH,
    NATRIX_LIMIT_OUTPUT,
    NATRIX_LIMIT_HOST_CALLS,
    NATRIX_CANCELLED,
    NATRIX_REFUSED,     /* the caller asked for what cannot be; nothing has changed */
    NATRIX_NO_RESOURCES /* the host has no memory or address space */
} natrix_failure_kind;

typedef struct natrix_frame {
    const char* filename;
    const char* function;                       /* NULL: the module's body */
    int64_t line, column, end_line, end_column; /* counted from 1; 0: not known */
} natrix_frame;

NATRIX_API void natrix_failure_free(natrix_failure* failure);
NATRIX_API natrix_failure_kind natrix_failure_get_kind(const natrix_failure* failure);
/* Whether a limit ended the run, or a cancel: scripts cannot catch these. */
NATRIX_API int natrix_failure_is_limit(const natrix_failure* failure);
/* The class of Python that it is or is reported as. */
NATRIX_API const char* natrix_failure_type(const natrix_failure* failure, size_t* size);
/* NULL: the exception has no arguments. */
NATRIX_API const char* natrix_failure_message(const natrix_failure* failure, size_t* size);
/* As python3 would print it. */
NATRIX_API const char* natrix_failure_text(const natrix_failure* failure, size_t* size);
/* Printed since the last pause. */
NATRIX_API const char* natrix_failure_output(const natrix_failure* failure, size_t* size);
NATRIX_API const char* natrix_failure_errors(const natrix_failure* failure, size_t* size);
/* What was raised; NATRIX_NONE when it was no exception, or cannot cross. */
NATRIX_API const natrix_data* natrix_failure_exception(const natrix_failure* failure);
/* The outermost frame first. */
NATRIX_API size_t natrix_failure_frames(const natrix_failure* failure);
NATRIX_API natrix_frame natrix_failure_frame(const natrix_failure* failure, size_t index);

NATRIX_API const char* natrix_bytes_data(const natrix_bytes* bytes, size_t* size);
NATRIX_API void natrix_bytes_free(natrix_bytes* bytes);

/* ---- The engine: one for each process. What was made of it keeps it alive. */

NATRIX_API natrix_status natrix_engine_new(natrix_engine** engine, natrix_failure** failure);
NATRIX_API void natrix_engine_free(natrix_engine* engine);

/* ---- The operating system that a script sees. A new one leaves each of its calls to the host, as a pause
 * of kind NATRIX_PAUSED_SYSTEM; see docs/embedding.md for the calls and their values. */

typedef enum natrix_clock {
    NATRIX_CLOCK_ASK,
    NATRIX_CLOCK_REAL,
    NATRIX_CLOCK_FIXED,  /* stands still */
    NATRIX_CLOCK_STEPPED /* goes on only while the script sleeps, which takes no time */
} natrix_clock;
typedef enum natrix_sleep { NATRIX_SLEEP_ASK, NATRIX_SLEEP_REAL, NATRIX_SLEEP_NONE } natrix_sleep;
typedef enum natrix_random { NATRIX_RANDOM_ASK, NATRIX_RANDOM_REAL, NATRIX_RANDOM_SEEDED } natrix_random;
typedef enum natrix_access { NATRIX_READ_ONLY, NATRIX_READ_WRITE, NATRIX_OVERLAY } natrix_access;
typedef enum natrix_change { NATRIX_ADDED, NATRIX_CHANGED, NATRIX_REMOVED } natrix_change;

NATRIX_API natrix_system* natrix_system_new(void);
/* Real clock, sleep and randomness, an empty environment, no files. */
NATRIX_API natrix_system* natrix_system_new_real(void);
NATRIX_API void natrix_system_free(natrix_system* system);
/* `unix_ns`: nanoseconds since 1970, UTC, for fixed and stepped. */
NATRIX_API void natrix_system_set_clock(natrix_system* system, natrix_clock clock, int64_t unix_ns);
NATRIX_API void natrix_system_set_zone(natrix_system* system, int32_t utc_offset_seconds, const char* name);
/* A real sleep lasts at most `most_seconds`. */
NATRIX_API void natrix_system_set_sleep(natrix_system* system, natrix_sleep sleep, double most_seconds);
NATRIX_API void natrix_system_set_random(natrix_system* system, natrix_random random, uint64_t seed);
NATRIX_API void natrix_system_set_environment(natrix_system* system, const char* const* names,
                                              const char* const* values, size_t count);
/* Files in memory, over "/" but where something is mounted; contents and names count. */
NATRIX_API void natrix_system_set_files(natrix_system* system, uint64_t max_bytes);
/* 0: the path cannot be such, or there is no room. Folders above are made. */
NATRIX_API int natrix_system_put_file(natrix_system* system, const char* path, const char* content,
                                      size_t size, uint32_t mode);
NATRIX_API int natrix_system_make_directory(natrix_system* system, const char* path);
NATRIX_API int natrix_system_remove(natrix_system* system, const char* path);
/* New bytes; NULL: there is no such file in memory. */
NATRIX_API natrix_bytes* natrix_system_file(const natrix_system* system, const char* path);
/* What stands in memory, in order of the paths; what is different from the last mark (or the start). A
 * new list: of records ("Entry", with path, is_directory, mode, size, modified; changes also have
 * change, a natrix_change). */
NATRIX_API natrix_data* natrix_system_entries(const natrix_system* system);
NATRIX_API natrix_data* natrix_system_changes(const natrix_system* system);
NATRIX_API void natrix_system_mark(natrix_system* system);
/* A directory of this machine as `path`. A negative `write_bytes`: no limit. `memory`: of an overlay, and of
 * one file that is read. Nothing leads out of it: it is opened beneath a handle, by the kernel. */
NATRIX_API natrix_status natrix_system_mount(natrix_system* system, const char* path, const char* host_path,
                                             natrix_access access, int64_t write_bytes, uint64_t memory,
                                             natrix_failure** failure);
/* As a call of a script would be answered: 0: not at all, it would be a pause; 1: with `value`, which is
 * new; 2: by raising `value`. `arguments` is a tuple, `keywords` a dict or NULL. */
NATRIX_API int natrix_system_answer(const natrix_system* system, const char* name,
                                    const natrix_data* arguments, const natrix_data* keywords,
                                    natrix_data** value);

/* ---- Cancelling: from any thread, at once and for good; a run begun with it later ends too. */

NATRIX_API natrix_canceller* natrix_canceller_new(void);
NATRIX_API void natrix_canceller_cancel(natrix_canceller* canceller);
NATRIX_API void natrix_canceller_free(natrix_canceller* canceller);

/* ---- How runs are done. Options may be freed, or used for any number of runs. */

/* Limits: a negative number is none. */
typedef struct natrix_limits {
    int64_t memory;  /* bytes */
    double seconds;  /* of executing */
    double deadline; /* seconds from the start, pauses included */
    int64_t fuel;
    int64_t allocations;
    int64_t output; /* bytes */
    int64_t host_calls;
    uint32_t depth;
} natrix_limits;
/* None but a depth of 1,000. */
NATRIX_API natrix_limits natrix_limits_default(void);

typedef enum natrix_printing {
    NATRIX_PRINT_COLLECT, /* comes with each pause, value and failure */
    NATRIX_PRINT_PAUSE,   /* the same, and the run pauses when much has gathered */
    NATRIX_PRINT_STREAM,  /* goes to the sink */
    NATRIX_PRINT_DISCARD
} natrix_printing;
/* Called on the thread that runs the script; `errors`: of sys.stderr. Must not use the run's handles. */
typedef void (*natrix_sink)(void* context, const char* text, size_t size, int errors);

NATRIX_API natrix_options* natrix_options_new(void);
NATRIX_API void natrix_options_free(natrix_options* options);
NATRIX_API void natrix_options_set_limits(natrix_options* options, const natrix_limits* limits);
/* NULL: all calls of the operating system are pauses. */
NATRIX_API void natrix_options_set_system(natrix_options* options, const natrix_system* system);
NATRIX_API void natrix_options_set_canceller(natrix_options* options, const natrix_canceller* canceller);
/* Whether what a script has not defined is asked for (it is); else it is a NameError at once. */
NATRIX_API void natrix_options_set_offers_names(natrix_options* options, int offers);
/* After each so many units of fuel the run pauses; 0: it does not. */
NATRIX_API void natrix_options_set_slice(natrix_options* options, uint64_t fuel);
/* `chunk`: the bytes that gather before they are streamed, or the run pauses for them; 0: 32 KiB. */
NATRIX_API void natrix_options_set_printing(natrix_options* options, natrix_printing printing, uint32_t chunk,
                                            natrix_sink sink, void* context);

typedef struct natrix_input {
    const char* name;
    const natrix_data* value;
} natrix_input;

/* How dumps are made and read; NULL for either stands for all zero. */
typedef struct natrix_dump_options {
    const char* key; /* when key_size is not 0: signed with it (keyed BLAKE2b) */
    size_t key_size;
    int files; /* with the files in the system's memory, and what lies over its mounts */
} natrix_dump_options;
typedef struct natrix_load_options {
    uint64_t max_bytes; /* that the loaded VM may have; 0: 1 GiB */
    const char* key;    /* when key_size is not 0: only what was signed with it is read */
    size_t key_size;
    const natrix_system*
        system; /* of the run that goes on; files of the dump are put into it. NULL: a new one */
} natrix_load_options;

/* ---- Programs: compiled source; each run has fresh globals. Their value is that of a trailing expression.
 */

NATRIX_API natrix_status natrix_program_compile(natrix_engine* engine, const char* source, size_t size,
                                                const char* script_name, const char* const* inputs,
                                                size_t input_count, natrix_program** program,
                                                natrix_failure** failure);
/* `options` may be NULL. */
NATRIX_API natrix_status natrix_program_start(const natrix_program* program, const natrix_input* inputs,
                                              size_t input_count, const natrix_options* options,
                                              natrix_progress** progress, natrix_failure** failure);
NATRIX_API natrix_status natrix_program_dump(const natrix_program* program,
                                             const natrix_dump_options* options, natrix_bytes** bytes,
                                             natrix_failure** failure);
NATRIX_API natrix_status natrix_program_load(natrix_engine* engine, const char* data, size_t size,
                                             const natrix_load_options* options, natrix_program** program,
                                             natrix_failure** failure);
NATRIX_API size_t natrix_program_input_count(const natrix_program* program);
NATRIX_API const char* natrix_program_input(const natrix_program* program, size_t index);
NATRIX_API const char* natrix_program_script_name(const natrix_program* program);
NATRIX_API void natrix_program_free(natrix_program* program);

/* ---- Sessions: globals that last from run to run. */

/* `total`: limits of all its runs together, or NULL. */
NATRIX_API natrix_status natrix_session_new(natrix_engine* engine, const natrix_limits* total,
                                            natrix_session** session, natrix_failure** failure);
NATRIX_API natrix_status natrix_session_start(natrix_session* session, const char* source, size_t size,
                                              const char* script_name, const natrix_input* inputs,
                                              size_t input_count, const natrix_options* options,
                                              natrix_progress** progress, natrix_failure** failure);
/* Calls something of the script's: an object, a builtin or a type; a run like any other. `arguments` is a
 * tuple, `keywords` a dict of strs or NULL. */
NATRIX_API natrix_status natrix_session_call(natrix_session* session, const natrix_data* callable,
                                             const natrix_data* arguments, const natrix_data* keywords,
                                             const natrix_options* options, natrix_progress** progress,
                                             natrix_failure** failure);
/* The host needs this object no more. */
NATRIX_API void natrix_session_release(natrix_session* session, const natrix_data* object);
NATRIX_API natrix_status natrix_session_reset(natrix_session* session, natrix_failure** failure);
NATRIX_API natrix_status natrix_session_fork(const natrix_session* session, natrix_session** fork,
                                             natrix_failure** failure);
NATRIX_API natrix_status natrix_session_dump(const natrix_session* session,
                                             const natrix_dump_options* options, natrix_bytes** bytes,
                                             natrix_failure** failure);
NATRIX_API natrix_status natrix_session_load(natrix_engine* engine, const char* data, size_t size,
                                             const natrix_load_options* options, natrix_session** session,
                                             natrix_failure** failure);
/* Keeps only its own bytes until it is used again. 0: it is paused or there is no memory. */
NATRIX_API int natrix_session_park(natrix_session* session);
NATRIX_API void natrix_session_free(natrix_session* session);

/* ---- Where a run stands. */

typedef enum natrix_progress_kind {
    NATRIX_COMPLETED,
    NATRIX_PAUSED_FUNCTION, /* a function of the host is called */
    NATRIX_PAUSED_NAME,     /* a name is defined nowhere */
    NATRIX_PAUSED_METHOD,   /* a method of the record that is the first argument is called with the others */
    NATRIX_PAUSED_SYSTEM,   /* the operating system is asked */
    NATRIX_PAUSED_FUTURES,  /* all that is left to do waits for calls that were answered with "pending" */
    NATRIX_PAUSED_SLICE,    /* its slice of fuel is used up */
    NATRIX_PAUSED_OUTPUT    /* much was printed */
} natrix_progress_kind;

typedef struct natrix_usage {
    uint64_t fuel, peak_memory, allocations, output, host_calls;
    double seconds;
} natrix_usage;

NATRIX_API natrix_progress_kind natrix_progress_get_kind(const natrix_progress* progress);
/* The value of a run that has ended; NULL: it is paused. */
NATRIX_API const natrix_data* natrix_progress_value(const natrix_progress* progress);
NATRIX_API const char* natrix_progress_name(const natrix_progress* progress, size_t* size);
NATRIX_API uint64_t natrix_progress_call_id(const natrix_progress* progress);
/* The tuple of the positional arguments, the dict of the others. */
NATRIX_API const natrix_data* natrix_progress_arguments(const natrix_progress* progress);
NATRIX_API const natrix_data* natrix_progress_keywords(const natrix_progress* progress);
/* Of a pause for futures: the numbers of the calls that it waits for ... */
NATRIX_API size_t natrix_progress_call_count(const natrix_progress* progress);
NATRIX_API uint64_t natrix_progress_call(const natrix_progress* progress, size_t index);
/* ... and the seconds after which a timer of the run's own is due, when it is to be settled again, with none
 * if need be; negative: there is none. */
NATRIX_API double natrix_progress_wake_after(const natrix_progress* progress);
NATRIX_API const char* natrix_progress_output(const natrix_progress* progress, size_t* size);
NATRIX_API const char* natrix_progress_errors(const natrix_progress* progress, size_t* size);
/* New bytes: the name of the script; empty when this is no pause that can be resumed. */
NATRIX_API natrix_bytes* natrix_progress_script_name(const natrix_progress* progress);
/* The session that a paused run is in, a new handle of it: of a run that was loaded, so that the session goes
 * on when the run has ended. */
NATRIX_API natrix_status natrix_progress_session(natrix_engine* engine, const natrix_progress* progress,
                                                 natrix_session** session, natrix_failure** failure);
NATRIX_API natrix_usage natrix_progress_usage(const natrix_progress* progress);
/* The system of a paused run, a new handle of it; NULL: it has none. */
NATRIX_API natrix_system* natrix_progress_system(const natrix_progress* progress);

/* Goes on. When the answer is refused the pause can still be resumed; any other end spends it, also for
 * copies of the handle. The handle itself stays until it is freed. */
NATRIX_API natrix_status natrix_resume_value(natrix_progress* progress, const natrix_data* value,
                                             natrix_progress** next, natrix_failure** failure);
/* `exception` is one: a builtin class, one of the script's globals, or "module.Class". */
NATRIX_API natrix_status natrix_resume_exception(natrix_progress* progress, const natrix_data* exception,
                                                 natrix_progress** next, natrix_failure** failure);
/* As if there were no host: a NameError for a name, an OSError for a file. */
NATRIX_API natrix_status natrix_resume_unhandled(natrix_progress* progress, natrix_progress** next,
                                                 natrix_failure** failure);
/* To a call of a function, a method or the system: its value is an awaitable, and the run goes on until
 * nothing else is to be done; then it pauses for futures. */
NATRIX_API natrix_status natrix_resume_pending(natrix_progress* progress, natrix_progress** next,
                                               natrix_failure** failure);
/* To a pause for futures: what became of any of its calls, in any order. `value`: or the exception when
 * `raised`. */
typedef struct natrix_settlement {
    uint64_t call_id;
    int raised;
    const natrix_data* value;
} natrix_settlement;
NATRIX_API natrix_status natrix_resume_settle(natrix_progress* progress, const natrix_settlement* settlements,
                                              size_t count, natrix_progress** next, natrix_failure** failure);
/* To a pause for its slice or its output. */
NATRIX_API natrix_status natrix_resume_go_on(natrix_progress* progress, natrix_progress** next,
                                             natrix_failure** failure);

/* Calls something of the script's. Of a paused run: before it is answered, which spends this pause; after the
 * pauses of what is called, the same pause comes again, with natrix_progress_returned(). Of one that has
 * ended with a value that has handles: a run of its own. Options are for the latter, or NULL. */
NATRIX_API natrix_status natrix_progress_call_object(natrix_progress* progress, const natrix_data* callable,
                                                     const natrix_data* arguments,
                                                     const natrix_data* keywords,
                                                     const natrix_options* options, natrix_progress** next,
                                                     natrix_failure** failure);
/* What the call gave, or the exception when `raised`; NULL: this is no pause after a call. */
NATRIX_API const natrix_data* natrix_progress_returned(const natrix_progress* progress, int* raised);
NATRIX_API void natrix_progress_release(natrix_progress* progress, const natrix_data* object);

NATRIX_API natrix_status natrix_progress_fork(const natrix_progress* progress, natrix_progress** fork,
                                              natrix_failure** failure);
NATRIX_API natrix_status natrix_progress_dump(const natrix_progress* progress,
                                              const natrix_dump_options* options, natrix_bytes** bytes,
                                              natrix_failure** failure);
NATRIX_API natrix_status natrix_progress_load(natrix_engine* engine, const char* data, size_t size,
                                              const natrix_load_options* options, natrix_progress** progress,
                                              natrix_failure** failure);
/* Keeps only the run's own bytes until it goes on. 0: it is spent or there is no memory. */
NATRIX_API int natrix_progress_park(natrix_progress* progress);
/* What the rest of a paused run is to have; limits count from here. */
NATRIX_API natrix_status natrix_progress_set_options(natrix_progress* progress, const natrix_options* options,
                                                     natrix_failure** failure);
NATRIX_API void natrix_progress_free(natrix_progress* progress);

#ifdef __cplusplus
}
#endif

#endif
