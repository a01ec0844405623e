package io.github.dsmr4j.gateway;

import io.github.dsmr4j.gateway.login.Login;
import io.github.dsmr4j.gateway.web.SettingsDesk;

/** Who may change something on the web pages, and where; the same for all runs of a program. */
record Owner(Login login, SettingsDesk desk) {}
