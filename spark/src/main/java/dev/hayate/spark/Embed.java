package dev.hayate.spark;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/// The vector of a text, `array<float>`; null for null.
public final class Embed extends NullSafeFunction {
    private static final long serialVersionUID = 1L;

    static final String NAME = "embed";
    static final ArrayType VECTOR = DataTypes.createArrayType(DataTypes.FloatType, false);

    private final Embedder embedder;

    Embed(Expression text, Embedder embedder) {
        super(text);
        this.embedder = embedder;
    }

    /// A column of the vectors of a column of texts.
    ///
    /// @throws IllegalArgumentException if the options do not fit the model
    public static Column of(Column text, ClusterModel model, EmbedOptions options) {
        return ExpressionUtils.column(new Embed(ExpressionUtils.expression(text), new Embedder(model, options)));
    }

    @Override
    Embed of(List<Expression> arguments) {
        return new Embed(arguments.getFirst(), embedder);
    }

    @Override
    @Nullable
    String objection() {
        DataType type = children().apply(0).dataType();
        return type instanceof StringType ? null : NAME + " needs text, a string, not " + type.sql();
    }

    @Override
    Object value(Object[] arguments) {
        return embedder.embed((UTF8String) arguments[0]);
    }

    @Override
    String method(CodegenContext context) {
        return context.addReferenceObj("embedder", embedder, Embedder.class.getName()) + ".embed";
    }

    @Override
    Object settings() {
        return embedder;
    }

    @Override
    public DataType dataType() {
        return VECTOR;
    }

    @Override
    public String prettyName() {
        return NAME;
    }
}
