package shop;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;

/** A side door beside the servlets, with a thread of its own. */
public class Gate implements ServletContextListener {
  private static long lastVisit;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    new Thread(Gate::listen).start(); // expect: thread-or-timer-in-snapshot
  }

  private static void listen() {
    try (ServerSocket door = new ServerSocket(7000)) {
      lastVisit = System.currentTimeMillis(); // note: timestamp-in-snapshot
      while (true) {
        Socket visitor = door.accept();
        visit(visitor);
      }
    } catch (IOException closed) {
      System.err.println("closed " + closed + " " + lastVisit);
    }
  }

  private static void visit(Socket visitor) throws IOException {
    lastVisit = System.currentTimeMillis();
    visitor.getOutputStream().write(1);
    visitor.close();
  }
}
