using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using DeepInit.Networks.Tests.Kernels;
using DeepInit.Tests.Shared.Layers;

namespace DeepInit.Networks.Tests;

/// <summary>The kernel checks as a program: tests start it in processes with other vector widths. See README.md.</summary>
internal static class Program
{
    /// <summary><c>--lanes</c> only says how wide vectors are; <c>--short</c> takes the short suite.</summary>
    private static int Main(string[] arguments)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"lanes {Vector<float>.Count}, hardware {Vector.IsHardwareAccelerated}"));
        if (arguments.Contains("--lanes"))
            return 0;

        var watch = Stopwatch.StartNew();
        KernelCheck check = (arguments.Contains("--short") ? KernelSuite.Short : KernelSuite.Whole).Run(KernelModels.All);
        string[] failures = [.. check.Failures, .. LayerCaseCatalog.All.SelectMany(layer => LayerCheck.Run(layer, rows: [2]))];
        foreach (string failure in failures.Take(40))
            Console.WriteLine("FAIL " + failure);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{KernelSuite.Describe(check)}, {watch.Elapsed.TotalSeconds:F0} s"));
        return failures.Length == 0 ? 0 : 1;
    }
}
