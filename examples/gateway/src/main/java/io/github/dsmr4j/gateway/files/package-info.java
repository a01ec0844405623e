/** Files that must be whole, whatever happens while they are written. */
package io.github.dsmr4j.gateway.files;
