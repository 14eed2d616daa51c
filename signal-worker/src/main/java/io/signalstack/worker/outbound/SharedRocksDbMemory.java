package io.signalstack.worker.outbound;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One bound for the memory of all stores. By default each takes up to 98 MiB off the heap for itself, and there are three
 * per partition.
 */
public final class SharedRocksDbMemory implements RocksDBConfigSetter {

    private static final long TOTAL_BYTES = 32L << 20;
    private static final long WRITE_BUFFERS_BYTES = 16L << 20;
    private static final long WRITE_BUFFER_BYTES = 1L << 20;

    static {
        RocksDB.loadLibrary();
    }

    private static final Cache CACHE = new LRUCache(TOTAL_BYTES);
    private static final WriteBufferManager WRITE_BUFFERS = new WriteBufferManager(WRITE_BUFFERS_BYTES, CACHE);

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        var table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(CACHE);
        table.setCacheIndexAndFilterBlocks(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(WRITE_BUFFERS);
        options.setWriteBufferSize(WRITE_BUFFER_BYTES);
    }

    /** Nothing of a store's own: cache and write buffers outlive every store. */
    @Override
    public void close(String storeName, Options options) {}
}
