package shop.grpc;

import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.stub.StreamObserver;
import java.util.UUID;
import shop.proto.GreeterGrpc;
import shop.proto.Reply;
import shop.proto.Request;

/** The class that the service extends is generated, and not in the tree. */
public class GreeterServer {
    public static void main(String[] args) throws Exception {
        Server server = ServerBuilder.forPort(50051).addService(new Greeter()).build();
        server.start();
        server.awaitTermination();
    }

    static class Greeter extends GreeterGrpc.GreeterImplBase {
        private final String node = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot

        @Override
        public void greet(Request request, StreamObserver<Reply> replies) {
            replies.onNext(Reply.newBuilder().setText(node).build());
            replies.onCompleted();
        }
    }
}
