namespace DeepInit.Benchmarks;

/// <summary>What was typed cannot be run; the message says what was expected.</summary>
internal sealed class UsageException(string message) : Exception(message);
