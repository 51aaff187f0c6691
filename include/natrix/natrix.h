#ifndef NATRIX_H
#define NATRIX_H

/* The C ABI of Natrix: all of natrix.hpp, for every other language.
 *
 * Handles are opaque. What a function gives through an out parameter is the caller's, who frees it with the
 * function of its type; what it gives as a const pointer belongs to the handle it came from and lives as
 * long. Text is UTF-8 with a length; a pointer that says "text" is also closed by a zero byte. Handles may
 * move between threads, but are used by one at a time; an engine is used by all. */

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
#define NATRIX_ABI_VERSION 1
NATRIX_API uint32_t natrix_abi_version(void);

typedef struct natrix_engine natrix_engine;
typedef struct natrix_program natrix_program;
typedef struct natrix_session natrix_session;
typedef struct natrix_progress natrix_progress; /* a run that has ended, or is paused */
typedef struct natrix_data natrix_data;
typedef struct natrix_failure natrix_failure;
typedef struct natrix_bytes natrix_bytes;

typedef enum natrix_status {
    NATRIX_OK = 0,
    NATRIX_FAILED = 1 /* the failure says why */
} natrix_status;

/* Values. Containers keep what they are given; the caller frees its own handles all the same. */

typedef enum natrix_kind {
    NATRIX_NONE,
    NATRIX_BOOLEAN,
    NATRIX_INTEGER,
    NATRIX_NUMBER,
    NATRIX_STRING,
    NATRIX_BYTES,
    NATRIX_LIST,
    NATRIX_TUPLE,
    NATRIX_DICT, /* items: key, value, key, value ... */
    NATRIX_SET,
    NATRIX_FROZENSET,
    NATRIX_ELLIPSIS,
    NATRIX_NOT_IMPLEMENTED,
    NATRIX_FUNCTION,  /* text: a name of the host's */
    NATRIX_EXCEPTION, /* text: the class; items: its arguments */
    NATRIX_OBJECT,    /* text: the class; integer: its handle in the VM */
    NATRIX_CYCLE      /* integer: how many containers outwards it leads */
} natrix_kind;

NATRIX_API natrix_data* natrix_data_none(void);
NATRIX_API natrix_data* natrix_data_boolean(int truth);
NATRIX_API natrix_data* natrix_data_integer(int64_t value);
/* The magnitude in little-endian bytes. */
NATRIX_API natrix_data* natrix_data_big_integer(const uint8_t* magnitude, size_t size, int negative);
NATRIX_API natrix_data* natrix_data_number(double value);
/* Kinds with text: string, bytes, function. Null: the kind has none. */
NATRIX_API natrix_data* natrix_data_text(natrix_kind kind, const char* text, size_t size);
/* Kinds with items: list, tuple, dict, set, frozenset. Null: the kind has none, or a dict's items are no
 * pairs. */
NATRIX_API natrix_data* natrix_data_items(natrix_kind kind, const natrix_data* const* items, size_t count);
NATRIX_API natrix_data* natrix_data_exception(const char* class_name, const natrix_data* const* arguments,
                                              size_t count);
NATRIX_API natrix_data* natrix_data_copy(const natrix_data* data);
NATRIX_API void natrix_data_free(natrix_data* data);

NATRIX_API natrix_kind natrix_data_kind(const natrix_data* data);
/* Of a boolean, an integer that fits, an object, a cycle; else 0. */
NATRIX_API int64_t natrix_data_get_integer(const natrix_data* data);
/* Whether natrix_data_get_integer() is all of an integer; else its magnitude is its text. */
NATRIX_API int natrix_data_fits(const natrix_data* data);
NATRIX_API int natrix_data_is_negative(const natrix_data* data);
NATRIX_API double natrix_data_get_number(const natrix_data* data);
NATRIX_API const char* natrix_data_get_text(const natrix_data* data, size_t* size);
NATRIX_API size_t natrix_data_count(const natrix_data* data);
/* A new handle of one item; null: there is none of that index. */
NATRIX_API natrix_data* natrix_data_item(const natrix_data* data, size_t index);

/* Failures. */

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
    NATRIX_REFUSED,
    NATRIX_NO_RESOURCES
} natrix_failure_kind;

typedef struct natrix_frame {
    const char* filename;
    const char* function; /* null: the module's body */
    int64_t line, column, end_line, end_column;
} natrix_frame;

NATRIX_API void natrix_failure_free(natrix_failure* failure);
NATRIX_API natrix_failure_kind natrix_failure_get_kind(const natrix_failure* failure);
NATRIX_API const char* natrix_failure_type(const natrix_failure* failure, size_t* size);
/* Null: the exception has no arguments. */
NATRIX_API const char* natrix_failure_message(const natrix_failure* failure, size_t* size);
NATRIX_API const char* natrix_failure_text(const natrix_failure* failure, size_t* size);
NATRIX_API const char* natrix_failure_output(const natrix_failure* failure, size_t* size);
NATRIX_API const char* natrix_failure_errors(const natrix_failure* failure, size_t* size);
NATRIX_API size_t natrix_failure_frames(const natrix_failure* failure);
NATRIX_API natrix_frame natrix_failure_frame(const natrix_failure* failure, size_t index);

