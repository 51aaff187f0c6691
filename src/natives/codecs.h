#pragma once
#include "memory/cage.h"

namespace natrix {

// buffer.decode(encoding, errors) and str.encode(encoding, errors); an argument may be MISSING. Defers for
// every error, which the prelude words, and for codecs and handlers that are not built in.
Value decode_text(Cage& cage, Value buffer, Value encoding, Value errors);
Value encode_text(Cage& cage, Value str, Value encoding, Value errors);

} // namespace natrix
