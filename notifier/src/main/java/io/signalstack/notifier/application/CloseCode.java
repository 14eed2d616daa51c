package io.signalstack.notifier.application;

/** Why a session ends, as the code of a WebSocket's close frame; the AsyncAPI document says what a client does then. */
public enum CloseCode {
    /** This instance stops; another one takes over. */
    GOING_AWAY(1001),
    /** A frame breaks RFC 6455. */
    BROKEN_FRAME(1002),
    /** A text is not UTF-8. */
    INVALID_TEXT(1007),
    /** A message is longer than the feed reads. */
    TOO_LARGE(1009),
    /** Something failed here. */
    FAULT(1011),
    /** The client sends what cannot be read. */
    BAD_CLIENT(4400),
    /** The token has expired. */
    TOKEN_EXPIRED(4401),
    /** One socket more than the tier has, opened at the same moment as another. */
    TOO_MANY_SOCKETS(4403),
    /** Nothing was heard of the client. */
    SILENT(4408),
    /** The client did not keep up. */
    TOO_SLOW(4409),
    /** The client sends too many messages. */
    TOO_MANY_MESSAGES(4429);

    private final int code;

    CloseCode(int code) {
        this.code = code;
    }

    /** The number in the close frame. */
    public int code() {
        return code;
    }
}
