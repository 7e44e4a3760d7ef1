using System.Globalization;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>A declaration of a layer, and what must come of it.</summary>
/// <param name="Kind">The kind that it belongs to.</param>
/// <param name="Name">Unlike all others; the name of its network begins with it.</param>
/// <param name="Reads">The shapes of what it reads, channels last.</param>
/// <param name="Arguments">The arguments of its attribute, without its name and what it reads.</param>
/// <param name="Makes">The shape of its output.</param>
/// <param name="Parameters">Its parameters, by role and shape: <c>weight 64×30, bias 64</c>.</param>
/// <param name="Naive">What it computes.</param>
internal sealed record LayerCase(LayerCases Kind, string Name, int[][] Reads, string Arguments, int[] Makes, string Parameters, NaiveLayer Naive)
{
    /// <summary>Where it stands in its network.</summary>
    public Surroundings Surroundings { get; init; } = Surroundings.Twice;

    /// <summary>The values that it reads by number, where it reads one of them more than once; else each of <see cref="Reads"/> once.</summary>
    public int[] Order { get; init; } = [.. Enumerable.Range(0, Reads.Length)];

    /// <summary>The options that name the values behind the first, of kinds that have such.</summary>
    public string[] Beside { get; init; } = [];

    /// <summary>How many ids what it reads has; 0 for numbers.</summary>
    public int Vocabulary { get; init; }

    /// <summary>Numbers that the ids are looked up as before it, in a table that it knows as its role <c>table</c>; 0 where it reads the ids.</summary>
    public int Embedded { get; init; }

    /// <summary>The attribute of the layer that it stands behind, without a name, whose parameters it knows as <c>before0.weight</c> and so on; null for a dense layer.</summary>
    public string? Behind { get; init; }

    /// <summary>The id that is padding; null for none.</summary>
    public int? Padding { get; init; }

    /// <summary>Whether a row ends where its padding begins; else padding stands anywhere.</summary>
    public bool PaddingEnds { get; init; }

    /// <summary>Why ONNX does not have it, where other cases of its kind are there; else null.</summary>
    public string? NotInOnnx { get; init; }

    /// <summary>What it computes in training, where that is not what it predicts.</summary>
    public NaiveBatchLayer? NaiveTraining { get; init; }

    /// <summary>The numbers of rows it is run on; some kinds need more than one row to train.</summary>
    public int[] Rows { get; init; } = [1, 2, 7, 17];

    /// <summary>The attribute.</summary>
    /// <param name="name">The layer's name.</param>
    /// <param name="values">The names of what it could read, one for each of <see cref="Reads"/>.</param>
    public string Attribute(string name, IReadOnlyList<string> values)
    {
        IEnumerable<string> sources = Order.Select(value => $"\"{values[value]}\"");
        string[] arguments =
        [
            .. Kind.NamesWhatItReads ? sources : [],
            .. Arguments.Length > 0 ? [Arguments] : Array.Empty<string>(),
            $"Name = \"{name}\"",
            .. Kind.NamesWhatItReads ? [] : sources.Select((source, i) => (i == 0 ? "From" : Beside[i - 1]) + " = " + source),
        ];
        return string.Create(CultureInfo.InvariantCulture, $"[{Kind.Kind}({string.Join(", ", arguments)})]");
    }

    public override string ToString() => Name;
}
