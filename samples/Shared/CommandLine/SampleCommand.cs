using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using DeepInit;

namespace Samples.Shared;

/// <summary>What the command lines of samples have alike.</summary>
internal static class SampleCommand
{
    /// <summary>A folder of images; one that is not there is refused.</summary>
    /// <param name="description">What is in it.</param>
    public static Option<DirectoryInfo> Data(string description) => new Option<DirectoryInfo>("--data") { Description = description }.AcceptExistingOnly();

    /// <summary>Where files go; the working folder unless given.</summary>
    public static Option<DirectoryInfo> Output() =>
        new("--output") { Description = "The folder that files are written into; made where there is none.", DefaultValueFactory = _ => new(Environment.CurrentDirectory) };

    /// <summary>The path of a folder, which is made where there is none.</summary>
    public static string CreateIfMissing(this DirectoryInfo folder)
    {
        folder.Create();
        return folder.FullName;
    }

    /// <summary>Refuses whole numbers below 1. What is no number at all, the parser refuses.</summary>
    public static Option<T> AtLeastOne<T>(this Option<T> option)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var typed }] && int.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number < 1)
                result.AddError($"{option.Name} is at least 1; it was {number}.");
        });
        return option;
    }

    /// <summary>Has a command do something, which Ctrl-C asks to end.</summary>
    /// <param name="root">The command.</param>
    /// <param name="action">Returns the exit code.</param>
    public static void Does(this RootCommand root, Func<ParseResult, CancellationToken, int> action) =>
        // On a thread of its own: who invokes listens to Ctrl-C only when the call has come back.
        root.SetAction((arguments, stop) => Task.Run(() => action(arguments, stop), CancellationToken.None));

    /// <summary>The exit code of a command line that is not understood.</summary>
    public const int NotUnderstood = 2;

    /// <summary>Runs a command. What is wrong with the data or the disk is one message; what is not understood names the nearest option.</summary>
    public static async Task<int> RunAsync(this RootCommand root, string[] args)
    {
        try
        {
            ParseResult parsed = root.Parse(args);
            if (parsed.Errors.Count > 0)
                return Refuse(parsed);

            // A step may take longer than the two seconds that Ctrl-C otherwise has.
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped.");
            return 1;
        }
        catch (Exception problem) when (problem is DataFileException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(problem.Message);
            return 1;
        }
    }

    private static int Refuse(ParseResult parsed)
    {
        string[] names = [.. OptionsOf(parsed.CommandResult).SelectMany(option => option.Aliases.Append(option.Name))];
        foreach (string message in parsed.Errors.Select(error => error.Message).Distinct())
            Console.Error.WriteLine(message);
        foreach (string unknown in parsed.UnmatchedTokens.Where(token => token.StartsWith('-')).Select(token => token.Split('=')[0]))
            Console.Error.WriteLine($"'{unknown}' is no option; the nearest is '{EditDistance.Nearest(unknown, names)}'.");
        Console.Error.WriteLine("--help lists the options.");
        return NotUnderstood;
    }

    private static IEnumerable<Option> OptionsOf(CommandResult? command) =>
        command is null ? [] : command.Command.Options.Concat(OptionsOf(command.Parent as CommandResult));
}
