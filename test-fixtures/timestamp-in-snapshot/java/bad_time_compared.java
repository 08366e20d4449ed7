package shop.assets;

import java.time.Instant;

/** A library: these times are compared with the present, each in another way. */
public final class Freshness {
  private static final long STARTED = System.currentTimeMillis();  // expect: timestamp-in-snapshot
  private static final Instant SINCE = Instant.now();  // expect: timestamp-in-snapshot
  private static final long UNTIL = System.currentTimeMillis() + 3_600_000;  // expect: timestamp-in-snapshot
  private static final long[] BEATS = new long[2];

  static {
    BEATS[0] = System.nanoTime();  // expect: timestamp-in-snapshot
  }

  public static long uptime() {
    return System.currentTimeMillis() - STARTED;
  }

  public static boolean isNewer(Instant change) {
    return change.isAfter(SINCE);
  }

  public static boolean isOver(long now) {
    return UNTIL < now;
  }

  public static boolean silent(long now) {
    return now - BEATS[0] > 10_000_000_000L;
  }

  private Freshness() {}
}
