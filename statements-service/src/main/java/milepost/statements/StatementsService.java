package milepost.statements;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts statements-service. */
@SpringBootApplication
public class StatementsService {

    public static void main(String[] args) {
        SpringApplication.run(StatementsService.class, args);
    }
}
