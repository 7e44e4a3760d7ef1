namespace DeepInit.Tests.Runtime.Teams;

/// <summary>Takes a thread out of a run that is given up.</summary>
internal sealed class AbandonedException : Exception;
