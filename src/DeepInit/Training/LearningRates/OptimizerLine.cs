using System.Globalization;
using System.Reflection;

namespace DeepInit;

/// <summary>The optimiser's attribute as it stands on a network's class, with other numbers in it: a line to paste.</summary>
internal static class OptimizerLine
{
    /// <summary>The line: of two optimisers that share the parameters both, the one first whose rate is the network's.</summary>
    /// <param name="network">The class.</param>
    /// <param name="numbers">Properties that have new values, in the order in which those that are not there yet are written. A rate is the network's; that of a second optimiser keeps its quotient to the first's.</param>
    /// <returns><c>[AdamW(LearningRate = 0.003, WeightDecay = 0.05)]</c>; null where the class has no optimiser's attribute, or a trimmed program has lost it.</returns>
    public static string? Of(Type network, params (string Property, double Value)[] numbers)
    {
        // An optimiser of matrices is the first, wherever it stands.
        CustomAttributeData[] attributes =
        [
            .. network.GetCustomAttributesData().Where(a => typeof(OptimizerAttribute).IsAssignableFrom(a.AttributeType))
                .OrderBy(a => !typeof(OrthogonalisingAttribute).IsAssignableFrom(a.AttributeType)),
        ];
        return attributes.Length == 0 ? null : string.Join(" ", attributes.Select(attribute => Line(attribute, [.. numbers.Select(number => (number.Property, Of(number, attribute)))])));

        double Of((string Property, double Value) number, CustomAttributeData attribute) => number.Property == nameof(OptimizerAttribute.LearningRate) && attribute != attributes[0]
            ? Rounded(number.Value * RateOf(network, attribute) / RateOf(network, attributes[0]), 3)
            : number.Value;
    }

    private static double RateOf(Type network, CustomAttributeData attribute) => ((OptimizerAttribute)network.GetCustomAttributes(attribute.AttributeType, inherit: false)[0]).LearningRate;

    private static string Line(CustomAttributeData attribute, (string Property, double Value)[] numbers)
    {
        var arguments = attribute.ConstructorArguments.Select(argument => Text(argument)).ToList();
        Dictionary<string, double> left = numbers.ToDictionary(number => number.Property, number => number.Value);
        foreach (CustomAttributeNamedArgument argument in attribute.NamedArguments)
        {
            arguments.Add($"{argument.MemberName} = {(left.TryGetValue(argument.MemberName, out double value) ? Text(value) : Text(argument.TypedValue))}");
            left.Remove(argument.MemberName);
        }

        arguments.AddRange(numbers.Where(number => left.ContainsKey(number.Property)).Select(number => $"{number.Property} = {Text(number.Value)}"));
        string name = attribute.AttributeType.Name;
        return $"[{name.Substring(0, name.Length - nameof(Attribute).Length)}({string.Join(", ", arguments)})]";
    }

    /// <summary>A number to so many significant digits.</summary>
    public static double Rounded(double value, int digits) =>
        double.Parse(value.ToString("E" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture).Replace("E", "e");

    private static string Text(CustomAttributeTypedArgument argument) => argument.Value switch
    {
        _ when argument.ArgumentType.IsEnum => $"{argument.ArgumentType.Name}.{Enum.ToObject(argument.ArgumentType, argument.Value!)}",
        bool value => value ? "true" : "false",
        double value => Text(value),
        string value => $"\"{value.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"",
        var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
