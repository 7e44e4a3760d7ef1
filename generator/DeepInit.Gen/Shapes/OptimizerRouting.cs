using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Shapes;

/// <summary>
/// Which of two optimisers moves a parameter. An optimiser of matrices takes the hidden ones; what it does not take, and what a <c>[Parameter]</c> names it for, the one beside it moves.
/// </summary>
internal sealed class OptimizerRouting
{
    private readonly NetworkSpec _spec;
    private readonly OptimizerSpec[] _optimizers;
    private readonly OutputLayers _ends;
    private readonly List<string> _refused = [];
    private readonly bool[] _moves = new bool[2];

    public OptimizerRouting(NetworkSpec spec, OutputLayers ends)
    {
        _spec = spec;
        _optimizers = [.. new[] { spec.Optimizer, spec.Beside }.Where(optimizer => optimizer is not null).Select(optimizer => optimizer!)];
        _ends = ends;
    }

    /// <summary>Decides.</summary>
    /// <param name="request">What the layer asks for.</param>
    /// <param name="name">The parameter.</param>
    /// <param name="node">Its layer.</param>
    /// <param name="trainable">Whether anything moves it.</param>
    /// <param name="asked">What a <c>[Parameter]</c> says; null where none does.</param>
    /// <param name="pattern">Its pattern.</param>
    /// <param name="issues">Where it is reported that it cannot be, at the <c>[Parameter]</c>.</param>
    /// <returns>The optimiser, null without any, its number, and why it is not another; empty where there is nothing to say.</returns>
    public (OptimizerSpec? Optimizer, int Index, string Why) Of(ParameterRequest request, string name, Node node, bool trainable, string? asked, string pattern, Issues issues)
    {
        if (_optimizers.Length == 0)
        {
            return (null, 0, "");
        }

        string refusal = Takes(0) ? Refusal(request, node) : "";
        int index = refusal.Length > 0 ? 1 : 0;
        if (asked is not null)
        {
            int named = Array.FindIndex(_optimizers, optimizer => OptimizerCatalog.Of(optimizer).Word == asked);
            string owner = $"[Parameter(\"{pattern}\")]";
            if (named < 0)
            {
                issues.Add(Rules.OutOfDomain, "Optimizer", "Optimizer", owner, $"\"{asked}\"", string.Join(" or ", _optimizers.Select(optimizer => $"\"{OptimizerCatalog.Of(optimizer).Word}\"")));
            }
            else if (Takes(named) && request.Shape.Count < 2)
            {
                issues.Add(Rules.OutOfDomain, "Optimizer", "Optimizer", owner, $"\"{asked}\"", $"another optimiser for '{name}', which is no matrix");
            }
            else
            {
                (index, refusal) = (named, "");
            }
        }

        if (index < _optimizers.Length)
        {
            _moves[index] |= trainable;
            return (_optimizers[index], index, _optimizers.Length == 1 || asked is not null || !Takes(0) ? "" : index == 0 ? "hidden matrix" : refusal);
        }

        if (trainable)
        {
            _refused.Add($"{name} ({refusal})");
        }

        return (_optimizers[0], 0, refusal);

        bool Takes(int optimizer) => OptimizerCatalog.Of(_optimizers[optimizer]).TakesMatricesAlone;
    }

    /// <summary>Reports what no optimiser moves, and an optimiser that moves nothing.</summary>
    public void Check(Issues issues)
    {
        if (_refused.Count > 0)
        {
            string more = _refused.Count > 1 ? $" and {_refused.Count - 1} more" : "";
            issues.At(Place.Optimizer, 0).Add(Rules.MatricesAlone, "", Word(0), _spec.Type.Name, _refused[0] + more);
        }

        if (_optimizers.Length == 2 && !_moves[0] && _moves[1] && !OptimizerCatalog.Of(_optimizers[0]).TakesMatricesAlone)
        {
            issues.At(Place.Optimizer, 0).Add(Rules.SeveralOptimizers, "", _spec.Type.Name, $"[{Word(0)}] and [{Word(1)}]", $"nothing is left for [{Word(0)}] to move: keep [{Word(1)}] alone");
        }

        if (_optimizers.Length == 2 && !_moves[1] && !OptimizerCatalog.Of(_optimizers[0]).TakesMatricesAlone)
        {
            issues.At(Place.Optimizer, 1).Add(
                Rules.SeveralOptimizers, "", _spec.Type.Name, $"[{Word(0)}] and [{Word(1)}]", $"nothing says which parameters [{Word(1)}] moves: keep one, or write [Parameter(\"…\", Optimizer = \"{Word(1)}\")]");
        }

        string Word(int optimizer) => OptimizerCatalog.Of(_optimizers[optimizer]).Word;
    }

    // Why an optimiser of hidden matrices leaves a tensor; empty where it does not.
    private string Refusal(ParameterRequest request, Node node)
    {
        if (request.Shape.Count < 2)
        {
            return "a vector";
        }

        if (request.Purpose is not (ParameterPurpose.Matrix or ParameterPurpose.Projection))
        {
            return "no matrix of a layer";
        }

        return request.Shape[0] == 1 || request.Shape.Skip(1).All(n => n == 1) ? "one side is 1" : _ends.Has(node) ? "the output layer" : "";
    }
}
