using System.Globalization;
using DeepInit.Gen.Activations;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>Options of a layer as <c>DeepInit.NetworkGraph</c> reads them: <c>Name=value</c>, without spaces.</summary>
internal static class GraphOption
{
    public static string Of(string name, double value) => name + "=" + Literal.Of(value);

    public static string Of(string name, string value) => name + "=" + value;

    /// <summary>Nothing where all numbers are the default.</summary>
    public static IEnumerable<string> Of(string name, int otherwise, params int[] values) =>
        values.All(value => value == otherwise) ? [] : [name + "=" + string.Join(",", values.Select(value => value.ToString(CultureInfo.InvariantCulture)))];

    /// <summary>An activation with the parameters that it reads; nothing for none.</summary>
    public static IEnumerable<string> Of(ActivationSpec activation)
    {
        if (activation.IsLinear)
        {
            return [];
        }

        IReadOnlyList<string> read = ActivationCatalog.Of(activation).Options;
        (string Name, double Value)[] parameters =
        [
            (nameof(activation.NegativeSlope), activation.NegativeSlope),
            (nameof(activation.Alpha), activation.Alpha),
            (nameof(activation.Beta), activation.Beta),
            (nameof(activation.Threshold), activation.Threshold),
        ];
        return [Of("Activation", activation.Function.ToString()), .. parameters.Where(p => read.Contains(p.Name)).Select(p => Of(p.Name, p.Value))];
    }
}
