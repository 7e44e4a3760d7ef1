using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace DeepInit.OldestCompiler;

/// <summary>The build's properties and the project's .editorconfig, as generators and analyzers read them.</summary>
internal sealed class BuildSettings : AnalyzerConfigOptionsProvider
{
    private readonly AnalyzerConfigSet _files;

    public BuildSettings(ImmutableArray<string> paths)
    {
        _files = AnalyzerConfigSet.Create(paths.Select(path => AnalyzerConfig.Parse(SourceText.From(File.ReadAllText(path)), path)).ToImmutableArray());
    }

    public override AnalyzerConfigOptions GlobalOptions => new Values(_files.GlobalConfigOptions.AnalyzerOptions);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values(_files.GetOptionsForSourcePath(tree.FilePath).AnalyzerOptions);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(_files.GetOptionsForSourcePath(textFile.Path).AnalyzerOptions);

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
