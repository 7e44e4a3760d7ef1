namespace DeepInit;

/// <summary>
/// Trains on the rows of each batch whose loss is smallest, and leaves out a share of the others: rows whose labels are wrong have large losses while a network learns what is common to the right ones. The
/// selection of Co-teaching (Han &amp; al. 2018) by the network itself; see <see cref="FitOptions.Selection"/>.
/// </summary>
/// <remarks>
/// <para>Of n rows those with the ⌊(1 − R) n⌋ smallest losses stay, at least one, in the order of the batch; of equal losses the first. R grows evenly from 0 at step 0 to <see cref="Rate"/> at step <see cref="RampSteps"/>, because
/// the losses of a network that knows nothing yet say nothing. Steps are counted as <c>StepCount</c> counts them, so that a second <c>Fit</c>, and one that was interrupted, go on where the first stopped.</para>
/// <para>The loss of a row is that of the row by itself, in inference mode: without dropout, with the running statistics of batch normalisations, with averages of weights where the network predicts with them, without sample weights. The step is then one on the batch of
/// the rows that stay: means divide by their number. Rows are left out for one step; in the next epoch they are asked again. Losses that <c>Fit</c> shows are those of the rows that stayed.</para>
/// <para>Costs a forward pass for each row, by itself, which is together about as much as the step.</para>
/// </remarks>
/// <example><code>
/// // A fifth of the labels are wrong; 60 000 rows in batches of 128, left out in full after 10 epochs.
/// var options = new FitOptions { Epochs = 50, BatchSize = 128, Selection = new SmallLossSelection(rate: 0.2, rampSteps: 10 * 469) };
/// </code></example>
public sealed class SmallLossSelection
{
    /// <summary>Leaves out the rows with the largest losses.</summary>
    /// <param name="rate">The share to leave out, in (0, 1): about that of the labels that are wrong.</param>
    /// <param name="rampSteps">Steps until so much is left out, at least 0: ten epochs' in the paper.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public SmallLossSelection(double rate, long rampSteps)
    {
        // The negated pattern also catches NaN.
        Rate = rate is > 0 and < 1 ? rate : throw new ArgumentOutOfRangeException(nameof(rate), rate, "The share of rows to leave out is more than 0 and less than 1.");
        RampSteps = rampSteps >= 0 ? rampSteps : throw new ArgumentOutOfRangeException(nameof(rampSteps), rampSteps, "A number of steps is at least 0.");
    }

    /// <summary>The share that is left out in the end.</summary>
    public double Rate { get; }

    /// <summary>Steps until so much is left out.</summary>
    public long RampSteps { get; }

    /// <summary>How many rows of a batch stay.</summary>
    /// <param name="rows">Rows of the batch, at least 1.</param>
    /// <param name="step">The number of steps that the network has made before.</param>
    public int Stay(int rows, long step)
    {
        double rate = step >= RampSteps ? Rate : Rate * step / RampSteps;
        return (int)Math.Max(1, ShareOf.Floor(rows, 1 - rate));
    }
}
