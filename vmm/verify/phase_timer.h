// How long the steps of a run take.
#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "vmm/verify/app.h"
#include "vmm/verify/evidence.h"

namespace snapcheck::vmm::verify {

/// Measures a phase while it lives, and tells that it begins.
class PhaseTimer {
 public:
  PhaseTimer(std::vector<Phase>& phases, std::string name, const Options& options)
      : phases_(phases), name_(std::move(name)), start_(std::chrono::steady_clock::now()) {
    options.progress(name_);
  }
  ~PhaseTimer() {
    phases_.push_back({name_, std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count(), 0});
  }

 private:
  std::vector<Phase>& phases_;
  std::string name_;
  std::chrono::steady_clock::time_point start_;
};

}  // namespace snapcheck::vmm::verify
