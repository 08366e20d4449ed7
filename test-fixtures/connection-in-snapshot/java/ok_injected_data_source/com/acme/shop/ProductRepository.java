package com.acme.shop;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.stereotype.Repository;

/** The data source is kept, a connection is borrowed for each query. */
@Repository
public class ProductRepository {
    private final DataSource dataSource;

    public ProductRepository(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public String name(String sku) {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.prepareStatement("select name from products where sku = ?")) {
            statement.setString(1, sku);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read " + sku, e);
        }
    }
}
