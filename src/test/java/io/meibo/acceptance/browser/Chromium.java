package io.meibo.acceptance.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A Chromium window of 1280 by 800 with a profile of its own, in one language. Pictures go to target/screenshots. */
final class Chromium implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final List<String> BROWSERS =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final List<String> DRIVERS =
            List.of("/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver", "/usr/local/bin/chromedriver");

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    /** What is missing on this machine to run a browser, if anything is. */
    static Optional<String> missing() {
        return Stream.of(
                        installed(BROWSERS).isEmpty() ? "no Chromium at any of " + BROWSERS : "",
                        installed(DRIVERS).isEmpty() ? "no chromedriver at any of " + DRIVERS : "")
                .filter(what -> !what.isEmpty())
                .findFirst();
    }

    static Chromium start(String language) {
        var options = new ChromeOptions();
        options.setBinary(installed(BROWSERS).orElseThrow());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--use-fake-device-for-media-stream",
                "--use-fake-ui-for-media-stream",
                "--window-size=1280,800",
                "--lang=" + language,
                "--accept-lang=" + language);
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", language));
        options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(installedPath(DRIVERS).orElseThrow().toFile())
                .build();
        var driver = new ChromeDriver(service, options);
        driver.manage().window().setSize(new Dimension(1280, 800 + chrome(driver)));
        return new Chromium(driver);
    }

    /** What the window itself takes, so that the page gets the 800 pixels. */
    private static int chrome(ChromeDriver driver) {
        Object height = driver.executeScript("return window.outerHeight - window.innerHeight");
        return height instanceof Number pixels ? pixels.intValue() : 0;
    }

    void go(String address) {
        driver.get(address);
    }

    String address() {
        return String.valueOf(driver.getCurrentUrl());
    }

    /** Another person sits down: nothing of the one before is left. */
    void forget() {
        driver.get("about:blank");
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
    }

    /** The element once it is there and can be seen. */
    WebElement see(String css) {
        return until("to see " + css, browser -> browser.findElements(By.cssSelector(css)).stream()
                .filter(Chromium::shown)
                .findFirst()
                .orElse(null));
    }

    /** The element once it is there, seen or not: a file field hides behind its tile. */
    WebElement there(String css) {
        return until("there to be " + css, browser -> browser.findElements(By.cssSelector(css)).stream()
                .findFirst()
                .orElse(null));
    }

    boolean sees(String css) {
        return driver.findElements(By.cssSelector(css)).stream().anyMatch(Chromium::shown);
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    WebElement link(String text) {
        return until("the link " + text, browser -> browser.findElements(By.partialLinkText(text)).stream()
                .filter(Chromium::shown)
                .findFirst()
                .orElse(null));
    }

    void gone(String css) {
        until(
                css + " to go",
                browser -> browser.findElements(By.cssSelector(css)).stream().noneMatch(Chromium::shown) ? true : null);
    }

    <T> T until(String what, Function<ChromeDriver, T> condition) {
        try {
            return new WebDriverWait(driver, PATIENCE)
                    .ignoring(StaleElementReferenceException.class)
                    .withMessage(() -> "waited for " + what + " at " + address())
                    .until(ignored -> condition.apply(driver));
        } catch (org.openqa.selenium.TimeoutException late) {
            picture("failed");
            throw new AssertionError("waited for " + what + "; the page said: " + text("body"), late);
        }
    }

    String text(String css) {
        return driver.findElements(By.cssSelector(css)).stream()
                .findFirst()
                .map(WebElement::getText)
                .orElse("");
    }

    /** Presses keys wherever the cursor is, as a clerk does. */
    void press(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /** Fills a field anew. */
    void type(String css, String text) {
        WebElement field = see(css);
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
        field.sendKeys(Keys.TAB);
    }

    Object script(String text, Object... arguments) {
        return String.valueOf(((JavascriptExecutor) driver).executeScript(text, arguments));
    }

    void picture(String name) {
        try {
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the browser complained of since it was asked last: refused scripts and pictures, faults in a form. */
    List<String> complaints() {
        return driver.manage().logs().get("browser").getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(entry -> entry.getMessage())
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }

    private static boolean shown(WebElement element) {
        try {
            return element.isDisplayed();
        } catch (StaleElementReferenceException gone) {
            return false;
        }
    }

    private static Optional<Path> installedPath(List<String> places) {
        return places.stream().map(Path::of).filter(Files::isExecutable).findFirst();
    }

    private static Optional<String> installed(List<String> places) {
        return installedPath(places).map(Path::toString);
    }
}
