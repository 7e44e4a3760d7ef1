namespace Workbench.Anchors;

/// <summary>
/// Ends training as scikit-learn's MLP does: when the loss has been less than a tolerance below the lowest so far for more than 10 epochs in a row. Unlike
/// <see cref="EarlyStopping"/>, where small steps add up until they count, the lowest loss moves with every step down; it stops earlier on slow descents.
/// </summary>
/// <param name="tolerance">How much lower the loss has to be.</param>
internal sealed class PlateauStopping(double tolerance) : TrainingCallback
{
    private const int Patience = 10;
    private double _lowest = double.PositiveInfinity;
    private int _waited;

    public override void EpochFinished(TrainingContext training, EpochProgress epoch)
    {
        _waited = epoch.Loss > _lowest - tolerance ? _waited + 1 : 0;
        _lowest = Math.Min(_lowest, epoch.Loss);
        if (_waited > Patience)
            training.Stop($"the loss no longer fell by {tolerance} an epoch");
    }
}
