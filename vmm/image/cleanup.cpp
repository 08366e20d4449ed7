#include "vmm/image/cleanup.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <mutex>
#include <thread>
#include <vector>

namespace snapcheck::vmm::image {
namespace {

/// Whoever ends the process keeps the lock: all others stop at their next call.
struct Table {
  std::mutex lock;
  std::vector<std::string> paths;
  std::vector<pid_t> children;
};

Table& table() {
  static Table* const kTable = new Table;  // never destroyed: the thread below may outlive main()
  return *kTable;
}

template <class T>
void add(std::vector<T>& list, T value) {
  const std::lock_guard hold(table().lock);
  list.push_back(std::move(value));
}

template <class T>
void remove(std::vector<T>& list, const T& value) {
  const std::lock_guard hold(table().lock);
  std::erase(list, value);
}

void wait_for_signal(sigset_t set) {
  int number = 0;
  if (sigwait(&set, &number) != 0) return;
  table().lock.lock();
  for (const pid_t child : table().children) kill(child, SIGKILL);
  for (const pid_t child : table().children) waitpid(child, nullptr, 0);
  std::error_code ignored;
  for (const std::string& path : table().paths) std::filesystem::remove_all(path, ignored);
  signal(number, SIG_DFL);
  pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
  raise(number);
}

}  // namespace

void watch_signals() {
  sigset_t set;
  sigemptyset(&set);
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction action{};
    if (sigaction(number, nullptr, &action) == 0 && action.sa_handler != SIG_IGN) sigaddset(&set, number);
  }
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  std::thread(wait_for_signal, set).detach();
}

Draft::Draft(std::string path) : path_(std::move(path)), name_(path_ + "." + std::to_string(getpid()) + ".part") {
  add(table().paths, name_);
}

Draft::~Draft() {
  if (!name_.empty()) {
    std::error_code ignored;
    std::filesystem::remove_all(name_, ignored);
    remove(table().paths, name_);
  }
}

bool Draft::keep() {
  if (rename(name_.c_str(), path_.c_str()) != 0) return false;
  remove(table().paths, name_);
  name_.clear();
  return true;
}

RemovedOnSignal::RemovedOnSignal(std::string path) : path_(std::move(path)) { add(table().paths, path_); }
RemovedOnSignal::~RemovedOnSignal() { remove(table().paths, path_); }

void add_child(pid_t child) { add(table().children, child); }
void remove_child(pid_t child) { remove(table().children, child); }
void stop_if_interrupted() { const std::lock_guard hold(table().lock); }

}  // namespace snapcheck::vmm::image
