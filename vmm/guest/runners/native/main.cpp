// Runs a native program in the guest: ../README.md has the messages. The program is a child; the SDK in it talks to
// this runner over the local channel of hooks-sdk/PROTOCOL.md, and its state is read from outside.
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/personality.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "vmm/guest/runners/native/http.h"
#include "vmm/guest/runners/native/state.h"

namespace {

using nlohmann::json;
using snapcheck::runner::is_served;

constexpr int kPollMs = 50;                 // between looks at a port that is not open yet
constexpr unsigned long kAsk = 0xffffffff;  // of personality(): what it is

/// A request that failed; the type is that of the answer's error.
struct Failure : std::runtime_error {
  Failure(std::string kind, const std::string& text) : std::runtime_error(text), type(std::move(kind)) {}
  std::string type;
};

[[noreturn]] void bad_request(const std::string& text) { throw Failure("BadRequest", text); }

void write_all(int file, const std::string& text) {
  for (std::size_t done = 0; done < text.size();) {
    const ssize_t wrote = write(file, text.data() + done, text.size() - done);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) throw Failure("ProgramError", std::string("the pipe broke: ") + std::strerror(errno));
    done += static_cast<std::size_t>(wrote);
  }
}

/// Lines of a descriptor.
class Lines {
 public:
  explicit Lines(int file = -1) : file_(file) {}
  int file() const { return file_; }

  /// Reads what is there; false at the end.
  bool fill() {
    char piece[65536];
    const ssize_t got = read(file_, piece, sizeof piece);
    if (got > 0) pending_.append(piece, static_cast<std::size_t>(got));
    return got > 0 || (got < 0 && (errno == EINTR || errno == EAGAIN));
  }
  bool take(std::string& line) {
    const std::size_t end = pending_.find('\n');
    if (end == std::string::npos) return false;
    line = pending_.substr(0, end);
    pending_.erase(0, end + 1);
    return true;
  }
  /// The next line; false at the end.
  bool next(std::string& line) {
    while (!take(line)) {
      if (!fill()) return false;
    }
    return true;
  }

 private:
  int file_;
  std::string pending_;
};

class Agent {
 public:
  void send(const json& message) {
    write_all(4, "send " + message.dump(-1, ' ', false, json::error_handler_t::replace) + "\n");
  }
  /// False at the end.
  bool receive(json& message) { return ask("receive", "message ", message); }
  json snapshot() {
    json restored;
    if (!ask("snapshot", "restored ", restored)) throw Failure("AgentError", "the agent is gone");
    return restored;
  }

 private:
  bool ask(const std::string& verb, const std::string& answer, json& message) {
    write_all(4, verb + "\n");
    std::string line;
    if (!lines_.next(line)) return false;
    if (line.rfind(answer, 0) != 0) throw Failure("AgentError", "the agent answered " + line.substr(0, 80));
    message = json::parse(line.substr(answer.size()));
    return true;
  }
  Lines lines_{3};
};

std::string seconds_text(double seconds) { return std::to_string(static_cast<int>(seconds)) + " s"; }

double since(std::chrono::steady_clock::time_point began) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

/// Without taking its status away.
bool has_ended(pid_t process) {
  siginfo_t info{};
  return waitid(P_PID, static_cast<id_t>(process), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == process;
}

/// The child, its standard streams, and its end of the hooks channel.
class Program {
 public:
  /// Starts it and waits until its init code is through. `port`: where it serves HTTP; 0: it reads standard input.
  /// After `limit` seconds (0: never) it throws an InitTimeout.
  void start(const std::vector<std::string>& arguments, int port, double limit);
  /// `limit` in seconds, 0: without end. Throws a HandlerTimeout; nothing more can be asked then.
  json invoke(const json& event, double limit);
  /// Likewise with a HookTimeout, which names the hook that runs.
  json phase(const json& op, double limit);
  /// Hooks that ran in the last phases and are registered, and those that were registered since: [{"phase","name"}].
  json registered();
  /// Whether a phase can be asked for; looks for a `ready` that came meanwhile.
  bool has_hooks();
  pid_t process() const { return process_; }
  const std::string& running() const { return running_; }

 private:
  void listen();
  void spawn(const std::vector<std::string>& arguments);
  bool step(int timeout_ms = -1);
  void hear();
  void heard(const json& event);
  [[noreturn]] void ended();

  pid_t process_ = -1;
  int port_ = 0;
  int listener_ = -1, input_ = -1;
  std::string name_;
  Lines output_, channel_;
  bool initialised_ = false;    ///< said ready, in one way or the other
  bool in_checkpoint_ = false;  ///< said so on the channel
  bool listens_ = false;        ///< connected without a checkpoint
  json reply_;
  std::string running_;        ///< the hook that runs in this phase, as far as the SDK says so
  json ran_ = json::array();   ///< [{"phase","name"}]
  json told_ = json::array();  ///< the same, of registrations since the before-phase
};

void remove_one(json& list, const json& element) {
  const auto found = std::find(list.begin(), list.end(), element);
  if (found != list.end()) list.erase(found);
}

void Program::listen() {
  name_ = "@snapcheck-runner-" + std::to_string(getpid());
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, name_.data(), name_.size());
  address.sun_path[0] = 0;
  listener_ = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name_.size());
  if (listener_ < 0 || bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
      ::listen(listener_, 1) != 0) {
    throw Failure("RunnerError", std::string("no socket for the hooks: ") + std::strerror(errno));
  }
}

