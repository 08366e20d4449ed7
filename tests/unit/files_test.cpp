#include "analyzer/base/files.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "analyzer/base/repository.h"

namespace snapcheck::base {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;

class Files : public testing::Test {
 protected:
  Files() {
    char name[] = "/tmp/snapcheck-files-XXXXXX";
    root_ = fs::canonical(mkdtemp(name));
    before_ = fs::current_path();
    fs::current_path(root_);
    discovery_.extensions = {".py", ".java"};
  }
  ~Files() override {
    fs::current_path(before_);
    fs::remove_all(root_);
  }

  void write(const std::string& path, const std::string& text = "x = 1\n") {
    if (fs::path(path).has_parent_path()) fs::create_directories(fs::path(path).parent_path());
    std::ofstream(path, std::ios::binary) << text;
  }

  FileList found(const std::vector<std::string>& paths = {"."}) {
    auto list = discover(paths, discovery_);
    EXPECT_TRUE(list.has_value());
    return list ? *list : FileList{};
  }

  fs::path root_, before_;
  Discovery discovery_;
};

TEST_F(Files, SortedAndNamedAsTheUserWould) {
  write("b/z.py");
  write("b.py");
  write("a/X.java");
  write("a/readme.md");
  EXPECT_THAT(found().files, ElementsAre("a/X.java", "b.py", "b/z.py"));
  EXPECT_THAT(found({"./a/"}).files, ElementsAre("a/X.java"));
  EXPECT_THAT(found({(root_ / "a").string()}).files, ElementsAre((root_ / "a/X.java").string()));
  fs::current_path(root_ / "b");
  EXPECT_THAT(found({"../a"}).files, ElementsAre("../a/X.java"));
}

TEST_F(Files, EachFileOnceHoweverItIsNamed) {
  write("a/b/x.py");
  EXPECT_THAT(found({".", "a", "a/b/x.py", "./a/b"}).files, ElementsAre("a/b/x.py"));
}

TEST_F(Files, AMissingPathIsAnError) {
  const auto list = discover({"nowhere"}, discovery_);
  ASSERT_FALSE(list);
  EXPECT_THAT(list.error().text(), HasSubstr("nowhere: No such file"));
}

TEST_F(Files, GitignoreOfAllLevels) {
  fs::create_directories(".git/info");
  write(".git/info/exclude", "excluded.py\n");
  write(".gitignore", "*.gen.py\n/only_top.py\nlogs/\n");
  write("a/.gitignore", "!keep.gen.py\nlocal.py\n");
  write("a/keep.gen.py");
  write("a/other.gen.py");
  write("a/local.py");
  write("a/only_top.py");
  write("a/excluded.py");
  write("only_top.py");
  write("b/local.py");
  write("b/logs/x.py");
  EXPECT_THAT(found().files, ElementsAre("a/keep.gen.py", "a/only_top.py", "b/local.py"));
  EXPECT_THAT(found().skipped, ElementsAre(Pair(".gitignore", 5)));
  // The files above the scanned folder hold too, but not for what is named.
  EXPECT_THAT(found({"a"}).files, ElementsAre("a/keep.gen.py", "a/only_top.py"));
  EXPECT_THAT(found({"b/logs"}).files, ElementsAre("b/logs/x.py"));
  EXPECT_THAT(found({"a/local.py"}).files, ElementsAre("a/local.py"));
  discovery_.gitignore = false;
  EXPECT_EQ(found().files.size(), 8u);
}

TEST_F(Files, ARepositoryInsideHasItsOwnRules) {
  fs::create_directories(".git");
  fs::create_directories("sub/.git");
  write(".gitignore", "x.py\n");
  write("x.py");
  write("sub/x.py");
  EXPECT_THAT(found().files, ElementsAre("sub/x.py"));
}

TEST_F(Files, DependenciesAndBuildOutputAreCountedOnly) {
  write("node_modules/p/a.py");
  write("node_modules/p/build/b.py");
  write(".venv/lib/site-packages/c.py");
  write("env/pyvenv.cfg");
  write("env/lib/d.py");
  write("build/e.py");
  write("svc/target/classes/F.java");
  write(".git/hooks/g.py");
  write("generated/h.py");
  write("main.py");
  const FileList list = found();
  EXPECT_THAT(list.files, ElementsAre("main.py"));
  EXPECT_THAT(list.skipped, ElementsAre(Pair("build output", 3), Pair("dependencies", 4)));
  EXPECT_THAT(list.notices, IsEmpty());
  discovery_.name_skipped = true;
  EXPECT_EQ(found().notices.size(), 7u);
}

TEST_F(Files, PackagesMayHaveTheNamesOfBuildOutput) {
  write("src/main/java/com/acme/build/A.java");
  write("src/main/java/com/acme/generated/B.java");
  write("src/generated/C.java");
  write("app/target/__init__.py");
  write("app/target/d.py");
  EXPECT_THAT(found().files,
              ElementsAre("app/target/__init__.py", "app/target/d.py", "src/main/java/com/acme/build/A.java",
                          "src/main/java/com/acme/generated/B.java"));
}

TEST_F(Files, ANamedFolderIsScannedWhateverItsName) {
  write("build/a.py");
  EXPECT_THAT(found({"build"}).files, ElementsAre("build/a.py"));
  EXPECT_THAT(found({".", "build"}).files, ElementsAre("build/a.py"));
}

TEST_F(Files, TestCodeBelowTheScannedFolder) {
  discovery_.test_code = {"tests/", "test_*.py", "src/test/"};
  write("tests/a.py");
  write("b/test_b.py");
  write("src/test/C.java");
  write("m/src/test/D.java");
  write("src/e.py");
  EXPECT_THAT(found().files, ElementsAre("m/src/test/D.java", "src/e.py"));
  EXPECT_THAT(found().skipped, ElementsAre(Pair("test code", 3)));
  EXPECT_THAT(found({"tests"}).files, ElementsAre("tests/a.py"));
}

TEST_F(Files, ToolsAreTakenAndMarkedBelowTheScannedFolder) {
  discovery_.tool_code = {"**/examples/**", "**/example.py"};
  write("examples/a.py");
  write("lib/example.py");
  write("lib/b.py");
  EXPECT_THAT(found().files, ElementsAre("examples/a.py", "lib/b.py", "lib/example.py"));
  EXPECT_THAT(found().tools, ElementsAre("examples/a.py", "lib/example.py"));
  EXPECT_THAT(found({"examples"}).tools, ElementsAre());
}

TEST_F(Files, ConfiguredGlobs) {
  write("src/a.py");
  write("src/gen/b.py");
  write("tools/c.py");
  write("build/d.py");
  discovery_.config_folder = root_.string();
  discovery_.exclude = {"src/gen/", "!build/"};
  EXPECT_THAT(found().files, ElementsAre("build/d.py", "src/a.py", "tools/c.py"));
  EXPECT_THAT(found({"src"}).files, ElementsAre("src/a.py"));
  discovery_.include = {"src/", "build/"};
  EXPECT_THAT(found().files, ElementsAre("build/d.py", "src/a.py"));
  EXPECT_THAT(found().skipped, ElementsAre(Pair("configuration", 2)));
}

TEST_F(Files, LinkLoopsEnd) {
  write("a/x.py");
  fs::create_directory_symlink("..", "a/up");
  fs::create_directory_symlink(".", "a/self");
  fs::create_symlink("x.py", "a/link.py");
  fs::create_symlink("loop.py", "loop.py");
  EXPECT_THAT(found().files, ElementsAre("a/x.py"));
  ASSERT_EQ(found().notices.size(), 1u);
  EXPECT_EQ(found().notices[0].path, "loop.py");
}

TEST_F(Files, LinkedFoldersInsideTheRepositoryOnly) {
  fs::create_directories(".git");
  write("shared/x.py");
  fs::create_directories("svc");
  fs::create_directory_symlink("../shared", "svc/shared");
  fs::create_directory_symlink("/usr", "svc/usr");
  EXPECT_THAT(found({"svc"}).files, ElementsAre("svc/shared/x.py"));
  EXPECT_THAT(found({"svc"}).skipped, ElementsAre(Pair("link out of the tree", 1)));
  EXPECT_THAT(found().files, ElementsAre("shared/x.py"));
}

TEST_F(Files, SpecialFilesGiveANotice) {
  ASSERT_EQ(mkfifo("pipe.py", 0600), 0);
  ASSERT_EQ(mkfifo("pipe.txt", 0600), 0);
  const FileList list = found();
  EXPECT_THAT(list.files, IsEmpty());
  ASSERT_EQ(list.notices.size(), 1u);
  EXPECT_THAT(list.notices[0].text, HasSubstr("a FIFO"));
}

TEST_F(Files, ManyFolders) {
  std::string path;
  for (int i = 0; i < 300; ++i) path += "d/";
  write(path + "x.py");
  EXPECT_THAT(found().files, ElementsAre(path + "x.py"));
}

TEST_F(Files, ReadsText) {
  write("bom.py", "\xEF\xBB\xBFx = 1\n");
  EXPECT_EQ(read_file("bom.py")->text, "x = 1\n");
  write("empty.py", "");
  EXPECT_EQ(read_file("empty.py")->text, "");
  EXPECT_EQ(read_file("empty.py")->skip, "");
  EXPECT_FALSE(read_file("/proc/self/status")->text.empty());
}

TEST_F(Files, SaysWhyThereIsNoText) {
  write("nul.py", std::string("x\0y", 3));
  EXPECT_EQ(read_file("nul.py")->skip, "binary");
  write("wide.py", std::string("\xFF\xFEx\0", 4));
  EXPECT_THAT(read_file("wide.py")->explanation, HasSubstr("UTF-16"));
  EXPECT_TRUE(read_file("wide.py")->incomplete);
  ASSERT_EQ(mkfifo("pipe.py", 0600), 0);
  EXPECT_EQ(read_file("pipe.py")->skip, "not a regular file");
  EXPECT_EQ(read_file(".")->skip, "not a regular file");
  EXPECT_EQ(read_file("/dev/zero")->skip, "not a regular file");
  write("big.py", std::string(2000, 'x'));
  EXPECT_EQ(read_file("big.py", 1999)->skip, "too large");
  EXPECT_EQ(read_file("big.py", 2000)->text.size(), 2000u);
  EXPECT_FALSE(read_file("nowhere.py"));
}

TEST_F(Files, ASocketIsNoSource) {
  const int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::string("s.py").copy(address.sun_path, sizeof address.sun_path - 1);
  ASSERT_EQ(bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  EXPECT_EQ(read_file("s.py")->skip, "not a regular file");
  close(fd);
}

TEST_F(Files, FindsTheRepository) {
  fs::create_directories("a/b");
  fs::create_directories(".git/refs/heads");
  write(".git/HEAD", "ref: refs/heads/main\n");
  write(".git/packed-refs", "# pack-refs\n0123456789abcdef0123456789abcdef01234567 refs/heads/main\n");
  write(".git/config", "[core]\n\tbare = false\n[remote \"origin\"]\n\turl = https://me:secret@example.org/a/b.git\n");
  const auto repository = find_repository("a/b");
  ASSERT_TRUE(repository);
  EXPECT_EQ(repository->root, root_.string());
  const Revision revision = read_revision(*repository);
  EXPECT_EQ(revision.commit, "0123456789abcdef0123456789abcdef01234567");
  EXPECT_EQ(revision.branch, "main");
  EXPECT_EQ(revision.remote_url, "https://example.org/a/b.git");
}

TEST_F(Files, FindsAWorktree) {
  fs::create_directories("main/.git/worktrees/w");
  write("main/.git/worktrees/w/HEAD", "fedcba9876543210fedcba9876543210fedcba98\n");
  write("main/.git/worktrees/w/commondir", "../..\n");
  write("main/.git/config", "[remote \"origin\"]\nurl = git@example.org:a/b.git\n");
  write("w/.git", "gitdir: ../main/.git/worktrees/w\n");
  const auto repository = find_repository("w");
  ASSERT_TRUE(repository);
  const Revision revision = read_revision(*repository);
  EXPECT_EQ(revision.commit, "fedcba9876543210fedcba9876543210fedcba98");
  EXPECT_EQ(revision.branch, "");
  EXPECT_EQ(revision.remote_url, "ssh://example.org/a/b.git");
}

TEST(Paths, PublicUrl) {
  EXPECT_EQ(public_url("ssh://git@host:22/a"), "ssh://host:22/a");
  EXPECT_EQ(public_url("host:a/b"), "ssh://host/a/b");
  EXPECT_EQ(public_url("/srv/git/a.git"), "");
  EXPECT_EQ(public_url("../a.git"), "");
  EXPECT_EQ(public_url("file:///srv/a.git"), "");
  EXPECT_EQ(public_url("C:/a.git"), "");
  EXPECT_EQ(public_url("https://u:p@ss@host/a"), "https://host/a");
  EXPECT_EQ(public_url("https://host/a@b"), "https://host/a@b");
}

TEST(Paths, Tidy) {
  EXPECT_EQ(tidy_path("./a//b/./c.py"), "a/b/c.py");
  EXPECT_EQ(tidy_path("/"), "/");
  EXPECT_EQ(tidy_path("../x/"), "../x");
  EXPECT_EQ(tidy_path("./"), ".");
}

}  // namespace
}  // namespace snapcheck::base
