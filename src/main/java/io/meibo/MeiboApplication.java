package io.meibo;

import io.meibo.simulator.SmdpSimulator;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Starts the back office: the engine, its web apps and our own pages and API in one process. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class MeiboApplication {

    /** Starts the back office, or with {@code smdp-simulator} as first argument the SM-DP+ to try it with. */
    public static void main(String[] args) throws Exception {
        if (args.length > 0 && args[0].equals(SmdpSimulator.COMMAND)) {
            SmdpSimulator.run(List.of(args).subList(1, args.length));
        } else {
            SpringApplication.run(MeiboApplication.class, args);
        }
    }

    /** The one clock, in the business time zone; nothing asks the system for the time by itself. */
    @Bean
    Clock clock(@Value("${meibo.zone}") ZoneId zone) {
        return Clock.system(zone);
    }
}
