using System.Globalization;

namespace DeepInit;

/// <summary>A trial has come to a rung of a <see cref="Sweep"/>, or to its end.</summary>
/// <param name="Trial">Which trial, from 0.</param>
/// <param name="Settings">Its settings.</param>
/// <param name="Epochs">Epochs that it has been trained for.</param>
/// <param name="Score">Its score so far; NaN where it has none.</param>
/// <param name="Best">The best score of all so far, whatever their epochs.</param>
/// <param name="Begun">Trials that have come to their first rung.</param>
/// <param name="Trials">How many trials there will be.</param>
public sealed record SweepProgress(int Trial, SweepSettings Settings, int Epochs, double Score, double Best, int Begun, int Trials)
{
    /// <summary>A line: <c>12/27 - trial 5, 9 epochs: 0.1234 (best 0.1201) - LearningRate 0.01</c>.</summary>
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture, "{0}/{1} - trial {2}, {3}: {4:G4} (best {5:G4}) - {6}", Begun, Trials, Trial, Counted.Of(Epochs, "epoch"), Score, Best, Settings);
}
