using DeepInit.Gen.Planning.Ops;

namespace DeepInit.Gen.Planning;

/// <summary>
/// Memory that an op holds while it runs, for the proof that no two ops race. It says by itself what a race is, and knows nothing of how <see cref="Scheduler"/> decides waits:
/// a rule that forgets something would else prove itself. Here each touch is taken apart into all the memory that it means; two ops race where they hold memory in common
/// and one of them writes there.
/// </summary>
/// <param name="Memory">Which memory.</param>
/// <param name="Place">The number of the buffer or of the parameter there.</param>
/// <param name="Part">The part of a buffer.</param>
/// <param name="Writes">Whether it is written.</param>
internal readonly record struct Held(Held.Kind Memory, int Place, BufferPart Part, bool Writes)
{
    /// <summary>The kinds of memory that threads share.</summary>
    internal enum Kind
    {
        /// <summary>Working memory.</summary>
        Working,

        /// <summary>The numbers of parameters.</summary>
        Parameters,

        /// <summary>Their gradients.</summary>
        Gradients,
    }

    /// <summary>All that an op holds.</summary>
    public static IEnumerable<Held> By(KernelOp op) => op.Touches.SelectMany(Of);

    /// <summary>What a touch means.</summary>
    public static IEnumerable<Held> Of(Touch touch)
    {
        bool writes = touch.Access != Access.Read;
        switch (touch.Room)
        {
            case Room.Buffer:
                yield return new(Kind.Working, touch.Place, touch.Part, writes);
                break;
            case Room.Parameter:
                yield return new(Kind.Parameters, touch.Place, BufferPart.Whole, writes);
                break;
            case Room.Gradient:
                yield return new(Kind.Gradients, touch.Place, BufferPart.Whole, writes);

                // A run in which the optimiser acts at once moves the parameter where its gradient comes to be.
                yield return new(Kind.Parameters, touch.Place, BufferPart.Whole, writes);
                break;
            case Room.Zeros when writes:
                throw new InvalidOperationException("The zeros are written.");
            case Room.Zeros:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(touch), $"What memory {touch.Room} is has not been said.");
        }
    }

    /// <summary>Whether two ops race.</summary>
    public static bool Race(IReadOnlyList<Held> one, IReadOnlyList<Held> other, IReadOnlyList<PlannedBuffer> buffers)
    {
        foreach (Held a in one)
        {
            foreach (Held b in other)
            {
                if ((a.Writes || b.Writes) && a.Memory == b.Memory && (a.Memory == Kind.Working ? a.Meets(b, buffers) : a.Place == b.Place))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // One buffer, or two that have lain on each other one after the other.
    private bool Meets(Held other, IReadOnlyList<PlannedBuffer> buffers) => buffers[Place].Meets(Part, buffers[other.Place], other.Part);
}