void Program::spawn(const std::vector<std::string>& arguments) {
  int in[2], out[2];
  if (pipe2(in, O_CLOEXEC) != 0 || pipe2(out, O_CLOEXEC) != 0) throw Failure("RunnerError", "no pipes");
  setenv("SNAPCHECK_CHANNEL", name_.c_str(), 1);
  std::vector<char*> words;
  for (const std::string& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);
  process_ = fork();
  if (process_ < 0) throw Failure("RunnerError", "no process");
  if (process_ == 0) {
    if (port_ == 0) {
      dup2(in[0], 0);
      dup2(out[1], 1);
    }
    signal(SIGPIPE, SIG_DFL);
    // What is made of addresses, rests of them in memory that nobody has set among it, is the same in all boots then.
    personality(personality(kAsk) | ADDR_NO_RANDOMIZE);
    execvp(words[0], words.data());
    const std::string text = std::string("runner: ") + words[0] + ": " + std::strerror(errno) + "\n";
    (void)!write(2, text.data(), text.size());
    _exit(127);
  }
  close(in[0]);
  close(out[1]);
  input_ = in[1];
  output_ = Lines(out[0]);
  if (port_ > 0) {  // it prints for itself
    close(out[0]);
    output_ = Lines();
  }
}

void Program::ended() {
  int status = 0;
  waitpid(process_, &status, 0);
  throw Failure("ProgramError", WIFSIGNALED(status)
                                    ? "the program was ended by signal " + std::to_string(WTERMSIG(status))
                                    : "the program ended with status " + std::to_string(WEXITSTATUS(status)));
}

void Program::heard(const json& event) {
  if (!event.is_object()) throw Failure("ProgramError", "the program's SDK sent a line that is no JSON object");
  const std::string what = event.value("event", "");
  if (what == "ready") {
    initialised_ = in_checkpoint_ = true;
  } else if (what == "hello") {
    listens_ = true;
  } else if (what == "running") {
    running_ = event.value("name", "");
  } else if (what == "registered" || what == "unregistered") {
    const json hook = {{"phase", event.value("phase", "")}, {"name", event.value("name", "")}};
    if (what == "registered") {
      told_.push_back(hook);
    } else {
      remove_one(std::find(told_.begin(), told_.end(), hook) == told_.end() ? ran_ : told_, hook);
    }
  } else {
    reply_ = event;
  }
}

/// Waits for something from the program: a connection, a line of the channel, or output. True if there is output; false
/// also when the time is over (-1: never).
bool Program::step(int timeout_ms) {
  pollfd files[] = {{listener_, POLLIN, 0}, {channel_.file(), POLLIN, 0}, {output_.file(), POLLIN, 0}};
  poll(files, 3, timeout_ms);
  if (files[0].revents & POLLIN) {
    channel_ = Lines(accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC));
    close(listener_);
    listener_ = -1;
  }
  if (files[1].revents != 0) {
    if (!channel_.fill()) {
      close(channel_.file());
      channel_ = Lines();
      in_checkpoint_ = listens_ = false;
    }
    for (std::string line; channel_.take(line);) heard(json::parse(line, nullptr, false));
  }
  if (files[2].revents != 0 && !output_.fill()) ended();
  return files[2].revents != 0;
}

void Program::start(const std::vector<std::string>& arguments, int port, double limit) {
  const auto began = std::chrono::steady_clock::now();
  port_ = port;
  if (port > 0 && is_served(port)) throw Failure("RunnerError", "port " + std::to_string(port) + " is in use");
  listen();
  spawn(arguments);
  while (!initialised_) {
    if (limit > 0 && since(began) > limit) {
      throw Failure("InitTimeout", port > 0 ? "it does not open port " + std::to_string(port)
                                            : "it neither calls snapcheck_checkpoint() nor prints the line `ready`, "
                                              "which says that its init code is through (flush it)");
    }
    step(port > 0 ? kPollMs : limit > 0 ? 1000 : -1);
    if (port > 0 && has_ended(process_)) ended();
    initialised_ = initialised_ || (port > 0 && is_served(port));
    for (std::string line; !initialised_ && output_.take(line);) {
      if (line == "ready") {
        initialised_ = true;
      } else {
        std::cout << line << std::endl;
      }
    }
  }
  if (in_checkpoint_) listens_ = false;
}

