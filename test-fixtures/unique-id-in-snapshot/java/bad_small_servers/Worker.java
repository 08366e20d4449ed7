package shop.worker;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.util.UUID;

public class Worker {
    public static void main(String[] args) throws Exception {
        String worker = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot
        Connection connection = new ConnectionFactory().newConnection(); // expect: connection-in-snapshot
        Channel channel = connection.createChannel();
        channel.basicConsume("orders", true,
            (tag, delivery) -> System.out.println(worker + new String(delivery.getBody())), tag -> {});
    }
}
