package dev.hayate.server.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.server.api.ApiException;
import org.junit.jupiter.api.Test;

class CapacityTest {
    @Test
    void hasSoManyPlaces() {
        Capacity capacity = new Capacity(2, 100);
        capacity.enter();
        capacity.requireFree();
        capacity.enter();
        assertThat(capacity.inFlight()).isEqualTo(2);
        assertThatThrownBy(capacity::requireFree).isInstanceOf(ApiException.class);
        assertThatThrownBy(capacity::enter).isInstanceOf(ApiException.class);
        capacity.leave();
        capacity.enter();
        assertThat(capacity.inFlight()).isEqualTo(2);
    }

    @Test
    void hasSoManyBytes() {
        Capacity capacity = new Capacity(2, 100);
        capacity.reserve(60);
        assertThatThrownBy(() -> capacity.reserve(41)).isInstanceOf(ApiException.class);
        capacity.reserve(40);
        assertThat(capacity.bytesHeld()).isEqualTo(100);
        capacity.release(100);
        assertThat(capacity.bytesHeld()).isZero();
    }

    @Test
    void answersCountAsWell() {
        Capacity capacity = new Capacity(2, 100);
        capacity.hold(150);
        assertThatThrownBy(() -> capacity.reserve(1)).isInstanceOf(ApiException.class);
        capacity.release(150);
        capacity.reserve(1);
    }
}
