using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>What a network that ranks is like. Made by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RankingForm
{
    /// <summary>A form.</summary>
    /// <param name="network">The network's name.</param>
    /// <param name="id">Which of the inputs is the candidate's id.</param>
    /// <param name="inputs">The inputs that describe candidates.</param>
    /// <param name="width">Numbers of a vector, without biases; 0 where the score is no product.</param>
    /// <param name="queryBiases">Biases behind the vector of a query.</param>
    /// <param name="candidateBiases">Biases behind that of a candidate.</param>
    /// <param name="normalizes">Whether the product is that of unit vectors.</param>
    public RankingForm(string network, int id, CandidateInput[] inputs, int width = 0, int queryBiases = 0, int candidateBiases = 0, bool normalizes = false)
    {
        Network = network;
        Id = id;
        Inputs = inputs;
        Width = width;
        QueryBiases = queryBiases;
        CandidateBiases = candidateBiases;
        Normalizes = normalizes;
    }

    internal string Network { get; }

    internal int Id { get; }

    internal CandidateInput[] Inputs { get; }

    internal CandidateInput Ids => Inputs[Id];

    internal int Width { get; }

    internal int QueryBiases { get; }

    internal int CandidateBiases { get; }

    internal bool Normalizes { get; }
}
