package io.github.dsmr4j.examples.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application with a meter, which {@code --p1.host=p1-adapter} names. */
@SpringBootApplication(proxyBeanMethods = false)
public class MeterApplication {
    public static void main(String[] args) {
        SpringApplication.run(MeterApplication.class, args);
    }
}
