package milepost.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemasTest {

    @TempDir
    private Path directory;
    private Path schema;

    @BeforeEach
    void twoSchemasOfWhichOneRefersToTheOther() throws Exception {
        schema = Files.writeString(directory.resolve("book.schema.json"), """
                {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["id", "price"],
                 "properties": {"id": {"type": "string", "format": "uuid"}, "price": {"$ref": "money.schema.json"}}}
                """);
        Files.writeString(directory.resolve("money.schema.json"), """
                {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "string", "pattern": "^-?[0-9]+\\\\.[0-9]{2}$"}
                """);
    }

    @Test
    void jsonThatKeepsToTheSchemaPasses() {
        assertThat(Schemas.findings(schema, """
                {"id": "7b4a9df8-20d1-4c9a-8b41-8ae9c1e1f0a1", "price": "12.50"}""")).isEmpty();
    }

    @Test
    void formatsAndReferencesAreChecked() {
        assertThatThrownBy(() -> Schemas.assertValid(schema, """
                {"id": "seven", "price": "12.5"}"""))
                .hasMessageContaining("/id").hasMessageContaining("/price");
    }
}
