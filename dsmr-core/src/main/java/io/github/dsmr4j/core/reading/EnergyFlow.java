package io.github.dsmr4j.core.reading;

/**
 * What flows through an electricity meter, and which way. A meter prints a few of them, as registers, as power now, and
 * as averages. Source: IEC 62056-6-1 (value group C).
 */
public enum EnergyFlow {
    /** Active, from the grid (1). */
    ACTIVE_DELIVERED(1, UnitFamily.ENERGY, UnitFamily.POWER),
    /** Active, to the grid (2). */
    ACTIVE_RETURNED(2, UnitFamily.ENERGY, UnitFamily.POWER),
    /** Reactive, from the grid (3). */
    REACTIVE_DELIVERED(3, UnitFamily.REACTIVE_ENERGY, UnitFamily.REACTIVE_POWER),
    /** Reactive, to the grid (4). */
    REACTIVE_RETURNED(4, UnitFamily.REACTIVE_ENERGY, UnitFamily.REACTIVE_POWER),
    /** Reactive of the first quadrant: active and reactive are delivered (5). */
    REACTIVE_QUADRANT_1(5, UnitFamily.REACTIVE_ENERGY, UnitFamily.REACTIVE_POWER),
    /** Reactive of the second quadrant: active is returned, reactive delivered (6). */
    REACTIVE_QUADRANT_2(6, UnitFamily.REACTIVE_ENERGY, UnitFamily.REACTIVE_POWER),
    /** Reactive of the third quadrant: active and reactive are returned (7). */
    REACTIVE_QUADRANT_3(7, UnitFamily.REACTIVE_ENERGY, UnitFamily.REACTIVE_POWER),
    /** Reactive of the fourth quadrant: active is delivered, reactive returned (8). */
    REACTIVE_QUADRANT_4(8, UnitFamily.REACTIVE_ENERGY, UnitFamily.REACTIVE_POWER),
    /** Apparent, from the grid (9). */
    APPARENT_DELIVERED(9, UnitFamily.APPARENT_ENERGY, UnitFamily.APPARENT_POWER),
    /** Apparent, to the grid (10). */
    APPARENT_RETURNED(10, UnitFamily.APPARENT_ENERGY, UnitFamily.APPARENT_POWER),
    /** Active, both ways added (15). */
    ACTIVE_COMBINED(15, UnitFamily.ENERGY, UnitFamily.POWER),
    /** Active, what is delivered less what is returned (16). */
    ACTIVE_NET(16, UnitFamily.ENERGY, UnitFamily.POWER);

    private final int code;
    private final UnitFamily energy;
    private final UnitFamily power;

    EnergyFlow(int code, UnitFamily energy, UnitFamily power) {
        this.code = code;
        this.energy = energy;
        this.power = power;
    }

    /** Value group C of what all phases together do. */
    int code() {
        return code;
    }

    UnitFamily energy() {
        return energy;
    }

    UnitFamily power() {
        return power;
    }
}
