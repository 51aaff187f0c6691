// natrix-bake [--keep-going] OUTPUT LIST LIB STDLIB FILE…: boots an empty cage, runs the prelude's files in
// it, imports the modules that LIST names from LIB (ours) and STDLIB (CPython's), and writes the image.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "image/bake.h"
#include "image/image_file.h"
#include "memory/pool.h"
#include "objects/sources.h"

namespace {

void report(const char* line) { std::fprintf(stderr, "natrix-bake: %s\n", line); }

bool read_file(const std::string& path, std::string& text) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return false;
    text.assign(std::istreambuf_iterator<char>(file), {});
    return file.good() || file.eof();
}

// What modules come from: ours sealed, ours plain, then CPython's.
class Library {
  public:
    Library(std::string ours, std::string cpython) : ours_(std::move(ours)), cpython_(std::move(cpython)) {}

    struct Module {
        std::string filename, text;
        bool package = false, sealed = false;
    };

    const Module* find(const std::string& name) {
        auto known = modules_.find(name);
        if (known != modules_.end()) return known->second.filename.empty() ? nullptr : &known->second;
        Module& module = modules_[name];
        std::string path = name;
        // importlib's two halves have these names as modules of the interpreter.
        if (name == "_frozen_importlib") path = "importlib._bootstrap";
        if (name == "_frozen_importlib_external") path = "importlib._bootstrap_external";
        for (char& c : path)
            if (c == '.') c = '/';
        if (find_in(ours_ + "/", "<lib>/", path, module)) {
            module.sealed = true;
        } else if (!find_in(ours_ + "/plain/", library_prefix, path, module) &&
                   !find_in(ours_ + "/stand_ins/", "<stand-in>/", path, module) &&
                   !find_in(cpython_ + "/", library_prefix, path, module)) {
            return nullptr;
        }
        return &module;
    }

    // The texts that tracebacks and inspect show: all but those of sealed modules.
    std::string archive() const {
        std::string rows, texts;
        uint32_t count = 0;
        for (const auto& [name, module] : modules_) count += !module.filename.empty() && !module.sealed;
        size_t at = 8 + count * sizeof(natrix::SourceRow);
        for (const auto& [name, module] : modules_) {
            if (module.filename.empty() || module.sealed) continue;
            natrix::SourceRow row;
            row.name_at = static_cast<uint32_t>(at + texts.size());
            row.name_size = static_cast<uint32_t>(module.filename.size());
            texts += module.filename;
            row.text_at = static_cast<uint32_t>(at + texts.size());
            row.text_size = static_cast<uint32_t>(module.text.size());
            texts += module.text;
            rows.append(reinterpret_cast<const char*>(&row), sizeof row);
        }
        std::string result(8, '\0');
        std::memcpy(result.data(), &count, sizeof count);
        return result + rows + texts;
    }

  private:
    static constexpr const char* library_prefix = "/lib/python3.14/";

    static bool find_in(const std::string& folder, const std::string& shown, const std::string& path,
                        Module& module) {
        for (const char* end : {"/__init__.py", ".py"}) {
            if (!read_file(folder + path + end, module.text)) continue;
            module.filename = shown + path + end;
            module.package = end[0] == '/';
            return true;
        }
        return false;
    }

    std::string ours_, cpython_;
    std::map<std::string, Module> modules_;
};

bool find_module(void* context, const char* name, size_t size, natrix::BakeLibrary::Found& found) {
    const Library::Module* module = static_cast<Library*>(context)->find(std::string(name, size));
    if (!module) return false;
    found = {module->filename.c_str(), module->text.data(), module->text.size(), module->package,
             module->sealed};
    return true;
}

std::chrono::steady_clock::time_point started = std::chrono::steady_clock::now();

double seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count(); }

// A line every two seconds.
void progress(const char* name) {
    static double last = 0;
    if (seconds() - last < 2) return;
    last = seconds();
    std::fprintf(stderr, "natrix-bake: %.0f s, at %s\n", last, name);
}

// The names of a list: one a line, # begins a comment.
bool read_names(const std::string& path, std::vector<std::string>& names) {
    std::ifstream file(path);
    if (!file) return false;
    for (std::string line; std::getline(file, line);) {
        line.erase(std::min(line.find('#'), line.size()));
        size_t begin = line.find_first_not_of(" \t");
        if (begin == std::string::npos) continue;
        names.push_back(line.substr(begin, line.find_last_not_of(" \t") + 1 - begin));
    }
    return true;
}

