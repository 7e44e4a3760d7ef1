namespace Playground.Networks;

/// <summary>Which network writes.</summary>
public enum Writer
{
    /// <summary>A recurrent layer.</summary>
    GRU,

    /// <summary>A small transformer.</summary>
    GPT,
}
