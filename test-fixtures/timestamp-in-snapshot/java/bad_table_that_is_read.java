package com.acme.values;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** The table of equal values tells what it had last to somebody who has none. */
public class MomentHandler implements RequestHandler<String, String> {
    static final class Moment {
        private static final Moment[] KNOWN = new Moment[64];
        private final long millis;

        private Moment(long millis) {
            this.millis = millis;
        }

        static Moment of(long millis) {
            return intern(new Moment(millis));
        }

        private static Moment intern(Moment value) {
            int at = value.hashCode() & 63;
            Moment known = KNOWN[at];
            if (known != null && known.equals(value)) {
                return known;
            }
            KNOWN[at] = value;
            return value;
        }

        static Moment first() {
            return KNOWN[0];
        }

        boolean isOld() {
            return System.currentTimeMillis() - millis > 60_000;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(millis);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Moment && ((Moment) other).millis == millis;
        }
    }

    private static final Moment EPOCH = Moment.of(0);

    static {
        Moment now = Moment.of(System.currentTimeMillis()); // warning: timestamp-in-snapshot
        if (now.isOld() || !EPOCH.isOld()) {
            throw new IllegalStateException("the clock is wrong");
        }
    }

    @Override
    public String handleRequest(String event, Context context) {
        return event + EPOCH.isOld() + Moment.first().isOld();
    }
}
