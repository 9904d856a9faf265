package milepost.gateway.docs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** The encoding in which a sheet takes a third of the way, for whoever takes it. */
final class Gzip {

    static final String NAME = "gzip";

    private static final Pattern REFUSED = Pattern.compile("(?i).*;\\s*q\\s*=\\s*0(\\.0*)?\\s*");

    private Gzip() {
    }

    /** Only who names it gets it; a wildcard means the client has no opinion. */
    static boolean isTaken(List<String> acceptEncoding) {
        return acceptEncoding.stream().flatMap(value -> Arrays.stream(value.split(",")))
                .anyMatch(encoding -> encoding.split(";", 2)[0].strip().equalsIgnoreCase(NAME) && !REFUSED.matcher(encoding).matches());
    }

    static byte[] of(byte[] bytes) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream(bytes.length / 2);
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }
}
