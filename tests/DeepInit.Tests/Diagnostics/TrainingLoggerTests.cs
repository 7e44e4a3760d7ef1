using DeepInit.Tests.Training;
using Microsoft.Extensions.Logging;

namespace DeepInit.Tests.Diagnostics;

public sealed class TrainingLoggerTests
{
    [Fact]
    public void StartEpochsAndEndAreEntries()
    {
        var logger = new Lines();
        var options = new FitOptions { Epochs = 2, BatchSize = 8, Callbacks = { new TrainingLogger(logger) } };
        History history = Trainer.Fit(new LineNetwork(), Points.Line(20), options);
        Assert.Equal(4, logger.Entries.Count);
        Assert.Equal("Training of Line starts: 2 epochs", logger.Entries[0].Text);
        Assert.StartsWith("Line, epoch 1 of 2: 3 steps in ", logger.Entries[1].Text, StringComparison.Ordinal);
        Assert.Equal("Training of Line has ended after epoch 2: all epochs are done", logger.Entries[3].Text);
        Assert.Contains(new KeyValuePair<string, object?>("Loss", history[1].Loss), logger.Entries[2].Values);
    }

    private sealed class Lines : ILogger
    {
        public List<(string Text, IReadOnlyList<KeyValuePair<string, object?>> Values)> Entries { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Assert.Equal(LogLevel.Information, logLevel);
            Entries.Add((formatter(state, exception), [.. (IReadOnlyList<KeyValuePair<string, object?>>)state!]));
        }
    }
}
