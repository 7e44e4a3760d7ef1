using DeepInit.Gen.Collections;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Shapes;

/// <summary>
/// Which <c>[Parameter]</c> decides each option of a tensor. Several may fit one tensor. Each option is taken from the most specific that gives it: of two, the one whose
/// tensors are all among the other's. Where neither is, and they differ, nobody can say what was meant: an error, rather than an order of attributes that one has to know.
/// </summary>
internal sealed class ParameterSelector(EquatableArray<ParameterSpec> settings, Issues issues)
{
    private readonly HashSet<(int, int, string)> _reported = [];
    private readonly bool[] _fits = new bool[settings.Count];

    /// <summary>Whether a <c>[Parameter]</c> has fitted some tensor.</summary>
    public bool Fits(int index) => _fits[index];

    /// <summary>The <c>[Parameter]</c>s that fit a tensor.</summary>
    public IReadOnlyList<int> Of(string name)
    {
        int[] fitting = [.. Enumerable.Range(0, settings.Count).Where(i => ParameterPattern.Matches(settings[i].Pattern, name))];
        foreach (int i in fitting)
        {
            _fits[i] = true;
        }

        return fitting;
    }

    /// <summary>The <c>[Parameter]</c> that decides an option; null where none gives it.</summary>
    /// <param name="name">The tensor.</param>
    /// <param name="fitting">Those that fit it.</param>
    /// <param name="argument">The option's argument, for messages.</param>
    /// <param name="option">What a <c>[Parameter]</c> says of the option; null for nothing.</param>
    public int? Decide(string name, IReadOnlyList<int> fitting, string argument, Func<ParameterSpec, object?> option)
    {
        int[] giving = [.. fitting.Where(i => option(settings[i]) is not null)];
        int[] deciding = [.. giving.Where(i => !giving.Any(other => ParameterPattern.IsMoreSpecific(settings[other].Pattern, settings[i].Pattern)))];
        for (int i = 1; i < deciding.Length; i++)
        {
            (int first, int second) = (deciding[0], deciding[i]);
            if (!Equals(option(settings[first]), option(settings[second])) && _reported.Add((first, second, argument)))
            {
                issues.At(Place.Parameter, second).Add(Rules.ParameterConflict, argument, argument, name, settings[first].Pattern, settings[second].Pattern);
            }
        }

        return deciding.Length == 0 ? null : deciding[0];
    }
}
