package io.signalstack.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A program in a service's place: it does nothing, is ready in a moment, and answers every request with a token. */
public final class StandIn {

    private static final byte[] TOKEN = "{\"accessToken\":\"none\"}".getBytes(StandardCharsets.UTF_8);

    private StandIn() {}

    /** Serves where a service is told to. */
    public static void main(String[] args) throws IOException {
        int port = Integer.getInteger("quarkus.http.port");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, TOKEN.length);
                exchange.getResponseBody().write(TOKEN);
            }
        });
        server.start();
    }

    /** Where a built service's program is. */
    static Path programOf(String service, Path project) {
        return project.resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** Puts it into the places of all services of a project. */
    static void asAllServicesOf(Path project) throws IOException {
        for (String service : Services.NAMES) {
            Path program = programOf(service, project);
            Files.createDirectories(program.getParent());
            write(program);
        }
    }

    private static void write(Path program) throws IOException {
        String name = StandIn.class.getName().replace('.', '/') + ".class";
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandIn.class.getName());
        try (OutputStream file = Files.newOutputStream(program);
                JarOutputStream jar = new JarOutputStream(file, manifest);
                var code = StandIn.class.getResourceAsStream("/" + name)) {
            jar.putNextEntry(new JarEntry(name));
            code.transferTo(jar);
        }
    }
}
