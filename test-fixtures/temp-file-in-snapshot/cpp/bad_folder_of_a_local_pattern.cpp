// mkdtemp gives back the text that it was given, with the name in it.
#include <snapcheck/hooks.hpp>

#include <cstdlib>
#include <iostream>
#include <string>

class Spool {
 public:
  Spool() {
    std::string pattern = "/tmp/spool-XXXXXX";
    folder_ = mkdtemp(pattern.data());  // expect: temp-file-in-snapshot
  }
  std::string path(const std::string& order) const { return folder_ + "/" + order; }

 private:
  std::string folder_;
};

int main() {
  const Spool spool;
  snapcheck::checkpoint();
  std::cout << spool.path("1") << "\n";
}
