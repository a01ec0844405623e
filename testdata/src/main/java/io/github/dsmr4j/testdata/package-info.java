/**
 * Test data for readers of smart-meter telegrams: composed telegrams with what to expect of them, generators of more,
 * seeded damage, a simulated meter, and the user's own recordings.
 *
 * <p>Nothing here knows any reader: the CRC is computed bit by bit, expectations are written by hand and generators
 * keep what they composed. A value may never be null, and no method returns null.
 */
package io.github.dsmr4j.testdata;
