/** Who may change the gateway: the owner's password, and the sessions of those who gave it. */
package io.github.dsmr4j.gateway.login;
