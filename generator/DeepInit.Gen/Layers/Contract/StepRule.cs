namespace DeepInit.Gen.Layers;

/// <summary>What a layer makes of a value whose rows have lengths of their own.</summary>
internal enum StepFate
{
    /// <summary>It acts on each step, or goes through the steps in order: its value has the same steps.</summary>
    Keeps,

    /// <summary>It makes one value of all steps of a row.</summary>
    Ends,

    /// <summary>It would lose which steps are real.</summary>
    Refuses,
}

/// <summary>How a layer predicts a sequence that comes step by step, as in a session.</summary>
internal enum Streaming
{
    /// <summary>It cannot: it needs steps that are still to come, or all of them at once.</summary>
    No,

    /// <summary>It acts on each step alone.</summary>
    Alone,

    /// <summary>It keeps what it needs of earlier steps in the session (<see cref="Planning.ForwardPlanner.IsStepwise"/>), however many there have been.</summary>
    Carried,

    /// <summary>The same, for as many steps as the network was declared for.</summary>
    CarriedWithin,
}

/// <summary>What a layer does with the steps of what it reads, and how many it needs.</summary>
/// <param name="Fate">What becomes of the steps.</param>
/// <param name="Least">The fewest steps of a row that it has a value for: 0 or 1.</param>
/// <param name="Streaming">Whether, and how, it takes them one by one.</param>
internal readonly record struct StepRule(StepFate Fate, int Least, Streaming Streaming)
{
    /// <summary>It acts on each step alone, so that the value has the steps of what it is made of; a row may have none.</summary>
    public static StepRule Each => new(StepFate.Keeps, 0, Streaming.Alone);

    /// <summary>It goes through the steps in order: the value has the steps of what it is made of; a row may have none.</summary>
    public static StepRule Keeps => new(StepFate.Keeps, 0, Streaming.No);

    /// <summary>The value is one of a row, also of a row without steps.</summary>
    public static StepRule Ends => new(StepFate.Ends, 0, Streaming.No);

    /// <summary>It reads rows of one length alone.</summary>
    public static StepRule Refuses => new(StepFate.Refuses, 0, Streaming.No);

    /// <summary>The same of a layer that has no value for a row without steps.</summary>
    public StepRule OfAtLeastOne => this with { Least = 1 };

    /// <summary>The same of a layer that takes steps one by one, in some way.</summary>
    public StepRule Streamed(Streaming how) => this with { Streaming = how };
}
