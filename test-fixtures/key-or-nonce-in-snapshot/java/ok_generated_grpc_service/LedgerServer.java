package com.acme.ledger;

import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;

public final class LedgerServer {
    public static void main(String[] args) throws Exception {
        HealthStatusManager health = new HealthStatusManager();
        Server server = ServerBuilder.forPort(9090)
                .addService(new LedgerService())
                .addService(health.getHealthService())
                .build()
                .start();
        server.awaitTermination();
    }
}
