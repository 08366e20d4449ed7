#!/usr/bin/env python3
"""The Java runner of vmm/guest: loads programs, runs hooks and events, reads state by name. Needs JDK 17."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from runner_harness import ROOT, Agent  # noqa: E402

FAKES = ROOT / "hooks-sdk" / "conformance" / "fakes" / "java"
DEMO = ROOT / "test-fixtures" / "demo" / "java"

# What of AWS' library the demo needs.
LAMBDA = {
    "Context": "public interface Context { String getAwsRequestId(); int getRemainingTimeInMillis(); LambdaLogger getLogger(); }",
    "LambdaLogger": "public interface LambdaLogger { void log(String text); }",
    "RequestHandler": "public interface RequestHandler<I, O> { O handleRequest(I input, Context context); }",
}

PROGRAM = """
package com.acme;

import com.amazonaws.services.lambda.runtime.*;
import io.snapcheck.hooks.*;
import java.io.*;
import java.util.*;
import java.util.concurrent.atomic.*;

public class App implements RequestHandler<App.Event, Map<String, Object>> {
    public static class Event {
        private String name;
        private List<Integer> counts;
        public void setName(String name) { this.name = name; }
        public void setCounts(List<Integer> counts) { this.counts = counts; }
    }
    static class Pool {
        final Random random = new Random(7);
        final Pool self = this;
        @Override public String toString() { throw new IllegalStateException("the runner must not run this"); }
        @Override public int hashCode() { throw new IllegalStateException("nor this"); }
    }
    enum Color { RED }

    static final int VERSION = 3;
    static final long BIG = 1L << 60;
    static final double RATIO = 0.5;
    static String none = null;
    static final byte[] KEY = {1, -1};
    static final UUID ID = new UUID(0, 5);
    static final Random NUMBERS = new SnapSafeRandom(7);
    static final AtomicLong COUNTER = new AtomicLong(41);
    static final Map<String, List<Integer>> TABLE = new HashMap<>(Map.of("b", List.of(1, 2)));
    static final Set<String> NAMES = Set.of("x", "y");
    static final OnRestore<String> LAZY = OnRestore.of(() -> "made");
    static final Color COLOR = Color.RED;
    static final List<String> LOG = new ArrayList<>();
    static boolean failing;
    private final Pool pool = new Pool();
    private final Runnable captured;

    public App() {
        String local = "kept by a lambda";
        captured = () -> System.out.println(local);
        Hooks.beforeCheckpoint("close", () -> { if (failing) throw new IOException("busy"); LOG.add("close"); });
        Hooks.afterRestore("open", () -> LOG.add("open"));
    }

    @Override public Map<String, Object> handleRequest(Event event, Context context) {
        if (event.name.equals("raise")) throw new IllegalArgumentException("bad \\"event\\"");
        if (event.name.equals("fail")) failing = true;
        context.getLogger().log("handling " + event.name);
        return Map.of("name", event.name, "sum", event.counts.stream().mapToInt(i -> i).sum(), "log", List.copyOf(LOG),
            "request", context.getAwsRequestId(), "left", context.getRemainingTimeInMillis() > 0, "lazy", LAZY.get());
    }
    public static String plain(String event) { return "got " + event; }
    public void stream(InputStream in, OutputStream out, Context context) throws IOException {
        out.write("{\\"read\\":".getBytes()); out.write(in.readAllBytes()); out.write('}');
    }
    public Object object(Map<String, Object> event) { return new StringBuilder("no json").append(event.size()).reverse().getClass(); }
}
"""

LOST = """
package com.acme;

public class Lost implements org.crac.Resource {
    static int restored;
    static { org.crac.Core.getGlobalContext().register(new Lost()); }
    public void beforeCheckpoint(org.crac.Context<? extends org.crac.Resource> context) {}
    public void afterRestore(org.crac.Context<? extends org.crac.Resource> context) { restored++; }
    public static int handle(String event) {
        System.gc();
        return restored;
    }
}
"""

STUCK = """
package com.acme;

public class Stuck {
    static { io.snapcheck.hooks.Hooks.afterRestore("stuck", () -> new java.util.concurrent.CountDownLatch(1).await()); }
    public static int handle(String event) throws Exception {
        if (event.equals("wait")) { new java.util.concurrent.CountDownLatch(1).await(); }
        return 1;
    }
}
"""

ENDLESS = """
package com.acme;

public class Endless {
    public Endless() throws Exception { new java.util.concurrent.CountDownLatch(1).await(); }
    public int handle(String event) { return 1; }
}
"""

CRAC = """
package com.acme;

public class Raw implements org.crac.Resource {
    static final Raw HELD = new Raw();
    static int restored;
    static { org.crac.Core.getGlobalContext().register(HELD); }
    public void beforeCheckpoint(org.crac.Context<? extends org.crac.Resource> context) {}
    public void afterRestore(org.crac.Context<? extends org.crac.Resource> context) { restored++; }
    public static int handle(String event) { return restored; }
}
"""

CORNERS = """
package com.acme;

