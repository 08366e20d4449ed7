package io.snapcheck.hooks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The local channel of PROTOCOL.md. What a runtime sends is one flat object, so two patterns are enough to read it.
 *
 * <p>Unix sockets came with Java 16 and are reached by reflection; the JDK has no abstract ones.
 */
final class Channel {
    private static final String VARIABLE = "SNAPCHECK_CHANNEL";
    private static final int LONGEST_LINE = 1 << 20;
    private static final Pattern OP = Pattern.compile("\"op\"\\s*:\\s*\"([a-z]*)\"");
    private static final Pattern NOT_RESTORED = Pattern.compile("\"restored\"\\s*:\\s*false");

    private static Channel channel;

    private final SocketChannel socket;
    private final ByteBuffer read = ByteBuffer.allocate(8192);
    private final AtomicBoolean talking = new AtomicBoolean();

    private Channel(SocketChannel socket) {
        this.socket = socket;
        read.flip();
    }

    /** The connection of the process, or null if there is no runtime to connect to. */
    static synchronized Channel connected() {
        String path = System.getenv(VARIABLE);
        if (channel == null && path != null && !path.isEmpty()) {
            Channel opened = new Channel(open(path));
            opened.send("{\"event\":\"hello\",\"protocol\":1,\"sdk\":\"java\",\"pid\":" + pid() + "}");
            channel = opened;
        }
        return channel;
    }

    private static SocketChannel open(String path) {
        if (path.startsWith("@")) {
            throw new IllegalStateException(VARIABLE + "=" + path + ": Java has no abstract Unix sockets; give a path");
        }
        try {
            Class<?> addressType = Class.forName("java.net.UnixDomainSocketAddress");
            SocketAddress address = (SocketAddress) addressType.getMethod("of", String.class).invoke(null, path);
            ProtocolFamily unix = StandardProtocolFamily.valueOf("UNIX");
            SocketChannel opened =
                    (SocketChannel) SocketChannel.class.getMethod("open", ProtocolFamily.class).invoke(null, unix);
            try {
                opened.connect(address);
            } catch (IOException e) {
                opened.close();
                throw e;
            }
            return opened;
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(VARIABLE + " needs Java 16 or newer, this is " + System.getProperty("java.version"));
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(VARIABLE + "=" + path + ": " + e.getCause().getMessage(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(VARIABLE + "=" + path + ": " + e, e);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "cannot connect to " + VARIABLE + "=" + path + ": " + e.getMessage() + "; is the runtime listening?", e);
        }
    }

    private static long pid() {
        try {
            Class<?> type = Class.forName("java.lang.ProcessHandle"); // of Java 9
            return (long) type.getMethod("pid").invoke(type.getMethod("current").invoke(null));
        } catch (ReflectiveOperationException e) {
            return 0;
        }
    }

    /** Taken by whoever reads the channel. */
    void talk() {
        if (!talking.compareAndSet(false, true)) {
            throw new IllegalStateException(
                    "another thread talks to the runtime already: use either listen() or checkpoint(), in one thread");
        }
    }

    boolean checkpoint() throws CheckpointException, RestoreException {
        talk();
        try {
            send("{\"event\":\"ready\"}");
            return serve();
        } finally {
            talking.set(false);
        }
    }

    void serveForever() {
        while (true) {
            try {
                serve();
            } catch (HookException told) {
                // the runtime knows
            } catch (IllegalStateException ended) {
                return;
            }
        }
    }

    /** Answers the runtime until an "after" (true) or a "continue" (false). */
    private boolean serve() throws CheckpointException, RestoreException {
        CheckpointException failed = null;
        while (true) {
            String line = readLine();
            Matcher op = OP.matcher(line);
            String what = op.find() ? op.group(1) : "";
            try {
                switch (what) {
                    case "before":
                        failed = null;
                        try {
                            HookRuntime.beforeSnapshot();
                        } catch (CheckpointException e) {
                            failed = e;
                        }
                        sendPhase("before");
                        break;
                    case "after":
                        RestoreException alsoFailed = null;
                        try {
                            HookRuntime.afterRestore(!NOT_RESTORED.matcher(line).find());
                        } catch (RestoreException e) {
                            alsoFailed = e;
                        }
                        sendPhase("after");
                        if (alsoFailed != null) {
                            throw alsoFailed;
                        }
                        if (failed != null) {
                            throw failed;
                        }
                        return true;
                    case "continue":
                        return false;
                    default:
                        sendError("this is no known op; known are before, after, continue");
                }
            } catch (IllegalStateException refused) {
                if (refused instanceof Ended) {
                    throw refused;
                }
                sendError(refused.getMessage());
            }
        }
    }

    /** The channel is gone. */
    private static final class Ended extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        Ended(String text, Throwable cause) {
            super(text, cause);
        }
    }

    private String readLine() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            while (line.size() < LONGEST_LINE) {
                if (!read.hasRemaining()) {
                    read.clear();
                    int got = socket.read(read);
                    read.flip();
                    if (got < 0) {
                        break;
                    }
                    continue;
                }
                byte next = read.get();
                if (next == '\n') {
                    return new String(line.toByteArray(), StandardCharsets.UTF_8);
                }
                line.write(next);
            }
        } catch (IOException e) {
            throw ended(e);
        }
        throw ended(null);
    }

    private Ended ended(IOException cause) {
        boolean frozen = HookRuntime.frozen();
        Ended ended = new Ended("the channel to the runtime ended" + (frozen ? " after the before-hooks ran" : ""), cause);
        if (frozen) {
            try {
                HookRuntime.afterRestore(true);
            } catch (RestoreException e) {
                ended.addSuppressed(e);
            }
        }
        return ended;
    }

    private void send(String line) {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                socket.write(bytes);
            }
        } catch (IOException e) {
            throw ended(e);
        }
    }

    private void sendError(String message) {
        send("{\"event\":\"error\",\"message\":" + Json.quoted(message) + "}");
    }

    private void sendPhase(String event) {
        HookRuntime.Phase phase = HookRuntime.lastPhase();
        send("{\"event\":\"" + event + "\",\"ok\":" + !phase.failed() + ",\"generation\":" + Hooks.generation() + ","
                + Json.phase(phase) + "}");
    }
}
