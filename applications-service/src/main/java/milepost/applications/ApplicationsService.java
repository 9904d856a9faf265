package milepost.applications;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts applications-service. */
@SpringBootApplication
public class ApplicationsService {

    public static void main(String[] args) {
        SpringApplication.run(ApplicationsService.class, args);
    }
}
