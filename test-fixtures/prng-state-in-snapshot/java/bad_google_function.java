package shop.dice;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import java.util.Random;

/** The Functions Framework makes the object when the program starts. */
public class DiceFunction implements HttpFunction {
    private final Random random = new Random(); // expect: prng-state-in-snapshot

    @Override
    public void service(HttpRequest request, HttpResponse response) throws Exception {
        response.getWriter().write(Integer.toString(random.nextInt(6) + 1));
    }
}
