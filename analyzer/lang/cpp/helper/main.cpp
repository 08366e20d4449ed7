// snapcheck-cxx: reads one translation unit with Clang and writes its facts to standard output (../unit.h).
//
//     snapcheck-cxx --root /src/app=app --root ... /src/app/main.cpp -- FLAGS
//
// One process for each unit, so that a crash of Clang costs one file. Exit code 0: facts were written; 2: wrong usage;
// 3: Clang could not even begin. The only program of the project that is linked with Clang.
#include <pthread.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <clang/AST/ASTConsumer.h>
#include <clang/Basic/DiagnosticLex.h>
#include <clang/Frontend/CompilerInstance.h>
#include <clang/Frontend/FrontendAction.h>
#include <clang/Lex/Preprocessor.h>
#include <clang/Lex/PreprocessorOptions.h>
#include <clang/Tooling/Tooling.h>

#include "analyzer/lang/cpp/helper/lowering.h"
#include "analyzer/lang/cpp/unit.h"

namespace snapcheck::lang::cpp {
namespace {

constexpr std::size_t kStack = 256u << 20;  // Clang's parser recurses
constexpr std::size_t kMaxProblems = 50;

struct Job {
  Paths paths;
  std::string file;
  std::vector<std::string> flags;
  Unit unit;
  bool began = false;
};

struct Complaint {
  clang::SourceLocation location;
  std::string text;
  bool missing_header;
};

/// Keeps the errors; everything else is of no interest.
class Complaints : public clang::DiagnosticConsumer {
 public:
  void HandleDiagnostic(clang::DiagnosticsEngine::Level level, const clang::Diagnostic& what) override {
    DiagnosticConsumer::HandleDiagnostic(level, what);
    if (level < clang::DiagnosticsEngine::Error) return;
    const bool missing = what.getID() == clang::diag::err_pp_file_not_found;
    ++errors;
    if (missing && what.getNumArgs() > 0 && what.getArgKind(0) == clang::DiagnosticsEngine::ak_std_string) {
      list.insert(list.begin(), {what.getLocation(), what.getArgStdStr(0), true});
    } else if (list.size() < kMaxProblems) {
      llvm::SmallString<200> text;
      what.FormatDiagnostic(text);
      list.push_back({what.getLocation(), text.str().str(), false});
    }
  }
  std::vector<Complaint> list;
  std::size_t errors = 0;
};

class Comments : public clang::CommentHandler {
 public:
  bool HandleComment(clang::Preprocessor&, clang::SourceRange range) override {
    ranges.push_back(range);
    return false;
  }
  std::vector<clang::SourceRange> ranges;
};

class Consumer : public clang::ASTConsumer {
 public:
  Consumer(Job& job, Complaints& complaints, std::shared_ptr<Comments> comments)
      : job_(job), complaints_(complaints), comments_(std::move(comments)) {}

  void HandleTranslationUnit(clang::ASTContext& context) override {
    Lowering lowering(context, job_.paths);
    lowering.run();
    for (const clang::SourceRange range : comments_->ranges) lowering.comment(range);
    for (const Complaint& complaint : complaints_.list) {
      Problem problem;
      problem.text = complaint.text;
      problem.missing_header = complaint.missing_header;
      if (const auto at = lowering.locate(complaint.location)) std::tie(problem.path, problem.span) = *at;
      job_.unit.problems.push_back(std::move(problem));
    }
    job_.unit.errors = complaints_.errors;
    job_.unit.files = lowering.take();
    clang::SourceManager& sources = context.getSourceManager();
    for (auto it = sources.fileinfo_begin(); it != sources.fileinfo_end(); ++it) {
      const llvm::StringRef path = it->first.getFileEntry().tryGetRealPathName();
      if (!path.empty()) job_.unit.inclusions.push_back(path.str());
    }
    std::sort(job_.unit.inclusions.begin(), job_.unit.inclusions.end());
    job_.began = true;
  }

