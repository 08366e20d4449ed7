package io.snapcheck.hooks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

/**
 * Serves the lifecycle calls of an AWS Lambda MicroVM (PROTOCOL.md has the table). Needs the module jdk.httpserver.
 *
 * <pre>{@code
 * MicrovmHooks hooks = new MicrovmHooks(9000);
 * hooks.ready = model::loaded;
 * hooks.run = body -> configure(body);
 * hooks.start();
 * }</pre>
 */
public final class MicrovmHooks {
    private static final String PREFIX = "/aws/lambda-microvms/runtime/v1/";
    private static final int LONGEST_BODY = 1 << 20;

    /** What to do with the body of the run call. */
    @FunctionalInterface
    public interface Run {
        void accept(byte[] body) throws Exception;
    }

    /** Whether the program is initialised; asked before the before-hooks run. */
    public volatile Callable<Boolean> ready = () -> true;

    /** Whether the program works. */
    public volatile Callable<Boolean> validate = () -> true;

    public volatile Run run = body -> {};

    public volatile Hooks.Action terminate = () -> {};

    private final HttpServer server;
    private boolean restored; // since the image was made: the after-phase
    private boolean ran; // and the program's run

    /** Binds all addresses, as the platform asks for; port 0 takes a free one. */
    public MicrovmHooks(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(port), 0);
        server.createContext("/", this::serve);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Serves in a daemon thread. */
    public MicrovmHooks start() {
        server.setExecutor(task -> {
            Thread thread = new Thread(task, "snapcheck-microvm");
            thread.setDaemon(true);
            thread.start();
        });
        server.start();
        return this;
    }

    public void stop() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = body(exchange.getRequestBody());
        int status;
        String answer = "{}";
        if (!exchange.getRequestMethod().equals("POST") || !path.startsWith(PREFIX)) {
            status = 404;
            answer = "{\"error\":\"POST " + PREFIX + "<name>\"}";
        } else if (body == null) {
            status = 413;
        } else {
            try {
                status = answer(path.substring(PREFIX.length()), body);
            } catch (HookException e) {
                status = 500;
                answer = Json.failures(e);
            } catch (Exception e) { // of the program's function; the platform sees it
                status = 500;
                answer = "{\"error\":" + Json.quoted(e.toString()) + "}";
            }
        }
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** One lifecycle call at a time. */
    private synchronized int answer(String name, byte[] body) throws Exception {
        switch (name) {
            case "ready":
                if (!HookRuntime.frozen()) {
                    if (!ready.call()) {
                        return 503;
                    }
                    freeze();
                    restored = false;
                    ran = false;
                }
                return 200;
            case "suspend":
                if (!HookRuntime.frozen()) {
                    freeze();
                }
                return 200;
            case "validate":
                thaw();
                return validate.call() ? 200 : 500;
            case "run": // tells of a clone, also of one whose image asked for no `ready`
                if (HookRuntime.frozen() || !restored) {
                    restored = true;
                    HookRuntime.afterRestore(true);
                }
                if (!ran) {
                    run.accept(body);
                    ran = true; // one that failed is asked again
                }
                return 200;
            case "resume":
                thaw();
                return 200;
            case "terminate":
                terminate.run();
                return 200;
            default:
                return 404;
        }
    }

    private static void freeze() throws Exception {
        try {
            HookRuntime.beforeSnapshot();
        } catch (CheckpointException e) {
            HookRuntime.afterRestore(false);
            throw e;
        }
    }

    private void thaw() throws RestoreException {
        if (HookRuntime.frozen()) {
            restored = true;
            HookRuntime.afterRestore(true);
        }
    }

    /** Null if it is too long. */
    private static byte[] body(InputStream stream) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] piece = new byte[8192];
        for (int got; (got = stream.read(piece)) > 0; ) {
            body.write(piece, 0, got);
            if (body.size() > LONGEST_BODY) {
                return null;
            }
        }
        return body.toByteArray();
    }
}
