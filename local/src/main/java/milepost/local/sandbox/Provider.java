package milepost.local.sandbox;

/** A lead provider of the sandbox with a token to act as it. */
public record Provider(String id, String name, String token) {}
