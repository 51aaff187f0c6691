#include "line_editor.h"

#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstring>
#include <fstream>

#include "base/text/utf8.h"
#include "base/unicode/properties.h"

namespace natrix {
namespace {

constexpr size_t prompt_width = 4;
constexpr size_t most_history = 1000;

constexpr int control(char letter) { return letter & 0x1F; }

std::string encoded(const std::u32string& line) {
    std::string out;
    auto put = [&](uint32_t byte) { out += static_cast<char>(byte); };
    for (char32_t c : line) each_utf8_byte(c, put);
    return out;
}

// One character from its first byte on; `next` gives the bytes that follow.
template<class Next> char32_t decoded(int first, Next next) {
    if (first < 0xC0) return static_cast<char32_t>(first);
    int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
    auto c = static_cast<char32_t>(first & (0x3F >> more));
    while (more-- > 0) c = c << 6 | static_cast<char32_t>(next() & 0x3F);
    return c;
}

std::u32string decoded(const std::string& text) {
    std::u32string out;
    for (size_t i = 0; i < text.size();) {
        auto next = [&] { return i < text.size() ? static_cast<unsigned char>(text[i++]) : 0; };
        int first = next();
        out += decoded(first, next);
    }
    return out;
}

size_t width_of(char32_t c) {
    if (c == '\t') return 4;
    if (c < 0x1100) return 1;
    const char* width = unicode::east_asian_width(c);
    return std::strcmp(width, "W") == 0 || std::strcmp(width, "F") == 0 ? 2 : 1;
}

size_t screen_width() {
    winsize size = {};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col < 8) return 80;
    return size.ws_col;
}

void put(const std::string& text) {
    const char* at = text.data();
    size_t left = text.size();
    while (left > 0) {
        ssize_t written = write(STDOUT_FILENO, at, left);
        if (written <= 0) return;
        at += written;
        left -= static_cast<size_t>(written);
    }
}

bool is_word(char32_t c) { return c == '_' || c >= 0x80 || (c < 0x80 && std::isalnum(static_cast<int>(c))); }

} // namespace

bool LineEditor::raw_mode() {
    if (tcgetattr(STDIN_FILENO, &before_) != 0) return false;
    termios raw = before_;
    raw.c_iflag &= ~static_cast<tcflag_t>(ICRNL | INLCR | IXON | ISTRIP);
    raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | ISIG | IEXTEN);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    if (tcsetattr(STDIN_FILENO, TCSADRAIN, &raw) != 0) return false;
    put("\x1b[?2004h"); // pastes come in brackets
    return true;
}

void LineEditor::cooked_mode() {
    put("\x1b[?2004l");
    tcsetattr(STDIN_FILENO, TCSADRAIN, &before_);
}

// The next byte, or -1 at the end of the input.
int LineEditor::byte() {
    if (input_.empty()) {
        char buffer[4096];
        ssize_t got = ::read(STDIN_FILENO, buffer, sizeof buffer);
        if (got <= 0) return -1;
        input_.assign(buffer, static_cast<size_t>(got));
    }
    int first = static_cast<unsigned char>(input_.front());
    input_.erase(0, 1);
    return first;
}

bool LineEditor::waits_for_more() {
    if (!input_.empty()) return true;
    pollfd waiting = {STDIN_FILENO, POLLIN, 0};
    return poll(&waiting, 1, 50) > 0;
}

int LineEditor::key() {
    int first = byte();
    if (first < 0) return key_closed;
    if (first == 0x1B) return waits_for_more() ? escape_sequence() : key_none;
    return static_cast<int>(decoded(first, [&] { return byte(); }));
}

int LineEditor::escape_sequence() {
    int second = byte();
    switch (second) {
    case 'b': return key_word_left;
    case 'f': return key_word_right;
    case 'd': return key_delete_word;
    case '\r': return '\n'; // a new line in any case
    default: break;
    }
    if (second != '[' && second != 'O') return key_none;
    std::string numbers;
    int last = byte();
    while (last >= 0x20 && last < 0x40) {
        numbers += static_cast<char>(last);
        last = byte();
    }
    bool with_modifier = numbers.find(';') != std::string::npos;
    switch (last) {
    case 'A': return key_up;
    case 'B': return key_down;
    case 'C': return with_modifier ? key_word_right : key_right;
    case 'D': return with_modifier ? key_word_left : key_left;
    case 'H': return key_home;
    case 'F': return key_end;
    case '~':
        if (numbers == "1" || numbers == "7") return key_home;
        if (numbers == "4" || numbers == "8") return key_end;
        if (numbers == "3") return key_delete;
        if (numbers == "200") return key_paste;
        return key_none;
    default: return key_none;
    }
}

