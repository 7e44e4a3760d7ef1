using System.Collections.Immutable;
using DeepInit.Tests.Shared.Compiling;
using Microsoft.CodeAnalysis;

namespace DeepInit.Networks.Tests.Compiling;

/// <summary>The compiler of these tests: sources may use the library, its neighbours and ASP.NET Core, as the README's server does.</summary>
internal static class NetworkCompiler
{
    private static readonly InMemoryCompiler Compiler = new(typeof(Microsoft.AspNetCore.Builder.WebApplication), typeof(OnnxFile), typeof(CsvTable), typeof(TrainingMeter), typeof(Sweep), typeof(LanguageModelChat), typeof(Microsoft.Extensions.AI.IChatClient), typeof(OtherTokenizers), typeof(Microsoft.ML.Tokenizers.Tokenizer));

    /// <inheritdoc cref="InMemoryCompiler.Compile(IEnumerable{ValueTuple{string, string, bool}})"/>
    public static CompiledNetworks Compile(IEnumerable<(string Name, string Attributes, bool IsDouble)> networks) => Compiler.Compile(networks);

    /// <inheritdoc cref="InMemoryCompiler.Compile(IEnumerable{ValueTuple{DrivenNetwork, string}})"/>
    public static CompiledNetworks Compile(IEnumerable<(DrivenNetwork Network, string Attributes)> networks) => Compiler.Compile(networks);

    /// <inheritdoc cref="InMemoryCompiler.CompileFiles"/>
    public static CompiledNetworks CompileFiles(IEnumerable<(DrivenNetwork Network, string Text)> networks) => Compiler.CompileFiles(networks);

    /// <inheritdoc cref="InMemoryCompiler.CompileDrivers"/>
    public static CompiledNetworks CompileDrivers(IEnumerable<DrivenNetwork> networks) => Compiler.CompileDrivers(networks);

    /// <inheritdoc cref="InMemoryCompiler.Image"/>
    public static byte[] Image(IEnumerable<(string Path, string Text)> files) => Compiler.Image(files);

    /// <inheritdoc cref="InMemoryCompiler.ImageOf"/>
    public static byte[] ImageOf(Compilation compilation) => InMemoryCompiler.ImageOf(compilation);

    /// <inheritdoc cref="InMemoryCompiler.Check"/>
    public static ImmutableArray<Diagnostic> Check(IEnumerable<(string Path, string Text)> files, OutputKind kind) => Compiler.Check(files, kind);

    /// <inheritdoc cref="InMemoryCompiler.Generate"/>
    public static Compilation Generate(string text) => Compiler.Generate(text);
}
