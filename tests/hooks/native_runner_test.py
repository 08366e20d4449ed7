#!/usr/bin/env python3
"""native_runner_test.py RUNNER SNAPCHECK: runs native programs, their hooks and events, and reads their state, by symbols
and by the types that the debug information tells."""
import json
import pathlib
import socket
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from runner_harness import ROOT, Agent  # noqa: E402

RUNNER, SNAPCHECK = sys.argv.pop(1), sys.argv.pop(1)
SDK = ROOT / "hooks-sdk" / "cpp"

WITH_SDK = r"""
#include <snapcheck/hooks.hpp>
#include <unistd.h>
#include <cstdlib>
#include <iostream>
#include <map>
#include <random>

namespace app {
int version = 3;
long big = 1L << 60;
std::string name = "short", text(100, 'x');
std::vector<int> numbers{1, 2};
std::map<std::string, int> table{{"key", 1}};
std::vector<std::string> words{"a word that is too long for its object"};
const char* literal = "text";
snapcheck::engine<std::mt19937_64> dice;
struct { int sides = 6; snapcheck::engine<std::minstd_rand> roll; } cup;
int* pointer = &version;
struct Mixed { char letters[4]; int* inside; } mixed = {{'a', 'b', 'c', 0}, &version};
std::mt19937_64 generator(7);
static int restores = 0;
const int constant = 5;
std::string id = snapcheck::uuid4();
bool failing = false, stuck = false;
namespace {
int hidden = 11;
}
int draw(std::string) {
  static int next = 12;
  return next++ + hidden++;
}
}  // namespace app
char buffer[8192] = "long";

int main(int argc, char** argv) {
  auto before = snapcheck::before_checkpoint([] { if (app::failing) throw std::runtime_error("busy"); }, "close");
  auto after = snapcheck::after_restore([] { while (app::stuck) pause(); app::restores++; app::id = snapcheck::uuid4(); }, "open");
  std::cerr << "starting with " << argc << "\n";
  if (argc > 1) (std::string(argv[1]) == "stuck" ? app::stuck : app::failing) = true;
  if (argc > 9) return app::draw("");
  std::vector<snapcheck::Hook> late;
  bool restored = false;
  try {
    restored = snapcheck::checkpoint();
  } catch (const snapcheck::Error& error) {
    std::cerr << error.what() << "\n";
  }
  for (std::string event; std::getline(std::cin, event);) {
    if (event == "\"crash\"") std::abort();
    if (event == "\"roll\"") app::dice();
    if (event == "\"wait\"") pause();
    if (event == "\"late\"") late.push_back(snapcheck::after_restore([] {}, "renew"));
    if (event == "\"never mind\"") late.clear();
    if (event == "\"text\"") { std::cout << "no json" << std::endl; continue; }
    app::generator();
    std::cout << "{\"event\":" << event << ",\"restored\":" << (restored ? "true" : "false") << "}" << std::endl;
  }
}
"""

WITHOUT_SDK = r"""
#include <stdio.h>
#include <stdlib.h>
unsigned seed;
int main(void) {
  char line[256];
  seed = 42;
  puts("ready");
  fflush(stdout);
  while (fgets(line, sizeof line, stdin)) { seed++; printf("%u\n", seed); fflush(stdout); }
}
"""

SERVER = r"""
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
int served;
static const char COOKIES[] = "HTTP/1.1 201 Created\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\n\r\n{\"served\":1}";
static const char CHUNKED[] = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nno \r\n4\r\njson\r\n0\r\n\r\n";
int main(int argc, char** argv) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(atoi(argv[argc - 1]))};
  int listener = socket(AF_INET, SOCK_STREAM, 0), on = 1;
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind(listener, (struct sockaddr*)&address, sizeof address) || listen(listener, 8)) return 1;
  for (;;) {
    char request[4096] = "";
    int file = accept(listener, NULL, NULL);
    if (read(file, request, sizeof request - 1) > 0) {
      if (strstr(request, "/wait")) pause();
      served++;
      printf("%.*s\n", (int)strcspn(request, "\r"), request);
      fflush(stdout);
      const char* answer = strstr(request, "/orders") ? COOKIES : strstr(request, "/chunked") ? CHUNKED : "";
      if (write(file, answer, strlen(answer)) < 0) return 1;
    }
    close(file);
  }
}
"""

