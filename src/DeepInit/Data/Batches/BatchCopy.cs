namespace DeepInit;

/// <summary>Rows taken out of a walk, to keep.</summary>
internal static class BatchCopy
{
    /// <summary>The next rows of a walk as one batch; fewer where it ends before.</summary>
    public static Batch<T> Take<T>(BatchStream<T> stream, int rows, int inputs, int targets)
        where T : unmanaged
    {
        List<T>[] inputValues = [.. Enumerable.Range(0, inputs).Select(_ => new List<T>())];
        List<int>[] ids = [.. Enumerable.Range(0, inputs).Select(_ => new List<int>())];
        List<int>[] lengths = [.. Enumerable.Range(0, inputs).Select(_ => new List<int>())];
        List<T>[] targetValues = [.. Enumerable.Range(0, targets).Select(_ => new List<T>())];
        List<int>[] classes = [.. Enumerable.Range(0, targets).Select(_ => new List<int>())];
        var places = new List<string>();
        int taken = 0;
        while (taken < rows && stream.MoveNext())
        {
            Batch<T> batch = stream.Batch;
            int count = Math.Min(batch.Rows, rows - taken);
            taken += count;
            for (int r = 0; r < count; r++)
                places.Add(batch.PlaceOf?.Invoke(r) ?? "");
            for (int i = 0; i < inputs; i++)
            {
                Add(inputValues[i], batch.Input(i), count, batch.Rows);
                Add(ids[i], batch.Ids(i), count, batch.Rows);
                Add(lengths[i], batch.Lengths(i), count, batch.Rows);
            }

            for (int i = 0; i < targets; i++)
            {
                Add(targetValues[i], batch.Target(i), count, batch.Rows);
                Add(classes[i], batch.Classes(i), count, batch.Rows);
            }
        }

        var copy = new Batch<T>(inputs, targets) { PlaceOf = row => places[row] };
        copy.SetRows(taken);
        for (int i = 0; i < inputs; i++)
        {
            copy.SetInput(i, inputValues[i].ToArray());
            copy.SetIds(i, ids[i].ToArray());
            copy.SetLengths(i, lengths[i].ToArray());
        }

        for (int i = 0; i < targets; i++)
        {
            copy.SetTarget(i, targetValues[i].ToArray());
            copy.SetClasses(i, classes[i].ToArray());
        }

        return copy;
    }

    private static void Add<TValue>(List<TValue> list, ReadOnlySpan<TValue> values, int count, int rows)
    {
        foreach (TValue value in values.Slice(0, values.Length / rows * count))
            list.Add(value);
    }
}
