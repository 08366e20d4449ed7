package com.acme.cart;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Each of these objects is made before the snapshot and asked for its age, on one way or another. */
public class CartHandler implements RequestHandler<Map<String, String>, String> {
    private static final class Chosen {
        private final long opened = System.currentTimeMillis(); // expect: timestamp-in-snapshot

        boolean isOver() {
            return System.currentTimeMillis() - opened > 3_600_000;
        }
    }

    private static final class Listed {
        private final long opened = System.currentTimeMillis(); // expect: timestamp-in-snapshot

        boolean isOver() {
            return System.currentTimeMillis() - opened > 3_600_000;
        }
    }

    private static final class Held {
        private final long opened = System.currentTimeMillis(); // expect: timestamp-in-snapshot

        boolean isOver() {
            return System.currentTimeMillis() - opened > 3_600_000;
        }
    }

    private static final class Mapped {
        private final long opened = System.currentTimeMillis(); // expect: timestamp-in-snapshot

        boolean isOver() {
            return System.currentTimeMillis() - opened > 3_600_000;
        }
    }

    private static final class Outer {
        private final long opened = System.currentTimeMillis(); // expect: timestamp-in-snapshot

        private final class View {
            boolean isOver() {
                return System.currentTimeMillis() - opened > 3_600_000;
            }
        }

        View view() {
            return new View();
        }
    }

    private static final class Copied implements Cloneable {
        private final long opened = System.currentTimeMillis(); // expect: timestamp-in-snapshot

        boolean isOver() {
            return System.currentTimeMillis() - opened > 3_600_000;
        }

        Copied copy() {
            try {
                return (Copied) super.clone();
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class Shown {
        private final long opened = System.currentTimeMillis(); // expect: timestamp-in-snapshot

        @Override
        public String toString() {
            return "open for " + (System.currentTimeMillis() - opened);
        }
    }

    private static final Chosen CHOSEN = new Chosen();
    private static final List<Listed> LISTED = new ArrayList<>();
    private static final AtomicReference<Held> HELD = new AtomicReference<>(new Held());
    private static final Mapped MAPPED = new Mapped();
    private static final Outer OUTER = new Outer();
    private static final Copied COPIED = new Copied();
    private static final Shown SHOWN = new Shown();

    static {
        LISTED.add(new Listed());
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        Chosen chosen = event.isEmpty() ? new Chosen() : CHOSEN;
        boolean over = chosen.isOver() || LISTED.get(0).isOver() || HELD.get().isOver() || OUTER.view().isOver();
        return SHOWN + ": " + over + Optional.of(MAPPED).map(Mapped::isOver) + COPIED.copy().isOver();
    }
}
