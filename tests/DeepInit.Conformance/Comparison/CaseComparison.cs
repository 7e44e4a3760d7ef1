using DeepInit.Conformance.Execution;
using DeepInit.Conformance.Reading;

namespace DeepInit.Conformance.Comparison;

/// <summary>
/// Compares a run with what its case expects. A quantity on one side only is a fault: nothing is passed over.
/// The order of the deviations is that in which a failing case is read: outputs, loss, gradients, then what training made of them.
/// </summary>
internal sealed class CaseComparison
{
    /// <summary>Half an ulp of float32 on either side, relative: the floor of the units that the format defines, used where it states none.</summary>
    private const double SingleUlp = 1.0 / (1 << 23);

    private static readonly string[] ReadingOrder = ["output/", "grad/", "param/", "eval_param/", "opt/", "opt_flat/", "opt_scalar/", "buffer/", "output_eval_last/", "ema/", "output_eval_ema/", "eval_loss_ema", "swa/", "swa_buffer/", "output_eval_swa/", "eval_loss_swa", "generate/"];

    private readonly ConformanceCase _case;
    private readonly Expectations _expected;
    private readonly Measurements _measured;
    private readonly List<Deviation> _deviations = [];
    private readonly List<string> _faults;

    private CaseComparison(ConformanceCase conformanceCase, Measurements measured)
    {
        _case = conformanceCase;
        _expected = conformanceCase.Expected;
        _measured = measured;
        _faults = [.. measured.Faults];
    }

    /// <summary>Compares everything.</summary>
    public static ComparisonResult Compare(ConformanceCase conformanceCase, Measurements measured)
    {
        var comparison = new CaseComparison(conformanceCase, measured);
        if (measured.Faults.Count == 0)
        {
            comparison.Compare();
        }

        return new ComparisonResult(comparison._deviations, comparison._faults);
    }

    private void Compare()
    {
        CompareSteps();
        RequireSameNames();
        Dictionary<string, MeasuredTensor> measured = _measured.Tensors.ToDictionary(tensor => tensor.Name);
        foreach (string family in ReadingOrder)
        {
            foreach ((string name, ExpectedTensor expected) in _expected.Tensors)
            {
                if (name.StartsWith(family, StringComparison.Ordinal) && measured.TryGetValue(name, out MeasuredTensor? tensor))
                {
                    CompareTensor(tensor, expected);
                }
            }

            if (family == "output/")
            {
                CompareScalar("loss of ComputeGradients", _measured.GradientLoss, _expected.Losses[0], _expected.LossUnits[0]);
            }
            else if (family == "grad/")
            {
                CompareTraining();
            }
        }

        // The format states no unit for this loss: its definition of units, with the last step's for what cannot be known from here (its sensitivity).
        double singleError = Math.Abs(_expected.EvaluationLoss - _expected.EvaluationLossSingle);
        double unit = Math.Max(singleError, Math.Max(SingleUlp * Math.Abs(_expected.EvaluationLoss), _expected.LossUnits[^1]));
        CompareScalar("eval_loss_last", _measured.EvaluationLoss, _expected.EvaluationLoss, unit);
    }

    private void CompareSteps()
    {
        int forwards = _case.Passes;
        RequireCount("loss_f64", forwards, _expected.Losses.Count);
        RequireCount("loss_tol_unit", forwards, _expected.LossUnits.Count);
        RequireCount("batch_start", forwards, _expected.BatchStarts.Count);
        RequireCount("batch_count", forwards, _expected.BatchCounts.Count);
        RequireCount("learning_rate", _case.Steps, _expected.LearningRates.Count);
        if (_expected.LossParts is { } parts)
        {
            RequireCount("loss_parts_f64", forwards, parts.Count);
        }

        if (_expected.GradientNorms is { } norms)
        {
            RequireCount("grad_norm_f64", Math.Max(1, _case.Steps), norms.Count);
        }

        for (int i = 0; i < forwards; i++)
        {
            (int start, int count) = _measured.Rows[i];
            if (start != _expected.BatchStarts[i] || count != _expected.BatchCounts[i])
            {
                int expectedEnd = _expected.BatchStarts[i] + _expected.BatchCounts[i];
                _faults.Add($"batch {i} is rows {start} to {start + count - 1}, expected {_expected.BatchStarts[i]} to {expectedEnd - 1}");
            }
        }

        for (int i = 0; i < _case.Steps; i++)
        {
            // Both are closed forms in double: they differ in the order of operations only.
            double rate = _measured.LearningRates[i];
            if (!(Math.Abs(rate - _expected.LearningRates[i]) <= 1e-12 * (Math.Abs(rate) + 1e-3)))
            {
                _faults.Add($"learning_rate[{i}] is {rate:R}, expected {_expected.LearningRates[i]:R}");
            }
        }
    }

