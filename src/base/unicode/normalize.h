#pragma once
#include "base/arena.h"
#include "base/poll.h"
#include "base/text/text_view.h"

namespace natrix::unicode {

enum class NormalForm : uint8_t { nfc, nfd, nfkc, nfkd };

enum class QuickCheck : uint8_t { yes, maybe, no, stopped };

// `maybe` asks for a comparison with the normalised text; only ever answered for nfc and nfkc.
[[nodiscard]] QuickCheck quick_check(NormalForm form, TextView text, Poll& poll);

struct Normalized {
    TextStatus status = TextStatus::ok;
    bool unchanged = false;   // `text` is the input itself
    TextView text;            // of width 4 and in the arena, unless unchanged
    CodePoint maximum = 0x7F; // class of the result, not set when unchanged
};

[[nodiscard]] Normalized normalize(NormalForm form, TextView text, Arena& arena, Poll& poll);

// One step of decomposition, as unicodedata.decomposition() shows it.
struct Decomposition {
    const char* tag = ""; // "<compat>", or "" for a canonical one
    uint32_t count = 0;   // 0: the character has none
    CodePoint to[18] = {};
};
[[nodiscard]] Decomposition decomposition(CodePoint c);

} // namespace natrix::unicode
