#pragma once
#include <cstdio>
#include <string>

#include "natrix/natrix.hpp"

// What the tests of the host's side share.

inline int passed = 0, failed = 0;

inline void check(bool truth, const std::string& what) {
    truth ? passed++ : failed++;
    if (!truth) std::printf("failed: %s\n", what.c_str());
}

inline void check_equal(const std::string& got, const std::string& wanted, const std::string& what) {
    check(got == wanted, what + ": got " + got + ", wanted " + wanted);
}

inline int summary() {
    std::printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}

// The error of a result that should have none.
template<class T> std::string failure_text(const natrix::Result<T>& result) {
    if (result) return "";
    const natrix::Failure& failure = result.failure();
    return failure.text.empty() ? failure.type : failure.text;
}
