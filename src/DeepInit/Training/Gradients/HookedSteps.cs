using DeepInit.Runtime;

namespace DeepInit;

/// <summary>Takes the steps of a training in two halves, and calls a hook between them.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class HookedSteps<T>
    where T : unmanaged
{
    private readonly IGradientTrainableNetwork<T> _network;
    private readonly IGradientHook<T> _hook;
    private readonly IDivisorHook? _divisors;
    private readonly GradientStep<T> _step;
    private readonly Statistics<T> _statistics;

    private HookedSteps(IGradientTrainableNetwork<T> network, IGradientHook<T> hook)
    {
        _network = network;
        _hook = hook;
        _divisors = hook as IDivisorHook;
        _step = new GradientStep<T>(network);
        _statistics = new Statistics<T>(network.Parameters);
    }

    /// <summary>What the hook of the last step has added to its loss.</summary>
    public double Added { get; private set; }

    /// <summary>The steps of a training; null where it has no hook.</summary>
    /// <exception cref="ArgumentException">The hook is of another element type, or the network does not show its gradients.</exception>
    public static HookedSteps<T>? Create(ITrainableNetwork<T> network, IGradientHook? hook)
    {
        if (hook is null)
            return null;
        if (hook is not IGradientHook<T> typed)
            throw new ArgumentException($"FitOptions.GradientHook, a {CSharpName.Of(hook.GetType())}, is a hook of another element type; {network.Name} needs an IGradientHook<{CSharpName.Of(typeof(T))}>.");
        if (network.Parameters.Store is { NeedsAllRows: true })
            throw new ArgumentException($"FitOptions.GradientHook: {network.Name} trains by LBFGS, which evaluates the loss at several points for each step, so that there are no gradients of which a step is made; expected no hook.");
        return network is IGradientTrainableNetwork<T> trainable
            ? new HookedSteps<T>(trainable, typed)
            : throw new ArgumentException($"FitOptions.GradientHook needs a network that shows its gradients; {network.Name} is no IGradientTrainableNetwork<{CSharpName.Of(typeof(T))}>.");
    }

    /// <summary>One step.</summary>
    /// <param name="batch">What it learns from.</param>
    /// <param name="copies">How often each row is there.</param>
    /// <param name="guard">The network's guard, in a step of the loop; the hook is none of it. Null for a network without parameters of its own.</param>
    /// <returns>The loss, with what the hook has made of it.</returns>
    public double Take(Batch<T> batch, int copies, NetworkGuard? guard)
    {
        _statistics.Capture();
        long before = _network.StepCount;
        bool counts;
        try
        {
            double loss = Scalar.ToDouble(_network.ComputeGradients(batch, _divisors));
            counts = _network.Parameters.Store?.GradientsCount ?? true;
            _step.Begin(batch.Rows / copies, loss);
            if (guard is not null)
                guard.IsInHook = true;
            _hook.OnGradients(_step);
            Added = _step.Loss - loss;
        }
        catch
        {
            // The forward pass has moved the statistics, and a hook may have set the counter; nothing else has changed.
            _statistics.Restore();
            _network.StepCount = before;
            throw;
        }
        finally
        {
            if (guard is not null)
                guard.IsInHook = false;
        }

        if (_step.Updates && (counts || HasGradients()))
        {
            _network.Parameters.Store?.CountGradients();
            _network.ApplyGradients();
        }
        else
        {
            _network.StepCount++;
        }

        return _step.Loss;
    }

    // Rows that weigh nothing have gradients of 0; what else is there, the hook has brought from other machines.
    private bool HasGradients()
    {
        foreach (T gradient in _step.Gradients)
        {
            if (!gradient.Equals(default(T)))
                return true;
        }

        return false;
    }
}
