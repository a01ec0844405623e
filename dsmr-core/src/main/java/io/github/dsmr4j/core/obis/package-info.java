/**
 * OBIS references: the names that the objects of a telegram carry (IEC 62056-6-1, printed as in IEC 62056-21).
 */
package io.github.dsmr4j.core.obis;
