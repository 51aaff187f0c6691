#include "base/numbers/complex_text.h"
#include <cmath>

namespace natrix {

namespace {

// As repr(float), but without ".0".
size_t part_text(double value, char* text) {
    size_t size = float_repr(value, text);
    if (size > 2 && text[size - 2] == '.' && text[size - 1] == '0') size -= 2;
    return size;
}

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_sign(char c) { return c == '+' || c == '-'; }
bool is_j(char c) { return c == 'j' || c == 'J'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool parse(const char* text, size_t size, ComplexNumber& out) {
    size_t at = 0;
    auto skip_spaces = [&] {
        while (at < size && is_space(text[at])) at++;
    };
    auto here = [&] { return at < size ? text[at] : '\0'; };
    skip_spaces();
    bool parenthesis = here() == '(';
    if (parenthesis) {
        at++;
        skip_spaces();
    }
    // A sign alone stands for one before a j.
    auto read_imaginary = [&](double& value) {
        if (size_t used = parse_float_prefix(text + at, size - at, value)) {
            at += used;
        } else {
            value = here() == '-' ? -1.0 : 1.0;
            if (is_sign(here())) at++;
        }
        if (!is_j(here())) return false;
        at++;
        return true;
    };
    out = {0.0, 0.0};
    double first;
    if (size_t used = parse_float_prefix(text + at, size - at, first)) {
        at += used;
        if (is_sign(here())) {
            out.real = first;
            if (!read_imaginary(out.imaginary)) return false;
        } else if (is_j(here())) {
            at++;
            out.imaginary = first;
        } else {
            out.real = first;
        }
    } else if (!read_imaginary(out.imaginary)) {
        return false;
    }
    skip_spaces();
    if (parenthesis) {
        if (here() != ')') return false;
        at++;
        skip_spaces();
    }
    return at == size;
}

} // namespace

size_t complex_repr(ComplexNumber value, char* text) {
    char* at = text;
    bool only_imaginary = value.real == 0.0 && !std::signbit(value.real);
    if (!only_imaginary) {
        *at++ = '(';
        at += part_text(value.real, at);
        if (!std::signbit(value.imaginary) || std::isnan(value.imaginary)) *at++ = '+';
    }
    at += part_text(value.imaginary, at);
    *at++ = 'j';
    if (!only_imaginary) *at++ = ')';
    return static_cast<size_t>(at - text);
}

NumberStatus parse_complex(const char* text, size_t size, ComplexNumber& value, Work work) {
    size_t underscores = 0;
    for (size_t i = 0; i < size; i++) {
        if (i % 65536 == 65535 && work.poll.charge(2048)) return NumberStatus::stopped;
        if (text[i] != '_') continue;
        underscores++;
        if (i == 0 || i + 1 == size || !is_digit(text[i - 1]) || !is_digit(text[i + 1]))
            return NumberStatus::bad_underscores;
    }
    Arena::Mark mark = work.arena.mark();
    if (underscores) {
        auto* plain = static_cast<char*>(work.arena.take(size - underscores, 1));
        if (!plain) return NumberStatus::no_memory;
        size_t count = 0;
        for (size_t i = 0; i < size; i++)
            if (text[i] != '_') plain[count++] = text[i];
        text = plain;
        size = count;
    }
    ComplexNumber result;
    bool parsed = parse(text, size, result);
    work.arena.release(mark);
    if (!parsed) return NumberStatus::bad_text;
    value = result;
    return NumberStatus::ok;
}

} // namespace natrix
