package charts;

import java.util.Random;

/** Started by hand: the library runs nothing of it. */
public final class NoiseExample {
  private static final Random NOISE = new Random();

  public static void main(String[] args) {
    Line line = new Line();
    for (int i = 0; i < 100; i++) {
      line.add(NOISE.nextGaussian());
    }
    System.out.println(line.size() + " points");
  }

  private NoiseExample() {}
}
