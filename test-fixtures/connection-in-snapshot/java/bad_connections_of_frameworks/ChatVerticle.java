import com.launchdarkly.sdk.LDContext;
import com.launchdarkly.sdk.server.LDClient;
import io.vertx.core.AbstractVerticle;
import io.vertx.ext.web.Router;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

public class ChatVerticle extends AbstractVerticle {
    private RedisConnection presence;
    private Handle rooms;
    private LDClient flags;

    @Override
    public void start() {
        Redis.createClient(vertx, "redis://presence:6379").connect().onSuccess(c -> presence = c); // expect: connection-in-snapshot
        rooms = Jdbi.create("jdbc:postgresql://db/chat").open(); // expect: connection-in-snapshot
        flags = new LDClient(System.getenv("LD_KEY")); // expect: connection-in-snapshot

        Router router = Router.router(vertx);
        router.post("/enter/:room").handler(ctx -> {
            String room = ctx.pathParam("room");
            if (flags.boolVariation("rooms", LDContext.create(room), true)) {
                rooms.execute("insert into visits values (?)", room);
            }
            presence.send(Request.cmd(Command.SADD).arg("online").arg(room));
            ctx.response().end();
        });
        vertx.createHttpServer().requestHandler(router).listen(8080);
    }
}