import io.snapcheck.hooks.SnapSafeRandom;
import java.nio.ByteBuffer;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class Corners {
    enum Node {
        SELF { };
        final String id = "of a constant";
    }
    static class Table extends HashMap<String, String> {}
    static class Draws extends Random { Draws() { super(5); } final String label = "a"; }
    record Pair(String left, Object right) {}

    static final Node NODE = Node.SELF;
    static final ByteBuffer BUFFER = ByteBuffer.wrap(new byte[] {1, -1});
    static final LongAdder ADDER = new LongAdder();
    static final CompletableFuture<String> DONE = CompletableFuture.completedFuture("done");
    static final Random SAFE = new SnapSafeRandom();
    static final Random DRAWN = new SnapSafeRandom();

    static final Object[] ARRAY = {"eu", new SplittableRandom()};
    static final Map<String, Object> MAP = Map.of("region", "eu", "key", new ThreadLocal<String>());
    static final Map<Object, String> KEYED = new HashMap<>(Map.of(new Object(), "a"));
    static final Set<Object> SET = Set.of(new Object());
    static final Map<String, String> TABLE = new Table();
    static final Object LOADER = new Random() { final Object inside = new SplittableRandom(); };
    static final Object[] DEEP = {new Object[] {new Object[] {new Object[] {new Object[] {new Object[] {new Object[] {"a"}}}}}}};

    static final Object[] PLAIN = {"eu", 1, new int[] {1}, new Pair("a", null), Optional.of(1), new Random(5), new Object(), "b".getBytes()};
    static final Map<String, Object> WHOLE = Map.of("a", List.of(1), "b", new ArrayDeque<>(List.of(2)), "c", new AtomicReference<>(3));
    static final Object DRAWS = new Draws(), LOCK = new ReentrantLock();

    public static long handle(String event) { return DRAWN.nextLong(); }
}
"""


def run(*command):
    ran = subprocess.run(list(map(str, command)), capture_output=True, text=True)
    if ran.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, command))}\n{ran.stdout}{ran.stderr}")
    return ran.stdout.strip()


class Runner(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.work = work = pathlib.Path(folder.name)
        cls.sdk = run(ROOT / "hooks-sdk/java/build.sh", work)
        cls.runner = run(ROOT / "vmm/guest/runners/java/build.sh", cls.sdk, work)
        sources = []
        for name, text in LAMBDA.items():
            sources.append(work / f"{name}.java")
            sources[-1].write_text(f"package com.amazonaws.services.lambda.runtime; {text}")
        for name, text in (("App", PROGRAM), ("Raw", CRAC), ("Lost", LOST), ("Stuck", STUCK), ("Endless", ENDLESS), ("Corners", CORNERS)):
            sources.append(work / f"{name}.java")
            sources[-1].write_text(text)
        run("javac", "-cp", cls.sdk, "-d", work / "app", *sources, *FAKES.glob("org/crac/*.java"))
        for service in ("broken", "repaired"):
            files = (DEMO / service).rglob("*.java")
            run("javac", "-cp", f"{cls.sdk}:{work / 'app'}", "-d", work / service, *files)

    def start(self, target, *path):
        agent = Agent(["java", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "--add-opens", "java.base/java.util=ALL-UNNAMED",
                       "-cp", f"{self.runner}:{self.sdk}", "io.snapcheck.runner.Main"])
        self.addCleanup(lambda: agent.process.returncode is None and agent.end())
        self.assertEqual((agent.hello["runner"], agent.hello["protocol"]), ("java", 1))
        if target:
            answer = agent.ask("init", id="a", target=target, path=[str(part) for part in path or [self.work / "app"]])
            self.assertTrue(answer["ok"], answer)
            self.assertEqual(answer["id"], "a")
        return agent

    def test_events_and_snapshots(self):
        agent = self.start("com.acme.App")
        event = {"name": "one", "counts": [1, 2], "unknown": True}
        answer = agent.ask("invoke", event=event, context={"request_id": "r-1"})
        self.assertEqual(answer["result"], {"name": "one", "sum": 3, "log": [], "request": "r-1", "left": True, "lazy": "made"})
        error = agent.ask("invoke", event={"name": "raise"})["error"]
        self.assertEqual((error["type"], error["message"]), ("java.lang.IllegalArgumentException", 'bad "event"'))
        self.assertIn("at com.acme.App.handleRequest(App.java", error["trace"])
        answer = agent.ask("snapshot")
        self.assertEqual((answer["ok"], answer["clone"], answer["restored"], answer["generation"]), (True, 1, True, 1))
        self.assertEqual([hook["name"] for hook in answer["before"]["hooks"] + answer["after"]["hooks"]], ["close", "open"])
        answer = agent.ask("snapshot", hooks=False)
        self.assertEqual((answer["ok"], answer["generation"], agent.snapshots), (True, 1, 2))
        agent.ask("invoke", event={"name": "fail", "counts": []}, context={"request_id": ""})
        answer = agent.ask("snapshot")
        self.assertEqual((answer["ok"], answer["image"], agent.snapshots), (False, False, 2))
        self.assertEqual(answer["before"]["hooks"][0]["error"], "java.io.IOException: busy")
        self.assertTrue(agent.ask("exit")["ok"])
        self.assertEqual(agent.process.wait(30), 0)
        self.assertIn("handling one", agent.end())

    def test_handlers(self):
        self.assertEqual(self.start("com.acme.App::plain").ask("invoke", event="x")["result"], "got x")
        self.assertEqual(self.start("com.acme.App::stream").ask("invoke", event=[1])["result"], {"read": [1]})
        agent = self.start("com.acme.App::object")
        self.assertEqual(agent.ask("invoke", event={"a": 1})["text"], "class java.lang.StringBuilder")
        self.assertIn("the event does not fit: java.util.Map", agent.ask("invoke", event="text")["error"]["message"])

    def test_hooks_of_crac(self):
        agent = self.start("com.acme.Raw::handle")
        agent.ask("snapshot")
        self.assertEqual(agent.ask("invoke", event="x")["result"], 1)
        lost = {hook["name"]: hook["gone"] for hook in agent.ask("hooks")["hooks"]}
        self.assertEqual(lost, {"com.acme.Raw.beforeCheckpoint": False, "com.acme.Raw.afterRestore": False})

    def test_a_resource_that_nobody_holds(self):
        agent = self.start("com.acme.Lost::handle")
        agent.ask("invoke", event="collect")
        answer = agent.ask("snapshot")
        self.assertEqual(answer["after"]["hooks"], [], "a hook whose resource is gone has not run")
        self.assertEqual(agent.ask("invoke", event="x")["result"], 0)
        lost = {hook["name"]: hook["gone"] for hook in agent.ask("hooks")["hooks"]}
        self.assertEqual(lost, {"com.acme.Lost.beforeCheckpoint": True, "com.acme.Lost.afterRestore": True})

    def test_a_hook_that_hangs(self):
        agent = self.start("com.acme.Stuck::handle")
        answer = agent.ask("snapshot", limit=0.5)
        self.assertEqual((answer["ok"], answer["hung"], answer["image"], agent.snapshots), (False, True, True, 1))
        self.assertEqual(answer["error"]["message"], "stuck did not return within 0.500 s")
        self.assertEqual(answer["after"]["hooks"][0]["name"], "stuck")

    def test_an_init_that_hangs(self):
        answer = self.start(None).ask("init", target="com.acme.Endless::handle", path=[str(self.work / "app")], limit=0.5)
        self.assertEqual((answer["ok"], answer["hung"], answer["error"]["type"]), (False, True, "InitTimeout"))
        self.assertIn("at com.acme.Endless.<init>(Endless.java", answer["error"]["trace"])

    def test_a_handler_that_hangs(self):
        agent = self.start("com.acme.Stuck::handle")
        self.assertEqual(agent.ask("invoke", event="go on", limit=5)["result"], 1)
        answer = agent.ask("invoke", event="wait", limit=0.5)
        self.assertEqual((answer["ok"], answer["hung"]), (False, True))
        self.assertEqual(answer["error"]["message"], "the handler did not return within 0.500 s")
        self.assertIn("at com.acme.Stuck.handle(Stuck.java", answer["error"]["trace"])

    def test_bad_requests(self):
        agent = self.start(None)
        self.assertIn("unknown op 'dance'", agent.ask("dance")["error"]["message"])
        self.assertIn("the first request is init", agent.ask("state")["error"]["message"])
        self.assertIn("must be pkg.Class::method", agent.ask("init")["error"]["message"])
        self.assertEqual(agent.ask("init", target="com.acme.None")["error"]["type"], "java.lang.ClassNotFoundException")
        self.assertIn("there is no /nonexistent", agent.ask("init", target="x", path=["/nonexistent"])["error"]["message"])
        answer = agent.ask("init", target="com.acme.App::nothing", path=[str(self.work / "app")])
        self.assertIn("com.acme.App has no public method nothing; it has ", answer["error"]["message"])
        self.assertIn("handleRequest", answer["error"]["message"])
        answer = agent.ask("init", target="app::nothing", path=[str(self.work / "app")])
        self.assertEqual(answer["error"]["message"], "app is not in the class path; did you mean com.acme.App?")

    def test_state(self):
        agent = self.start("com.acme.App")
        seen = agent.state()
        values = {path: entry.get("value") for path, entry in seen.items()}
        for path, value in {
            "VERSION": 3, "BIG": str(1 << 60), "RATIO": "0.5", "none": None, "KEY": "01ff", "COUNTER": "41", "COLOR": "RED",
            "ID": "00000000-0000-0000-0000-000000000005", "TABLE[b][0]": 1, "NAMES{x}": "x", "LAZY.peek()": None,
        }.items():
            self.assertIn(f"com.acme.App.{path}", values)
            self.assertEqual(values[f"com.acme.App.{path}"], value, path)
        self.assertEqual(values["com.acme.App.NUMBERS"], values["com.acme.App.pool.random"])
        self.assertEqual(seen["com.acme.App.pool.random"]["name"], "com.acme.App$Pool.random")
        self.assertEqual(seen["com.acme.App.pool.self"]["same"], "com.acme.App.pool")
        self.assertIn("kept by a lambda", [entry.get("value") for path, entry in seen.items() if path.startswith("com.acme.App.captured")])
        self.assertFalse([path for path in seen if path.startswith(("io.snapcheck", "java."))])
        self.assertEqual(list(agent.state(names=["com.acme.App.VERSION"])), ["com.acme.App.VERSION"])
        answer = agent.ask("state", limit=3)
        self.assertEqual((len(answer["state"]), answer["truncated"]), (3, True))

    def test_state_in_corners(self):
        agent = self.start("com.acme.Corners::handle")
        seen = {path.removeprefix("com.acme.Corners"): entry for path, entry in agent.state().items()}
        for path, name, value in (
            (".NODE", ".NODE", "SELF"), ("$Node.SELF.id", "$Node.id", "of a constant"), (".BUFFER", ".BUFFER", "01ff"),
            (".ADDER", ".ADDER", "0"), (".DONE.get()", ".DONE", "done"),
        ):
            paths = (path, path.replace("$Node.SELF", ".NODE"))  # whichever class was first
            found = next((seen[one] for one in paths if one in seen), None)
            self.assertIsNotNone(found, path)
            self.assertEqual((found["name"], found.get("value")), ("com.acme.Corners" + name, value))

    def test_what_was_not_read_of_the_state_is_told(self):
        """A finding is refuted only where everything was read: so each place that was not must say so."""
        agent = self.start("com.acme.Corners::handle")
        seen = agent.state()
        unread = {path.removeprefix("com.acme.Corners.") for path, entry in seen.items() if entry.get("unread")}
        deep = "DEEP" + 6 * "[0]"
        self.assertLessEqual({"ARRAY[1]", "MAP[key]", "KEYED", "SET", "TABLE", "LOADER.inside", deep}, unread)
        for path in ("NODE", "BUFFER", "PLAIN", "WHOLE", "DRAWS", "LOCK", "SAFE", "DONE"):
            self.assertEqual([other for other in unread if other.startswith(path)], [], "everything of it was read")

    def test_a_generator_of_the_sdk_is_seeded_anew_at_its_next_draw(self):
        agent = self.start("com.acme.Corners::handle")
        before = agent.state()
        self.assertTrue(agent.ask("snapshot")["ok"])
        self.assertTrue(agent.ask("invoke", event="a")["ok"])
        after = agent.state()
        self.assertIn("value", before["com.acme.Corners.SAFE"])
        self.assertNotIn("value", after["com.acme.Corners.SAFE"], "what is left of before the restore is never used")
        self.assertNotEqual(after["com.acme.Corners.DRAWN"]["value"], before["com.acme.Corners.DRAWN"]["value"])

    def test_the_demo(self):
        """Names whose values a restore changes: only the generator of the broken service, all planted ones of the repaired."""
        event = {"items": {"book": 2, "pen": 1}, "currency": "EUR"}
        changed = {}
        for service in ("broken", "repaired"):
            resources = DEMO / service / "src/main/resources"
            agent = self.start("com.acme.orders.OrderHandler::handleRequest", self.work / service, self.work / "app", resources)
            self.assertEqual(agent.ask("invoke", event=event)["result"]["amount"], 2680)
            before = agent.state()
            self.assertTrue(agent.ask("snapshot")["ok"])
            again = agent.ask("invoke", event=event)
            self.assertTrue(again["ok"], again)
            changed[service] = {entry["name"] for path, entry in agent.state().items()
                                if path in before and entry.get("value") != before[path].get("value")}
        generator = {"com.acme.orders.OrderNumbers.random"}
        self.assertEqual(changed["broken"], generator)
        wanted = {f"com.acme.orders.{name}" for name in ("Instance.ID", "Pricing.loadedAt", "Receipts.key", "AuditJournal.archive")}
        self.assertEqual(changed["repaired"] - generator, wanted)


if __name__ == "__main__":
    unittest.main()
