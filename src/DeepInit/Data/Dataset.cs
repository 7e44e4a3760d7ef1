namespace DeepInit;

/// <summary>Data of any element type: in memory, a <see cref="Dataset{T}"/>, or read while training, a <see cref="DataSource{T}"/>.</summary>
public abstract class Dataset
{
    private protected Dataset()
    {
    }
}
