package shop;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
@Path("/")
public class Api {
  @Inject Ids ids;
  @GET public String get() { return ids.instance(); }
}
