package com.acme.parcels;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.logging.Logger;

@Path("/parcels")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ParcelResource {
    private static final Logger LOG = Logger.getLogger(ParcelResource.class);

    @Inject
    Tracking tracking;

    @Inject
    Tariff tariff;

    @POST
    public Response send(Parcel parcel) {
        if (parcel.grams() <= 0) {
            return Response.status(Response.Status.BAD_REQUEST).build();
        }
        String number = tracking.register(parcel);
        LOG.infof("parcel %s costs %d cents", number, tariff.cents(parcel));
        return Response.ok(new Label(number, tariff.cents(parcel))).build();
    }

    @GET
    @Path("/{number}/events")
    public List<String> events(@PathParam("number") String number) {
        return tracking.events(number);
    }

    public record Label(String number, int cents) {
    }
}
