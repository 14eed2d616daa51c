package io.signalstack.platform.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restassured.builder.ResponseBuilder;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentedAnswersTest {

    private final DocumentedAnswers answers = new DocumentedAnswers("""
            openapi: 3.1.0
            info: {title: things, version: "1"}
            paths:
              /things/{id}:
                get:
                  parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                  responses:
                    "200":
                      description: a thing
                      content:
                        application/json:
                          schema: {$ref: '#/components/schemas/Thing'}
                    "404": {description: none, content: {application/json: {}}}
            components:
              schemas:
                Thing:
                  type: object
                  required: [size, name]
                  properties:
                    size: {type: integer}
                    name: {type: [string, "null"]}
            """);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {'size':1,'name':'one'}",
                "200 | {'size':1,'name':null}",
                "404 | {'any':'thing'}",
            })
    void an_answer_as_described_passes(int status, String body) {
        assertThatCode(() -> answers.check("GET", "/things/1", json(status, body)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {'size':'1','name':'one'}",
                "200 | {'size':null,'name':'one'}",
                "200 | {'size':1}",
                "200 | 'text'",
                "201 | {'size':1,'name':'one'}",
            })
    void one_that_is_not_fails(int status, String body) {
        assertThatThrownBy(() -> answers.check("GET", "/things/1", json(status, body)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("GET /things/1");
    }

    @Test
    void a_success_at_a_path_that_is_not_described_fails() {
        assertThatThrownBy(() -> answers.check("GET", "/nothings", json(200, "{}")))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> answers.check("DELETE", "/things/1", json(200, "{}")))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void a_refusal_there_and_what_is_no_part_of_the_api_pass() {
        assertThatCode(() -> answers.check("GET", "/nothings", json(404, "{}"))).doesNotThrowAnyException();
        assertThatCode(() -> answers.check("GET", "/metrics", json(200, "{}"))).doesNotThrowAnyException();
    }

    private static Response json(int status, String body) {
        return new ResponseBuilder()
                .setStatusCode(status)
                .setContentType("application/json")
                .setBody(body.replace('\'', '"'))
                .build();
    }
}
