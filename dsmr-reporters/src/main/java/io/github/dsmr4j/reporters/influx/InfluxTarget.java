package io.github.dsmr4j.reporters.influx;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Optional;

/** What in InfluxDB is written to. */
sealed interface InfluxTarget {
    /** Path and query of a request that writes points whose times are seconds. */
    String path();

    /** Where to look when InfluxDB lets nobody in. */
    String loginAdvice();

    /** Of InfluxDB 1.x. */
    record Database(String name, Optional<String> retentionPolicy) implements InfluxTarget {
        public Database {
            check("database", name);
            retentionPolicy.ifPresent(policy -> check("retention policy", policy));
        }

        @Override
        public String path() {
            return "/write?db=" + encoded(name)
                    + retentionPolicy.map(policy -> "&rp=" + encoded(policy)).orElse("") + "&precision=s";
        }

        @Override
        public String loginAdvice() {
            return "check the user and the password, and what the user may do";
        }

        @Override
        public String toString() {
            return "database " + name;
        }
    }

    /** Of InfluxDB 2.x. */
    record Bucket(String organisation, String name) implements InfluxTarget {
        public Bucket {
            check("organisation", organisation);
            check("bucket", name);
        }

        @Override
        public String path() {
            return "/api/v2/write?org=" + encoded(organisation) + "&bucket=" + encoded(name) + "&precision=s";
        }

        @Override
        public String loginAdvice() {
            return "check that the token is whole, and that it may write to the bucket";
        }

        @Override
        public String toString() {
            return "bucket " + name;
        }
    }

    private static void check(String what, String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name of InfluxDB's " + what + " is empty");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