void Program::hear() {
  while (channel_.file() >= 0) {
    pollfd file{channel_.file(), POLLIN, 0};
    if (poll(&file, 1, 0) <= 0) break;
    step();
  }
}

bool Program::has_hooks() {
  if (!in_checkpoint_) hear();
  return in_checkpoint_ || listens_;
}

json Program::registered() {
  hear();
  json all = ran_;
  all.insert(all.end(), told_.begin(), told_.end());
  return all;
}

json Program::phase(const json& op, double limit) {
  reply_ = nullptr;
  running_ = "a hook";
  const auto began = std::chrono::steady_clock::now();
  write_all(channel_.file(), op.dump() + "\n");
  while (reply_.is_null()) {
    if (channel_.file() < 0) throw Failure("ProgramError", "the program closed the hooks channel");
    const double left = limit - since(began);
    if (limit > 0 && left <= 0) {
      throw Failure("HookTimeout", "did not return within " + seconds_text(limit));
    }
    step(limit > 0 ? static_cast<int>(left * 1000) + 1 : -1);
  }
  if (op["op"] == "after") in_checkpoint_ = false;
  if (reply_.value("event", "") == "error") throw Failure("ProgramError", reply_.value("message", ""));
  for (const json& hook : reply_.value("hooks", json::array())) {
    const json one = {{"phase", op["op"]}, {"name", hook.value("name", "")}};
    remove_one(told_, one);
    ran_.push_back(one);
  }
  return reply_;
}

json Program::invoke(const json& event, double limit) {
  if (in_checkpoint_) {  // a start without a snapshot: checkpoint() returns false
    write_all(channel_.file(), "{\"op\":\"continue\"}\n");
    in_checkpoint_ = false;
  }
  if (port_ > 0) {
    try {
      return {{"result", snapcheck::runner::call_server(port_, event, limit)}};
    } catch (const snapcheck::runner::NoAnswer&) {
      throw Failure("HandlerTimeout", "the server did not answer within " + seconds_text(limit));
    } catch (const std::runtime_error& error) {
      throw Failure("ServerError", error.what());
    }
  }
  write_all(input_, event.dump() + "\n");
  std::string line;
  const auto began = std::chrono::steady_clock::now();
  while (!output_.take(line)) {
    const double left = limit - since(began);
    if (limit > 0 && left <= 0) {
      throw Failure("HandlerTimeout", "the program did not answer within " + seconds_text(limit));
    }
    step(limit > 0 ? static_cast<int>(left * 1000) + 1 : -1);
  }
  const json result = json::parse(line, nullptr, false);
  return result.is_discarded() ? json{{"text", line}} : json{{"result", result}};
}

class Runner {
 public:
  json answer(Agent& agent, const json& request) {
    json answer = {{"ok", true}};
    try {
      const std::string op = request.value("op", "");
      const auto began = std::chrono::steady_clock::now();
      if (op == "init") {
        init(request);
        answer["seconds"] = since(began);
      } else if (op == "snapshot") {
        answer.update(snapshot(agent, request));
      } else if (op == "invoke") {
        need_init();
        answer.update(program_.invoke(request.value("event", json()), request.value("limit", 0.0)));
        answer["seconds"] = since(began);
      } else if (op == "hooks") {
        need_init();
        answer["hooks"] = program_.registered();
      } else if (op == "state") {
        answer.update(state(request));
      } else {
        bad_request("unknown op '" + op + "'; known are init, snapshot, invoke, state, hooks, exit");
      }
    } catch (const Failure& failure) {
      answer = failed(failure.type, failure.what());
      if (failure.type == "HandlerTimeout" || failure.type == "InitTimeout") answer["hung"] = true;
    } catch (const std::exception& error) {
      answer = failed("BadRequest", error.what());
    }
    return answer;
  }

  void end() {
    if (program_.process() > 0) kill(program_.process(), SIGKILL);
  }

 private:
  static json failed(const std::string& type, const std::string& message) {
    return {{"ok", false}, {"error", {{"type", type}, {"message", message}, {"trace", ""}}}};
  }

  void need_init() const {
    if (!initialised_) bad_request("there is no program yet: the first request is init");
  }

