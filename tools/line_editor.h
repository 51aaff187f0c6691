#pragma once
#include <termios.h>

#include <functional>
#include <string>
#include <vector>

namespace natrix {

// Reads statements from a terminal: several lines at a time, with the usual keys, a history, and pastes that
// are taken as they are. Needs nothing but a terminal that knows the ANSI sequences.
class LineEditor {
  public:
    enum class Outcome { text, interrupted, end };

    // Keeps the history in this file as well.
    void use_file(const std::string& path);
    // `whole` says whether a text is to be run when Enter is pressed, or goes on in another line.
    Outcome read(std::string& text, const std::function<bool(const std::string&)>& whole);

  private:
    enum Key : int {
        key_up = 0x11'0000, // beyond any character
        key_down,
        key_left,
        key_right,
        key_home,
        key_end,
        key_delete,
        key_word_left,
        key_word_right,
        key_delete_word,
        key_paste,
        key_closed,
        key_none,
    };

    bool raw_mode();
    void cooked_mode();
    int byte();
    bool waits_for_more();
    int key();
    int escape_sequence();
    void take_paste();
    bool edit(int key);
    void insert(const std::u32string& text);
    void new_line();
    void up();
    void down();
    void word(bool forwards, bool erase);
    void erase(size_t from, size_t to);
    void show(const std::u32string& text);
    void redraw(bool at_end = false);
    void remember(const std::string& text);
    [[nodiscard]] size_t line_start(size_t at) const;
    [[nodiscard]] size_t line_end(size_t at) const;

    std::u32string text_;
    size_t cursor_ = 0;
    std::u32string killed_;
    std::vector<std::string> history_;
    size_t at_ = 0;             // in the history; its size: the text being written
    std::u32string unfinished_; // that text, while another one is looked at
    size_t cursor_row_ = 0;     // on the screen, from the first prompt
    std::string file_;
    std::string input_; // read and not yet looked at
    termios before_ = {};
};

} // namespace natrix
