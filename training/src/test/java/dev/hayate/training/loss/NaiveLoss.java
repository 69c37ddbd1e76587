package dev.hayate.training.loss;

import dev.hayate.numerics.Matrix;
import dev.hayate.training.loss.ContrastiveLoss.Directions;
import dev.hayate.training.loss.ContrastiveLoss.Prefix;

/// The loss by its definition, in float64, with every matrix written out.
final class NaiveLoss {
    final double value;
    final double[][] anchorGradient;
    final double[][] candidateGradient;

    NaiveLoss(ContrastiveLoss loss, Matrix anchors, Matrix candidates) {
        double sum = 0;
        anchorGradient = new double[anchors.rows()][anchors.columns()];
        candidateGradient = new double[candidates.rows()][candidates.columns()];
        for (Prefix prefix : loss.prefixes()) {
            double[][] a = prefixes(anchors, prefix.dimension());
            double[][] c = prefixes(candidates, prefix.dimension());
            double[][] cosines = cosines(a, c);
            double[][] byCosine = new double[a.length][c.length];
            double part = loss.directions() == Directions.BOTH ? 0.5 : 1;
            sum += prefix.weight() * part * add(cosines, loss.scale(), prefix.weight() * part, byCosine);
            if (loss.directions() == Directions.BOTH) {
                double[][] back = new double[a.length][a.length];
                sum += prefix.weight()
                        * part
                        * add(transposed(cosines, a.length), loss.scale(), prefix.weight() * part, back);
                for (int i = 0; i < a.length; i++) {
                    for (int j = 0; j < a.length; j++) {
                        byCosine[i][j] += back[j][i];
                    }
                }
            }
            for (int i = 0; i < a.length; i++) {
                for (int j = 0; j < c.length; j++) {
                    double la = length(a[i]);
                    double lc = length(c[j]);
                    for (int d = 0; d < prefix.dimension(); d++) {
                        anchorGradient[i][d] +=
                                byCosine[i][j] * (c[j][d] / (la * lc) - cosines[i][j] * a[i][d] / (la * la));
                        candidateGradient[j][d] +=
                                byCosine[i][j] * (a[i][d] / (la * lc) - cosines[i][j] * c[j][d] / (lc * lc));
                    }
                }
            }
        }
        value = sum;
    }

    /// The mean cross entropy of the softmax of the rows against the diagonal; adds its gradient times `weight`.
    private static double add(double[][] cosines, double scale, double weight, double[][] gradient) {
        double value = 0;
        for (int i = 0; i < cosines.length; i++) {
            double z = 0;
            for (double cosine : cosines[i]) {
                z += Math.exp(scale * cosine);
            }
            value += (Math.log(z) - scale * cosines[i][i]) / cosines.length;
            for (int j = 0; j < cosines[i].length; j++) {
                double probability = Math.exp(scale * cosines[i][j]) / z;
                gradient[i][j] += weight * scale * (probability - (i == j ? 1 : 0)) / cosines.length;
            }
        }
        return value;
    }

    private static double[][] prefixes(Matrix matrix, int dimension) {
        double[][] rows = new double[matrix.rows()][dimension];
        for (int r = 0; r < rows.length; r++) {
            for (int d = 0; d < dimension; d++) {
                rows[r][d] = matrix.values()[matrix.at(r) + d];
            }
        }
        return rows;
    }

    private static double[][] cosines(double[][] a, double[][] c) {
        double[][] cosines = new double[a.length][c.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < c.length; j++) {
                double dot = 0;
                for (int d = 0; d < a[i].length; d++) {
                    dot += a[i][d] * c[j][d];
                }
                cosines[i][j] = dot / (length(a[i]) * length(c[j]));
            }
        }
        return cosines;
    }

    private static double[][] transposed(double[][] matrix, int columns) {
        double[][] transposed = new double[columns][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < columns; j++) {
                transposed[j][i] = matrix[i][j];
            }
        }
        return transposed;
    }

    private static double length(double[] vector) {
        double sum = 0;
        for (double value : vector) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }
}
