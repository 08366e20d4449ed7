package com.acme.shop;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.Map;
import org.bson.Document;

/** Only a collection and a database are kept; they have the client, and its connections. */
public class Shop implements RequestHandler<Map<String, String>, String> {
    private final MongoCollection<Document> orders;
    private final MongoDatabase archive;

    public Shop() {
        MongoClient client = MongoClients.create(System.getenv("MONGO")); // expect: connection-in-snapshot
        orders = client.getDatabase("shop").getCollection("orders");
        archive = MongoClients.create(System.getenv("ARCHIVE")).getDatabase("archive"); // expect: connection-in-snapshot
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return orders.find().first().toJson() + archive.getName();
    }
}
