package io.signalstack.sandbox.exchange;

/** A request that Binance would refuse with 400 and its own code. */
final class BinanceError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;

    private BinanceError(int code, String message) {
        super(message);
        this.code = code;
    }

    static BinanceError illegalCharacters(String parameter) {
        return new BinanceError(
                -1100, "Illegal characters found in parameter '" + parameter + "'; legal range is '^[0-9]{1,20}$'.");
    }

    static BinanceError missing(String parameter) {
        return new BinanceError(
                -1102, "Mandatory parameter '" + parameter + "' was not sent, was empty/null, or malformed.");
    }

    static BinanceError invalidInterval() {
        return new BinanceError(-1120, "Invalid interval.");
    }

    static BinanceError invalidSymbol() {
        return new BinanceError(-1121, "Invalid symbol.");
    }

    static BinanceError invalidData(String parameter) {
        return new BinanceError(-1130, "Data sent for parameter '" + parameter + "' is not valid.");
    }

    /** @param reason naming the field that is wrong */
    static BinanceError badQuestion(String reason) {
        return new BinanceError(-1130, reason);
    }

    Answer answer() {
        return Answer.error(400, code, String.valueOf(getMessage()));
    }
}
