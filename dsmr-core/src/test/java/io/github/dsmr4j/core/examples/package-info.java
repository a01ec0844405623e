/** Examples, compiled and run by the build; the README shows the first one. */
package io.github.dsmr4j.core.examples;