void LineEditor::take_paste() {
    static const std::string end = "\x1b[201~";
    std::string pasted;
    while (pasted.size() < end.size() || pasted.compare(pasted.size() - end.size(), end.size(), end) != 0) {
        int next = byte();
        if (next < 0) return;
        pasted += static_cast<char>(next);
    }
    pasted.resize(pasted.size() - end.size());
    std::u32string text;
    char32_t before = 0;
    for (char32_t c : decoded(pasted)) {
        if (c == '\r' || (c == '\n' && before != '\r')) text += U'\n';
        if (c == '\t' || (c >= 0x20 && c != 0x7F)) text += c;
        before = c;
    }
    insert(text);
}

size_t LineEditor::line_start(size_t at) const {
    while (at > 0 && text_[at - 1] != '\n') --at;
    return at;
}

size_t LineEditor::line_end(size_t at) const {
    while (at < text_.size() && text_[at] != '\n') ++at;
    return at;
}

void LineEditor::insert(const std::u32string& text) {
    text_.insert(cursor_, text);
    cursor_ += text.size();
}

// With the indentation of the line before, and more behind a colon.
void LineEditor::new_line() {
    size_t start = line_start(cursor_), at = start;
    while (at < cursor_ && (text_[at] == ' ' || text_[at] == '\t')) ++at;
    std::u32string indent = text_.substr(start, at - start);
    if (cursor_ > start && text_[cursor_ - 1] == ':') indent += U"    ";
    insert(U"\n" + indent);
}

void LineEditor::show(const std::u32string& text) {
    text_ = text;
    cursor_ = text_.size();
}

void LineEditor::up() {
    size_t start = line_start(cursor_);
    if (start > 0) {
        size_t above = line_start(start - 1);
        cursor_ = std::min(above + (cursor_ - start), start - 1);
        return;
    }
    if (at_ == 0) return;
    if (at_ == history_.size()) unfinished_ = text_;
    show(decoded(history_[--at_]));
}

void LineEditor::down() {
    size_t end = line_end(cursor_);
    if (end < text_.size()) {
        size_t column = cursor_ - line_start(cursor_);
        cursor_ = std::min(end + 1 + column, line_end(end + 1));
        return;
    }
    if (at_ == history_.size()) return;
    ++at_;
    show(at_ == history_.size() ? unfinished_ : decoded(history_[at_]));
}

void LineEditor::erase(size_t from, size_t to) {
    text_.erase(from, to - from);
    cursor_ = from;
}

void LineEditor::word(bool forwards, bool erases) {
    size_t at = cursor_;
    if (forwards) {
        while (at < text_.size() && !is_word(text_[at])) ++at;
        while (at < text_.size() && is_word(text_[at])) ++at;
    } else {
        while (at > 0 && !is_word(text_[at - 1])) --at;
        while (at > 0 && is_word(text_[at - 1])) --at;
    }
    if (!erases) {
        cursor_ = at;
        return;
    }
    size_t from = std::min(at, cursor_), to = std::max(at, cursor_);
    killed_ = text_.substr(from, to - from);
    erase(from, to);
}

// All keys that change what is shown; false: none of these.
bool LineEditor::edit(int key) {
    switch (key) {
    case key_up:
    case control('p'): up(); return true;
    case key_down:
    case control('n'): down(); return true;
    case key_left:
    case control('b'):
        if (cursor_ > 0) --cursor_;
        return true;
    case key_right:
    case control('f'):
        if (cursor_ < text_.size()) ++cursor_;
        return true;
    case key_home:
    case control('a'): cursor_ = line_start(cursor_); return true;
    case key_end:
    case control('e'): cursor_ = line_end(cursor_); return true;
    case key_word_left: word(false, false); return true;
    case key_word_right: word(true, false); return true;
    case key_delete_word: word(true, true); return true;
    case control('w'): word(false, true); return true;
    case key_delete:
    case control('d'):
        if (cursor_ < text_.size()) erase(cursor_, cursor_ + 1);
        return true;
    case 0x7F:
    case control('h'):
        if (cursor_ > 0) erase(cursor_ - 1, cursor_);
        return true;
    case control('k'): {
        size_t end = line_end(cursor_);
        killed_ = text_.substr(cursor_, end - cursor_);
        erase(cursor_, end);
        return true;
    }
    case control('u'): {
        size_t start = line_start(cursor_);
        killed_ = text_.substr(start, cursor_ - start);
        erase(start, cursor_);
        return true;
    }
    case control('y'): insert(killed_); return true;
    case control('l'):
        put("\x1b[H\x1b[2J");
        cursor_row_ = 0;
        return true;
    case '\t': insert(U"    "); return true;
    case '\n': new_line(); return true;
    case key_paste: take_paste(); return true;
    default:
        if (key < 0x20 || key >= key_up) return false;
        insert(std::u32string(1, static_cast<char32_t>(key)));
        return true;
    }
}

