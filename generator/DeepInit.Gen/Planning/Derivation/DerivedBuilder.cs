using DeepInit.Gen.Collections;

namespace DeepInit.Gen.Planning;

/// <summary>What inference derives from parameters so far, one after another behind them, each made once.</summary>
internal sealed class DerivedBuilder
{
    private readonly List<Derived> _all = [];
    private readonly ElementType _element;
    private int _index;
    private int _offset;

    /// <param name="element">The element type of the network's parameters.</param>
    /// <param name="index">The number after the last parameter's.</param>
    /// <param name="offset">The end of the block of parameters.</param>
    public DerivedBuilder(ElementType element, int index, int offset)
    {
        _element = element;
        _index = index;
        _offset = offset;
    }

    /// <summary>What has been asked for, in the order of memory: sources stand before what is made of them.</summary>
    public IReadOnlyList<Derived> All => _all;

    /// <summary>What a transform makes; the same when the same is asked for again.</summary>
    public EquatableArray<ParameterPlan> Add(DerivedTransform transform)
    {
        if (_all.Find(derived => derived.Transform == transform) is { } existing)
        {
            return existing.Results;
        }

        EquatableArray<ParameterPlan> results = transform.Results(_index, _offset).ToEquatableArray();
        _index += results.Count;
        _offset += results.Sum(result => result.Length);
        _all.Add(new(transform.Sources.ToEquatableArray(), transform, _element, results));
        return results;
    }
}
