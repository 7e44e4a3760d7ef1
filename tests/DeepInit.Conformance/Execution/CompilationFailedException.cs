namespace DeepInit.Conformance.Execution;

/// <summary>The generated code does not compile, or not without a warning; the message is the first of what was reported.</summary>
internal sealed class CompilationFailedException(string message) : Exception(message);