// All modules of a folder, by name.
void add_ours(const std::string& folder, std::vector<std::string>& names) {
    std::vector<std::string> found;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        bool package = std::filesystem::exists(entry.path() / "__init__.py");
        if (package || entry.path().extension() == ".py") found.push_back(entry.path().stem());
    }
    std::sort(found.begin(), found.end());
    names.insert(names.end(), found.begin(), found.end());
}

std::string first_objects(const char* bytes, size_t size) {
    std::vector<uint32_t> table((natrix::region::image + size) / natrix::region::page);
    size_t page = 0;
    for (size_t at = 0; at < size;) {
        auto place = static_cast<uint32_t>(natrix::region::image + at);
        for (; page * natrix::region::page <= place; page++) table[page] = place;
        at += natrix::object_bytes(reinterpret_cast<const natrix::Object*>(bytes + at));
    }
    for (; page < table.size(); page++) table[page] = static_cast<uint32_t>(natrix::region::image + size);
    return std::string(reinterpret_cast<const char*>(table.data()), table.size() * sizeof(uint32_t));
}

} // namespace

int main(int argc, char** argv) {
    using namespace natrix;
    // For who writes modules: what cannot be imported is told, and left out.
    bool keep_going = argc > 1 && std::strcmp(argv[1], "--keep-going") == 0;
    if (keep_going) {
        argc--;
        argv++;
    }
    if (argc < 6) {
        std::fprintf(stderr, "usage: natrix-bake [--keep-going] OUTPUT LIST LIB STDLIB PRELUDE_FILE…\n");
        return 2;
    }
    std::vector<std::string> texts(static_cast<size_t>(argc - 5));
    std::vector<std::string> names(texts.size());
    std::vector<BakeSource> sources;
    for (size_t i = 0; i < texts.size(); i++) {
        const char* path = argv[i + 5];
        if (!read_file(path, texts[i])) {
            std::fprintf(stderr, "natrix-bake: cannot read %s\n", path);
            return 1;
        }
        const char* slash = std::strrchr(path, '/');
        names[i] = std::string("<prelude>/") + (slash ? slash + 1 : path);
        sources.push_back({names[i].c_str(), texts[i].data(), texts[i].size()});
    }
    std::vector<std::string> modules;
    if (!read_names(argv[2], modules)) {
        std::fprintf(stderr, "natrix-bake: cannot read %s\n", argv[2]);
        return 1;
    }
    add_ours(argv[3], modules);
    add_ours(std::string(argv[3]) + "/plain", modules);
    std::vector<const char*> wanted;
    for (const std::string& name : modules) wanted.push_back(name.c_str());
    Library library(argv[3], argv[4]);
    CagePool pool;
    Cage* cage = pool.acquire(nullptr);
    if (!cage) {
        report("no address space for a cage");
        return 1;
    }
    NativeRow natives;
    if (!bake_prelude(*cage, natives, sources.data(), sources.size(), report) ||
        !bake_modules(*cage, {find_module, &library}, wanted.data(), wanted.size(), keep_going, report,
                      progress) ||
        !finish_bake(*cage, report)) {
        pool.release(cage);
        return 1;
    }
    auto whole_pages = [](size_t bytes) { return (bytes + region::page - 1) / region::page * region::page; };
    size_t used = cage->top - region::image;
    ImageHeader header;
    header.control_bytes = sizeof(Cage);
    header.image_at = whole_pages(sizeof header + sizeof(Cage));
    header.image_bytes = whole_pages(used);
    std::string body(reinterpret_cast<const char*>(cage), sizeof(Cage));
    body.resize(header.image_at - sizeof header);
    body.append(reinterpret_cast<const char*>(cage->base() + region::image), used);
    body.resize(header.image_at - sizeof header + header.image_bytes);
    body += first_objects(body.data() + (header.image_at - sizeof header), header.image_bytes);
    std::string archive = library.archive();
    header.sources_bytes = archive.size();
    body += archive;
    header.hash = image_hash(reinterpret_cast<const std::byte*>(body.data()), body.size());
    std::ofstream out(argv[1], std::ios::binary);
    out.write(reinterpret_cast<const char*>(&header), sizeof header);
    out.write(body.data(), static_cast<std::streamsize>(body.size()));
    out.close();
    if (!out) {
        std::fprintf(stderr, "natrix-bake: cannot write %s\n", argv[1]);
        return 1;
    }
    std::fprintf(stderr, "natrix-bake: %.1f s, image of %zu KiB, sources of %zu KiB\n", seconds(),
                 static_cast<size_t>(header.image_bytes) / 1024, archive.size() / 1024);
    pool.release(cage);
    return 0;
}
