package com.acme.counts;

// expect: unused-suppression
// snapcheck: ignore-file[connection-in-snapshot] the database is asked through a proxy

import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A file that keeps no connection any more. */
@RestController
public class CountController {
    @GetMapping("/orders/count")
    public long count() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:postgresql://db.internal/shop");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from orders")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
