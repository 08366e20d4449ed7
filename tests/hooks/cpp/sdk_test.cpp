// The C and C++ SDK beyond the conformance cases.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <set>
#include <thread>

#include "snapcheck/hooks.hpp"

namespace {

using snapcheck::Error;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

std::string error_of(const std::function<void()>& call) {
  try {
    call();
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

TEST(Hook, RunsWhileItIsHeld) {
  std::vector<std::string> log;
  auto kept = snapcheck::after_restore([&] { log.push_back("kept"); });
  {
    auto gone = snapcheck::after_restore([&] { log.push_back("gone"); });
    auto before = snapcheck::before_checkpoint([&] { log.push_back("before"); });
    snapcheck::simulate_restore();
  }
  snapcheck::simulate_restore();
  EXPECT_THAT(log, ElementsAre("before", "kept", "gone", "kept"));
  EXPECT_TRUE(kept.unregister());
  EXPECT_FALSE(kept.unregister());
  snapcheck::simulate_restore();
  EXPECT_EQ(log.size(), 4U);
}

TEST(Hook, MovesItsRegistration) {
  int runs = 0;
  snapcheck::Hook outer;
  {
    auto inner = snapcheck::after_restore([&] { runs++; });
    outer = std::move(inner);
  }
  snapcheck::simulate_restore();
  EXPECT_EQ(runs, 1);
  outer = snapcheck::after_restore([&] { runs += 10; });
  snapcheck::simulate_restore();
  EXPECT_EQ(runs, 11);
}

TEST(Hook, MayUnregisterItself) {
  std::string log;
  snapcheck::Hook hook;
  const std::string captured(100, 'x');
  hook = snapcheck::after_restore([&hook, &log, captured] {
    hook.unregister();
    log += captured;  // still alive
  });
  snapcheck::simulate_restore();
  snapcheck::simulate_restore();
  EXPECT_EQ(log, captured);
}

TEST(Hook, ExceptionsStayInside) {
  auto one = snapcheck::after_restore([] { throw std::runtime_error("no route"); }, "db.open");
  auto two = snapcheck::after_restore([] { throw 3; }, "odd");
  EXPECT_EQ(error_of([] { snapcheck::simulate_restore(); }),
            "2 after-restore hooks failed; db.open: no route; odd: threw something that is no std::exception");
}

TEST(Hook, AFailedBeforeHookKeepsTheImageAway) {
  bool opened = false, imaged = false;
  auto before = snapcheck::before_checkpoint([] { throw std::runtime_error("busy"); }, "flush");
  auto after = snapcheck::after_restore([&] { opened = true; });
  const auto generation = snapcheck::generation();
  EXPECT_EQ(error_of([&] { snapcheck::simulate_restore([&] { imaged = true; }); }),
            "1 before-checkpoint hook failed; flush: busy");
  EXPECT_TRUE(opened);
  EXPECT_FALSE(imaged);
  EXPECT_EQ(snapcheck::generation(), generation);
}

TEST(Hook, UnregisteringWaitsForARunInAnotherThread) {
  std::atomic<bool> entered{false}, left{false};
  auto hook = snapcheck::after_restore([&] {
    entered = true;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    left = true;
  });
  std::thread phase([] { snapcheck_run_after_restore(1); });
  while (!entered) std::this_thread::yield();
  hook.unregister();
  EXPECT_TRUE(left);
  phase.join();
}

TEST(Hook, InnermostOnes) {
  std::vector<std::string> log;
  const auto add = [&](auto call, const char* word, unsigned flags) {
    return snapcheck::Hook(call, [&log, word] { log.push_back(word); }, word, flags);
  };
  auto a = add(snapcheck_before_checkpoint, "close", SNAPCHECK_INNERMOST);
  auto b = add(snapcheck_before_checkpoint, "user", 0);
  auto c = add(snapcheck_after_restore, "user", 0);
  auto d = add(snapcheck_after_restore, "renew", SNAPCHECK_INNERMOST);
  snapcheck::simulate_restore();
  EXPECT_THAT(log, ElementsAre("user", "close", "renew", "user"));
}

TEST(BadUse, IsNamed) {
  EXPECT_EQ(snapcheck_after_restore(nullptr, nullptr), SNAPCHECK_ERROR_ARGUMENT);
  snapcheck_hook hook = {sizeof hook, nullptr, nullptr, "db.open", 0};
  EXPECT_EQ(snapcheck_after_restore(&hook, nullptr), SNAPCHECK_ERROR_ARGUMENT);
  EXPECT_STREQ(snapcheck_last_error(), "the hook db.open has no function: set snapcheck_hook.run");
  hook.run = [](void*) { return 0; };
  hook.size = 3;
  EXPECT_EQ(snapcheck_after_restore(&hook, nullptr), SNAPCHECK_ERROR_ARGUMENT);
  EXPECT_STREQ(snapcheck_last_error(), "set snapcheck_hook.size to sizeof(struct snapcheck_hook)");
  hook.size = sizeof hook;
  hook.flags = 6;
  EXPECT_EQ(snapcheck_after_restore(&hook, nullptr), SNAPCHECK_ERROR_ARGUMENT);
  EXPECT_THAT(snapcheck_last_error(), HasSubstr("unknown bits: 0x6"));
  EXPECT_EQ(error_of([] { (void)snapcheck::after_restore(nullptr); }), "an empty std::function is no hook");
  EXPECT_EQ(error_of([] { snapcheck::OnRestore<int> none(nullptr); }),
            "OnRestore needs a function that makes the value");
  EXPECT_EQ(snapcheck_set_budget(-1, 0), SNAPCHECK_ERROR_ARGUMENT);
  EXPECT_EQ(snapcheck_set_budget(0, std::nan("")), SNAPCHECK_ERROR_ARGUMENT);
}

TEST(BadUse, AnOldIdRemovesNothing) {
  const snapcheck_hook hook = {sizeof hook, [](void*) { return 0; }, nullptr, nullptr, 0};
  snapcheck_id first = 0, second = 0;
  ASSERT_EQ(snapcheck_after_restore(&hook, &first), SNAPCHECK_OK);
  ASSERT_EQ(snapcheck_unregister(first), SNAPCHECK_OK);
  ASSERT_EQ(snapcheck_after_restore(&hook, &second), SNAPCHECK_OK);
  EXPECT_NE(first, second);
  EXPECT_EQ(snapcheck_unregister(first), SNAPCHECK_ERROR_NOT_FOUND);
  EXPECT_EQ(snapcheck_unregister(0), SNAPCHECK_ERROR_NOT_FOUND);
  EXPECT_EQ(snapcheck_unregister(second), SNAPCHECK_OK);
}

/// Registered before the SDK's own handler, so it runs after it.
void register_late() {
  const snapcheck_hook hook = {sizeof hook, [](void*) { return 0; }, nullptr, "late", 0};
  const int status = snapcheck_after_restore(&hook, nullptr);
  const std::string error = snapcheck_last_error();
  const bool refused = error == "late was registered while the process ends: it would never run";
  _exit(status == SNAPCHECK_ERROR_CLOSED && refused ? 42 : 1);
}

TEST(BadUse, RegistrationAfterExit) {
  EXPECT_EXIT(
      {
        std::atexit(register_late);
        auto hook = snapcheck::after_restore([] {});
        std::exit(0);
      },
      ::testing::ExitedWithCode(42), "");
}

TEST(BadUse, BudgetNamesTheSlowestHook) {
  snapcheck_set_budget(0, 0.02);
  auto slow = snapcheck::after_restore([] { std::this_thread::sleep_for(std::chrono::milliseconds(40)); }, "slow");
  auto fast = snapcheck::after_restore([] {}, "fast");
  const std::string error = error_of([] { snapcheck::simulate_restore(); });
  snapcheck_set_budget(0, 10);
  EXPECT_THAT(error, StartsWith("the after-restore hooks took 0."));
  EXPECT_THAT(error, HasSubstr("the budget is 0.02 s; the slowest is slow with 0."));
}

TEST(OnRestore, IsMadeAnewAfterARestore) {
  int made = 0;
  snapcheck::OnRestore<int> value([&] { return ++made; });
  EXPECT_EQ(*value.get(), 1);
  const auto held = value.get();
  snapcheck::simulate_restore([&] { EXPECT_EQ(*value.get(), 1); });
  EXPECT_EQ(*value.get(), 2);
  EXPECT_EQ(*held, 1);
}

TEST(OnRestore, DropsBeforeTheCheckpoint) {
  const auto alive = std::make_shared<int>(0);
  snapcheck::OnRestore<std::shared_ptr<int>> value([&] { return alive; }, snapcheck::Drop::before_checkpoint);
  (void)value.get();
  EXPECT_EQ(alive.use_count(), 2);
  snapcheck::simulate_restore([&] { EXPECT_EQ(alive.use_count(), 1); });
}

TEST(OnRestore, IsMadeOnceForManyThreads) {
  std::atomic<int> made{0};
  snapcheck::OnRestore<int> value([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    return ++made;
  });
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; i++) threads.emplace_back([&] { EXPECT_EQ(*value.get(), 1); });
  for (std::thread& thread : threads) thread.join();
}

TEST(Engine, IsTheEngineUntilTheRestore) {
  snapcheck::engine<std::mt19937_64> ours(7);
  std::mt19937_64 plain(7);
  for (int i = 0; i < 1000; i++) ASSERT_EQ(ours(), plain());
  snapcheck::simulate_restore();
  EXPECT_NE(ours(), plain());
  std::uniform_int_distribution<int> dice(1, 6);
  EXPECT_THAT(dice(ours), ::testing::AllOf(::testing::Ge(1), ::testing::Le(6)));
}

/// What two forks of this process draw, after a restore or without one. A fork has the memory of its parent, like a
/// clone.
template <class Generator>
std::set<std::uint64_t> drawn_by_clones(Generator& generator, bool restored) {
  std::set<std::uint64_t> values;
  for (int i = 0; i < 2; i++) {
    int ends[2];
    if (pipe(ends) != 0) return {};
    if (fork() == 0) {
      if (restored) snapcheck_run_after_restore(1);
      const std::uint64_t drawn = generator();
      _exit(write(ends[1], &drawn, sizeof drawn) == sizeof drawn ? 0 : 1);
    }
    std::uint64_t drawn = 0;
    EXPECT_EQ(read(ends[0], &drawn, sizeof drawn), static_cast<ssize_t>(sizeof drawn));
    values.insert(drawn);
    close(ends[0]);
    close(ends[1]);
    wait(nullptr);
  }
  return values;
}

TEST(Engine, ClonesDrawDifferentNumbers) {
  std::mt19937_64 plain;
  snapcheck::engine<std::mt19937_64> ours;
  EXPECT_EQ(drawn_by_clones(plain, true).size(), 1U);  // the controls
  EXPECT_EQ(drawn_by_clones(ours, false).size(), 1U);
  EXPECT_EQ(drawn_by_clones(ours, true).size(), 2U);
}

TEST(Uuid, IsOfVersion4) {
  const std::string one = snapcheck::uuid4();
  EXPECT_THAT(one, ::testing::MatchesRegex("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
  EXPECT_NE(one, snapcheck::uuid4());
}

TEST(Registration, IsLinear) {
  const auto seconds_each = [](int count) {
    std::vector<snapcheck::Hook> hooks;
    hooks.reserve(static_cast<std::size_t>(count));
    const std::clock_t began = std::clock();  // of this process alone, whatever else runs
    for (int i = 0; i < count; i++) hooks.push_back(snapcheck::after_restore([] {}));
    return static_cast<double>(std::clock() - began) / count;
  };
  double small = 1e9, large = 1e9;
  for (int i = 0; i < 5; i++) {
    small = std::min(small, seconds_each(1000));
    large = std::min(large, seconds_each(10000));
  }
  EXPECT_LT(large, small * 5);
}

// ---- the kernel's counter, from files that stand in for the devices ----

/// What this program prints as --generation in a process that sees `page` as the device of `variable`.
std::string generation_with(const char* variable, const std::string& page) {
  char name[] = "/tmp/snapcheck-device-XXXXXX";
  const int file = mkstemp(name);
  EXPECT_EQ(write(file, page.data(), page.size()), static_cast<ssize_t>(page.size()));
  char program[4096] = {};
  EXPECT_GT(readlink("/proc/self/exe", program, sizeof program - 1), 0);
  const std::string command = std::string(variable) + "=" + name + " '" + program + "' --generation " + name;
  FILE* output = popen(command.c_str(), "r");
  char text[256] = {};
  const std::size_t size = fread(text, 1, sizeof text - 1, output);
  EXPECT_EQ(pclose(output), 0);
  close(file);
  unlink(name);
  return std::string(text, size);
}

std::string vmclock(std::uint32_t magic, std::uint16_t version, std::uint64_t flags, std::uint64_t generation) {
  std::string page(4096, '\0');
  const std::uint32_t size = 4096;
  std::memcpy(&page[0], &magic, 4);
  std::memcpy(&page[4], &size, 4);
  std::memcpy(&page[8], &version, 2);
  std::memcpy(&page[0x18], &flags, 8);
  std::memcpy(&page[0x68], &generation, 8);
  return page;
}

/// Prints the generation at the start, after the device moved, and after a phase during which the device moved or not.
int print_generations(const char* device) {
  const auto move = [device](off_t offset) {
    const int file = open(device, O_RDWR);
    std::uint64_t value = 0;
    if (pread(file, &value, sizeof value, offset) != sizeof value) return;
    value++;
    if (pwrite(file, &value, sizeof value, offset) != sizeof value) return;
    close(file);
  };
  const off_t offset = std::getenv("SNAPCHECK_VMCLOCK") != nullptr ? 0x68 : 0;
  std::printf("%llu", static_cast<unsigned long long>(snapcheck_generation()));
  move(offset);
  std::printf(" %llu", static_cast<unsigned long long>(snapcheck_generation()));
  snapcheck_run_before_snapshot();
  move(offset);
  snapcheck_run_after_restore(1);
  std::printf(" %llu", static_cast<unsigned long long>(snapcheck_generation()));
  snapcheck_run_before_snapshot();
  snapcheck_run_after_restore(1);
  std::printf(" %llu", static_cast<unsigned long long>(snapcheck_generation()));
  return 0;
}

constexpr std::uint32_t kMagic = 0x4b4c4356;

TEST(KernelCounter, MovesTheGenerationWithoutNotice) {
  EXPECT_EQ(generation_with("SNAPCHECK_VMCLOCK", vmclock(kMagic, 1, 1 << 7, 100)), "100 101 102 103");
  EXPECT_EQ(generation_with("SNAPCHECK_SYSGENID", std::string(4096, '\0')), "0 1 2 3");
}

TEST(KernelCounter, AFileThatDoesNotLookRightIsNotUsed) {
  const std::string unused = "0 0 1 2";
  EXPECT_EQ(generation_with("SNAPCHECK_VMCLOCK", vmclock(kMagic + 1, 1, 1 << 7, 100)), unused);
  EXPECT_EQ(generation_with("SNAPCHECK_VMCLOCK", vmclock(kMagic, 2, 1 << 7, 100)), unused);
  EXPECT_EQ(generation_with("SNAPCHECK_VMCLOCK", vmclock(kMagic, 1, 0, 100)), unused);
  EXPECT_EQ(generation_with("SNAPCHECK_VMCLOCK", vmclock(kMagic, 1, 1 << 7, 100).substr(0, 4095)), unused);
  EXPECT_EQ(generation_with("SNAPCHECK_SYSGENID", "short"), unused);
}

// ---- the channel ----

/// A runtime at an abstract socket, which answers each line it reads with the next of its own, and leaves when it heard
/// `hears` lines or has no answer.
class Runtime {
 public:
  explicit Runtime(std::vector<std::string> lines, std::size_t hears = 99) : lines_(std::move(lines)), hears_(hears) {
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    const std::string name = "@snapcheck-test-" + std::to_string(getpid()) + "-" + std::to_string(rand());
    std::memcpy(address.sun_path, name.data(), name.size());
    address.sun_path[0] = 0;
    socket_ = socket(AF_UNIX, SOCK_STREAM, 0);
    EXPECT_EQ(bind(socket_, reinterpret_cast<sockaddr*>(&address), static_cast<socklen_t>(2 + name.size())), 0);
    EXPECT_EQ(listen(socket_, 1), 0);
    setenv("SNAPCHECK_CHANNEL", name.c_str(), 1);
    thread_ = std::thread([this] { talk(); });
  }
  std::vector<std::string> heard() {
    thread_.join();
    close(socket_);
    return heard_;
  }

 private:
  void talk() {
    const int connection = accept(socket_, nullptr, nullptr);
    FILE* stream = fdopen(connection, "r");
    char line[4096];
    for (std::size_t next = 0; std::fgets(line, sizeof line, stream) != nullptr;) {
      heard_.emplace_back(line);
      if (heard_.size() == 1) continue;  // hello
      if (next == lines_.size()) break;
      const std::string answer = lines_[next++] + "\n";
      if (write(connection, answer.data(), answer.size()) < 0 || heard_.size() == hears_) break;
    }
    std::fclose(stream);
  }

  int socket_ = -1;
  std::vector<std::string> lines_, heard_;
  std::size_t hears_;
  std::thread thread_;
};

/// The channel is opened once a process, so each case has its own.
template <class Body>
void in_own_process(Body body) {
  const pid_t child = fork();
  if (child == 0) {
    body();
    _exit(::testing::Test::HasFailure() ? 1 : 0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
}

TEST(Channel, ASnapshot) {
  in_own_process([] {
    const auto first = snapcheck::generation();
    Runtime runtime(
        {R"({"op":"explode"})", R"({ "op" : "before" })", R"({"op":"before"})", R"({"restored":true,"op":"after"})"});
    auto before = snapcheck::before_checkpoint([] {}, "a \"quoted\" name\n");
    auto after = snapcheck::after_restore([] { throw std::runtime_error("no \\ route"); }, "open");
    EXPECT_EQ(error_of([] { snapcheck::checkpoint(); }), "1 after-restore hook failed; open: no \\ route");
    const auto heard = runtime.heard();
    ASSERT_EQ(heard.size(), 6U);
    EXPECT_THAT(heard[0], StartsWith(R"({"event":"hello","protocol":1,"sdk":"c","pid":)"));
    EXPECT_EQ(heard[1], "{\"event\":\"ready\"}\n");
    EXPECT_EQ(heard[2],
              "{\"event\":\"error\",\"message\":\"this is no known op; known are before, after, continue\"}\n");
    EXPECT_THAT(heard[3], StartsWith(R"({"event":"before","ok":true,"generation":)" + std::to_string(first) +
                                     R"(,"hooks":[{"name":"a \"quoted\" name\u000a","sec)"));
    EXPECT_THAT(heard[4], HasSubstr("a snapshot is already under way"));
    EXPECT_THAT(heard[5], StartsWith(R"({"event":"after","ok":false,"generation":)" + std::to_string(first + 1) +
                                     R"(,"hooks":[{"name":"open","seconds":)"));
    EXPECT_THAT(heard[5], HasSubstr(R"("error":"no \\ route"}]})"));
  });
}

TEST(Channel, NoSnapshot) {
  in_own_process([] {
    EXPECT_FALSE(snapcheck::checkpoint());  // no channel
    const auto generation = snapcheck::generation();
    Runtime runtime({R"({"op":"continue"})"}, 2);
    EXPECT_FALSE(snapcheck::checkpoint());
    EXPECT_EQ(snapcheck::generation(), generation);
    runtime.heard();
  });
}

TEST(Channel, AFailedBeforePhase) {
  in_own_process([] {
    const auto generation = snapcheck::generation();
    Runtime runtime({R"({"op":"before"})", R"({"op":"after","restored":false})"});
    auto before = snapcheck::before_checkpoint([] { throw std::runtime_error("busy"); }, "flush");
    EXPECT_EQ(error_of([] { snapcheck::checkpoint(); }), "1 before-checkpoint hook failed; flush: busy");
    EXPECT_EQ(snapcheck::generation(), generation);
    EXPECT_EQ(runtime.heard().size(), 4U);
  });
}

TEST(Channel, EndsWhileFrozen) {
  in_own_process([] {
    Runtime runtime({R"({"op":"before"})"});
    bool opened = false;
    auto after = snapcheck::after_restore([&] { opened = true; });
    EXPECT_EQ(error_of([] { snapcheck::checkpoint(); }), "the channel to the runtime ended after the before-hooks ran");
    EXPECT_TRUE(opened);
    runtime.heard();
  });
}

TEST(Channel, NobodyListens) {
  in_own_process([] {
    setenv("SNAPCHECK_CHANNEL", "/nonexistent/channel", 1);
    EXPECT_EQ(error_of([] { snapcheck::checkpoint(); }),
              "cannot connect to SNAPCHECK_CHANNEL=/nonexistent/channel: No such file or directory; is the runtime "
              "listening?");
  });
}

TEST(Channel, Listens) {
  in_own_process([] {
    Runtime runtime({});
    EXPECT_TRUE(snapcheck::listen());
    const std::string refused = "another thread talks to the runtime already: use either snapcheck_listen() or ";
    EXPECT_THAT(error_of([] { snapcheck::checkpoint(); }), StartsWith(refused));
    EXPECT_THAT(error_of([] { snapcheck::listen(); }), StartsWith(refused));
    _exit(::testing::Test::HasFailure() ? 1 : 0);
  });
}

TEST(Channel, TextsAreUtf8WhateverAHookSays) {
  in_own_process([] {
    Runtime runtime({R"({"op":"before"})", R"({"op":"after"})"});
    const std::string latin1 = "caf\xe9";
    std::string cut(600, 'x');  // longer than what is kept, which ends within a character
    cut.replace(510, 2, "\u00e9");
    auto one = snapcheck::after_restore([&] { throw std::runtime_error(latin1 + " \u20ac \xed\xa0\x80"); }, "one");
    auto two = snapcheck::after_restore([&] { throw std::runtime_error(cut); }, "two");
    EXPECT_THAT(error_of([] { snapcheck::checkpoint(); }), StartsWith("2 after-restore hooks failed"));
    const std::string after = runtime.heard().back();
    EXPECT_THAT(after, HasSubstr(R"("error":"caf\ufffd )"
                                 "\u20ac"
                                 R"( \ufffd\ufffd\ufffd"})"));
    EXPECT_THAT(after, HasSubstr(R"(xxx\ufffd"}]})"));
  });
}

TEST(Fork, TheChildHasNoConnectionOfItsParent) {
  in_own_process([] {
    Runtime runtime({});
    EXPECT_TRUE(snapcheck::listen());
    setenv("SNAPCHECK_CHANNEL", "", 1);
    const pid_t child = fork();
    if (child == 0) _exit(error_of([] { snapcheck::checkpoint(); }) == "no error" ? 0 : 1);
    int status = 1;
    waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
    _exit(::testing::Test::HasFailure() ? 1 : 0);
  });
}

TEST(Fork, TheChildCanRegister) {
  std::atomic<bool> stop{false};
  std::thread busy([&] {
    while (!stop) auto hook = snapcheck::after_restore([] {});
  });
  for (int i = 0; i < 50; i++) {
    const pid_t child = fork();
    if (child == 0) {
      alarm(10);
      auto hook = snapcheck::after_restore([] {});
      _exit(0);
    }
    int status = 1;
    waitpid(child, &status, 0);
    ASSERT_EQ(status, 0);
  }
  stop = true;
  busy.join();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 3 && std::string(argv[1]) == "--generation") return print_generations(argv[2]);
  ::testing::InitGoogleTest(&argc, argv);
  ::testing::GTEST_FLAG(death_test_style) = "threadsafe";
  return RUN_ALL_TESTS();
}
