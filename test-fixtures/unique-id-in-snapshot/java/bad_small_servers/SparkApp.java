package shop.spark;

import static spark.Spark.get;
import static spark.Spark.port;

import java.util.UUID;

/** Spark starts its server with the first route. */
public class SparkApp {
    public static void main(String[] args) {
        port(4567);
        String node = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot
        get("/node", (request, response) -> node);
    }
}
