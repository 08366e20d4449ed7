// The peer of the scan benchmark: reads all Java and Python files below some folders and parses them with
// tree-sitter, with one parser a thread, and throws the trees away. Whatever analyses a tree of sources after
// parsing all of it cannot be faster than this.
//
//   parse_only THREADS PATH...      prints: FILES LINES
#include <tree_sitter/api.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

extern "C" const TSLanguage* tree_sitter_java();
extern "C" const TSLanguage* tree_sitter_python();

namespace {

namespace fs = std::filesystem;

struct File {
  std::string path;
  std::uintmax_t size = 0;
  const TSLanguage* language = nullptr;
};

std::vector<File> files_below(int count, char** paths) {
  std::vector<File> files;
  for (int i = 0; i < count; ++i) {
    for (const auto& entry : fs::recursive_directory_iterator(paths[i])) {
      const auto extension = entry.path().extension();
      const bool java = extension == ".java";
      if ((!java && extension != ".py") || !entry.is_regular_file()) continue;
      files.push_back({entry.path(), entry.file_size(), java ? tree_sitter_java() : tree_sitter_python()});
    }
  }
  // Long files first, so that no thread is left alone with one at the end.
  std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.size > b.size; });
  return files;
}

std::string read(const File& file) {
  std::string text(file.size, '\0');
  std::ifstream in(file.path, std::ios::binary);
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text;
}

void parse(const std::vector<File>& files, std::atomic<std::size_t>& next, std::atomic<std::size_t>& lines) {
  TSParser* parser = ts_parser_new();
  for (std::size_t i = next++; i < files.size(); i = next++) {
    const std::string text = read(files[i]);
    lines += static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    ts_parser_set_language(parser, files[i].language);
    ts_tree_delete(ts_parser_parse_string(parser, nullptr, text.data(), static_cast<std::uint32_t>(text.size())));
  }
  ts_parser_delete(parser);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: parse_only THREADS PATH...\n");
    return 2;
  }
  const auto files = files_below(argc - 2, argv + 2);
  std::atomic<std::size_t> next = 0;
  std::atomic<std::size_t> lines = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < std::atoi(argv[1]); ++i) threads.emplace_back([&] { parse(files, next, lines); });
  for (auto& thread : threads) thread.join();
  std::printf("%zu %zu\n", files.size(), lines.load());
  return 0;
}
