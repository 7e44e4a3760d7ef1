using System.Runtime.InteropServices;

namespace DeepInit.Runtime;

/// <content>A run that stops between phases, to look at what is there.</content>
public abstract partial class TeamJob
{
    /// <summary>Runs the job on the calling thread up to the last of the layers, and shows the values of each as they are there. Allocates.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="layers">The layers, in the order of their phases.</param>
    /// <param name="input">What <see cref="InPlace"/> refers to; empty where the job has nothing in place.</param>
    /// <param name="memory">The job's memory.</param>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="observer">Who looks.</param>
    protected unsafe void Observe<T>(LayerPlace[] layers, ReadOnlySpan<T> input, AlignedBlock<T> memory, int rows, ILayerObserver<T> observer)
        where T : unmanaged
    {
        int phase = 0;
        fixed (T* start = input)
        {
            _rows = start;
            foreach (LayerPlace place in layers)
            {
                RunPhases(phase, place.Phase + 1);
                phase = place.Phase + 1;
                ObservedLayer layer = place.Layer;
                var values = new T[Guard.BatchLength(rows, layer.RowSize)];
                Panels.Unpack(ref memory.Span[rows * place.Offset], rows * (layer.RowSize / layer.Units), layer.Units, values);
                observer.Observe(layer, values);
            }

            _rows = null;
        }
    }

    private void RunPhases(int first, int end)
    {
        var board = new TeamBoard<SharedMemory>(this, _phases, threads: 1);
        Work(new TeamShare(this, new TeamPart<SharedMemory>(board, 0, board.BeginPhases(first, end))));
    }
}
