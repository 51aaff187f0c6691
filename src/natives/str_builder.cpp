#include "natives/str_builder.h"

#include "base/text/scan.h"

namespace natrix {

bool TextBuilder::grow(uint64_t length, uint8_t width) {
    uint64_t wanted = length_ + length;
    if (wanted * width > max_text_bytes) {
        too_long_ = true;
        return false;
    }
    uint64_t capacity = wanted < 64 ? 128 : wanted + wanted / 2;
    void* data = arena_.take(capacity * width, 8);
    if (!data && capacity > wanted) {
        capacity = wanted;
        data = arena_.take(capacity * width, 8);
    }
    if (!data) return false;
    text::copy_text(view(), data, width);
    data_ = data;
    width_ = width;
    capacity_ = static_cast<uint32_t>(capacity);
    return true;
}

bool TextBuilder::extend(uint64_t length, CodePoint maximum, TextSpan& to) {
    uint8_t width = width_for(maximum) > width_ ? width_for(maximum) : width_;
    if ((width != width_ || length > capacity_ - length_) && !grow(length, width)) return false;
    to = {static_cast<char*>(data_) + size_t{length_} * width_, static_cast<uint32_t>(length), width_};
    ceiling_ |= maximum;
    length_ += static_cast<uint32_t>(length);
    return true;
}

bool TextBuilder::add(TextView text, CodePoint maximum) {
    if (text.length == 0) return true;
    if (maximum == 0) maximum = text.width == 1 ? 0xFF : text::scan_maximum(text);
    TextSpan to;
    if (!extend(text.length, maximum, to)) return false;
    if (text.width == 1 && to.width == 1)
        std::memcpy(to.data, text.data, text.length);
    else
        text::copy_text(text, to.data, to.width);
    return true;
}

bool TextBuilder::add_ascii(const char* text, size_t size) {
    if (size > max_text_bytes) {
        too_long_ = true;
        return false;
    }
    return add({text, static_cast<uint32_t>(size), 1}, 0x7F);
}

bool TextBuilder::add_character(CodePoint character) {
    TextSpan to;
    if (!extend(1, class_maximum(character), to)) return false;
    text::store(to, 0, character);
    return true;
}

bool TextBuilder::add_fill(CodePoint character, uint64_t count) {
    if (count == 0) return true;
    TextSpan to;
    if (count > max_text_bytes) {
        too_long_ = true;
        return false;
    }
    if (!extend(count, class_maximum(character), to)) return false;
    text::fill_text(to, 0, to.length, character);
    return true;
}

Value TextBuilder::finish() {
    TextView text = view();
    if (ceiling_ <= 0x7F && length_ > 1) {
        Str* str = make_str(cage_, length_, 0x7F);
        if (!str) return Value::reserve();
        std::memcpy(str->data(), data_, length_);
        return cage_.ref(str);
    }
    return text.length ? str_from_text(cage_, text) : cage_.name(KnownName::empty);
}

Value TextBuilder::finish_like(Value self) { return text_like(cage_, self, view()); }

} // namespace natrix
