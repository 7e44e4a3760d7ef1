namespace DeepInit;

/// <summary>
/// What stands around the optimiser of a network: averages of the weights that it makes, or another way to it from the gradients. Several act one inside the other, in whatever order they are written:
/// first what the gradients are of, then what becomes of the weights after a step, then averages.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class OptimizerWrapperAttribute : Attribute
{
    private protected OptimizerWrapperAttribute()
    {
    }
}
