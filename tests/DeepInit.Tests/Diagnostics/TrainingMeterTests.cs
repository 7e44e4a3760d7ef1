using System.Diagnostics.Metrics;
using DeepInit.Tests.Training;

namespace DeepInit.Tests.Diagnostics;

public sealed class TrainingMeterTests
{
    [Fact]
    public void ATrainingIsMeasured()
    {
        var sums = new Dictionary<string, double>();
        var last = new Dictionary<string, double>();
        using MeterListener listener = Listen((name, value) =>
        {
            sums[name] = sums.GetValueOrDefault(name) + value;
            last[name] = value;
        });
        var network = new LineNetwork { LearningRate = 0.25 };
        using var meter = new TrainingMeter();
        double loss = 0;
        var options = new FitOptions { Epochs = 2, BatchSize = 8, Validation = Points.Line(4), Callbacks = { meter } };
        options.Callbacks.Add(new LambdaCallback
        {
            OnStepFinished = training =>
            {
                if (training is not { Epoch: 2, Step: 3 })
                    return;
                listener.RecordObservableInstruments();
                loss = training.Loss;
            },
        });
        History history = Trainer.Fit(network, Points.Line(20), options);

        Assert.Equal(6, sums["deepinit.training.steps"]);
        Assert.Equal(40, sums["deepinit.training.rows"]);
        Assert.Equal(2, sums["deepinit.training.epochs"]);
        Assert.Equal(history.Sum(e => e.Seconds), sums["deepinit.training.epoch.duration"], 1e-12);
        Assert.Equal(loss, last["deepinit.training.loss"]);
        Assert.Equal(0.25, last["deepinit.training.learning_rate"]);
        Assert.Equal(history[0].ValidationLoss, last["deepinit.training.validation_loss"]);

        // After the end there is nothing to observe.
        last.Clear();
        listener.RecordObservableInstruments();
        Assert.Empty(last);
    }

    [Fact]
    public void AStepAllocatesNothing()
    {
        using MeterListener listener = Listen(null);
        using var meter = new TrainingMeter();
        long[] taken = new long[101];
        var options = new FitOptions { Epochs = 1, BatchSize = 1, Callbacks = { meter } };
        options.Callbacks.Add(new LambdaCallback { OnStepFinished = training => taken[training.Step] = GC.GetAllocatedBytesForCurrentThread() });
        Trainer.Fit(new LineNetwork(notes: false), Points.Line(100), options);

        // Ten steps are a round: see Allocations.
        Assert.Equal(0, Enumerable.Range(1, 9).Min(round => taken[(round * 10) + 9] - taken[round * 10]));
    }

    // Other tests may train at the same time: only this thread's counters and the gauges of networks of this name are looked at.
    private static MeterListener Listen(Action<string, double>? measured)
    {
        int thread = Environment.CurrentManagedThreadId;
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == TrainingMeter.MeterName)
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.Start();
        return listener;

        void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (measured is null || Environment.CurrentManagedThreadId != thread)
                return;
            Assert.Equal("network", tags[0].Key);
            Assert.Equal("Line", tags[0].Value);
            measured(instrument.Name, value);
        }
    }
}
