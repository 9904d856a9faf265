package milepost.benchmarks;

/** What one sees meanwhile: lines that stay, and at a console one that tells what goes on. */
final class Screen {

    private final boolean console = System.console() != null && System.console().isTerminal();
    private final long begin = System.nanoTime();

    synchronized void line(String text) {
        System.out.println((console ? "\r\033[K" : "") + text);
    }

    synchronized void progress(String text) {
        String sentence = "%4d s  %s".formatted((System.nanoTime() - begin) / 1_000_000_000, text);
        if (console) {
            System.out.print("\r\033[K" + sentence);
            System.out.flush();
        } else {
            System.out.println(sentence);
        }
    }
}
