import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A server that is a thread: start() calls its run(). */
public class Greeter extends Thread {
  private final String instance = UUID.randomUUID().toString();  // expect: unique-id-in-snapshot
  private final int port;

  Greeter(int port) {
    this.port = port;
  }

  @Override
  public void run() {
    try (ServerSocket listener = new ServerSocket(port)) {
      while (true) {
        try (Socket client = listener.accept()) {
          client.getOutputStream().write(instance.getBytes(StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void main(String[] args) throws InterruptedException {
    Greeter greeter = new Greeter(7070);
    greeter.start();
    greeter.join();
  }
}
