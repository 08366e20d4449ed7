package com.acme.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** Opened by the first request, and again when it does not answer any more. */
public class OrderHandler implements RequestHandler<Map<String, String>, String> {
    private Connection connection;

    private Connection connection() throws SQLException {
        if (connection == null || !connection.isValid(1)) {
            connection = DriverManager.getConnection(System.getenv("DATABASE_URL"));
        }
        return connection;
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        try (var statement = connection().prepareStatement("select status from orders where id = ?")) {
            statement.setString(1, event.get("order"));
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
