package io.github.dsmr4j.examples.kotlin

import io.github.dsmr4j.core.telegram.Rejection
import io.github.dsmr4j.testdata.SimulatedMeter
import io.github.dsmr4j.testdata.TelegramBuilder
import java.math.BigDecimal
import java.time.Instant
import java.util.SplittableRandom
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

class HouseholdTest {
    private val start = Instant.parse("2026-01-05T20:00:00Z")
    private val meter = SimulatedMeter(SimulatedMeter.Profile.DSMR5, SplittableRandom(1), start)
    private val rejections = mutableListOf<Rejection>()

    private fun households(bytes: ByteArray) = bytes.inputStream().households(rejections::add).toList()

    @Test
    fun `a simulated meter gives one household a telegram`() {
        val stream = meter.telegram(start) + meter.telegram(start.plusSeconds(1))
        val households = households(stream)
        assertThat(households.map { it.time }).containsExactly(start, start.plusSeconds(1))
        assertThat(households[0].watts).isPositive()
        assertThat(households[0].volts).hasSize(3)
        assertThat(households[0].kilowattHours.keys).containsExactly(1, 2)
        assertThat(households[0].cubicMetresOfGas).isPositive()
        assertThat(rejections).isEmpty()
    }

    @Test
    fun `what the meter does not print is null or left out`() {
        val telegram = TelegramBuilder.identification("ABC5\\TEST").`object`("1-0:1.8.2", "000123.456*kWh").build()
        assertThat(households(telegram))
            .containsExactly(Household(null, null, listOf(), mapOf(2 to BigDecimal("123.456")), null))
    }

    @Test
    fun `a damaged telegram costs itself alone`() {
        val damaged = meter.telegram(start).also { it[100] = '?'.code.toByte() }
        assertThat(households(damaged + meter.telegram(start))).hasSize(1)
        assertThat(rejections.map { it.reason() }).containsExactly(Rejection.Reason.CRC_MISMATCH)
    }
}
