namespace Workbench.Anchors.Protocol;

/// <summary>
/// scikit-learn's rule: stop after eleven epochs in a row whose training loss is not below the least so far by 0.0001. The weights stay those of the last epoch.
/// </summary>
/// <remarks>
/// <see cref="EarlyStopping"/>, like Keras', measures against the last loss that was better by the margin, and goes on while many small steps add up to it. This rule
/// measures against the least loss of all, and stops there.
/// </remarks>
internal sealed class LossPlateau : TrainingCallback
{
    private const double Tolerance = 1e-4;
    private const int Patience = 10;

    private double _least = double.PositiveInfinity;
    private int _waited;

    public override void EpochFinished(TrainingContext training, EpochProgress epoch)
    {
        // Written so that NaN is no better than anything.
        _waited = epoch.Loss <= _least - Tolerance ? 0 : _waited + 1;
        if (epoch.Loss < _least)
            _least = epoch.Loss;
        if (_waited > Patience)
            training.Stop($"The loss has not fallen by more than {Tolerance} for {_waited} epochs.");
    }
}
