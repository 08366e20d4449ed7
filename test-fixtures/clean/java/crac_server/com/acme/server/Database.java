package com.acme.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.crac.Context;
import org.crac.Resource;

/** One connection, which is closed for the checkpoint and opened again after the restore. */
class Database implements Resource {
    private static final String BY_ID = "select name from customers where id = ?";

    private final String url;
    private Connection connection;

    Database(String url) throws SQLException {
        this.url = url;
        this.connection = DriverManager.getConnection(url);
    }

    synchronized String customerName(String id) {
        try (PreparedStatement statement = connection.prepareStatement(BY_ID)) {
            statement.setString(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString("name") : "stranger";
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read customer " + id, e);
        }
    }

    @Override
    public synchronized void beforeCheckpoint(Context<? extends Resource> context) throws SQLException {
        connection.close();
    }

    @Override
    public synchronized void afterRestore(Context<? extends Resource> context) throws SQLException {
        connection = DriverManager.getConnection(url);
    }
}
