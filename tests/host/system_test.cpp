// The operating system that a script sees: clock, randomness, environment, files in memory and mounts; paths
// that try to lead out.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "check.h"

using namespace natrix;
namespace fs = std::filesystem;

namespace {

std::string answer(const System& system, const std::string& name, const Arguments& arguments,
                   const Keywords& keywords = {}) {
    auto reply = system.answer(name, arguments, keywords);
    if (!reply) return "asks";
    if (reply->how == Reply::How::value) return reply->data.repr();
    return reply->type + reply->data.repr();
}

Data path(const std::string& text) { return Data::path(text); }

void test_policies() {
    System none, empty = System::create();
    check_equal(answer(none, "time_ns", {}) + answer(empty, "time_ns", {}), "asksasks", "nothing is set");
    System system = System::create();
    system.set_clock(System::Clock::fixed, 1'700'000'000'123'456'789);
    check_equal(answer(system, "time_ns", {}), "1700000000123456789", "a fixed clock");
    check_equal(answer(system, "date_today", {}), "datetime.date(2023, 11, 14)", "today");
    check_equal(answer(system, "datetime_now", {}),
                "datetime.datetime(2023, 11, 14, 22, 13, 20, 123456, 0, None)", "now");
    system.set_zone(2 * 3600, "CEST");
    check_equal(answer(system, "datetime_now", {}),
                "datetime.datetime(2023, 11, 15, 0, 13, 20, 123456, 0, None)", "in the local zone");
    Data india = Data::timezone(Data::timedelta(0, 19'800, 0), {});
    check_equal(answer(system, "datetime_now", {india}).substr(0, 45),
                "datetime.datetime(2023, 11, 15, 3, 43, 20, 12", "elsewhere");
    check_equal(answer(system, "local_zone", {}), "(7200, 'CEST')", "the zone");
    for (auto [ns, day] : std::initializer_list<std::pair<int64_t, const char*>>{
             {0, "datetime.date(1970, 1, 1)"},
             {-86'400'000'000'000, "datetime.date(1969, 12, 31)"},
             {951'782'400'000'000'000, "datetime.date(2000, 2, 29)"},
             {4'107'542'400'000'000'000, "datetime.date(2100, 3, 1)"}}) {
        System at = System::create();
        at.set_clock(System::Clock::fixed, ns);
        check_equal(answer(at, "date_today", {}), day, "a day");
    }
    system.set_clock(System::Clock::stepped, 0);
    system.set_sleep(System::Sleep::none);
    check_equal(answer(system, "sleep", {Data(1.5)}), "None", "a sleep that takes no time");
    check_equal(answer(system, "time_ns", {}) + " " + answer(system, "monotonic_ns", {}),
                "1500000000 1500000000", "moves the stepped clock");
    system.set_random(System::Random::seeded, 42);
    std::string first = answer(system, "urandom", {Data(8)});
    system.set_random(System::Random::seeded, 42);
    check(first == answer(system, "urandom", {Data(8)}) && first != answer(system, "urandom", {Data(8)}),
          "seeded bytes");
    check_equal(answer(system, "urandom", {Data(-1)}).substr(0, 10), "ValueError", "fewer than none");
    check_equal(answer(system, "urandom", {Data(int64_t{1} << 40)}), "MemoryError()", "too many");
    system.set_random(System::Random::real);
    check(answer(system, "urandom", {Data(16)}) != answer(system, "urandom", {Data(16)}), "real ones");
    check_equal(answer(system, "getenv", {Data("A"), Data()}), "asks", "the environment asks");
    system.set_environment({{"A", "1"}});
    check_equal(answer(system, "getenv", {Data("A"), Data()}) +
                    answer(system, "getenv", {Data("B"), Data("d")}),
                "'1''d'", "or does not");
    check_equal(answer(system, "get_environ", {}), "{'A': '1'}", "all of it");
    check_equal(answer(system, "no_such_call", {Data(1)}), "asks", "what it does not know");
}

void test_memory() {
    System system = System::create();
    check_equal(answer(system, "exists", {path("/a")}), "asks", "no files");
    check(system.put_file("/data/a.txt", "h\xc3\xa9llo"), "a file");
    check(!system.put_file("/data", "x") && !system.put_file("/data/a.txt/b", "x"),
          "no file where a directory is");
    system.mark();
    auto call = [&](const char* name, const Arguments& arguments, const Keywords& keywords = {}) {
        return answer(system, name, arguments, keywords);
    };
    check_equal(call("read_text", {path("/data/a.txt")}), "'h\xc3\xa9llo'", "its text");
    check_equal(call("read_bytes", {Data("/data/../data/./a.txt")}), "b'h\\xc3\\xa9llo'",
                "its bytes, by a crooked path");
    check_equal(call("read_text", {path("/no")}), "FileNotFoundError(2, 'No such file or directory', '/no')",
                "none");
    check_equal(call("read_text", {path("/data")}), "IsADirectoryError(21, 'Is a directory', '/data')",
                "a directory");
    check_equal(call("read_text", {path("/data/a.txt/b")}),
                "NotADirectoryError(20, 'Not a directory', '/data/a.txt/b')", "below a file");
    check_equal(call("write_text", {path("/data/b.txt"), Data("h\xc3\xa9")}), "2", "characters written");
    check_equal(call("append_bytes", {path("/data/b.txt"), Data::bytes("\xff")}), "1", "bytes appended");
    check_equal(call("read_text", {path("/data/b.txt")}),
                "UnicodeDecodeError('utf-8', b'h\\xc3\\xa9\\xff', 3, 4, 'invalid start byte')", "no UTF-8");
    check_equal(call("write_text", {path("/no/b.txt"), Data("x")}).substr(0, 17), "FileNotFoundError",
                "no such directory");
    check_equal(call("mkdir", {path("/data")}).substr(0, 15), "FileExistsError", "a directory that is there");
    check_equal(call("mkdir", {path("/data")}, {{"exist_ok", Data(true)}}), "None", "may be");
    check_equal(call("mkdir", {path("/x/y/z")}).substr(0, 17), "FileNotFoundError",
                "one below what is not there");
    check_equal(call("mkdir", {path("/x/y/z")}, {{"parents", Data(true)}}), "None", "with those above");
    check_equal(call("iterdir", {path("/data")}), "['/data/a.txt', '/data/b.txt']", "what is in it");
    check_equal(call("iterdir", {path("/")}), "['/data', '/x']", "in the root");
    check_equal(call("is_dir", {path("/x/y")}) + call("is_file", {path("/x/y")}) +
                    call("is_symlink", {path("/x")}),
                "TrueFalseFalse", "what it is");
    check_equal(call("rmdir", {path("/x")}), "OSError(39, 'Directory not empty', '/x')", "a full directory");
    check_equal(call("rename", {path("/x"), path("/data/w")}), "'/data/w'", "renamed");
    check_equal(call("is_dir", {path("/data/w/y/z")}), "True", "with all in it");
    check_equal(call("rename", {path("/data"), path("/data/w/inside")}).substr(0, 11), "OSError(22,",
                "not into itself");
    check_equal(call("unlink", {path("/data/b.txt")}) + call("exists", {path("/data/b.txt")}), "NoneFalse",
                "removed");
    check_equal(call("stat", {path("/data/a.txt")}).substr(0, 10), "(33188, 3,", "stat");
    check_equal(call("open", {path("/data/n"), Data("x")}) +
                    call("open", {path("/data/n"), Data("x")}).substr(0, 15),
                "NoneFileExistsError", "opened to be made");
    check_equal(call("open", {path("/data/n"), Data("a")}) +
                    call("open", {path("/q"), Data("r")}).substr(0, 17),
                "NoneFileNotFoundError", "opened");
    check_equal(call("exists", {Data(std::string("/a\0b", 4).c_str())}), "False", "a path that ends early");
    check_equal(call("read_text", {Data::path(std::string_view("/a\0b", 4))}),
                "ValueError('embedded null byte',)", "a null");
    check_equal(call("read_text", {path("/" + std::string(300, 'x'))}).substr(0, 11), "OSError(36,",
                "a long name");
    check_equal(call("read_text", {path(std::string(5000, '/'))}).substr(0, 11), "OSError(36,",
                "a long path");
    check_equal(call("is_file", {path("/data/a.txt/")}), "False", "a file with a slash behind it");
    check_equal(call("read_text", {Data(3)}).substr(0, 9), "TypeError", "no path");
    check_equal(call("chmod", {path("/data/a.txt"), Data(0)}) +
                    call("read_text", {path("/data/a.txt")}).substr(0, 15),
                "NonePermissionError", "modes");
    std::string shown;
    for (const System::Change& change : system.changes())
        shown += std::string(change.kind == System::Change::Kind::added     ? "+"
                             : change.kind == System::Change::Kind::changed ? "*"
                                                                            : "-") +
                 change.entry.path + " ";
    check_equal(shown, "*/data/a.txt +/data/n +/data/w +/data/w/y +/data/w/y/z ", "what has changed");
    check(system.file("/data/n") == std::optional<std::string>("") && !system.file("/data"),
          "the host reads back");

    System small = System::create();
    small.set_files(10'000);
    check_equal(answer(small, "write_bytes", {path("/a"), Data::bytes(std::string(5000, 'x'))}), "5000",
                "fits");
    check_equal(answer(small, "write_bytes", {path("/b"), Data::bytes(std::string(5000, 'x'))}).substr(0, 11),
                "OSError(28,", "does not");
    check_equal(
        answer(small, "append_bytes", {path("/a"), Data::bytes(std::string(6000, 'x'))}).substr(0, 11),
        "OSError(28,", "nor appended");
    check_equal(answer(small, "write_bytes", {path("/a"), Data::bytes("")}), "0", "emptied");
    check_equal(answer(small, "write_bytes", {path("/b"), Data::bytes(std::string(5000, 'x'))}), "5000",
                "there is room again");
    int made = 0;
    while (answer(small, "mkdir", {path("/d" + std::to_string(made))}) == "None") made++;
    check(made > 5 && made < 200, "names count");
}

struct Folder {
    Folder() {
        char name[] = "/tmp/natrix-test-XXXXXX";
        root = mkdtemp(name);
        fs::create_directories(root + "/in/sub");
        fs::create_directories(root + "/out");
        write(root + "/in/a.txt", "inside");
        write(root + "/in/sub/b.txt", "below");
        write(root + "/out/secret.txt", "secret");
    }
    ~Folder() { fs::remove_all(root); }
    static void write(const std::string& at, const std::string& text) { std::ofstream(at) << text; }
    static std::string read(const std::string& at) {
        std::ifstream file(at);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    std::string root;
};

System mounted(const Folder& folder, System::Access access) {
    System system = System::create();
    System::MountOptions options;
    options.access = access;
    std::string wrong = system.mount("/m", folder.root + "/in", options);
    check(wrong.empty(), wrong);
    return system;
}

void test_mounts() {
    Folder folder;
    System system = mounted(folder, System::Access::read_write);
    check_equal(answer(system, "read_text", {path("/m/a.txt")}), "'inside'", "read");
    check_equal(answer(system, "iterdir", {path("/m")}), "['/m/a.txt', '/m/sub']", "listed");
    check_equal(answer(system, "read_text", {path("/elsewhere")}), "asks", "what is not mounted");
    check_equal(answer(system, "write_text", {path("/m/new.txt"), Data("new")}), "3", "written");
    check_equal(Folder::read(folder.root + "/in/new.txt"), "new", "to the disk");
    check_equal(answer(system, "append_text", {path("/m/new.txt"), Data("er")}) +
                    Folder::read(folder.root + "/in/new.txt"),
                "2newer", "appended");
    check_equal(answer(system, "rename", {path("/m/new.txt"), path("/m/sub/moved")}) +
                    Folder::read(folder.root + "/in/sub/moved"),
                "'/m/sub/moved'newer", "renamed");
    check_equal(answer(system, "mkdir", {path("/m/d")}) + answer(system, "rmdir", {path("/m/d")}) +
                    answer(system, "unlink", {path("/m/sub/moved")}),
                "NoneNoneNone", "made and removed");
    check_equal(answer(system, "rename", {path("/m/a.txt"), path("/other")}).substr(0, 11), "OSError(18,",
                "across mounts");
    check_equal(answer(system, "rmdir", {path("/m")}).substr(0, 11), "OSError(16,", "the mount itself");
    check_equal(answer(system, "stat", {path("/m/a.txt")}).substr(0, 2), "(3", "stat");
    check(!system.mount("/m", folder.root, {}).empty() && !system.mount("x", folder.root, {}).empty() &&
              !system.mount("/y", folder.root + "/none", {}).empty() &&
              !system.mount("/y", folder.root + "/in/a.txt", {}).empty(),
          "mounts that cannot be");

    System reader = mounted(folder, System::Access::read_only);
    for (const char* name : {"write_text", "append_text"})
        check_equal(answer(reader, name, {path("/m/a.txt"), Data("x")}).substr(0, 15), "PermissionError",
                    name);
    for (const char* name : {"unlink", "rmdir", "mkdir"})
        check_equal(answer(reader, name, {path("/m/sub")}).substr(0, 15), "PermissionError", name);
    check_equal(answer(reader, "open", {path("/m/a.txt"), Data("w")}).substr(0, 15), "PermissionError",
                "open to write");
    check_equal(answer(reader, "open", {path("/m/a.txt"), Data("r")}), "None", "open to read");
    check_equal(answer(reader, "rename", {path("/m/a.txt"), path("/m/c")}).substr(0, 15), "PermissionError",
                "rename");
    check_equal(Folder::read(folder.root + "/in/a.txt"), "inside", "nothing has changed");

    System limited = System::create();
    System::MountOptions few;
    few.access = System::Access::read_write;
    few.write_bytes = 10;
    few.memory = 5;
    (void)limited.mount("/m", folder.root + "/in", few);
    check_equal(answer(limited, "write_text", {path("/m/w"), Data("1234567")}), "7", "within the budget");
    check_equal(answer(limited, "append_text", {path("/m/w"), Data("1234567")}).substr(0, 11), "OSError(28,",
                "beyond it");
    check_equal(answer(limited, "read_text", {path("/m/a.txt")}).substr(0, 11), "OSError(27,",
                "a file that is too large");
}

void test_overlay() {
    Folder folder;
    System system = mounted(folder, System::Access::overlay);
    auto call = [&](const char* name, const Arguments& arguments) { return answer(system, name, arguments); };
    check_equal(call("read_text", {path("/m/a.txt")}), "'inside'", "shows what lies below");
    check_equal(call("write_text", {path("/m/a.txt"), Data("over")}) + call("read_text", {path("/m/a.txt")}),
                "4'over'", "written over");
    check_equal(call("append_text", {path("/m/sub/b.txt"), Data("+")}) +
                    call("read_text", {path("/m/sub/b.txt")}),
                "1'below+'", "appended");
    check_equal(call("unlink", {path("/m/sub/b.txt")}) + call("exists", {path("/m/sub/b.txt")}), "NoneFalse",
                "removed");
    check_equal(call("write_text", {path("/m/sub/b.txt"), Data("again")}) +
                    call("read_text", {path("/m/sub/b.txt")}),
                "5'again'", "made again");
    check_equal(call("unlink", {path("/m/sub/b.txt")}) + call("rmdir", {path("/m/sub")}) +
                    call("iterdir", {path("/m")}),
                "NoneNone['/m/a.txt']", "a directory removed");
    check_equal(call("mkdir", {path("/m/sub")}) + call("iterdir", {path("/m/sub")}), "None[]",
                "and made again, empty");
    check_equal(call("exists", {path("/m/sub/b.txt")}), "False", "what was below does not come back");
    check_equal(call("rename", {path("/m/a.txt"), path("/m/sub/c")}) + call("iterdir", {path("/m")}) +
                    call("read_text", {path("/m/sub/c")}),
                "'/m/sub/c'['/m/sub']'over'", "renamed");
    check_equal(Folder::read(folder.root + "/in/a.txt") + Folder::read(folder.root + "/in/sub/b.txt"),
                "insidebelow", "the disk is as it was");
    std::string shown;
    for (const System::Change& change : system.changes())
        shown += (change.kind == System::Change::Kind::removed ? "-" : "*") + change.entry.path + " ";
    check_equal(shown, "-/m/a.txt */m/sub */m/sub/c ", "what lies over it");
    check(system.file("/m/sub/c") == std::optional<std::string>("over"), "the host reads it");
}

// Whatever leads out of the mount is refused.
void test_escapes() {
    Folder folder;
    fs::create_symlink(folder.root + "/out/secret.txt", folder.root + "/in/absolute");
    fs::create_symlink("../out/secret.txt", folder.root + "/in/relative");
    fs::create_symlink("../out", folder.root + "/in/folder");
    fs::create_symlink("a.txt", folder.root + "/in/good");
    fs::create_symlink("loop", folder.root + "/in/loop");
    fs::create_symlink("/proc/self/root", folder.root + "/in/magic");
    fs::create_symlink("../out/new", folder.root + "/in/dangling");
    (void)mkfifo((folder.root + "/in/pipe").c_str(), 0600);
    for (System::Access access :
         {System::Access::read_write, System::Access::overlay, System::Access::read_only}) {
        System system = mounted(folder, access);
        auto read = [&](const std::string& at) { return answer(system, "read_text", {path(at)}); };
        check_equal(read("/m/good"), "'inside'", "a link that stays inside");
        for (const char* at : {"/m/absolute", "/m/relative", "/m/folder/secret.txt", "/m/loop",
                               "/m/magic/etc/passwd", "/m/pipe"})
            check_equal(read(at).substr(0, 15), "PermissionError", at);
        check(read("/m/../out/secret.txt").find("secret'") == std::string::npos, "upwards");
        check(read("/m/sub/../../out/secret.txt").find("secret'") == std::string::npos, "further upwards");
        check_equal(answer(system, "iterdir", {path("/m/folder")}).substr(0, 15), "PermissionError",
                    "a directory outside");
        check_equal(answer(system, "exists", {path("/m/relative")}), "False", "not even that it is there");
        if (access == System::Access::read_only) continue;
        for (const char* at : {"/m/absolute", "/m/relative", "/m/folder/new", "/m/dangling"})
            (void)answer(system, "write_text", {path(at), Data("broken")});
        (void)answer(system, "mkdir", {path("/m/folder/made")});
        (void)answer(system, "unlink", {path("/m/folder/secret.txt")});
        (void)answer(system, "rename", {path("/m/folder/secret.txt"), path("/m/stolen")});
        (void)answer(system, "rename", {path("/m/a.txt"), path("/m/folder/a.txt")});
        (void)answer(system, "chmod", {path("/m/relative"), Data(0)});
        check_equal(Folder::read(folder.root + "/out/secret.txt"), "secret", "outside nothing has changed");
        int count = 0;
        for ([[maybe_unused]] const auto& entry : fs::directory_iterator(folder.root + "/out")) count++;
        check(count == 1, "and nothing was made");
    }
    // A directory that turns into a link and back while it is read.
    Folder race;
    fs::create_directories(race.root + "/in/swap");
    Folder::write(race.root + "/in/swap/secret.txt", "fine");
    System system = mounted(race, System::Access::read_write);
    std::atomic<bool> done{false};
    std::thread other([&] {
        std::string at = race.root + "/in/swap", aside = race.root + "/in/aside",
                    link = race.root + "/in/link";
        fs::create_symlink("../out", link);
        while (!done) {
            (void)::rename(at.c_str(), aside.c_str());
            (void)::rename(link.c_str(), at.c_str());
            (void)::rename(at.c_str(), link.c_str());
            (void)::rename(aside.c_str(), at.c_str());
        }
    });
    int leaks = 0;
    for (int i = 0; i < 20'000; i++) {
        leaks += answer(system, "read_text", {path("/m/swap/secret.txt")}) == "'secret'";
        if (i % 10 == 0) (void)answer(system, "write_text", {path("/m/swap/made"), Data("x")});
    }
    done = true;
    other.join();
    check(leaks == 0 && !fs::exists(race.root + "/out/made"), "a race is lost by the attacker");
}

} // namespace

int main() {
    test_policies();
    test_memory();
    test_mounts();
    test_overlay();
    test_escapes();
    return summary();
}
