/* The C ABI, from C: a run that pauses, is dumped, loaded and ended; values there and back; failures. */
#include <stdio.h>
#include <string.h>

#include "natrix/natrix.h"

static int passed, failed;

static void check(int truth, const char* what) {
    if (truth) {
        passed++;
    } else {
        failed++;
        printf("failed: %s\n", what);
    }
}

static void check_text(const char* got, const char* wanted, const char* what) {
    check(got && strcmp(got, wanted) == 0, what);
    if (got && strcmp(got, wanted) != 0) printf("  got '%s', wanted '%s'\n", got, wanted);
}

static void test_pause(natrix_engine* engine) {
    const char* source = "print('begin')\ntry:\n    data = fetch(url, n=2)\nexcept OSError as error:\n    data = error.args[1]\n"
                         "print('end')\n[data, 2**80, 1.5, None, True]";
    const char* names[] = {"url"};
    natrix_failure* failure = NULL;
    natrix_program* program = NULL;
    check(natrix_program_compile(engine, source, strlen(source), "main.py", names, 1, &program, &failure) == NATRIX_OK,
          "compiles");
    natrix_data* url = natrix_data_text(NATRIX_STRING, "https://x", 9);
    natrix_input input = {"url", url};
    natrix_limits limits = natrix_limits_default();
    limits.memory = 50000000;
    natrix_options* options = natrix_options_new();
    natrix_options_set_limits(options, &limits);
    natrix_progress* progress = NULL;
    check(natrix_program_start(program, &input, 1, options, &progress, &failure) == NATRIX_OK, "starts");
    natrix_data_free(url);
    natrix_options_free(options);
    check(natrix_progress_get_kind(progress) == NATRIX_PAUSED_FUNCTION, "pauses at the call");
    check_text(natrix_progress_name(progress, NULL), "fetch", "name");
    check_text(natrix_progress_output(progress, NULL), "begin\n", "output before the pause");
    const natrix_data* arguments = natrix_progress_arguments(progress);
    const natrix_data* first = natrix_data_item(arguments, 0);
    check_text(natrix_data_get_text(first, NULL), "https://x", "argument");
    check(natrix_data_item(arguments, 1) == NULL, "one argument");
    const natrix_data* keywords = natrix_progress_keywords(progress);
    check(natrix_data_kind(keywords) == NATRIX_DICT && natrix_data_count(keywords) == 2, "keywords");

    natrix_bytes* bytes = NULL;
    check(natrix_progress_dump(progress, NULL, &bytes, &failure) == NATRIX_OK, "is dumped");
    size_t size = 0;
    const char* dump = natrix_bytes_data(bytes, &size);
    natrix_progress* loaded = NULL;
    check(natrix_progress_load(engine, dump, size, NULL, &loaded, &failure) == NATRIX_OK, "is loaded");
    check(natrix_progress_load(engine, dump, size - 1, NULL, &loaded, &failure) == NATRIX_FAILED, "half of it is not");
    check(natrix_failure_get_kind(failure) == NATRIX_REFUSED, "and refused");
    natrix_failure_free(failure);
    natrix_bytes_free(bytes);

    natrix_data* number = natrix_data_integer(5);
    natrix_data* message = natrix_data_text(NATRIX_STRING, "gone", 4);
    const natrix_data* pair[] = {number, message};
    natrix_data* error = natrix_data_exception("OSError", pair, 2);
    natrix_data* nonsense = natrix_data_exception("NoSuchError", NULL, 0);
    natrix_progress* next = NULL;
    check(natrix_resume_exception(loaded, nonsense, &next, &failure) == NATRIX_FAILED, "an unknown class is refused");
    check_text(natrix_failure_message(failure, NULL), "unknown exception type: NoSuchError", "and named");
    natrix_failure_free(failure);
    check(natrix_resume_exception(loaded, error, &next, &failure) == NATRIX_OK, "an exception is raised");
    check(natrix_progress_get_kind(next) == NATRIX_COMPLETED, "the run ends");
    const natrix_data* value = natrix_progress_value(next);
    const natrix_data* item = natrix_data_item(value, 0);
    check_text(natrix_data_get_text(item, NULL), "gone", "the exception's argument");
    item = natrix_data_item(value, 1);
    natrix_data_get_text(item, &size);
    check(!natrix_data_fits(item) && size == 11, "a large int");
    item = natrix_data_item(value, 2);
    check(natrix_data_get_number(item) == 1.5, "a float");
    check(natrix_progress_usage(next).host_calls == 1, "calls are counted");
    natrix_progress* again = NULL;
    check(natrix_resume_value(loaded, number, &again, &failure) == NATRIX_FAILED, "a pause resumes once");
    natrix_failure_free(failure);
    natrix_data_free(number);
    natrix_data_free(message);
    natrix_data_free(error);
    natrix_data_free(nonsense);
    natrix_progress_free(next);
    natrix_progress_free(loaded);
    natrix_progress_free(progress);
    natrix_program_free(program);
}

