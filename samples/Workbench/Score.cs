using System.Globalization;

namespace Workbench;

/// <summary>How well a network does on test rows: accuracy, or R² and the error in the label's units.</summary>
/// <param name="Main">Accuracy, or R².</param>
/// <param name="Error">For numbers: the root of the mean squared error, in the label's units.</param>
internal sealed record Score(double Main, double? Error)
{
    public static Score Of(ITrainableNetwork<float> network, Split split)
    {
        if (Target.Of(network).Classes is not null)
            return new Score(Trainer.Evaluate(network, split.Test, batchSize: 1024).Accuracy!.Value, null);

        R2Metric r2 = new();
        RootMeanSquaredErrorMetric error = new();
        network.Evaluate(split.Test, [r2, error], batchSize: 1024);
        double unit = split.Transform?.Targets[0] is NumberTransform { Scale: not 0 } label ? 1 / label.Scale : 1;
        return new Score(r2.Value, error.Value * unit);
    }

    public override string ToString() => Error is { } error
        ? string.Create(CultureInfo.InvariantCulture, $"R² {Main:0.000}, error (RMSE) {error:0.###}")
        : string.Create(CultureInfo.InvariantCulture, $"accuracy {Main:0.0000}");
}
