import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageListener;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import org.apache.activemq.ActiveMQConnectionFactory;

public class LabelPrinter implements MessageListener {
    public static void main(String[] args) throws JMSException {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory("tcp://mq:61616");
        Connection connection = factory.createConnection(); // expect: connection-in-snapshot
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        MessageConsumer consumer = session.createConsumer(session.createQueue("labels"));
        consumer.setMessageListener(new LabelPrinter());
        connection.start();
    }

    @Override
    public void onMessage(Message message) {
        try {
            print(((TextMessage) message).getText());
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private void print(String text) {
        System.out.print(text);
    }
}
