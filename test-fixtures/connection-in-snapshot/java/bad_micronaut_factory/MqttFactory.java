import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import jakarta.inject.Singleton;

@Factory
public class MqttFactory {
    @Singleton
    Mqtt5BlockingClient client(@Value("${mqtt.host}") String host) {
        Mqtt5BlockingClient client = MqttClient.builder().useMqttVersion5().serverHost(host).buildBlocking();
        client.connect(); // expect: connection-in-snapshot
        return client;
    }
}

@Controller("/readings")
class ReadingController {
    private final Mqtt5BlockingClient mqtt;

    ReadingController(Mqtt5BlockingClient mqtt) {
        this.mqtt = mqtt;
    }

    @Post
    void reading(@Body byte[] value) {
        mqtt.publishWith().topic("readings").payload(value).send();
    }
}
