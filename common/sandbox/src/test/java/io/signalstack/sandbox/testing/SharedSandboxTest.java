package io.signalstack.sandbox.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalstack.contracts.topic.Topic;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedSandboxTest {

    @TempDir
    Path folder;

    @Test
    void a_resource_loaded_anew_gives_the_same_server() throws Exception {
        // Given a class loader with classes of its own, as Quarkus has for each profile
        Map<String, String> first = new RedisResource().start();
        URL[] classes = {
            RedisResource.class.getProtectionDomain().getCodeSource().getLocation()
        };
        try (var loader = new OwnClasses(classes)) {
            Class<?> reloaded = loader.loadClass(RedisResource.class.getName());
            assertThat(reloaded).isNotSameAs(RedisResource.class);
            // When
            Object resource = reloaded.getDeclaredConstructor().newInstance();
            Object second = reloaded.getMethod("start").invoke(resource);
            // Then
            assertThat(second).isEqualTo(first);
        }
        new RedisResource().stop();
        assertThat(SharedSandbox.redis().handle().isAlive()).isTrue();
    }

    @Test
    void resources_name_what_services_are_configured_with() {
        assertThat(new PostgresResource().start())
                .containsEntry(
                        "quarkus.datasource.jdbc.url", SharedSandbox.postgres().jdbcUrl())
                .containsEntry(
                        "quarkus.datasource.reactive.url",
                        SharedSandbox.postgres().reactiveUrl())
                .containsKeys("quarkus.datasource.username", "quarkus.datasource.password");
        assertThat(new ReplayExchangeResource().start())
                .containsEntry(
                        "signalstack.venues.replay.url",
                        SharedSandbox.exchange().url());
        new PostgresResource().stop();
        new ReplayExchangeResource().stop();
        assertThatThrownBy(() -> SystemLoader.configuration("mainframe")).hasMessageContaining("mainframe");
    }

    @Test
    void the_shared_broker_has_the_catalogues_topics() throws Exception {
        // Given
        Map<String, String> settings = new KafkaResource().start();
        // When
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", settings.get("kafka.bootstrap.servers")))) {
            var names = admin.listTopics().names().get(30, TimeUnit.SECONDS);
            // Then
            for (Topic topic : Topic.values()) {
                assertThat(names).contains(topic.text(), topic.deadLetter());
            }
        }
        new KafkaResource().stop();
    }

    @Test
    void what_a_killed_test_run_left_is_deleted_and_what_a_living_one_has_is_not() throws Exception {
        // Given folders of a JVM that is no more, and of one that lives
        Process past = new ProcessBuilder("true").start();
        past.waitFor();
        Path dead = Files.createDirectories(
                folder.resolve(Long.toString(past.pid())).resolve("postgres"));
        Process present = new ProcessBuilder("cat").start();
        Path living = Files.createDirectories(
                folder.resolve(Long.toString(present.pid())).resolve("postgres"));
        // When
        TestFolders.cleanUp(folder);
        // Then
        assertThat(dead).doesNotExist();
        assertThat(living).exists();
        present.destroy();
    }

    /** Loads the sandbox's own classes itself, and everything else as usual. */
    private static final class OwnClasses extends URLClassLoader {
        OwnClasses(URL[] classes) {
            super(classes, SharedSandboxTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("io.signalstack.sandbox")) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
            return super.loadClass(name, resolve);
        }
    }
}
