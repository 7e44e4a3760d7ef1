using DeepInit.Gen.Activations;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>A recurrent layer as it was written.</summary>
internal sealed record RecurrentSpec(
    string Kind,
    int Units,
    bool ReturnSequences,
    int Layers,
    bool Bidirectional,
    bool Reverse,
    bool UseBias,
    bool Trainable,
    InitSpec Init,
    Init RecurrentInit,
    ActivationSpec Activation,
    double GateBias,
    bool ResetAfter,
    string? InitialState,
    string? InitialMemory,
    bool Stateful,
    Merge Merge,
    double Dropout,
    double RecurrentDropout)
    : LayerSpec(Kind)
{
    public override IEnumerable<(string Option, string Value)> Beside =>
    [
        .. InitialState is null ? Array.Empty<(string, string)>() : [(nameof(InitialState), InitialState)],
        .. InitialMemory is null ? Array.Empty<(string, string)>() : [(nameof(InitialMemory), InitialMemory)],
    ];

    /// <summary>Whether predictions read ids, and find the input's sums of the first layer in tables.</summary>
    public bool LooksUp { get; init; }

    /// <summary>The number of the input that a state starts from; null where it starts as zeros.</summary>
    /// <param name="memory">Whether it is the second state.</param>
    public int? InitialInput(bool memory) => memory ? (InitialMemory is null ? null : InitialState is null ? 1 : 2) : InitialState is null ? null : 1;

    /// <summary>Whether the units of two directions stand one behind the other.</summary>
    public bool Joins => Bidirectional && Merge == Merge.Concat;

    /// <summary>The features of what each layer makes.</summary>
    public int Features => Joins ? Shape.Clip((long)Units * Directions) : Units;

    public int Directions => Bidirectional ? 2 : 1;

    /// <summary>Directions of all layers.</summary>
    public int Parts => Shape.Clip((long)Layers * Directions);

    /// <summary>Whether the sums of the state have a bias of their own: where the input's are multiplied by nothing before they meet, one is enough.</summary>
    public bool HasStateBias => UseBias && ResetAfter;
}
