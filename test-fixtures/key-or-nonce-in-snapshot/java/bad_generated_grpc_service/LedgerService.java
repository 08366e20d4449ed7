package com.acme.ledger;

import com.acme.ledger.proto.LedgerGrpc;
import com.acme.ledger.proto.PostReply;
import com.acme.ledger.proto.PostRequest;
import io.grpc.stub.StreamObserver;
import java.security.SecureRandom;
import java.util.Arrays;

/** The class that protoc made is not in the tree. */
class LedgerService extends LedgerGrpc.LedgerImplBase {
    private final byte[] pepper = new byte[16];

    LedgerService() {
        new SecureRandom().nextBytes(pepper); // expect: key-or-nonce-in-snapshot
    }

    @Override
    public void post(PostRequest request, StreamObserver<PostReply> observer) {
        int tag = Arrays.hashCode(pepper) ^ request.getText().hashCode();
        observer.onNext(PostReply.newBuilder().setTag(tag).build());
        observer.onCompleted();
    }
}
