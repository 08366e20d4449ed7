package com.acme.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** The server has closed this connection long before a clone uses it, and all clones share its session. */
public class OrderHandler implements RequestHandler<Map<String, String>, String> {
    private final Connection connection;

    public OrderHandler() throws SQLException {
        connection = DriverManager.getConnection(System.getenv("DATABASE_URL")); // expect: connection-in-snapshot
        connection.setReadOnly(true);
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
