using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>
/// A network that knows what its loss divides by, so that the loss of many batches is that of all their rows at once. Of networks without it, each batch counts by
/// its rows.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILossSums
{
    /// <summary>Adds the losses of the last step, or of the last loss that was computed.</summary>
    /// <param name="total">Takes them.</param>
    void AddLosses(LossTotal total);
}
