package io.snapcheck.hooks;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/** For custom runtimes on AWS Lambda with SnapStart. The managed Java runtimes run the hooks through CRaC. */
public final class LambdaRuntime {
    private LambdaRuntime() {}

    /**
     * Call it between initialisation and the first request for an event. Runs the before-hooks, waits for the restore and runs the
     * after-hooks; without SnapStart it returns false at once. Failures are reported to Lambda, then thrown.
     */
    public static boolean restore() throws CheckpointException, RestoreException, IOException {
        return restore(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE"), System.getenv("AWS_LAMBDA_RUNTIME_API"));
    }

    static boolean restore(String initialization, String api) throws CheckpointException, RestoreException, IOException {
        if (!"snap-start".equals(initialization)) {
            return false;
        }
        if (api == null) {
            throw new IllegalStateException("AWS_LAMBDA_RUNTIME_API is not set: this is for custom runtimes on Lambda");
        }
        String base = "http://" + api + "/2018-06-01/runtime";
        try {
            HookRuntime.beforeSnapshot();
        } catch (CheckpointException e) {
            report(base + "/init/error", "Runtime.BeforeSnapshotError", e);
            throw e;
        }
        HttpURLConnection next = (HttpURLConnection) new URL(base + "/restore/next").openConnection(); // no time-out
        if (next.getResponseCode() != 200) {
            throw new IOException(base + "/restore/next answered " + next.getResponseCode());
        }
        next.disconnect();
        try {
            HookRuntime.afterRestore(true);
        } catch (RestoreException e) {
            report(base + "/restore/error", "Runtime.AfterRestoreError", e);
            throw e;
        }
        return true;
    }

    private static void report(String url, String type, Exception error) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setConnectTimeout(10_000);
        connection.setReadTimeout(10_000);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setRequestProperty("Lambda-Runtime-Function-Error-Type", type);
        String body = "{\"errorType\":" + Json.quoted(type) + ",\"errorMessage\":" + Json.quoted(error.getMessage())
                + ",\"stackTrace\":[]}";
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body.getBytes(StandardCharsets.UTF_8));
        }
        connection.getResponseCode();
        connection.disconnect();
    }
}
