/// Hooks before a snapshot and after a restore for C++17, header-only over hooks.h.
///
///     auto hook = snapcheck::after_restore([&] { pool.reconnect(); }, "db.reconnect");   // until `hook` goes
///     snapcheck::OnRestore<std::string> instance_id([] { return snapcheck::uuid4(); });
///     snapcheck::engine<std::mt19937_64> generator;                                      // every clone seeds it anew
///
/// Errors are exceptions of type snapcheck::Error. A hook fails by throwing; the exception ends in the report of the
/// phase.
#ifndef SNAPCHECK_HOOKS_HPP
#define SNAPCHECK_HOOKS_HPP

#include <snapcheck/hooks.h>

#include <array>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <random>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace snapcheck {

/// What a function of hooks.h reported. `status` is one of snapcheck_status.
class Error : public std::runtime_error {
 public:
  Error(int status, const std::string& text) : std::runtime_error(text), status_(status) {}
  int status() const noexcept { return status_; }

 private:
  int status_;
};

namespace detail {

inline int check(int status) {
  if (status < 0) throw Error(status, snapcheck_last_error());
  return status;
}

using Function = std::function<void()>;

/// What a registered hook points to. The call keeps the function alive, though the hook unregisters itself.
struct Registered {
  std::shared_ptr<Function> function;
};

extern "C" inline int snapcheck_call_registered(void* user) {
  auto function = static_cast<Registered*>(user)->function;
  try {
    (*function)();
    return 0;
  } catch (const std::exception& error) {
    snapcheck_hook_error(error.what());
  } catch (...) {
    snapcheck_hook_error("threw something that is no std::exception");
  }
  return 1;
}

using Register = int (*)(const snapcheck_hook*, snapcheck_id*);

}  // namespace detail

/// A registration. The hook is unregistered when this goes away, so keep it as long as the hook is wanted: there is no
/// weak reference to fall into. Its end waits for a run of the hook in another thread. Move-only.
class [[nodiscard]] Hook {
 public:
  Hook() = default;
  Hook(detail::Register add, detail::Function function, const std::string& name, unsigned flags = 0)
      : registered_(new detail::Registered{std::make_shared<detail::Function>(std::move(function))}) {
    if (!*registered_->function) throw Error(SNAPCHECK_ERROR_ARGUMENT, "an empty std::function is no hook");
    const snapcheck_hook hook = {sizeof hook, detail::snapcheck_call_registered, registered_.get(), name.c_str(),
                                 flags};
    detail::check(add(&hook, &id_));
  }
  Hook(Hook&& other) noexcept : registered_(std::move(other.registered_)), id_(std::exchange(other.id_, 0)) {}
  Hook& operator=(Hook&& other) noexcept {
    if (this != &other) {
      unregister();
      registered_ = std::move(other.registered_);
      id_ = std::exchange(other.id_, 0);
    }
    return *this;
  }
  Hook(const Hook&) = delete;
  Hook& operator=(const Hook&) = delete;
  ~Hook() { unregister(); }

  /// Now instead of at the end. True if it was registered.
  bool unregister() noexcept {
    const bool registered = id_ != 0 && snapcheck_unregister(std::exchange(id_, 0)) == SNAPCHECK_OK;
    registered_.reset();
    return registered;
  }

  /// Keeps the hook for the life of the process.
  void release() noexcept {
    id_ = 0;
    (void)registered_.release();
  }

 private:
  std::unique_ptr<detail::Registered> registered_;
  snapcheck_id id_ = 0;
};

/// Registers a function to run before a snapshot, in reverse order of registration.
inline Hook before_checkpoint(detail::Function function, const std::string& name = "") {
  return Hook(snapcheck_before_checkpoint, std::move(function), name);
}

/// Registers a function to run after a restore, in order of registration.
inline Hook after_restore(detail::Function function, const std::string& name = "") {
  return Hook(snapcheck_after_restore, std::move(function), name);
}

/// A number that is another one after each restore.
inline std::uint64_t generation() noexcept { return snapcheck_generation(); }

/// "From here this process may be copied." True in a restored clone, false at once where nothing takes snapshots.
/// Throws Error if hooks failed or the runtime went away.
inline bool checkpoint() { return detail::check(snapcheck_checkpoint()) == SNAPCHECK_RESTORED; }

/// Serves the runtime in a thread of its own. False: there is none.
inline bool listen() { return detail::check(snapcheck_listen()) > 0; }

