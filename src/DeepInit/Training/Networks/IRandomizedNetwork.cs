namespace DeepInit;

/// <summary>A network with layers that draw numbers while it trains: dropout, noise, sampling.</summary>
public interface IRandomizedNetwork
{
    /// <summary>Whether dropout, noise and whatever else draws numbers acts while the network trains; true unless set. False trains as PyTorch does after <c>eval()</c>.</summary>
    bool IsRandomized { get; set; }
}
