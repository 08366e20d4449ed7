// A lock service over Cap'n Proto: kj::heap makes the server's object.
#include <sys/random.h>

#include <cstdint>
#include <string>
#include <utility>

namespace kj {
struct WaitScope {};
template <typename T>
class Own {
 public:
  explicit Own(T* object) : object_(object) {}
  T* get() const { return object_; }

 private:
  T* object_;
};
template <typename T, typename... Args>
Own<T> heap(Args&&... args);
namespace _ {
class NeverDone {
 public:
  [[noreturn]] void wait(WaitScope& scope) const;
};
}  // namespace _
extern const _::NeverDone NEVER_DONE;
}  // namespace kj
namespace capnp {
class Capability {
 public:
  class Server {
   public:
    virtual ~Server();
  };
};
class EzRpcServer {
 public:
  EzRpcServer(kj::Own<Capability::Server> main, const char* address);
  template <typename T>
  EzRpcServer(kj::Own<T> main, const char* address);
  kj::WaitScope& getWaitScope();
};
}  // namespace capnp

class Locks : public capnp::Capability::Server {
 public:
  Locks() {
    if (getrandom(&fence_, sizeof fence_, 0) != sizeof fence_) fence_ = 1;  // expect: key-or-nonce-in-snapshot
  }
  std::string acquire(const std::string& name) { return name + ":" + std::to_string(fence_); }

 private:
  std::uint64_t fence_ = 0;
};

int main() {
  kj::Own<Locks> locks = kj::heap<Locks>();
  capnp::EzRpcServer server(std::move(locks), "*:5923");
  kj::NEVER_DONE.wait(server.getWaitScope());
}
