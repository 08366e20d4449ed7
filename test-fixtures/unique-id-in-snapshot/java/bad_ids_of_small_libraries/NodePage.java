package com.acme.node;

import com.devskiller.friendly_id.FriendlyId;
import com.github.yitter.idgen.YitIdHelper;
import io.jooby.Jooby;
import io.nats.client.NUID;
import io.sentry.Sentry;
import java.util.UUID;
import org.eclipse.paho.client.mqttv3.MqttClient;

/** Jooby makes the application when the program starts; the ids are those of all its clones. */
public class NodePage extends Jooby {
    private final String node = FriendlyId.createFriendlyId(); // expect: unique-id-in-snapshot
    private final String client = MqttClient.generateClientId(); // expect: unique-id-in-snapshot
    private final String inbox = NUID.nextGlobal(); // expect: unique-id-in-snapshot
    private final long worker = YitIdHelper.nextId(); // expect: unique-id-in-snapshot

    {
        Sentry.init(options -> options.setServerName(UUID.randomUUID().toString())); // expect: unique-id-in-snapshot
        get("/node", request -> node + " " + client + " " + inbox + " " + worker);
        get("/ticket", request -> FriendlyId.createFriendlyId());
    }

    public static void main(String[] args) {
        runApp(args, NodePage::new);
    }
}