WITH_TYPES = r"""
#include <snapcheck/hooks.hpp>
#include <array>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <iostream>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace app {
struct Store {
  virtual ~Store() = default;
  int kind = 1;
};
struct Named {
  virtual ~Named() = default;
  std::string label = "left";
};
struct Redis : Named, Store {  // what a Store* points to is not where the object begins
  std::string host = "redis.internal";
  unsigned char token[4] = {0xde, 0xad, 0xbe, 0xef};
};
enum class Level : short { low = -3, high = 7 };
union Either { int number; float real; };
class Session {
 public:
  std::string id_ = "a session's id that is too long for its object";
  std::mt19937 engine_{7};
  Level level_ = Level::high;
  signed char small_ = -5;
  unsigned open_ : 1 = 1, tries_ : 5 = 19;
  int debt_ : 6 = -9;
  double rate_ = 0.5;
  float none_ = NAN;
  const char* word_ = "literal";
  char letters_[8] = "abc", raw_[4] = {'a', 0, 'b', 0};
  Either either_ = {42};
  void (*call_)() = std::abort;
  std::chrono::system_clock::time_point since_{std::chrono::seconds(5)};
  std::atomic<int> hits_{6};
  static int made;
};
int Session::made = 2;
std::deque<std::string> long_queue() {  // of which the front is in its second piece
  std::deque<std::string> queue;
  for (int i = 0; i < 40; ++i) queue.push_back(std::to_string(i));
  while (queue.size() > 18) queue.pop_front();
  return queue;
}
struct Config {
  std::map<std::string, std::string> values{{"boot", "first"}, {"zone", "b"}, {"it's", "c"}};
  std::unordered_map<int, std::string> more{{7, "seven"}};
  std::set<int> seen{3, 1};
  std::list<Session*> nobody{nullptr};
  std::vector<std::string> words{"one", "two"};
  std::deque<std::string> jobs = long_queue();
  std::deque<int> none;
  std::vector<int> numbers{1, 2};
  std::array<std::string, 2> pair{"left", "right"};
  std::optional<std::string> chosen{"it"}, unset;
  std::vector<bool> flags{true};
};
struct Node {
  int number;
  Node* next;
};
typedef struct { int x, y; } point;
struct _Reserved { int own = 1; };
struct Hidden;
inline namespace v1 {
std::unique_ptr<Session> session = std::make_unique<Session>();
std::shared_ptr<Store> store = std::make_shared<Redis>();
Store* again = store.get();
}
namespace { Config config; }
Config& reference = config;
point where{3, 4};
point points[2] = {{1, 2}, {5, 6}};
Node* head = nullptr;
Node* nothing = nullptr;
int after_last = 77;
Node* queue = reinterpret_cast<Node*>(&after_last);
_Reserved reserved;
Hidden* hidden = nullptr;
unsigned char* key = nullptr;
char* text = nullptr;
snapcheck::engine<std::mt19937_64> dice;
const int constant = 9;
template <class T> int counted(T) { static int times = 30; return times++; }
int next() { static int kept = 12; return kept++; }
}
extern "C" int c_next() { static int kept = 13; return kept++; }

struct Local {
  int number = 21;
  std::unique_ptr<app::Session> session = std::make_unique<app::Session>();
};

int main() {
  Local local;
  std::vector<std::string> names{"alice"};
  app::head = new app::Node{1, new app::Node{2, nullptr}};
  app::head->next->next = app::head;
  app::key = static_cast<unsigned char*>(std::malloc(48));
  for (int i = 0; i < 48; ++i) app::key[i] = static_cast<unsigned char>(i + 1);
  app::text = strdup("a text of one's own, not so short");
  app::hidden = reinterpret_cast<app::Hidden*>(app::head);
  {
    std::string over = "not there any more";
    std::cerr << over << local.number << names[0];
  }
  std::cout << "ready" << std::endl;
  std::string event;
  while (std::getline(std::cin, event)) {
    const std::string late = event + local.session->id_;
    names.push_back(event);
    std::cerr << late;
    std::cout << app::next() + c_next() + app::counted(1) + static_cast<int>(app::dice()) << std::endl;
  }
}
"""


