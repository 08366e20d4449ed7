package com.acme.transfers;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.UUID;

/** No interface and no template in the tree: the parameters tell that this is a handler. */
public class TransferFunction {
    private final String ledger = "ledger-" + UUID.randomUUID(); // expect: unique-id-in-snapshot
    private long transfers;

    public Receipt transfer(Transfer transfer, Context context) {
        transfers++;
        context.getLogger().log(transfer.from() + " -> " + transfer.to());
        return new Receipt(ledger + "/" + transfers, transfer.cents());
    }

    public record Transfer(String from, String to, long cents) {
    }

    public record Receipt(String number, long cents) {
    }
}
