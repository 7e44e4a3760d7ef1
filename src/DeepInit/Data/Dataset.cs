namespace DeepInit;

/// <summary>A dataset of any element type; see <see cref="Dataset{T}"/>.</summary>
public abstract class Dataset
{
    private protected Dataset()
    {
    }
}
