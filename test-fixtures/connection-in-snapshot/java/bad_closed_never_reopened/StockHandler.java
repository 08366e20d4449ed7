package com.acme.stock;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;

/** Closed for the snapshot, and nobody opens it again: every clone gets "connection is closed". */
public class StockHandler implements RequestHandler<Map<String, String>, Integer>, Resource {
    private final Connection connection;
    private int restores;

    public StockHandler() throws SQLException {
        connection = DriverManager.getConnection("jdbc:mysql://stock.internal/stock"); // expect: connection-in-snapshot
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) throws SQLException {
        connection.close();
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        restores++;
    }

    @Override
    public Integer handleRequest(Map<String, String> event, Context context) {
        try (var statement = connection.prepareStatement("select pieces from stock where sku = ?")) {
            statement.setString(1, event.get("sku"));
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getInt(1) : restores;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
