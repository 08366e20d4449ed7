// Restbed: handlers of resources, and a Meyers singleton that main asks first.
#include <functional>
#include <memory>
#include <random>
#include <string>

namespace restbed {
class Session {
 public:
  void close(int status, const std::string& body);
};
class Resource {
 public:
  void set_method_handler(const std::string& method, const std::function<void(std::shared_ptr<Session>)>& handler);
};
class Service {
 public:
  void publish(const std::shared_ptr<Resource>& resource);
  void start();
};
}  // namespace restbed

struct Issuer {
  std::random_device device;
  unsigned series = device();  // expect: random-value-in-snapshot
};

static Issuer& issuer() {
  static Issuer instance;
  return instance;
}

static void on_get(const std::shared_ptr<restbed::Session>& session) {
  std::random_device own;
  session->close(200, std::to_string(issuer().series) + "-" + std::to_string(own()));
}

int main() {
  auto resource = std::make_shared<restbed::Resource>();
  resource->set_method_handler("GET", on_get);
  issuer();
  restbed::Service service;
  service.publish(resource);
  service.start();
}
