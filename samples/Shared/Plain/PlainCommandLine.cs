using System.Globalization;

namespace Samples.Shared;

/// <summary>
/// The command line of a program that stays small when it is compiled ahead of time: <c>--name VALUE</c>, <c>--name=VALUE</c> and <c>--help</c>. Samples with more
/// to choose use System.CommandLine, whose answers these are: 0 for the help, 2 for what is not understood.
/// </summary>
internal sealed class PlainCommandLine
{
    /// <summary>The exit code of a command line that is not understood.</summary>
    public const int NotUnderstood = 2;

    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    private PlainCommandLine()
    {
    }

    /// <summary>Reads a command line; has said what there is to say where it returns null.</summary>
    /// <param name="args">What was typed.</param>
    /// <param name="description">What the program does, for the help.</param>
    /// <param name="options">Its options.</param>
    /// <param name="exitCode">The program's exit code where null is returned: 0 after the help, else <see cref="NotUnderstood"/>.</param>
    /// <param name="others">Beginnings of options that go on to somebody else; none unless given.</param>
    public static PlainCommandLine? Read(string[] args, string description, PlainOption[] options, out int exitCode, params string[] others)
    {
        exitCode = 0;
        if (args.Any(argument => argument is "--help" or "-h" or "-?" or "/?"))
        {
            WriteHelp(description, options);
            return null;
        }

        var read = new PlainCommandLine();
        for (int i = 0; i < args.Length; i++)
        {
            int equals = args[i].IndexOf('=');
            string name = equals < 0 ? args[i] : args[i][..equals];
            bool known = options.Any(option => Same(option.Name, name));
            if (!known && !others.Any(other => name.StartsWith(other, StringComparison.OrdinalIgnoreCase)))
                return Refuse($"'{name}' is no option; the nearest is '{EditDistance.Nearest(name, options.Select(option => option.Name).Append("--help"))}'. --help lists them.", out exitCode);
            if (equals < 0 && (i + 1 == args.Length || args[i + 1].StartsWith("--", StringComparison.Ordinal)))
                return Refuse($"'{name}' needs a value{(known ? $": {options.First(option => Same(option.Name, name)).Value}" : "")}.", out exitCode);
            read._values[name] = equals < 0 ? args[++i] : args[i][(equals + 1)..];
        }

        return read;
    }

    /// <summary>A value; null where it was not given.</summary>
    public string? Value(string name) => _values.GetValueOrDefault(name);

    /// <summary>A whole number, or what holds where it was not given. What is no such number has been said where it returns false.</summary>
    public bool TryInteger(string name, int otherwise, out int number)
    {
        number = otherwise;
        if (Value(name) is not { } text || int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
            return true;
        Refuse($"{name}: expected a whole number, got '{text}'.", out _);
        return false;
    }

    private static void WriteHelp(string description, PlainOption[] options)
    {
        (string Left, string Right)[] lines = [.. options.Select(option => ($"{option.Name} {option.Value}", option.Description)), ("--help", "Shows this.")];
        int width = lines.Max(line => line.Left.Length);
        Console.WriteLine($"{description}\n\nOptions:");
        foreach ((string left, string right) in lines)
            Console.WriteLine($"  {left.PadRight(width)}  {right}");
    }

    private static PlainCommandLine? Refuse(string message, out int exitCode)
    {
        Console.Error.WriteLine(message);
        exitCode = NotUnderstood;
        return null;
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
