// The layers between main and the call that waits.
#pragma once

#include <memory>
#include <string>
#include <vector>

struct Engine {
  virtual ~Engine() = default;
  virtual int check(int delay) = 0;
};

struct SelectEngine : Engine {
  int check(int delay) override;
};

class EventLoop {
 public:
  void add(std::unique_ptr<Engine> engine) { engines_.push_back(std::move(engine)); }
  void run();

 private:
  bool run_once();
  int check_all();
  int check_engine(Engine& engine);

  std::vector<std::unique_ptr<Engine>> engines_;
};

extern std::string visible_name;
