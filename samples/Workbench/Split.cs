namespace Workbench;

/// <summary>Data as a network reads it, in two parts.</summary>
/// <param name="Train">Rows to learn from.</param>
/// <param name="Test">Rows to measure on.</param>
/// <param name="TrainRows">How many.</param>
/// <param name="TestRows">How many.</param>
/// <param name="Transform">What made the numbers of raw rows; null for pixels.</param>
/// <param name="Classes">What the classes are called; none for numbers.</param>
internal sealed record Split(Dataset<float> Train, Dataset<float> Test, int TrainRows, int TestRows, DataTransform? Transform, IReadOnlyList<string> Classes)
{
    /// <summary>Row i is a test row when i mod 5 = 4: any program can repeat it.</summary>
    public static bool IsTest(int row) => row % 5 == 4;

    /// <summary>The two parts of a table, standardised by the training rows.</summary>
    /// <param name="table">All rows.</param>
    /// <param name="label">The column of the target.</param>
    /// <param name="network">Decides what the label becomes: classes, 0 and 1, or standardised numbers.</param>
    /// <param name="kinds">What columns become that should not become what their cells suggest.</param>
    /// <param name="imputation">What missing numbers become.</param>
    public static Split Of(
        CsvTable table, string label, ITrainableNetwork<float> network, IReadOnlyDictionary<string, CsvColumnKind>? kinds = null, Imputation imputation = Imputation.Mean)
    {
        int[] rows = [.. Enumerable.Range(0, table.Rows)];
        return Of(table.Subset([.. rows.Where(row => !IsTest(row))]), table.Subset([.. rows.Where(IsTest)]), label, network, kinds, imputation);
    }

    /// <summary>As the other, for data that comes in two parts.</summary>
    public static Split Of(
        CsvTable train,
        CsvTable test,
        string label,
        ITrainableNetwork<float> network,
        IReadOnlyDictionary<string, CsvColumnKind>? kinds = null,
        Imputation imputation = Imputation.Mean)
    {
        Target target = Target.Of(network);
        Dictionary<string, CsvColumnKind> all = new(kinds ?? new Dictionary<string, CsvColumnKind>()) { [label] = target.LabelKind };
        var ids = IdColumns.Of(network, train);
        foreach ((_, string column) in ids)
            all[column] = CsvColumnKind.Ignored;
        DataTransform transform = CsvTransform.Fit(train, label, CsvColumnKind.Standardized, all, imputation);
        if (ids.Count > 0)
            transform = new DataTransform(transform.Inputs, transform.Targets, ids.Select(id => IdColumns.Fit(id.Input, id.Column, train)));
        return Of(train, test, transform, network);
    }

    /// <summary>The two parts by a transform that is fitted already.</summary>
    public static Split Of(CsvTable train, CsvTable test, DataTransform transform, ITrainableNetwork<float> network)
    {
        Target target = Target.Of(network);
        string[] classes = [.. transform.Targets.OfType<CategoryTransform>().SelectMany(column => column.Categories)];
        Check(network, transform, classes, target);
        return new Split(Data(train), Data(test), train.Rows, test.Rows, transform, classes);

        Dataset<float> Data(CsvTable table)
        {
            var data = new Dataset<float>();
            if (NumbersOf(network) is { } numbers)
                data = data.WithInput(numbers.Name, table.Inputs(transform));
            foreach ((TensorDescription input, IdTransform ids) in network.Inputs.Where(input => input.Vocabulary > 0).Zip(transform.Ids))
                data = IdColumns.Add(data, network, input, ids, table);
            string label = network.Targets[0].Name;
            return target.IsClassIndex ? data.WithClasses(label, table.Classes(transform)) : data.WithTarget(label, table.Targets(transform));
        }
    }

    private static TensorDescription? NumbersOf(ITrainableNetwork<float> network) => network.Inputs.FirstOrDefault(input => input.Vocabulary == 0);

    private static void Check(ITrainableNetwork<float> network, DataTransform transform, string[] classes, Target target)
    {
        int width = NumbersOf(network)?.RowSize ?? 0;
        if (transform.InputWidth != width)
        {
            throw new DataFileException(
                $"The columns make {transform.InputWidth} numbers ({Short(transform.InputNames)}); network '{network.Name}' reads {width}. " +
                $"Leave columns out with --ignore, or write [Input({transform.InputWidth})] in Networks.cs.");
        }

        if (target.Classes is { } expected && classes.Length != expected)
        {
            throw new DataFileException(
                $"The label has {classes.Length} classes ({Short(classes)}); network '{network.Name}' tells {expected} apart. Change its last [Dense] in Networks.cs.");
        }
    }

    private static string Short(IEnumerable<string> names)
    {
        string[] first = [.. names.Take(12)];
        return string.Join(", ", first) + (names.Skip(12).Any() ? ", …" : "");
    }
}
