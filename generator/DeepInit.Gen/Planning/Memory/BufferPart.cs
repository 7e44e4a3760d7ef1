namespace DeepInit.Gen.Planning;

/// <summary>
/// A part of a buffer, in every row: some of its panels at some of its positions. So the heads of attention are panels of one buffer, and the steps of a recurrent layer
/// positions; what was computed from all steps but the last is read beside all but the first.
/// </summary>
/// <param name="FirstPanel">The first panel of features.</param>
/// <param name="EndPanel">The panel after the last, or <see cref="All"/>.</param>
/// <param name="FirstPosition">The first position.</param>
/// <param name="EndPosition">The position after the last, or <see cref="All"/>.</param>
internal readonly record struct BufferPart(int FirstPanel, int EndPanel, int FirstPosition, int EndPosition)
{
    /// <summary>As an end: as far as the buffer goes.</summary>
    public const int All = int.MaxValue;

    /// <summary>The whole buffer.</summary>
    public static BufferPart Whole { get; } = new(0, All, 0, All);

    public static BufferPart OfPanels(int first, int count) => new(first, first + count, 0, All);

    public static BufferPart OfPositions(int first, int count) => new(0, All, first, first + count);

    /// <summary>Whether two parts of one buffer have a number in common.</summary>
    public bool Meets(BufferPart other) => MeetsPanels(other) && MeetsPositions(other);

    /// <summary>What of this part another one leaves: up to four parts.</summary>
    public IEnumerable<BufferPart> Without(BufferPart other)
    {
        if (!Meets(other))
        {
            yield return this;
            yield break;
        }

        if (FirstPanel < other.FirstPanel)
        {
            yield return this with { EndPanel = other.FirstPanel };
        }

        if (other.EndPanel < EndPanel)
        {
            yield return this with { FirstPanel = other.EndPanel };
        }

        BufferPart between = this with { FirstPanel = Math.Max(FirstPanel, other.FirstPanel), EndPanel = Math.Min(EndPanel, other.EndPanel) };
        if (FirstPosition < other.FirstPosition)
        {
            yield return between with { EndPosition = other.FirstPosition };
        }

        if (other.EndPosition < EndPosition)
        {
            yield return between with { FirstPosition = other.EndPosition };
        }
    }

    /// <summary>What of this part none of some others has.</summary>
    public IEnumerable<BufferPart> Without(IEnumerable<BufferPart> others) =>
        others.Aggregate((IEnumerable<BufferPart>)[this], (left, other) => [.. left.SelectMany(part => part.Without(other))]);

    private bool MeetsPanels(BufferPart other) => FirstPanel < other.EndPanel && other.FirstPanel < EndPanel;

    private bool MeetsPositions(BufferPart other) => FirstPosition < other.EndPosition && other.FirstPosition < EndPosition;

    /// <summary>The same numbers in a buffer whose panels are counted from another one on.</summary>
    public BufferPart Moved(int panels) => this with { FirstPanel = FirstPanel + panels, EndPanel = EndPanel == All ? All : EndPanel + panels };

    /// <summary>The part with ends in place of <see cref="All"/>.</summary>
    public BufferPart In(BufferForm form) => this with { EndPanel = Math.Min(EndPanel, form.Panels), EndPosition = Math.Min(EndPosition, form.Shape.Positions) };
}
