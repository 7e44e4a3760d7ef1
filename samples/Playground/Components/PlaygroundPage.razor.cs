using System.Diagnostics;
using Microsoft.AspNetCore.Components;
using Playground.Networks;
using Playground.Points;
using Playground.Training;

namespace Playground.Components;

/// <summary>The page: what the visitor chose, and the loop that trains between two frames.</summary>
public sealed partial class PlaygroundPage
{
    /// <summary>A run stops by itself here: enough for every pair of choices that learns at all.</summary>
    private const int EpochsOfARun = 400;

    /// <summary>Training gets this much of a frame; the rest is for measuring, painting and the visitor.</summary>
    private static readonly TimeSpan TrainingTime = TimeSpan.FromMilliseconds(16);

    private static readonly TimeSpan BetweenMeasurements = TimeSpan.FromMilliseconds(120);
    private static readonly TimeSpan BetweenAnnouncements = TimeSpan.FromSeconds(4);

    private static readonly (PointKind, string)[] PointKinds = [(PointKind.Moons, "Moons"), (PointKind.Circles, "Circles"), (PointKind.Spirals, "Spirals"), (PointKind.Own, "My own")];

    private static readonly (Initializer, string)[] Initializers =
        [(Initializer.Zeros, "Zeros"), (Initializer.Gaussian, "Gaussian"), (Initializer.He, "He"), (Initializer.Xavier, "Xavier"), (Initializer.Orthogonal, "Orthogonal"), (Initializer.ZerO, "ZerO"), (Initializer.Derived, "Derived"), (Initializer.FromData, "From data")];

    private static readonly (Optimizer, string)[] Optimizers =
    [
        (Optimizer.SGD, "SGD"), (Optimizer.Adam, "Adam"), (Optimizer.AdamW, "AdamW"), (Optimizer.ScheduleFreeAdamW, "Schedule-Free"), (Optimizer.Lion, "Lion"), (Optimizer.Muon, "Muon"), (Optimizer.SOAP, "SOAP"),
        (Optimizer.Prodigy, "Prodigy"),
    ];

    private static readonly (bool, string)[] Classes = [(true, "● blue"), (false, "▲ amber")];

    private static readonly double[] Rates = [1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1];

    private readonly TrainingSession _session = new();
    private PointKind _points = PointKind.Moons;
    private bool _blue = true;
    private int _rate = Array.IndexOf(Rates, 0.01);
    private bool _training;
    private bool _disposed;
    private bool _boundaryIsOld = true;
    private string _status = "";
    private string _source = "";

    private string RateText => FormattableString.Invariant($"{Rates[_rate]:0.####}");

    private string Lesson => _session.Diverged
        ? "The weights are no numbers any more: the learning rate was too large. Choose a smaller one and start over."
        : NetworkCatalog.LessonOf(_session.Initializer);

    /// <inheritdoc/>
    public void Dispose() => _disposed = true;

    /// <inheritdoc/>
    protected override void OnInitialized() => Restart();

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (!_boundaryIsOld)
            return;
        Browser.DrawBoundary("boundary", _session.Boundary, TrainingSession.GridSide);
        _boundaryIsOld = false;
    }

    private async Task ToggleAsync()
    {
        if (_training)
        {
            _training = false;
            return;
        }

        _training = true;
        Announce("Training");
        int last = _session.Epoch + EpochsOfARun;
        long measured = 0, announced = Stopwatch.GetTimestamp();
        while (_training && !_disposed && !_session.Diverged && _session.Epoch < last && _session.Points.Count > 0)
        {
            _session.Train(TrainingTime);
            if (Stopwatch.GetElapsedTime(measured) > BetweenMeasurements)
            {
                Measure();
                measured = Stopwatch.GetTimestamp();
                if (Stopwatch.GetElapsedTime(announced) > BetweenAnnouncements)
                {
                    Announce("Training");
                    announced = measured;
                }

                StateHasChanged();
            }

            await Browser.NextFrame();
        }

        _training = false;
        Measure();
        Announce(_session.Diverged ? "Diverged" : "Stopped");
    }

    private void OneEpoch()
    {
        _session.TrainEpoch();
        Measure();
        Announce("Stopped");
    }

    private void ChoosePoints(PointKind kind)
    {
        _points = kind;
        _session.Use(PointSet.Create(kind));
        Restart();
    }

    private void ChooseInitializer(Initializer initializer)
    {
        _session.Initializer = initializer;
        Restart();
    }

    private void ChooseOptimizer(Optimizer optimizer)
    {
        _session.Optimizer = optimizer;

        // Plain gradient descent wants ten times the step of the adaptive methods, signs a third, and Prodigy 1: a fair start for each.
        ChooseRate(Array.IndexOf(Rates, optimizer switch
        {
            Optimizer.SGD => 0.1,
            Optimizer.ScheduleFreeAdamW or Optimizer.Muon => 0.03,
            Optimizer.Lion => 0.003,
            Optimizer.Prodigy => 1,
            _ => 0.01,
        }));
        Restart();
    }

    private void ChooseRate(ChangeEventArgs e) => ChooseRate(int.Parse((string)e.Value!, System.Globalization.CultureInfo.InvariantCulture));

    private void ChooseRate(int index)
    {
        _rate = index;
        _session.LearningRate = Rates[index];
    }

    private void NewSeed()
    {
        _session.Seed++;
        Restart();
    }

    private void Restart()
    {
        _session.Restart();
        _source = NetworkCatalog.SourceOf(_session.Initializer, _session.Optimizer);
        _boundaryIsOld = true;
        Announce("New network");
    }

    private void Place((float X, float Y) at)
    {
        _points = PointKind.Own;
        _session.Use([.. _session.Points, new LabelledPoint(at.X, at.Y, _blue)]);
        _boundaryIsOld = true;
        _status = FormattableString.Invariant($"{(_blue ? "Blue" : "Amber")} point at {at.X:0.0}, {at.Y:0.0}; {_session.Points.Count} points.");
    }

    private void RemoveLast()
    {
        if (_session.Points.Count == 0)
            return;
        _points = PointKind.Own;
        _session.Use([.. _session.Points.SkipLast(1)]);
        _boundaryIsOld = true;
        _status = FormattableString.Invariant($"Point taken away; {_session.Points.Count} points.");
    }

    private void Measure()
    {
        _session.Measure();
        _boundaryIsOld = true;
    }

    private void Announce(string state) =>
        _status = FormattableString.Invariant($"{state}: epoch {_session.Epoch}, loss {_session.Loss:0.000}, accuracy {_session.Accuracy:0 %}.");
}
