package io.snapcheck.runner;

import io.snapcheck.hooks.CheckpointException;
import io.snapcheck.hooks.HookRuntime;
import io.snapcheck.hooks.Hooks;
import io.snapcheck.hooks.RestoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a Java program in the guest: ../README.md has the messages.
 *
 * <pre>java --add-opens java.base/java.util=ALL-UNNAMED -cp snapcheck-runner.jar:snapcheck-hooks.jar io.snapcheck.runner.Main</pre>
 */
public final class Main {
    private final Agent agent;
    private Program program;

    private Main(Agent agent) {
        this.agent = agent;
    }

    /** A request that cannot be followed; nothing was done. */
    private static final class BadRequest extends Exception {
        private static final long serialVersionUID = 1L;

        BadRequest(String text) {
            super(text);
        }
    }

    private Map<String, Object> init(Map<?, ?> request) throws Throwable {
        if (program != null) {
            throw new BadRequest("init was done before");
        }
        Object target = request.get("target");
        if (!(target instanceof String) || ((String) target).isEmpty()) {
            throw new BadRequest("the target must be pkg.Class::method, got " + target);
        }
        Object path = request.get("path");
        Watch watch = new Watch(agent, limit(request), trace -> stuck("InitTimeout", "it does not come to its end", trace));
        long began = System.nanoTime();
        try {
            program = Program.load((String) target, path instanceof List ? (List<?>) path : List.of());
        } finally {
            watch.end();
        }
        return result("seconds", since(began));
    }

    private Map<String, Object> snapshot(Map<?, ?> request) throws Throwable {
        Map<String, Object> answer = new LinkedHashMap<>();
        if (Boolean.FALSE.equals(request.get("hooks"))) { // also before init: several programs may start from one boot
            agent.snapshot().forEach((key, value) -> answer.put((String) key, value));
            answer.put("generation", Hooks.generation());
            return answer;
        }
        needInit();
        double limit = limit(request);
        CheckpointException failed = null;
        Watch watch = new Watch(agent, limit, trace -> hung(answer, "before", trace, limit));
        try {
            HookRuntime.beforeSnapshot();
        } catch (CheckpointException e) {
            failed = e;
        } finally {
            watch.end();
        }
        answer.put("before", phase());
        if (failed == null) {
            System.gc(); // as Lambda's runtime does: hooks that only a weak reference holds are gone now
            agent.snapshot().forEach((key, value) -> answer.put((String) key, value));
        }
        RestoreException alsoFailed = null;
        Watch watchAfter = new Watch(agent, limit, trace -> hung(answer, "after", trace, limit));
        try {
            HookRuntime.afterRestore(failed == null); // the original that goes on shares its memory with the clones
        } catch (RestoreException e) {
            alsoFailed = e;
        } finally {
            watchAfter.end();
        }
        answer.put("after", phase());
        answer.put("generation", Hooks.generation());
        if (failed != null || alsoFailed != null) {
            answer.put("ok", false);
            answer.put("image", failed == null);
            answer.put("error", describe(failed != null ? failed : alsoFailed));
        }
        return answer;
    }

    /** The answer about a phase that does not end. */
    private static Map<String, Object> hung(Map<String, Object> soFar, String phase, String trace, double limit) {
        String text = notWithin(limit);
        String running = HookRuntime.runningHook();
        String name = running != null ? running : "a hook";
        Map<String, Object> hook = result("name", name);
        hook.put("seconds", limit);
        hook.put("error", text);
        Map<String, Object> described = result("seconds", limit);
        described.put("hooks", List.of(hook));
        Map<String, Object> answer = new LinkedHashMap<>(soFar);
        answer.put("ok", false);
        answer.put("hung", true);
        answer.put("image", phase.equals("after"));
        answer.put(phase, described);
        Map<String, Object> error = result("type", "HookTimeout");
        error.put("message", name + " " + text);
        error.put("trace", trace);
        answer.put("error", error);
        return answer;
    }

    /** The answer about an init or an invocation that does not end. */
    private static Map<String, Object> stuck(String type, String message, String trace) {
        Map<String, Object> error = result("type", type);
        error.put("message", message);
        error.put("trace", trace);
        Map<String, Object> answer = result("ok", false);
        answer.put("hung", true);
        answer.put("error", error);
        return answer;
    }

    private static String notWithin(double limit) {
        return String.format(java.util.Locale.ROOT, "did not return within %.3g s", limit);
    }

    private static double limit(Map<?, ?> request) {
        return request.get("limit") instanceof Number given ? given.doubleValue() : 0;
    }

