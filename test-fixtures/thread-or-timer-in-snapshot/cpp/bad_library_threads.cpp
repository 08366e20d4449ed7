// Threads and timers of libraries: metrics, logging, a GLib timer.
namespace prometheus {
class Exposer {
 public:
  explicit Exposer(const char* address);
};
}  // namespace prometheus
namespace spdlog {
void init_thread_pool(unsigned long size, unsigned long threads);
}
using gpointer = void*;
using GSourceFunc = int (*)(gpointer);
struct GMainLoop;
extern "C" {
unsigned g_timeout_add_seconds(unsigned seconds, GSourceFunc function, gpointer data);
int g_source_remove(unsigned tag);
GMainLoop* g_main_loop_new(void* context, int running);
void g_main_loop_run(GMainLoop* loop);
int listen(int fd, int backlog);
}

static int sweep(gpointer) { return 1; }
static int once(gpointer) { return 0; }

int main() {
  prometheus::Exposer exposer("0.0.0.0:9095");                         // expect: thread-or-timer-in-snapshot
  spdlog::init_thread_pool(8192, 1);                                   // expect: thread-or-timer-in-snapshot
  g_timeout_add_seconds(60, sweep, nullptr);                           // expect: thread-or-timer-in-snapshot
  const unsigned check = g_timeout_add_seconds(1, once, nullptr);
  g_source_remove(check);
  listen(3, 16);
  g_main_loop_run(g_main_loop_new(nullptr, 0));
}
