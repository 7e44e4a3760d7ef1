using System.Globalization;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Layers;

/// <summary>What is wrong with an attention layer as it was written.</summary>
internal static class AttentionCheck
{
    /// <summary>Whether the heads have widths: an attention layer without has no parameters to speak of.</summary>
    public static bool HasSizes(AttentionSpec spec, int features) =>
        spec.Heads > 0 && spec.Groups > 0 && spec.Heads % spec.Groups == 0 && spec.KeyDim >= 0 && spec.ValueDim >= 0 && spec.Units >= 0
        && ((spec.KeyDim > 0 && spec.ValueDim > 0) || features % spec.Heads == 0)
        && (long)spec.Heads * Math.Max(spec.KeyWidth(features), spec.ValueWidth(features)) <= Shape.MostNumbers;

    /// <summary>Whether it can be computed; reports why not.</summary>
    /// <param name="spec">What was written.</param>
    /// <param name="described">The layer in messages.</param>
    /// <param name="inputs">What it reads.</param>
    /// <param name="issues">Where to.</param>
    public static bool IsFit(AttentionSpec spec, string described, IReadOnlyList<Value> inputs, Issues issues)
    {
        bool fits = true;
        void Refuse(string option, object value, string expected, string suggestion = "")
        {
            issues.Suggest(Rules.OutOfDomain, option, suggestion, char.ToUpperInvariant(option[0]) + option.Substring(1), described, value, expected);
            fits = false;
        }

        Shape queries = inputs[0].Shape;
        foreach ((Value input, string option) in inputs.Zip(new[] { "" }.Concat(spec.Beside.Select(beside => beside.Option)), (input, option) => (input, option)))
        {
            if (input.Shape.Dimensions.Count != 2)
            {
                issues.Add(Rules.NoSequence, option, described, input.Shape);
                return false;
            }
        }

        if (spec.Values is not null && spec.Memory is null)
        {
            Refuse(nameof(spec.Values), spec.Values, "given together with Memory");
        }
        else if (inputs.Count == 3 && inputs[1].Shape.Positions != inputs[2].Shape.Positions)
        {
            issues.Add(Rules.ArgumentMismatch, nameof(spec.Values), described, $"reads as many values as keys, {inputs[1].Shape.Positions}", $"{inputs[2].Shape.Positions} steps in '{inputs[2].Name}'");
            fits = false;
        }

        if (spec.Heads is < 1 or > Shape.MostNumbers)
        {
            Refuse("heads", spec.Heads, spec.Heads < 1 ? "at least 1" : $"at most {Shape.MostNumbers}", "1");
            return false;
        }

        foreach ((string option, int value) in new[] { (nameof(spec.KeyDim), spec.KeyDim), (nameof(spec.ValueDim), spec.ValueDim), (nameof(spec.Units), spec.Units), (nameof(spec.KeyValueHeads), spec.KeyValueHeads), (nameof(spec.Window), spec.Window) })
        {
            if (value < 0)
            {
                Refuse(option, value, "at least 1, or left out", "0");
            }
        }

        if (spec.KeyValueHeads > 0 && spec.Heads % spec.KeyValueHeads != 0)
        {
            Refuse(nameof(spec.KeyValueHeads), spec.KeyValueHeads, $"a divisor of the {spec.Heads} heads", Nearest(spec.Heads, spec.KeyValueHeads));
        }

        if ((spec.KeyDim == 0 || spec.ValueDim == 0) && queries.Features % spec.Heads != 0)
        {
            Refuse("heads", spec.Heads, $"a divisor of the {queries.Features} features of '{inputs[0].Name}', unless KeyDim and ValueDim say how wide a head is", Nearest(queries.Features, spec.Heads));
        }

        if (!fits)
        {
            return false;
        }

        int width = spec.KeyWidth(queries.Features);
        if ((long)spec.Heads * Math.Max(width, spec.ValueWidth(queries.Features)) > Shape.MostNumbers)
        {
            Refuse(nameof(spec.KeyDim), Math.Max(width, spec.ValueWidth(queries.Features)), $"so that all heads have at most {Shape.MostNumbers} features");
        }

        if (spec.Rotary != Rotary.None && width % 2 != 0)
        {
            Refuse(nameof(spec.Rotary), spec.Rotary, $"None: a head has {width} features, and pairs of them are turned");
        }

        if (spec.NormalizeKeys && width == 1)
        {
            Refuse(nameof(spec.NormalizeKeys), "true", "false: a head has 1 feature, and divided by its own size it is −1 or 1", "false");
        }

        if (spec.Window > 0 && !spec.Causal)
        {
            Refuse(nameof(spec.Window), spec.Window, "given together with Causal = true");
        }

        // The negated patterns also catch NaN.
        if (spec.Scale is not (>= 0 and < double.PositiveInfinity))
        {
            Refuse(nameof(spec.Scale), spec.Scale, "greater than 0");
        }

        if (spec.Epsilon is not (> 0 and < double.PositiveInfinity))
        {
            Refuse(nameof(spec.Epsilon), spec.Epsilon, "greater than 0", "1E-6");
        }

        if (spec.RotaryBase is not (> 0 and < double.PositiveInfinity))
        {
            Refuse(nameof(spec.RotaryBase), spec.RotaryBase, "greater than 0", "10000");
        }

        return DropoutRate.Check(spec.Dropout, nameof(spec.Dropout), nameof(spec.Dropout), described, usual: 0.1, issues) && fits;
    }

    // The divisor of a number that is nearest to another; the smaller of two.
    private static string Nearest(int number, int to) => Enumerable.Range(1, (int)Math.Sqrt(number))
        .Where(divisor => number % divisor == 0)
        .SelectMany(divisor => new[] { divisor, number / divisor })
        .OrderBy(divisor => Math.Abs(divisor - to)).ThenBy(divisor => divisor)
        .First().ToString(CultureInfo.InvariantCulture);
}
