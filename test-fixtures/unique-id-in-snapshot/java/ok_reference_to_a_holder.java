package shop;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** The reference is made with the handler; the class that it names is initialised when the first request calls it. */
public class Tickets implements RequestHandler<Map<String, String>, String> {
    private final Supplier<String> numbers = Numbers::next;
    private final Supplier<Printer> printers = Printer::new;

    private static final class Numbers {
        static final String NODE = UUID.randomUUID().toString();

        static String next() {
            return NODE + "/" + UUID.randomUUID();
        }
    }

    private static final class Printer {
        static final String QUEUE = "tickets-" + UUID.randomUUID();

        String print(String text) {
            return QUEUE + ": " + text;
        }
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return printers.get().print(numbers.get());
    }
}
