// The lock belongs to the process that was snapshotted.
#include <snapcheck/hooks.hpp>

#include <fcntl.h>
#include <unistd.h>

class Lock {
 public:
  explicit Lock(const char* path) : fd_(::open(path, O_RDWR | O_CREAT, 0600)) {}  // expect: open-file-in-snapshot
  bool holds() const { return ::lseek(fd_, 0, SEEK_CUR) == 0; }

 private:
  int fd_;
};

static Lock lock("/var/lock/orders");

int main() {
  snapcheck::checkpoint();
  return lock.holds();
}
