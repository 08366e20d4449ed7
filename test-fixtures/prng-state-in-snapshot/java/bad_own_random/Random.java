package java.util;

/** The tree of a class library. */
public class Random {
  private long seed;

  public Random() {
    this(System.nanoTime()); // note: timestamp-in-snapshot
  }

  public Random(long seed) {
    this.seed = seed;
  }

  public double nextDouble() {
    seed = seed * 0x5DEECE66DL + 0xB;
    return seed / (double) Long.MAX_VALUE;
  }
}
