using DeepInit.Tests.Shared.Layers;

namespace DeepInit.Tests.Shared.Drawing;

/// <summary>A block by chance: a class of layers that networks use under names of their own.</summary>
internal sealed class DrawnBlock
{
    private readonly List<string> _layers = [];

    /// <summary>Draws a block for values of a shape.</summary>
    /// <param name="chance">Decides.</param>
    /// <param name="name">The name of its class.</param>
    /// <param name="reads">The shape of its input.</param>
    public DrawnBlock(Chance chance, string name, int[] reads)
    {
        (Name, Reads) = (name, reads);
        var values = new List<DrawnValue> { new("x", reads) };
        if (chance.Of(0.5))
        {
            // Its width is a parameter: every use says the same, so that what follows fits.
            Units = chance.Width();
            _layers.Add($"[Dense({name}.Units, Name = \"inner0\", From = \"x\")]");
            values.Add(new("inner0", [.. reads[..^1], Units.Value]));
        }

        for (int count = chance.Between(1, 3); values.Count <= count;)
        {
            LayerCases kind = chance.Pick(LayerCaseCatalog.Kinds);
            DrawnValue x = chance.Of(0.7) ? values[^1] : chance.Pick(values);
            if (kind.Draw(chance, x, values) is not { } layer || new DrawnValue("", layer.Makes).Length > RandomNetwork.MostNumbers)
                continue;

            string inner = "inner" + _layers.Count;
            _layers.Add(RandomNetwork.Declare(kind, layer, inner, x.Name));
            values.Add(new(inner, layer.Makes));
        }

        Makes = values[^1].Shape;
    }

    public string Name { get; }

    /// <summary>The shape of its input.</summary>
    public int[] Reads { get; }

    /// <summary>The shape of its output.</summary>
    public int[] Makes { get; }

    /// <summary>The parameter that uses must give; null where there is none.</summary>
    public int? Units { get; }

    /// <summary>Its class.</summary>
    public string Text => $$"""
        /// <summary>By chance.</summary>
        [Block]
        {{string.Join("\n", _layers)}}
        public static class {{Name}}
        {
        {{(Units is null ? "" : "    /// <summary>Of its first layer.</summary>\n    public const int Units = BlockAttribute.Required;")}}
        }
        """;

    /// <summary>A use of it.</summary>
    public AttributeText Use()
    {
        AttributeText use = new AttributeText("Use").Add($"typeof({Name})");
        return Units is { } units ? use.Add("\"Units\"").Add(units) : use;
    }
}
