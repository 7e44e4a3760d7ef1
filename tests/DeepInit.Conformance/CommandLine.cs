namespace DeepInit.Conformance;

/// <summary>What the user asks for.</summary>
/// <param name="Folder">Where the cases are.</param>
/// <param name="Tag">Only cases with this tag; null for all.</param>
/// <param name="Case">Only the case of this name; null for all.</param>
/// <param name="Precision">The number type to compute in.</param>
/// <param name="Onnx">Whether the trained networks' ONNX models are compared with the networks, instead of the networks with the expected numbers.</param>
internal sealed record CommandLine(string Folder, string? Tag, string? Case, Precision Precision, bool Onnx = false)
{
    /// <summary>How to call the program.</summary>
    public const string Usage = "usage: DeepInit.Conformance FOLDER [--tag T] [--case NAME] [--precision single|double | --onnx]";

    /// <summary>Reads the arguments.</summary>
    /// <exception cref="UsageException">They are not as <see cref="Usage"/> says.</exception>
    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        string? folder = null;
        bool onnx = false;
        Dictionary<string, string> options = [];
        for (int i = 0; i < arguments.Count; i++)
        {
            string argument = arguments[i];
            if (!argument.StartsWith("--", StringComparison.Ordinal))
            {
                folder = folder is null ? argument : throw new UsageException($"one folder is expected, got '{folder}' and '{argument}'");
                continue;
            }

            if (argument == "--onnx")
            {
                onnx = true;
                continue;
            }

            if (argument is not ("--tag" or "--case" or "--precision"))
            {
                throw new UsageException($"unknown option '{argument}'");
            }

            if (++i == arguments.Count)
            {
                throw new UsageException($"{argument} wants a value");
            }

            if (!options.TryAdd(argument, arguments[i]))
            {
                throw new UsageException($"{argument} is given twice");
            }
        }

        if (onnx && options.ContainsKey("--precision"))
        {
            throw new UsageException("--onnx is in single precision: ONNX Runtime has no convolution of doubles");
        }

        return new CommandLine(
            folder ?? throw new UsageException("no folder is given"),
            options.GetValueOrDefault("--tag"),
            options.GetValueOrDefault("--case"),
            options.GetValueOrDefault("--precision", "single") switch
            {
                "single" => Precision.Single,
                "double" => Precision.Double,
                string other => throw new UsageException($"--precision is single or double, got '{other}'"),
            },
            onnx);
    }
}

/// <summary>The program was called in a way that it does not understand.</summary>
internal sealed class UsageException(string message) : Exception(message);
