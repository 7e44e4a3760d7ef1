using System.Runtime.InteropServices;

namespace DeepInit.Runtime;

/// <content>A run that stops between phases, to look at what is there.</content>
public abstract partial class TeamJob
{
    /// <summary>Runs the job on the calling thread up to the last of the layers, and shows the values of each as they are there. Allocates.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="graph">The network.</param>
    /// <param name="layers">The layers, in the order of their phases.</param>
    /// <param name="input">What <see cref="InPlace"/> refers to; empty where the job has nothing in place.</param>
    /// <param name="unpack">Copies the values of a layer out of the job's memory.</param>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="observer">Who looks.</param>
    private protected unsafe void Observe<T>(NetworkGraph graph, LayerPlace[] layers, ReadOnlySpan<T> input, Action<LayerPlace, ObservedLayer, T[]> unpack, int rows, ILayerObserver<T> observer)
        where T : unmanaged
    {
        int phase = 0;
        fixed (T* start = input)
        {
            _rows = start;
            foreach (LayerPlace place in layers)
            {
                ObservedLayer layer = place.In(graph);
                if (observer is ISumsObserver<T> scaler && place.Sums is { Weight: >= 0 } sums)
                {
                    RunPhases(phase, sums.IsApart ? sums.Phase : sums.Phase + 1);
                    if (sums.IsApart)
                        RunSums(sums.Phase);
                    var made = new T[Guard.BatchLength(rows, layer.RowSize)];
                    unpack(place with { Offset = sums.Offset }, layer, made);
                    bool changed = scaler.ObserveSums(layer, sums, made);
                    phase = changed ? sums.First : sums.IsApart ? sums.Phase : sums.Phase + 1;
                }

                RunPhases(phase, place.Phase + 1);
                phase = place.Phase + 1;
                var values = new T[Guard.BatchLength(rows, layer.RowSize)];
                unpack(place, layer, values);
                observer.Observe(layer, values);
            }

            _rows = null;
        }
    }

    private void RunPhases(int first, int end)
    {
        if (first < end)
            Work(ShareOf(first, end));
    }

    private void RunSums(int phase) => WorkSums(ShareOf(phase, phase + 1));

    private TeamShare ShareOf(int first, int end)
    {
        var board = new TeamBoard<SharedMemory>(this, _phases, threads: 1);
        return new TeamShare(this, new TeamPart<SharedMemory>(board, 0, board.BeginPhases(first, end)));
    }
}
