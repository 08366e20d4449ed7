// First step of Program's construction; used by program.cpp only.
#pragma once

#include "analyzer/model/program.h"

namespace snapcheck::model {

class Joiner {
 public:
  explicit Joiner(Program& program) : p_(program) {}
  void run();

 private:
  void number();
  void names();
  void types();
  void places();
  void scopes();
  void calls();
  void flows();
  void through_default(const Edge& edge, std::string_view parameter);
  std::string declared_name(const std::string& name) const;

  Program& p_;
};

}  // namespace snapcheck::model
