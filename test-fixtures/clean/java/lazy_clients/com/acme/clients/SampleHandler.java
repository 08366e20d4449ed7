package com.acme.clients;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

public class SampleHandler implements RequestHandler<Map<String, String>, List<String>> {
    private static final int DEFAULT_SIZE = 10;

    public SampleHandler() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("bye")));
    }

    @Override
    public List<String> handleRequest(Map<String, String> event, Context context) {
        int size = Integer.parseInt(event.getOrDefault("size", Integer.toString(DEFAULT_SIZE)));
        List<String> customers = new ArrayList<>();
        String query = "select id from customers where segment = ?";
        try (PreparedStatement statement = Clients.database().prepareStatement(query)) {
            statement.setString(1, event.get("segment"));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    customers.add(rows.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Collections.shuffle(customers, Clients.random());
        context.getLogger().log(Clients.instance() + " sampled " + size + " of " + customers.size());
        return customers.subList(0, Math.min(size, customers.size()));
    }
}
