package charts;

import java.util.ArrayList;
import java.util.List;

/** What the library offers. */
public final class Line {
  private final List<Double> points = new ArrayList<>();

  public Line add(double point) {
    points.add(point);
    return this;
  }

  public int size() {
    return points.size();
  }
}
