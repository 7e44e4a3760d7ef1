using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Planning.Ops;

/// <summary>
/// One kernel call. There are as many kinds as loop skeletons, not as many as layers. An op says everything about itself: memory plans, waits between threads, the
/// verifier and the emitters ask it, and nobody asks what type it is. What an abstract member asks, every op must answer: a silent default would be a data race.
/// </summary>
/// <param name="Name">What its generated method is called; null where the runtime has it.</param>
/// <param name="Comment">What it computes.</param>
internal abstract record KernelOp(KernelName? Name, string Comment)
{
    /// <summary>The name of its method, as text; empty where the runtime has it.</summary>
    public string Method => Name?.ToString() ?? "";

    /// <summary>The layers whose ops share its method and what they compute; null where it has the method to itself.</summary>
    public string? SharedComment { get; init; }

    /// <summary>What its method computes.</summary>
    public string Summary => SharedComment ?? Comment;

    /// <summary>Every place that it reads or writes. Two ops that touch one place, one of them to write, never run at once.</summary>
    public abstract IEnumerable<Touch> Touches { get; }

    /// <summary>What threads claim of it one by one.</summary>
    public abstract Items Items { get; }

    /// <summary>Memory that each thread needs for itself while it computes an item.</summary>
    public abstract Scratch Scratch { get; }

    /// <summary>Whether it draws numbers while training, unless <c>IsRandomized</c> is off.</summary>
    public abstract bool IsRandom { get; }

    /// <summary>Whether it takes an argument <c>training</c>: false when a loss is computed as in prediction.</summary>
    public abstract bool ReadsMode { get; }

    /// <summary>Whether its call needs nothing but its operands, so that a single row can be computed on the stack, without a job and without an engine's memory.</summary>
    public abstract bool RunsOnStack { get; }

    /// <summary>The sequences that it goes through, where its buffers have numbers for their steps and for the rows of the call; null for ops that take all steps alike.</summary>
    public virtual RowCount? Sequences => null;

    /// <summary>The sequences of another value that it reads, whose rows have other lengths, or the only ones; null for most.</summary>
    public virtual RowCount? Memory => null;

    /// <summary>The length of its sums, where it runs on the tiles of products; else 0.</summary>
    public virtual int SumLength => 0;

    /// <summary>What its own parts do not agree on, such as a formula and the operands that it reads; nothing for ops without a formula.</summary>
    public virtual IEnumerable<string> Faults => [];

    /// <summary>The operand that may as well be rows as users hand them over; null where everything must be panels.</summary>
    public virtual BufferUse? RowMajorOperand => null;

    /// <summary>The same op on such rows.</summary>
    public virtual KernelOp OnRowMajor() => throw new InvalidOperationException($"{Method} reads panels only.");

    /// <summary>The buffer that it then writes as rows too, so that all who read that one must take rows; null where it goes on writing panels.</summary>
    public virtual BufferUse? RowMajorResult => null;

    /// <summary>The same op, which multiplies what it writes by the derivative of an activation before it stores it; null where it cannot.</summary>
    /// <param name="activation">The activation f.</param>
    /// <param name="value">What f' is computed from.</param>
    public virtual KernelOp? TimesDerivative(ActivationSpec activation, Operand value) => null;

    /// <summary>The same op, which adds another value to its sums before it applies an activation and stores them; null where it cannot.</summary>
    /// <param name="activation">The activation.</param>
    /// <param name="other">The other value.</param>
    public virtual KernelOp? PlusValue(ActivationSpec activation, BufferUse other) => null;

    /// <summary>The same op, which stores the sums of weights that it makes as they are: itself where it does nothing else to them. Null where it makes none.</summary>
    public virtual KernelOp? SumsAlone => null;

    /// <summary>The product of matrices that its sums are; null where they are none, or more than one.</summary>
    public virtual PlainProduct? Product => null;

    /// <summary>What it computes then: "dense0: z of y = max(0, z), …".</summary>
    protected string CommentOfSums => Comment.Insert(Comment.IndexOf(": ", StringComparison.Ordinal) + 2, "z of ");

    /// <summary>The buffers among the places that it touches.</summary>
    public IEnumerable<(BufferUse Buffer, Access Access)> Uses =>
        Touches.Where(touch => touch.Room == Room.Buffer).Select(touch => (new BufferUse(touch.Place), touch.Access));

    /// <summary>The parameters whose gradients it computes or adds to.</summary>
    public IEnumerable<int> Gradients => Touches.Where(touch => touch.Room == Room.Gradient && touch.Access != Access.Read).Select(touch => touch.Place);

    /// <summary>Whether it reads or moves the block of parameters.</summary>
    public bool ReadsParameters => Touches.Any(touch => touch.Room is Room.Parameter or Room.Zeros);
}
