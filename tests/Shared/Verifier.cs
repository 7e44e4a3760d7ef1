using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;

namespace VerifyXunit;

/// <summary>
/// Snapshots of what a generator makes, with the call, the file names and the behaviour of Verify.SourceGenerators: <c>Test.Method#Hint.g.verified.cs</c>
/// beside the test; on a mismatch <c>.received.cs</c> beside it, to be read and renamed by whoever accepts it. <c>-p:UseVerify=true</c> takes the package instead.
/// </summary>
public static class Verifier
{
    /// <summary>Compares every generated file with its snapshot, and every snapshot of the test with a generated file.</summary>
    /// <param name="driver">After it has run.</param>
    /// <param name="sourceFile">The file of the test: the directory of its snapshots, and the first part of their names.</param>
    /// <param name="method">The test: the second part of their names.</param>
    /// <exception cref="SnapshotMismatchException">They differ; every difference is listed.</exception>
    public static Task Verify(GeneratorDriver driver, [CallerFilePath] string sourceFile = "", [CallerMemberName] string method = "")
    {
        GeneratorDriverRunResult results = driver.GetRunResult();
        Exception[] exceptions = [.. results.Results.Select(result => result.Exception).OfType<Exception>()];
        if (exceptions.Length > 0)
        {
            throw new AggregateException(exceptions);
        }

        var texts = results.Results
            .SelectMany(result => result.GeneratedSources)
            .ToDictionary(source => Path.GetFileNameWithoutExtension(source.HintName) + ".{0}.cs", source => $"//HintName: {source.HintName}\n{source.SourceText}");
        if (results.Diagnostics.Length > 0)
        {
            texts.Add("Diagnostics.{0}.txt", string.Join("\n", results.Diagnostics));
        }

        Compare(Path.GetDirectoryName(sourceFile)!, $"{Path.GetFileNameWithoutExtension(sourceFile)}.{method}#", texts);
        return Task.CompletedTask;
    }

    /// <summary>Compares a text with its snapshot, <c>Test.Method.verified.txt</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sourceFile">The file of the test: the directory of its snapshot, and the first part of its name.</param>
    /// <param name="method">The test: the second part of its name.</param>
    /// <exception cref="SnapshotMismatchException">They differ.</exception>
    public static Task Verify(string text, [CallerFilePath] string sourceFile = "", [CallerMemberName] string method = "")
    {
        Compare(Path.GetDirectoryName(sourceFile)!, $"{Path.GetFileNameWithoutExtension(sourceFile)}.{method}.", new Dictionary<string, string> { ["{0}.txt"] = text });
        return Task.CompletedTask;
    }

    private static void Compare(string directory, string prefix, IReadOnlyDictionary<string, string> texts)
    {
        var faults = new List<string>();
        foreach ((string name, string text) in texts)
        {
            string verified = Path.Combine(directory, prefix + string.Format(null, name, "verified"));
            string received = Path.Combine(directory, prefix + string.Format(null, name, "received"));
            string got = Normalize(text);
            string? expected = File.Exists(verified) ? Normalize(File.ReadAllText(verified)) : null;
            if (got == expected)
            {
                File.Delete(received);
            }
            else
            {
                File.WriteAllText(received, got, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                faults.Add(expected is null ? $"new: {received}" : $"{received}: {FirstDifference(expected, got)}");
            }
        }

        HashSet<string> known = [.. texts.Keys.Select(name => prefix + string.Format(null, name, "verified"))];
        faults.AddRange(Directory.EnumerateFiles(directory, prefix + "*.verified.*").Where(file => !known.Contains(Path.GetFileName(file))).Select(file => $"no longer generated: {file}"));
        if (faults.Count > 0)
        {
            throw new SnapshotMismatchException("Snapshots differ; read the received files as code, and rename those that are right to .verified:\n" + string.Join("\n", faults));
        }
    }

    private static string Normalize(string text) => text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n');

    private static string FirstDifference(string expected, string got)
    {
        string[] before = expected.Split('\n');
        string[] after = got.Split('\n');
        int line = 0;
        while (line < before.Length && line < after.Length && before[line] == after[line])
        {
            line++;
        }

        return $"line {line + 1} is '{(line < after.Length ? after[line].Trim() : "missing")}', was '{(line < before.Length ? before[line].Trim() : "missing")}'";
    }
}

/// <summary>What was generated is not what the snapshots hold.</summary>
public sealed class SnapshotMismatchException(string message) : Exception(message);
