import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;

/** The socket on which it listens has no peer that could be gone. CRaC refuses such a checkpoint, loudly. */
public class Gate {
  private final ServerSocket listener;

  Gate(int port) throws IOException {
    listener = new ServerSocket(port);  // note: connection-in-snapshot
  }

  void serve() throws IOException {
    while (true) {
      try (Socket client = listener.accept()) {
        client.getOutputStream().write('.');
      }
    }
  }

  public static void main(String[] args) throws IOException {
    new Gate(7070).serve();
  }
}
