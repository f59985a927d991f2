package io.meibo.privacy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the house key comes from. */
@Configuration(proxyBeanMethods = false)
class PrivacyConfiguration {

    @Bean
    SecureRandom secureRandom() {
        return new SecureRandom();
    }

    @Bean
    HouseKey houseKey(
            @Value("${meibo.privacy.house-key:}") String text,
            @Value("${meibo.privacy.house-key-file:}") String file,
            @Value("${meibo.privacy.make-house-key:false}") boolean make,
            SecureRandom random)
            throws IOException, GeneralSecurityException {
        return text.isBlank() ? HouseKey.fromFile(Path.of(file), make, random) : HouseKey.parse(text);
    }
}
