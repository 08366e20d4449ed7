package com.acme.tariffs;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Map;

/** Points in time that somebody wrote down. */
public class TariffHandler implements RequestHandler<Map<String, String>, String> {
    private static final Instant EPOCH = Instant.EPOCH;
    private static final Instant GO_LIVE = Instant.parse("2024-03-01T00:00:00Z");
    private static final LocalDate TARIFF_CHANGE = LocalDate.of(2025, 1, 1);
    private static final Date LEGACY_START = new Date(0L);
    private static final Duration GRACE = Duration.ofDays(14);
    private static final Clock REPLAY = Clock.fixed(GO_LIVE, ZoneOffset.UTC);

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        LocalDate day = LocalDate.parse(event.get("day"));
        if (day.atStartOfDay(ZoneOffset.UTC).toInstant().isBefore(REPLAY.instant())) {
            return "before " + GO_LIVE + ", legacy since " + LEGACY_START.getTime() + EPOCH.getEpochSecond();
        }
        return day.isBefore(TARIFF_CHANGE.minusDays(GRACE.toDays())) ? "old" : "new";
    }
}
