// natrix-bake OUTPUT FILE…: boots an empty cage, runs the prelude's files in it, and writes the image.
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "image/bake.h"
#include "image/image_file.h"
#include "memory/pool.h"

namespace {

void report(const char* line) { std::fprintf(stderr, "natrix-bake: %s\n", line); }

bool read_file(const char* path, std::string& text) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return false;
    text.assign(std::istreambuf_iterator<char>(file), {});
    return true;
}

} // namespace

int main(int argc, char** argv) {
    using namespace natrix;
    if (argc < 3) {
        std::fprintf(stderr, "usage: natrix-bake OUTPUT PRELUDE_FILE…\n");
        return 2;
    }
    std::vector<std::string> texts(static_cast<size_t>(argc - 2));
    std::vector<std::string> names(texts.size());
    std::vector<BakeSource> sources;
    for (size_t i = 0; i < texts.size(); i++) {
        if (!read_file(argv[i + 2], texts[i])) {
            std::fprintf(stderr, "natrix-bake: cannot read %s\n", argv[i + 2]);
            return 1;
        }
        const char* slash = std::strrchr(argv[i + 2], '/');
        names[i] = std::string("<prelude>/") + (slash ? slash + 1 : argv[i + 2]);
        sources.push_back({names[i].c_str(), texts[i].data(), texts[i].size()});
    }
    CagePool pool;
    Cage* cage = pool.acquire(nullptr);
    if (!cage) {
        report("no address space for a cage");
        return 1;
    }
    NativeRow natives;
    if (!bake_prelude(*cage, natives, sources.data(), sources.size(), report) ||
        !finish_bake(*cage, report)) {
        pool.release(cage);
        return 1;
    }
    size_t used = cage->top - region::image;
    size_t size = (used + region::page - 1) / region::page * region::page;
    std::vector<char> body(sizeof(Cage) + size);
    std::memcpy(body.data(), static_cast<const void*>(cage), sizeof(Cage));
    std::memcpy(body.data() + sizeof(Cage), cage->base() + region::image, used);
    ImageHeader header;
    header.control_bytes = sizeof(Cage);
    header.image_bytes = size;
    header.hash = image_hash(reinterpret_cast<const std::byte*>(body.data()), body.size());
    std::ofstream out(argv[1], std::ios::binary);
    out.write(reinterpret_cast<const char*>(&header), sizeof header);
    out.write(body.data(), static_cast<std::streamsize>(body.size()));
    out.close();
    if (!out) {
        std::fprintf(stderr, "natrix-bake: cannot write %s\n", argv[1]);
        return 1;
    }
    std::fprintf(stderr, "natrix-bake: %zu files, image of %zu KiB\n", sources.size(), size / 1024);
    pool.release(cage);
    return 0;
}
