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

/// <summary>What a layer does with the steps of what it reads, and how many it needs.</summary>
/// <param name="Fate">What becomes of the steps.</param>
/// <param name="Least">The fewest steps of a row that it has a value for: 0 or 1.</param>
internal readonly record struct StepRule(StepFate Fate, int Least)
{
    /// <summary>The value has the steps of what it is made of; a row may have none.</summary>
    public static StepRule Keeps => new(StepFate.Keeps, 0);

    /// <summary>The value is one of a row, also of a row without steps.</summary>
    public static StepRule Ends => new(StepFate.Ends, 0);

    /// <summary>It reads rows of one length alone.</summary>
    public static StepRule Refuses => new(StepFate.Refuses, 0);

    /// <summary>The same of a layer that has no value for a row without steps.</summary>
    public StepRule OfAtLeastOne => this with { Least = 1 };
}
