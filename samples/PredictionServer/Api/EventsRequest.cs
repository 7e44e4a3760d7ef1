using PredictionServer.Taste;

namespace PredictionServer.Api;

/// <summary>What a client has seen its users do.</summary>
/// <param name="Events">What was shown to whom, and whether it was chosen.</param>
public sealed record EventsRequest(TasteEvent[] Events)
{
    // The longest id: room for any key of a shop, and not for a book.
    private const int LongestId = 64;

    /// <summary>What is wrong with a request, by the place in its JSON; null if nothing is.</summary>
    public static Dictionary<string, string[]>? Faults(EventsRequest? request)
    {
        // JSON may leave out what the type promises.
        if (request?.Events is not { Length: > 0 and <= Server.MostRows } events)
            return Fault("events", $"1 to {Server.MostRows} events are expected, {request?.Events?.Length ?? 0} came.");
        for (int i = 0; i < events.Length; i++)
        {
            if (events[i] is not { } one)
                return Fault($"events[{i}]", """An event is expected: {"user":"anna","item":"solaris","chosen":true}.""");
            if (one.User is not { Length: > 0 and <= LongestId })
                return Fault($"events[{i}].user", $"1 to {LongestId} characters are expected, {one.User?.Length ?? 0} came.");
            if (one.Item is not { Length: > 0 and <= LongestId })
                return Fault($"events[{i}].item", $"1 to {LongestId} characters are expected, {one.Item?.Length ?? 0} came.");
        }

        return null;
    }

    /// <summary>The events as rows.</summary>
    public Shown[] Rows() => Array.ConvertAll(Events, one => new Shown(one.User, one.Item, one.Chosen));

    private static Dictionary<string, string[]> Fault(string place, string message) => new() { [place] = [message] };
}

/// <summary>Something that was shown.</summary>
/// <param name="User">To whom.</param>
/// <param name="Item">What.</param>
/// <param name="Chosen">Whether it was chosen; it was unless said otherwise.</param>
public sealed record TasteEvent(string User, string Item, bool Chosen = true);
