import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.StorageOptions;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.MinioClient;
import java.util.concurrent.TimeUnit;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;

public class ShareFunction implements HttpFunction {
    private final Storage storage = StorageOptions.getDefaultInstance().getService();
    private final MinioClient minio = MinioClient.builder().endpoint("http://minio:9000").build();
    private final Keycloak keycloak = KeycloakBuilder.builder().serverUrl("https://sso.example").realm("share")
            .clientId("share").clientSecret(System.getenv("SSO_SECRET")).build();

    @Override
    public void service(HttpRequest request, HttpResponse response) throws Exception {
        String name = request.getPath();
        response.appendHeader("Authorization", "Bearer " + keycloak.tokenManager().getAccessTokenString());
        response.getWriter().write(storage.signUrl(BlobInfo.newBuilder("share", name).build(), 5, TimeUnit.MINUTES)
                + minio.getPresignedObjectUrl(GetPresignedObjectUrlArgs.builder().bucket("share").object(name).build()));
    }
}
