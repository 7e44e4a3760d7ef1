using System.Diagnostics;

namespace DeepInit.Benchmarks.Measuring;

/// <summary>Programs that a measurement starts: this one again, or another library's.</summary>
internal static class Child
{
    /// <summary>Runs this program once more.</summary>
    /// <param name="environment">Variables to set.</param>
    /// <param name="arguments">Its command line.</param>
    /// <returns>The lines that it printed.</returns>
    public static string[] RunSelf(IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments) =>
        Run(Environment.ProcessPath!, environment, [.. IsHost ? [typeof(Child).Assembly.Location] : Array.Empty<string>(), .. arguments]);

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static string[] Run(string program, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"'{program}' could not be started.");
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : throw new InvalidOperationException($"'{program} {string.Join(' ', start.ArgumentList)}' ended with code {process.ExitCode}.");
    }

    // Under "dotnet DeepInit.Benchmarks.dll" the process is the host, and the program its first argument.
    private static bool IsHost => Path.GetFileNameWithoutExtension(Environment.ProcessPath!).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
}
