using System.Text.RegularExpressions;

namespace DeepInit.Tests.Shared.Drawing;

/// <summary>
/// <c>[Parameter]</c>s by chance, and by a plain loop what comes of them. Patterns are drawn from general to special, and of two of which neither is more special each gives
/// other options, so that none contradicts another.
/// </summary>
internal sealed class DrawnSettings
{
    private readonly List<(string Pattern, Dictionary<string, string> Options)> _settings = [];
    private readonly string[] _order;

    /// <summary>Draws some for a tensor and for others that have something of its name.</summary>
    /// <param name="chance">Decides.</param>
    /// <param name="layer">The name of a layer with parameters.</param>
    /// <param name="role">The end of the name of one of them.</param>
    /// <param name="moves">Whether there is an optimiser, which the options of updates are for.</param>
    public DrawnSettings(Chance chance, string layer, string role, bool moves)
    {
        if (moves && chance.Of(0.3))
            Draw(chance, "*", ["LearningRateScale", "WeightDecay"]);
        if (chance.Of(0.3))
            Draw(chance, "*." + role, moves ? ["LearningRateScale", "Init"] : ["Init"]);
        if (moves && chance.Of(0.3))
            Draw(chance, layer + ".*", ["WeightDecay", "Trainable"]);
        if (chance.Of(0.5) || _settings.Count == 0)
            Draw(chance, layer + "." + role, moves ? ["LearningRateScale", "WeightDecay", "Decay", "Trainable", "Init"] : ["Trainable", "Init"]);
        _order = [.. _settings.Select(Text)];
        if (chance.Of(0.5))
            Array.Reverse(_order);
    }

    /// <summary>The attributes, in an order that does not matter.</summary>
    public IReadOnlyList<string> Attributes => _order;

    /// <summary>What is said of an option of a tensor; null for nothing.</summary>
    /// <param name="name">The name of the tensor.</param>
    /// <param name="option">The option.</param>
    public string? Of(string name, string option)
    {
        string? said = null;
        foreach ((string pattern, Dictionary<string, string> options) in _settings)
        {
            // From general to special, so that the last one decides.
            if (Regex.IsMatch(name, "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal) + "$") && options.TryGetValue(option, out string? value))
                said = value;
        }

        return said;
    }

    private static string Text((string Pattern, Dictionary<string, string> Options) setting) =>
        $"[Parameter(\"{setting.Pattern}\", {string.Join(", ", setting.Options.Select(option => option.Key + " = " + option.Value))})]";

    private void Draw(Chance chance, string pattern, string[] options)
    {
        var drawn = new Dictionary<string, string>();
        string sure = chance.Pick(options);
        foreach (string option in options.Where(option => option == sure || chance.Of(0.3)))
        {
            drawn[option] = option switch
            {
                "LearningRateScale" => chance.Pick(["0.1", "0.5", "2"]),
                "WeightDecay" => chance.Pick(["0", "0.03"]),
                "Init" => chance.Pick(["Init.Uniform, Low = -0.4, High = 0.3", "Init.Normal, Mean = 0.1, Sigma = 0.2", "Init.Constant, Value = 0.25", "Init.Ones"]),
                _ => chance.Pick(["true", "false"]),
            };
        }

        _settings.Add((pattern, drawn));
    }
}
