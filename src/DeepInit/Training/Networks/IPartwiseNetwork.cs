namespace DeepInit;

/// <summary>A network that can take a large batch in parts.</summary>
public interface IPartwiseNetwork
{
    /// <summary>
    /// The most rows that training takes through the network at once. A step on more takes them in parts, whose gradients add up before the one update: the
    /// same step for less memory, but for batch normalisation and dropout, which act part by part. <see cref="int.MaxValue"/> unless set.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to less than 1.</exception>
    int MaxRowsPerPass { get; set; }
}
