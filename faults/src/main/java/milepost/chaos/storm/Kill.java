package milepost.chaos.storm;

import java.time.Duration;

/** One kill of a storm, and how long it took until the process's successor said that it was ready, the wait before its start included. */
public record Kill(String process, Duration ready) {
}
