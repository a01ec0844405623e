package io.github.dsmr4j.gateway.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The languages of the pages. */
public enum Language {
    /** Spoken where no other fits. */
    ENGLISH("en", "English"),
    /** Dutch. */
    DUTCH("nl", "Nederlands");

    /** A browser's list is short; what is longer is somebody's attempt. */
    private static final int MAX_LIST = 500;

    private final String tag;
    private final String ownName;

    Language(String tag, String ownName) {
        this.tag = tag;
        this.ownName = ownName;
    }

    /** As in the attribute {@code lang}. */
    String tag() {
        return tag;
    }

    /** What its speakers call it. */
    String ownName() {
        return ownName;
    }

    Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    static Optional<Language> tagged(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equals(tag))
                .findFirst();
    }

    /** The first that a header {@code Accept-Language} asks for, by its weights. */
    static Language accepted(String list) {
        if (list.length() > MAX_LIST) {
            return ENGLISH;
        }
        try {
            return Locale.LanguageRange.parse(list).stream()
                    .filter(range -> range.getWeight() > 0)
                    .flatMap(range -> tagged(range.getRange().split("-", 2)[0]).stream())
                    .findFirst()
                    .orElse(ENGLISH);
        } catch (IllegalArgumentException e) {
            return ENGLISH;
        }
    }
}
