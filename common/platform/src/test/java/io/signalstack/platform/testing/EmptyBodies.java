package io.signalstack.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Bodies that hold nothing, sent to every route of a service's own document that takes one. */
public final class EmptyBodies {

    private static final Map<String, String> BODIES = Map.of(
            "none", "\r\n",
            "of length 0", "Content-Length: 0\r\n\r\n",
            "empty in chunks", "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "null", "Content-Length: 4\r\n\r\nnull",
            "null in chunks", "Transfer-Encoding: chunked\r\n\r\n4\r\nnull\r\n0\r\n\r\n",
            "[]", "Content-Length: 2\r\n\r\n[]");

    private EmptyBodies() {}

    /**
     * What came of one of them.
     *
     * @param request method, path and the kind of body
     * @param answer head and body; what went wrong, if there is none
     */
    public record Answer(String request, String answer) {

        /** The HTTP status; 0 if it was not answered. */
        public int status() {
            return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.split(" ", 3)[1]) : 0;
        }
    }

    /**
     * Sends all of them.
     *
     * @param headers whole lines, such as {@code Authorization: Bearer …}
     */
    public static List<Answer> sent(int port, String... headers) {
        String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        List<Answer> answers = new ArrayList<>();
        for (String route : routes(port)) {
            BODIES.forEach((kind, framed) -> {
                // An address of its own for each, so that no limit is met.
                String address = "X-Forwarded-For: 192.0.2." + (1 + answers.size()) + "\r\n";
                String head = route + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + address + lines;
                String request = head + "Content-Type: application/json\r\n" + framed;
                answers.add(new Answer(route + ", body " + kind, answer(port, request)));
            });
        }
        return answers;
    }

    private static String answer(int port, String request) {
        try {
            return RawHttp.send(port, request);
        } catch (UncheckedIOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static List<String> routes(int port) {
        List<String> routes = new ArrayList<>();
        String id = UUID.randomUUID().toString();
        document(port)
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (List.of("post", "put", "patch").contains(method)) {
                        routes.add(method.toUpperCase(Locale.ROOT) + " "
                                + path.getKey().replaceAll("\\{[^}]*}", id));
                    }
                }));
        return routes;
    }

    private static JsonNode document(int port) {
        try {
            String answer = RawHttp.get(port, "/q/openapi?format=json");
            return new ObjectMapper().readTree(answer.substring(answer.indexOf("{"), answer.lastIndexOf("}") + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
