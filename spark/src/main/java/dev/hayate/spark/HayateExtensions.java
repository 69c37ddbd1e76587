package dev.hayate.spark;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.internal.SQLConf;
import scala.Function1;
import scala.Tuple3;
import scala.collection.immutable.Seq;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

/// Brings the functions of [HayateFunctions] into every session, for SQL, Python and servers:
///
/// ```
/// spark.sql.extensions    dev.hayate.spark.HayateExtensions
/// spark.hayate.model      bundled
/// spark.hayate.dimension  128
/// spark.hayate.normalize  true
/// ```
///
/// The settings are those of [ClusterModel#of] and [EmbedOptions], and may be left out. They are read for each
/// query, so `SET spark.hayate.dimension = 64` holds from the next one on.
public final class HayateExtensions extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {
    /// The setting that names the model; `bundled` if it is not set.
    public static final String MODEL = "spark.hayate.model";

    /// The setting for the dimension; 0, or not set, for the model's own.
    public static final String DIMENSION = "spark.hayate.dimension";

    /// The setting for vectors of length 1; `false` if it is not set.
    public static final String NORMALIZE = "spark.hayate.normalize";

    /// For Spark.
    public HayateExtensions() {}

    @Override
    public BoxedUnit apply(SparkSessionExtensions extensions) {
        Function1<Seq<Expression>, Expression> embed = arguments -> HayateFunctions.embed(arguments, configured());
        Function1<Seq<Expression>, Expression> cosine = HayateFunctions::cosineSimilarity;
        extensions.injectFunction(new Tuple3<>(new FunctionIdentifier(Embed.NAME), HayateFunctions.EMBED, embed));
        extensions.injectFunction(
                new Tuple3<>(new FunctionIdentifier(CosineSimilarity.NAME), HayateFunctions.COSINE, cosine));
        return BoxedUnit.UNIT;
    }

    private static Embedder configured() {
        SQLConf settings = SQLConf.get();
        EmbedOptions options = new EmbedOptions(
                dimension(settings.getConfString(DIMENSION, "0")),
                normalize(settings.getConfString(NORMALIZE, "false")),
                "");
        String model = settings.getConfString(MODEL, ClusterModel.BUNDLED);
        return new Embedder(ClusterModel.of(SparkSession.active(), model), options);
    }

    private static int dimension(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(DIMENSION + " must be a whole number, not " + value, e);
        }
    }

    private static boolean normalize(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(NORMALIZE + " must be true or false, not " + value);
        };
    }
}
