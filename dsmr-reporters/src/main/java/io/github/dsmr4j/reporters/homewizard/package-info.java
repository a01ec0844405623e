/** The local HTTP interface of the HomeWizard P1 meter, which Home Assistant, evcc and others read. */
package io.github.dsmr4j.reporters.homewizard;
