namespace DeepInit;

/// <summary>
/// A weight file that is damaged, is no safetensors file, or does not fit the network. Whatever threw it has changed nothing.
/// </summary>
/// <remarks>
/// Every fault in a file's contents ends in this one exception. Faults in reaching the file (no such file, no permission, disk full) stay what
/// <see cref="System.IO"/> throws; those that derive from <see cref="IOException"/>, as this one does, can be caught together.
/// </remarks>
public sealed class WeightFileException : IOException
{
    /// <summary>A fault.</summary>
    /// <param name="message">What was expected and what came.</param>
    public WeightFileException(string message)
        : base(message)
    {
    }

    /// <summary>A fault that another exception explains.</summary>
    /// <param name="message">What was expected and what came.</param>
    /// <param name="innerException">The explanation.</param>
    public WeightFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