static void test_loaded_session(natrix_engine* engine) {
    natrix_session *session = NULL, *loaded = NULL;
    natrix_progress *progress = NULL, *again = NULL, *done = NULL;
    natrix_failure* failure = NULL;
    natrix_bytes* bytes = NULL;
    size_t size;
    natrix_session_new(engine, NULL, &session, &failure);
    natrix_session_start(session, "a = f()", 7, "job.py", NULL, 0, NULL, &progress, &failure);
    natrix_bytes* name = natrix_progress_script_name(progress);
    check_text(natrix_bytes_data(name, &size), "job.py", "the name of the script");
    natrix_bytes_free(name);
    natrix_progress_dump(progress, NULL, &bytes, &failure);
    const char* data = natrix_bytes_data(bytes, &size);
    natrix_progress_load(engine, data, size, NULL, &again, &failure);
    check(natrix_progress_session(engine, again, &loaded, &failure) == NATRIX_OK,
          "a loaded run has a session");
    natrix_data* value = natrix_data_integer(7);
    check(natrix_resume_value(again, value, &done, &failure) == NATRIX_OK, "it goes on");
    natrix_data_free(value);
    natrix_progress_free(done);
    check(natrix_session_start(loaded, "a + 1", 5, "job.py", NULL, 0, NULL, &done, &failure) == NATRIX_OK,
          "and the session");
    check(natrix_data_get_integer(natrix_progress_value(done)) == 8, "with its globals");
    check(natrix_progress_session(engine, again, &session, NULL) == NATRIX_FAILED, "not of a spent pause");
    natrix_progress_free(done);
    natrix_progress_free(again);
    natrix_progress_free(progress);
    natrix_session_free(loaded);
    natrix_session_free(session);
    natrix_bytes_free(bytes);
}

static void test_session(natrix_engine* engine) {
    natrix_failure* failure = NULL;
    natrix_session* session = NULL;
    natrix_progress* progress = NULL;
    check(natrix_session_new(engine, NULL, &session, &failure) == NATRIX_OK, "a session");
    check(natrix_session_start(session, "x = 20", 6, NULL, NULL, 0, NULL, &progress, &failure) == NATRIX_OK, "runs");
    natrix_progress_free(progress);
    const char* wrong = "def f():\n  return x / 0\nf()";
    check(natrix_session_start(session, wrong, strlen(wrong), "s.py", NULL, 0, NULL, &progress, &failure) ==
              NATRIX_FAILED,
          "fails");
    check_text(natrix_failure_type(failure, NULL), "ZeroDivisionError", "type");
    check(natrix_failure_frames(failure) == 2, "frames");
    natrix_frame frame = natrix_failure_frame(failure, 1);
    check(frame.line == 2 && strcmp(frame.function, "f") == 0 && strcmp(frame.filename, "s.py") == 0, "the inner frame");
    natrix_failure_free(failure);
    natrix_bytes* bytes = NULL;
    check(natrix_session_dump(session, NULL, &bytes, &failure) == NATRIX_OK, "is dumped");
    size_t size = 0;
    const char* dump = natrix_bytes_data(bytes, &size);
    natrix_session* loaded = NULL;
    check(natrix_session_load(engine, dump, size, NULL, &loaded, &failure) == NATRIX_OK, "is loaded");
    check(natrix_session_start(loaded, "x + 1", 5, NULL, NULL, 0, NULL, &progress, &failure) == NATRIX_OK, "goes on");
    const natrix_data* value = natrix_progress_value(progress);
    check(natrix_data_get_integer(value) == 21, "with its state");
    natrix_progress_free(progress);
    natrix_bytes_free(bytes);
    natrix_session_free(loaded);
    natrix_session_free(session);
}

