/** What reporters have in common that send to another program over HTTP. Of no use outside of this project. */
package io.github.dsmr4j.reporters.web;
