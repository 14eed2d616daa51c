package io.signalstack.backtestservice.outbound.scorecard;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** All sections of a pipeline's state as one packed value: their number, then each one's name, length and bytes. */
final class SectionBytes {

    private SectionBytes() {}

    static byte[] pack(Map<String, byte[]> sections) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeInt(sections.size());
            for (Map.Entry<String, byte[]> section : sections.entrySet()) {
                out.writeUTF(section.getKey());
                out.writeInt(section.getValue().length);
                out.write(section.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Map<String, byte[]> unpack(byte[] packed) {
        try (var in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(packed)))) {
            int count = in.readInt();
            Map<String, byte[]> sections = new HashMap<>();
            for (int i = 0; i < count; i++) {
                String name = in.readUTF();
                sections.put(name, in.readNBytes(in.readInt()));
            }
            return sections;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