/* Bytes of a dump. */
NATRIX_API const char* natrix_bytes_data(const natrix_bytes* bytes, size_t* size);
NATRIX_API void natrix_bytes_free(natrix_bytes* bytes);

/* The engine: one for each process. */
NATRIX_API natrix_status natrix_engine_new(natrix_engine** engine, natrix_failure** failure);
NATRIX_API void natrix_engine_free(natrix_engine* engine);

/* Limits: a negative number is none. */
typedef struct natrix_limits {
    int64_t memory;
    double seconds;
    int64_t fuel;
    int64_t allocations;
    int64_t output;
    int64_t host_calls;
    uint32_t depth;
} natrix_limits;
/* None but a depth of 1,000. */
NATRIX_API natrix_limits natrix_limits_default(void);

typedef struct natrix_input {
    const char* name;
    const natrix_data* value;
} natrix_input;

/* Programs. */
NATRIX_API natrix_status natrix_program_compile(natrix_engine* engine, const char* source, size_t size,
                                                const char* script_name, const char* const* inputs,
                                                size_t input_count, natrix_program** program,
                                                natrix_failure** failure);
NATRIX_API natrix_status natrix_program_start(const natrix_program* program, const natrix_input* inputs,
                                              size_t input_count, const natrix_limits* limits,
                                              natrix_progress** progress, natrix_failure** failure);
NATRIX_API natrix_status natrix_program_dump(const natrix_program* program, natrix_bytes** bytes,
                                             natrix_failure** failure);
NATRIX_API natrix_status natrix_program_load(natrix_engine* engine, const char* data, size_t size,
                                             natrix_program** program, natrix_failure** failure);
NATRIX_API void natrix_program_free(natrix_program* program);

/* Sessions. */
NATRIX_API natrix_status natrix_session_new(natrix_engine* engine, natrix_session** session,
                                            natrix_failure** failure);
NATRIX_API natrix_status natrix_session_start(natrix_session* session, const char* source, size_t size,
                                              const char* script_name, const natrix_input* inputs,
                                              size_t input_count, const natrix_limits* limits,
                                              natrix_progress** progress, natrix_failure** failure);
NATRIX_API natrix_status natrix_session_fork(const natrix_session* session, natrix_session** fork,
                                             natrix_failure** failure);
NATRIX_API natrix_status natrix_session_dump(const natrix_session* session, natrix_bytes** bytes,
                                             natrix_failure** failure);
NATRIX_API natrix_status natrix_session_load(natrix_engine* engine, const char* data, size_t size,
                                             natrix_session** session, natrix_failure** failure);
NATRIX_API void natrix_session_free(natrix_session* session);

/* Where a run stands. */
typedef enum natrix_progress_kind {
    NATRIX_COMPLETED,
    NATRIX_PAUSED_FUNCTION, /* a function of the host is called */
    NATRIX_PAUSED_NAME      /* a name is defined nowhere */
} natrix_progress_kind;

typedef struct natrix_usage {
    uint64_t fuel, peak_memory, allocations, output, host_calls;
    double seconds;
} natrix_usage;

NATRIX_API natrix_progress_kind natrix_progress_get_kind(const natrix_progress* progress);
/* A new handle of the value of a run that has ended; null: it is paused. */
NATRIX_API natrix_data* natrix_progress_value(const natrix_progress* progress);
NATRIX_API const char* natrix_progress_name(const natrix_progress* progress, size_t* size);
NATRIX_API uint64_t natrix_progress_call_id(const natrix_progress* progress);
/* A new handle: the tuple of the positional arguments, the dict of the others. */
NATRIX_API natrix_data* natrix_progress_arguments(const natrix_progress* progress);
NATRIX_API natrix_data* natrix_progress_keywords(const natrix_progress* progress);
NATRIX_API const char* natrix_progress_output(const natrix_progress* progress, size_t* size);
NATRIX_API const char* natrix_progress_errors(const natrix_progress* progress, size_t* size);
NATRIX_API natrix_usage natrix_progress_usage(const natrix_progress* progress);

/* Goes on. When the answer is refused the pause can still be resumed; any other end spends it. The handle
 * itself stays until it is freed. */
NATRIX_API natrix_status natrix_resume_value(natrix_progress* progress, const natrix_data* value,
                                             natrix_progress** next, natrix_failure** failure);
NATRIX_API natrix_status natrix_resume_exception(natrix_progress* progress, const natrix_data* exception,
                                                 natrix_progress** next, natrix_failure** failure);
NATRIX_API natrix_status natrix_resume_unhandled(natrix_progress* progress, natrix_progress** next,
                                                 natrix_failure** failure);
NATRIX_API natrix_status natrix_progress_fork(const natrix_progress* progress, natrix_progress** fork,
                                              natrix_failure** failure);
NATRIX_API natrix_status natrix_progress_dump(const natrix_progress* progress, natrix_bytes** bytes,
                                              natrix_failure** failure);
NATRIX_API natrix_status natrix_progress_load(natrix_engine* engine, const char* data, size_t size,
                                              natrix_progress** progress, natrix_failure** failure);
NATRIX_API void natrix_progress_free(natrix_progress* progress);

#ifdef __cplusplus
}
#endif

#endif
