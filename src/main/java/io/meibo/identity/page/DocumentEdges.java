package io.meibo.identity.page;

import io.meibo.identity.page.Quad.Corner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds where in a picture the document lies. The background is walked over from the edge of the picture until something
 * sets itself off; what cannot be reached is taken for the document if it is a quadrilateral of about the right
 * proportions. Where it is not, that is said, and nothing is guessed.
 *
 * @param quad where the document lies; the whole picture where its edges cannot be told
 */
record DocumentEdges(Told told, Quad quad) {

    /** How much of the document's edges is known. */
    enum Told {
        /** All four edges are seen in the picture. */
        FOUND,
        /** The document is seen but the picture cuts it off. */
        CUT_OFF,
        /** No edge is seen, and the picture has the proportions of the document: it was cut out along its edges. */
        FILLS_THE_FRAME,
        UNKNOWN
    }

    private static final int WORKING_SIZE = 480;
    private static final int FAINTEST_EDGE = 16;
    private static final int BACKGROUND_VARIES_BY = 60;
    private static final double PROPORTION_TOLERANCE = 0.15;
    private static final double FRAME_TOLERANCE = 0.03;
    private static final double MOST_TILT = 1.5;
    private static final double SMALLEST_SHARE = 0.01;
    private static final double SMALLEST_SHARE_CUT_OFF = 0.3;

    /** Round corners let the roughly found corners, and with them the sides, lie that far inside. */
    private static final int NEAR_A_SIDE = 10;

    /** How far outside of the document the walls stand, in pixels of the working copy. */
    private static final int WALL = 2;

    /** Looks for a document of that form. */
    static DocumentEdges find(Pixels picture, PageForm form) {
        Pixels small = picture.fitted(WORKING_SIZE);
        DocumentEdges seen = new Search(small, form).run();
        return new DocumentEdges(
                seen.told,
                seen.quad.scaled((double) picture.width() / small.width(), (double) picture.height() / small.height()));
    }

    private static final class Search {

        private final int width;
        private final int height;
        private final byte[] bgr;
        private final PageForm form;

        Search(Pixels small, PageForm form) {
            this.width = small.width();
            this.height = small.height();
            this.bgr = small.bytes();
            this.form = form;
        }

        DocumentEdges run() {
            Quad frame = Quad.frame(width, height);
            boolean fills = form.sizeKnown() && Math.abs(frame.proportion() / form.proportion() - 1) <= FRAME_TOLERANCE;
            var unseen = new DocumentEdges(fills ? Told.FILLS_THE_FRAME : Told.UNKNOWN, frame);
            if (width < 40 || height < 40) {
                return unseen;
            }
            boolean[] blob = blobAtTheMiddle(eroded(unreached(walls())));
            int area = count(blob);
            if (area < SMALLEST_SHARE * width * height) {
                return unseen;
            }
            List<Corner> outline = outline(blob);
            Quad quad = straightened(largestQuad(hull(outline)), outline).ordered();
            double filled = area / quad.area();
            if (filled < 0.9 || filled > 1.1 || quad.tilt() > MOST_TILT) {
                return unseen;
            }
            boolean whole = quad.cornersInside(width, height, 1) == 4;
            if (!whole && touchesTheFrame(blob)) {
                return fills || area < SMALLEST_SHARE_CUT_OFF * width * height
                        ? unseen
                        : new DocumentEdges(Told.CUT_OFF, quad);
            }
            boolean rightShape =
                    !form.sizeKnown() || Math.abs(quad.proportion() / form.proportion() - 1) <= PROPORTION_TOLERANCE;
            return rightShape ? new DocumentEdges(Told.FOUND, quad) : unseen;
        }

        private int channel(int x, int y, int channel) {
            return bgr[(y * width + x) * 3 + channel] & 0xFF;
        }