/// A random UUID from the kernel.
inline std::string uuid4() {
  char text[37];
  detail::check(snapcheck_uuid4(text));
  return text;
}

/// For tests: the before-hooks, then `in_image`, then the after-hooks in a new generation. Throws what the hooks
/// report; if a before-hook fails, the after-hooks run at once and `in_image` does not.
inline void simulate_restore(const std::function<void()>& in_image = nullptr) {
  if (const int status = snapcheck_run_before_snapshot(); status < 0) {
    const Error error(status, snapcheck_last_error());
    if (status != SNAPCHECK_ERROR_STATE) snapcheck_run_after_restore(0);
    throw error;
  }
  if (in_image) {
    try {
      in_image();
    } catch (...) {
      snapcheck_run_after_restore(1);
      throw;
    }
  }
  detail::check(snapcheck_run_after_restore(1));
}

/// Whether OnRestore drops its value before a snapshot, so that the image has none, or at the first use after it.
enum class Drop { at_next_use, before_checkpoint };

/// A value that is made at its first use, and again at the first use after each restore. Threads that ask at the same
/// time get the same value, made once. What get() returned stays valid for who holds it, also when a newer one was
/// made; so hold the OnRestore, not the value.
template <class T>
class OnRestore {
 public:
  explicit OnRestore(std::function<T()> factory, Drop drop = Drop::at_next_use) : factory_(std::move(factory)) {
    if (!factory_) throw Error(SNAPCHECK_ERROR_ARGUMENT, "OnRestore needs a function that makes the value");
    if (drop == Drop::before_checkpoint) {
      hook_ = Hook(
          snapcheck_before_checkpoint, [this] { reset(); }, "OnRestore", SNAPCHECK_INNERMOST);
    }
  }
  OnRestore(const OnRestore&) = delete;
  OnRestore& operator=(const OnRestore&) = delete;

  std::shared_ptr<T> get() {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (const std::uint64_t now = generation(); !value_ || made_in_ != now) {
      value_.reset();  // also one that was made after the before-phase
      value_ = std::make_shared<T>(factory_());
      made_in_ = now;
    }
    return value_;
  }
  std::shared_ptr<T> operator->() { return get(); }

  /// Drops the value; the next use makes a new one.
  void reset() {
    std::shared_ptr<T> old;  // destroyed without the lock
    const std::lock_guard<std::mutex> lock(mutex_);
    old.swap(value_);
  }

 private:
  std::function<T()> factory_;
  std::mutex mutex_;
  std::shared_ptr<T> value_;
  std::uint64_t made_in_ = 0;
  Hook hook_;
};

/// A random engine of <random> that is seeded from the kernel, and anew when the generation moved. Between restores it
/// is the engine itself, at its speed. Not safe for several threads at once, like the engine. A distribution that keeps
/// a drawn number (std::normal_distribution) keeps it over the restore: reset() it in an after-hook.
template <class Engine>
class engine {
 public:
  using result_type = typename Engine::result_type;
  static constexpr result_type min() { return Engine::min(); }
  static constexpr result_type max() { return Engine::max(); }

  engine() : words_(snapcheck_counters_of_process()), seen_(now()), engine_(seeded()) {}
  /// With a seed of your own, until the first restore.
  explicit engine(result_type seed) : words_(snapcheck_counters_of_process()), seen_(now()), engine_(seed) {}

  result_type operator()() {
    if (now() != seen_) renew();
    return engine_();
  }
  void discard(unsigned long long count) {
    if (now() != seen_) renew();
    engine_.discard(count);
  }
  void seed(result_type seed) {
    seen_ = now();
    engine_.seed(seed);
  }

 private:
  std::uint64_t now() const noexcept {
    return __atomic_load_n(words_.own, __ATOMIC_RELAXED) + __atomic_load_n(words_.kernel, __ATOMIC_RELAXED);
  }
  static Engine seeded() {
    std::array<std::uint32_t, 16> entropy;  // 512 bits
    detail::check(snapcheck_random_bytes(entropy.data(), sizeof entropy));
    std::seed_seq sequence(entropy.begin(), entropy.end());
    return Engine(sequence);
  }
#if defined(__GNUC__)
  __attribute__((noinline, cold))
#endif
  void
  renew() {
    const std::uint64_t generation = now();
    engine_ = seeded();
    seen_ = generation;
  }

  snapcheck_counters words_;
  std::uint64_t seen_;
  Engine engine_;
};

}  // namespace snapcheck

#endif
