import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

public class InvoiceRoutes extends RouteBuilder {
    private final String batch = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot

    public static void main(String[] args) throws Exception {
        Main main = new Main();
        main.configure().addRoutesBuilder(new InvoiceRoutes());
        main.run(args);
    }

    @Override
    public void configure() {
        from("kafka:invoices").setHeader("batch", constant(batch)).process(new Stamp()).to("jpa:Invoice");
    }

    static class Stamp implements Processor {
        @Override
        public void process(Exchange exchange) {
            exchange.getMessage().setHeader("id", UUID.randomUUID().toString());
        }
    }
}
