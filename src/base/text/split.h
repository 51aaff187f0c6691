#pragma once
#include "base/poll.h"
#include "base/text/search.h"
#include "base/text/text_view.h"

namespace natrix::text {

// Which characters count as white space and line ends: those of str, or the ASCII ones of bytes.
enum class Flavor : uint8_t { text, bytes };

enum class SplitStep : uint8_t { piece, done, stopped };

// Each cursor yields the pieces in order (the r-variants from the right, last piece first) and then `done`.
// `limit` is the maximum number of splits, negative for no limit.

// str.split() and str.rsplit() without a separator.
class WhitespaceSplit {
  public:
    WhitespaceSplit(TextView text, int64_t limit, Flavor flavor = Flavor::text);
    [[nodiscard]] SplitStep next(Slice& piece, Poll& poll);

  private:
    TextView text_;
    int64_t left_;
    uint32_t at_ = 0;
    uint32_t charged_ = 0;
    Flavor flavor_;
};

class WhitespaceRsplit {
  public:
    WhitespaceRsplit(TextView text, int64_t limit, Flavor flavor = Flavor::text);
    [[nodiscard]] SplitStep next(Slice& piece, Poll& poll);

  private:
    TextView text_;
    int64_t left_;
    uint32_t at_;
    uint32_t charged_;
    Flavor flavor_;
};

// With a separator, which is not empty.
class SeparatorSplit {
  public:
    SeparatorSplit(TextView text, TextView separator, int64_t limit);
    [[nodiscard]] SplitStep next(Slice& piece, Poll& poll);

  private:
    Finder finder_;
    TextView text_;
    int64_t left_;
    uint32_t separator_length_;
    uint32_t at_ = 0;
    uint32_t charged_ = 0;
    bool done_ = false;
};

class SeparatorRsplit {
  public:
    SeparatorRsplit(TextView text, TextView separator, int64_t limit);
    [[nodiscard]] SplitStep next(Slice& piece, Poll& poll);

  private:
    TextView text_;
    TextView separator_;
    int64_t left_;
    uint32_t at_;
    uint32_t charged_;
    bool done_ = false;
};

// str.splitlines(keepends). The bytes flavour knows \n, \r and \r\n only.
class LineSplit {
  public:
    LineSplit(TextView text, bool keep_ends, Flavor flavor = Flavor::text);
    [[nodiscard]] SplitStep next(Slice& piece, Poll& poll);

  private:
    TextView text_;
    uint32_t at_ = 0;
    uint32_t charged_ = 0;
    bool keep_ends_;
    Flavor flavor_;
};

// What remains after stripping; the sides to strip are chosen by the flags.
[[nodiscard]] Slice strip(TextView text, bool left, bool right, Flavor flavor = Flavor::text);
// Strips the code points that occur in `characters`. Linear in the text, whatever the number of characters
// is, except that every character of the text that is not ASCII may cost a search in `characters`: so it
// polls.
[[nodiscard]] TextStatus strip_characters(TextView text, TextView characters, bool left, bool right,
                                          Slice& rest, Poll& poll);

} // namespace natrix::text
