package com.acme.shop;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgPool;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;

/** Making a pool connects nothing; what is taken out of one, and a connection that hears notices, is open. */
public class ShopVerticle extends AbstractVerticle {
    private PgPool rows;
    private Pool reports;
    private SqlConnection writer;
    private Future<PgConnection> notices;

    @Override
    public void start() {
        PgConnectOptions where = new PgConnectOptions().setHost("db");
        rows = PgPool.pool(vertx, where, new PoolOptions().setMaxSize(4));
        reports = PgBuilder.pool().with(new PoolOptions()).connectingTo(where).using(vertx).build();
        rows.getConnection().onSuccess(connection -> writer = connection); // expect: connection-in-snapshot
        notices = PgConnection.connect(vertx, where); // expect: connection-in-snapshot
        vertx.createHttpServer()
                .requestHandler(request -> {
                    writer.query("insert into hits values (now())").execute();
                    notices.result().query("listen orders").execute();
                    reports.query("select count(*) from hits").execute().onSuccess(it -> request.response().end());
                })
                .listen(8080);
    }
}
