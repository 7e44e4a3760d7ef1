namespace DeepInit;

/// <summary>Finds a learning rate for a network and its data, by a range test (Smith 2017), as fastai's <c>lr_find</c> does.</summary>
public static class LearningRateFinder
{
    /// <summary>
    /// Trains some steps with rates that grow exponentially, suggests rates by the course of the loss, and leaves the network as it was, to the bit: parameters, statistics, what the optimiser
    /// remembers, counters, rate, and with the counters the masks of dropout. So it does where it is cancelled, or an exception ends it.
    /// </summary>
    /// <remarks>
    /// Costs at most <see cref="FindLearningRateOptions.Steps"/> steps, and a copy of parameters and optimiser states meanwhile. A schedule that is declared on the class has no part in it. The rate holds
    /// for this network at this point of its training, with these batches; a training that begins with a low rate and ends with one bears more than the test.
    /// A network that is written by hand is restored as far as its state is in <see cref="INetwork{T}.Parameters"/>, <see cref="ITrainableNetwork{T}.StepCount"/> and <see cref="ITrainableNetwork{T}.LearningRate"/>.
    /// </remarks>
    /// <param name="network">The network, fresh or trained.</param>
    /// <param name="data">What it is to learn from: the training data, and none of the validation data.</param>
    /// <param name="options">Which rates, how many steps, what a step is; defaults unless given.</param>
    /// <returns>The curve, and what follows from it.</returns>
    /// <exception cref="ArgumentException">The data does not fit the network, or options are out of range.</exception>
    /// <exception cref="InvalidOperationException">Nothing of the network trains, or its optimiser has no rate from step to step (<see cref="RpropAttribute"/>).</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; the network is as it was.</exception>
    /// <example><code>
    /// LearningRateCurve rates = model.FindLearningRate(data, new FindLearningRateOptions { BatchSize = 64 });
    /// Console.WriteLine(rates);                        // a table, and the attribute line to paste
    /// model.LearningRate = rates.Suggestion ?? model.LearningRate;
    /// </code></example>
    public static LearningRateCurve FindLearningRate<T>(this ITrainableNetwork<T> network, Dataset<T> data, FindLearningRateOptions? options = null)
        where T : unmanaged => Find(network, data, options, fit => Trainer.FitAndMeasure(network, data, fit, validation: null, restores: true));

    /// <summary>Finds a learning rate on rows that are read meanwhile; otherwise as on a <see cref="Dataset{T}"/>.</summary>
    /// <param name="network">The network, fresh or trained.</param>
    /// <param name="data">What it is to learn from.</param>
    /// <param name="options">Which rates, how many steps, what a step is; defaults unless given.</param>
    /// <returns>The curve, and what follows from it.</returns>
    /// <exception cref="ArgumentException">Options are out of range, or need to know all rows before.</exception>
    /// <exception cref="InvalidOperationException">Nothing of the network trains, or its optimiser has no rate from step to step (<see cref="RpropAttribute"/>).</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; the network is as it was.</exception>
    public static LearningRateCurve FindLearningRate<T>(this ITrainableNetwork<T> network, DataSource<T> data, FindLearningRateOptions? options = null)
        where T : unmanaged => Find(network, data, options, fit => Trainer.FitOn(network, data, fit, restores: true));

    private static LearningRateCurve Find<T>(ITrainableNetwork<T> network, Dataset data, FindLearningRateOptions? options, Action<FitOptions> train)
        where T : unmanaged
    {
        if (network is null)
            throw new ArgumentNullException(nameof(network));
        if (data is null)
            throw new ArgumentNullException(nameof(data));
        options ??= new FindLearningRateOptions();
        options.Check();
        var test = new RangeTest(options, network.StepCount);
        FitOptions fit = options.ToFit(test);
        fit.Check();
        RequireRate(network);
        try
        {
            train(fit);
        }
        catch (FitCanceledException canceled)
        {
            throw new OperationCanceledException($"The search for a learning rate was cancelled after {test.Points.Count} of {options.Steps} steps; {network.Name} is as it was.", canceled, options.CancellationToken);
        }

        return new LearningRateCurve(network.Name, network.GetType(), test.Points, options.Steps, test.StopReason);
    }

    // The losses of rates that nothing moves by would be a curve all the same, and its noise a suggestion.
    private static void RequireRate<T>(ITrainableNetwork<T> network)
        where T : unmanaged
    {
        if (Attribute.IsDefined(network.GetType(), typeof(RpropAttribute), inherit: false))
        {
            throw new InvalidOperationException(
                $"{network.Name} trains by Rprop, whose steps begin at the learning rate and go on by the signs of gradients: rates that grow from step to step change nothing. Try a whole training for each rate, as Sweep.Run does with SweepParameter.LearningRate.");
        }

        if (network.Parameters.Count > 0 && network.Parameters.All(parameter => !parameter.Trainable || parameter.Frozen))
            throw new InvalidOperationException($"No parameter of {network.Name} trains: all are frozen, or declared with Trainable = false. No learning rate moves it.");
    }
}
