namespace DeepInit;

/// <summary>A data file that is damaged or not what it should be. The message has the file, the place, what was expected and what came.</summary>
public sealed class DataFileException : IOException
{
    /// <summary>A fault.</summary>
    /// <param name="message">What was expected and what came.</param>
    public DataFileException(string message)
        : base(message)
    {
    }

    /// <summary>A fault that another exception explains.</summary>
    /// <param name="message">What was expected and what came.</param>
    /// <param name="innerException">The explanation.</param>
    public DataFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
