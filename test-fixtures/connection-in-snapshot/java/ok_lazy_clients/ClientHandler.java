package com.acme.clients;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.zaxxer.hikari.HikariDataSource;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.postgresql.ds.PGSimpleDataSource;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.JedisPoolConfig;
import software.amazon.awssdk.services.s3.S3Client;

/** Clients that connect at their first use. */
public class ClientHandler implements RequestHandler<Map<String, String>, Integer> {
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private static final OkHttpClient OK = new OkHttpClient();
    private static final S3Client S3 = S3Client.create();
    private static final RedisClient REDIS = RedisClient.create("redis://sessions.internal");
    private static final JedisPool JEDIS = new JedisPool(new JedisPoolConfig(), "cache.internal");

    private final ManagedChannel channel = ManagedChannelBuilder.forAddress("prices.internal", 443).build();
    private final HikariDataSource pool = new HikariDataSource();
    private final PGSimpleDataSource postgres = new PGSimpleDataSource();

    public ClientHandler() {
        pool.setJdbcUrl(System.getenv("DATABASE_URL"));
        pool.setMaximumPoolSize(2);
        postgres.setUrl(System.getenv("DATABASE_URL"));
    }

    @Override
    public Integer handleRequest(Map<String, String> event, Context context) {
        Request request = new Request.Builder().url("https://api.example.com/" + event.get("path")).build();
        try (Response response = OK.newCall(request).execute(); var jedis = JEDIS.getResource()) {
            jedis.set("last", Integer.toString(response.code()));
            boolean custom = HTTP.connectTimeout().isPresent() && !channel.isShutdown();
            context.getLogger().log(REDIS + " " + pool.getMaximumPoolSize() + " " + postgres.getUrl() + " " + custom);
            return response.code() + S3.listBuckets().buckets().size();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
