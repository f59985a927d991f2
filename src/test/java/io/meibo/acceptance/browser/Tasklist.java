package io.meibo.acceptance.browser;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** Tasklist as a person at the counter or at the reviewer's desk uses it. */
final class Tasklist {

    private final Chromium browser;
    private final URI base;

    Tasklist(Chromium browser, URI base) {
        this.browser = browser;
        this.base = base;
    }

    /** Logs in as this demo user; whoever sat here before is gone. */
    Tasklist as(String user) {
        browser.forget();
        browser.go(base.resolve("/login").toString());
        browser.see("input[name=username]").sendKeys(user);
        browser.see("input[name=password]").sendKeys("demo", Keys.ENTER);
        browser.until("the log-in to be done", page -> browser.address().contains("/login") ? null : true);
        return this;
    }

    // ---- entering ----------------------------------------------------------------------------------------------

    /** Opens the start form of a process. */
    Tasklist start(String processKey) {
        browser.go("about:blank");
        browser.go(base.resolve("/camunda/app/tasklist/default/#/?processStart=" + processKey)
                .toString());
        browser.see("#enter-product");
        return this;
    }

    Tasklist choose(String css, String value) {
        new Select(browser.see(css)).selectByValue(value);
        return this;
    }

    /** Types into the field at this JSON pointer. */
    Tasklist type(String pointer, String text) {
        browser.type(at(pointer), text);
        return this;
    }

    Tasklist page(String kind, Path file) {
        browser.there("#page-" + kind).sendKeys(file.toAbsolutePath().toString());
        browser.see("[data-pointer='/" + kind + "'] .meibo-thumb img");
        return this;
    }

    /** A page taken with the camera. */
    Tasklist photograph(String kind) {
        WebElement tile = browser.see("[data-pointer='/" + kind + "']");
        tile.findElement(By.cssSelector(".btn-default")).click();
        browser.see(".meibo-camera video");
        browser.until(
                "the camera to show something",
                page -> "true"
                                .equals(browser.script(
                                        "return document.querySelector('.meibo-camera video').videoWidth > 0"))
                        ? true
                        : null);
        browser.see(".meibo-camera .btn-primary").click();
        browser.gone(".meibo-camera");
        browser.see("[data-pointer='/" + kind + "'] .meibo-thumb img");
        return this;
    }

    String value(String pointer) {
        return browser.see(at(pointer)).getDomProperty("value");
    }

    String fault(String pointer) {
        return browser.see(".meibo-field:has(" + at(pointer) + ") .meibo-fault").getText();
    }

    /** Finishes with the keyboard. */
    Tasklist finish() {
        browser.see(".meibo-submit").sendKeys(Keys.chord(Keys.CONTROL, Keys.ENTER));
        return this;
    }

    // ---- tasks -------------------------------------------------------------------------------------------------

    /** Opens a task by its id. */
    Tasklist open(String taskId) {
        // another fragment alone would not load the page anew, and loading it twice at once can leave it half loaded
        browser.go("about:blank");
        browser.go(base.resolve("/camunda/app/tasklist/default/#/?forceDisplayTask=true&task=" + taskId)
                .toString());
        browser.see(".meibo-head");
        return this;
    }

    /** Claims with Tasklist's own key. */
    Tasklist claim() {
        browser.see("button[ng-click='claim()'], a[ng-click='claim()']").click();
        return this;
    }

    /** Until the form is gone, and with it the task. */
    void done() {
        browser.gone(".meibo");
    }

    List<String> marked(String css) {
        return browser.all(css).stream().map(WebElement::getText).toList();
    }

    private static String at(String pointer) {
        return Stream.of("input", "select", "textarea")
                .map(name -> name + "[data-pointer='" + pointer + "']")
                .reduce((a, b) -> a + ", " + b)
                .orElseThrow();
    }
}
