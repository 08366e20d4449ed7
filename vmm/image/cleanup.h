// What must not outlive this process, however it ends by itself or by SIGINT, SIGTERM, SIGHUP: unfinished files and
// children. After SIGKILL the kernel ends the children (PR_SET_PDEATHSIG); drafts stay and are removed by a later run
// (cache.h).
#pragma once

#include <sys/types.h>

#include <string>

namespace snapcheck::vmm::image {

/// From now on these signals kill the children, remove the drafts, and then end the process as they would have. Signals
/// that are ignored (nohup) stay so. Call it in the first thread, before there are others; children have to unblock the
/// signals.
void watch_signals();

/// A file or folder that takes its name when it is whole, and is removed if it does not come to that.
class Draft {
 public:
  /// `path`.<pid>.part; nothing is made.
  explicit Draft(std::string path);
  Draft(const Draft&) = delete;
  ~Draft();
  const std::string& name() const { return name_; }
  /// Gives it its name. False, with errno, if that fails.
  bool keep();

 private:
  std::string path_;
  std::string name_;
};

/// A file that somebody else is writing, removed if a signal comes.
class RemovedOnSignal {
 public:
  explicit RemovedOnSignal(std::string path);
  RemovedOnSignal(const RemovedOnSignal&) = delete;
  ~RemovedOnSignal();

 private:
  std::string path_;
};

/// Of a child that was just started, and of one that was waited for. When a signal has come they do not return.
void add_child(pid_t child);
void remove_child(pid_t child);

/// Does not return when a signal has come: the errors that follow from the end of the children are nobody's concern.
void stop_if_interrupted();

}  // namespace snapcheck::vmm::image
