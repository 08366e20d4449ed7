// A MicroVM: a route of cpp-httplib seeds anew when a clone starts.
#include <functional>
#include <random>
#include <string>

namespace httplib {
struct Request {};
struct Response {
  void set_content(const std::string& body, const char* type);
};
class Server {
 public:
  using Handler = std::function<void(const Request&, Response&)>;
  Server& Get(const std::string& pattern, Handler handler);
  Server& Post(const std::string& pattern, Handler handler);
  bool listen(const std::string& host, int port);
};
}  // namespace httplib

static std::mt19937_64 engine{std::random_device{}()};

int main() {
  httplib::Server server;
  server.Post("/aws/lambda-microvms/runtime/v1/run",
              [](const httplib::Request&, httplib::Response&) { engine.seed(std::random_device{}()); });
  server.Get("/coupon", [](const httplib::Request&, httplib::Response& response) {
    response.set_content("C" + std::to_string(engine()), "text/plain");
  });
  server.listen("0.0.0.0", 8080);
}
