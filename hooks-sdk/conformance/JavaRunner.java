import io.snapcheck.hooks.CheckpointException;
import io.snapcheck.hooks.HookException;
import io.snapcheck.hooks.HookRuntime;
import io.snapcheck.hooks.Hooks;
import io.snapcheck.hooks.OnRestore;
import io.snapcheck.hooks.RestoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * JavaRunner MODE CASES_FOLDER: runs cases/*.txt against the Java SDK.
 *
 * <p>sdk: hooks registered with the SDK, run by the SDK. crac: hooks registered with the SDK, run by a CRaC on the class path. foreign:
 * hooks registered with org.crac, run by the SDK, with -Dorg.crac.Core.Compat=io.snapcheck.hooks.crac.
 */
public final class JavaRunner {
    private static final Set<String> NOT_IN_CRAC = Set.of("remove", "remove-unknown", "removes", "race");

    private record Step(int line, List<String> words) {}

    private record Scenario(String title, List<Step> steps) {}

    private final String mode;
    private final Map<String, List<Hooks.Registration>> hooks = new HashMap<>();
    private final List<Resource> held = new ArrayList<>();
    private List<String> log = Collections.synchronizedList(new ArrayList<>());
    private List<String> failed = new ArrayList<>();
    private String overBudget = "";
    private boolean image;
    private boolean refused;
    private final long first = Hooks.generation();
    private int made;
    private final OnRestore<Integer> holder = OnRestore.of(() -> ++made);
    private final OnRestore<Boolean> closing = OnRestore.of(() -> log.add("open"), value -> log.add("close"));
    private Integer looked;

    private JavaRunner(String mode) {
        this.mode = mode;
        HookRuntime.setBudget(0, 0);
    }

    // --- registering ---

    private void add(String kind, String name, List<String> actions) {
        Hooks.Action action = () -> {
            log.add(name);
            act(name, new ArrayDeque<>(actions));
        };
        if (mode.equals("foreign")) {
            addForeign(kind, name, action);
            return;
        }
        Hooks.Registration registration =
                kind.equals("before") ? Hooks.beforeCheckpoint(name, action) : Hooks.afterRestore(name, action);
        synchronized (hooks) {
            hooks.computeIfAbsent(name, key -> new ArrayList<>()).add(registration);
        }
    }

    /** A resource with one of its methods in use. */
    private void addForeign(String kind, String name, Hooks.Action action) {
        Resource resource = new Resource() {
            @Override
            public void beforeCheckpoint(Context<? extends Resource> context) throws Exception {
                if (kind.equals("before") && held.contains(this)) {
                    action.run();
                }
            }

            @Override
            public void afterRestore(Context<? extends Resource> context) throws Exception {
                if (kind.equals("after") && held.contains(this)) {
                    action.run();
                }
            }

            @Override
            public String toString() {
                throw new IllegalStateException("registering runs no code of the resource");
            }
        };
        held.add(resource);
        Core.getGlobalContext().register(resource);
    }

    private boolean remove(String name) {
        return hooks.remove(name).stream().map(Hooks.Registration::unregister).reduce(true, Boolean::logicalAnd);
    }

    private void act(String name, Deque<String> words) throws Exception {
        while (!words.isEmpty()) {
            String word = words.pop();
            switch (word) {
                case "fails" -> throw new IOException(name + " failed");
                case "sleeps" -> Thread.sleep(Long.parseLong(words.pop()));
                case "adds-before", "adds-after" -> add(word.substring(5), words.pop(), List.of());
                case "removes" -> remove(words.pop());
                case "generation" -> log.add("g" + (Hooks.generation() - first));
                case "snapshots" -> {
                    try {
                        Hooks.checkpoint();
                    } catch (IllegalStateException e) {
                        log.add("refused");
                    }
                }
                default -> throw new IllegalArgumentException(word);
            }
        }
    }

    // --- phases ---

    private interface Phase {
        void run() throws Exception;
    }

    private boolean phase(Phase phase) throws Exception {
        refused = false;
        try {
            phase.run();
            return true;
        } catch (IllegalStateException e) {
            refused = true;
            return true;
        } catch (org.crac.CheckpointException | org.crac.RestoreException e) {
            note((HookException) e.getSuppressed()[0]);
        } catch (HookException e) {
            note(e);
        }
        return false;
    }

    private void note(HookException e) {
        for (HookRuntime.Ran ran : e.failures()) {
            boolean foreign = ran.name().matches("JavaRunner\\$\\d+\\.(beforeCheckpoint|afterRestore)"); // named by its class
            failed.add(foreign ? ran.error().getMessage().replaceFirst(" failed$", "") : ran.name());
        }
        if (!Arrays.asList(e.getSuppressed()).equals(e.failures().stream().map(HookRuntime.Ran::error).toList())) {
            failed.add("(the suppressed exceptions are others)");
        }
        overBudget = e.overBudget() == null ? overBudget : e.overBudget();
    }

    private void freeze() throws Exception {
        failed = new ArrayList<>();
        overBudget = "";
        image = phase(mode.equals("crac") ? Core::before : HookRuntime::beforeSnapshot);
    }

    private void restore(boolean restored) throws Exception {
        phase(mode.equals("crac") ? Core::after : () -> HookRuntime.afterRestore(restored));
    }

