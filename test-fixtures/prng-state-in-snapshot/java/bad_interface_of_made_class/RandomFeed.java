package shop;

import java.util.Random;

final class RandomFeed implements Feed {
  private static Random random;

  @Override
  public void open() {
    random = new Random(); // expect: prng-state-in-snapshot
  }

  @Override
  public String quote(String symbol) {
    return symbol + random.nextInt();
  }
}
