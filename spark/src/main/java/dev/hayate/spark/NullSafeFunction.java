package dev.hayate.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.analysis.TypeCheckResult;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.codegen.Block;
import org.apache.spark.sql.catalyst.expressions.codegen.CodeBlock;
import org.apache.spark.sql.catalyst.expressions.codegen.CodeGenerator;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.catalyst.expressions.codegen.JavaCode;
import org.jspecify.annotations.Nullable;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/// A function in a query that is null if an argument is null and else what a Java method returns. It works on
/// Spark's own form of values and joins the code that Spark generates for a stage; a function of Spark's public
/// interface would box every value of every vector.
abstract sealed class NullSafeFunction extends Expression implements Serializable permits Embed, CosineSimilarity {
    private static final long serialVersionUID = 1L;

    private static final TypeCheckResult FITTING = new TypeCheckResult() {
        @Override
        public boolean isSuccess() {
            return true;
        }

        @Override
        public boolean isFailure() {
            return false;
        }
    };

    private final scala.collection.immutable.List<Expression> arguments;

    NullSafeFunction(Expression... arguments) {
        this.arguments = seq(List.of(arguments));
    }

    private static <T> scala.collection.immutable.List<T> seq(List<T> list) {
        return CollectionConverters.asScala(list).toList();
    }

    /// The same function of other arguments.
    abstract NullSafeFunction of(List<Expression> arguments);

    /// What is wrong with the types of the arguments.
    ///
    /// @return null if nothing is
    abstract @Nullable String objection();

    /// The value for arguments that are not null.
    abstract Object value(Object[] arguments);

    /// What stands before the arguments, and `(`, in Java code.
    abstract String method(CodegenContext context);

    @Override
    public final Seq<Expression> children() {
        return arguments;
    }

    @Override
    public final Expression withNewChildrenInternal(IndexedSeq<Expression> children) {
        return of(CollectionConverters.asJava(children));
    }

    @Override
    public final TypeCheckResult checkInputDataTypes() {
        String objection = objection();
        return objection == null ? FITTING : new TypeCheckResult.TypeCheckFailure(objection);
    }

    @Override
    public final boolean nullable() {
        return arguments.exists(Expression::nullable);
    }

    @Override
    public final boolean foldable() {
        return arguments.forall(Expression::foldable);
    }

    @Override
    public final @Nullable Object eval(InternalRow row) {
        Object[] values = new Object[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            Object value = arguments.apply(i).eval(row);
            if (value == null) {
                return null;
            }
            values[i] = value;
        }
        return value(values);
    }

    /// Declares both variables, and calls the method if no argument is null.
    @Override
    public final ExprCode doGenCode(CodegenContext context, ExprCode result) {
        Block code = new CodeBlock(seq(List.of("")), seq(List.of()));
        List<JavaCode> nulls = new ArrayList<>();
        List<JavaCode> values = new ArrayList<>();
        for (Expression argument : CollectionConverters.asJava(arguments)) {
            ExprCode of = argument.genCode(context);
            code = code.$plus(of.code());
            nulls.add(of.isNull());
            values.add(of.value());
        }
        String isNull = result.isNull().code();
        String value = result.value().code();
        Block isAnyNull = joined("boolean " + isNull + " = ", nulls, " || ", ";\n");
        String declared = CodeGenerator.javaType(dataType()) + " " + value + " = "
                + CodeGenerator.defaultValue(dataType(), false) + ";\n";
        String call = "if (!" + isNull + ") {\n" + value + " = " + method(context) + "(";
        Block called = joined(declared + call, values, ", ", ");\n}\n");
        return result.copy(code.$plus(isAnyNull).$plus(called), result.isNull(), result.value());
    }

    private static Block joined(String before, List<JavaCode> items, String between, String after) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            parts.add(i == 0 ? before : between);
        }
        parts.add(after);
        return new CodeBlock(seq(parts), seq(items));
    }

    /// What tells two calls with the same arguments apart.
    abstract Object settings();

    @Override
    public final int productArity() {
        return 2;
    }

    @Override
    public final Object productElement(int index) {
        return index == 0 ? arguments : settings();
    }

    @Override
    public final boolean canEqual(Object other) {
        return other.getClass() == getClass();
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof NullSafeFunction that
                && canEqual(that)
                && arguments.equals(that.arguments)
                && settings().equals(that.settings());
    }

    @Override
    public final int hashCode() {
        return Objects.hash(getClass(), arguments, settings());
    }
}
