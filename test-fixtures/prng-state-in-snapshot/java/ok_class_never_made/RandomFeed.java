package shop;

import java.util.Random;

/** For load tests that start their own program: nothing here makes one. */
final class RandomFeed implements Feed {
  private static Random random;

  @Override
  public void open() {
    random = new Random();
  }

  @Override
  public String quote(String symbol) {
    return symbol + random.nextInt();
  }
}
