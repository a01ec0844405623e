/**
 * Telegrams from bytes, typed readings from telegrams; needs the JDK alone.
 *
 * <table>
 * <caption>Words of the field</caption>
 * <tr><th scope="col">word</th><th scope="col">is</th></tr>
 * <tr><td>P1 port</td><td>the socket of an electricity meter that prints for the client: text over a serial line, every one
 *     to ten seconds</td></tr>
 * <tr><td>telegram</td><td>what is printed once, from {@code /} to the CRC behind {@code !}</td></tr>
 * <tr><td>identification</td><td>its first line, behind {@code /}; thousands of meters share one</td></tr>
 * <tr><td>OBIS reference</td><td>what an object is about, as {@code 1-0:1.8.1} (IEC 62056-61): medium, channel, quantity, kind of
 *     value, tariff</td></tr>
 * <tr><td>data object</td><td>an OBIS reference and the groups in parentheses behind it, each with a value and often a unit</td></tr>
 * <tr><td>CRC</td><td>sixteen bits over the telegram (CRC-16/ARC), which tell damage from what was printed; older meters print
 *     none</td></tr>
 * <tr><td>rejection</td><td>a stretch of input that had to be thrown away, its place and the reason</td></tr>
 * <tr><td>reading</td><td>what a telegram says, typed</td></tr>
 * <tr><td>quantity</td><td>an exact decimal number and its unit</td></tr>
 * <tr><td>delivered, returned</td><td>from the grid to the client, from the client to the grid</td></tr>
 * <tr><td>register</td><td>a count of energy or volume that only grows</td></tr>
 * <tr><td>tariff</td><td>the number of a register, of which one counts at a time; which is the low one differs by country</td></tr>
 * <tr><td>phase</td><td>one of the conductors L1 to L3</td></tr>
 * <tr><td>demand, peak</td><td>the average power of a quarter of an hour, and the highest of a month</td></tr>
 * <tr><td>M-Bus device</td><td>a meter of gas, water, heat or other things that reports through the electricity meter, on a
 *     channel</td></tr>
 * <tr><td>frame</td><td>an encrypted telegram (Luxembourg, Austria); its system title names the meter, its tag shows that it is
 *     genuine</td></tr>
 * <tr><td>transport, source</td><td>where bytes come from: a cable, a server, a file</td></tr>
 * </table>
 */
module io.github.dsmr4j.core {
    exports io.github.dsmr4j.core.obis;
    exports io.github.dsmr4j.core.telegram;
    exports io.github.dsmr4j.core.cipher;
    exports io.github.dsmr4j.core.reading;
    exports io.github.dsmr4j.core.transport;
}
