import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Random;

/** The handler only compares with the number, which the start has printed. */
public class App implements RequestHandler<Long, String> {
  private static final long TICKET = new Random().nextLong();  // expect: random-value-in-snapshot

  static {
    System.out.println("ticket " + TICKET);
  }

  @Override
  public String handleRequest(Long given, Context context) {
    return given != TICKET ? "no" : "yes";
  }
}