    private void race(int threads, int count) throws InterruptedException {
        List<Thread> workers = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            workers.add(new Thread(() -> {
                for (int i = 0; i < count; i++) {
                    add("after", "r", List.of());
                }
            }));
        }
        workers.forEach(Thread::start);
        for (Thread worker : workers) {
            worker.join();
        }
    }

    // --- steps ---

    /** Empty if the step did or showed what it says. */
    private String step(String word, List<String> args) throws Exception {
        switch (word) {
            case "before", "after" -> add(word, args.get(0), args.subList(1, args.size()));
            case "remove" -> {
                return remove(args.get(0)) ? "" : "it was not registered";
            }
            case "remove-unknown" -> {
                Hooks.Registration gone = Hooks.afterRestore(() -> {});
                return gone.unregister() && !gone.unregister() ? "" : "it was found";
            }
            case "budget" -> HookRuntime.setBudget(Double.parseDouble(args.get(0)) / 1000, Double.parseDouble(args.get(1)) / 1000);
            case "freeze" -> freeze();
            case "restore", "abandon" -> {
                if (word.equals("restore")) {
                    failed = new ArrayList<>();
                }
                restore(word.equals("restore"));
            }
            case "snapshot" -> {
                freeze();
                restore(image);
            }
            case "race" -> race(Integer.parseInt(args.get(0)), Integer.parseInt(args.get(1)));
            default -> {
                return check(word, args);
            }
        }
        return "";
    }

    private String check(String word, List<String> args) {
        switch (word) {
            case "log": {
                List<String> expected = args.stream()
                        .flatMap(arg -> arg.matches(".x\\d+")
                                ? Stream.generate(() -> arg.substring(0, 1)).limit(Long.parseLong(arg.substring(2)))
                                : Stream.of(arg))
                        .toList();
                List<String> seen = new ArrayList<>(log);
                log.clear();
                return seen.equals(expected) ? "" : "the log is " + seen;
            }
            case "failed":
                return failed.equals(args) ? "" : "these failed: " + failed;
            case "over-budget":
                String name = mode.equals("foreign") ? "JavaRunner\\$\\d+\\.(beforeCheckpoint|afterRestore)" : args.get(0);
                return overBudget.matches(".*slowest is " + name + " with .*")
                        ? ""
                        : "over budget: " + overBudget;
            case "refused":
                return refused ? "" : "it was not";
            case "image":
                return image == args.get(0).equals("yes") ? "" : "it is not so";
            case "generation":
                return Hooks.generation() - first == Long.parseLong(args.get(0)) ? "" : "it is " + (Hooks.generation() - first);
            case "value": {
                Integer before = looked;
                looked = holder.get();
                return args.isEmpty() || looked.equals(before) == args.get(0).equals("same") ? "" : "it is not";
            }
            case "closing":
                closing.get();
                return "";
            default:
                return "unknown step";
        }
    }

    private void clean() throws Exception {
        if (HookRuntime.frozen()) {
            HookRuntime.afterRestore(false);
        }
        hooks.values().forEach(all -> all.forEach(Hooks.Registration::unregister));
        held.clear();
    }

    private static List<Scenario> read(Path file) throws IOException {
        List<Scenario> scenarios = new ArrayList<>();
        int number = 0;
        for (String raw : Files.readAllLines(file)) {
            number++;
            String line = raw.split("#", 2)[0].trim();
            if (line.startsWith("case:")) {
                scenarios.add(new Scenario(file.getFileName() + ":" + line.substring(5), new ArrayList<>()));
            } else if (!line.isEmpty()) {
                scenarios.get(scenarios.size() - 1).steps().add(new Step(number, List.of(line.split("\\s+"))));
            }
        }
        return scenarios;
    }

    private static boolean fits(Scenario scenario, String mode) {
        Set<String> words = scenario.steps().stream().flatMap(step -> step.words().stream()).collect(Collectors.toSet());
        return mode.equals("sdk")
                || (!words.contains("only:") && (mode.equals("crac") || Collections.disjoint(words, NOT_IN_CRAC)));
    }

    public static void main(String[] args) throws Exception {
        String mode = args[0];
        List<Path> files;
        try (Stream<Path> listing = Files.list(Path.of(args[1]))) {
            files = listing.sorted().toList();
        }
        int ran = 0;
        List<String> skipped = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        for (Path file : files) {
            for (Scenario scenario : read(file)) {
                if (!fits(scenario, mode)) {
                    skipped.add(scenario.title());
                    continue;
                }
                ran++;
                JavaRunner runner = new JavaRunner(mode);
                for (Step step : scenario.steps()) {
                    String word = step.words().get(0);
                    if (word.equals("only:")) {
                        continue;
                    }
                    String error = runner.step(word, step.words().subList(1, step.words().size()));
                    if (!error.isEmpty()) {
                        errors.add(scenario.title() + ": line " + step.line() + ": " + String.join(" ", step.words()) + ": " + error);
                        break;
                    }
                }
                runner.clean();
            }
        }
        System.out.println("java " + mode + ": " + ran + " cases, " + errors.size() + " failed"
                + (skipped.isEmpty() ? "" : ", skipped: " + String.join("; ", skipped)));
        errors.forEach(System.out::println);
        System.exit(errors.isEmpty() && ran >= 20 ? 0 : 1);
    }
}
