package io.signalstack.local.edge;

/** What the edge answers by itself. */
record Answer(int status, String contentType, String body) {}
