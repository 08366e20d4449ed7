// A route of a service draws a coupon.
#include <cstdlib>
#include <functional>
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
  bool listen(const std::string& host, int port);
};
}  // namespace httplib

int main() {
  httplib::Server server;
  server.Get("/coupon", [](const httplib::Request&, httplib::Response& response) {
    response.set_content("C" + std::to_string(std::rand()), "text/plain");  // expect: hidden-prng-in-handler
  });
  server.listen("0.0.0.0", 8080);
}
