package com.acme.shop;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Discounts of fixed days of the year. */
@Component
public class DiscountCalendar {
    private static final MonthDay NATIONAL_DAY = MonthDay.of(Month.OCTOBER, 26);
    private static final LocalDate OPENING = LocalDate.of(2019, Month.APRIL, 1);

    private final NavigableMap<MonthDay, Integer> percents = new TreeMap<>();

    public DiscountCalendar() {
        percents.put(MonthDay.of(1, 1), 0);
        percents.put(MonthDay.of(11, 20), 20);
        percents.put(MonthDay.of(11, 30), 5);
        percents.put(MonthDay.of(12, 24), 0);
    }

    public int percentOn(LocalDate day) {
        MonthDay monthDay = MonthDay.from(day);
        if (monthDay.equals(NATIONAL_DAY) || day.equals(OPENING.plusYears(day.getYear() - OPENING.getYear()))) {
            return 10;
        }
        int base = percents.floorEntry(monthDay).getValue();
        return day.getDayOfWeek() == DayOfWeek.MONDAY ? base + 2 : base;
    }
}
