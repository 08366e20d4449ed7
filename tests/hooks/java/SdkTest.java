import com.sun.net.httpserver.HttpServer;
import io.snapcheck.hooks.CheckpointException;
import io.snapcheck.hooks.HookRuntime;
import io.snapcheck.hooks.HookSimulator;
import io.snapcheck.hooks.Hooks;
import io.snapcheck.hooks.LambdaRuntime;
import io.snapcheck.hooks.MicrovmHooks;
import io.snapcheck.hooks.OnRestore;
import io.snapcheck.hooks.Resource;
import io.snapcheck.hooks.RestoreException;
import io.snapcheck.hooks.SnapSafeRandom;
import io.snapcheck.hooks.SnapSafeUuid;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URL;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** The Java SDK beyond the conformance cases. Every method whose name begins with "test" is a test; no library is needed. */
public final class SdkTest {
    private final List<String> log = new ArrayList<>();
    private final List<Hooks.Registration> registrations = new ArrayList<>();

    private void before(String name, Hooks.Action action) {
        registrations.add(Hooks.beforeCheckpoint(name, action));
    }

    private void after(String name, Hooks.Action action) {
        registrations.add(Hooks.afterRestore(name, action));
    }

    // --- registration ---

    public void testRegistrations() throws Exception {
        try (Hooks.Registration gone = Hooks.afterRestore(() -> log.add("gone"))) {
            after("kept", () -> log.add("kept"));
            HookSimulator.restore(() -> log.add("image"));
        }
        HookSimulator.restore();
        same(List.of("image", "gone", "kept", "kept"), log);
    }

