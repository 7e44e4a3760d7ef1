namespace PredictionServer.Model;

/// <summary>A file that can be read and must not be served; the message says why.</summary>
public sealed class UnfitModelException(string message) : Exception(message);
