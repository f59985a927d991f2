package io.meibo.acceptance.browser;

import java.net.URI;
import org.openqa.selenium.Keys;

/** Cockpit as a manager watches a case in it. */
final class Cockpit {

    private final Chromium browser;
    private final URI base;

    Cockpit(Chromium browser, URI base) {
        this.browser = browser;
        this.base = base;
    }

    void logIn(String user) {
        browser.go(base.resolve("/login").toString());
        browser.see("input[name=username]").sendKeys(user);
        browser.see("input[name=password]").sendKeys("demo", Keys.ENTER);
        browser.until("the log-in to be done", page -> browser.address().contains("/login") ? null : true);
    }

    /** Whether the diagram of this instance shows that it stands at this element. */
    boolean showsAt(String instance, String element) {
        browser.go("about:blank");
        browser.go(base.resolve("/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime")
                .toString());
        browser.see(".djs-container [data-element-id=" + element + "]");
        browser.see(".djs-overlays[data-container-id=" + element + "] .badge");
        browser.picture("cockpit-" + element);
        return true;
    }
}