    public void testHooksAreHeldStrongly() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        for (int i = 0; i < 100; i++) {
            registrations.add(Hooks.afterRestore(new Hooks.Action() {
                @Override
                public void run() {
                    runs.incrementAndGet();
                }
            }));
        }
        System.gc();
        HookSimulator.restore();
        same(100, runs.get());
    }

    /** Two equal resources are two registrations: the trap of CRaC's contexts. */
    public void testEqualResources() throws Exception {
        record Pool(String name, List<String> log) implements Resource {
            @Override
            public void beforeCheckpoint() {
                log.add("close " + name);
            }

            @Override
            public void afterRestore() {
                log.add("open " + name);
            }
        }
        List<String> events = new ArrayList<>();
        Hooks.Registration first = Hooks.register(new Pool("a", events));
        registrations.add(Hooks.register(new Pool("a", events)));
        HookSimulator.restore();
        same(List.of("close a", "close a", "open a", "open a"), new ArrayList<>(events));
        check(first.unregister() && !first.unregister(), "unregistered once");
        events.clear();
        HookSimulator.restore();
        same(List.of("close a", "open a"), new ArrayList<>(events));
    }

    public void testNamesArePlacesOfRegistration() throws Exception {
        registrations.add(Hooks.afterRestore(() -> {
            throw new IOException("no route");
        }));
        RestoreException e = fails(RestoreException.class, HookSimulator::restore);
        check(
                e.getMessage().matches("1 after-restore hook failed; SdkTest.testNamesArePlacesOfRegistration\\(SdkTest.java:\\d+\\): "
                        + "java.io.IOException: no route"),
                e.getMessage());
    }

    public void testFailuresAreSuppressed() throws Exception {
        after("one", () -> {
            throw new IOException("no route");
        });
        after("two", () -> {
            throw new AssertionError("an Error");
        });
        after("three", () -> log.add("three"));
        RestoreException e = fails(RestoreException.class, HookSimulator::restore);
        same(List.of("java.io.IOException: no route", "java.lang.AssertionError: an Error"),
                Arrays.stream(e.getSuppressed()).map(Object::toString).toList());
        same(List.of("one", "two"), e.failures().stream().map(HookRuntime.Ran::name).toList());
        same(List.of("three"), log);
    }

    public void testAFailedBeforeHookKeepsTheImageAway() throws Exception {
        before("flush", () -> {
            throw new IOException("busy");
        });
        after("open", () -> log.add("open"));
        long generation = Hooks.generation();
        fails(CheckpointException.class, () -> HookSimulator.restore(() -> log.add("image")));
        same(List.of("open"), log);
        same(generation, Hooks.generation());
    }

    // --- bad use ---

    public void testNullHooks() {
        NullPointerException e = fails(NullPointerException.class, () -> Hooks.afterRestore(null));
        same("a hook must not be null; pass a lambda or a method reference", e.getMessage());
        fails(NullPointerException.class, () -> Hooks.register(null));
        fails(NullPointerException.class, () -> OnRestore.of(null));
        fails(IllegalArgumentException.class, () -> HookRuntime.setBudget(-1, 0));
        fails(IllegalArgumentException.class, () -> HookRuntime.setBudget(0, Double.NaN));
    }

    public void testBudget() throws Exception {
        HookRuntime.setBudget(0, 0.02);
        after("slow", () -> Thread.sleep(50));
        RestoreException e = fails(RestoreException.class, HookSimulator::restore);
        check(e.getMessage().matches("the after-restore hooks took 0\\.\\d+ s, the budget is 0\\.0200 s; the slowest is slow with 0\\.\\d+ s"),
                e.getMessage());
    }

    public void testAPhaseInAnotherThreadIsRefused() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        before("waits", () -> {
            entered.countDown();
            leave.await();
        });
        Thread thread = new Thread(() -> {
            try {
                HookSimulator.restore();
            } catch (Exception e) {
                log.add(e.toString());
            }
        });
        thread.start();
        entered.await();
        IllegalStateException e = fails(IllegalStateException.class, HookRuntime::beforeSnapshot);
        same("beforeSnapshot() was called while the process is running before-hooks; a snapshot is already under way", e.getMessage());
        fails(IllegalStateException.class, () -> HookRuntime.afterRestore(true));
        fails(IllegalStateException.class, Hooks::checkpoint);
        after("registered meanwhile", () -> log.add("meanwhile")); // does not wait
        leave.countDown();
        thread.join();
        same(List.of("meanwhile"), log);
    }

    public void testRegistrationAfterExit() throws Exception {
        String output = java("late");
        check(output.contains("late was registered while the JVM shuts down: the hook would never run"), output);
    }

    // --- values ---

    public void testOnRestore() throws Exception {
        AtomicInteger made = new AtomicInteger();
        OnRestore<Integer> value = OnRestore.of(made::incrementAndGet);
        same(1, value.get());
        after("sees the new one", () -> log.add("" + value.get()));
        HookSimulator.restore(() -> same(1, value.get()));
        same(2, value.get());
        same(List.of("2"), log);
        IllegalStateException e = fails(IllegalStateException.class, () -> OnRestore.of(() -> {
                    throw new IOException("no route");
                })
                .get());
        same("the value could not be made: java.io.IOException: no route", e.getMessage());
    }

    public void testOnRestoreCloses() throws Exception {
        OnRestore<List<String>> value = OnRestore.of(() -> new ArrayList<>(List.of("open")), List::clear);
        List<String> old = value.get();
        before("still open", () -> log.addAll(old));
        HookSimulator.restore(() -> same(0, old.size()));
        same(List.of("open"), log);
        same(List.of("open"), value.get());
        OnRestore<Object> broken = OnRestore.of(Object::new, object -> {
            throw new IOException("busy");
        });
        broken.get();
        CheckpointException e = fails(CheckpointException.class, HookSimulator::restore);
        check(e.getMessage().matches(".*; OnRestore of SdkTest.testOnRestoreCloses\\(SdkTest.java:\\d+\\): java.io.IOException: busy"),
                e.getMessage());
        check(broken.get() != null, "usable");
        // what could not be closed was dropped: a second try succeeds as soon as nothing is made
        fails(CheckpointException.class, HookSimulator::restore);
        HookSimulator.restore();
    }

    public void testOnRestoreIsMadeOnceForManyThreads() throws Exception {
        AtomicInteger made = new AtomicInteger();
        OnRestore<Integer> value = OnRestore.of(() -> {
            Thread.sleep(30);
            return made.incrementAndGet();
        });
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(new Thread(value::get));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        same(1, made.get());
    }

    public void testAValueThatIsMadeWhileFrozenIsClosedInTheClone() throws Exception {
        List<String> log = new ArrayList<>();
        OnRestore<Integer> value = OnRestore.of(() -> log.add("open") ? log.size() : 0, made -> {
            log.add("close");
            throw new IOException("its peer is gone");
        });
        HookSimulator.restore(value::get); // another thread, between the before-phase and the snapshot
        same(List.of("open", "close"), log);
        value.get();
        HookRuntime.afterRestore(true); // a restore that nobody announced
        same(List.of("open", "close", "open", "close"), log);
    }

    public void testAValueWhoseMakingARestoreInterruptsIsClosed() throws Exception {
        List<String> log = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch making = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        OnRestore<Integer> value = OnRestore.of(() -> {
            log.add("open");
            making.countDown();
            goOn.await();
            return log.size();
        }, made -> log.add("close"));
        Thread thread = new Thread(value::get);
        thread.start();
        making.await();
        HookRuntime.afterRestore(true); // does not wait for the factory
        goOn.countDown();
        thread.join();
        value.get();
        same(List.of("open", "close", "open"), log);
    }

    public void testRandomIsThePlainGeneratorUntilTheRestore() throws Exception {
        Random ours = new SnapSafeRandom(7);
        Random plain = new Random(7);
        for (int i = 0; i < 100; i++) {
            same(plain.nextLong(), ours.nextLong());
            same(plain.nextGaussian(), ours.nextGaussian());
            same(plain.nextInt(17), ours.nextInt(17));
        }
        plain.nextGaussian();
        ours.nextGaussian(); // each keeps a second one
        HookSimulator.restore();
        check(plain.nextGaussian() != ours.nextGaussian(), "the kept variate is forgotten");
        check(plain.nextLong() != ours.nextLong(), "reseeded");
    }

    public void testASeedThatIsGivenAfterARestoreHolds() throws Exception {
        SnapSafeRandom ours = new SnapSafeRandom(7);
        check(!ours.awaitsSeed(), "seeded just now");
        HookSimulator.restore();
        check(ours.awaitsSeed(), "to be seeded anew");
        ours.setSeed(5);
        check(!ours.awaitsSeed(), "it has a seed");
        same(new Random(5).nextLong(), ours.nextLong());
        HookSimulator.restore();
        check(new Random(5).nextLong() != ours.nextLong(), "until the next restore");
    }

    /** Two generators in the same state are what two clones have: after the restore they part. */
    public void testClonesDrawDifferentNumbers() throws Exception {
        Random one = new SnapSafeRandom(7);
        Random two = new SnapSafeRandom(7);
        same(one.nextLong(), two.nextLong()); // the control
        HookSimulator.restore();
        check(one.nextLong() != two.nextLong(), "they parted");
    }

    public void testUuid() {
        UUID one = SnapSafeUuid.randomUuid();
        same(4, one.version());
        same(2, one.variant());
        check(!one.equals(SnapSafeUuid.randomUuid()), "another one");
    }

    // --- HTTP ---

    public void testTheLifeOfAMicrovm() throws Exception {
        before("close", () -> log.add("close"));
        after("open", () -> log.add("open"));
        AtomicInteger asked = new AtomicInteger();
        MicrovmHooks hooks = new MicrovmHooks(0);
        hooks.ready = () -> asked.incrementAndGet() > 1;
        hooks.run = body -> log.add(new String(body, StandardCharsets.UTF_8));
        hooks.terminate = () -> log.add("end");
        hooks.start();
        same("503 {}", post(hooks.port(), "ready"));
        for (String name : List.of("ready", "ready", "run", "resume", "suspend", "suspend", "resume", "terminate")) {
            same("200 {}", post(hooks.port(), name));
        }
        same(List.of("close", "open", "body", "close", "open", "end"), log);
        before("flush", () -> {
            throw new IOException("busy \"now\"");
        });
        same("500 {\"failures\":[{\"name\":\"flush\",\"error\":\"java.io.IOException: busy \\\"now\\\"\"}],"
                + "\"error\":\"1 before-checkpoint hook failed; flush: java.io.IOException: busy \\\"now\\\"\"}",
                post(hooks.port(), "ready"));
        check(!HookRuntime.frozen(), "running again");
        same("404 {}", post(hooks.port(), "sleep"));
        hooks.stop();
    }

    /** Its image was taken without asking for `ready`. */
    public void testACloneThatWasNotFrozen() throws Exception {
        after("open", () -> log.add("open"));
        MicrovmHooks hooks = new MicrovmHooks(0);
        hooks.run = body -> log.add("run");
        hooks.start();
        long generation = Hooks.generation();
        same("200 {}", post(hooks.port(), "run"));
        same("200 {}", post(hooks.port(), "run"));
        same(List.of("open", "run"), log);
        same(generation + 1, Hooks.generation());
        hooks.stop();
    }

    private static String post(int port, String name) throws IOException {
        URL url = new URL("http://127.0.0.1:" + port + "/aws/lambda-microvms/runtime/v1/" + name);
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.getOutputStream().write("body".getBytes(StandardCharsets.UTF_8));
        int status = connection.getResponseCode();
        var stream = status < 400 ? connection.getInputStream() : connection.getErrorStream();
        return status + " " + new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    public void testCustomRuntime() throws Exception {
        check(!LambdaRuntime.restore(), "not on Lambda");
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            String type = exchange.getRequestHeaders().getFirst("Lambda-Runtime-Function-Error-Type");
            log.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + (type == null ? "" : " " + type));
            exchange.sendResponseHeaders(200, -1);
        });
        server.start();
        String api = "127.0.0.1:" + server.getAddress().getPort();
        Method restore = LambdaRuntime.class.getDeclaredMethod("restore", String.class, String.class);
        restore.setAccessible(true);
        before("before", () -> log.add("before"));
        after("after", () -> log.add("after"));
        same(true, restore.invoke(null, "snap-start", api));
        same(List.of("before", "GET /2018-06-01/runtime/restore/next", "after"), log);
        after("breaks", () -> {
            throw new IOException("no route");
        });
        InvocationTargetException e = fails(InvocationTargetException.class, () -> restore.invoke(null, "snap-start", api));
        check(e.getCause() instanceof RestoreException, "RestoreException");
        same("POST /2018-06-01/runtime/restore/error Runtime.AfterRestoreError", log.get(log.size() - 1));
        server.stop(0);
    }

    // --- the channel, each with a JVM of its own ---

    public void testChannel() throws Exception {
        List<String> heard = new ArrayList<>();
        String output = overChannel("snapshot", heard, "{\"op\":\"explode\"}", "{ \"op\" : \"before\" }", "{\"op\":\"before\"}",
                "{\"restored\":true,\"op\":\"after\"}");
        same("close\nopen\nRestoreException: 1 after-restore hook failed; breaks: java.io.IOException: no \"route\" 1\n", output);
        check(heard.get(0).matches("\\{\"event\":\"hello\",\"protocol\":1,\"sdk\":\"java\",\"pid\":[1-9]\\d*\\}"), heard.get(0));
        same("{\"event\":\"ready\"}", heard.get(1));
        same("{\"event\":\"error\",\"message\":\"this is no known op; known are before, after, continue\"}", heard.get(2));
        check(heard.get(3).startsWith("{\"event\":\"before\",\"ok\":true,\"generation\":0,\"hooks\":[{\"name\":\"close\",\"seconds\":0."),
                heard.get(3));
        check(heard.get(4).contains("a snapshot is already under way"), heard.get(4));
        check(heard.get(5).startsWith("{\"event\":\"after\",\"ok\":false,\"generation\":1,\"hooks\":["), heard.get(5));
        check(heard.get(5).endsWith("\"error\":\"java.io.IOException: no \\\"route\\\"\"}]}"), heard.get(5));
    }

    public void testChannelWithoutASnapshot() throws Exception {
        same("false 0\n", overChannel("snapshot", new ArrayList<>(), "{\"op\":\"continue\"}"));
    }

    public void testChannelEnds() throws Exception {
        same("close\nopen\nEnded: the channel to the runtime ended after the before-hooks ran 1\n",
                overChannel("snapshot", new ArrayList<>(), "{\"op\":\"before\"}"));
    }

    public void testNobodyListens() throws Exception {
        String output = java("snapshot", "SNAPCHECK_CHANNEL", "/nonexistent/channel");
        check(output.startsWith("IllegalStateException: cannot connect to SNAPCHECK_CHANNEL=/nonexistent/channel: "), output);
        check(java("snapshot", "SNAPCHECK_CHANNEL", "@abstract").contains("Java has no abstract Unix sockets; give a path"), "abstract");
        same("false 0\n", java("snapshot"));
    }

    /** A runtime that answers each line it hears, after the first, with the next of its own. Returns what the program printed. */
    private static String overChannel(String program, List<String> heard, String... lines) throws Exception {
        Path folder = Files.createTempDirectory("snapcheck");
        Path path = folder.resolve("channel");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(path));
            Thread runtime = new Thread(() -> {
                try (SocketChannel socket = server.accept()) {
                    BufferedReader reader = new BufferedReader(new InputStreamReader(Channels.newInputStream(socket)));
                    heard.add(reader.readLine());
                    for (String line : lines) {
                        heard.add(reader.readLine());
                        socket.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
                        if (line.contains("continue")) {
                            return;
                        }
                    }
                    heard.add(reader.readLine());
                } catch (IOException e) {
                    heard.add(e.toString());
                }
            });
            runtime.start();
            String output = java(program, "SNAPCHECK_CHANNEL", path.toString());
            runtime.join();
            return output;
        } finally {
            Files.deleteIfExists(path);
            Files.delete(folder);
        }
    }

    private static String java(String program, String... environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "SdkTest",
                program);
        for (int i = 0; i < environment.length; i += 2) {
            builder.environment().put(environment[i], environment[i + 1]);
        }
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    /** The programs that tests start. */
    private static void program(String name) throws Exception {
        if (name.equals("late")) {
            Hooks.afterRestore(() -> {}); // the SDK's own shutdown hook is there now
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                for (int i = 0; i < 1000; i++) {
                    try {
                        Hooks.afterRestore("late", () -> {});
                        Thread.sleep(1);
                    } catch (IllegalStateException e) {
                        System.out.println(e.getMessage());
                        return;
                    } catch (InterruptedException e) {
                        return;
                    }
                }
            }));
            return;
        }
        Hooks.beforeCheckpoint("close", () -> System.out.println("close"));
        Hooks.afterRestore("open", () -> System.out.println("open"));
        Hooks.afterRestore("breaks", () -> {
            throw new IOException("no \"route\"");
        });
        try {
            System.out.println(Hooks.checkpoint() + " " + Hooks.generation());
        } catch (Exception e) {
            System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage() + (Hooks.generation() > 0 ? " " + Hooks.generation() : ""));
        }
    }

    // --- cost ---

    public void testRegistrationIsLinear() {
        register(10_000);
        double small = 1;
        double large = 1;
        for (int i = 0; i < 5; i++) {
            small = Math.min(small, register(1_000));
            large = Math.min(large, register(10_000));
        }
        check(large < small * 5, small + " s, " + large + " s for each registration");
    }

    private static double register(int count) {
        List<Hooks.Registration> all = new ArrayList<>(count);
        long began = System.nanoTime();
        for (int i = 0; i < count; i++) {
            all.add(Hooks.afterRestore(() -> {}));
        }
        double each = (System.nanoTime() - began) * 1e-9 / count;
        all.forEach(Hooks.Registration::unregister);
        return each;
    }

    // --- a test framework in a few lines ---

    private static void same(Object expected, Object seen) {
        check(Objects.equals(expected, seen), "expected " + expected + ", seen " + seen);
    }

    private static void check(boolean good, String message) {
        if (!good) {
            throw new AssertionError(message);
        }
    }

    private static <E extends Throwable> E fails(Class<E> type, Hooks.Action action) {
        try {
            action.run();
        } catch (Throwable thrown) {
            if (type.isInstance(thrown)) {
                return type.cast(thrown);
            }
            throw new AssertionError("another exception", thrown);
        }
        throw new AssertionError("no " + type.getSimpleName());
    }

    public static void main(String[] args) throws Exception {
        if (args.length > 0) {
            program(args[0]);
            return;
        }
        int failures = 0;
        int tests = 0;
        Method[] methods = SdkTest.class.getDeclaredMethods();
        Arrays.sort(methods, Comparator.comparing(Method::getName));
        for (Method method : methods) {
            if (!method.getName().startsWith("test")) {
                continue;
            }
            tests++;
            SdkTest test = new SdkTest();
            try {
                method.invoke(test);
            } catch (InvocationTargetException e) {
                failures++;
                System.out.println(method.getName() + " failed");
                e.getCause().printStackTrace(System.out);
            }
            test.registrations.forEach(Hooks.Registration::unregister);
            HookRuntime.setBudget(0, 10);
        }
        System.out.println(tests + " tests, " + failures + " failed");
        System.exit(failures == 0 && tests > 20 ? 0 : 1);
    }
}
