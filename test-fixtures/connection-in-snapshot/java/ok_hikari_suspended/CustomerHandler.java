package com.acme.customers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;

/** The pool is suspended and emptied for the snapshot, and connects anew when it is resumed. */
public class CustomerHandler implements RequestHandler<Map<String, Long>, String>, Resource {
    private final HikariDataSource pool;

    public CustomerHandler() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(System.getenv("DATABASE_URL"));
        config.setAllowPoolSuspension(true);
        pool = new HikariDataSource(config);
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        pool.getHikariPoolMXBean().suspendPool();
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        pool.getHikariPoolMXBean().resumePool();
    }

    @Override
    public String handleRequest(Map<String, Long> event, Context context) {
        try (var connection = pool.getConnection();
                var statement = connection.prepareStatement("select name from customers where id = ?")) {
            statement.setLong(1, event.get("customer"));
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
