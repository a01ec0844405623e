/**
 * The gateway's web server, its reading side: pages for people in English and Dutch, documents for programs. Whatever comes
 * in passes {@link io.github.dsmr4j.gateway.web.Gate}, which alone decides who may ask for what.
 */
package io.github.dsmr4j.gateway.web;
