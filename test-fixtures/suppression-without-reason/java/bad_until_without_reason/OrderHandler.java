package com.acme.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** A date is no reason. */
public class OrderHandler implements RequestHandler<Map<String, String>, String> {
    private final Connection connection;

    public OrderHandler() throws SQLException {
        // expect: suppression-without-reason
        // snapcheck: ignore[connection-in-snapshot] until=2099-12-31
        connection = DriverManager.getConnection("jdbc:postgresql://db.internal/orders"); // expect: connection-in-snapshot
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        try (var statement = connection.prepareStatement("select status from orders where id = ?")) {
            statement.setString(1, event.get("order"));
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
