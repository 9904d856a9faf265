package milepost.declarations;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts declarations-service. */
@SpringBootApplication
public class DeclarationsService {

    public static void main(String[] args) {
        SpringApplication.run(DeclarationsService.class, args);
    }
}
