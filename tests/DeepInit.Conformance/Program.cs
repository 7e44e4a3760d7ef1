using DeepInit.Conformance.Reading;

namespace DeepInit.Conformance;

/// <summary>The console program: one line a case, then the counts.</summary>
internal static class Program
{
    private const int AllPassed = 0;
    private const int SomeFailed = 1;
    private const int WrongUsage = 2;

    public static int Main(string[] arguments) => Run(arguments, Console.Out, Console.Error, new CaseRunner());

    /// <summary>Runs the program.</summary>
    /// <param name="arguments">As <see cref="CommandLine.Usage"/> says.</param>
    /// <param name="output">Takes the verdicts.</param>
    /// <param name="error">Takes what is wrong with the arguments.</param>
    /// <param name="runner">Runs the cases.</param>
    /// <returns>The exit code: 0, 1 if any case failed, 2 for arguments that ask for nothing.</returns>
    internal static int Run(string[] arguments, TextWriter output, TextWriter error, CaseRunner runner)
    {
        try
        {
            CommandLine line = CommandLine.Parse(arguments);
            IReadOnlyList<string> folders = Select(line);
            Dictionary<Verdict, int> counts = [];
            foreach (string folder in folders)
            {
                CaseResult result = line.Onnx ? runner.RunOnnx(folder) : runner.Run(folder, line.Precision);
                counts[result.Verdict] = counts.GetValueOrDefault(result.Verdict) + 1;
                output.WriteLine(result);
            }

            int failed = counts.GetValueOrDefault(Verdict.Failed);
            output.WriteLine($"{counts.GetValueOrDefault(Verdict.Passed)} passed, {failed} failed, {counts.GetValueOrDefault(Verdict.Unsupported)} skipped");
            return failed > 0 ? SomeFailed : AllPassed;
        }
        catch (UsageException exception)
        {
            error.WriteLine(exception.Message);
            error.WriteLine(CommandLine.Usage);
            return WrongUsage;
        }
    }

    private static IReadOnlyList<string> Select(CommandLine line)
    {
        if (!Directory.Exists(line.Folder))
        {
            throw new UsageException($"there is no folder '{line.Folder}'");
        }

        string[] folders = [.. CaseFolders.Find(line.Folder).Where(folder => Matches(folder, line))];
        return folders.Length > 0 ? folders : throw new UsageException($"no case under '{line.Folder}' is asked for");
    }

    private static bool Matches(string folder, CommandLine line)
    {
        if (line.Tag is null && line.Case is null)
        {
            return true;
        }

        try
        {
            (string name, IReadOnlyList<string> tags) = ConformanceCase.ReadHead(folder);
            return (line.Case is null || line.Case == name) && (line.Tag is null || tags.Contains(line.Tag));
        }
        catch (Exception exception) when (exception is CaseFormatException or System.Text.Json.JsonException)
        {
            // What cannot be read may be what is asked for: running it says what is wrong with it.
            return true;
        }
    }
}
