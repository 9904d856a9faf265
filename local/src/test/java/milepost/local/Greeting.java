package milepost.local;

import java.io.IOException;

/** A program small enough to be trained in a test. */
final class Greeting {

    private Greeting() {}

    /** Greets, and stays until its input ends. */
    public static void main(String[] words) throws IOException {
        System.out.println("Good morning.");
        while (System.in.read() >= 0) {
            // not yet
        }
    }
}
