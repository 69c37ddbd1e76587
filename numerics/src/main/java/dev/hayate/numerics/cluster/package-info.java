/// The four clusterings that JMTEB tries, with the defaults of scikit-learn. [Clustering] is the door.
@NullMarked
package dev.hayate.numerics.cluster;

import org.jspecify.annotations.NullMarked;
