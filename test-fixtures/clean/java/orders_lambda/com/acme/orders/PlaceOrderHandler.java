package com.acme.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Takes orders over HTTP. Everything that is expensive and the same for all requests is made at init. */
public class PlaceOrderHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final Logger log = LoggerFactory.getLogger(PlaceOrderHandler.class);
    private static final Map<String, String> JSON = Map.of("content-type", "application/json");

    private final ObjectMapper json;
    private final OrderService orders;
    private boolean warm;

    public PlaceOrderHandler() {
        this(new OrderService(
                new OrderRepository(DynamoDbClient.create(), System.getenv("ORDERS_TABLE")),
                new PriceList(),
                Clock.systemUTC()));
    }

    PlaceOrderHandler(OrderService orders) {
        this.orders = orders;
        this.json = JsonMapper.builder().findAndAddModules().build();
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        if (!warm) {
            log.info("first request of this instance");
            warm = true;
        }
        try {
            OrderRequest request = json.readValue(event.getBody(), OrderRequest.class);
            Order order = orders.place(request);
            log.info("order {} over {} cents", order.id(), order.totalCents());
            return respond(201, order);
        } catch (JsonProcessingException e) {
            return respond(400, Map.of("error", "not a valid order"));
        } catch (UnknownProductException e) {
            return respond(422, Map.of("error", "unknown product", "sku", e.sku()));
        }
    }

    private APIGatewayV2HTTPResponse respond(int status, Object body) {
        try {
            return APIGatewayV2HTTPResponse.builder()
                    .withStatusCode(status)
                    .withHeaders(JSON)
                    .withBody(json.writeValueAsString(body))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write the answer", e);
        }
    }
}
