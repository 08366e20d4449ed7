package shop;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The references are called before the snapshot, and that initialises the classes that they name. */
public class Tickets implements RequestHandler<Map<String, String>, String> {
    private static final Supplier<String> NUMBERS = Numbers::next;

    private final List<String> sheets = Stream.of("a", "b").map(Sheets::named).toList();

    private static class Numbers {
        static final String NODE = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot

        static String next() {
            return NODE + "/" + UUID.randomUUID();
        }
    }

    private static class Sheets {
        static final String RUN = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot

        static String named(String name) {
            return name + "-" + RUN;
        }
    }

    public Tickets() {
        NUMBERS.get(); // warm
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return NUMBERS.get() + sheets;
    }
}
