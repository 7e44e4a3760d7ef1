namespace DeepInit.Runtime;

/// <summary>The vector of somebody of whom only some liked candidates are known.</summary>
internal static class FoldIn
{
    /// <summary>The share of the vectors' variance that is added to the diagonal.</summary>
    private const double Ridge = 0.01;

    /// <summary>
    /// The u of the least mean of (1 − u · c)² over the liked candidates + mean of (u · c)² over all + λ |u|²:
    /// (Σ over liked of c cᵀ / liked + Σ over all of c cᵀ / all + λ I) u = mean of the liked.
    /// </summary>
    /// <param name="panel">The candidates.</param>
    /// <param name="liked">The rows of the liked ones.</param>
    public static double[] Vector<T>(CandidatePanel<T> panel, int[] liked)
        where T : unmanaged
    {
        int width = panel.Width;
        double[] matrix = [.. panel.Products().Select(product => product / panel.Table.Count)], mean = new double[width];
        double trace = Enumerable.Range(0, width).Sum(d => matrix[(d * width) + d]);
        var vector = new T[width];
        foreach (int row in liked)
        {
            panel.CopyTo(row, vector);
            for (int i = 0; i < width; i++)
            {
                double number = Scalar.ToDouble(vector[i]);
                mean[i] += number / liked.Length;
                for (int j = 0; j < width; j++)
                    matrix[(i * width) + j] += number * Scalar.ToDouble(vector[j]) / liked.Length;
            }
        }

        for (int d = 0; d < width; d++)
            matrix[(d * width) + d] += Math.Max(Ridge * trace / width, double.Epsilon);
        Solve(matrix, mean);
        return mean;
    }

    // By Cholesky's factors: the matrix is symmetric, and positive by what stands on its diagonal.
    private static void Solve(double[] matrix, double[] vector)
    {
        int n = vector.Length;
        for (int j = 0; j < n; j++)
        {
            double pivot = matrix[(j * n) + j];
            for (int k = 0; k < j; k++)
                pivot -= matrix[(j * n) + k] * matrix[(j * n) + k];
            double root = Math.Sqrt(pivot);
            matrix[(j * n) + j] = root;
            for (int i = j + 1; i < n; i++)
            {
                double sum = matrix[(i * n) + j];
                for (int k = 0; k < j; k++)
                    sum -= matrix[(i * n) + k] * matrix[(j * n) + k];
                matrix[(i * n) + j] = sum / root;
            }
        }

        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < i; k++)
                vector[i] -= matrix[(i * n) + k] * vector[k];
            vector[i] /= matrix[(i * n) + i];
        }

        for (int i = n - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < n; k++)
                vector[i] -= matrix[(k * n) + i] * vector[k];
            vector[i] /= matrix[(i * n) + i];
        }
    }
}
