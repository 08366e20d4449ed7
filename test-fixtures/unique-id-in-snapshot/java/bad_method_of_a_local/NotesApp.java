import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.UUID;

public class NotesApp {
    public static void main(String[] args) {
        NoteController notes = new NoteController();
        Javalin app = Javalin.create(config -> config.showJavalinBanner = false);
        app.get("/notes/{id}", notes::get);
        app.start(8080);
    }
}

class NoteController {
    private final String server = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot

    void get(Context context) {
        context.header("X-Request", UUID.randomUUID().toString());
        context.result(server + context.pathParam("id"));
    }
}
