package io.signalstack.gateway.application;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What every instrument is followed with.
 *
 * @param scheduler all waiting goes through it
 * @param policy how instruments are followed
 * @param wall the wall clock
 * @param steady what passes while the wall clock may be set
 * @param random spreads calls that would come at once
 * @param meters counts what is done
 * @param events where it is told how instruments are doing
 */
public record FollowingContext(
        Scheduler scheduler,
        FollowingPolicy policy,
        InstantSource wall,
        SteadyTime steady,
        RandomGenerator random,
        Meters meters,
        SystemEvents events) {}
