using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Text;
using System.Text.RegularExpressions;
using DeepInit.Networks.Tests.Compiling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace DeepInit.Networks.Tests.Contract;

/// <summary>Code that was generated for one runtime meets another: the app brings it, and a library's networks were built with theirs.</summary>
public sealed class RuntimeContractTests
{
    private const string Net = "[Network] [Input(4)] [Dropout(0.1)] [Dense(3)] [Loss(MeanSquaredError)] [Adam] public sealed partial class Net;";

    /// <summary>What generated code uses, and these runtimes lack: a generic class that the engine has a field of, a struct, a static method.</summary>
    private static readonly string[] Missing = ["IdlePool", "NetworkUse", "TrainingEngine", "ThreadTeam"];

    [Fact]
    public void CodeOfAnOlderContractIsToldToBeBuiltAnew()
    {
        InvalidOperationException error = Assert.IsType<InvalidOperationException>(Fault(Runtime(current: 9, oldest: 8, version: "3.1.0", Missing)));
        Assert.Equal(
            "Net was generated for contract 7 of DeepInit, the loaded DeepInit.dll 3.1.0 has contracts 8 to 9: rebuild it with the package DeepInit.Gen 3.1.0, or use the version that it was built with.",
            error.Message);
    }

    [Fact]
    public void CodeOfALaterContractIsToldToBringItsRuntime()
    {
        InvalidOperationException error = Assert.IsType<InvalidOperationException>(Fault(Runtime(current: 1, oldest: 1, version: "1.0.0", Missing)));
        Assert.Equal(
            "Net was generated for contract 7 of DeepInit, the loaded DeepInit.dll 1.0.0 has contract 1: use at least the version of the package DeepInit.Gen that it was built with.",
            error.Message);
    }

    /// <summary>What the sentence is instead of: the same runtime, without a contract that says so.</summary>
    [Fact]
    public void WithoutTheContractSomethingIsMissingSomewhere() =>
        Assert.True(Fault(Runtime(current: 7, oldest: 7, version: "1.0.0", Missing)) is TypeLoadException or MissingMethodException);

    [Fact]
    public void ALaterRuntimeThatStillKnowsTheContractRunsTheCode() =>
        Assert.Null(Fault(Runtime(current: 8, oldest: 7, version: "2.0.0", [])));

    /// <summary>What comes of making the network on a runtime.</summary>
    private static Exception? Fault(byte[] runtime)
    {
        var context = new Loading(runtime);
        try
        {
            Assembly networks = context.LoadFromStream(new MemoryStream(NetworkCompiler.ImageOf(NetworkCompiler.Generate(Net))));
            try
            {
                Activator.CreateInstance(networks.GetType("Net", throwOnError: true)!, 3);
                return null;
            }
            catch (TargetInvocationException e)
            {
                return e.InnerException;
            }
        }
        finally
        {
            context.Unload();
        }
    }

    /// <summary>This repository's runtime, with another contract and other names for some of its types.</summary>
    private static byte[] Runtime(int current, int oldest, string version, string[] renamed)
    {
        CSharpParseOptions options = new CSharpParseOptions(LanguageVersion.Latest)
            .WithPreprocessorSymbols(Enumerable.Range(5, 6).Select(v => $"NET{v}_0_OR_GREATER").Prepend("NET").ToArray());
        string sources = Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", "src", "DeepInit"));
        IEnumerable<SyntaxTree> files = Directory.EnumerateFiles(sources, "*.cs", SearchOption.AllDirectories)
            .Where(path => !Regex.IsMatch(Path.GetRelativePath(sources, path), @"^(obj|bin)[\\/]"))
            .Select(path => CSharpSyntaxTree.ParseText(SourceText.From(Doctored(File.ReadAllText(path)), Encoding.UTF8), options, path));
        string head = $"""
            global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
            global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
            [assembly: System.Reflection.AssemblyVersion("{version}.0")]
            """;
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        IEnumerable<MetadataReference> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == framework).Select(path => MetadataReference.CreateFromFile(path));
        return NetworkCompiler.ImageOf(CSharpCompilation.Create(
            "DeepInit",
            files.Prepend(CSharpSyntaxTree.ParseText(SourceText.From(head, Encoding.UTF8), options, "Head.cs")),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable)));

        string Doctored(string text)
        {
            text = Regex.Replace(text, @"const int Current = \d+;", $"const int Current = {current};");
            text = Regex.Replace(text, @"const int Oldest = \d+;", $"const int Oldest = {oldest};");
            return renamed.Length == 0 ? text : Regex.Replace(text, $@"\b({string.Join("|", renamed)})\b", "$1OfLater");
        }
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    private sealed class Loading(byte[] runtime) : AssemblyLoadContext(isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName) => assemblyName.Name == "DeepInit" ? LoadFromStream(new MemoryStream(runtime)) : null;
    }
}
