package com.acme.visits;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** The pool could check what it lends; a connection that is borrowed at init is never checked again. */
public class VisitHandler implements RequestHandler<Map<String, String>, Long> {
    private final JedisPool pool = new JedisPool("cache.internal", 6379);
    private final Jedis jedis;

    public VisitHandler() {
        jedis = pool.getResource(); // expect: connection-in-snapshot
    }

    @Override
    public Long handleRequest(Map<String, String> event, Context context) {
        return jedis.incr("visits:" + event.get("page"));
    }
}