static natrix_progress* start(natrix_engine* engine, const char* source, const natrix_options* options) {
    natrix_failure* failure = NULL;
    natrix_program* program = NULL;
    natrix_progress* progress = NULL;
    if (natrix_program_compile(engine, source, strlen(source), "main.py", NULL, 0, &program, &failure) != NATRIX_OK ||
        natrix_program_start(program, NULL, 0, options, &progress, &failure) != NATRIX_OK)
        printf("%s\n", natrix_failure_text(failure, NULL));
    natrix_failure_free(failure);
    natrix_program_free(program);
    return progress;
}

/* Calls that are pending, and settled in another order. */
static void test_futures(natrix_engine* engine) {
    natrix_failure* failure = NULL;
    natrix_progress* progress = start(engine, "a = f(1)\nb = f(2)\n[await b, await a]", NULL);
    for (int i = 0; i < 2; i++) {
        natrix_progress* next = NULL;
        check(natrix_progress_get_kind(progress) == NATRIX_PAUSED_FUNCTION, "a call");
        check(natrix_resume_pending(progress, &next, &failure) == NATRIX_OK, "is pending");
        natrix_progress_free(progress);
        progress = next;
    }
    check(natrix_progress_get_kind(progress) == NATRIX_PAUSED_FUTURES && natrix_progress_call_count(progress) == 2,
          "two calls are waited for");
    natrix_data* ten = natrix_data_integer(10);
    natrix_settlement one = {natrix_progress_call(progress, 0), 0, ten};
    natrix_settlement unknown = {77, 0, ten};
    natrix_progress* next = NULL;
    check(natrix_resume_settle(progress, &unknown, 1, &next, &failure) == NATRIX_FAILED, "no such call");
    natrix_failure_free(failure);
    check(natrix_resume_settle(progress, &one, 1, &next, &failure) == NATRIX_OK, "one is settled");
    natrix_progress_free(progress);
    check(natrix_progress_get_kind(next) == NATRIX_PAUSED_FUTURES && natrix_progress_call_count(next) == 1, "one is left");
    natrix_settlement two = {natrix_progress_call(next, 0), 0, ten};
    natrix_progress* end = NULL;
    check(natrix_resume_settle(next, &two, 1, &end, &failure) == NATRIX_OK, "the other");
    check(natrix_progress_get_kind(end) == NATRIX_COMPLETED && natrix_data_count(natrix_progress_value(end)) == 2, "the end");
    natrix_progress_free(next);
    natrix_progress_free(end);
    natrix_data_free(ten);
}

/* Functions of the script's, called by the host. */
static void test_objects(natrix_engine* engine) {
    natrix_failure* failure = NULL;
    natrix_progress* progress = start(engine, "def f(x): return x * 2\ng(f)", NULL);
    const natrix_data* function = natrix_data_item(natrix_progress_arguments(progress), 0);
    check(natrix_data_kind(function) == NATRIX_OBJECT, "a function crosses as a handle");
    check_text(natrix_data_label(function, NULL), "f", "with its name");
    natrix_data* five = natrix_data_integer(5);
    const natrix_data* row[] = {five};
    natrix_data* arguments = natrix_data_items(NATRIX_TUPLE, row, 1);
    natrix_progress* called = NULL;
    check(natrix_progress_call_object(progress, function, arguments, NULL, NULL, &called, &failure) == NATRIX_OK, "called");
    int raised = 1;
    const natrix_data* returned = natrix_progress_returned(called, &raised);
    check(returned && !raised && natrix_data_get_integer(returned) == 10, "gives its value");
    natrix_progress* end = NULL;
    check(natrix_resume_value(called, returned, &end, &failure) == NATRIX_OK, "the pause is answered then");
    check(natrix_data_get_integer(natrix_progress_value(end)) == 10, "the run ends");
    natrix_progress_free(progress);
    natrix_progress_free(called);
    natrix_progress_free(end);
    natrix_data_free(arguments);
    natrix_data_free(five);
}

static void note_text(void* context, const char* text, size_t size, int errors) {
    (void)errors;
    strncat(context, text, size);
}

