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
    natrix_progress* progress = NULL;
    check(natrix_program_start(program, &input, 1, &limits, &progress, &failure) == NATRIX_OK, "starts");
    natrix_data_free(url);
    check(natrix_progress_get_kind(progress) == NATRIX_PAUSED_FUNCTION, "pauses at the call");
    check_text(natrix_progress_name(progress, NULL), "fetch", "name");
    check_text(natrix_progress_output(progress, NULL), "begin\n", "output before the pause");
    natrix_data* arguments = natrix_progress_arguments(progress);
    natrix_data* first = natrix_data_item(arguments, 0);
    check_text(natrix_data_get_text(first, NULL), "https://x", "argument");
    check(natrix_data_item(arguments, 1) == NULL, "one argument");
    natrix_data_free(first);
    natrix_data_free(arguments);
    natrix_data* keywords = natrix_progress_keywords(progress);
    check(natrix_data_kind(keywords) == NATRIX_DICT && natrix_data_count(keywords) == 2, "keywords");
    natrix_data_free(keywords);

    natrix_bytes* bytes = NULL;
    check(natrix_progress_dump(progress, &bytes, &failure) == NATRIX_OK, "is dumped");
    size_t size = 0;
    const char* dump = natrix_bytes_data(bytes, &size);
    natrix_progress* loaded = NULL;
    check(natrix_progress_load(engine, dump, size, &loaded, &failure) == NATRIX_OK, "is loaded");
    check(natrix_progress_load(engine, dump, size - 1, &loaded, &failure) == NATRIX_FAILED, "half of it is not");
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
    natrix_data* value = natrix_progress_value(next);
    natrix_data* item = natrix_data_item(value, 0);
    check_text(natrix_data_get_text(item, NULL), "gone", "the exception's argument");
    natrix_data_free(item);
    item = natrix_data_item(value, 1);
    natrix_data_get_text(item, &size);
    check(!natrix_data_fits(item) && size == 11, "a large int");
    natrix_data_free(item);
    item = natrix_data_item(value, 2);
    check(natrix_data_get_number(item) == 1.5, "a float");
    natrix_data_free(item);
    check(natrix_progress_usage(next).host_calls == 1, "calls are counted");
    natrix_progress* again = NULL;
    check(natrix_resume_value(loaded, number, &again, &failure) == NATRIX_FAILED, "a pause resumes once");
    natrix_failure_free(failure);
    natrix_data_free(value);
    natrix_data_free(number);
    natrix_data_free(message);
    natrix_data_free(error);
    natrix_data_free(nonsense);
    natrix_progress_free(next);
    natrix_progress_free(loaded);
    natrix_progress_free(progress);
    natrix_program_free(program);
}

static void test_session(natrix_engine* engine) {
    natrix_failure* failure = NULL;
    natrix_session* session = NULL;
    natrix_progress* progress = NULL;
    check(natrix_session_new(engine, &session, &failure) == NATRIX_OK, "a session");
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
    check(natrix_session_dump(session, &bytes, &failure) == NATRIX_OK, "is dumped");
    size_t size = 0;
    const char* dump = natrix_bytes_data(bytes, &size);
    natrix_session* loaded = NULL;
    check(natrix_session_load(engine, dump, size, &loaded, &failure) == NATRIX_OK, "is loaded");
    check(natrix_session_start(loaded, "x + 1", 5, NULL, NULL, 0, NULL, &progress, &failure) == NATRIX_OK, "goes on");
    natrix_data* value = natrix_progress_value(progress);
    check(natrix_data_get_integer(value) == 21, "with its state");
    natrix_data_free(value);
    natrix_progress_free(progress);
    natrix_bytes_free(bytes);
    natrix_session_free(loaded);
    natrix_session_free(session);
}

int main(void) {
    natrix_engine* engine = NULL;
    natrix_failure* failure = NULL;
    if (natrix_abi_version() != NATRIX_ABI_VERSION || natrix_engine_new(&engine, &failure) != NATRIX_OK) return 1;
    test_pause(engine);
    test_session(engine);
    natrix_engine_free(engine);
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
