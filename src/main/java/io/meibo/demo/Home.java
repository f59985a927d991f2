package io.meibo.demo;

/** Where an invented person lives; {@code country} is ISO 3166-1 alpha-3, {@code line} is street and house. */
public record Home(String country, String postcode, String region, String locality, String line) {

    /** On one line, as a card prints it. */
    String printed() {
        return region + locality + line;
    }

    @Override
    public String toString() {
        return "Home[" + country + "]";
    }
}