        /** Where colours change abruptly, and the pixels next to it. */
        private boolean[] walls() {
            int[] steepness = new int[width * height];
            for (int y = 1; y < height - 1; y++) {
                for (int x = 1; x < width - 1; x++) {
                    int most = 0;
                    for (int c = 0; c < 3; c++) {
                        most = Math.max(most, Math.abs(channel(x + 1, y, c) - channel(x - 1, y, c)));
                        most = Math.max(most, Math.abs(channel(x, y + 1, c) - channel(x, y - 1, c)));
                    }
                    steepness[y * width + x] = most;
                }
            }
            int threshold = Math.max(FAINTEST_EDGE, 3 * usualSteepnessNearTheFrame(steepness));
            boolean[] walls = new boolean[width * height];
            for (int y = 1; y < height - 1; y++) {
                for (int x = 1; x < width - 1; x++) {
                    if (steepness[y * width + x] >= threshold) {
                        for (int dy = -1; dy <= 1; dy++) {
                            Arrays.fill(walls, (y + dy) * width + x - 1, (y + dy) * width + x + 2, true);
                        }
                    }
                }
            }
            return walls;
        }

        private int usualSteepnessNearTheFrame(int[] steepness) {
            int[] near = new int[2 * (width + height)];
            int n = 0;
            for (int x = 2; x < width - 2; x++) {
                near[n++] = steepness[2 * width + x];
                near[n++] = steepness[(height - 3) * width + x];
            }
            for (int y = 2; y < height - 2; y++) {
                near[n++] = steepness[y * width + 2];
                near[n++] = steepness[y * width + width - 3];
            }
            Arrays.sort(near, 0, n);
            return near[n / 2];
        }

        /** Everything that cannot be reached from the edge of the picture without crossing a wall. */
        private boolean[] unreached(boolean[] walls) {
            int[] usual = usualColourAtTheFrame();
            boolean[] reached = new boolean[width * height];
            int[] queue = new int[width * height];
            int waiting = 0;
            for (int at = 0; at < width * height; at++) {
                int x = at % width;
                int y = at / width;
                if ((x == 0 || y == 0 || x == width - 1 || y == height - 1) && !walls[at] && isLike(usual, x, y)) {
                    reached[at] = true;
                    queue[waiting++] = at;
                }
            }
            while (waiting > 0) {
                int at = queue[--waiting];
                int x = at % width;
                int y = at / width;
                for (int side = 0; side < 4; side++) {
                    int nextX = x + (side == 0 ? 1 : side == 1 ? -1 : 0);
                    int nextY = y + (side == 2 ? 1 : side == 3 ? -1 : 0);
                    int next = nextY * width + nextX;
                    if (nextX >= 0 && nextY >= 0 && nextX < width && nextY < height && !reached[next] && !walls[next]) {
                        reached[next] = true;
                        queue[waiting++] = next;
                    }
                }
            }
            boolean[] rest = new boolean[width * height];
            for (int at = 0; at < rest.length; at++) {
                rest[at] = !reached[at];
            }
            return rest;
        }

        private int[] usualColourAtTheFrame() {
            int[] usual = new int[3];
            for (int c = 0; c < 3; c++) {
                int[] values = new int[2 * (width + height)];
                int n = 0;
                for (int x = 0; x < width; x++) {
                    values[n++] = channel(x, 0, c);
                    values[n++] = channel(x, height - 1, c);
                }
                for (int y = 0; y < height; y++) {
                    values[n++] = channel(0, y, c);
                    values[n++] = channel(width - 1, y, c);
                }
                Arrays.sort(values);
                usual[c] = values[n / 2];
            }
            return usual;
        }

        private boolean isLike(int[] colour, int x, int y) {
            for (int c = 0; c < 3; c++) {
                if (Math.abs(channel(x, y, c) - colour[c]) > BACKGROUND_VARIES_BY) {
                    return false;
                }
            }
            return true;
        }

