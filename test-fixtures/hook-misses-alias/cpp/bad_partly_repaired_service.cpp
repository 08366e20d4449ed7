// Repaired with the SDK, and not all of it.
#include <snapcheck/hooks.hpp>

#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <ctime>
#include <iostream>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace coupons {

struct Numbers {
  std::mt19937_64 engine{std::random_device{}()};
  std::mt19937 small{static_cast<unsigned>(std::random_device{}())};  // expect: prng-state-in-snapshot
};

class Pool {
 public:
  void open() { fd_ = ::socket(AF_INET, SOCK_STREAM, 0); ::connect(fd_, nullptr, 0); }
  void reopen() { ::close(fd_); open(); }
  int fd() const { return fd_; }

 private:
  int fd_ = -1;
};

class Service {
 public:
  Service() {
    pool_.open();
    started_ = std::chrono::steady_clock::now();
    id_ = "svc-" + snapcheck::uuid4();  // expect: hook-misses-alias
    label_ = "[" + id_ + "]";
    hooks_.push_back(snapcheck::after_restore([this] {
      pool_.reopen();
      started_ = std::chrono::steady_clock::now();
      id_ = "svc-" + snapcheck::uuid4();
      numbers_.engine.seed(std::random_device{}());
    }, "service"));
    salt_ = std::random_device{}();
    hooks_.push_back(snapcheck::after_restore([this] { salt_ = static_cast<unsigned>(::time(nullptr)); }, "salt"));  // expect: hook-reseeds-with-time
    snapcheck::after_restore([this] { nonce_ = std::random_device{}(); }, "nonce");  // expect: hook-weakly-held
    nonce_ = std::random_device{}();  // expect: random-value-in-snapshot
  }
  std::string answer() {
    const auto up = std::chrono::steady_clock::now() - started_;
    return label_ + id_ + std::to_string(numbers_.engine()) + std::to_string(numbers_.small()) + std::to_string(salt_) +
           std::to_string(nonce_) + std::to_string(up.count()) + *session_.get() + std::to_string(pool_.fd());
  }

 private:
  Pool pool_;
  Numbers numbers_;
  std::chrono::steady_clock::time_point started_;
  std::string id_, label_;
  unsigned salt_ = 0, nonce_ = 0;
  snapcheck::OnRestore<std::string> session_{[] { return snapcheck::uuid4(); }};
  std::vector<snapcheck::Hook> hooks_;
};

}  // namespace coupons

int main() {
  coupons::Service service;
  snapcheck::checkpoint();
  std::cout << service.answer() << std::endl;
}
