package shop;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** The guard asks for a setting; init is no lazy getter. */
public class ViaServlet extends HttpServlet {
  private String via;

  @Override
  public void init() {
    via = getServletConfig().getInitParameter("via");
    if (via == null) {
      via = viaHost(); // expect: host-identity-in-snapshot
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    response.addHeader("Via", "1.1 " + via);
  }

  private static String viaHost() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException unknown) {
      return "localhost";
    }
  }
}
