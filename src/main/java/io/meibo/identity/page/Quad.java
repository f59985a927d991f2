package io.meibo.identity.page;

import java.util.List;

/**
 * Four corners of a document in a picture, in pixels, clockwise beginning with the one that is the upper left when the
 * picture is looked at.
 */
record Quad(List<Corner> corners) {

    /** A point; pixels from the left and from above. */
    record Corner(double x, double y) {

        double distanceTo(Corner other) {
            return Math.hypot(other.x - x, other.y - y);
        }
    }

    Quad {
        corners = List.copyOf(corners);
    }

    /** The whole of a picture of that size. */
    static Quad frame(double width, double height) {
        return new Quad(
                List.of(new Corner(0, 0), new Corner(width, 0), new Corner(width, height), new Corner(0, height)));
    }

    /** The same with corners in the order the record wants, whatever order they are given in. */
    Quad ordered() {
        double middleX = corners.stream().mapToDouble(Corner::x).average().orElse(0);
        double middleY = corners.stream().mapToDouble(Corner::y).average().orElse(0);
        List<Corner> round = corners.stream()
                .sorted((a, b) -> Double.compare(
                        Math.atan2(a.y - middleY, a.x - middleX), Math.atan2(b.y - middleY, b.x - middleX)))
                .toList();
        int first = 0;
        for (int i = 1; i < 4; i++) {
            if (round.get(i).x + round.get(i).y < round.get(first).x + round.get(first).y) {
                first = i;
            }
        }
        return new Quad(List.of(
                round.get(first), round.get((first + 1) % 4), round.get((first + 2) % 4), round.get((first + 3) % 4)));
    }

    Quad scaled(double horizontally, double vertically) {
        return new Quad(corners.stream()
                .map(corner -> new Corner(corner.x * horizontally, corner.y * vertically))
                .toList());
    }

    double area() {
        double twice = 0;
        for (int i = 0; i < 4; i++) {
            Corner a = corners.get(i);
            Corner b = corners.get((i + 1) % 4);
            twice += a.x * b.y - b.x * a.y;
        }
        return Math.abs(twice) / 2;
    }

    private double side(int from) {
        return corners.get(from).distanceTo(corners.get((from + 1) % 4));
    }

    /** Mean of the upper and the lower side. */
    double width() {
        return (side(0) + side(2)) / 2;
    }

    /** Mean of the left and the right side. */
    double height() {
        return (side(1) + side(3)) / 2;
    }

    /** Longer by shorter side, at least 1. */
    double proportion() {
        double longer = Math.max(width(), height());
        return longer / Math.max(1, Math.min(width(), height()));
    }

    /** How far two opposite sides differ, as longer by shorter; 1 where no perspective is seen. */
    double tilt() {
        return Math.max(
                Math.max(side(0), side(2)) / Math.max(1, Math.min(side(0), side(2))),
                Math.max(side(1), side(3)) / Math.max(1, Math.min(side(1), side(3))));
    }

    /** By how many degrees the upper and lower sides lean, at most 45; a quarter turn counts as straight. */
    double skew() {
        double upper = leaning(corners.get(0), corners.get(1));
        double lower = leaning(corners.get(3), corners.get(2));
        return Math.abs(upper + lower) / 2;
    }

    private static double leaning(Corner from, Corner to) {
        double degrees = Math.toDegrees(Math.atan2(to.y - from.y, to.x - from.x));
        double quarter = degrees - 90 * Math.rint(degrees / 90);
        return Math.max(-45, Math.min(45, quarter));
    }

    /** How many corners lie at least so many pixels inside a frame of that size. */
    int cornersInside(double frameWidth, double frameHeight, double margin) {
        return (int) corners.stream()
                .filter(corner -> corner.x >= margin
                        && corner.y >= margin
                        && corner.x <= frameWidth - margin
                        && corner.y <= frameHeight - margin)
                .count();
    }
}
