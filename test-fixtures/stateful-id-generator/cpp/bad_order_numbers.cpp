// Order numbers from libuuid, made for each request.
#include <snapcheck/hooks.hpp>

#include <string>

extern "C" void uuid_generate_time_safe(unsigned char out[16]);

class Orders {
 public:
  std::string next() {
    unsigned char bytes[16];
    uuid_generate_time_safe(bytes);  // expect: stateful-id-generator
    return std::string(reinterpret_cast<const char*>(bytes), sizeof bytes);
  }
};

static Orders orders;

int main() {
  snapcheck::checkpoint();
  return static_cast<int>(orders.next().size());
}
