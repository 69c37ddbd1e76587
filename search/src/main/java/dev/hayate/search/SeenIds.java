package dev.hayate.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/// The ids of a run and where each was read. Keeps 128 bits of an id instead of the id, so that ten million take
/// some hundred megabytes; that two of them have the same bits will not happen.
final class SeenIds {
    private static final int LEAST = 1 << 10;
    private static final int ROW_BITS = 40;

    private final List<String> files = new ArrayList<>();
    private long[] low = new long[LEAST];
    private long[] high = new long[LEAST];
    private long[] places = new long[LEAST];
    private int count;

    /// Remembers an id.
    ///
    /// @return where it was read before, if it was
    Optional<Place> add(String id, Place place) {
        if (2 * count >= places.length) {
            grow();
        }
        long[] hash = StringHelper.murmurhash3_x64_128(new BytesRef(id));
        int slot = slot(hash[0], hash[1]);
        if (places[slot] != 0) {
            return Optional.of(unpacked(places[slot]));
        }
        put(slot, hash[0], hash[1], packed(place));
        count++;
        return Optional.empty();
    }

    private int slot(long one, long other) {
        int slot = (int) one & places.length - 1;
        while (places[slot] != 0 && (low[slot] != one || high[slot] != other)) {
            slot = slot + 1 & places.length - 1;
        }
        return slot;
    }

    private void put(int slot, long one, long other, long place) {
        low[slot] = one;
        high[slot] = other;
        places[slot] = place;
    }

    private void grow() {
        long[] oldLow = low;
        long[] oldHigh = high;
        long[] oldPlaces = places;
        low = new long[2 * oldLow.length];
        high = new long[low.length];
        places = new long[low.length];
        for (int i = 0; i < oldPlaces.length; i++) {
            if (oldPlaces[i] != 0) {
                put(slot(oldLow[i], oldHigh[i]), oldLow[i], oldHigh[i], oldPlaces[i]);
            }
        }
    }

    private long packed(Place place) {
        if (files.isEmpty() || !files.getLast().equals(place.file())) {
            files.add(place.file());
        }
        return (long) files.size() << ROW_BITS | place.row();
    }

    private Place unpacked(long packed) {
        return new Place(files.get((int) (packed >>> ROW_BITS) - 1), packed & (1L << ROW_BITS) - 1);
    }
}
