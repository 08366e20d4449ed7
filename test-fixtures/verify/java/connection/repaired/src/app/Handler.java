package app;

import io.snapcheck.hooks.Hooks;
import java.io.IOException;
import java.net.Socket;
import java.util.Map;

/** Each clone connects for itself. */
public class Handler {
    private static Socket db = connect();

    static {
        Hooks.afterRestore("reconnect", () -> {
            db.close();
            db = connect();
        });
    }

    private static Socket connect() {
        try {
            Socket socket = new Socket("db.internal", 5432);
            socket.setSoTimeout(20_000);
            return socket;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public Map<String, Object> handle(Map<String, Object> event) throws IOException {
        db.getOutputStream().write('q');
        return Map.of("answer", db.getInputStream().read());
    }
}
