package com.acme.reports;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** db-scheduler runs a task when it is due, and not when the task is described. */
@RestController
public class Reports {
    private volatile Instant sent;
    private volatile Instant cleaned;
    private final Scheduler tasks;

    Reports(DataSource rows) {
        OneTimeTask<String> send = Tasks.oneTime("send", String.class).onFailureRetryLater().execute((task, context) -> {
            sent = Instant.now();
        });
        tasks = Scheduler.create(rows, send)
                .startTasks(Tasks.recurring("clean", FixedDelay.of(Duration.ofHours(1)))
                        .execute((task, context) -> cleaned = Instant.now()))
                .build();
    }

    @GetMapping("/reports")
    String last() {
        tasks.start();
        return Duration.between(sent, Instant.now()) + " " + Duration.between(cleaned, Instant.now());
    }
}
