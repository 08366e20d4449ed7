package com.acme.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** The entry point of the function: places an order and returns what the customer gets. */
public class OrderHandler implements RequestHandler<Order, Map<String, Object>> {
    private final OrderNumbers numbers = new OrderNumbers();
    private final Pricing pricing = new Pricing();
    private final Gateway gateway = new Gateway(Settings.load());
    private final Receipts receipts = new Receipts();
    private final Metrics metrics = new Metrics();
    private final AuditJournal journal = new AuditJournal();

    public OrderHandler() {
        System.out.println("orders: instance " + Instance.ID + " is ready");
    }

    @Override
    public Map<String, Object> handleRequest(Order order, Context context) {
        String number = numbers.next();
        long amount = pricing.total(order);
        Gateway.Payment payment = gateway.charge(number, amount);
        journal.record(number, amount);
        metrics.count("orders.placed");
        return Map.of(
                "order", number,
                "amount", amount,
                "payment", payment.reference(),
                "receipt", receipts.sign(number, amount),
                "servedBy", Instance.ID);
    }
}
