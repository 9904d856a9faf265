package milepost.participants.inmemory;

import java.time.Duration;
import java.time.LocalDate;
import java.util.random.RandomGenerator;
import milepost.participants.MovableToday;
import milepost.participants.RunningService;
import milepost.participants.domain.LondonDays;
import milepost.platform.testkit.Seeds;
import org.junit.jupiter.api.Test;

/**
 * Transfers into the past and the future, one said after the other, withdrawals, deferrals, other schedules, cohorts, mentors and partners,
 * new names and days that pass: after each step the stored documents of every version say to every provider, attribute by attribute, what
 * a second opinion says it sees, and move their times exactly when they change.
 */
class AnyHistoryIsSeenRightTest {

    private static final int STORIES = 50;
    private static final int STORIES_OVER_POSTGRES = 4;
    private static final int STEPS = 25;

    @Test
    void inMemory() {
        Seeds.forEach("what providers see of any history", STORIES, random -> play(random, new InMemory()));
    }

    @Test
    void overPostgres() {
        Seeds.forEach("what providers see of any history over PostgreSQL", STORIES_OVER_POSTGRES, random -> {
            var running = new Running();
            RunningService.bean(MovableToday.class).during(running.today(), () -> play(random, running));
        });
    }

    private static void play(RandomGenerator random, Setting setting) {
        var story = new TransferStory(random, setting);
        for (int i = 0; i < STEPS; i++) {
            story.step();
            story.check();
        }
    }

    /** What the story is played on. */
    interface Setting {
        StoryParts parts();

        LocalDate today();

        void passes(int days);
    }

    private static final class InMemory implements Setting {

        private final Alone alone = new Alone();
        private final StoryParts parts = StoryParts.of(alone);

        @Override
        public StoryParts parts() {
            return parts;
        }

        @Override
        public LocalDate today() {
            return LondonDays.of(alone.clock.instant());
        }

        @Override
        public void passes(int days) {
            alone.clock.pass(Duration.ofDays(days));
        }
    }

    private static final class Running implements Setting {

        private final StoryParts parts = StoryParts.ofTheRunningService();
        private LocalDate today = LocalDate.of(2025, 1, 6);

        @Override
        public StoryParts parts() {
            return parts;
        }

        @Override
        public LocalDate today() {
            return today;
        }

        @Override
        public void passes(int days) {
            today = today.plusDays(days);
            RunningService.bean(MovableToday.class).nowOn(today);
        }
    }
}
