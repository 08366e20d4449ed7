#include "ids.hpp"

#include <snapcheck/hooks.hpp>

namespace orders {

static snapcheck::OnRestore<std::string> name([] { return "orders-" + snapcheck::uuid4(); });

std::string instance_name() { return *name.get(); }

Numbers& numbers() {
  static Numbers made{std::random_device{}()};
  return made;
}

}  // namespace orders
