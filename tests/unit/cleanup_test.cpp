// What a signal leaves behind, and what the cache keeps.
#include "vmm/image/cleanup.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>

#include "vmm/image/cache.h"

namespace snapcheck::vmm::image {
namespace {

namespace fs = std::filesystem;
using std::chrono::hours;

class Cleanup : public ::testing::Test {
 protected:
  void SetUp() override {
    char name[] = "/tmp/snapcheck-cleanup-XXXXXX";
    folder_ = mkdtemp(name);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string write(const std::string& name, std::size_t size, hours age = hours(0)) {
    const std::string path = folder_ + "/" + name;
    fs::create_directories(fs::path(path).parent_path());
    std::ofstream(path) << std::string(size, 'x');
    fs::last_write_time(path, fs::file_time_type::clock::now() - age);
    return path;
  }

  std::string folder_;
};

TEST_F(Cleanup, ADraftIsKeptOrRemoved) {
  const std::string path = folder_ + "/whole";
  {
    Draft draft(path);
    std::ofstream(draft.name()) << "half";
    EXPECT_TRUE(fs::exists(draft.name()));
  }
  EXPECT_TRUE(fs::is_empty(folder_));
  {
    Draft draft(path);
    std::ofstream(draft.name()) << "whole";
    EXPECT_TRUE(draft.keep());
  }
  EXPECT_TRUE(fs::exists(path));
  Draft nothing(folder_ + "/nothing");
  EXPECT_FALSE(nothing.keep());
}

/// Ends a process by a signal that it watches; its wait status.
int end_by(int signal_number, const std::function<void()>& body) {
  int ready[2];
  if (pipe(ready) != 0) return -1;
  const pid_t process = fork();
  if (process == 0) {
    watch_signals();
    body();
    if (::write(ready[1], "x", 1) == 1) sleep(30);
    _exit(1);
  }
  char byte;
  EXPECT_EQ(read(ready[0], &byte, 1), 1);
  kill(process, signal_number);
  int status = 0;
  waitpid(process, &status, 0);
  close(ready[0]);
  close(ready[1]);
  return status;
}

TEST_F(Cleanup, ASignalRemovesDraftsAndEndsChildren) {
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    const std::string kept = write("kept", 1), others = write("others", 1), child_file = folder_ + "/child";
    const int status = end_by(number, [&] {
      auto* draft = new Draft(folder_ + "/folder");
      fs::create_directories(draft->name() + "/below");
      new RemovedOnSignal(others);
      const pid_t child = fork();
      if (child == 0) {
        sleep(30);
        _exit(0);
      }
      add_child(child);
      std::ofstream(child_file) << child;
    });
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == number) << status;
    pid_t child = 0;
    std::ifstream(child_file) >> child;
    EXPECT_EQ(kill(child, 0), -1);
    fs::remove(child_file);
    EXPECT_EQ(std::distance(fs::directory_iterator(folder_), {}), 1) << "nothing but what was whole";
    EXPECT_TRUE(fs::exists(kept));
  }
}

TEST_F(Cleanup, AnIgnoredSignalStaysIgnored) {
  signal(SIGHUP, SIG_IGN);
  const pid_t process = fork();
  if (process == 0) {
    watch_signals();
    raise(SIGHUP);
    usleep(50'000);
    _exit(7);
  }
  signal(SIGHUP, SIG_DFL);
  int status = 0;
  waitpid(process, &status, 0);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 7) << status;
}

TEST_F(Cleanup, TheCacheLosesWhatWasNotUsedForLongest) {
  const std::string oldest = write("oldest", 400, hours(30)), old = write("old", 400, hours(20)),
                    used = write("used", 400, hours(40)), fresh = write("fresh", 400);
  EXPECT_TRUE(use_cached(used));
  EXPECT_FALSE(use_cached(folder_ + "/none"));
  prune_cache(folder_, 1300);
  EXPECT_FALSE(fs::exists(oldest));
  EXPECT_TRUE(fs::exists(old) && fs::exists(used) && fs::exists(fresh));
  prune_cache(folder_, 0);
  EXPECT_FALSE(fs::exists(old));
  EXPECT_TRUE(fs::exists(used) && fs::exists(fresh)) << "another process may be at them";
}

TEST_F(Cleanup, AFolderOfTheCacheCountsWithAllItHas) {
  write("runtime/lib/modules", 1000);
  write("runtime/bin/java", 1000);
  fs::last_write_time(folder_ + "/runtime", fs::file_time_type::clock::now() - hours(2));
  prune_cache(folder_, 2000);
  EXPECT_TRUE(fs::exists(folder_ + "/runtime"));
  prune_cache(folder_, 1999);
  EXPECT_FALSE(fs::exists(folder_ + "/runtime"));
}

TEST_F(Cleanup, OldDraftsOfKilledProcessesGo) {
  const std::string old = write("a.1.part", 1, hours(25)), fresh = write("b.2.part", 1, hours(23));
  prune_cache(folder_, 1000);
  EXPECT_FALSE(fs::exists(old));
  EXPECT_TRUE(fs::exists(fresh));
}

}  // namespace
}  // namespace snapcheck::vmm::image