    private static void RequireCount(string name, int expected, int got)
    {
        if (got != expected)
        {
            throw new CaseFormatException($"'{name}' has {got} entries, expected {expected}");
        }
    }

    private void RequireSameNames()
    {
        HashSet<string> measured = [.. _measured.Tensors.Select(tensor => tensor.Name)];
        IEnumerable<string> expected = _expected.Tensors.Keys;
        _faults.AddRange(expected.Where(name => !measured.Contains(name)).Select(name => $"{name} is expected, but was not computed"));
        _faults.AddRange(measured.Where(name => !_expected.Tensors.ContainsKey(name)).Select(name => $"{name} was computed, but is not expected"));
        _faults.AddRange(expected.Where(name => !IsOfAFamily(name)).Select(name => $"{name} is of no known family"));
    }

    private static bool IsOfAFamily(string name) => ReadingOrder.Any(family => name.StartsWith(family, StringComparison.Ordinal));

    private void CompareTraining()
    {
        for (int i = 0; i < _measured.Losses.Count; i++)
        {
            CompareScalar($"loss[{i}]", _measured.Losses[i], _expected.Losses[i], _expected.LossUnits[i]);
        }

        if (_expected.LossParts is { } parts)
        {
            for (int i = 0; i < parts.Count; i++)
            {
                CompareParts(i, _measured.LossParts[i], parts[i]);
            }
        }

        if (_expected.GradientNorms is { } norms)
        {
            // A norm moves no more than the gradient does: at first by the gradient's units, later by what rounding has made of the parameters as well.
            double first = Math.Max(SingleUlp, TensorsOf("grad/").Max(tensor => tensor.Unit) / norms[0]);
            double later = Math.Max(first, TensorsOf("param/").Max(tensor => tensor.MaxAbs > 0 ? tensor.Unit / tensor.MaxAbs : 0));
            for (int i = 0; i < norms.Count; i++)
            {
                CompareScalar($"grad_norm[{i}]", _measured.GradientNorms[i], norms[i], (i == 0 ? first : later) * norms[i]);
            }
        }

        if (_expected.MomentumProduct is { } product)
        {
            CompareScalar("mu_product", _measured.MomentumProduct ?? double.NaN, product, SingleUlp * product);
        }
    }

    private void CompareParts(int step, double[] measured, double[] expected)
    {
        RequireCount($"loss_parts_f64[{step}]", measured.Length, expected.Length);
        for (int part = 0; part < expected.Length; part++)
        {
            // The unit of the total, which the parts make.
            double unit = Math.Max(_expected.LossUnits[step], SingleUlp * Math.Abs(expected[part]));
            CompareScalar($"loss_parts[{step}][{part}]", measured[part], expected[part], unit);
        }
    }

    private IEnumerable<ExpectedTensor> TensorsOf(string family) =>
        _expected.Tensors.Where(entry => entry.Key.StartsWith(family, StringComparison.Ordinal)).Select(entry => entry.Value);

    private void CompareTensor(MeasuredTensor measured, ExpectedTensor expected)
    {
        if (!measured.Shape.AsSpan().SequenceEqual(expected.Shape))
        {
            _faults.Add($"{measured.Name} has shape [{string.Join(", ", measured.Shape)}], expected [{string.Join(", ", expected.Shape)}]");
            return;
        }

        double[] values = measured.Values;
        double worst = 0;
        for (int i = 0; i < expected.Values.Length; i++)
        {
            double units = Deviation.Of(measured.Name, values[expected.Indices?[i] ?? i], expected.Values[i], expected.Unit).Units;
            worst = Math.Max(worst, units);
        }

        _deviations.Add(new Deviation(measured.Name, worst));

        // Of a sampled tensor these are all that is known of the other elements. What follows from n elements each within c units is demanded, no less and no
        // more: the largest within c units, the norm within c · √n, the sum (roundings of one gradient often share a sign) within c · n.
        CompareScalar($"max({measured.Name})", values.Length == 0 ? 0 : values.Max(Math.Abs), expected.MaxAbs, expected.Unit);
        CompareScalar($"sum({measured.Name})", values.Sum(), expected.Sum, expected.Unit * values.Length);
        CompareScalar($"l2({measured.Name})", Math.Sqrt(values.Sum(value => value * value)), expected.L2, expected.Unit * Math.Sqrt(values.Length));
    }

    private void CompareScalar(string name, double got, double expected, double unit) => _deviations.Add(Deviation.Of(name, got, expected, unit));
}
