// A list that is short nearly always, without an allocation of its own then: the millions of such lists that a large
// program makes. Four bytes more than its elements: how much room there is on the heap follows from the size.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <type_traits>
#include <utility>

namespace snapcheck::base {

/// Up to `N` elements inside, more on the heap. As in std::vector, growth moves the elements.
template <typename T, std::uint32_t N>
class SmallVector {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

 public:
  using value_type = T;
  using iterator = T*;
  using const_iterator = const T*;

  SmallVector() = default;
  SmallVector(std::initializer_list<T> values) { append(values.begin(), values.end()); }
  SmallVector(const SmallVector& other) { append(other.begin(), other.end()); }
  SmallVector(SmallVector&& other) noexcept { take(other); }
  SmallVector& operator=(const SmallVector& other) {
    if (this == &other) return *this;
    release();
    append(other.begin(), other.end());
    return *this;
  }
  SmallVector& operator=(SmallVector&& other) noexcept {
    if (this == &other) return *this;
    release();
    take(other);
    return *this;
  }
  ~SmallVector() { release(); }

  T* data() { return on_heap() ? heap() : inside(); }
  const T* data() const { return on_heap() ? heap() : inside(); }
  T* begin() { return data(); }
  T* end() { return data() + size_; }
  const T* begin() const { return data(); }
  const T* end() const { return data() + size_; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  T& operator[](std::size_t i) { return data()[i]; }
  const T& operator[](std::size_t i) const { return data()[i]; }
  T& front() { return *data(); }
  const T& front() const { return *data(); }
  T& back() { return data()[size_ - 1]; }
  const T& back() const { return data()[size_ - 1]; }

  void push_back(T value) {
    const std::uint32_t at = size_;
    if (at == room(at)) grow(at + 1);
    size_ = at + 1;
    new (data() + at) T(value);
  }
  void append(const T* first, const T* last) {
    const std::uint32_t at = size_;
    const auto count = static_cast<std::uint32_t>(last - first);
    if (at + count > room(at)) grow(at + count);
    size_ = at + count;
    std::copy(first, last, data() + at);
  }

 private:
  /// For how many elements there is room in a list of `size`.
  static std::uint32_t room(std::uint32_t size) { return size <= N ? N : std::bit_ceil(size); }

  bool on_heap() const { return size_ > N; }
  T* inside() { return static_cast<T*>(static_cast<void*>(storage_)); }
  const T* inside() const { return static_cast<const T*>(static_cast<const void*>(storage_)); }
  T* heap() const {
    T* at = nullptr;
    std::memcpy(&at, storage_, sizeof at);
    return at;
  }
  /// Moves the elements where there is room for a list of `size`; whoever calls makes it that long.
  void grow(std::uint32_t size) {
    T* fresh = static_cast<T*>(::operator new(sizeof(T) * room(size)));
    std::copy(begin(), end(), fresh);
    if (on_heap()) ::operator delete(heap());
    std::memcpy(storage_, &fresh, sizeof fresh);
  }
  void release() {
    if (on_heap()) ::operator delete(heap());
    size_ = 0;
  }
  void take(SmallVector& other) {
    size_ = std::exchange(other.size_, 0);
    std::memcpy(storage_, other.storage_, sizeof storage_);
  }

  static constexpr std::size_t kBytes = std::max(sizeof(T) * N, sizeof(T*));

  std::uint32_t size_ = 0;
  alignas(T) std::byte storage_[kBytes] = {};
};

}  // namespace snapcheck::base
