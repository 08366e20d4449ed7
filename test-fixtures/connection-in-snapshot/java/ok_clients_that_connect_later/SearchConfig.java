import com.azure.messaging.eventhubs.EventHubClientBuilder;
import com.azure.messaging.eventhubs.EventHubProducerClient;
import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import okhttp3.OkHttpClient;
import org.apache.http.HttpHost;
import org.apache.pulsar.client.api.PulsarClientException;
import org.elasticsearch.client.RestClient;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import retrofit2.Retrofit;

@Configuration
public class SearchConfig {
    @Bean
    RestClient elastic() {
        return RestClient.builder(new HttpHost("elastic", 9200)).setCompressionEnabled(true).build();
    }

    @Bean
    InfluxDBClient influx() {
        return InfluxDBClientFactory.create("http://influx:8086", System.getenv("INFLUX_TOKEN").toCharArray());
    }

    @Bean
    Driver graph() {
        return GraphDatabase.driver("neo4j://graph:7687", AuthTokens.basic("neo4j", System.getenv("NEO4J_PASSWORD")));
    }

    @Bean
    Retrofit pages() {
        return new Retrofit.Builder().baseUrl("http://pages/").client(new OkHttpClient()).build();
    }

    @Bean
    EventHubProducerClient events() {
        return new EventHubClientBuilder().connectionString(System.getenv("EVENTHUB"), "searches").buildProducerClient();
    }
}

@RestController
class SearchController {
    private final Driver graph;

    SearchController(Driver graph) {
        this.graph = graph;
    }

    @GetMapping("/search")
    String search(String text) {
        try (var session = graph.session()) {
            return session.run("MATCH (p:Page {text: $text}) RETURN p").toString();
        }
    }
}
