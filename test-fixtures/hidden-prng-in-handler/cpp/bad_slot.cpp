// A Qt server: a slot runs when a client comes.
#include <cstdlib>
#include <functional>
#include <string>

struct QTcpServer {
  void newConnection();
  bool listen(int port);
};

struct QObject {
  static void connect(QTcpServer* sender, void (QTcpServer::*signal)(), std::function<void()> slot);
};

struct QCoreApplication {
  static int exec();
};

void answer(const std::string& text);

int main() {
  QTcpServer server;
  QObject::connect(&server, &QTcpServer::newConnection, [] {
    answer(std::to_string(std::rand() % 6));  // expect: hidden-prng-in-handler
  });
  return server.listen(7000) ? QCoreApplication::exec() : 1;
}
