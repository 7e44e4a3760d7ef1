namespace DeepInit.Runtime;

/// <content>Penalties on weights, which are a part of the loss.</content>
public sealed partial class ParameterStore<T>
{
    private List<WeightPenalty>? _penalties;

    /// <summary>Has the loss punish the weights of a parameter: l1 · Σ |w| + l2 · Σ w².</summary>
    /// <param name="parameter">Its number. Its gradient is stored in every step.</param>
    /// <param name="l1">The factor on sizes, at least 0.</param>
    /// <param name="l2">The factor on squares, at least 0.</param>
    public void Penalize(int parameter, double l1, double l2)
    {
        ParameterDeclaration declaration = _declarations[parameter];
        (_penalties ??= []).Add(new WeightPenalty(declaration.Offset, declaration.Layout.StorageLength, l1, l2));
    }

    /// <summary>Whether the loss punishes weights.</summary>
    internal bool HasPenalties => _penalties is not null;

    /// <summary>What the penalties come to.</summary>
    /// <param name="values">The first of the values that the pass reads.</param>
    internal double Penalty(ref T values)
    {
        double sum = 0;
        foreach (WeightPenalty penalty in _penalties!)
            sum += penalty.Of(ref values);
        return sum;
    }

    /// <summary>Adds the derivatives of the penalties to the stored gradients.</summary>
    /// <param name="values">The first of the values that the pass has read.</param>
    /// <param name="share">What they count: 1, or the share of a machine of several.</param>
    internal void AddPenaltyGradients(ref T values, double share)
    {
        foreach (WeightPenalty penalty in _penalties!)
            penalty.AddGradient(ref values, ref Gradients, share);
    }
}