// Writes all lines anew, from the first prompt on.
void LineEditor::redraw(bool at_end) {
    size_t width = screen_width(), row = 0, column = 0, cursor_column = 0;
    size_t wanted_row = 0, cursor = at_end ? text_.size() : cursor_;
    std::string out = "\r";
    if (cursor_row_ > 0) out += "\x1b[" + std::to_string(cursor_row_) + "A";
    out += "\x1b[J>>> ";
    column = prompt_width;
    for (size_t i = 0; i <= text_.size(); ++i) {
        if (i == cursor) {
            wanted_row = row;
            cursor_column = column;
        }
        if (i == text_.size()) break;
        if (text_[i] == '\n') {
            out += "\r\n... ";
            ++row;
            column = prompt_width;
            continue;
        }
        size_t wide = width_of(text_[i]);
        if (column + wide > width) { // a wide character that does not fit any more
            ++row;
            column = 0;
        }
        out += text_[i] == '\t' ? "    " : encoded(std::u32string(1, text_[i]));
        column += wide;
        if (column >= width) {
            // A terminal waits with the new row until something stands in it.
            out += " \r";
            ++row;
            column = 0;
        }
    }
    if (row > wanted_row) out += "\x1b[" + std::to_string(row - wanted_row) + "A";
    out += "\r";
    if (cursor_column > 0) out += "\x1b[" + std::to_string(cursor_column) + "C";
    cursor_row_ = wanted_row;
    put(out);
}

LineEditor::Outcome LineEditor::read(std::string& text,
                                     const std::function<bool(const std::string&)>& whole) {
    text_.clear();
    unfinished_.clear();
    cursor_ = cursor_row_ = 0;
    at_ = history_.size();
    if (!raw_mode()) return Outcome::end;
    Outcome outcome = Outcome::text;
    redraw();
    for (;;) {
        int pressed = key();
        if (pressed == key_closed || (pressed == control('d') && text_.empty())) {
            outcome = Outcome::end;
            break;
        }
        if (pressed == control('c')) {
            outcome = Outcome::interrupted;
            break;
        }
        if (pressed == '\r') {
            if (whole(encoded(text_))) break;
            new_line();
            redraw();
        } else if (edit(pressed)) {
            redraw();
        }
    }
    redraw(true);
    put("\r\n");
    cooked_mode();
    text = encoded(text_);
    if (outcome == Outcome::text) remember(text);
    return outcome;
}

// In the file an entry is a line; its own line ends are written as \n.
void LineEditor::use_file(const std::string& path) {
    file_ = path;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        std::string entry;
        for (size_t i = 0; i < line.size(); ++i) {
            bool escaped = line[i] == '\\' && i + 1 < line.size();
            entry += !escaped ? line[i] : line[++i] == 'n' ? '\n' : line[i];
        }
        history_.push_back(entry);
    }
    if (history_.size() > most_history)
        history_.erase(history_.begin(), history_.end() - static_cast<std::ptrdiff_t>(most_history));
}

void LineEditor::remember(const std::string& text) {
    if (text.find_first_not_of(" \t\n") == std::string::npos) return;
    std::string entry = text.substr(0, text.find_last_not_of(" \t\n") + 1);
    if (!history_.empty() && history_.back() == entry) return;
    history_.push_back(entry);
    if (file_.empty()) return;
    std::ofstream file(file_, std::ios::app);
    for (char c : entry) {
        if (c == '\\' || c == '\n') file << '\\';
        file << (c == '\n' ? 'n' : c);
    }
    file << '\n';
}

} // namespace natrix
