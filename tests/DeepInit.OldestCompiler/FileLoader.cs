using System.Reflection;
using Microsoft.CodeAnalysis;

namespace DeepInit.OldestCompiler;

/// <summary>Loads an analyzer as a compiler would: into its process, with the compiler's own Roslyn.</summary>
internal sealed class FileLoader : IAnalyzerAssemblyLoader
{
    public void AddDependencyLocation(string fullPath)
    {
    }

    public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
}
