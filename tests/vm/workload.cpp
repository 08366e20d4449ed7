// The workload of the machine tests: does what the host's messages say, over fd 3 and 4 (vmm/guest/PROTOCOL.md).
//
//   draw      sends {"random": 32 bytes of getrandom, "uuid": /proc/.../uuid, "child": a child's AT_RANDOM}
//   stream N  sends N draws of 8 bytes, in one line
//   cpus      goes from processor to processor and sleeps on each; sends the list of those on which it woke up
//   memory N  writes N KiB of fresh memory, for the measure of private pages
//   snapshot  takes another snapshot; after it the agent's answer is sent
//   talk N    sends a line of N bytes
//   print T   writes T to standard output
//   spin      never ends
//   crash     ends by SIGABRT
//   exit N    ends with status N
//
// It begins with a snapshot of its own accord.
#include <sched.h>
#include <sys/auxv.h>
#include <sys/random.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

namespace {

FILE* from_agent;
FILE* to_agent;

std::string hex(const unsigned char* bytes, std::size_t size) {
  std::string text;
  char digits[3];
  for (std::size_t i = 0; i < size; ++i) {
    std::snprintf(digits, sizeof digits, "%02x", bytes[i]);
    text += digits;
  }
  return text;
}

void say(const std::string& line) {
  std::fwrite(line.data(), 1, line.size(), to_agent);
  std::fputc('\n', to_agent);
  std::fflush(to_agent);
}

std::string hear() {
  std::string line;
  for (int c; (c = std::fgetc(from_agent)) != '\n';) {
    if (c == EOF) std::exit(70);
    line += static_cast<char>(c);
  }
  return line;
}

std::string read_file(const char* path) {
  char text[256] = "";
  if (FILE* file = std::fopen(path, "re")) {
    if (std::fgets(text, sizeof text, file) == nullptr) text[0] = '\0';
    std::fclose(file);
  }
  text[std::strcspn(text, "\n")] = '\0';
  return text;
}

/// The 16 random bytes that the kernel gives a program that it starts: this one, started again.
std::string child_at_random() {
  int ends[2];
  if (pipe(ends) != 0) return "";
  const pid_t child = fork();
  if (child == 0) {
    dup2(ends[1], 1);
    execl("/proc/self/exe", "workload", "--at-random", nullptr);
    _exit(127);
  }
  close(ends[1]);
  char text[64] = "";
  const ssize_t got = read(ends[0], text, sizeof text - 1);
  close(ends[0]);
  waitpid(child, nullptr, 0);
  return got > 0 ? std::string(text, static_cast<std::size_t>(got)) : "";
}

void draw() {
  const std::string child = child_at_random();
  unsigned char random[32];
  if (getrandom(random, sizeof random, 0) != sizeof random) std::exit(71);
  say("send {\"random\":\"" + hex(random, sizeof random) + "\",\"uuid\":\"" +
      read_file("/proc/sys/kernel/random/uuid") + "\",\"child\":\"" + child + "\"}");
}

void stream(int count) {
  std::string all;
  for (int i = 0; i < count; ++i) {
    unsigned char random[8];
    if (getrandom(random, sizeof random, 0) != sizeof random) std::exit(71);
    all += hex(random, sizeof random);
  }
  say("send " + all);
}

void visit_processors() {
  std::string seen;
  for (long i = 0; i < sysconf(_SC_NPROCESSORS_ONLN); ++i) {
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(i, &one);
    if (sched_setaffinity(0, sizeof one, &one) != 0) std::exit(74);
    usleep(10'000);  // its own timer has to wake it
    seen += (seen.empty() ? "" : ",") + std::to_string(sched_getcpu());
  }
  say("send [" + seen + "]");
}

void obey(const std::string& order) {
  const std::size_t space = order.find(' ');
  const std::string verb = order.substr(0, space);
  const std::string rest = space == std::string::npos ? "" : order.substr(space + 1);
  if (verb == "draw") {
    draw();
  } else if (verb == "stream") {
    stream(std::atoi(rest.c_str()));
  } else if (verb == "cpus") {
    visit_processors();
  } else if (verb == "memory") {
    std::vector<char> block(static_cast<std::size_t>(std::atoi(rest.c_str())) << 10, 'x');
    say("send " + std::to_string(block.size()));
  } else if (verb == "snapshot") {
    say("snapshot");
    say("send " + hear());
  } else if (verb == "talk") {
    say("send " + std::string(static_cast<std::size_t>(std::atoi(rest.c_str())), 't'));
  } else if (verb == "print") {
    std::printf("%s\n", rest.c_str());
    std::fflush(stdout);
  } else if (verb == "spin") {
    for (;;) asm volatile("");
  } else if (verb == "crash") {
    std::abort();
  } else if (verb == "exit") {
    std::exit(std::atoi(rest.c_str()));
  } else {
    say("send unknown order " + order);
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count > 1 && std::strcmp(arguments[1], "--at-random") == 0) {
    const auto* bytes = reinterpret_cast<const unsigned char*>(getauxval(AT_RANDOM));
    std::fputs(hex(bytes, 16).c_str(), stdout);
    return 0;
  }
  from_agent = fdopen(3, "r");
  to_agent = fdopen(4, "w");
  if (from_agent == nullptr || to_agent == nullptr) return 72;
  std::setvbuf(from_agent, nullptr, _IONBF, 0);
  say("snapshot");
  say("send " + hear());
  for (;;) {
    say("receive");
    const std::string answer = hear();
    if (answer.compare(0, 8, "message ") != 0) return 73;
    obey(answer.substr(8));
  }
}
