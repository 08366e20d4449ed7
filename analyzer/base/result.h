// Result<T>: a value or an Error, with the names of std::expected (which g++ 12 does not have yet).
//
// One error type for the whole program: it is made where the cause is known, carried unchanged, and turned
// into text and an exit code in analyzer/cli alone. No exception crosses a folder.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace snapcheck::base {

/// What went wrong and what the reader can do about it. Both halves are one line without a final period.
struct Error {
  std::string what;
  std::string remedy;

  /// "what; remedy", or just "what" when there is nothing to advise.
  std::string text() const { return remedy.empty() ? what : what + "; " + remedy; }
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : failed_(true), error_(std::move(error)) {}

  bool has_value() const { return !failed_; }
  explicit operator bool() const { return has_value(); }
  const Error& error() const { return error_; }

 private:
  bool failed_ = false;
  Error error_;
};

}  // namespace snapcheck::base
