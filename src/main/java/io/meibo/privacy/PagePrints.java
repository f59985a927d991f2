package io.meibo.privacy;

import io.meibo.shared.RegistrationId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * By what pages are known again without keeping them in clear: keyed prints of the file and of its pixels, and of a
 * portrait keyed words, cut into four bands so that one that differs in a few bits is still found by index; what tells
 * two portraits apart in the end is a miniature, sealed like the portrait.
 */
@Component
public class PagePrints {

    private static final int BANDS = 4;
    private static final int BAND_BITS = 16;

    /** So many of the four bands of a word must be the same, or differ in one bit, for a portrait to be looked at. */
    private static final int BANDS_ALIKE = 2;

    /** One page of a registration. */
    public record PageId(RegistrationId reference, String kind, int round) {}

    private record Band(String sort, String print) {}

    private final HouseKey houseKey;
    private final Sealer sealer;
    private final JdbcClient jdbc;

    PagePrints(HouseKey houseKey, Sealer sealer, JdbcClient jdbc) {
        this.houseKey = houseKey;
        this.sealer = sealer;
        this.jdbc = jdbc;
    }

    /** Keeps the digests of a page that is kept already, such as SHA-256 of the file and of its pixels in hexadecimal. */
    @Transactional
    public void keepDigests(PageId page, Collection<String> digests) {
        digests.forEach(digest -> insert(page, "DIGEST", digest(digest)));
    }

    /** Keeps by what a portrait is found again, and its miniature. */
    @Transactional
    public void keepPortrait(PageId page, Set<Long> words, byte[] miniature) {
        Set<Band> bands = new LinkedHashSet<>();
        for (long word : words) {
            for (int band = 0; band < BANDS; band++) {
                bands.add(band(band, bits(word, band)));
            }
        }
        bands.forEach(band -> insert(page, band.sort(), band.print()));
        jdbc.sql("INSERT INTO portrait_miniature (reference, kind, round, sealed)"
                        + " VALUES (:reference, :kind, :round, :sealed)")
                .param("reference", page.reference().value())
                .param("kind", page.kind())
                .param("round", page.round())
                .param("sealed", sealer.seal(page.reference(), field(page), miniature))
                .update();
    }

    /** Pages of other registrations that share a digest with a page of this one's, in whatever round. */
    public List<PageId> withSameDigest(RegistrationId reference, String kind, int round) {
        return jdbc.sql("SELECT DISTINCT o.reference, o.kind, o.round FROM page_print m JOIN page_print o"
                        + " ON o.print = m.print AND o.sort = m.sort AND o.reference <> m.reference"
                        + " WHERE m.reference = :reference AND m.kind = :kind AND m.round = :round AND m.sort = 'DIGEST'"
                        + " ORDER BY o.reference, o.kind, o.round")
                .param("reference", reference.value())
                .param("kind", kind)
                .param("round", round)
                .query((row, n) -> new PageId(new RegistrationId(row.getString(1)), row.getString(2), row.getInt(3)))
                .list();
    }

    /** Portraits of other registrations that may be like one whose words are sought. */
    public Set<PageId> likelyPortraits(RegistrationId but, Set<Long> sought) {
        Set<PageId> likely = new LinkedHashSet<>();
        for (long word : sought) {
            Set<String> prints = new TreeSet<>();
            for (int band = 0; band < BANDS; band++) {
                int bits = bits(word, band);
                prints.add(band(band, bits).print());
                for (int bit = 0; bit < BAND_BITS; bit++) {
                    prints.add(band(band, bits ^ 1 << bit).print());
                }
            }
            likely.addAll(jdbc.sql("SELECT reference, kind, round FROM page_print WHERE print IN (:prints)"
                            + " AND reference <> :reference GROUP BY reference, kind, round"
                            + " HAVING COUNT(DISTINCT sort) >= :alike ORDER BY reference, kind, round")
                    .param("prints", prints)
                    .param("reference", but.value())
                    .param("alike", BANDS_ALIKE)
                    .query((row, n) ->
                            new PageId(new RegistrationId(row.getString(1)), row.getString(2), row.getInt(3)))
                    .list());
        }
        return likely;
    }

    /** The miniature of a portrait; empty bytes where none was kept. */
    public byte[] miniature(PageId page) {
        return jdbc.sql("SELECT sealed FROM portrait_miniature WHERE reference = :reference AND kind = :kind"
                        + " AND round = :round")
                .param("reference", page.reference().value())
                .param("kind", page.kind())
                .param("round", page.round())
                .query((row, n) -> row.getBytes("sealed"))
                .optional()
                .map(kept -> sealer.open(page.reference(), field(page), kept))
                .orElse(new byte[0]);
    }

    private void insert(PageId page, String sort, String print) {
        jdbc.sql("INSERT INTO page_print (reference, kind, round, sort, print)"
                        + " VALUES (:reference, :kind, :round, :sort, :print)")
                .param("reference", page.reference().value())
                .param("kind", page.kind())
                .param("round", page.round())
                .param("sort", sort)
                .param("print", print)
                .update();
    }

    private static int bits(long word, int band) {
        return (int) (word >>> band * BAND_BITS) & 0xFFFF;
    }

    private String digest(String digest) {
        return houseKey.fingerprint("PAGE|" + digest);
    }

    private Band band(int band, int bits) {
        return new Band("BAND-" + band, houseKey.fingerprint("PORTRAIT|" + band + "|" + bits));
    }

    private static String field(PageId page) {
        return "miniature/" + page.kind() + "/" + page.round();
    }
}
