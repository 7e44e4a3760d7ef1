using System.Diagnostics;
using Microsoft.AspNetCore.Components;
using Playground.Networks;
using Playground.Training;

namespace Playground.Components;

/// <summary>The part of the page where a language model learns, and shows what it writes.</summary>
public sealed partial class WritingPanel
{
    private static readonly TimeSpan TrainingTime = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan BetweenTexts = TimeSpan.FromSeconds(1.5);

    private static readonly (Writer, string)[] Writers = [(Writer.GRU, "GRU"), (Writer.GPT, "Small GPT")];

    private WritingSession? _session;
    private string _source = "";
    private string _status = "";
    private bool _training;
    private bool _disposed;

    /// <inheritdoc/>
    public void Dispose() => _disposed = true;

    // The text is read when the page is there to be looked at.
    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        await Browser.NextFrame();
        _session = new WritingSession();
        _source = NetworkCatalog.SourceOf(_session.Writer);
        StateHasChanged();
    }

    private async Task ToggleAsync()
    {
        if (_training)
        {
            _training = false;
            return;
        }

        _training = true;
        _status = "The network is learning to write.";
        long written = Stopwatch.GetTimestamp();
        while (_training && !_disposed)
        {
            _session!.Train(TrainingTime);
            if (Stopwatch.GetElapsedTime(written) > BetweenTexts)
            {
                _session.Write(_session.Prompt);
                written = Stopwatch.GetTimestamp();
            }

            StateHasChanged();
            await Browser.NextFrame();
        }

        _session!.Write(_session.Prompt);
        _status = FormattableString.Invariant($"Stopped after {_session.Steps} steps; loss of a character {_session.Loss:0.00}.");
    }

    private void Restart(Writer writer)
    {
        _session!.Restart(writer);
        _source = NetworkCatalog.SourceOf(writer);
    }

    private void Begin(ChangeEventArgs e) => _session!.Write((string)e.Value!);
}
