// A vector whose memory the thread keeps for the next one of its type: for tables that are as long as a file, made for
// each file, and gone when the file is done. What stays of each file would else come to lie between them, and the next
// file would take fresh memory from the system.
#pragma once

#include <utility>
#include <vector>

namespace snapcheck::base {

template <typename T>
class Recycled : public std::vector<T> {
 public:
  Recycled() { this->swap(spare()); }
  Recycled(Recycled&& other) noexcept : std::vector<T>(std::move(other)) {}
  Recycled& operator=(Recycled&& other) noexcept {
    this->swap(other);
    return *this;
  }
  ~Recycled() {
    this->clear();
    if (this->capacity() > spare().capacity()) this->swap(spare());
  }

 private:
  static std::vector<T>& spare() {
    thread_local std::vector<T> kept;
    return kept;
  }
};

}  // namespace snapcheck::base
