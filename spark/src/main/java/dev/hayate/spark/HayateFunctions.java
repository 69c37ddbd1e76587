package dev.hayate.spark;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.connector.catalog.CatalogManager;
import scala.Some;
import scala.collection.immutable.Seq;

/// Functions for SQL and for `expr`:
///
/// - `embed(text)`: the vector of a text, `array<float>`; null for null
/// - `cosine_similarity(a, b)`: the cosine of two vectors, `float`; null if either is null
///
/// [HayateExtensions] brings the same into every session without a line of Java.
public final class HayateFunctions {
    static final ExpressionInfo EMBED = new ExpressionInfo(Embed.class.getName(), Embed.NAME);
    static final ExpressionInfo COSINE = new ExpressionInfo(CosineSimilarity.class.getName(), CosineSimilarity.NAME);

    private HayateFunctions() {}

    /// Registers the functions in a session, all dimensions and not normalised.
    ///
    /// @param model as [ClusterModel#of] takes it
    public static void register(SparkSession spark, String model) {
        register(spark, model, EmbedOptions.DEFAULT);
    }

    /// Registers the functions in a session; another model or other options replace the former.
    ///
    /// @param model as [ClusterModel#of] takes it
    /// @throws IllegalArgumentException if the options do not fit the model
    public static void register(SparkSession spark, String model, EmbedOptions options) {
        Embedder embedder = new Embedder(ClusterModel.of(spark, model), options);
        FunctionRegistry functions = ((org.apache.spark.sql.classic.SparkSession) spark)
                .sessionState()
                .functionRegistry();
        functions.registerFunction(inSession(Embed.NAME), EMBED, arguments -> embed(arguments, embedder));
        functions.registerFunction(inSession(CosineSimilarity.NAME), COSINE, HayateFunctions::cosineSimilarity);
    }

    /// Where the functions of [HayateExtensions] lie, so that these replace them.
    private static FunctionIdentifier inSession(String name) {
        return new FunctionIdentifier(
                name, Some.apply(CatalogManager.BUILTIN_NAMESPACE()), Some.apply(CatalogManager.SYSTEM_CATALOG_NAME()));
    }

    static Embed embed(Seq<Expression> arguments, Embedder embedder) {
        requireCount(Embed.NAME, 1, arguments);
        return new Embed(arguments.apply(0), embedder);
    }

    static CosineSimilarity cosineSimilarity(Seq<Expression> arguments) {
        requireCount(CosineSimilarity.NAME, 2, arguments);
        return new CosineSimilarity(arguments.apply(0), arguments.apply(1));
    }

    private static void requireCount(String function, int count, Seq<Expression> arguments) {
        if (arguments.size() != count) {
            throw new IllegalArgumentException(function + " takes " + count + (count == 1 ? " argument" : " arguments")
                    + ", not " + arguments.size());
        }
    }
}
