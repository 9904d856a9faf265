package milepost.platform.simulation;

import java.nio.charset.StandardCharsets;

/** PostgreSQL's {@code hashtextextended(…, 0)}, for what services compare by hashes that their databases compute. */
public final class PostgresHash {

    private static final int START = 0x9e3779b9 + 3923095;

    private int a;
    private int b;
    private int c;

    private PostgresHash(int length) {
        a = START + length;
        b = a;
        c = a;
    }

    public static long of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        var hash = new PostgresHash(bytes.length);
        int at = 0;
        for (; bytes.length - at >= 12; at += 12) {
            hash.a += word(bytes, at);
            hash.b += word(bytes, at + 4);
            hash.c += word(bytes, at + 8);
            hash.mix();
        }
        hash.a += word(bytes, at);
        hash.b += word(bytes, at + 4);
        // the lowest byte of c belongs to the length
        hash.c += word(bytes, at + 8) << 8;
        hash.end();
        return (long) hash.b << 32 | Integer.toUnsignedLong(hash.c);
    }

    /** Four bytes, little end first; what is past the end counts as nothing. */
    private static int word(byte[] bytes, int at) {
        int word = 0;
        for (int i = Math.min(3, bytes.length - at - 1); i >= 0; i--) {
            word = word << 8 | bytes[at + i] & 0xFF;
        }
        return word;
    }

    private void mix() {
        a = (a - c) ^ Integer.rotateLeft(c, 4);
        c += b;
        b = (b - a) ^ Integer.rotateLeft(a, 6);
        a += c;
        c = (c - b) ^ Integer.rotateLeft(b, 8);
        b += a;
        a = (a - c) ^ Integer.rotateLeft(c, 16);
        c += b;
        b = (b - a) ^ Integer.rotateLeft(a, 19);
        a += c;
        c = (c - b) ^ Integer.rotateLeft(b, 4);
        b += a;
    }

    private void end() {
        c = (c ^ b) - Integer.rotateLeft(b, 14);
        a = (a ^ c) - Integer.rotateLeft(c, 11);
        b = (b ^ a) - Integer.rotateLeft(a, 25);
        c = (c ^ b) - Integer.rotateLeft(b, 16);
        a = (a ^ c) - Integer.rotateLeft(c, 4);
        b = (b ^ a) - Integer.rotateLeft(a, 14);
        c = (c ^ b) - Integer.rotateLeft(b, 24);
    }
}
