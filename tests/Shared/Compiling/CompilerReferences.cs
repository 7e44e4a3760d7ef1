using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DeepInit.Tests.Shared.Compiling;

/// <summary>What a compilation in memory refers to: the frameworks that run this, and assemblies besides; not the generator, which has its own copy of the enums.</summary>
internal static class CompilerReferences
{
    /// <summary>References to the framework and to the assemblies of some types.</summary>
    /// <param name="types">Types of the assemblies to refer to. One of another framework that runs this brings all of that framework.</param>
    public static ImmutableArray<MetadataReference> Of(params Type[] types)
    {
        string core = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        string[] assemblies = [.. types.Select(type => type.Assembly.Location).Distinct()];
        string shared = Path.GetDirectoryName(Path.GetDirectoryName(core))!;
        HashSet<string> frameworks = [core, .. assemblies.Select(path => Path.GetDirectoryName(path)!).Where(folder => folder.StartsWith(shared, StringComparison.Ordinal))];
        return
        [
            .. trusted.Split(Path.PathSeparator)
                .Where(path => frameworks.Contains(Path.GetDirectoryName(path)!))
                .Concat(assemblies.Where(path => !frameworks.Contains(Path.GetDirectoryName(path)!)))
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
    }
}
