using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using DeepInit.Gen.Collections;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Diagnostics;

/// <summary>
/// A fault of ours, met on one network. It ends as one diagnostic at that network, with what a report needs; whatever else the compilation holds never notices.
/// </summary>
internal static class InternalError
{
    /// <summary>Called on entering each stage with its name and the network's; tests throw from it. Null otherwise.</summary>
    internal static Action<string, string>? Entered { get; set; }

    /// <summary>Runs a stage on a network; an exception becomes the result that <paramref name="failed"/> makes of its description.</summary>
    /// <remarks>Never inlined, so that a report names the same method however warm the compiler is.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Guard<T>(string stage, string network, Func<T> run, Func<string, T> failed)
    {
        try
        {
            Entered?.Invoke(stage, network);
            return run();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return failed(Describe(stage, exception));
        }
    }

    /// <summary>The issue at a network of which no code can be made.</summary>
    public static Issue Of(string network, string what) => new(Rules.InternalError.Id, Place.Network, 0, "", new([network, what]));

    /// <summary>The stage, the exception, and the innermost method of this assembly that it came through.</summary>
    private static string Describe(string stage, Exception exception)
    {
        MethodBase? method = new StackTrace(exception).GetFrames()?
            .Select(frame => frame.GetMethod())
            .FirstOrDefault(found => found?.DeclaringType is { } type && type.Assembly == typeof(InternalError).Assembly);
        string where = method is null ? "" : $", in {method.DeclaringType!.Name}.{method.Name}";
        string message = exception.Message.Replace("\r", "").Replace('\n', ' ');
        return $"{exception.GetType().Name} while {stage}{where}: {message.TrimEnd('.')}";
    }
}
