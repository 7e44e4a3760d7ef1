namespace DeepInit.Gen.Planning;

/// <summary>
/// How something is made of parameters. A kind says what it reads and makes; what it computes, its emitter writes. A new one is a record here, an emitter, and a line in the
/// emitters' catalogue.
/// </summary>
internal abstract record DerivedTransform
{
    /// <summary>What it reads: parameters, or what was derived before.</summary>
    public abstract IEnumerable<ParameterPlan> Sources { get; }

    /// <summary>The parameters among them that inference reads no more, since it reads the results in their place.</summary>
    public abstract IEnumerable<ParameterPlan> Replaced { get; }

    /// <summary>What it does, for people.</summary>
    public abstract string Comment { get; }

    /// <summary>What <c>Summary()</c> says of it; null for nothing.</summary>
    public virtual string? Said => null;

    /// <summary>The tensors that it makes, one after another in memory.</summary>
    /// <param name="index">The number of the first.</param>
    /// <param name="offset">The place of the first in the block of values.</param>
    public abstract IEnumerable<ParameterPlan> Results(int index, int offset);
}
