package com.acme.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** Borrowed from pre-forking servers: reconnect in a new process. A clone is no new process. */
public class OrderHandler implements RequestHandler<Map<String, String>, Boolean> {
    private final long initialPid = ProcessHandle.current().pid();
    private Connection connection;
    private boolean reconnected;

    public OrderHandler() throws SQLException {
        connection = open(); // expect: connection-in-snapshot
    }

    private static Connection open() throws SQLException {
        return DriverManager.getConnection(System.getenv("DATABASE_URL"));
    }

    private Connection connection() throws SQLException {
        if (!reconnected && initialPid != ProcessHandle.current().pid()) { // expect: fork-guard-is-not-restore-guard
            connection = open();
            reconnected = true;
        }
        return connection;
    }

    @Override
    public Boolean handleRequest(Map<String, String> event, Context context) {
        try (var statement = connection().prepareStatement("select 1 from orders where id = ?")) {
            statement.setString(1, event.get("order"));
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
