package dev.hayate.spark;

import dev.hayate.Similarity;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/// The cosine of two vectors, `float`, as [Similarity#COSINE] computes it; null if either is null.
public final class CosineSimilarity extends NullSafeFunction {
    private static final long serialVersionUID = 1L;

    static final String NAME = "cosine_similarity";

    CosineSimilarity(Expression left, Expression right) {
        super(left, right);
    }

    /// A column of the cosines of two columns of vectors.
    public static Column of(Column left, Column right) {
        return ExpressionUtils.column(
                new CosineSimilarity(ExpressionUtils.expression(left), ExpressionUtils.expression(right)));
    }

    /// The cosine of two vectors as Spark keeps them; for the code that Spark generates.
    ///
    /// @throws IllegalArgumentException if their dimensions differ or a value is null
    public static float score(ArrayData left, ArrayData right) {
        return Similarity.COSINE.score(VectorColumn.values(left), VectorColumn.values(right));
    }

    @Override
    CosineSimilarity of(List<Expression> arguments) {
        return new CosineSimilarity(arguments.getFirst(), arguments.getLast());
    }

    @Override
    @Nullable
    String objection() {
        DataType left = children().apply(0).dataType();
        DataType right = children().apply(1).dataType();
        return VectorColumn.holds(left) && VectorColumn.holds(right)
                ? null
                : NAME + " needs two vectors, array<float>, not " + left.sql() + " and " + right.sql();
    }

    @Override
    Object value(Object[] arguments) {
        return score((ArrayData) arguments[0], (ArrayData) arguments[1]);
    }

    @Override
    String method(CodegenContext context) {
        return CosineSimilarity.class.getName() + ".score";
    }

    @Override
    Object settings() {
        return NAME;
    }

    @Override
    public DataType dataType() {
        return DataTypes.FloatType;
    }

    @Override
    public String prettyName() {
        return NAME;
    }
}
