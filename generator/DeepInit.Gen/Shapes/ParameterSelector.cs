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
        int[] deciding = Deciding(fitting, option);
        for (int i = 1; i < deciding.Length; i++)
        {
            (int first, int second) = (deciding[0], deciding[i]);
            if (!Equals(option(settings[first]), option(settings[second])) && _reported.Add((first, second, argument)))
            {
                (string one, string other) = (settings[first].Pattern, settings[second].Pattern);
                string remedy = one == other ? "the two are the same: leave one of them out"
                    : ParameterPattern.Matches(one, other) ? "the two fit the same: leave one of them out"
                    : $"neither is more specific: say it in [Parameter(\"{name}\")], or by another pattern that fits fewer";
                issues.At(Place.Parameter, second).Add(Rules.ParameterConflict, argument, argument, name, one, other, remedy);
            }
        }

        return deciding.Length == 0 ? null : deciding[0];
    }

    /// <summary>Those of the <c>[Parameter]</c>s that give an option than which none is more specific; several where they say the same.</summary>
    /// <param name="fitting">Those that fit a tensor.</param>
    /// <param name="option">What a <c>[Parameter]</c> says of the option; null for nothing.</param>
    public int[] Deciding(IReadOnlyList<int> fitting, Func<ParameterSpec, object?> option)
    {
        int[] giving = [.. fitting.Where(i => option(settings[i]) is not null)];
        return [.. giving.Where(i => !giving.Any(other => ParameterPattern.IsMoreSpecific(settings[other].Pattern, settings[i].Pattern)))];
    }
}
