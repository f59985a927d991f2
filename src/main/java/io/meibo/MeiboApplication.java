package io.meibo;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Starts the back office: the engine, its web apps and our own pages and API in one process. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class MeiboApplication {

    public static void main(String[] args) {
        SpringApplication.run(MeiboApplication.class, args);
    }

    /** The one clock, in the business time zone; nothing asks the system for the time by itself. */
    @Bean
    Clock clock(@Value("${meibo.zone}") ZoneId zone) {
        return Clock.system(zone);
    }
}
