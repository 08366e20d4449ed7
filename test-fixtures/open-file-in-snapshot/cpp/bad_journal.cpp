// A journal that stays open across the snapshot.
#include <snapcheck/hooks.hpp>

#include <fstream>

static std::ofstream journal("/var/lib/orders/journal");  // expect: open-file-in-snapshot

int main() {
  snapcheck::checkpoint();
  journal << "order\n";
}
