package com.acme.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.crac.Core;
import org.crac.Resource;

/** The future is started and dropped: a failure to connect is not even logged. */
public class OrderHandler implements RequestHandler<Map<String, String>, Boolean>, Resource {
    private volatile Connection connection;

    public OrderHandler() {
        Core.getGlobalContext().register(this);
    }

    private static Connection open() {
        try {
            return DriverManager.getConnection(System.getenv("DATABASE_URL"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) { // expect: hook-is-async
        CompletableFuture.supplyAsync(OrderHandler::open).thenAccept(opened -> connection = opened);
    }

    @Override
    public Boolean handleRequest(Map<String, String> event, Context context) {
        try (var statement = connection.prepareStatement("select 1 from orders where id = ?")) {
            statement.setString(1, event.get("order"));
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
