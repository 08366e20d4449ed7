// Behind Thrift: the processor, which the compiler of Thrift generates, calls the handler for each request.
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>

namespace apache::thrift {
class TProcessor {
 public:
  virtual ~TProcessor();
  virtual bool process(std::string& in, std::string& out) = 0;
};
namespace transport {
class TSocket {
 public:
  TSocket(const std::string& host, int port);
  void open();
  void close();
  void write(const std::string& data);
};
}  // namespace transport
namespace server {
class TThreadedServer {
 public:
  TThreadedServer(std::shared_ptr<TProcessor> processor, int port);
  void serve();
};
}  // namespace server
}  // namespace apache::thrift

using apache::thrift::transport::TSocket;

class Wallet {
 public:
  Wallet() : audit_(std::make_shared<TSocket>("audit.internal", 9100)) {
    audit_->open();  // expect: connection-in-snapshot
    TSocket probe("bank.internal", 9200);
    probe.open();
    probe.close();
  }
  std::string open() {
    audit_->write("open");
    return "account-" + std::to_string(std::rand());  // expect: hidden-prng-in-handler
  }

 private:
  std::shared_ptr<TSocket> audit_;
};

class WalletProcessor : public apache::thrift::TProcessor {
 public:
  explicit WalletProcessor(std::shared_ptr<Wallet> handler) : handler_(std::move(handler)) {}
  bool process(std::string&, std::string& out) override {
    out = handler_->open();
    return true;
  }

 private:
  std::shared_ptr<Wallet> handler_;
};

int main() {
  auto handler = std::make_shared<Wallet>();
  apache::thrift::server::TThreadedServer server(std::make_shared<WalletProcessor>(handler), 9090);
  server.serve();
}