# What malloc gives was something else before, and has addresses in it.
WITH_RESTS = r"""
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <functional>
#include <iostream>
#include <memory>
#include <mutex>
#include <queue>
#include <random>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <variant>
#include <vector>

struct Item { int number, set; long wide; double rate; char name[24]; unsigned char raw[24]; int last; };
struct Words { std::string word = "word"; };
struct Base { virtual ~Base() = default; int kind = 1; };
extern Base* of_another();
extern std::string of_this();
namespace { struct Twin : Base { std::string mine = "a"; }; }
struct Opaque;
struct Library {
  std::random_device device;
  std::mutex mutex;
  std::condition_variable condition;
  std::function<int()> call = [] { return 1; };
  std::variant<int, std::string> either{5};
  std::tuple<char, int, std::string> three{'a', 5, "x"};
  std::filesystem::path path{"/srv"};
  std::priority_queue<int> queue;
  std::less<int> less;
};
Item *plain, *half, *freed;
Item* several;
Words *cooked, *large;
char *letters, *printed;
int* numbers;
FILE* file;
Library* library;
Base *twin, *other;
std::unordered_set<Item*> by_address;
std::unordered_map<Item*, int> counts;
Item table[2];
Item* second = &table[1];
std::vector<Item> copies;
std::vector<std::vector<std::vector<std::string>>> cube(40, {40, {12, "x"}});
struct Blob { int size; struct { int seed; }; char data[]; };
Blob* blob;
const std::string& word = *new std::string("referred to");

int main() {
  std::vector<void*> pieces;
  for (int i = 0; i < 400; ++i) {
    pieces.push_back(std::malloc(16 + i * 40 % 6500));
    std::memset(pieces.back(), i, 8);
  }
  for (void* piece : pieces) std::free(piece);
  plain = new Item;
  half = new Item;
  half->set = 3;
  std::snprintf(half->name, sizeof half->name, "name");
  several = static_cast<Item*>(std::malloc(3 * sizeof(Item)));
  cooked = new Words[3];
  large = static_cast<Words*>(new Words[10000]);
  letters = static_cast<char*>(std::malloc(300));
  printed = static_cast<char*>(std::malloc(300));
  std::strcpy(printed, "printed");
  numbers = static_cast<int*>(std::malloc(100));
  file = std::fopen("/dev/null", "w");
  library = new Library;
  twin = new Twin;
  other = of_another();
  for (int i = 0; i < 8; ++i) {
    auto* item = new Item{};
    item->number = i;
    by_address.insert(item);
    counts[item] = i;
  }
  copies.push_back(*half);
  blob = static_cast<Blob*>(std::malloc(sizeof(Blob) + 4));
  blob->size = 4;
  blob->seed = 7;
  freed = new Item{};
  delete freed;
  std::cout << "ready" << std::endl;
  unsigned char key[64];
  char text[512];
  for (std::string line; std::getline(std::cin, line);) {
    if (line == "\"set\"") std::cin >> text >> key;
    std::cout << of_this().size() + static_cast<std::size_t>(text[key[0]] & 0) << std::endl;
  }
}
"""

