// Tokens of sessions: what they are made with is in objects that the service keeps, on the heap and in main.
#include <snapcheck/hooks.hpp>

#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <random>
#include <string>

namespace shop {

std::string draw() {
  std::random_device entropy;
  return std::to_string(entropy()) + "-" + std::to_string(entropy());
}

struct Signer {
  std::string secret = draw();
  int version = 2;
};

class Sessions {
 public:
  Sessions() : signer_(std::make_unique<Signer>()) { settings_["node"] = draw(); }

  std::string open(const std::string& user) const {
    return user + ":" + std::to_string(std::hash<std::string>()(user + signer_->secret)) + "@" + settings_.at("node");
  }
  int version() const { return signer_->version; }

 private:
  std::unique_ptr<Signer> signer_;
  std::map<std::string, std::string> settings_;
};

std::unique_ptr<Sessions> sessions;

}  // namespace shop

int main() {
  std::ifstream settings("settings.txt");
  int api = 0;
  if (!(settings >> api)) return 1;
  settings.close();
  shop::sessions = std::make_unique<shop::Sessions>();
  std::string lane = shop::draw();
  snapcheck::checkpoint();
  for (std::string event; std::getline(std::cin, event);) {
    std::cout << "{\"token\":\"" << shop::sessions->open("alice") << "\",\"lane\":\"" << lane
              << "\",\"version\":" << shop::sessions->version() << ",\"api\":" << api << "}" << std::endl;
  }
}