 private:
  Job& job_;
  Complaints& complaints_;
  std::shared_ptr<Comments> comments_;
};

class Action : public clang::ASTFrontendAction {
 public:
  Action(Job& job, Complaints& complaints) : job_(job), complaints_(complaints) {}

 protected:
  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance& compiler, llvm::StringRef) override {
    compiler.getDiagnostics().setFatalsAsError(true);  // a missing header does not end the unit
    auto comments = std::make_shared<Comments>();
    compiler.getPreprocessor().addCommentHandler(comments.get());
    return std::make_unique<Consumer>(job_, complaints_, std::move(comments));
  }

 private:
  Job& job_;
  Complaints& complaints_;
};

/// Clang's own headers (stddef.h, immintrin.h): installed beside this program, or where it was built.
std::string resource_folder() {
  std::error_code error;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
  if (!error) {
    const auto beside = self.parent_path().parent_path() / "lib/snapcheck/clang";
    if (std::filesystem::exists(beside / "include/stddef.h", error)) return beside.string();
  }
  return CLANG_RESOURCE_FOLDER;
}

void* run(void* argument) {
  Job& job = *static_cast<Job*>(argument);
  Complaints complaints;
  std::vector<std::string> command{"clang",           "-fsyntax-only", "-w",
                                   "-ferror-limit=0", "-resource-dir", resource_folder()};
  command.insert(command.end(), job.flags.begin(), job.flags.end());
  command.push_back(job.file);
  auto files = llvm::makeIntrusiveRefCnt<clang::FileManager>(clang::FileSystemOptions());
  clang::tooling::ToolInvocation invocation(command, std::make_unique<Action>(job, complaints), files.get());
  invocation.setDiagnosticConsumer(&complaints);
  invocation.run();
  return nullptr;
}

bool write_all(const std::string& bytes) {
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t written = ::write(STDOUT_FILENO, bytes.data() + done, bytes.size() - done);
    if (written <= 0) return false;
    done += static_cast<std::size_t>(written);
  }
  return true;
}

int usage() {
  std::fputs(
      "snapcheck-cxx reads C and C++ for snapcheck, which starts it.\n"
      "usage: snapcheck-cxx [--root FOLDER=NAME]... FILE -- FLAGS\n",
      stderr);
  return 2;
}

int main_of_helper(int argc, char** argv) {
  Job job;
  int i = 1;
  if (argc == 2 && std::strcmp(argv[1], "--version") == 0) {
    std::printf("snapcheck-cxx %s, facts %d, clang %s, headers %s\n", SNAPCHECK_VERSION, kUnitVersion, CLANG_VERSION,
                resource_folder().c_str());
    return 0;
  }
  for (; i < argc && std::strcmp(argv[i], "--") != 0; ++i) {
    if (std::strcmp(argv[i], "--root") == 0 && i + 1 < argc) {
      const std::string root = argv[++i];
      const std::size_t equal = root.find('=');
      if (equal == std::string::npos) return usage();
      job.paths.roots.emplace_back(root.substr(0, equal), root.substr(equal + 1));
    } else if (argv[i][0] != '-' && job.file.empty()) {
      job.file = argv[i];
    } else {
      return usage();
    }
  }
  if (job.file.empty() || i == argc) return usage();
  for (++i; i < argc; ++i) job.flags.emplace_back(argv[i]);

  pthread_attr_t attributes;
  pthread_t thread;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, kStack);
  if (pthread_create(&thread, &attributes, run, &job) != 0) return 3;
  pthread_join(thread, nullptr);
  if (!job.began) return 3;
  const bool written = write_all(encode(job.unit));
  _exit(written ? 0 : 3);  // without freeing a compiler's memory piece by piece
}

}  // namespace
}  // namespace snapcheck::lang::cpp

int main(int argc, char** argv) { return snapcheck::lang::cpp::main_of_helper(argc, argv); }
