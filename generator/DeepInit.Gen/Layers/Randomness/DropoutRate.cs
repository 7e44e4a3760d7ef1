using System.Globalization;
using DeepInit.Gen.Diagnostics;

namespace DeepInit.Gen.Layers;

/// <summary>The check of a rate at which something is dropped.</summary>
internal static class DropoutRate
{
    /// <summary>Whether a rate is one; reports what is none.</summary>
    /// <param name="rate">The rate.</param>
    /// <param name="argument">The argument that has it.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="described">The layer.</param>
    /// <param name="usual">A rate to suggest where it cannot be told what was meant.</param>
    /// <param name="issues">Where to.</param>
    public static bool Check(double rate, string argument, string name, string described, double usual, Issues issues)
    {
        if (rate is >= 0 and < 1)
        {
            return true;
        }

        // 50 was meant as per cent.
        double suggested = rate is > 1 and < 100 ? rate / 100 : usual;
        issues.Suggest(Rules.OutOfDomain, argument, suggested.ToString("R", CultureInfo.InvariantCulture), name, described, rate, "in [0, 1)");
        return false;
    }
}
