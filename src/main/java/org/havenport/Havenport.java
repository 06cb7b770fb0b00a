package org.havenport;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Havenport {
    public static void main(String[] args) {
        SpringApplication.run(Havenport.class, args);
    }
}
