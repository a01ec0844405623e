/** Speed, never asserted in tests: {@link io.github.dsmr4j.core.bench.Ratios} runs all; BENCHMARKS.md has the method. */
package io.github.dsmr4j.core.bench;
