package milepost.participants;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts participants-service. */
@SpringBootApplication
public class ParticipantsService {

    public static void main(String[] args) {
        SpringApplication.run(ParticipantsService.class, args);
    }
}
