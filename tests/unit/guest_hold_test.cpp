// Clocks that stand still, in a process of its own whose vDSO is replaced.
#include "vmm/guest/agent/hold.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <fstream>
#include <string>
#include <thread>

namespace snapcheck::agent {
namespace {

bool is_step(std::int64_t seconds, std::int64_t rest) { return seconds % kHold == 0 && rest == 0; }

/// What the process that stopped itself makes of its clocks: 0 when all show a step, else which of them does not.
int look_at_clocks() {
  timespec wall{}, up{};
  timeval day{};
  time_t told = 1;
  if (clock_gettime(CLOCK_REALTIME, &wall) != 0 || !is_step(wall.tv_sec, wall.tv_nsec)) return 1;
  if (clock_gettime(CLOCK_MONOTONIC, &up) != 0 || !is_step(up.tv_sec, up.tv_nsec)) return 2;
  if (gettimeofday(&day, nullptr) != 0 || !is_step(day.tv_sec, day.tv_usec)) return 3;
  if (!is_step(time(nullptr), 0) || !is_step(time(&told), 0) || told % kHold != 0) return 4;
  if (clock_gettime(static_cast<clockid_t>(99), &wall) == 0) return 5;
  return 0;
}

/// The exit status of a process that stops, is worked on, and goes on with look_at_clocks().
int looked_at(bool held) {
  const pid_t child = fork();
  if (child == 0) {
    raise(SIGSTOP);
    _exit(look_at_clocks());
  }
  int status = 0;
  waitpid(child, &status, WUNTRACED);
  if (held) {
    EXPECT_EQ(hold_clocks(child), "");
  }
  kill(child, SIGCONT);
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(GuestHold, ClocksShowSteps) { EXPECT_EQ(looked_at(true), 0); }

TEST(GuestHold, WithoutItTheyGoOn) { EXPECT_NE(looked_at(false), 0); }

/// A process whose second thread waits for a pipe: 0 when that one alone has held clocks, else a number that tells.
int looked_at_by_two(int pipe) {
  int seen = -1;
  std::thread reader([&] {
    char byte = 0;
    if (read(pipe, &byte, 1) != 1) return;
    timespec up{};
    timeval day{};
    const bool held = clock_gettime(CLOCK_MONOTONIC, &up) == 0 && is_step(up.tv_sec, up.tv_nsec) &&
                      gettimeofday(&day, nullptr) == 0 && is_step(day.tv_sec, day.tv_usec);
    seen = held ? 0 : 1;
  });
  reader.join();
  if (seen != 0) return 10 + seen;
  timespec up{};
  for (int i = 0; i < 3; ++i) {
    if (clock_gettime(CLOCK_MONOTONIC, &up) != 0) return 20;
    if (!is_step(up.tv_sec, up.tv_nsec)) return 0;
  }
  return 21;
}

TEST(GuestHold, OneThreadAlone) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  const pid_t child = fork();
  if (child == 0) _exit(looked_at_by_two(ends[0]));
  pid_t reader = 0;
  int status = 0;
  for (int tries = 0; tries < 5000 && reader == 0; ++tries) {
    usleep(1000);
    kill(child, SIGSTOP);
    waitpid(child, &status, WUNTRACED);
    reader = reader_of(child, ends[1]);
    if (reader == 0) kill(child, SIGCONT);
  }
  ASSERT_NE(reader, 0);
  EXPECT_NE(reader, child);
  EXPECT_EQ(hold_clocks(child, reader), "");
  EXPECT_EQ(write(ends[1], "x", 1), 1);
  kill(child, SIGCONT);
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
  for (const int end : ends) close(end);
}

TEST(GuestHold, WhatCouldNotBeHeldIsSaid) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  const pid_t child = fork();
  if (child == 0) {
    for (;;) (void)getppid();
  }
  const std::string list = ::testing::TempDir() + "guest_hold_processes";
  std::ofstream(list) << child << "\n";
  EXPECT_EQ(hold_all_clocks(list.c_str(), ends[1]), "no thread waits for the answer to the snapshot");
  // It runs: nothing is replaced under its feet.
  EXPECT_EQ(hold_all_clocks(list.c_str()), "process " + std::to_string(child) + ": a thread reads the clock, or runs");
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  for (const int end : ends) close(end);
}

TEST(GuestHold, NobodyReads) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  EXPECT_EQ(reader_of(getpid(), ends[1]), 0);
  for (const int end : ends) close(end);
}

TEST(GuestHold, AProcessThatIsGoneIsLeftAlone) { EXPECT_EQ(hold_clocks(0), "it has no vDSO"); }

}  // namespace
}  // namespace snapcheck::agent
