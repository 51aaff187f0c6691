#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "natrix/data.h"

namespace natrix {

// A value as JSON; false: it has something that JSON has not. Tuples and sets become arrays.
bool to_json(const Data& data, std::string& out);
// Nothing: the text is no JSON.
std::optional<Data> from_json(std::string_view text);

} // namespace natrix
