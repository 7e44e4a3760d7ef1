namespace DeepInit.Tests.Training;

/// <summary>Small datasets for tests of the loop.</summary>
internal static class Points
{
    /// <summary>Points of y = 2 a − 3 b + 0.5.</summary>
    public static Dataset<float> Line(int rows)
    {
        var random = new Random(5);
        var x = new float[rows * 2];
        var y = new float[rows];
        for (int r = 0; r < rows; r++)
        {
            x[2 * r] = (float)(random.NextDouble() * 2) - 1;
            x[(2 * r) + 1] = (float)(random.NextDouble() * 2) - 1;
            y[r] = (2 * x[2 * r]) - (3 * x[(2 * r) + 1]) + 0.5f;
        }

        return new Dataset<float>(x, y);
    }
}
