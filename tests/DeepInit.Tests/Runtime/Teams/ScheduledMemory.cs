using DeepInit.Runtime;

namespace DeepInit.Tests.Runtime.Teams;

/// <summary>Memory whose accesses happen in the order that an <see cref="Interleaver"/> says.</summary>
internal readonly struct ScheduledMemory : ITeamMemory
{
    // Words of a team are 1, of a helper 32, of boards more, as the protocol lays them out; models have boards that are larger than a helper.
    private const int Called = 8;
    private const int Inside = 24;

    public int TurnsBeforeSleep => 0;

    private static Interleaver Machine => Interleaver.Current;

    public long Read(long[] words, int at)
    {
        long value = Machine.Access(words, at, static before => (before, false));

        // Whichever call it is that a helper follows, it is all that it knows.
        if (IsHelper(words) && at == Called)
            Machine.Forget((ulong)value, at);
        return value;
    }

    public void Write(long[] words, int at, long value)
    {
        if (Machine.Mutation == Mutation.RunsStayOpen && IsBoard(words) && (int)value == 0 && words[at] != 0)
            return;
        Machine.Access(words, at, _ => (value, true));
    }

    public long Exchange(long[] words, int at, long value)
    {
        return Machine.Mutation == Mutation.HelpersDoNotSignIn && IsHelper(words) && at == Inside
            ? 0
            : Machine.Access(words, at, _ => (value, true));
    }

    public long CompareExchange(long[] words, int at, long value, long expected)
    {
        Mutation mutation = Machine.Mutation;
        bool isCall = IsBoard(words) && at == 0;
        if (mutation == Mutation.ClaimsAreTwoSteps && IsBoard(words) && at > 0)
        {
            long seen = Machine.Access(words, at, static before => (before, false));
            if (seen == expected)
                Machine.Access(words, at, _ => (value, true));
            return seen;
        }

        if (mutation == Mutation.FailuresAreLost && isCall && (int)value == 2)
            return 0;
        if (mutation == Mutation.EndsOverlookFailures && isCall && (int)value == 0)
            expected = Math.Max(expected, words[at]);
        if (mutation == Mutation.RunsStayOpen && isCall && (int)value == 0)
            return expected;
        long found = Machine.Access(words, at, before => before == expected ? (value, true) : (before, false));
        return mutation == Mutation.EndsOverlookFailures && isCall && found == expected && (int)value == 0 ? (found & ~3L) | 1 : found;
    }

    public void Add(long[] words, int at, long value)
    {
        if (Machine.Mutation == Mutation.ReportsAreTwoSteps)
        {
            long seen = Machine.Access(words, at, static before => (before, false));
            Machine.Access(words, at, _ => (seen + value, true));
            return;
        }

        Machine.Access(words, at, before => (before + value, true));
    }

    public TItem? Read<TItem>(ref TItem? place)
        where TItem : class
    {
        Machine.Point();
        if (place is { } item)
            Machine.Learn(Machine.NameOf(item));
        return place;
    }

    public void Write<TItem>(ref TItem? place, TItem value)
        where TItem : class
    {
        Machine.Point();
        place = value;
        Machine.NoteReference(Machine.NameOf(value));
    }

    public void Spin(int turn) => Machine.Spin(turn);

    public void Idle(int turn)
    {
    }

    public void Sleep(SemaphoreSlim semaphore) => Machine.Sleep(semaphore);

    public void Wake(SemaphoreSlim semaphore) => Machine.Wake(semaphore);

    private static bool IsHelper(long[] words) => words.Length == 32;

    private static bool IsBoard(long[] words) => words.Length > 32;
}