  void init(const json& request) {
    if (program_.process() > 0) bad_request("init was done before");
    std::istringstream words(request.value("target", ""));
    std::vector<std::string> arguments;
    for (std::string word; words >> word;) arguments.push_back(word);
    if (arguments.empty()) bad_request("the target must be a program with its arguments");
    const json layouts = request.value("layouts", json::object());
    for (const auto& [file, layout] : layouts.items()) {
      layouts_[file] = snapcheck::runner::read_layout(layout);
    }
    program_.start(arguments, request.value("port", 0), request.value("limit", 0.0));
    initialised_ = true;
  }

  json state(const json& request) {
    need_init();
    json answer =
        snapcheck::runner::read_state(program_.process(), layouts_, request.value("limit", std::size_t{20000}));
    if (request.contains("names")) {
      json wanted = json::array();
      for (const json& entry : answer["state"]) {
        for (const json& name : request["names"]) {
          if (entry["name"] != name && entry["path"] != name) continue;
          wanted.push_back(entry);
          break;
        }
      }
      answer["state"] = wanted;
    }
    return answer;
  }

  static json described(const json& reply) {
    json phase = {{"hooks", reply.value("hooks", json::array())}, {"seconds", 0.0}};
    double seconds = 0;
    for (const json& hook : phase["hooks"]) seconds += hook.value("seconds", 0.0);
    phase["seconds"] = seconds;
    if (reply.contains("budget")) phase["budget"] = reply["budget"];
    return phase;
  }

  static json hook_error(const json& reply) {
    std::string text;
    for (const json& hook : reply.value("hooks", json::array())) {
      if (hook.contains("error"))
        text += (text.empty() ? "" : "; ") + hook.value("name", "") + ": " + hook.value("error", "");
    }
    if (reply.contains("budget")) text += (text.empty() ? "" : "; ") + reply.value("budget", "");
    return {{"type", "HookError"}, {"message", text}, {"trace", ""}};
  }

  /// The answer about a phase that does not end.
  json hung(json answer, const char* phase, const Failure& failure, double limit) const {
    const json hook = {{"name", program_.running()}, {"seconds", limit}, {"error", failure.what()}};
    answer.update({{"ok", false}, {"hung", true}, {"image", std::string(phase) == "after"}});
    answer[phase] = {{"hooks", json::array({hook})}, {"seconds", limit}};
    answer["error"] = failed(failure.type, program_.running() + " " + failure.what())["error"];
    return answer;
  }

  json snapshot(Agent& agent, const json& request) {
    const bool alone = !request.value("hooks", true);  // also before init: several programs may start from one boot
    if (!alone) need_init();
    if (alone || !program_.has_hooks()) {
      json answer = agent.snapshot();
      answer["before"] = answer["after"] = {{"hooks", json::array()}, {"seconds", 0.0}};
      return answer;
    }
    const double limit = request.value("limit", 0.0);
    json before;
    try {
      before = program_.phase({{"op", "before"}, {"tell", true}}, limit);
    } catch (const Failure& failure) {
      if (failure.type != "HookTimeout") throw;
      return hung(json::object(), "before", failure, limit);
    }
    const bool good = before.value("ok", false);
    json answer = good ? agent.snapshot() : json::object();
    json after;
    try {
      after = program_.phase({{"op", "after"}, {"restored", good}}, limit);
    } catch (const Failure& failure) {
      if (failure.type != "HookTimeout") throw;
      answer["before"] = described(before);
      return hung(answer, "after", failure, limit);
    }
    answer["before"] = described(before);
    answer["after"] = described(after);
    answer["generation"] = after.value("generation", 0);
    if (!good || !after.value("ok", false)) {
      answer["ok"] = false;
      answer["image"] = good;
      answer["error"] = hook_error(good ? after : before);
    }
    return answer;
  }

  Program program_;
  snapcheck::runner::Layouts layouts_;
  bool initialised_ = false;
};

}  // namespace

int main() {
  signal(SIGPIPE, SIG_IGN);
  fcntl(3, F_SETFD, FD_CLOEXEC);
  fcntl(4, F_SETFD, FD_CLOEXEC);
  Agent agent;
  Runner runner;
  try {
    agent.send({{"runner", "native"}, {"protocol", 1}, {"version", __VERSION__}, {"pid", getpid()}});
    for (json request; agent.receive(request);) {
      const bool last = request.is_object() && request.value("op", "") == "exit";
      json answer = last ? json{{"ok", true}} : runner.answer(agent, request.is_object() ? request : json::object());
      if (request.is_object() && request.contains("id")) answer["id"] = request["id"];
      agent.send(answer);
      if (last) break;
    }
  } catch (const Failure& failure) {
    std::cerr << "runner: " << failure.what() << "\n";
    runner.end();
    return 1;
  }
  runner.end();
  return 0;
}
