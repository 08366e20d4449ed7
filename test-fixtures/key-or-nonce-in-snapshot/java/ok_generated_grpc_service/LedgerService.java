package com.acme.ledger;

import com.acme.ledger.proto.LedgerGrpc;
import com.acme.ledger.proto.PostReply;
import com.acme.ledger.proto.PostRequest;
import io.grpc.stub.StreamObserver;
import java.security.SecureRandom;
import java.util.Arrays;

/** Drawn for each request. */
class LedgerService extends LedgerGrpc.LedgerImplBase {
    private final SecureRandom random = new SecureRandom();

    @Override
    public void post(PostRequest request, StreamObserver<PostReply> observer) {
        byte[] pepper = new byte[16];
        random.nextBytes(pepper);
        observer.onNext(PostReply.newBuilder().setTag(Arrays.hashCode(pepper)).build());
        observer.onCompleted();
    }
}
