namespace DeepInit.Conformance.Reading;

/// <summary>The files of a case do not follow the format; the message names file, field, what was expected and what came.</summary>
internal sealed class CaseFormatException(string message) : Exception(message);
