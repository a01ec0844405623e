package io.github.dsmr4j.examples.kotlin

import io.github.dsmr4j.core.reading.Quantity
import io.github.dsmr4j.core.reading.Reading
import io.github.dsmr4j.core.reading.Unit.CUBIC_METRE
import io.github.dsmr4j.core.reading.Unit.KILOWATT_HOUR
import io.github.dsmr4j.core.reading.Unit.VOLT
import io.github.dsmr4j.core.reading.Unit.WATT
import io.github.dsmr4j.core.telegram.Rejection
import io.github.dsmr4j.core.telegram.Telegram
import io.github.dsmr4j.core.telegram.TelegramReader
import java.io.InputStream
import java.math.BigDecimal
import java.time.Instant
import java.util.Optional
import kotlin.jvm.optionals.getOrNull
import io.github.dsmr4j.core.reading.Unit as MeterUnit

/** What an application wants to know of its meter, in Kotlin's terms: what the meter does not print is null or left out. */
data class Household(
    val time: Instant?,
    val watts: BigDecimal?,
    val volts: List<BigDecimal>,
    val kilowattHours: Map<Int, BigDecimal>,
    val cubicMetresOfGas: BigDecimal?,
)

/** The part of a reading that the application uses. */
fun Reading.household() = Household(
    time = time().getOrNull()?.instant()?.getOrNull(),
    watts = powerDelivered().number(WATT),
    volts = phases().mapNotNull { it.voltage().number(VOLT) },
    kilowattHours = tariffs()
        .mapNotNull { tariff -> tariff.delivered().number(KILOWATT_HOUR)?.let { tariff.number() to it } }
        .toMap(),
    cubicMetresOfGas = gas().getOrNull()?.value()?.number(CUBIC_METRE),
)

private fun Optional<Quantity>.number(unit: MeterUnit): BigDecimal? = getOrNull()?.numberIn(unit)?.getOrNull()

/** One household for each telegram of a stream, as it comes; what is damaged goes to [onRejection]. */
fun InputStream.households(onRejection: (Rejection) -> Unit): Sequence<Household> =
    TelegramReader(this).asSequence().mapNotNull { result ->
        when (result) {
            is Telegram -> Reading.of(result).household()
            is Rejection -> null.also { onRejection(result) }
        }
    }
