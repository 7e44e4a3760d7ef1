using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Planning;

/// <summary>
/// Something that calls count, and that buffers have so and so many numbers for: the rows of a call, or, where rows have lengths of their own, the steps of all its
/// sequences together.
/// </summary>
/// <param name="Name">The argument of generated methods.</param>
/// <param name="Sequences">The number of the table that says where each sequence's steps lie; null for the rows of a call.</param>
internal sealed record RowCount(string Name, int? Sequences = null)
{
    /// <summary>The rows of a call. Every pass has them.</summary>
    public static RowCount Rows { get; } = new("rows");

    /// <summary>The steps of all sequences of each input whose rows have lengths, in their order.</summary>
    public static IEnumerable<RowCount> OfSteps(ShapedNetwork network)
    {
        var taken = new HashSet<string> { Rows.Name };
        int number = 0;
        foreach (Value input in network.InputsWithSteps)
        {
            string stem = Identifiers.Argument(input.Name).TrimStart('@'), name = stem + "Steps";
            for (int i = 2; !taken.Add(name); i++)
            {
                name = $"{stem}{i.ToString(System.Globalization.CultureInfo.InvariantCulture)}Steps";
            }

            yield return new(name, number++);
        }
    }

    /// <summary>What a value has numbers for.</summary>
    public static RowCount Of(ShapedNetwork network, Value value) => value.Steps is { } input
        ? OfSteps(network).ElementAt(network.InputsWithSteps.TakeWhile(other => other.Id != input).Count())
        : Rows;
}
