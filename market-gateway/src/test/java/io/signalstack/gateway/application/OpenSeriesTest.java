package io.signalstack.gateway.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.contracts.event.CandleEvent.InstrumentChanged;
import io.signalstack.contracts.event.CandleEvent.SeedCandle;
import io.signalstack.contracts.event.CandleEvent.SeriesStarted;
import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.contracts.event.MarketBody;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.MarketKind;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenSeriesTest extends PollingScene {

    @Test
    void aNewInstrumentOpensItsSeriesAtMidnightWithSeedsFromBefore() {
        // Given
        Candle seed = Candle.traded(MIDNIGHT.minusSeconds(3600), 90, 95, 85, 91, 10);
        Candle afterMidnight = Candle.traded(MIDNIGHT, 91, 95, 85, 91, 10);
        venue.has(Timeframe.H1, seed, afterMidnight);

        // When
        Duration wait = polling.poll(definition(1, "1m", "1h"));

        // Then
        assertThat(wait).isZero();
        assertThat(log.events)
                .containsExactly(
                        new SeriesStarted(
                                "TEST:BTC/USD",
                                "TEST:BTC/USD#1",
                                new BigDecimal("0.01"),
                                "1m",
                                List.of("1m", "1h"),
                                MarketBody.LIVE),
                        new SeedCandle("TEST:BTC/USD", "1h", seed.openTime(), 90, 95, 85, 91, 10));
        assertThat(log.heads.get("TEST:BTC/USD").lastOpenTime()).isEqualTo(minute(-1));
        assertThat(log.heads.get("TEST:BTC/USD").firstLive()).isEqualTo(minute(5));
    }

    @Test
    void aHistoryThatBeginsDuringADayIsPublishedFromTheNextMidnight() {
        // Given history from the afternoon before, asked for from the midnight before that
        for (int i = -300; i < 0; i++) {
            venue.has(Timeframe.M1, candle(i));
        }

        // When
        polling.poll(new InstrumentDefinition(
                "TEST:BTC/USD", "BTCUSD", new BigDecimal("0.01"), "1m", List.of("1m"), 1, 1, true));

        // Then
        assertThat(log.heads.get("TEST:BTC/USD").lastOpenTime()).isEqualTo(minute(-1));
    }

    @Test
    void otherTimeframesAreSaidInOrderWithTheCandles() {
        // Given
        follow();

        // When
        polling.poll(definition(1, "1m", "5m"));
        passTo(minute(6));
        polling.poll(definition(1, "1m", "5m"));

        // Then
        assertThat(log.events.get(6)).isInstanceOf(InstrumentChanged.class);
        assertThat(log.events.get(7)).isInstanceOf(BaseCandle.class);
        assertThat(log.heads.get("TEST:BTC/USD").timeframes()).containsExactly("1m", "5m");
    }

    @Test
    void whereItsCandlesComeFromIsSaidAtItsBeginningAndWhenItIsOtherwise() {
        // Given
        MarketBody recorded = new MarketBody("recorded", minute(3));
        MarketBody longer = new MarketBody("recorded", minute(30));
        polling.poll(definition(1, "1m").withMarket(recorded));

        // When
        polling.poll(definition(1, "1m").withMarket(recorded));
        polling.poll(definition(1, "1m").withMarket(longer));
        polling.poll(definition(1, "1m").withMarket(longer));

        // Then
        assertThat(log.events)
                .filteredOn(event -> event instanceof SeriesStarted || event instanceof InstrumentChanged)
                .extracting(CandleEvent::toDomain)
                .extracting(OpenSeriesTest::market)
                .containsExactly(recorded.toDomain(), longer.toDomain());
        assertThat(log.heads.get("TEST:BTC/USD").market()).isEqualTo(longer);
    }

    private static MarketKind market(MarketRecord record) {
        return switch (record) {
            case MarketRecord.SeriesStarted(Series series) -> series.market();
            case MarketRecord.InstrumentChanged(Series series) -> series.market();
            default -> throw new IllegalArgumentException(record.toString());
        };
    }

    @Test
    void aHigherSeriesNumberBeginsAgain() {
        // Given
        follow();

        // When
        polling.poll(definition(2, "1m"));
        polling.poll(definition(2, "1m"));

        // Then
        assertThat(log.events.get(6)).isInstanceOf(SeriesStarted.class);
        assertThat(log.heads.get("TEST:BTC/USD").seriesId()).isEqualTo("TEST:BTC/USD#2");
        assertThat(candles()).hasSize(10);
    }

    @Test
    void aNumberThatIsReachedBeginsNothing() {
        // Given
        polling.poll(definition(2, "1m"));

        // When
        polling.poll(definition(1, "1m"));

        // Then
        assertThat(log.heads.get("TEST:BTC/USD").seriesId()).isEqualTo("TEST:BTC/USD#2");
        assertThat(candles()).hasSize(5);
    }

    @Test
    void aHistoryThatLostItsHeadBeginsAgainAsTheNextSeries() {
        // Given
        follow();
        log.heads.clear();

        // When
        polling.poll(definition(1, "1m"));
        polling.poll(definition(1, "1m"));

        // Then
        assertThat(log.events.get(6)).isInstanceOf(SeriesStarted.class);
        assertThat(log.heads.get("TEST:BTC/USD").seriesId()).isEqualTo("TEST:BTC/USD#2");
        assertThat(candles()).hasSize(10);
    }

    @Test
    void aHistoryThatLostItsHeadBeginsAgainAsTheWantedSeriesIfThatIsLater() {
        // Given
        follow();
        log.heads.clear();

        // When
        polling.poll(definition(4, "1m"));

        // Then
        assertThat(log.heads.get("TEST:BTC/USD").seriesId()).isEqualTo("TEST:BTC/USD#4");
    }

    @Test
    void anotherBaseIntervalTakesANewSeries() {
        // Given
        follow();

        // When, Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> polling.poll(new InstrumentDefinition(
                        "TEST:BTC/USD", "BTCUSD", new BigDecimal("0.01"), "5m", List.of("5m"), 0, 1, true)))
                .withMessageContaining("baseInterval");
    }
}
