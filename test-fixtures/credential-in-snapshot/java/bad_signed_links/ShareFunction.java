import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.StorageOptions;
import java.io.IOException;
import java.net.URL;
import java.util.concurrent.TimeUnit;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;

public class ShareFunction implements HttpFunction {
    private final TokenCredential identity = new DefaultAzureCredentialBuilder().build();
    private final BlobContainerClient archive = new BlobServiceClientBuilder().endpoint(System.getenv("ARCHIVE"))
            .credential(identity).buildClient().getBlobContainerClient("archive");
    private final Storage storage = StorageOptions.getDefaultInstance().getService();
    private final Keycloak keycloak = KeycloakBuilder.builder().serverUrl("https://sso.example").realm("share")
            .clientId("share").clientSecret(System.getenv("SSO_SECRET")).build();

    private final String sas = archive.generateSas(new BlobServiceSasSignatureValues("policy")); // expect: credential-in-snapshot
    private final URL banner = storage.signUrl(BlobInfo.newBuilder("share", "banner").build(), 15, TimeUnit.MINUTES); // expect: credential-in-snapshot
    private final String graph = identity.getTokenSync(new TokenRequestContext().addScopes("graph")).getToken(); // expect: credential-in-snapshot
    private final String admin = keycloak.tokenManager().getAccessTokenString(); // expect: credential-in-snapshot

    @Override
    public void service(HttpRequest request, HttpResponse response) throws IOException {
        response.appendHeader("X-Graph", graph);
        response.appendHeader("Authorization", "Bearer " + admin);
        response.getWriter().write(archive.getBlobContainerUrl() + "?" + sas + "\n" + banner);
    }
}