    private static Map<String, Object> hooks() {
        List<Object> hooks = new ArrayList<>();
        for (HookRuntime.Registered one : HookRuntime.registered()) {
            Map<String, Object> hook = result("phase", one.before() ? "before" : "after");
            hook.put("name", one.name());
            hook.put("gone", one.gone());
            hooks.add(hook);
        }
        return result("hooks", hooks);
    }

    private static Map<String, Object> phase() {
        HookRuntime.Phase phase = HookRuntime.lastPhase();
        List<Object> hooks = new ArrayList<>();
        for (HookRuntime.Ran ran : phase.hooks()) {
            Map<String, Object> hook = result("name", ran.name());
            hook.put("seconds", ran.seconds());
            if (ran.error() != null) {
                hook.put("error", ran.error().toString());
            }
            hooks.add(hook);
        }
        Map<String, Object> described = result("seconds", phase.seconds());
        described.put("hooks", hooks);
        if (phase.overBudget() != null) {
            described.put("budget", phase.overBudget());
        }
        return described;
    }

    private Map<String, Object> invoke(Map<?, ?> request) throws Throwable {
        needInit();
        Object context = request.get("context");
        double limit = limit(request);
        Watch watch = new Watch(agent, limit, trace -> stuck("HandlerTimeout", "the handler " + notWithin(limit), trace));
        long began = System.nanoTime();
        Object value;
        try {
            value = program.invoke(request.get("event"), context instanceof Map ? (Map<?, ?>) context : Map.of());
        } finally {
            watch.end();
        }
        double seconds = since(began);
        Map<String, Object> answer;
        try {
            Json.write(value);
            answer = result("result", value);
        } catch (IllegalArgumentException noJson) {
            answer = result("text", String.valueOf(value));
        }
        answer.put("seconds", seconds);
        return answer;
    }

    private Map<String, Object> state(Map<?, ?> request) throws BadRequest {
        needInit();
        Object limit = request.get("limit");
        State state = State.read(program, limit instanceof Number ? ((Number) limit).intValue() : 20_000);
        Object names = request.get("names");
        List<Map<String, Object>> entries = new ArrayList<>(state.entries);
        if (names instanceof List) {
            List<?> wanted = (List<?>) names;
            entries.removeIf(entry -> !wanted.contains(entry.get("name")) && !wanted.contains(entry.get("path")));
        }
        Map<String, Object> answer = result("state", entries);
        answer.put("truncated", state.truncated);
        return answer;
    }

    private void needInit() throws BadRequest {
        if (program == null) {
            throw new BadRequest("there is no program yet: the first request is init");
        }
    }

    private static double since(long began) {
        return (System.nanoTime() - began) * 1e-9;
    }

    private static Map<String, Object> result(String key, Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        return map;
    }

    private static Map<String, Object> describe(Throwable error) {
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace));
        Map<String, Object> described = result("type", error.getClass().getName());
        described.put("message", String.valueOf(error.getMessage()));
        described.put("trace", trace.toString());
        return described;
    }

    private Map<String, Object> answer(Map<?, ?> request) {
        Map<String, Object> answer = result("ok", true);
        try {
            Object op = request.get("op");
            switch (String.valueOf(op)) {
                case "init" -> answer.putAll(init(request));
                case "snapshot" -> answer.putAll(snapshot(request));
                case "invoke" -> answer.putAll(invoke(request));
                case "state" -> answer.putAll(state(request));
                case "hooks" -> answer.putAll(hooks());
                default -> throw new BadRequest("unknown op '" + op + "'; known are init, snapshot, invoke, state, hooks, exit");
            }
        } catch (Throwable error) { // the program's, also an Error: told, and no more
            answer.put("ok", false);
            answer.put("error", describe(error));
        }
        return answer;
    }

    public static void main(String[] args) {
        try {
            serve();
            System.exit(0); // whatever threads the program has
        } catch (IOException e) {
            System.err.println("runner: the agent is gone: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void serve() throws IOException {
        System.setProperty("org.crac.Core.Compat", "io.snapcheck.hooks.crac"); // before the program can load org.crac
        Agent agent = new Agent();
        Main main = new Main(agent);
        Map<String, Object> hello = result("runner", "java");
        hello.put("protocol", 1);
        hello.put("version", System.getProperty("java.version"));
        hello.put("pid", ProcessHandle.current().pid());
        agent.send(hello);
        for (Object message; (message = agent.receive()) != null; ) {
            Map<?, ?> request = message instanceof Map ? (Map<?, ?>) message : Map.of("op", message);
            boolean last = "exit".equals(request.get("op"));
            Map<String, Object> answer = last ? result("ok", true) : main.answer(request);
            if (request.containsKey("id")) {
                answer.put("id", request.get("id"));
            }
            System.out.flush();
            agent.send(answer);
            if (last) {
                return;
            }
        }
    }
}
