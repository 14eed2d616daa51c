package io.signalstack.platform.log;

import io.quarkus.logging.json.runtime.JsonFormatter;
import java.util.Map;
import org.jboss.logmanager.ExtLogRecord;

/** Writes what the MDC holds as keys of the line itself; Quarkus's own formatter can only nest them under one key. */
final class FlatJsonFormatter extends JsonFormatter {

    /** @param configured the formatter that Quarkus has made from the configuration */
    FlatJsonFormatter(JsonFormatter configured) {
        super(configured.getKeyOverrides(), configured.getExcludedKeys(), configured.getAdditionalFields());
        setExceptionOutputType(configured.getExceptionOutputType());
        setZoneId(configured.getZoneId().getId());
        setRecordDelimiter(configured.getRecordDelimiter());
    }

    @Override
    protected void after(Generator generator, ExtLogRecord record) throws Exception {
        super.after(generator, record);
        for (Map.Entry<String, String> entry : record.getMdcCopy().entrySet()) {
            generator.add(entry.getKey(), entry.getValue());
        }
    }
}
