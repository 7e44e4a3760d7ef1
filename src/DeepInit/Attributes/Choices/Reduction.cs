namespace DeepInit;

/// <summary>How the losses of elements or rows become one number.</summary>
public enum Reduction
{
    /// <summary>Mean over all elements; over all rows for losses on classes.</summary>
    Mean = 0,

    /// <summary>Sum.</summary>
    Sum,

    /// <summary>Sum divided by the number of rows in the batch.</summary>
    BatchMean,
}
