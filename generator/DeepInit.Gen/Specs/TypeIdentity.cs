using DeepInit.Gen.Collections;

namespace DeepInit.Gen.Specs;

/// <summary>The class that carries the attributes: enough to write another part of it.</summary>
/// <param name="Namespace">Empty in the global namespace.</param>
/// <param name="Containers">Headers of the types around it, outermost first: <c>partial class Outer&lt;T&gt;</c>.</param>
/// <param name="Name">Its name, as an identifier may be written in source (with @ where it is a keyword).</param>
/// <param name="TypeParameters">Its type parameters as text, empty for a valid network.</param>
/// <param name="Qualified">Its dotted name, for hint names and messages.</param>
/// <param name="HasTwin">Whether it, or a type or namespace around it, has a neighbour of the same name, or of one that differs in case alone.</param>
/// <param name="IsPublic">Whether users outside the assembly see it.</param>
/// <param name="Keyword">What it is declared as: <c>class</c> for a valid network, <c>record</c> or <c>static class</c> for one that cannot be.</param>
internal sealed record TypeIdentity(
    string Namespace,
    EquatableArray<string> Containers,
    string Name,
    string TypeParameters,
    string Qualified,
    bool HasTwin,
    bool IsPublic,
    string Keyword = "class")
{
    /// <summary>What it has in common with no other type: <see cref="Qualified"/> says of a dot neither whether it ends a namespace nor of what kind a type is.</summary>
    public string Key => $"{Namespace}|{string.Join("|", Containers)}|{Keyword} {Name}{TypeParameters}";

    /// <summary>The assembly that it is compiled into.</summary>
    public string Assembly { get; init; } = "";

    /// <summary>Whether another file can hold a part of it: not of a <c>file</c> class, nor can a static class have what is generated.</summary>
    public bool TakesParts => !IsFileLocal && Keyword != "static class";

    /// <summary>Whether it, or a type around it, is a <c>file</c> type.</summary>
    public bool IsFileLocal { get; init; }
}
