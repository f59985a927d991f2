package io.meibo.architecture;

import io.meibo.MeiboApplication;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    @Test
    void modules_use_only_each_others_public_face_and_go_in_no_circle() {
        ApplicationModules.of(MeiboApplication.class).verify();
    }
}
