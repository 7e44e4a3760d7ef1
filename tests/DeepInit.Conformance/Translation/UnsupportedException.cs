namespace DeepInit.Conformance.Translation;

/// <summary>A case asks for something that the language of attributes cannot say. The message names it: <c>layer 'gru'</c>.</summary>
internal sealed class UnsupportedException(string what) : Exception(what);