static void test_options(natrix_engine* engine) {
    natrix_failure* failure = NULL;
    char gathered[64] = "";
    natrix_options* options = natrix_options_new();
    natrix_canceller* canceller = natrix_canceller_new();
    natrix_system* system = natrix_system_new();
    natrix_system_put_file(system, "/a.txt", "hello", 5, 0644);
    natrix_options_set_printing(options, NATRIX_PRINT_STREAM, 1, note_text, gathered);
    natrix_options_set_system(options, system);
    natrix_options_set_canceller(options, canceller);
    natrix_options_set_slice(options, 1000);
    natrix_progress* progress = start(engine, "for i in range(3): print(i)\nfor i in range(2000): pass\ni", options);
    check_text(gathered, "0\n1\n2\n", "what is printed is streamed");
    int slices = 0;
    while (progress && natrix_progress_get_kind(progress) == NATRIX_PAUSED_SLICE) {
        natrix_progress* next = NULL;
        slices++;
        check(natrix_resume_go_on(progress, &next, &failure) == NATRIX_OK, "goes on");
        natrix_progress_free(progress);
        progress = next;
    }
    check(slices == 2 && progress && natrix_data_get_integer(natrix_progress_value(progress)) == 1999, "in slices");
    natrix_progress_free(progress);
    natrix_bytes* content = natrix_system_file(system, "/a.txt");
    check_text(natrix_bytes_data(content, NULL), "hello", "a file");
    natrix_bytes_free(content);
    natrix_data* entries = natrix_system_entries(system);
    check(natrix_data_count(entries) == 1, "entries");
    check_text(natrix_data_get_text(natrix_data_item(natrix_data_item(entries, 0), 0), NULL), "/a.txt", "its path");
    natrix_data_free(entries);
    natrix_canceller_cancel(canceller);
    natrix_options_set_slice(options, 0);
    natrix_program* program = NULL;
    check(natrix_program_compile(engine, "while True: pass", 16, NULL, NULL, 0, &program, &failure) == NATRIX_OK, "a loop");
    check(natrix_program_start(program, NULL, 0, options, &progress, &failure) == NATRIX_FAILED &&
              natrix_failure_get_kind(failure) == NATRIX_CANCELLED,
          "is cancelled");
    natrix_failure_free(failure);
    natrix_program_free(program);
    natrix_system_free(system);
    natrix_canceller_free(canceller);
    natrix_options_free(options);
}

static void test_data(void) {
    const char* names[] = {"x", "y"};
    natrix_data* one = natrix_data_integer(-1);
    const natrix_data* items[] = {one, one};
    const char* methods[] = {"norm"};
    natrix_record facts = {7, 1, 0, methods, 1};
    natrix_data* record = natrix_data_make_record("Point", names, items, 2, &facts, 0);
    natrix_record known = natrix_data_record(record);
    check(known.identity == 7 && known.frozen && known.method_count == 1, "facts of a record");
    check_text(natrix_data_method(record, 0), "norm", "its method");
    check_text(natrix_data_name(record, 1, NULL), "y", "its field");
    check(natrix_data_is_negative(natrix_data_item(record, 0)), "below zero");
    natrix_bytes* shown = natrix_data_repr(record);
    check_text(natrix_bytes_data(shown, NULL), "Point(x=-1, y=-1)", "shown");
    natrix_bytes_free(shown);
    check(natrix_data_items(NATRIX_DATE, items, 2) == NULL, "a date has three numbers");
    check(natrix_data_text(NATRIX_LIST, "x", 1) == NULL, "a list has no text");
    natrix_data* path = natrix_data_text(NATRIX_PATH, "/x", 2);
    check(natrix_data_kind(path) == NATRIX_PATH, "a path has");
    natrix_data_free(path);
    natrix_data* again = natrix_data_copy(record);
    check(natrix_data_equal(record, again) && natrix_data_identity(record) == natrix_data_identity(again), "a copy is the same");
    natrix_data_free(again);
    natrix_data_free(record);
    natrix_data_free(one);
}

int main(void) {
    natrix_engine* engine = NULL;
    natrix_failure* failure = NULL;
    if (natrix_abi_version() != NATRIX_ABI_VERSION || natrix_engine_new(&engine, &failure) != NATRIX_OK) return 1;
    test_pause(engine);
    test_session(engine);
    test_loaded_session(engine);
    test_futures(engine);
    test_objects(engine);
    test_options(engine);
    test_data();
    natrix_engine_free(engine);
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
