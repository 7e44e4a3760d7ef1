using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using DeepInit.Networks.Tests.Kernels;

namespace DeepInit.Networks.Tests;

/// <summary>The kernel checks as a program: tests start it with other vector widths. See README.md.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"lanes {Vector<float>.Count} accelerated {Vector.IsHardwareAccelerated}"));
        if (arguments.Contains("--lanes"))
            return 0;

        var watch = Stopwatch.StartNew();
        KernelModels.Create<float>(KernelModels.All.First());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"compiled in {watch.Elapsed.TotalSeconds:F0} s"));
        KernelCheck check = KernelSuite.Run(KernelModels.All, arguments.Contains("--all") ? KernelSuite.AllRows : KernelSuite.FewRows);
        foreach (string failure in check.Failures.Take(40))
            Console.WriteLine("FAIL " + failure);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{check.Compared} compared, {check.Failures.Count} failed, worst {check.WorstSingle:F2} and {check.WorstDouble:F2} units, {watch.Elapsed.TotalSeconds:F0} s"));
        return check.Failures.Count == 0 ? 0 : 1;
    }
}
