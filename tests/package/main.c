#include <stdio.h>
#include <string.h>

#include <natrix/natrix.h>

int main(void) {
    natrix_engine* engine = NULL;
    natrix_program* program = NULL;
    natrix_progress* progress = NULL;
    natrix_failure* failure = NULL;
    const char* source = "6 * 7";
    if (natrix_engine_new(&engine, &failure) != NATRIX_OK ||
        natrix_program_compile(engine, source, strlen(source), NULL, NULL, 0, &program, &failure) != NATRIX_OK ||
        natrix_program_start(program, NULL, 0, NULL, &progress, &failure) != NATRIX_OK)
        return 1;
    printf("%lld\n", (long long)natrix_data_get_integer(natrix_progress_value(progress)));
    natrix_progress_free(progress);
    natrix_program_free(program);
    natrix_engine_free(engine);
    return 0;
}