        /** Takes the thickness of the walls off again; what lies on the picture's edge stays there. */
        private boolean[] eroded(boolean[] area) {
            boolean[] now = area;
            for (int round = 0; round < WALL; round++) {
                boolean[] next = new boolean[now.length];
                for (int y = 0; y < height; y++) {
                    for (int x = 0; x < width; x++) {
                        next[y * width + x] = now[y * width + x]
                                && now[y * width + Math.max(0, x - 1)]
                                && now[y * width + Math.min(width - 1, x + 1)]
                                && now[Math.max(0, y - 1) * width + x]
                                && now[Math.min(height - 1, y + 1) * width + x];
                    }
                }
                now = next;
            }
            return now;
        }

        private boolean[] blobAtTheMiddle(boolean[] area) {
            boolean[] blob = new boolean[area.length];
            int middle = height / 2 * width + width / 2;
            if (!area[middle]) {
                return blob;
            }
            int[] queue = new int[area.length];
            int waiting = 1;
            queue[0] = middle;
            blob[middle] = true;
            while (waiting > 0) {
                int at = queue[--waiting];
                int x = at % width;
                int[] around = {
                    x > 0 ? at - 1 : at, x < width - 1 ? at + 1 : at, at - width, at + width,
                };
                for (int next : around) {
                    if (next >= 0 && next < area.length && area[next] && !blob[next]) {
                        blob[next] = true;
                        queue[waiting++] = next;
                    }
                }
            }
            return blob;
        }

        private static int count(boolean[] area) {
            int count = 0;
            for (boolean inside : area) {
                count += inside ? 1 : 0;
            }
            return count;
        }

        private boolean touchesTheFrame(boolean[] blob) {
            for (int x = 0; x < width; x++) {
                if (blob[x] || blob[(height - 1) * width + x]) {
                    return true;
                }
            }
            for (int y = 0; y < height; y++) {
                if (blob[y * width] || blob[y * width + width - 1]) {
                    return true;
                }
            }
            return false;
        }

        /** The outer sides of the blob's outermost pixels, row by row and column by column. */
        private List<Corner> outline(boolean[] blob) {
            List<Corner> outline = new ArrayList<>();
            for (int y = 0; y < height; y++) {
                int first = -1;
                int last = -1;
                for (int x = 0; x < width; x++) {
                    if (blob[y * width + x]) {
                        first = first < 0 ? x : first;
                        last = x;
                    }
                }
                if (first >= 0) {
                    outline.add(new Corner(first, y + 0.5));
                    outline.add(new Corner(last + 1, y + 0.5));
                }
            }
            for (int x = 0; x < width; x++) {
                int first = -1;
                int last = -1;
                for (int y = 0; y < height; y++) {
                    if (blob[y * width + x]) {
                        first = first < 0 ? y : first;
                        last = y;
                    }
                }
                if (first >= 0) {
                    outline.add(new Corner(x + 0.5, first));
                    outline.add(new Corner(x + 0.5, last + 1));
                }
            }
            return outline;
        }
    }

    /** The convex hull, by Andrew's monotone chain. */
    private static List<Corner> hull(List<Corner> points) {
        List<Corner> sorted = points.stream()
                .sorted((a, b) -> a.x() == b.x() ? Double.compare(a.y(), b.y()) : Double.compare(a.x(), b.x()))
                .toList();
        List<Corner> hull = new ArrayList<>();
        for (int pass = 0; pass < 2; pass++) {
            int start = hull.size();
            for (int i = 0; i < sorted.size(); i++) {
                Corner point = sorted.get(pass == 0 ? i : sorted.size() - 1 - i);
                while (hull.size() >= start + 2
                        && cross(hull.get(hull.size() - 2), hull.get(hull.size() - 1), point) <= 0) {
                    hull.remove(hull.size() - 1);
                }
                hull.add(point);
            }
            hull.remove(hull.size() - 1);
        }
        return hull;
    }

