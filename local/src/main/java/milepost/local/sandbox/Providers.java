package milepost.local.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The providers' tokens: shown once by the suite, hence kept in a file that only its owner reads. */
final class Providers {

    private final Path file;

    Providers(Path directory) {
        this.file = directory.resolve("providers.json");
    }

    List<Provider> kept() {
        try {
            return Files.exists(file) ? List.of(World.JSON.readValue(Files.readAllBytes(file), Provider[].class)) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Provider> withTokens(World world, Api api, String operator) {
        List<Provider> all = new ArrayList<>(kept());
        for (int i = all.size(); i < world.providers().size(); i++) {
            String id = world.providerId(i);
            Api.Answer answer = api.send(new Api.Call("POST", "/operator/v1/lead-providers/" + id + "/tokens", operator, null,
                    Map.of("description", "Sandbox"), null));
            if (!answer.ok()) {
                throw new SandboxFailed("no token for " + world.providers().get(i).name() + ": " + answer.body());
            }
            all.add(new Provider(id, world.providers().get(i).name(), answer.body().get("token").asString()));
            keep(all);
        }
        return List.copyOf(all);
    }

    private void keep(List<Provider> providers) {
        Path fresh = file.resolveSibling("providers.json.new");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(fresh, World.JSON.writeValueAsBytes(providers));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
