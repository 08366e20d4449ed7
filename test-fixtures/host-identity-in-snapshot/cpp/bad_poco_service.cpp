// Poco: run() calls main() of the application, requests come to handlers until somebody ends it.
#include <string>

namespace Poco {
namespace Environment {
std::string nodeName();
}
namespace Util {
class ServerApplication {
 public:
  virtual ~ServerApplication();
  int run(int argc, char** argv);
  void waitForTerminationRequest();
  virtual int main(const std::string& arguments) = 0;
};
}  // namespace Util
namespace Net {
class HTTPRequestHandler {
 public:
  virtual ~HTTPRequestHandler();
  virtual void handleRequest(const std::string& request, std::string& response) = 0;
};
}  // namespace Net
}  // namespace Poco

static std::string node;

class WhoAmI : public Poco::Net::HTTPRequestHandler {
 public:
  void handleRequest(const std::string&, std::string& response) override { response = node; }
};

class Application : public Poco::Util::ServerApplication {
  int main(const std::string&) override {
    node = Poco::Environment::nodeName();  // expect: host-identity-in-snapshot
    waitForTerminationRequest();
    return 0;
  }
};

int main(int argc, char** argv) {
  Application application;
  return application.run(argc, argv);
}
