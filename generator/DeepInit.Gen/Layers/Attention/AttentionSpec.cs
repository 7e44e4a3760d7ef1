using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>An attention layer as it was written; 0 stands for what follows from the queries.</summary>
internal sealed record AttentionSpec(
    int Heads,
    string? Memory,
    string? Values,
    bool Causal,
    int Window,
    int KeyValueHeads,
    int KeyDim,
    int ValueDim,
    int Units,
    double Scale,
    Rotary Rotary,
    double RotaryBase,
    bool NormalizeKeys,
    double Epsilon,
    double Dropout,
    bool UseBias,
    bool Trainable,
    InitSpec Init,
    InitSpec OutputInit)
    : LayerSpec("DeepInit.MultiHeadAttentionAttribute")
{
    public override IEnumerable<(string Option, string Value)> Beside =>
    [
        .. Memory is null ? Array.Empty<(string, string)>() : [(nameof(Memory), Memory)],
        .. Memory is null || Values is null ? Array.Empty<(string, string)>() : [(nameof(Values), Values)],
    ];

    public override bool ReadsSequencesBeside => true;

    /// <summary>The number of the input that keys are made of.</summary>
    public int KeyInput => Memory is null ? 0 : 1;

    /// <summary>The number of the input that values are made of.</summary>
    public int ValueInput => Memory is null || Values is null ? KeyInput : 2;

    /// <summary>Heads of keys and values.</summary>
    public int Groups => KeyValueHeads == 0 ? Heads : KeyValueHeads;

    /// <summary>Features of a head of queries and keys.</summary>
    public int KeyWidth(int features) => KeyDim == 0 ? features / Heads : KeyDim;

    /// <summary>Features of a head of values.</summary>
    public int ValueWidth(int features) => ValueDim == 0 ? features / Heads : ValueDim;

    /// <summary>Features of the output.</summary>
    public int UnitsOf(int features) => Units == 0 ? features : Units;

    /// <summary>Whether each projection has a tensor of its own; else those of queries, keys and values are one.</summary>
    public bool IsSeparate(int queries, int keys, int values) => KeyValueHeads != 0 || KeyDim != 0 || ValueDim != 0 || Units != 0 || keys != queries || values != queries;
}
