namespace PredictionServer.Model;

/// <summary>A setting that the server cannot start with.</summary>
public sealed class ModelOptionsException(string message) : Exception(message);
