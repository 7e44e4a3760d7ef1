namespace DeepInit.Gen.Emission;

/// <summary>
/// One member that a network generates on its class: what is written of it in the class, in the stub of a network with errors, and what of the user's clashes
/// with it all follow from here.
/// </summary>
/// <param name="Name">Its name; of an explicit member the interface's, a dot and the name.</param>
/// <param name="Form">How it is written.</param>
/// <param name="Result">Its type, or what it returns; empty for a constructor.</param>
/// <param name="Body">What it evaluates or runs; for accessors what they get and set.</param>
/// <param name="Documentation">Lines of its comment, without the slashes.</param>
internal sealed record SurfaceMember(string Name, MemberForm Form, string Result, string Body, IReadOnlyList<string> Documentation)
{
    /// <summary>Who may call it: <c>public</c>, or <c>internal</c> where it takes what is internal; empty for an explicit member.</summary>
    public string Access { get; init; } = "public";

    /// <summary>The interface that the network has by it; null for none. Which interfaces a network has follows from its members.</summary>
    public string? Contract { get; init; }

    /// <summary>The name of <see cref="Contract"/> in metadata, such as <c>DeepInit.INetwork`1</c>.</summary>
    public string? ContractName => Contract is null ? null : MetadataName(Contract);

    /// <summary>What it takes; null for what takes nothing, as a property.</summary>
    public IReadOnlyList<SurfaceParameter>? Parameters { get; init; }

    /// <summary>What a network must declare to have it.</summary>
    public MemberNeed Need { get; init; }

    /// <summary>What a setter assigns, of accessors: <c>value</c>, or a check of it.</summary>
    public string Assigned { get; init; } = "value";

    /// <summary>A constant of the stub that arrays are made of.</summary>
    public string Placeholder { get; init; } = "1";

    public bool IsExplicit => Access.Length == 0;

    /// <summary>Whether its name may be another member's, which is then an overload.</summary>
    public bool IsMethod => Parameters is not null;

    /// <summary>What no other member of a class may have in common with it: the name, of a method with the types that it takes.</summary>
    public string Key => Parameters is null ? Name : KeyOf(Name, Parameters.Select(parameter => parameter.Type));

    /// <summary>The key of a method; annotations of nullability are no part of its signature.</summary>
    public static string KeyOf(string name, IEnumerable<string> types) => $"{name}({string.Join(", ", types.Select(type => type.Replace("?", "")))})";

    /// <summary>What implements the interface alone; null for a member that implements none, or does so already.</summary>
    public SurfaceMember? AsExplicit() => Contract is null || IsExplicit ? null : this with { Name = Contract + "." + Name, Access = "" };

    private static string MetadataName(string type)
    {
        string[] words = type.Replace("global::", "").Split('<', ',');
        return words.Length == 1 ? type.Replace("global::", "") : words[0] + "`" + (words.Length - 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Its declaration, as far as its body.</summary>
    public string Head(string modifier)
    {
        string access = (Access + " " + modifier).Trim();
        string type = Form == MemberForm.Constant ? "const " + Result : Result;
        string parameters = Parameters is null ? "" : "(" + string.Join(", ", Parameters.Select(parameter => $"{parameter.Type} {parameter.Name}{parameter.Default}")) + ")";
        return string.Join(" ", new[] { access, type, Name + parameters }.Where(part => part.Length > 0));
    }
}

/// <summary>A parameter of a generated member.</summary>
internal sealed record SurfaceParameter(string Type, string Name, string Default = "");

/// <summary>How a generated member is written.</summary>
internal enum MemberForm
{
    /// <summary><c>const int X = body;</c></summary>
    Constant,

    /// <summary><c>X => body;</c></summary>
    Expression,

    /// <summary><c>X { body }</c></summary>
    Block,

    /// <summary><c>X { get => body; set => body = value; }</c></summary>
    Accessors,
}

/// <summary>What a network must declare to have a member.</summary>
internal enum MemberNeed
{
    Nothing,
    Loss,
    Optimizer,
}
