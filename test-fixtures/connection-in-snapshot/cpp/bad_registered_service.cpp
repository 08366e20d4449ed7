// A gRPC service in a variable of main: the server has its address, and calls it for each request.
#include <memory>
#include <string>

struct redisContext;
redisContext* redisConnect(const char* host, int port);
void* redisCommand(redisContext* context, const char* format, ...);

namespace grpc {
struct Status {};
class Service {};
class Server {
 public:
  void Wait();
};
class ServerBuilder {
 public:
  void RegisterService(Service* service);
  std::unique_ptr<Server> BuildAndStart();
};
}  // namespace grpc

class Store : public grpc::Service {
 public:
  Store() : context_(redisConnect("127.0.0.1", 6379)) {}  // expect: connection-in-snapshot
  grpc::Status Get(const std::string* key) {
    redisCommand(context_, "GET %s", key->c_str());
    return {};
  }

 private:
  redisContext* context_;
};

int main() {
  Store service;
  grpc::ServerBuilder builder;
  builder.RegisterService(&service);
  const std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  server->Wait();
}
