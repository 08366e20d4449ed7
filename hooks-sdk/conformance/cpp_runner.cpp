// cpp_runner CASES_FOLDER: runs cases/*.txt against the C interface, and OnRestore of the C++ one.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "snapcheck/hooks.hpp"

namespace {

using Words = std::vector<std::string>;

struct Step {
  int line;
  Words words;
};

struct Scenario {
  std::string title;
  std::vector<Step> steps;
};

std::vector<Scenario> read_cases(const std::filesystem::path& file) {
  std::vector<Scenario> cases;
  std::ifstream stream(file);
  std::string line;
  for (int number = 1; std::getline(stream, line); number++) {
    line = line.substr(0, line.find('#'));
    if (line.rfind("case:", 0) == 0) {
      cases.push_back({file.stem().string() + ":" + line.substr(5), {}});
      continue;
    }
    std::istringstream words(line);
    Step step{number, {}};
    for (std::string word; words >> word;) step.words.push_back(word);
    if (!step.words.empty()) cases.at(cases.size() - 1).steps.push_back(step);
  }
  return cases;
}

struct Case;

/// A hook of a case: its actions, and every id under which it is registered.
struct CaseHook {
  Case* owner;
  std::string name;
  Words actions;
  std::vector<snapcheck_id> ids;
};

std::string join(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

struct Case {
  std::map<std::string, std::unique_ptr<CaseHook>> hooks;
  Words log, failed;
  std::string over;
  bool image = false, refused = false;
  std::uint64_t first = snapcheck_generation();
  std::uint64_t counter = 0, looked = 0;
  snapcheck::OnRestore<std::uint64_t> holder{[this] { return ++counter; }};

  struct Closing {
    explicit Closing(Words& words) : log(&words) { log->push_back("open"); }
    Closing(Closing&& other) noexcept : log(std::exchange(other.log, nullptr)) {}
    ~Closing() {
      if (log) log->push_back("close");
    }
    Words* log;
  };
  snapcheck::OnRestore<Closing> closing{[this] { return Closing(log); }, snapcheck::Drop::before_checkpoint};

  Case() { snapcheck_set_budget(0, 0); }

  ~Case() {
    if (snapcheck_frozen()) snapcheck_run_after_restore(0);
    for (auto& entry : hooks) {
      for (snapcheck_id id : entry.second->ids) snapcheck_unregister(id);
    }
  }

  static int run(void* user) {
    CaseHook& hook = *static_cast<CaseHook*>(user);
    hook.owner->log.push_back(hook.name);
    return hook.owner->act(hook);
  }

  void add(const std::string& kind, const std::string& name, const Words& actions) {
    auto& hook = hooks[name];
    if (!hook) hook.reset(new CaseHook{this, name, actions, {}});
    const snapcheck_hook data = {sizeof data, run, hook.get(), name.c_str(), 0};
    snapcheck_id id = 0;
    (kind == "before" ? snapcheck_before_checkpoint : snapcheck_after_restore)(&data, &id);
    hook->ids.push_back(id);
  }

  bool remove(const std::string& name) {
    CaseHook& hook = *hooks.at(name);
    const bool removed = !hook.ids.empty() && snapcheck_unregister(hook.ids.back()) == SNAPCHECK_OK;
    hook.ids.clear();
    return removed;
  }

  int act(const CaseHook& hook) {
    const Words actions = hook.actions;
    for (std::size_t i = 0; i < actions.size(); i++) {
      const std::string& word = actions[i];
      if (word == "fails") {
        snapcheck_hook_error((hook.name + " failed").c_str());
        return 1;
      }
      if (word == "sleeps") std::this_thread::sleep_for(std::chrono::milliseconds(std::stoi(actions[++i])));
      if (word == "adds-before" || word == "adds-after") add(word.substr(5), actions[++i], {});
      if (word == "removes") remove(actions[++i]);
      if (word == "generation") log.push_back("g" + std::to_string(snapcheck_generation() - first));
      if (word == "snapshots" && snapcheck_run_before_snapshot() == SNAPCHECK_ERROR_STATE) log.push_back("refused");
    }
    return 0;
  }

  bool phase(int status) {
    refused = status == SNAPCHECK_ERROR_STATE;
    if (refused) return false;
    snapcheck_last_phase(
        [](const snapcheck_ran* ran, void* user) {
          auto* self = static_cast<Case*>(user);
          if (!ran->failed) return;
          self->failed.push_back(ran->name);
          if (ran->error != std::string(ran->name) + " failed")
            self->failed.push_back("with " + std::string(ran->error));
        },
        this);
    if (*snapcheck_last_over_budget()) over = snapcheck_last_over_budget();
    return status == SNAPCHECK_OK;
  }

  void freeze() {
    failed.clear();
    over.clear();
    image = phase(snapcheck_run_before_snapshot());
  }

  void race(int threads, int count) {
    hooks["r"].reset(new CaseHook{this, "r", {}, {}});
    std::vector<std::vector<snapcheck_id>> ids(threads);
    std::vector<std::thread> workers;
    for (int t = 0; t < threads; t++) {
      workers.emplace_back([this, &ids, t, count] {
        for (int i = 0; i < count; i++) {
          const snapcheck_hook data = {sizeof data, run, hooks["r"].get(), "r", 0};
          ids[t].push_back(0);
          snapcheck_after_restore(&data, &ids[t].back());
        }
      });
    }
    for (std::thread& worker : workers) worker.join();
    for (const auto& some : ids) hooks["r"]->ids.insert(hooks["r"]->ids.end(), some.begin(), some.end());
  }

  /// Empty if the step did or showed what it says.
  std::string step(const std::string& word, const Words& args) {
    if (word == "before" || word == "after") {
      add(word, args[0], Words(args.begin() + 1, args.end()));
    } else if (word == "remove") {
      return remove(args[0]) ? "" : "it was not registered";
    } else if (word == "remove-unknown") {
      return snapcheck_unregister(12345) == SNAPCHECK_ERROR_NOT_FOUND ? "" : "it was found";
    } else if (word == "budget") {
      snapcheck_set_budget(std::stod(args[0]) / 1000, std::stod(args[1]) / 1000);
    } else if (word == "freeze") {
      freeze();
    } else if (word == "restore" || word == "abandon") {
      if (word == "restore") failed.clear();
      phase(snapcheck_run_after_restore(word == "restore"));
    } else if (word == "snapshot") {
      freeze();
      phase(snapcheck_run_after_restore(image));
    } else if (word == "race") {
      race(std::stoi(args[0]), std::stoi(args[1]));
    } else if (word == "closing") {
      closing.get();
    } else if (word == "value") {
      const std::uint64_t before = std::exchange(looked, *holder.get());
      return args.empty() || (before == looked) == (args[0] == "same") ? "" : "it is not";
    } else {
      return check(word, args);
    }
    return "";
  }

  std::string check(const std::string& word, const Words& args) {
    if (word == "log") {
      Words expected;
      for (const std::string& arg : args) {
        const bool many = arg.size() > 2 && arg[1] == 'x';
        for (int i = many ? std::stoi(arg.substr(2)) : 1; i > 0; i--) expected.push_back(many ? arg.substr(0, 1) : arg);
      }
      const Words seen = std::exchange(log, {});
      return seen == expected ? "" : "the log is " + join(seen);
    }
    if (word == "failed") return failed == args ? "" : "these failed: " + join(failed);
    if (word == "over-budget")
      return over.find("slowest is " + args[0] + " with ") != over.npos ? "" : "over budget: " + over;
    if (word == "refused") return refused ? "" : "it was not";
    if (word == "image") return image == (args[0] == "yes") ? "" : "it is not so";
    if (word == "generation") {
      return snapcheck_generation() - first == std::stoull(args[0]) ? "" : "it is not";
    }
    return "unknown step";
  }
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return std::cerr << "usage: cpp_runner CASES_FOLDER\n", 2;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(argv[1])) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  int ran = 0, errors = 0;
  for (const auto& file : files) {
    for (const Scenario& scenario : read_cases(file)) {
      Case run;
      ran++;
      for (const Step& step : scenario.steps) {
        if (step.words[0] == "only:") continue;
        const std::string error = run.step(step.words[0], Words(step.words.begin() + 1, step.words.end()));
        if (error.empty()) continue;
        std::cout << scenario.title << ": line " << step.line << ": " << join(step.words) << ": " << error << "\n";
        errors++;
        break;
      }
    }
  }
  std::cout << "c: " << ran << " cases, " << errors << " failed\n";
  return errors > 0 || ran < 20;
}
