package io.signalstack.platform.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of an answer are always there, and which may be null, in the OpenAPI document: all that a record has is
 * written, unless {@code @JsonInclude} says otherwise, and what may be null is marked {@code @Nullable}. What a request
 * may leave out is another matter, and its record's constraints say it.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class WrittenFields implements OASFilter {

    private static final DotName NULLABLE = DotName.createSimple("org.jspecify.annotations.Nullable");
    private static final DotName UNWRAPPED = DotName.createSimple("com.fasterxml.jackson.annotation.JsonUnwrapped");
    private static final DotName INCLUDE = DotName.createSimple("com.fasterxml.jackson.annotation.JsonInclude");
    private static final DotName SCHEMA =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.media.Schema");
    private static final String REFERENCE = "#/components/schemas/";

    private final IndexView index;

    public WrittenFields(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null || document.getComponents().getSchemas() == null) {
            return;
        }
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        Set<String> requested = requested(document, schemas);
        Map<String, List<ClassInfo>> records = records();
        schemas.forEach((name, schema) -> {
            if (!requested.contains(name) && schema.getProperties() != null) {
                describedBy(name, schema, records.getOrDefault(name, List.of()))
                        .ifPresent(type -> complete(type, schema));
            }
        });
    }

    /** The record that a schema was read off. */
    private Optional<ClassInfo> describedBy(String name, Schema schema, List<ClassInfo> namesakes) {
        List<ClassInfo> alike = namesakes.stream()
                .filter(type -> fields(type).equals(schema.getProperties().keySet()))
                .toList();
        List<ClassInfo> named =
                alike.stream().filter(type -> givenName(type).isPresent()).toList();
        List<ClassInfo> found = named.isEmpty() ? alike : named;
        if (found.size() > 1) {
            throw new IllegalStateException("schema " + name + " may be any of " + found + "; give one another name");
        }
        return found.stream().findFirst();
    }

    private void complete(ClassInfo type, Schema schema) {
        schema.setRequired(schema.getProperties().keySet().stream()
                .filter(field -> !mayBeLeftOut(type, field))
                .toList());
        nullable(type, schema);
    }

    /** All records by the name that they have in the document; two of different packages may share one. */
    private Map<String, List<ClassInfo>> records() {
        // What Quarkus has indexed twice counts once.
        Map<DotName, ClassInfo> known = new TreeMap<>();
        index.getKnownClasses().forEach(type -> known.put(type.name(), type));
        return known.values().stream()
                .filter(ClassInfo::isRecord)
                .filter(type -> type.name().toString().startsWith("io.signalstack."))
                .collect(Collectors.groupingBy(WrittenFields::name));
    }

    private static String name(ClassInfo type) {
        return givenName(type).orElseGet(type::simpleName);
    }

    private static Optional<String> givenName(ClassInfo type) {
        return Optional.ofNullable(type.declaredAnnotation(SCHEMA))
                .map(schema -> schema.value("name"))
                .map(AnnotationValue::asString);
    }

    private Set<String> fields(ClassInfo type) {
        return type.recordComponents().stream()
                .flatMap(component -> isUnwrapped(component)
                        ? unwrapped(component).map(this::fields).stream().flatMap(Set::stream)
                        : Stream.of(component.name()))
                .collect(Collectors.toSet());
    }

    private boolean mayBeLeftOut(ClassInfo type, String field) {
        RecordComponentInfo component = type.recordComponent(field);
        return type.hasDeclaredAnnotation(INCLUDE)
                || (component == null
                        ? type.recordComponents().stream()
                                .filter(WrittenFields::isUnwrapped)
                                .flatMap(one -> unwrapped(one).stream())
                                .anyMatch(inner -> mayBeLeftOut(inner, field))
                        : component.accessor().hasAnnotation(INCLUDE));
    }

    private static boolean isUnwrapped(RecordComponentInfo component) {
        return component.accessor().hasAnnotation(UNWRAPPED);
    }

    private Optional<ClassInfo> unwrapped(RecordComponentInfo component) {
        return Optional.ofNullable(index.getClassByName(component.type().name()));
    }

    private void nullable(ClassInfo type, Schema schema) {
        for (RecordComponentInfo component : type.recordComponents()) {
            if (isUnwrapped(component)) {
                unwrapped(component).ifPresent(inner -> nullable(inner, schema));
            } else {
                Optional.ofNullable(schema.getProperties().get(component.name()))
                        .ifPresent(field -> {
                            writtenAs(component, field).ifPresent(inner -> complete(inner, field));
                            schema.addProperty(component.name(), written(component.type(), field));
                        });
            }
        }
    }

    /** The record that a field is written as that is something else, such as a text; its schema stands within. */
    private Optional<ClassInfo> writtenAs(RecordComponentInfo component, Schema field) {
        return field.getProperties() == null
                ? Optional.empty()
                : Optional.ofNullable(component.accessor().annotation(SCHEMA))
                        .map(schema -> schema.value("implementation"))
                        .map(type -> index.getClassByName(type.asClass().name()));
    }

    /** Also what a list or a map holds may be null. */
    private static Schema written(Type type, Schema schema) {
        if (type.kind() == Type.Kind.PARAMETERIZED_TYPE) {
            Type held = type.asParameterizedType().arguments().getLast();
            if (schema.getItems() != null) {
                schema.setItems(written(held, schema.getItems()));
            } else if (schema.getAdditionalPropertiesSchema() != null) {
                schema.setAdditionalPropertiesSchema(written(held, schema.getAdditionalPropertiesSchema()));
            }
        }
        return type.hasAnnotation(NULLABLE) ? orNull(schema) : schema;
    }

    private static Schema orNull(Schema schema) {
        if (schema.getRef() == null) {
            return schema.getType() == null ? schema : schema.addType(SchemaType.NULL);
        }
        return OASFactory.createSchema()
                .anyOf(List.of(schema, OASFactory.createSchema().addType(SchemaType.NULL)));
    }

    /** Names of the schemas that bodies of requests are made of. */
    private static Set<String> requested(OpenAPI document, Map<String, Schema> schemas) {
        Set<String> names = new TreeSet<>();
        if (document.getPaths() != null) {
            document.getPaths().getPathItems().values().stream()
                    .flatMap(path -> path.getOperations().values().stream())
                    .filter(operation -> operation.getRequestBody() != null)
                    .flatMap(operation -> operation.getRequestBody().getContent().getMediaTypes().values().stream())
                    .forEach(body -> collect(body.getSchema(), schemas, names));
        }
        return names;
    }

    private static void collect(@Nullable Schema schema, Map<String, Schema> schemas, Set<String> names) {
        if (schema == null) {
            return;
        }
        if (schema.getRef() != null) {
            String name = schema.getRef().substring(REFERENCE.length());
            if (names.add(name)) {
                collect(schemas.get(name), schemas, names);
            }
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(property -> collect(property, schemas, names));
        }
        collect(schema.getItems(), schemas, names);
    }
}
