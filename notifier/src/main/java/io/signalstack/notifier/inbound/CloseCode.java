package io.signalstack.notifier.inbound;

/** Why the server ends a session; {@code 4409} for slow clients is the outlet's own. */
final class CloseCode {

    /** The client breaks the rules of the feed. */
    static final int BAD_CLIENT = 4400;
    /** The token has expired. */
    static final int TOKEN_EXPIRED = 4401;
    /** Nothing was heard of the client. */
    static final int SILENT = 4408;
    /** One socket more than the tier has, opened at the same moment as another. */
    static final int TOO_MANY = 1008;
    /** This instance stops; another one takes over. */
    static final int GOING_AWAY = 1001;

    private CloseCode() {}
}
