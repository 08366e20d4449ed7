import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.Managed;
import java.util.Timer;
import java.util.TimerTask;
import javax.sql.DataSource;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import java.util.Properties;

public class ReportMain extends Application<Configuration> {
    private final DataSource source;
    private KafkaStreams streams;
    private Scheduler scheduler;

    ReportMain(DataSource source) {
        this.source = source;
    }

    @Override
    public void run(Configuration configuration, Environment environment) {
        streams = new KafkaStreams(new StreamsBuilder().build(), new Properties());
        streams.start(); // expect: thread-or-timer-in-snapshot
        scheduler = Scheduler.create(source).threads(2)
                .startTasks(Tasks.recurring("nightly", FixedDelay.ofHours(24)).execute((task, context) -> {}))
                .build();
        scheduler.start(); // expect: thread-or-timer-in-snapshot
        environment.lifecycle().manage(new Outbox());
    }
}

class Outbox implements Managed {
    private Timer timer;

    @Override
    public void start() {
        timer = new Timer("outbox", true); // expect: thread-or-timer-in-snapshot
        timer.schedule(new TimerTask() {
            @Override
            public void run() {
                System.out.println("flush");
            }
        }, 10_000, 10_000);
    }

    @Override
    public void stop() {
        timer.cancel();
    }
}
