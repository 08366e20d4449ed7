// OpenTelemetry: the provider keeps the resource, and each span of each clone carries it.
#include <sys/socket.h>
#include <unistd.h>

#include <map>
#include <memory>
#include <string>
#include <utility>

namespace opentelemetry {
namespace sdk {
namespace resource {
class Resource {
 public:
  static Resource Create(const std::map<std::string, int>& attributes);
};
}  // namespace resource
namespace trace {
class SpanProcessor {};
class SpanExporter {};
class TracerProvider {};
class BatchSpanProcessorFactory {
 public:
  static std::unique_ptr<SpanProcessor> Create(std::unique_ptr<SpanExporter> exporter);
};
class TracerProviderFactory {
 public:
  static std::unique_ptr<TracerProvider> Create(std::unique_ptr<SpanProcessor> processor,
                                                const resource::Resource& resource);
};
}  // namespace trace
}  // namespace sdk
namespace trace {
class Provider {
 public:
  static void SetTracerProvider(std::shared_ptr<sdk::trace::TracerProvider> provider);
};
void span(const char* name);
}  // namespace trace
}  // namespace opentelemetry

namespace sdk = opentelemetry::sdk;

static void init_tracing() {
  // expect: host-identity-in-snapshot
  const std::map<std::string, int> attributes{{"process.pid", getpid()}};
  // expect: thread-or-timer-in-snapshot
  auto processor = sdk::trace::BatchSpanProcessorFactory::Create(nullptr);
  opentelemetry::trace::Provider::SetTracerProvider(
      sdk::trace::TracerProviderFactory::Create(std::move(processor), sdk::resource::Resource::Create(attributes)));
}

int main() {
  init_tracing();
  const int listener = socket(AF_INET, SOCK_STREAM, 0);
  listen(listener, 16);
  for (;;) {
    const int peer = accept(listener, nullptr, nullptr);
    opentelemetry::trace::span("request");
    close(peer);
  }
}
