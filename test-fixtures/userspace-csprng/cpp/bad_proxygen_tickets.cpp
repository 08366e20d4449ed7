// Proxygen: handlers are made for each request, the factory once. folly keeps random bytes for each thread.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

namespace folly {
class Random {
 public:
  static void secureRandom(void* data, std::size_t size);
  static std::uint64_t secureRand64();
};
}  // namespace folly
namespace proxygen {
class RequestHandler {
 public:
  virtual ~RequestHandler();
  virtual void onEOM() noexcept = 0;
};
class RequestHandlerFactory {
 public:
  virtual ~RequestHandlerFactory();
  virtual RequestHandler* onRequest(RequestHandler* upstream, const std::string& url) noexcept = 0;
};
class RequestHandlerChain {
 public:
  template <typename T>
  RequestHandlerChain& addThen();
};
class HTTPServer {
 public:
  explicit HTTPServer(RequestHandlerChain& chain);
  void start();
};
void send(const std::string& text);
}  // namespace proxygen

class TicketHandler : public proxygen::RequestHandler {
 public:
  explicit TicketHandler(std::string series) : series_(std::move(series)) {}
  void onEOM() noexcept override {
    unsigned char ticket[16];
    folly::Random::secureRandom(ticket, sizeof ticket);  // expect: userspace-csprng
    proxygen::send(series_ + std::string(ticket, ticket + sizeof ticket));
  }

 private:
  std::string series_;
};

class TicketFactory : public proxygen::RequestHandlerFactory {
 public:
  TicketFactory() : series_(std::to_string(folly::Random::secureRand64())) {}  // expect: key-or-nonce-in-snapshot
  proxygen::RequestHandler* onRequest(proxygen::RequestHandler*, const std::string&) noexcept override {
    return new TicketHandler(series_);
  }

 private:
  std::string series_;
};

int main() {
  proxygen::RequestHandlerChain chain;
  proxygen::HTTPServer server(chain.addThen<TicketFactory>());
  server.start();
}