ANOTHER = r"""
#include <string>
struct Base { virtual ~Base() = default; int kind = 1; };
namespace { struct Twin : Base { double rates[2] = {1, 2}; std::string last; }; }
Base* of_another() { return new Twin; }
std::string of_this() { return Twin().last; }
"""


class Runner(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.work = work = pathlib.Path(folder.name)
        (work / "with.cpp").write_text(WITH_SDK)
        (work / "without.c").write_text(WITHOUT_SDK)
        sources = [str(path) for path in (SDK / "src").glob("*.c") if path.name != "openssl.c"]
        include = ["-I", str(SDK / "include")]
        run = lambda *command: subprocess.run(list(map(str, command)), check=True, cwd=work)  # noqa: E731
        run("gcc", "-O1", *include, "-c", *sources)
        objects = [path.with_suffix(".o").name for path in map(pathlib.Path, sources)]
        run("g++", "-std=c++17", "-O1", *include, "with.cpp", *objects, "-o", "with", "-pthread")
        run("gcc", "without.c", "-o", "without")
        (work / "typed.cpp").write_text(WITH_TYPES)
        run("g++", "-std=c++20", "-O1", "-g", *include, "typed.cpp", *objects, "-o", "typed", "-pthread")
        run("g++", "-std=c++20", "-O2", "-g", *include, "typed.cpp", *objects, "-o", "typed-O2", "-pthread")
        run("clang++-19", "-std=c++20", "-O1", "-g", *include, "typed.cpp", *objects, "-o", "typed-clang", "-pthread")
        (work / "rests.cpp").write_text(WITH_RESTS)
        (work / "another.cpp").write_text(ANOTHER)
        run("g++", "-std=c++20", "-O0", "-g", "rests.cpp", "another.cpp", "-o", "rests")
        run("g++", "-std=c++20", "-O0", "-g", "-static", "rests.cpp", "another.cpp", "-o", "rests-static")
        run("clang++-19", "-std=c++20", "-O1", "-g", "rests.cpp", "another.cpp", "-o", "rests-clang")
        (work / "server.c").write_text(SERVER)
        run("gcc", "server.c", "-o", "server")
        run("strip", "-o", "stripped", "without")

    def layouts(self, program):
        layout = subprocess.run([SNAPCHECK, "vmm", "layout", program], check=True, cwd=self.work, capture_output=True).stdout
        (self.work / f"{program}.json").write_bytes(layout)
        return {f"{self.work}/{program}": f"{self.work}/{program}.json"}

    def start(self, target, layouts={}):
        agent = Agent([RUNNER])
        self.addCleanup(lambda: agent.process.returncode is None and agent.end())
        self.assertEqual((agent.hello["runner"], agent.hello["protocol"]), ("native", 1))
        if target:
            answer = agent.ask("init", id=7, target=f"{self.work}/{target}", layouts=layouts)
            self.assertTrue(answer["ok"], answer)
            self.assertEqual(answer["id"], 7)
        return agent

    def test_a_server(self):
        agent = Agent([RUNNER])
        self.addCleanup(lambda: agent.process.returncode is None and agent.end())
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        answer = agent.ask("init", target=f"{self.work}/server {port}", port=port)
        self.assertTrue(answer["ok"], answer)
        self.assertEqual(agent.ask("snapshot")["before"]["hooks"], [])
        event = {"path": "/orders", "query": "a=1", "headers": {"X-Key": "k"}, "body": {"pen": 2}}
        result = agent.ask("invoke", event=event)["result"]
        self.assertEqual((result["status"], result["headers"]["set-cookie"]), (201, ["a=1", "b=2"]))
        self.assertEqual(result["body"], {"served": 1})
        self.assertEqual(agent.ask("invoke", event={"path": "/chunked"})["result"]["body"], "no json")
        error = agent.ask("invoke", event={"path": "/nothing"})["error"]
        self.assertEqual((error["type"], error["message"]), ("ServerError", "the server's answer is no HTTP: "))
        self.assertEqual(agent.state()["served"]["value"], 3)
        answer = agent.ask("invoke", event={"path": "/wait"}, limit=1)
        self.assertEqual((answer["hung"], answer["error"]["message"]), (True, "the server did not answer within 1 s"))
        self.assertTrue(agent.ask("exit")["ok"])
        self.assertEqual(agent.process.wait(30), 0)
        self.assertIn("POST /orders?a=1 HTTP/1.1", agent.end())

    def test_a_program_that_is_never_ready(self):
        for port, text in ((0, "nor prints the line `ready`"), (8098, "it does not open port 8098")):
            agent = Agent([RUNNER])
            self.addCleanup(lambda agent=agent: agent.process.returncode is None and agent.end())
            answer = agent.ask("init", target="/bin/cat /dev/zero" if port else "/bin/cat", port=port, limit=1)
            self.assertEqual((answer["ok"], answer["hung"], answer["error"]["type"]), (False, True, "InitTimeout"))
            self.assertIn(text, answer["error"]["message"])

    def test_a_server_that_ends(self):
        agent = Agent([RUNNER])
        self.addCleanup(lambda: agent.process.returncode is None and agent.end())
        answer = agent.ask("init", target="/bin/false", port=8099)
        self.assertEqual(answer["error"]["message"], "the program ended with status 1")

    def test_a_snapshot(self):
        agent = self.start("with")
        answer = agent.ask("snapshot")
        self.assertEqual((answer["ok"], answer["clone"], answer["restored"], answer["generation"]), (True, 1, True, 1), answer)
        self.assertEqual([hook["name"] for hook in answer["before"]["hooks"] + answer["after"]["hooks"]], ["close", "open"])
        self.assertEqual(agent.ask("invoke", event={"a": [1, "x"]})["result"], {"event": {"a": [1, "x"]}, "restored": True})
        self.assertEqual(agent.ask("invoke", event="text")["text"], "no json")
        error = agent.ask("invoke", event="crash")["error"]
        self.assertEqual(error["message"], "the program was ended by signal 6")
        self.assertTrue(agent.ask("exit")["ok"])
        self.assertEqual(agent.process.wait(30), 0)
        self.assertIn("starting with 1", agent.end())

    def test_without_a_snapshot(self):
        self.assertEqual(self.start("with").ask("invoke", event=1)["result"], {"event": 1, "restored": False})

    def test_failed_hooks(self):
        agent = self.start("with failing")
        answer = agent.ask("snapshot")
        self.assertEqual((answer["ok"], answer["image"], agent.snapshots), (False, False, 0))
        self.assertEqual(answer["error"]["message"], "close: busy")
        self.assertEqual(agent.ask("invoke", event=1)["result"], {"event": 1, "restored": False})

    def test_a_hook_that_hangs(self):
        agent = self.start("with stuck")
        answer = agent.ask("snapshot", limit=1)
        self.assertEqual((answer["ok"], answer["hung"], answer["image"], agent.snapshots), (False, True, True, 1), answer)
        self.assertEqual(answer["after"]["hooks"], [{"name": "open", "seconds": 1.0, "error": "did not return within 1 s"}])
        self.assertEqual(answer["error"]["message"], "open did not return within 1 s")

    def test_hooks_that_are_registered(self):
        agent = self.start("with")
        agent.ask("snapshot")
        ran = [{"phase": "before", "name": "close"}, {"phase": "after", "name": "open"}]
        self.assertEqual(agent.ask("hooks")["hooks"], ran)
        agent.ask("invoke", event="late")
        self.assertEqual(agent.ask("hooks")["hooks"], [*ran, {"phase": "after", "name": "renew"}])
        agent.ask("invoke", event="never mind")
        self.assertEqual(agent.ask("hooks")["hooks"], ran)

    def test_a_handler_that_hangs(self):
        agent = self.start("with")
        self.assertTrue(agent.ask("invoke", event=1, limit=20)["ok"])
        answer = agent.ask("invoke", event="wait", limit=1)
        self.assertEqual((answer["ok"], answer["hung"]), (False, True))
        self.assertEqual(answer["error"]["message"], "the program did not answer within 1 s")

    def test_a_program_without_the_sdk(self):
        agent = self.start("without")
        self.assertEqual(agent.ask("snapshot")["before"]["hooks"], [])
        self.assertEqual(agent.snapshots, 1)
        self.assertEqual(agent.ask("invoke", event=None)["result"], 43)
        self.assertEqual(agent.state()["seed"]["value"], 43)

    def test_state(self):
        seen = self.start("with").state()
        values = {path: entry.get("value") for path, entry in seen.items()}
        self.assertEqual(values["app::version"], 3)
        self.assertEqual(values["app::big"], str(1 << 60))
        self.assertEqual(values["app::name"], "short")
        self.assertEqual(values["app::text"], "x" * 100)
        self.assertEqual(seen["app::text"]["type"], "std::string")
        self.assertEqual(values["app::numbers"], "0100000002000000")
        self.assertEqual((seen["app::pointer"]["type"], values["app::pointer"]), ("pointer", None))
        self.assertEqual(values["app::mixed"], "6162630000000000<pointer>")
        self.assertEqual(values["app::restores"], 0)
        self.assertEqual((values["app::hidden"], values["app::draw::next"]), (11, 12))
        self.assertRegex(values["app::id"], "^[0-9a-f-]{36}$")
        self.assertTrue(values["buffer"].startswith("fnv1a:"))
        self.assertEqual([name for name in values if not name.startswith(("app::", "buffer"))], [])

    def test_what_was_not_read_of_the_state_is_told(self):
        """A finding is refuted only where everything was read: so a pointer to state must say that there is more."""
        seen = self.start("with").state()
        for path in ("app::pointer", "app::mixed", "app::table", "app::words"):
            self.assertTrue(seen[path].get("unread"), path)
        for path in ("app::version", "app::text", "app::name", "app::numbers", "app::generator", "app::literal", "buffer"):
            self.assertNotIn("unread", seen[path], path)

    def test_an_engine_of_the_sdk_is_seeded_anew_at_its_next_draw(self):
        agent = self.start("with")
        before = agent.state()
        self.assertIn("value", before["app::dice"])
        agent.ask("snapshot")
        after = agent.state()
        self.assertEqual((after["app::dice"].get("value"), after["app::dice"]["unread"]), (None, True))
        self.assertEqual(after["app::cup"]["value"], 6, "what lies before the engine is read")
        self.assertTrue(agent.ask("invoke", event="roll")["ok"])
        drawn = agent.state()["app::dice"]
        self.assertNotIn(drawn["value"], (None, before["app::dice"]["value"]))

    def test_state_that_a_restore_changes(self):
        agent = self.start("with")
        before = agent.state()
        agent.ask("snapshot")
        after = agent.state()
        engines = {"app::dice", "app::cup"}
        self.assertEqual({path for path in after if after[path].get("value") != before[path].get("value")}, {"app::restores", "app::id"} | engines)
        again = self.start("with").state()
        self.assertEqual({path for path in again if again[path].get("value") != before[path].get("value")}, {"app::id"} | engines)
        self.assertEqual(list(agent.state(names=["app::id"])), ["app::id"])

    def test_state_by_types(self):
        """What both compilers' debug information says: fields, elements, what is behind pointers."""
        for program in ("typed", "typed-O2", "typed-clang"):
            with self.subTest(program):
                agent = self.start(program, self.layouts(program))
                self.check_types(agent.state())
                self.assertTrue(agent.ask("invoke", event="a request")["ok"])
                self.assertEqual(agent.state()["main::names[1]"]["value"], '"a request"')

    def check_types(self, seen):
        values = {path: entry["value"] for path, entry in seen.items() if "value" in entry}
        session = {path.removeprefix("app::session."): value for path, value in values.items() if path.startswith("app::session.")}
        self.assertRegex(session.pop("engine_"), "^fnv1a:")
        self.assertEqual(session, {
            "id_": "a session's id that is too long for its object", "level_": 7, "small_": -5, "open_": 1, "tries_": 19,
            "debt_": -9, "rate_": 0.5, "none_": "nan", "word_": "literal", "letters_": "abc", "raw_": "a",
            "either_": "2a000000", "since_": 5000000000, "hits_": 6})
        self.assertEqual(seen["app::session.id_"]["name"], "app::Session::id_", "what scan calls it")
        config = {path.removeprefix("app::config."): value for path, value in values.items() if path.startswith("app::config.")}
        jobs = [config.pop(f"jobs[{i}]") for i in range(18)]
        self.assertEqual(jobs, [str(i) for i in range(22, 40)], "over two pieces of a deque, of which neither is the first")
        self.assertEqual(config, {
            "values['boot']": "first", "values['zone']": "b", "values[1].first": "it's", "values[1].second": "c",
            "more[7]": "seven", "seen[0]": 1, "seen[1]": 3, "nobody[0]": None, "words[0]": "one", "words[1]": "two",
            "numbers": "0100000002000000", "pair[0]": "left", "pair[1]": "right", "chosen": "it", "unset": None})
        self.assertEqual(seen["app::config.values['boot']"]["name"], "app::Config::values")
        # The object that a pointer to a base points to, under the first of its names.
        self.assertEqual((values["app::again.host"], values["app::again.token"]), ("redis.internal", "deadbeef"))
        self.assertEqual((values["app::again.label"], values["app::again.kind"]), ("left", 1))
        self.assertEqual(seen["app::store"]["same"], "app::again")
        self.assertEqual(seen["app::reference"]["same"], "app::config")
        self.assertEqual([values[f"app::head.{path}"] for path in ("number", "next.number")], [1, 2])
        self.assertEqual(seen["app::head.next.next"]["same"], "app::head", "a circle")
        self.assertEqual([values[f"app::points[{i}].{axis}"] for i in (0, 1) for axis in "xy"], [1, 2, 5, 6])
        self.assertEqual(seen["app::where.x"]["name"], "point::x", "a structure that has its name from a typedef")
        self.assertEqual(values["app::text"], "a text of one's own, not so short")
        self.assertEqual(values["app::key"][:66], bytes(range(1, 34)).hex(), "at least so many bytes were asked for")
        self.assertLessEqual(len(values["app::key"]), 96)
        statics = {path: values[path] for path in values if path.endswith(("::kept", "::times", "::made"))}
        self.assertEqual(statics, {"app::next::kept": 12, "c_next::kept": 13, "app::counted::times": 30, "app::Session::made": 2})
        self.assertEqual(values["app::reserved.own"], 1, "of the program, although its name is reserved")
        local = {path: value for path, value in values.items() if path.startswith("main::")}
        self.assertEqual((local["main::local.number"], local["main::names[0]"]), (21, "alice"))
        self.assertEqual(local["main::local.session.level_"], 7)
        self.assertEqual((seen["main::names[0]"]["name"], seen["main::local.number"]["name"]), ("names", "Local::number"))
        self.assertNotIn("main::over", seen, "its block is over")
        self.assertNotIn("main::late", seen, "it is made further down")
        unread = {path for path, entry in seen.items() if entry.get("unread")}
        self.assertNotIn("app::queue.number", seen, "there is something else at that address")
        self.assertEqual(unread, {"app::queue", "app::config.flags", "app::key", "app::hidden", "app::dice", "app::session.raw_", "main::local.session.raw_"})

    def test_what_nobody_has_set_is_no_state(self):
        """Rests of other objects have addresses, which differ between boots."""
        for program in ("rests", "rests-static", "rests-clang"):
            with self.subTest(program):
                layouts = self.layouts(program)
                agents = [self.start(program, layouts) for _ in range(2)]
                for agent in agents:
                    self.assertTrue(agent.ask("invoke", event="a request")["ok"])
                first, second = (agent.state() for agent in agents)
                self.assertEqual(first.keys(), second.keys())
                for path in first:
                    self.assertEqual(first[path].get("value"), second[path].get("value"), path)
                values = {path: entry["value"] for path, entry in first.items() if "value" in entry}
                self.assertEqual((values["half.set"], values["half.name"], values["printed"]), (3, "name", "printed"))
                self.assertEqual(values["library.path"], "/srv")
                self.assertEqual(sorted(str(values[path]) for path in values if path.startswith("library.three")), ["5", "97", "x"])
                self.assertEqual(values["word"], "referred to")
                self.assertEqual((values["blob.seed"], first["blob.seed"]["name"]), (7, "Blob::seed"))
                self.assertFalse({path for path in first if path.startswith(("library.device", "library.mutex", "library.less"))})

    def test_more_than_was_read(self):
        """Behind a pointer may be an array; a class may be one of several of its name; what is hashed by its address has
        no order."""
        seen = self.start("rests", self.layouts("rests")).state()
        unread = {path for path, entry in seen.items() if entry.get("unread")}
        for path in ("several", "cooked", "large", "second", "twin", "other", "by_address", "counts", "freed", "file",
                     "letters", "blob", "cube", "library.call", "library.either", "plain.number"):
            self.assertIn(path, unread)
        self.assertNotIn("word", unread)
        self.assertLess(len(seen), 6000, "one variable leaves room for the others")
        self.assertFalse({path for path in seen if path.startswith(("twin.", "other.", "freed."))})

    def test_types_hold_for_the_program_that_they_are_about(self):
        """Of another file of the same name nothing is taken for granted: the state is that of the symbols."""
        self.assertEqual(self.start("without", self.layouts("typed")).state()["seed"]["value"], 42)
        layout = json.loads((self.work / "typed.json").read_text())
        layout["types"][0] = {"kind": "record", "size": 1 << 40, "fields": [["x", 1 << 39, 0]]}
        (self.work / "wrong.json").write_text(json.dumps(layout))
        self.assertTrue(self.start("typed", {f"{self.work}/typed": f"{self.work}/wrong.json"}).state()["app::Session::made"]["unread"])
        (self.work / "broken.json").write_text('{"types":[{"kind":"pointer","to":7}],"variables":[],"classes":{}}')
        agent = self.start(None)
        answer = agent.ask("init", target=f"{self.work}/typed", layouts={f"{self.work}/typed": f"{self.work}/broken.json"})
        self.assertIn("broken.json is no layout", answer["error"]["message"])

    def test_a_program_without_debug_information(self):
        said = subprocess.run([SNAPCHECK, "vmm", "layout", "without"], cwd=self.work, capture_output=True, text=True)
        self.assertEqual((said.returncode, said.stdout), (3, ""))
        self.assertIn("has no debug information about variables; compile and link it with -g", said.stderr)

    def test_bad_requests(self):
        agent = self.start(None)
        self.assertIn("unknown op 'dance'", agent.ask("dance")["error"]["message"])
        self.assertIn("the first request is init", agent.ask("invoke")["error"]["message"])
        self.assertIn("must be a program", agent.ask("init", target="")["error"]["message"])
        self.assertEqual(agent.ask("init", target="/nonexistent/program")["error"]["message"], "the program ended with status 127")

    def test_a_stripped_program_has_no_names(self):
        self.assertEqual(self.start("stripped").state(), {})


if __name__ == "__main__":
    unittest.main()
