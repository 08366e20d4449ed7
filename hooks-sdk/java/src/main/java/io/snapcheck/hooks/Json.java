package io.snapcheck.hooks;

import java.util.Locale;

/** The few JSON texts that the SDK sends. */
final class Json {
    private Json() {}

    static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < 0x20 || Character.isSurrogate(c)) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    /** "hooks":[...] and "budget":... of a phase, without braces. */
    static String phase(HookRuntime.Phase phase) {
        StringBuilder json = new StringBuilder("\"hooks\":[");
        String comma = "";
        for (HookRuntime.Ran ran : phase.hooks()) {
            json.append(comma).append("{\"name\":").append(quoted(ran.name()));
            json.append(String.format(Locale.ROOT, ",\"seconds\":%.6f", ran.seconds()));
            if (ran.error() != null) {
                json.append(",\"error\":").append(quoted(ran.error().toString()));
            }
            json.append('}');
            comma = ",";
        }
        json.append(']');
        return phase.overBudget() == null ? json.toString() : json + ",\"budget\":" + quoted(phase.overBudget());
    }

    static String failures(HookException error) {
        StringBuilder json = new StringBuilder("{\"failures\":[");
        String comma = "";
        for (HookRuntime.Ran ran : error.failures()) {
            json.append(comma).append("{\"name\":").append(quoted(ran.name()));
            json.append(",\"error\":").append(quoted(String.valueOf(ran.error()))).append('}');
            comma = ",";
        }
        return json.append("],\"error\":").append(quoted(error.getMessage())).append('}').toString();
    }
}
