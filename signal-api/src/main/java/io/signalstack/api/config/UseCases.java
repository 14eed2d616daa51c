package io.signalstack.api.config;

import io.signalstack.api.application.AccessTokens;
import io.signalstack.api.application.Accounts;
import io.signalstack.api.application.Catalogue;
import io.signalstack.api.application.EnsureAdmin;
import io.signalstack.api.application.FindSignals;
import io.signalstack.api.application.Instruments;
import io.signalstack.api.application.LogIn;
import io.signalstack.api.application.LoginAttempts;
import io.signalstack.api.application.Passwords;
import io.signalstack.api.application.ProjectSignals;
import io.signalstack.api.application.RegisterAccount;
import io.signalstack.api.application.ResolveSymbol;
import io.signalstack.api.application.SeedCatalogue;
import io.signalstack.api.application.SignalCache;
import io.signalstack.api.application.SignalProjection;
import io.signalstack.api.application.Signals;
import io.signalstack.api.application.Strategies;
import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.contracts.event.MarketBody;
import io.signalstack.contracts.event.StrategyRecord;
import io.signalstack.contracts.view.SymbolResolver;
import io.signalstack.platform.strategy.OwnStrategies;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketKind;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.BuiltInStrategies;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Puts the use cases together. */
public class UseCases {

    @Produces
    @Singleton
    FindSignals findSignals(Signals signals, Strategies strategies) {
        return new FindSignals(signals, strategies);
    }

    @Produces
    @Singleton
    ProjectSignals projectSignals(SignalProjection projection, SignalCache cache) {
        return new ProjectSignals(projection, cache);
    }

    @Produces
    @Singleton
    ResolveSymbol resolveSymbol(SymbolsConfig symbols, Instruments instruments, InstantSource clock) {
        SymbolResolver resolver =
                SymbolResolver.of(symbols.defaultVenue(), symbols.aliases().orElse(List.of()));
        return new ResolveSymbol(resolver, instruments, clock);
    }

    @Produces
    @Singleton
    RegisterAccount registerAccount(Accounts accounts, Passwords passwords, InstantSource clock) {
        return new RegisterAccount(accounts, passwords, clock, UUID::randomUUID);
    }

    @Produces
    @Singleton
    EnsureAdmin ensureAdmin(RegisterAccount registerAccount, AuthConfig auth) {
        return new EnsureAdmin(registerAccount, auth.adminEmail(), auth.adminPassword());
    }

    @Produces
    @Singleton
    LogIn logIn(Accounts accounts, Passwords passwords, AccessTokens tokens, LoginAttempts attempts) {
        return new LogIn(accounts, passwords, tokens, attempts);
    }

    @Produces
    @Singleton
    SeedCatalogue seedCatalogue(Catalogue catalogue, OwnStrategies own, InstrumentsConfig configured) {
        List<StrategyRecord> strategies = Stream.concat(
                        BuiltInStrategies.all().stream().map(builtIn -> StrategyRecord.of(builtIn, true, true)),
                        own.definitions().stream().map(definition -> StrategyRecord.of(definition, false, true)))
                .toList();
        List<InstrumentDefinition> instruments =
                configured.all().stream().map(UseCases::definition).toList();
        return new SeedCatalogue(catalogue, strategies, instruments);
    }

    /** Reads each name as the domain does, so that a slip in the configuration ends the start and not a service. */
    private static InstrumentDefinition definition(InstrumentsConfig.ConfiguredInstrument configured) {
        return new InstrumentDefinition(
                Instrument.parse(configured.instrument()).toString(),
                configured.venueSymbol(),
                configured.tick(),
                Timeframe.parse(configured.baseInterval()).toString(),
                configured.timeframes().stream()
                        .map(timeframe -> Timeframe.parse(timeframe).toString())
                        .toList(),
                configured.backfillDays(),
                configured.seriesNumber(),
                configured.enabled(),
                MarketBody.of(MarketKind.of(configured.market(), configured.recordedUntil())));
    }
}
