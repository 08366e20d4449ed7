package shop.spark;

import static spark.Spark.get;

import java.util.UUID;

public class SparkApp {
    public static void main(String[] args) {
        get("/node", (request, response) -> UUID.randomUUID().toString());
    }
}
