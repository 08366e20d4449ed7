package shop;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import javax.naming.InitialContext;
import javax.naming.NamingException;

public class QuoteHandler implements RequestHandler<String, String> {
  private final Feed feed;

  public QuoteHandler() throws NamingException {
    InitialContext names = new InitialContext();
    names.bind("feed", new RandomFeed());
    feed = (Feed) names.lookup("feed");
    feed.open();
  }

  @Override
  public String handleRequest(String symbol, Context context) {
    return feed.quote(symbol);
  }
}
