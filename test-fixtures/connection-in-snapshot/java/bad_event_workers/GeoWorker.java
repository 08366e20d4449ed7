import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Nats;
import org.apache.pulsar.client.api.Producer;
import org.apache.pulsar.client.api.PulsarClient;
import org.apache.pulsar.client.api.PulsarClientException;
import org.apache.pulsar.client.api.Schema;

public class GeoWorker {
    private final Connection nats;
    private final Producer<byte[]> positions;

    GeoWorker() throws Exception {
        nats = Nats.connect("nats://nats:4222"); // expect: connection-in-snapshot
        PulsarClient pulsar = PulsarClient.builder().serviceUrl("pulsar://pulsar:6650").build();
        positions = pulsar.newProducer(Schema.BYTES).topic("positions").create(); // expect: connection-in-snapshot
    }

    public static void main(String[] args) throws Exception {
        new GeoWorker().listen();
    }

    private void listen() {
        nats.createDispatcher(this::position).subscribe("geo.position");
    }

    private void position(Message message) {
        try {
            positions.send(message.getData());
        } catch (PulsarClientException e) {
            throw new IllegalStateException(e);
        }
    }
}