    private static double cross(Corner from, Corner to, Corner point) {
        return (to.x() - from.x()) * (point.y() - from.y()) - (to.y() - from.y()) * (point.x() - from.x());
    }

    /** The four points of a hull that span the largest area. */
    private static Quad largestQuad(List<Corner> hull) {
        int n = hull.size();
        double best = -1;
        int[] corners = {0, 0, 0, 0};
        for (int i = 0; i < n; i++) {
            int far = i + 1;
            for (int j = i + 2; j < n; j++) {
                while (far + 1 < j
                        && Math.abs(cross(hull.get(i), hull.get(j), hull.get(far + 1)))
                                >= Math.abs(cross(hull.get(i), hull.get(j), hull.get(far)))) {
                    far++;
                }
                int other = farthest(hull, i, j);
                double area = Math.abs(cross(hull.get(i), hull.get(j), hull.get(far)))
                        + Math.abs(cross(hull.get(i), hull.get(j), hull.get(other)));
                if (area > best) {
                    best = area;
                    corners = new int[] {i, far, j, other};
                }
            }
        }
        return new Quad(
                List.of(hull.get(corners[0]), hull.get(corners[1]), hull.get(corners[2]), hull.get(corners[3])));
    }

    private static int farthest(List<Corner> hull, int i, int j) {
        int n = hull.size();
        int low = j;
        double most = -1;
        for (int k = j + 1; k < n + i; k++) {
            double away = Math.abs(cross(hull.get(i), hull.get(j), hull.get(k % n)));
            if (away > most) {
                most = away;
                low = k % n;
            }
        }
        return low;
    }

    /** Lays a straight line along each side, so that round corners and single pixels do not matter. */
    private static Quad straightened(Quad rough, List<Corner> outline) {
        List<double[]> lines = new ArrayList<>();
        for (int side = 0; side < 4; side++) {
            double[] line = line(rough.corners().get(side), rough.corners().get((side + 1) % 4), outline);
            if (line.length == 0) {
                return rough;
            }
            lines.add(line);
        }
        List<Corner> corners = new ArrayList<>();
        for (int side = 0; side < 4; side++) {
            double[] a = lines.get((side + 3) % 4);
            double[] b = lines.get(side);
            double determinant = a[0] * b[1] - b[0] * a[1];
            if (Math.abs(determinant) < 0.2) {
                return rough;
            }
            corners.add(
                    new Corner((a[2] * b[1] - b[2] * a[1]) / determinant, (a[0] * b[2] - b[0] * a[2]) / determinant));
        }
        return new Quad(corners);
    }

    /** The line {@code ax + by = c} with the least squares to the outline near a side; empty where too little is near. */
    private static double[] line(Corner from, Corner to, List<Corner> outline) {
        double length = from.distanceTo(to);
        double alongX = (to.x() - from.x()) / length;
        double alongY = (to.y() - from.y()) / length;
        List<Corner> near = outline.stream()
                .filter(point -> {
                    double along = (point.x() - from.x()) * alongX + (point.y() - from.y()) * alongY;
                    double away = (point.x() - from.x()) * -alongY + (point.y() - from.y()) * alongX;
                    return along > 0.12 * length && along < 0.88 * length && Math.abs(away) < NEAR_A_SIDE;
                })
                .toList();
        if (near.size() < 8) {
            return new double[0];
        }
        double middleX = near.stream().mapToDouble(Corner::x).average().orElse(0);
        double middleY = near.stream().mapToDouble(Corner::y).average().orElse(0);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (Corner point : near) {
            xx += (point.x() - middleX) * (point.x() - middleX);
            yy += (point.y() - middleY) * (point.y() - middleY);
            xy += (point.x() - middleX) * (point.y() - middleY);
        }
        double angle = Math.atan2(2 * xy, xx - yy) / 2;
        double a = -Math.sin(angle);
        double b = Math.cos(angle);
        return new double[] {a, b, a * middleX + b * middleY};
    }
}
